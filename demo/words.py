"""A sentence for people, in Vietnamese and English."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    vi: str
    en: str

    def said(self, language: str) -> str:
        return self.vi if language == "vi" else self.en
