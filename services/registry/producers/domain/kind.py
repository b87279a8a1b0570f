"""The five legal types that take part in the programme."""

from enum import StrEnum


class ProducerKind(StrEnum):
    COOPERATIVE = "cooperative"
    COOPERATIVE_GROUP = "cooperative-group"
    ENTERPRISE = "enterprise"
    FARM = "farm"
    HOUSEHOLD = "household"
