"""What the sample district's year holds: products, what each is after, and how councils score it.

The shape is that of a district's plan for 2024: three rounds, ten new products, three upgrades, two
recognised again after three years, one in preparation, one certificate that runs out. Names and
scores are invented.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Past:
    """A certificate from before this system, entered as history."""

    number: str
    stars: int
    issued_on: date


@dataclass(frozen=True)
class Product:
    """`points` is what the district's members give around, `province` the province's members.

    `weak` is a criterion that every member scores below its gate for four stars.
    """

    key: str
    name: str
    name_en: str
    producer: str
    producer_kind: str
    commune: str
    criteria_set: int
    round: int | None = None
    kind: str = "first"
    points: int = 0
    province: int | None = None
    weak: str | None = None
    past: Past | None = None
    price: tuple[int, int] | None = None


def _old(serial: int, year: int, month: int, day: int) -> Past:
    return Past(number=f"{serial}/QĐ-UBND", stars=3, issued_on=date(year, month, day))


NEW = (
    Product(
        "wine",
        "Rượu nếp Suối Mẫu",
        "Suối Mẫu glutinous rice wine",
        "HTX Rượu nếp Suối Mẫu",
        "cooperative",
        "99002",
        14,
        1,
        points=62,
        price=(90_000, 120_000),
    ),
    Product(
        "pennywort",
        "Bột rau má Đồi Thử",
        "Đồi Thử pennywort powder",
        "HTX Nông nghiệp Đồi Thử",
        "cooperative",
        "99003",
        7,
        1,
        points=66,
        price=(65_000, 80_000),
    ),
    Product(
        "nem",
        "Nem chua Hoa Mẫu",
        "Hoa Mẫu fermented pork",
        "Hộ kinh doanh Nem Hoa Mẫu",
        "household",
        "99004",
        8,
        1,
        points=58,
        price=(40_000, 55_000),
    ),
    Product(
        "cucumber",
        "Dưa leo Đồng Thử",
        "Đồng Thử cucumbers",
        "Tổ hợp tác Rau sạch Đồng Thử",
        "cooperative-group",
        "99005",
        1,
        1,
        points=64,
        price=(18_000, 25_000),
    ),
    Product(
        "melon-gold",
        "Dưa vàng Đồng Thử",
        "Đồng Thử golden melons",
        "Trang trại Đồng Thử Xanh",
        "farm",
        "99005",
        1,
        1,
        points=61,
        price=(45_000, 60_000),
    ),
    Product(
        "melon-sand",
        "Dưa lưới Bãi Thử",
        "Bãi Thử netted melons",
        "HTX Dưa lưới Bãi Thử",
        "cooperative",
        "99006",
        1,
        1,
        points=55,
        price=(50_000, 70_000),
    ),
    Product(
        "lotus",
        "Hạt sen Đầm Mẫu",
        "Đầm Mẫu lotus seeds",
        "HTX Sen Đầm Mẫu",
        "cooperative",
        "99008",
        7,
        2,
        points=67,
        price=(150_000, 180_000),
    ),
    Product(
        "thorn-cake",
        "Bánh gai Làng Thử",
        "Làng Thử thorn-leaf cakes",
        "Hộ kinh doanh Bánh gai Làng Thử",
        "household",
        "99007",
        6,
        2,
        points=68,
        price=(35_000, 45_000),
    ),
    Product(
        "longan-cake",
        "Bánh nhãn Phố Mẫu",
        "Phố Mẫu round cakes",
        "Hộ kinh doanh Bánh nhãn Phố Mẫu",
        "household",
        "99001",
        6,
        2,
        points=46,
    ),
    Product(
        "peanut",
        "Kẹo lạc Bãi Thử",
        "Bãi Thử peanut brittle",
        "Công ty TNHH Kẹo Bãi Thử",
        "enterprise",
        "99006",
        5,
        2,
        points=73,
        province=72,
        weak="1.5",
        price=(30_000, 40_000),
    ),
)
UPGRADES = (
    Product(
        "old-thorn-cake",
        "Bánh gai Xưa Mẫu",
        "Xưa Mẫu thorn-leaf cakes",
        "HTX Bánh gai Xưa Mẫu",
        "cooperative",
        "99007",
        6,
        3,
        "upgrade",
        points=79,
        province=78,
        past=_old(118, 2024, 1, 18),
        price=(40_000, 50_000),
    ),
    Product(
        "leaf-cake",
        "Bánh lá Phố Mẫu",
        "Phố Mẫu leaf cakes",
        "HTX Bánh lá Phố Mẫu",
        "cooperative",
        "99001",
        6,
        3,
        "upgrade",
        points=77,
        province=75,
        past=_old(118, 2024, 1, 18),
        price=(25_000, 35_000),
    ),
    Product(
        "pomelo",
        "Bưởi Vườn Mẫu",
        "Vườn Mẫu pomelos",
        "HTX Bưởi Vườn Mẫu",
        "cooperative",
        "99008",
        1,
        3,
        "upgrade",
        points=81,
        province=80,
        past=_old(118, 2024, 1, 18),
        price=(50_000, 90_000),
    ),
)
AGAIN = (
    Product(
        "honey",
        "Mật ong Đồi Thử",
        "Đồi Thử honey",
        "Tổ hợp tác Nuôi ong Đồi Thử",
        "cooperative-group",
        "99003",
        4,
        3,
        "re-evaluation",
        points=63,
        past=_old(731, 2021, 11, 2),
        price=(180_000, 220_000),
    ),
    Product(
        "noodles",
        "Miến dong Suối Mẫu",
        "Suối Mẫu canna noodles",
        "HTX Miến dong Suối Mẫu",
        "cooperative",
        "99002",
        6,
        3,
        "re-evaluation",
        points=60,
        past=_old(731, 2021, 11, 2),
        price=(70_000, 85_000),
    ),
)
IN_PREPARATION = Product(
    "green-pomelo",
    "Bưởi da xanh Vườn Mẫu",
    "Vườn Mẫu green-skin pomelos",
    "HTX Bưởi da xanh Vườn Mẫu",
    "cooperative",
    "99008",
    1,
)
RUNS_OUT = Product(
    "tea",
    "Chè xanh Đồi Thử",
    "Đồi Thử green tea",
    "HTX Chè Đồi Thử",
    "cooperative",
    "99003",
    11,
    past=_old(588, 2021, 10, 15),
    price=(120_000, 150_000),
)
REVOKED = "nem"
JUDGED = (*NEW, *UPGRADES, *AGAIN)
ALL = (*JUDGED, IN_PREPARATION, RUNS_OUT)
