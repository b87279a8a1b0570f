"""Resolutions that the package's lists do not know, in the form in which they are entered."""

from collections.abc import Sequence
from pathlib import Path

from pydantic import TypeAdapter

from services.registry.places.routes.resolutions import Resolution

DATA = Path(__file__).parent / "data"
RESOLUTIONS = TypeAdapter(tuple[Resolution, ...])


def since_2025() -> Sequence[Resolution]:
    """Those in force since the reform of 1 July 2025, by the statistics office's list of resolutions."""
    return RESOLUTIONS.validate_json((DATA / "since_2025.json").read_bytes())


def before_2025() -> Sequence[Resolution]:
    """What the package's old list, which is of June 2025, does not say of the years before."""
    return RESOLUTIONS.validate_json((DATA / "before_2025.json").read_bytes())
