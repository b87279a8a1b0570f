"""What is sealed opens only for its subject, at its place, unchanged, and never again once it is erased."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import asyncpg
import pytest
import pytest_asyncio
from hypothesis import given
from hypothesis import strategies as st

from deploy.local.databases import Database
from deploy.local.scratch import ScratchDatabases
from kernel.postgres import Pool, pool
from kernel.sealed import Sealed
from kernel.vault import Erased, FileMaster, Tampered, Vault
from kernel.vault.envelope import Envelope
from kernel.vault.master import Unwrappable
from kernel.vault.vault import KEPT
from tests.kernel.conftest import kernel_tables

STREAM, FIELD = "producer-1", "contact"
CONTACT = "Bà Nguyễn, 0900 000 000"
envelope = Envelope("person-1", b"k" * 32)
places = st.tuples(st.text(max_size=20), st.text(max_size=20), st.text(max_size=20))


@pytest_asyncio.fixture(scope="module")
async def keeping(databases: ScratchDatabases) -> AsyncIterator[Database]:
    made = await databases.create(kernel_tables)
    yield made
    await databases.drop(made)


@pytest_asyncio.fixture(scope="module")
async def connections(keeping: Database) -> AsyncIterator[Pool]:
    made = await pool(keeping.url)
    yield made
    await made.close()


@pytest.fixture(scope="module")
def master(tmp_path_factory: pytest.TempPathFactory) -> FileMaster:
    file = tmp_path_factory.mktemp("vault") / "master"
    file.write_bytes(b"m" * 32)
    return FileMaster(file)


@pytest.fixture
def vault(connections: Pool, master: FileMaster) -> Vault:
    return Vault(connections, master)


@pytest.fixture
def subject(suffix: str) -> str:
    return f"person-{suffix}"


async def test_what_is_sealed_opens_at_its_place(vault: Vault, subject: str) -> None:
    sealed = await vault.seal(subject, STREAM, FIELD, CONTACT)
    assert (await vault.open(sealed, STREAM, FIELD)).decode() == CONTACT
    assert sealed.digest == await vault.digest(subject, CONTACT.encode())


async def test_nothing_of_the_words_is_in_what_is_sealed(vault: Vault, subject: str) -> None:
    sealed = await vault.seal(subject, STREAM, FIELD, CONTACT)
    whole = sealed.nonce + sealed.ciphertext + sealed.digest
    assert all(word.encode() not in whole for word in CONTACT.split())


async def test_the_same_words_are_sealed_differently_each_time(vault: Vault, subject: str) -> None:
    first, second = [await vault.seal(subject, STREAM, FIELD, CONTACT) for _ in range(2)]
    assert first.nonce != second.nonce
    assert first.ciphertext != second.ciphertext
    assert first.digest == second.digest


async def test_another_process_opens_it(
    connections: Pool, master: FileMaster, vault: Vault, subject: str
) -> None:
    sealed = await vault.seal(subject, STREAM, FIELD, CONTACT)
    assert await Vault(connections, master).open(sealed, STREAM, FIELD) == CONTACT.encode()


async def test_another_master_key_opens_nothing(
    connections: Pool, tmp_path: Path, vault: Vault, subject: str
) -> None:
    sealed = await vault.seal(subject, STREAM, FIELD, CONTACT)
    (tmp_path / "other").write_bytes(b"x" * 32)
    with pytest.raises(Unwrappable):
        await Vault(connections, FileMaster(tmp_path / "other")).open(sealed, STREAM, FIELD)


def test_a_master_key_has_32_bytes(tmp_path: Path) -> None:
    (tmp_path / "short").write_bytes(b"m" * 31)
    with pytest.raises(ValueError, match="31 bytes"):
        FileMaster(tmp_path / "short")


async def test_a_wrapped_key_of_one_subject_is_none_of_another(
    connections: Pool, master: FileMaster, vault: Vault, subject: str
) -> None:
    await vault.seal(subject, STREAM, FIELD, CONTACT)
    await connections.execute(
        "insert into vault_keys (subject, wrapped) "
        "select $1 || '-b', wrapped from vault_keys where subject = $1",
        subject,
    )
    with pytest.raises(Unwrappable):
        await Vault(connections, master).seal(subject + "-b", STREAM, FIELD, CONTACT)


async def test_two_that_seal_at_once_use_one_key(connections: Pool, master: FileMaster, subject: str) -> None:
    vaults = [Vault(connections, master) for _ in range(8)]
    sealed = await asyncio.gather(*(v.seal(subject, STREAM, FIELD, CONTACT) for v in vaults))
    assert len({s.digest for s in sealed}) == 1
    assert {await vaults[0].open(s, STREAM, FIELD) for s in sealed} == {CONTACT.encode()}


async def test_what_was_erased_is_gone_for_ever(
    connections: Pool, master: FileMaster, vault: Vault, subject: str
) -> None:
    sealed = await vault.seal(subject, STREAM, FIELD, CONTACT)
    await vault.erase(subject)
    await vault.erase(subject)
    for anyone in (vault, Vault(connections, master)):
        with pytest.raises(Erased):
            await anyone.open(sealed, STREAM, FIELD)
        with pytest.raises(Erased):
            await anyone.seal(subject, STREAM, FIELD, CONTACT)


async def test_who_is_erased_before_anything_is_sealed_never_gets_a_key(vault: Vault, subject: str) -> None:
    await vault.erase(subject)
    with pytest.raises(Erased):
        await vault.seal(subject, STREAM, FIELD, CONTACT)


async def test_another_process_learns_of_an_erasure_within_seconds(
    connections: Pool, master: FileMaster, vault: Vault, subject: str
) -> None:
    seconds = 0.0
    other = Vault(connections, master, monotonic=lambda: seconds)
    sealed = await other.seal(subject, STREAM, FIELD, CONTACT)
    await vault.erase(subject)
    seconds = KEPT
    with pytest.raises(Erased):
        await other.open(sealed, STREAM, FIELD)


async def test_a_value_of_an_unknown_subject_does_not_open(vault: Vault, subject: str) -> None:
    sealed = await vault.seal(subject, STREAM, FIELD, CONTACT)
    with pytest.raises(Tampered):
        await vault.open(replace(sealed, subject="nobody"), STREAM, FIELD)


@pytest.mark.parametrize(
    "statement",
    [
        "delete from vault_keys",
        "update vault_keys set wrapped = '\\x00' where subject = $1",
        "update vault_keys set subject = subject || 'x' where subject = $1",
        "update vault_keys set erased_at = null, wrapped = '\\x00' where subject = $1",
        "truncate vault_keys",
    ],
)
async def test_even_the_owner_can_not_bring_a_key_back_or_change_it(
    keeping: Database, vault: Vault, subject: str, statement: str
) -> None:
    await vault.seal(subject, STREAM, FIELD, CONTACT)
    if "erased_at" in statement:
        await vault.erase(subject)
    owner = await asyncpg.connect(keeping.owner_url)
    try:
        with pytest.raises(asyncpg.PostgresError):
            await owner.execute(statement, *([subject] if "$1" in statement else []))
    finally:
        await owner.close()


@given(plaintext=st.binary(max_size=300), at=st.integers(min_value=0), bit=st.integers(0, 7))
def test_any_changed_bit_is_found(plaintext: bytes, at: int, bit: int) -> None:
    sealed = envelope.seal(STREAM, FIELD, plaintext)
    parts = {"nonce": sealed.nonce, "ciphertext": sealed.ciphertext, "digest": sealed.digest}
    for name, part in parts.items():
        changed = bytearray(part)
        changed[at % len(part)] ^= 1 << bit
        with pytest.raises(Tampered):
            envelope.open(_with(sealed, name, bytes(changed)), STREAM, FIELD)


@given(first=places, second=places, plaintext=st.binary(max_size=50))
def test_it_opens_at_its_own_place_only(
    first: tuple[str, str, str], second: tuple[str, str, str], plaintext: bytes
) -> None:
    # One key for both subjects: even then the subject is part of the place.
    sealed = Envelope(first[0], b"k" * 32).seal(*first[1:], plaintext)
    there = Envelope(second[0], b"k" * 32)
    if first == second:
        assert there.open(sealed, *second[1:]) == plaintext
    else:
        with pytest.raises(Tampered):
            there.open(sealed, *second[1:])


def _with(sealed: Sealed, name: str, value: bytes) -> Sealed:
    match name:
        case "nonce":
            return replace(sealed, nonce=value)
        case "ciphertext":
            return replace(sealed, ciphertext=value)
        case _:
            return replace(sealed, digest=value)
