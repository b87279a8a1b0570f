"""Every event of registry goes through its message and comes back as it was."""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from types import NoneType
from typing import get_args, get_origin, get_type_hints
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernel.decider import OutOfOrder
from kernel.erasure import SubjectErased
from kernel.reservation import Released, Reserved, SerialTaken
from services.registry.contracts import DECIDERS, codec
from services.registry.dossiers.domain.events import DossierOpened
from services.registry.ideas.domain.idea import IdeaSubmitted
from services.registry.places.domain.appointment import OfficerAppointed
from services.registry.places.domain.office import OfficeEstablished
from services.registry.places.domain.unit_changes import UnitEstablished
from services.registry.places.domain.village import VillageEstablished
from services.registry.producers.domain.events import ProducerRegistered
from services.registry.products.domain import ProductCreated

CODEC = codec()
EVENTS = [event for decider in DECIDERS for event in decider.events]
BEGINNINGS = {
    UnitEstablished,
    VillageEstablished,
    OfficeEstablished,
    OfficerAppointed,
    ProducerRegistered,
    ProductCreated,
    IdeaSubmitted,
    DossierOpened,
    Reserved,
    Released,
    SerialTaken,
    SubjectErased,
}
# What protobuf carries: 32-bit integers and text without lone surrogates.
PLAIN: Mapping[object, st.SearchStrategy[object]] = {
    str: st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
    int: st.integers(-(2**31), 2**31 - 1),
    bool: st.booleans(),
    bytes: st.binary(max_size=20),
    date: st.dates(),
    UUID: st.uuids(),
    NoneType: st.none(),
}


def any_of(hint: object) -> st.SearchStrategy[object]:
    """Any value of a field's type."""
    if hint in PLAIN:
        return PLAIN[hint]
    if isinstance(hint, type) and issubclass(hint, Enum):
        return st.sampled_from(list(hint))
    if isinstance(hint, type) and is_dataclass(hint):
        hints = get_type_hints(hint)
        return st.builds(hint, **{f.name: any_of(hints[f.name]) for f in fields(hint)})
    parts = [any_of(part) for part in get_args(hint) if part is not Ellipsis]
    if get_origin(hint) is tuple:
        return st.lists(parts[0], max_size=3).map(tuple)
    if get_origin(hint) is Mapping:
        return st.dictionaries(parts[0], parts[1], max_size=3)
    return st.one_of(parts)


@pytest.mark.parametrize("event", EVENTS, ids=lambda e: e.__name__)
@given(data=st.data())
def test_an_event_comes_back_as_it_was(event: type, data: st.DataObject) -> None:
    happened = data.draw(any_of(event))
    name, encoded = CODEC.encode(happened)
    assert CODEC.decode(name, encoded) == happened


@pytest.mark.parametrize("event", [e for e in EVENTS if e not in BEGINNINGS], ids=lambda e: e.__name__)
@given(data=st.data())
def test_no_stream_starts_with_what_changes_something(event: type, data: st.DataObject) -> None:
    evolve: Callable[[object, object], object] = next(d.evolve for d in DECIDERS if event in d.events)  # pyright: ignore[reportAssignmentType] - of the decider that the event belongs to
    with pytest.raises(OutOfOrder, match=event.__name__):
        evolve(None, data.draw(any_of(event)))
