"""The shapes of requests and of lists over HTTP."""

from pydantic import BaseModel

from kernel.body import CONTROL as CONTROL
from kernel.body import MAX_TEXT as MAX_TEXT
from kernel.body import Body as Body
from kernel.body import Name as Name
from kernel.body import Statement as Statement
from kernel.body import Text as Text
from kernel.body import Whole as Whole
from kernel.body import plain as plain


class Rows[T](BaseModel):
    """One page of a list; `next` is the cursor of the page after it, null on the last one."""

    items: list[T]
    next: str | None = None
