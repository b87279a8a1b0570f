"""What the law says, in both of our languages, as JSON shows it."""

from pydantic import BaseModel

from law.wording.sheet import Label


class Words(BaseModel):
    vi: str
    en: str


def words(label: Label) -> Words:
    return Words(vi=label.vi, en=label.en)
