"""A producer is known by one number: for tax, of its household registration, or a citizen's."""

import re

from kernel.errors import Refused

WEIGHTS = (31, 29, 23, 19, 17, 13, 7, 5, 3)
TAX = re.compile(r"([0-9]{10})(-[0-9]{3})?")
HOUSEHOLD = re.compile(r"[0-9]{2}[A-Z]8[0-9]{6}")
CITIZEN = re.compile(r"[0-9]{12}")


class NoSuchNumber(Refused):
    vi = "Mã số thuế, số đăng ký hộ kinh doanh hoặc số định danh không đúng dạng."
    en = "This is no tax number, household registration number or citizen's number."
    source = "Thông tư 105/2020/TT-BTC, 01/2021/TT-BKHĐT, 86/2024/TT-BTC"
    field = "/registration_number"


def normalised(text: str) -> str:
    """The number in its one written form; raises NoSuchNumber, which never repeats the number.

    Taken are a tax number of ten digits with its check digit, with a dependent unit's `-001` to
    `-999` or without; a household business's number, as `38A8001234`; and, for households since
    1 July 2025, the twelve digits of the citizen who stands for it.
    """
    number = re.sub(r"[\s.]", "", text).upper()
    if re.fullmatch(r"[0-9]{13}", number):
        number = f"{number[:10]}-{number[10:]}"
    tax = TAX.fullmatch(number)
    if tax is not None and _checked(tax[1]) and tax[2] != "-000":
        return number
    if HOUSEHOLD.fullmatch(number) or CITIZEN.fullmatch(number):
        return number
    raise NoSuchNumber


def _checked(digits: str) -> bool:
    total = sum(int(d) * w for d, w in zip(digits, WEIGHTS, strict=False))
    return int(digits[9]) == 10 - total % 11
