"""What describes the deployment says the same as the code that is deployed."""

import importlib
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from deploy.local.layout import fixed
from kernel.settings import ServiceSettings
from tests.architecture.sources import ROOT, SERVICES

COMPOSE = ROOT / "deploy/compose.yaml"
VARIABLE = re.compile(r"\$\{([A-Z_]+)")


def composed(name: str) -> dict[str, object]:
    """One service of the compose file, with what it merges in."""
    return yaml.safe_load(COMPOSE.read_text())["services"][name]


def settings(service: str) -> type[ServiceSettings]:
    return importlib.import_module(f"services.{service}.settings").Settings


def strings(value: object) -> dict[str, str]:
    assert isinstance(value, dict)
    return {str(k): str(v) for k, v in value.items()}  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType] - YAML of any shape


def test_the_compose_file_is_one() -> None:
    checker = Path(sys.executable).with_name("check-jsonschema")
    done = subprocess.run(
        [checker, "--builtin-schema", "vendor.compose-spec", COMPOSE],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("service", SERVICES)
def test_a_composed_service_is_told_all_that_its_settings_need(service: str) -> None:
    prefix = f"{service.upper()}_"
    image = (ROOT / "services" / service / "Dockerfile").read_text()
    told = {*strings(composed(service)["environment"]), *re.findall(rf"\b({prefix}\w+)=", image)}
    known = {f"{prefix}{name}".upper(): field for name, field in settings(service).model_fields.items()}
    assert told <= known.keys()
    assert {name for name, field in known.items() if field.is_required()} <= told


@pytest.mark.parametrize("service", SERVICES)
def test_a_composed_service_migrates_first_and_then_runs_whole(service: str) -> None:
    migration, running = composed(f"{service}-migrate"), composed(service)
    assert migration["command"] == ["migrate"]
    assert running["command"] == ["all"]
    assert running["depends_on"] == {f"{service}-migrate": {"condition": "service_completed_successfully"}}
    assert migration["environment"] == running["environment"]


@pytest.mark.parametrize("service", SERVICES)
def test_a_composed_service_is_reached_where_it_always_is_and_from_this_machine_only(service: str) -> None:
    port = fixed().services[service]
    assert composed(service)["ports"] == [f"127.0.0.1:{port}:{port}"]
    assert f"EXPOSE {port}" in (ROOT / "services" / service / "Dockerfile").read_text()


def test_every_variable_of_the_compose_file_is_in_the_example() -> None:
    example = (ROOT / "deploy/compose.env.example").read_text()
    offered = set(re.findall(r"^([A-Z_]+)=", example, re.MULTILINE))
    assert set(VARIABLE.findall(COMPOSE.read_text())) == offered


def test_every_file_that_the_compose_file_mounts_is_there() -> None:
    mounted = re.findall(r"- (\./[\w./-]+):", COMPOSE.read_text())
    assert mounted
    assert [f for f in mounted if not (COMPOSE.parent / f).is_file()] == []
    broker = composed("kafka")["env_file"]
    assert isinstance(broker, list)
    assert (COMPOSE.parent / str(broker[0])).is_file()  # pyright: ignore[reportUnknownArgumentType] - YAML of any shape


def test_the_broker_makes_no_topic_by_itself() -> None:
    said = (ROOT / "deploy/kafka/broker.env").read_text().splitlines()
    values = dict(line.split("=", 1) for line in said if not line.startswith("#"))
    assert values["KAFKA_AUTO_CREATE_TOPICS_ENABLE"] == "false"
    assert len(values["CLUSTER_ID"]) == 22


def test_the_collectors_pipelines_are_made_of_what_it_declares() -> None:
    said = yaml.safe_load((ROOT / "deploy/otel/collector.yaml").read_text())
    for pipeline in said["service"]["pipelines"].values():
        for kind, used in pipeline.items():
            assert set(used) <= said[kind].keys()
    port = said["receivers"]["otlp"]["protocols"]["http"]["endpoint"].rpartition(":")[2]
    for service in SERVICES:
        endpoint = strings(composed(service)["environment"])[f"{service.upper()}_OTLP_ENDPOINT"]
        assert endpoint == f"http://collector:{port}"
