"""Why a dossier is made: for the first time, for more stars, or because the certificate runs out."""

from enum import StrEnum


class DossierKind(StrEnum):
    FIRST = "first"
    UPGRADE = "upgrade"
    REEVALUATION = "re-evaluation"
