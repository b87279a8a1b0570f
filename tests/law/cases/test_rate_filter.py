"""`rate` answers each line of cases with a line: a rating, a refusal, or what is wrong with the line."""

import io
import json
import os
from collections.abc import Mapping
from fractions import Fraction

import pytest

from law.cases.rate import AT_ONCE, main, run, written
from law.wording.packs import released
from tests.law.sheets import RICE, TEA, full, worth

type Json = dict[str, object]


def case(**changed: object) -> Json:
    sheets = [{"member": "m1", "scores": full(RICE)}]
    given: Json = {"id": "c1", "filed_on": "2024-05-02", "set": 3, "kind": "first", "sheets": sheets}
    return {**given, "knock_out": None} | changed


def answers(*lines: Json | str | bytes) -> list[Json]:
    written_lines = [json.dumps(line) if isinstance(line, dict) else line for line in lines]
    return [json.loads(line) for line in main(written_lines)]


NOTHING: list[Json] = []
EMPTY: Json = {}


def sheets(*scores: Mapping[str, object]) -> list[Json]:
    return [{"member": f"m{place}", "scores": dict(each)} for place, each in enumerate(scores, start=1)]


def test_a_rating_reads_as_people_and_scripts_expect() -> None:
    line = json.dumps(case(sheets=sheets(full(RICE, c4_3=3), full(RICE, c1_1=3, c4_3=3))))
    worse = json.dumps(case(sheets=sheets(full(RICE, c5_2=1))))

    expected = (
        '{"id": "c1", "rules": "R4", "total": {"m1": 99, "m2": 97}, "average": "98.00", "band": 5,'
        ' "stars": 5, "failed_gates": []}'
    )
    failing = (
        '{"id": "c1", "rules": "R4", "total": {"m1": 96}, "average": "96.00", "band": 5, "stars": 2,'
        ' "failed_gates": [{"stars": 3, "criterion": "5.2"}, {"stars": 4, "criterion": "5.2"}]}'
    )
    assert list(main([line, worse])) == [expected, failing]


def test_a_set_that_is_not_complete_says_so_and_why() -> None:
    [provisional] = answers(case(set=11, sheets=sheets(full(TEA))))
    [complete] = answers(case())

    assert provisional["standing"] == "provisional"
    assert provisional["average"] == "97.00"
    notes = provisional["notes"]
    assert "Part C adds up to 32" in str(notes)
    assert "standing" not in complete
    assert "notes" not in complete


@pytest.mark.parametrize(
    ("total", "members", "average"),
    [(898, 10, "89.80"), (8999, 100, "89.99"), (611, 7, "611/7"), (180, 2, "90.00"), (361, 8, "361/8")],
)
def test_an_average_is_written_exactly(total: int, members: int, average: str) -> None:
    low, rest = divmod(total, members)
    scores = [worth(RICE, low + 1)] * rest + [worth(RICE, low)] * (members - rest)

    [answer] = answers(case(sheets=sheets(*scores)))

    assert answer["average"] == average


def test_averages_below_one_keep_their_zeros() -> None:
    assert [written(Fraction(*pair)) for pair in ((0, 1), (1, 20), (1, 3))] == ["0.00", "0.05", "1/3"]


@pytest.mark.parametrize(
    ("changed", "rule"),
    [
        ({"filed_on": "2018-05-06"}, "no-rules-in-force"),
        ({"filed_on": "2025-07-03"}, "no-rules-in-force"),
        ({"filed_on": "2018-05-07"}, "set-not-rateable"),
        ({"filed_on": "2019-08-20"}, "set-not-rateable"),
        ({"filed_on": "2020-06-08", "set": 27}, "set-not-rateable"),
        ({"filed_on": "2026-05-22", "set": 27}, "set-not-rateable"),
        ({"set": 0}, "set-not-rateable"),
        ({"set": 27}, "set-not-rateable"),
        ({"sheets": sheets({**full(RICE), "13": 1})}, "unknown-criterion"),
        ({"sheets": sheets({**full(RICE), "1.1": 2})}, "not-an-option"),
        ({"sheets": sheets({**full(RICE), "1.1": 5.0})}, "not-an-option"),
        ({"sheets": sheets({**full(RICE), "1.1": True})}, "not-an-option"),
        ({"sheets": sheets({})}, "missing-criterion"),
        ({"sheets": []}, "no-sheets"),
        ({"sheets": [], "knock_out": {"criterion": None, "ground": "forged"}}, "knocked-out"),
        ({"knock_out": {"criterion": "6.1", "ground": "dangerous-impurity"}}, "knocked-out"),
        ({"knock_out": {"criterion": "2.1", "ground": "something else"}}, "knocked-out"),
    ],
)
def test_what_can_not_be_rated_is_refused_with_its_rule(changed: Json, rule: str) -> None:
    [answer] = answers(case(**changed))

    assert list(answer) == ["id", "refused", "detail"]
    assert (answer["id"], answer["refused"]) == ("c1", rule)
    assert " / " in str(answer["detail"])


def test_a_knock_out_is_told_in_words() -> None:
    [answer] = answers(case(knock_out={"criterion": "6.1", "ground": "dangerous-impurity"}))

    assert "A dangerous impurity is found (criterion 6.1)" in str(answer["detail"])
    assert "Có tạp chất gây nguy cơ mất an toàn (tiêu chí 6.1)" in str(answer["detail"])


def test_the_law_without_districts_uses_the_same_sheets() -> None:
    [answer] = answers(case(filed_on="2025-07-06"))

    assert (answer["rules"], answer["stars"]) == ("R5", 5)


