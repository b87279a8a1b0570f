"""Trouble is what stops the local stack for a reason that a person can mend: one sentence, and what to do."""


class Trouble(Exception):
    """Shown without a traceback. `what` says what is wrong, `remedy` what to do about it."""

    def __init__(self, what: str, remedy: str) -> None:
        self.what, self.remedy = what, remedy
        super().__init__(f"{what} {remedy}")
