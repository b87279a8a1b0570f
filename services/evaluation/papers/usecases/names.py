"""Ids of what an import brings in come from their cause, so that the same paper is always the same thing."""

from datetime import date
from uuid import UUID, uuid5


def dossier_id(office: UUID, reference: str) -> UUID:
    return uuid5(office, f"dossier/{reference}")


def judging_id(office: UUID, reference: str) -> UUID:
    return uuid5(office, f"judging/{reference}")


def council_id(office: UUID, number: str, on: date) -> UUID:
    """With its day, because numbers of decisions begin anew each year."""
    return uuid5(office, f"council/{number}/{on}")


def decision_id(office: UUID, number: str, on: date) -> UUID:
    return uuid5(office, f"decision/{number}/{on}")


def old_certificate_id(office: UUID, number: str, on: date, product: UUID) -> UUID:
    return uuid5(office, f"certificate/{number}/{on}/{product}")
