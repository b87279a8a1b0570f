"""What a certificate is named after."""

from uuid import UUID, uuid5


def certificate_id(decision: UUID, product: UUID) -> UUID:
    """Named after its cause: the same decision never makes two certificates of one product."""
    return uuid5(decision, str(product))
