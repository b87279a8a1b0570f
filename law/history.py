"""Which papers of the years before can be true: what each level certified, by day."""

from datetime import date

from kernel.errors import Refused
from law.level import LAST_DAY_OF_DISTRICTS, Level

SINCE_1048, SINCE_148 = date(2019, 8, 21), date(2023, 2, 24)


class CertificateInForce(Refused):
    vi = "Sản phẩm {product} đang có một giấy chứng nhận còn hiệu lực."
    en = "Product {product} has a certificate in force."
    field = "product"


class IssuedInTheFuture(Refused):
    vi = "Ngày cấp {day} nằm trong tương lai."
    en = "The day of issue, {day}, lies in the future."
    field = "valid_from"


def certified_then(level: Level, stars: int, day: date) -> bool:
    """Whether a paper of that day can be true; who certified what before QĐ 1048/2019 is not established."""
    if day < SINCE_1048:
        return level is not Level.COMMUNE
    match level:
        case Level.COMMUNE:
            return False
        case Level.DISTRICT:
            return stars == 3 and SINCE_148 <= day <= LAST_DAY_OF_DISTRICTS
        # Also three stars under QĐ 148: for dossiers that were filed before it.
        case Level.PROVINCE:
            return stars in (3, 4)
        case Level.CENTRAL:
            return stars == 5
