"""An invented district's people, things and days, shared by the registry's tests."""

from datetime import date
from uuid import UUID

from kernel.sealed import Sealed

# Codes 97 to 99 were never given to a province.
PROVINCE, DISTRICT, COMMUNE, NEXT_COMMUNE = "98", "981", "98101", "98102"

COMMITTEE = UUID(int=0x11)
COORDINATION = UUID(int=0x12)
OFFICER = UUID(int=0x21)
REPRESENTATION = UUID(int=0x22)
HONEY_COOP = UUID(int=0x31)
HONEY = UUID(int=0x41)
HONEY_IDEA = UUID(int=0x51)
HONEY_DOSSIER = UUID(int=0x61)

JANUARY = date(2024, 1, 8)
MARCH = date(2024, 3, 4)
MAY = date(2024, 5, 6)
JUNE = date(2024, 6, 3)


def sealed(text: str, nonce: bytes = b"n" * 12) -> Sealed:
    """Stands for what the vault gives back: the digest tells the text, the rest changes every time."""
    return Sealed(subject="person-lan", nonce=nonce, ciphertext=nonce, digest=text.encode())
