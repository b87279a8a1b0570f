"""Lines for the rating filter, drawn at random: good cases, refused ones, bad ones, and JSON at its edges."""

import json
from collections.abc import Callable, Iterator
from random import Random

from law.cases.rate_case import is_list, is_object
from law.generations import LAWS
from law.rating.rateable import loaded
from law.wording.packs import released
from law.wording.sheet import CriteriaSet

DAYS = [law.first.isoformat() for law in LAWS]
OTHER_DAYS = ["2018-05-06", "2025-07-03", "2024-02-29", "2023-02-29", "20240502", "2024-5-2", "0001-01-01"]
KINDS = ["first", "upgrade", "re-evaluation"]
ODD: list[object] = [
    None,
    True,
    False,
    1.0,
    -1,
    10**30,
    "3",
    [],
    {},
    float("nan"),
    float("inf"),
    1e300,
    2**63,
    2**64,
    -0.0,
]
TEXTS = [
    "c1",
    "",
    "Gạo nếp",
    "a:b",
    '":',
    "\ud800",
    "😀",
    'quote " and \\',
    "\x7f",
    "\x1f\n\t",
    "\u2028",
    "true",
]

type Json = dict[str, object]
type Twist = Callable[[Random, Json], object]


def lines(random: Random, count: int) -> Iterator[bytes]:
    for place in range(count):
        case = good(random, place)
        for _ in range(random.choice((0, 0, 0, 1, 1, 2))):
            random.choice(TWISTS)(random, case)
        text = json.dumps(
            case,
            ensure_ascii=random.random() < 0.5,
            separators=random.choice(((", ", ": "), (",", ":"), (" , ", " : "))),
        )
        line = text.encode("utf-8", "surrogatepass")
        yield spoilt(random, line) if random.random() < 0.1 else line


def good(random: Random, place: int) -> Json:
    laws = [law for law in LAWS if law.pack is not None and loaded(law)]
    law = random.choice(laws)
    assert law.pack is not None
    criteria_set = released(law.pack).sets[random.randint(1, 26)]
    day = law.first.isoformat() if random.random() < 0.9 else random.choice(DAYS)
    members = random.randrange(12)
    return {
        "id": random.choice((place, f"case-{place}")),
        "filed_on": day,
        "set": criteria_set.number,
        "kind": random.choice(KINDS),
        "sheets": [
            {"member": f"m{random.choice((each, each, each + 10))}", "scores": scores(random, criteria_set)}
            for each in range(members)
        ],
        "knock_out": None,
    }


def scores(random: Random, criteria_set: CriteriaSet) -> Json:
    """Mostly high points, so that gates are met and missed."""
    some = random.choice((slice(-2, None), slice(-2, None), slice(-1, None), slice(None), slice(2)))
    drawn: Json = {}
    for criterion in criteria_set.criteria:
        points = sorted(criterion.points)
        drawn[criterion.code] = random.choice(points[some])
    return drawn


def one_sheet(random: Random, case: Json) -> Json | None:
    sheets = case.get("sheets")
    sheet = random.choice(sheets) if is_list(sheets) and sheets else None
    return sheet if is_object(sheet) else None


def one_sheets_scores(random: Random, case: Json) -> Json:
    sheet = one_sheet(random, case)
    given = sheet.get("scores") if sheet else None
    return given if is_object(given) else {}


def another_score(random: Random, case: Json) -> None:
    given = one_sheets_scores(random, case)
    code = random.choice([*given, "99", "7", "7.1", "6.1", "1.1.1", "6.10", ""])
    given[code] = random.choice((*ODD, 0, 1, 2, 3, 77))


def a_score_less(random: Random, case: Json) -> None:
    if given := one_sheets_scores(random, case):
        del given[random.choice([*given])]


def another_field(random: Random, case: Json) -> None:
    case[random.choice((*case, "comment"))] = random.choice((*ODD, *TEXTS, *DAYS, *OTHER_DAYS, *range(30)))


def a_field_less(random: Random, case: Json) -> None:
    del case[random.choice([*case])]


def another_text(random: Random, case: Json) -> None:
    case["id"] = random.choice(TEXTS)
    if sheet := one_sheet(random, case):
        sheet["member"] = random.choice((*TEXTS, 1, None))


def another_day(random: Random, case: Json) -> None:
    case["filed_on"] = random.choice((*DAYS, *OTHER_DAYS))


def a_knock_out(random: Random, case: Json) -> None:
    grounds = ("dangerous-impurity", "forged", "foreign-materials", "unknown", 'a "quote"', 7)
    whole = {"ground": random.choice(grounds), "criterion": random.choice((None, "6.1", "1.1", "\ud800", 3))}
    for name in random.choice(((), (), ("criterion",), ("ground",))):
        del whole[name]
    case["knock_out"] = random.choice((whole, whole, whole, "forged", {}, []))


def another_sheet(random: Random, case: Json) -> None:
    if sheet := one_sheet(random, case):
        sheet[random.choice(("comment", "member", "scores"))] = random.choice((*ODD, *TEXTS))


TWISTS: tuple[Twist, ...] = (
    another_score,
    another_score,
    a_score_less,
    another_field,
    a_field_less,
    another_text,
    another_day,
    a_knock_out,
    another_sheet,
)


def spoilt(random: Random, line: bytes) -> bytes:
    """A key twice, a byte that is another one, a line cut short, blanks around it."""
    at = random.randrange(len(line))
    return random.choice(
        (
            line.replace(b'"1.1"', b'"1.2"', 1),
            line.replace(b'"1.1"', b'"1.1" :1, "1.1"', 1),
            line.replace(b'"set"', b'"id" :"x", "set"', 1),
            line.replace(b'"kind"', b'"kind":"first","kind"', 1),
            line.replace(b'"member"', b'"m\\u0065mber":"x","member"', 1),
            line.replace(b"1.1", b"1\\u002e1", 1),
            line[:at],
            line[:at] + bytes([random.randrange(256)]).replace(b"\n", b" ") + line[at + 1 :],
            b" \t" + line + b" \r",
            b"\xef\xbb\xbf" + line,
            line + b",",
            b"",
            b"[" * 2_000,
            b"null",
        )
    )
