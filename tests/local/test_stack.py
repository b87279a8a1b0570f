"""The stack starts as a whole, and what is already done is not done again."""

import asyncio
import socket
from collections.abc import Iterator
from pathlib import Path

import asyncpg
import httpx
import pytest
from confluent_kafka.admin import AdminClient
from joserfc import jwt
from joserfc.jwk import KeySet

from deploy.local.identity import mint
from deploy.local.layout import SERVICES, anywhere
from deploy.local.ports import HOST
from deploy.local.services import environment
from deploy.local.stack import Stack
from deploy.local.trouble import Trouble


@pytest.fixture(scope="module")
def stack(stack_folder: Path) -> Iterator[Stack]:
    with Stack(stack_folder / "stack", anywhere(), durable=False) as started:
        started.start()
        yield started


def test_every_service_has_a_topic_of_twelve_partitions_that_is_kept(stack: Stack) -> None:
    topics = AdminClient({"bootstrap.servers": stack.kafka.bootstrap}).list_topics(timeout=30).topics
    assert {name: len(topic.partitions) for name, topic in topics.items() if name.startswith("ocop")} == {
        f"ocop.{service}.v1": 12 for service in SERVICES
    }


async def test_a_service_can_not_enter_the_database_of_another(stack: Stack) -> None:
    registry, trade = stack.database("registry"), stack.database("trade")
    own = await asyncpg.connect(registry.url)
    await own.close()
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await asyncpg.connect(registry.url, database=trade.name)


async def test_full_text_and_trigrams_are_there(stack: Stack) -> None:
    admin = await asyncpg.connect(stack.postgres.url("postgres", "registry"))
    await admin.execute("create extension pg_trgm; create extension unaccent; create extension btree_gist")
    assert await admin.fetchval("select unaccent('Mật ong Đồng Tháp')") == "Mat ong Dong Thap"
    await admin.close()


async def test_a_token_is_verified_by_the_published_keys(stack: Stack) -> None:
    async with httpx.AsyncClient(base_url=stack.issuer.url) as issuer:
        discovery = (await issuer.get("/.well-known/openid-configuration")).json()
        assert discovery["issuer"] == stack.issuer.url
        keys = KeySet.import_key_set((await issuer.get(discovery["jwks_uri"])).json())
    claims = jwt.decode(mint(stack.folder, "an"), keys, algorithms=["ES256"]).claims
    assert (claims["sub"], claims["iss"], claims["aud"]) == ("an", stack.issuer.url, "ocop")


async def test_a_rotated_key_still_verifies_what_it_signed(stack: Stack) -> None:
    before = mint(stack.folder, "an")
    newest = stack.issuer.rotate()
    after = mint(stack.folder, "an")
    async with httpx.AsyncClient(base_url=stack.issuer.url) as issuer:
        keys = KeySet.import_key_set((await issuer.get("/jwks")).json())
    assert jwt.decode(before, keys, algorithms=["ES256"]).header["kid"] != newest
    assert jwt.decode(after, keys, algorithms=["ES256"]).header["kid"] == newest


def test_private_keys_are_not_published(stack: Stack) -> None:
    assert "d" not in httpx.get(f"{stack.issuer.url}/jwks").json()["keys"][0]


def test_a_service_is_told_everything_under_its_own_prefix(stack: Stack) -> None:
    told = environment(stack, "trade")
    assert told["TRADE_DATABASE_URL"] == stack.database("trade").url
    assert told["TRADE_HTTP_PORT"] == str(stack.layout.services["trade"])
    assert Path(told["TRADE_PERSON_KEY_FILE"]) == stack.folder / "keys" / "person"


def test_secrets_are_readable_by_their_owner_only(stack: Stack) -> None:
    environment(stack, "trade")
    files = [stack.folder / "secret", stack.folder / "issuer-keys.json", *(stack.folder / "keys").iterdir()]
    assert {file.stat().st_mode & 0o777 for file in files} == {0o600}


def test_a_second_start_finds_what_the_first_one_left(stack_folder: Path) -> None:
    folder = stack_folder / "twice"

    async def remember(stack: Stack) -> str:
        connection = await asyncpg.connect(stack.database("registry").owner_url)
        await connection.execute("create table if not exists memory as select now() as at")
        found = await connection.fetchval("select at from memory")
        await connection.close()
        return str(found)

    seen: list[tuple[str, bytes]] = []
    for _ in range(2):
        with Stack(folder, anywhere()) as stack:
            stack.start()
            identity = (folder / "kafka-1" / "data" / "meta.properties").read_bytes()
            seen.append((asyncio.run(remember(stack)), identity))
    assert seen[0] == seen[1]


def test_a_port_in_use_is_named_before_anything_starts(tmp_path: Path) -> None:
    layout = anywhere()
    with socket.create_server((HOST, layout.services["trade"])), pytest.raises(Trouble) as refused:
        Stack(tmp_path / "stack", layout).start()
    assert str(layout.services["trade"]) in refused.value.what
    assert not (tmp_path / "stack").exists()
