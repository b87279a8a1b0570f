"""The OpenAPI documents of the services, as they are served, without a database."""

from collections.abc import Iterator
from pathlib import Path

from fastapi import FastAPI
from pydantic import TypeAdapter

from kernel.http.app import create_app
from kernel.http.schema import Json
from services.evaluation import app as evaluation
from services.evaluation.settings import Settings as EvaluationSettings
from services.registry import app as registry
from services.registry.settings import Settings as RegistrySettings
from services.trade import app as trade
from services.trade.settings import Settings as TradeSettings

SERVICES = ("registry", "evaluation", "trade")
METHODS = ("get", "put", "post", "delete")

an_object: TypeAdapter[Json] = TypeAdapter(Json)


def at(node: object, *path: str) -> Json:
    """The object at the end of the path; empty where there is none."""
    for name in path:
        node = an_object.validate_python(node).get(name, {})
    return an_object.validate_python(node)


def document_of(service: str, folder: Path) -> Json:
    """`folder` is where the application keeps its keys."""
    return an_object.validate_python(_application(service, folder).openapi())


def operations(document: Json) -> Iterator[tuple[str, Json]]:
    """Each as `GET /path`, with what the document says of it."""
    for path, methods in at(document, "paths").items():
        for method in METHODS:
            if method in at(methods):
                yield f"{method.upper()} {path}", at(methods, method)


def _application(service: str, folder: Path) -> FastAPI:
    for key in ("master", "person"):
        (folder / key).write_bytes(key[0].encode() * 32)
    common = {
        "database_url": "postgresql://nowhere",
        "owner_database_url": "postgresql://nowhere",
        "kafka": "127.0.0.1:1",
        "issuer": "http://127.0.0.1:1",
        "master_key_file": folder / "master",
        "person_key_file": folder / "person",
        "http_port": 0,
    }
    match service:
        case "registry":
            settings = RegistrySettings.model_validate({**common, "evidence_url": folder.as_uri()})
            return create_app(registry.service(settings), settings)
        case "evaluation":
            return create_app(evaluation.service(), EvaluationSettings.model_validate(common))
        case _:
            return create_app(trade.service(), TradeSettings.model_validate(common))
