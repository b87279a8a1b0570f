"""Invented facts of one invented product: a jar of honey, its producer and its certificates."""

from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from services.trade.catalogue.domain.certificate import Certificate, End, Ending
from services.trade.catalogue.domain.description import Description, NetContent, PriceRange

HONEY = UUID("00000000-0000-4000-8000-000000000001")
PRODUCER = UUID("00000000-0000-4000-8000-000000000002")
DISTRICT_OFFICE = UUID("00000000-0000-4000-8000-000000000003")

HONEY_JAR = Description(
    name="Mật ong hoa vải Đồi Mơ",
    producer=PRODUCER,
    producer_name="Hợp tác xã Đồi Mơ",
    unit="90101",
    text_vi="Mật ong hoa vải nguyên chất, đóng lọ thủy tinh.",
    text_en="Pure lychee blossom honey in a glass jar.",
    sales_unit="lọ",
    net_content=NetContent(amount=Decimal("500"), measure="g"),
    price=PriceRange(low=120_000, high=150_000),
    image="https://images.example.vn/honey.jpg",
)


def certificate(number: int, *, stars: int = 3, on: date = date(2024, 3, 15)) -> Certificate:
    return Certificate(
        certificate=UUID(int=0xCE << 64 | number),
        stars=stars,
        office=DISTRICT_OFFICE,
        decision_number=f"{number}/QĐ-UBND",
        valid_from=on,
        valid_until=on + timedelta(days=3 * 365),
    )


def revoked(on: date) -> End:
    return End(ending=Ending.REVOKED, on=on)


def expired(on: date) -> End:
    return End(ending=Ending.EXPIRED, on=on)


def superseded(by: Certificate) -> End:
    return End(ending=Ending.SUPERSEDED, on=by.valid_from, successor=by.certificate)
