"""A producer's number: taken in its forms, refused without being repeated."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.registry.producers.domain.registration import WEIGHTS, NoSuchNumber, normalised


def with_check_digit(nine: str) -> str:
    """A tax number, computed the other way round: the one tenth digit that is accepted."""
    rest = sum(int(d) * w for d, w in zip(nine, WEIGHTS, strict=True)) % 11
    return f"{nine}{10 - rest}"


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("9800000012", "9800000012"),
        (" 98 0000 0012 ", "9800000012"),
        ("9800000012-001", "9800000012-001"),
        ("9800000012001", "9800000012-001"),
        ("98a8001234", "98A8001234"),
        ("098200000001", "098200000001"),
    ],
)
def test_a_number_is_taken_in_its_forms(written: str, number: str) -> None:
    assert normalised(written) == number


@pytest.mark.parametrize(
    "written",
    [
        "",
        "9800000013",
        "980000001",
        "9800000012-000",
        "98A9001234",
        "98-A8001234",
        "0982000000011x",
        "٩٨٠٠٠٠٠٠١٢",
    ],
)
def test_what_is_no_number_is_refused_without_repeating_it(written: str) -> None:
    with pytest.raises(NoSuchNumber) as refused:
        normalised(written)
    assert not written or written not in refused.value.sentence("en") + refused.value.sentence("vi")


@given(st.text("0123456789", min_size=9, max_size=9))
def test_of_ten_last_digits_at_most_one_is_right(nine: str) -> None:
    def taken(last: str) -> bool:
        try:
            normalised(nine + last)
        except NoSuchNumber:
            return False
        return True

    right = [nine + last for last in "0123456789" if taken(last)]
    expected = with_check_digit(nine)
    assert right == ([expected] if len(expected) == 10 else [])
