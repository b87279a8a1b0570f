"""The ids of certificates, and the name under which a product's one live certificate is reserved."""

from uuid import UUID, uuid5


def certificate_id(decision: UUID, product: UUID) -> UUID:
    """Named after its cause: the same decision never makes two certificates of one product."""
    return uuid5(decision, str(product))


def reservation_of(product: UUID) -> str:
    """The name under which the kernel keeps a product's one live certificate."""
    return f"live-certificate/{product}"
