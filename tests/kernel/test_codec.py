"""The codec maps every field both ways, or says at start-up which one it cannot."""

import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum, auto
from fractions import Fraction
from pathlib import Path
from types import ModuleType
from uuid import UUID

import pytest
from google.protobuf.descriptor_pb2 import FileDescriptorSet
from google.protobuf.descriptor_pool import Default
from hypothesis import given
from hypothesis import strategies as st

from kernel.codec import Codec, UnknownType
from kernel.mapping import Incomplete
from kernel.messages import instant_to_wire
from kernel.record import record
from kernel.sealed import Sealed

HERE = Path(__file__).parent
PROTO = HERE.parents[1] / "proto"


class Colour(Enum):
    DARK_RED = auto()
    GREEN = auto()


@record
class Part:
    name: str
    weight: int


@record
class Everything:
    id: UUID
    text: str
    number: int
    flag: bool
    blob: bytes
    price: Decimal
    average: Fraction
    day: date
    at: datetime
    colour: Colour
    parts: tuple[Part, ...]
    scores: Mapping[str, int]
    remark: str | None
    until: date | None
    phone: Sealed
    colours: tuple[Colour, ...]
    main: Part


@record
class Renamed:
    title: str


@record
class RenamedTwice:
    title: str
    language: str


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> ModuleType:
    out = tmp_path_factory.mktemp("proto") / "sample.binpb"
    command = [sys.executable, "-m", "grpc_tools.protoc", f"-I{HERE}", f"-I{PROTO}"]
    subprocess.run([*command, f"--descriptor_set_out={out}", "sample.proto"], check=True)
    module = ModuleType("sample")
    (file,) = FileDescriptorSet.FromString(out.read_bytes()).file
    module.__dict__["DESCRIPTOR"] = Default().AddSerializedFile(file.SerializeToString())
    return module


texts = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=20)
parts = st.builds(Part, name=texts, weight=st.integers(-(2**31), 2**31 - 1))
seals = st.builds(
    Sealed,
    subject=texts,
    nonce=st.binary(min_size=12, max_size=12),
    ciphertext=st.binary(max_size=40),
    digest=st.binary(min_size=32, max_size=32),
)
instants = st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
everything = st.builds(
    Everything,
    id=st.uuids(),
    text=texts,
    number=st.integers(-(2**63), 2**63 - 1),
    flag=st.booleans(),
    blob=st.binary(max_size=20),
    price=st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**12), max_value=10**12),
    average=st.fractions(max_denominator=99, min_value=0, max_value=100),
    day=st.dates(),
    at=instants,
    colour=st.sampled_from(Colour),
    parts=st.lists(parts, max_size=3).map(tuple),
    scores=st.dictionaries(texts, st.integers(0, 100), max_size=4),
    remark=st.none() | texts,
    until=st.none() | st.dates(),
    phone=seals,
    colours=st.lists(st.sampled_from(Colour), max_size=3).map(tuple),
    main=parts,
)


@given(event=everything)
def test_every_kind_of_field_comes_back_as_it_went(sample: ModuleType, event: Everything) -> None:
    codec = Codec(messages=[sample], says=[Everything])
    name, data = codec.encode(event)
    assert name == "sample.Everything"
    assert codec.decode(name, data) == event


@given(event=everything)
def test_the_same_event_gives_the_same_bytes(sample: ModuleType, event: Everything) -> None:
    reversed_scores = dict(reversed(list(event.scores.items())))
    twin = replace(event, scores=reversed_scores)
    codec = Codec(messages=[sample], says=[Everything])
    assert codec.encode(twin) == codec.encode(event)


def test_a_time_without_a_zone_is_no_instant() -> None:
    with pytest.raises(ValueError, match="no time zone"):
        instant_to_wire(datetime(2024, 1, 1))  # noqa: DTZ001


def test_a_field_that_the_record_lacks_is_named(sample: ModuleType) -> None:
    @record
    class RenamedTwice:
        title: str

    with pytest.raises(Incomplete, match=r"RenamedTwice\.language: not in the record"):
        Codec(messages=[sample], says=[RenamedTwice])


def test_a_field_that_the_message_lacks_is_named(sample: ModuleType) -> None:
    @record
    class Renamed:
        title: str
        extra: int

    with pytest.raises(Incomplete, match=r"Renamed\.extra: not in the message"):
        Codec(messages=[sample], says=[Renamed])


def test_a_field_of_another_type_is_named(sample: ModuleType) -> None:
    @record
    class Renamed:
        title: int

    with pytest.raises(Incomplete, match=r"Renamed\.title: int stands for int"):
        Codec(messages=[sample], says=[Renamed])


def test_an_event_without_a_message_is_named(sample: ModuleType) -> None:
    @record
    class Nameless:
        pass

    with pytest.raises(Incomplete, match="Nameless: no message of this name"):
        Codec(messages=[sample], says=[Nameless])


def test_what_is_personal_must_be_sealed(sample: ModuleType) -> None:
    @record
    class Exposed:
        phone: str

    with pytest.raises(Incomplete, match=r"Exposed\.phone: declared personal"):
        Codec(messages=[sample], says=[Exposed])


def titles_only() -> type:
    @record
    class RenamedTwice:
        title: str

    return RenamedTwice


def test_a_reader_may_leave_fields_out(sample: ModuleType) -> None:
    said = Codec(messages=[sample], says=[RenamedTwice]).encode(RenamedTwice(title="Mật ong", language="vi"))
    view = titles_only()
    assert Codec(messages=[sample], hears=[view]).decode(*said) == view(title="Mật ong")


def test_an_old_event_is_read_as_its_successor(sample: ModuleType) -> None:
    def upcast(old: object) -> object:
        assert isinstance(old, Renamed)
        return RenamedTwice(title=old.title, language="vi")

    codec = Codec(messages=[sample], says=[Renamed, RenamedTwice], upcasts={Renamed: upcast})
    assert codec.decode(*codec.encode(Renamed(title="Chè"))) == RenamedTwice(title="Chè", language="vi")


def test_bytes_of_an_unknown_type_are_refused(sample: ModuleType) -> None:
    with pytest.raises(UnknownType):
        Codec(messages=[sample], says=[Renamed]).decode("sample.Unheard", b"")
