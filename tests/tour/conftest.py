"""The tour asks registry and evaluation, each over a database of its own, as their own tests do."""

from tests.evaluation.conftest import evaluation, evaluation_issuer, office
from tests.registry.conftest import (
    ask,
    client,
    connections,
    ears,
    keys,
    made,
    make_settings,
    province,
    registry,
    registry_issuer,
    settings,
)

__all__ = [
    "ask",
    "client",
    "connections",
    "ears",
    "evaluation",
    "evaluation_issuer",
    "keys",
    "made",
    "make_settings",
    "office",
    "province",
    "registry",
    "registry_issuer",
    "settings",
]