def test_dossiers_of_two_days_are_judged_under_two_laws() -> None:
    rice = released("R6").sets[3]
    before, since = answers(
        case(filed_on="2026-05-21"), case(filed_on="2026-05-22", sheets=sheets(full(rice)))
    )

    assert (before["rules"], before["average"], before["stars"]) == ("R5", "100.00", 5)
    assert (since["rules"], since["average"], since["stars"]) == ("R6", "100.00", 5)
    assert since["standing"] == "complete with a note"
    assert "2.4: the print has 1 point but no options" in str(since["notes"])


def test_dossiers_of_2019_and_2020_are_judged_by_the_sheets_of_their_day() -> None:
    before, since = released("R2").sets[26], released("R3").sets[26]
    first, second = answers(
        case(filed_on="2020-06-07", set=26, sheets=sheets(full(before))),
        case(filed_on="2020-06-08", set=26, sheets=sheets(full(since))),
    )

    assert (first["rules"], first["average"], first["stars"]) == ("R2", "99.00", 5)
    assert (second["rules"], second["average"], second["stars"]) == ("R3", "100.00", 5)
    assert (first["standing"], second["standing"]) == ("provisional", "provisional")
    assert "Part A adds up to 34" in str(first["notes"])
    assert "QĐ 781/QĐ-TTg was not found" in str(second["notes"])


def test_without_gates_the_points_alone_give_the_stars() -> None:
    [answer] = answers(case(filed_on="2019-08-21", sheets=sheets(worth(released("R2").sets[3], 90))))

    assert (answer["rules"], answer["stars"]) == ("R2", 5)


def test_boxes_that_add_up_take_every_sum_and_nothing_above() -> None:
    tourism = released("R2").sets[26]
    good, bad = answers(
        case(filed_on="2019-08-21", set=26, sheets=sheets(full(tourism, c6=4, c8=2))),
        case(filed_on="2019-08-21", set=26, sheets=sheets(full(tourism, c8=3))),
    )

    assert good["average"] == "94.00"
    assert bad["refused"] == "not-an-option"


def test_kind_and_knock_out_may_be_left_out() -> None:
    short = case()
    del short["kind"], short["knock_out"]

    assert answers(short) == answers(case())


TWICE = json.dumps(case()).replace('"1.1": 5', '"1.1": 1, "1.1": 5')


@pytest.mark.parametrize(
    ("line", "identity"),
    [
        ("", None),
        ("not json", None),
        (b"\xff\xfe", None),
        ("[" * 100_000, None),
        ("[]", None),
        ("{}", None),
        ('{"id": true}', None),
        ('{"id": "c1"}', "c1"),
        (case(id=7, set="3"), 7),
        (case(set=True), "c1"),
        (case(filed_on="2024-5-2"), "c1"),
        (case(filed_on="20240502"), "c1"),
        (case(filed_on="2024-02-30"), "c1"),
        (case(filed_on=20240502), "c1"),
        (case(kind="second"), "c1"),
        (case(kind=None), "c1"),
        (case(sheets={}), "c1"),
        (case(sheets=[NOTHING]), "c1"),
        (case(sheets=[{"member": "m1"}]), "c1"),
        (case(sheets=[{"member": 1, "scores": EMPTY}]), "c1"),
        (case(sheets=[{"member": "m1", "scores": EMPTY, "comment": ""}]), "c1"),
        (case(sheets=[{"member": "m1", "scores": full(RICE)}] * 2), "c1"),
        (case(knockout=None), "c1"),
        (case(knock_out="forged"), "c1"),
        (case(knock_out={"criterion": "6.1"}), "c1"),
        (TWICE, None),
    ],
)
def test_a_bad_line_is_answered_and_the_rest_go_on(line: Json | str | bytes, identity: object) -> None:
    before, bad, after = answers(case(), line, case())

    assert before == after
    assert (before["stars"], list(bad)) == (5, ["id", "error", "detail"])
    assert (bad["id"], bad["error"]) == (identity, "bad-line")
    assert str(bad["detail"]).startswith("2: ")


def test_half_a_character_in_an_id_comes_back_as_it_was() -> None:
    [line] = main([json.dumps(case(id="\ud800"))])

    assert json.loads(line.encode())["id"] == "\ud800"


def test_the_filter_reads_bytes_whether_or_not_the_last_line_ends() -> None:
    line = json.dumps(case()).encode()

    for given in (line, line + b"\n", b"\xff\n" + line):
        out = io.StringIO()
        assert run(io.BufferedReader(io.BytesIO(given)), out) == 0
        assert json.loads(out.getvalue().splitlines()[-1])["stars"] == 5
        assert len(out.getvalue().splitlines()) == given.rstrip().count(b"\n") + 1


def test_a_line_longer_than_what_is_read_at_once_is_one_line() -> None:
    long = json.dumps(case(id="c" * 3 * AT_ONCE)).encode()
    out = io.StringIO()

    run(io.BufferedReader(io.BytesIO(long + b"\n" + long)), out)

    assert [len(json.loads(answer)["id"]) for answer in out.getvalue().splitlines()] == [3 * AT_ONCE] * 2


def test_each_answer_is_there_before_the_next_line_is_waited_for() -> None:
    """The second line comes in two pieces, and the last piece only when the first line was answered."""
    line = json.dumps(case()).encode()
    reader, writer = os.pipe()
    told: list[str] = []

    class Waiting(io.StringIO):
        def flush(self) -> None:
            told.append(self.getvalue())
            if len(told) == 1:
                os.write(writer, line[10:] + b"\n")
            elif len(told) == 2:
                os.close(writer)

    os.write(writer, line + b"\n" + line[:10])
    with os.fdopen(reader, "rb") as given:
        run(given, Waiting())

    assert [answers.count("\n") for answers in told] == [1, 2, 2]
