"""A subject is erased with an event that says who had it done, both or neither, and once."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import asyncpg
import pytest
from ocop.kernel.v1 import erasure_pb2

from deploy.local.databases import Database
from kernel.codec import Codec
from kernel.erasure import EraseSubject, SubjectErased, erasure
from kernel.postgres import Pool, PostgresStore
from kernel.sealed import Sealed
from kernel.store import Events
from kernel.testing import check
from kernel.vault import Erased, FileMaster, Vault
from kernel.vault.erasing import NoSuchSubject, erase_subject

LAN, MONDAY = "person-lan", datetime(2024, 3, 4, 9, tzinfo=UTC)
AN, BINH = "person-an", "person-binh"
codec = Codec(messages=[erasure_pb2], says=[SubjectErased])


@pytest.fixture
def vault(connections: Pool, tmp_path: Path) -> Vault:
    (tmp_path / "master").write_bytes(b"m" * 32)
    return Vault(connections, FileMaster(tmp_path / "master"))


async def erase(connections: Pool, by: str = AN) -> bool:
    return await erase_subject(connections, codec, LAN, actor=by, at=MONDAY)


async def written(connections: Pool) -> list[tuple[str, str, datetime]]:
    """Subject, actor and time of each erasure."""
    history = await Events(PostgresStore(connections), codec).history(erasure, LAN)
    return [(r.event.subject, r.metadata.actor, r.metadata.occurred_at) for r in history]


async def sealed(vault: Vault) -> Sealed:
    return await vault.seal(LAN, "producer-1", "name", "Lan")


def test_a_subject_is_erased() -> None:
    check(erasure, given=[], when=EraseSubject(subject=LAN), then=[SubjectErased(subject=LAN)])


def test_erasing_twice_changes_nothing() -> None:
    check(erasure, given=[SubjectErased(subject=LAN)], when=EraseSubject(subject=LAN), then=[])


async def test_what_is_erased_is_unreadable_and_says_who_had_it_done(
    connections: Pool, vault: Vault, tmp_path: Path
) -> None:
    name = await sealed(vault)
    assert await erase(connections)
    with pytest.raises(Erased):
        await Vault(connections, FileMaster(tmp_path / "master")).open(name, "producer-1", "name")
    assert await written(connections) == [(LAN, AN, MONDAY)]


async def test_asked_twice_it_happens_once(connections: Pool, vault: Vault) -> None:
    await sealed(vault)
    assert [await erase(connections), await erase(connections), await erase(connections, BINH)] == [
        True,
        False,
        False,
    ]
    assert await written(connections) == [(LAN, AN, MONDAY)]


async def test_asked_by_many_at_once_it_happens_once(connections: Pool, vault: Vault) -> None:
    await sealed(vault)
    done = await asyncio.gather(*(erase(connections, f"person-{n}") for n in range(8)))
    assert sorted(done) == [False] * 7 + [True]
    assert len(await written(connections)) == 1


async def test_of_whom_nothing_was_sealed_nothing_is_written(connections: Pool) -> None:
    with pytest.raises(NoSuchSubject):
        await erase(connections)
    assert await written(connections) == []
    assert await connections.fetchval("select count(*) from vault_keys") == 0


async def test_what_was_erased_without_an_event_gets_one(connections: Pool, vault: Vault) -> None:
    await sealed(vault)
    await vault.erase(LAN)
    assert not await erase(connections)
    assert await written(connections) == [(LAN, AN, MONDAY)]


async def test_where_the_key_can_not_be_destroyed_no_event_says_so(
    connections: Pool, vault: Vault, migrated: Database
) -> None:
    name = await sealed(vault)
    owner = await asyncpg.connect(migrated.owner_url)
    await owner.execute(f'revoke update on vault_keys from "{migrated.service}"')
    await owner.close()
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await erase(connections)
    assert await written(connections) == []
    assert await vault.open(name, "producer-1", "name") == b"Lan"
