"""How an operation may refuse: what HTTP and authority refuse of its kind, and what its own code reaches."""

from collections.abc import Sequence

from kernel.authority import refusals as authority
from kernel.errors import CommandMismatch, Refused
from kernel.http import refusals as http
from kernel.http.may import May
from kernel.http.page import cursor_page
from kernel.http.reach import reached
from kernel.http.schema import Json, children

type Refusals = frozenset[type[Refused]]

SIGNED_IN: Refusals = frozenset({authority.Unauthenticated, authority.IssuerUnreachable})
APPOINTED: Refusals = frozenset({authority.NotAppointed, authority.OutOfScope, http.Malformed})
SIGNING: Refusals = frozenset({authority.AuthorityStale})
COMMANDING: Refusals = frozenset(
    {
        CommandMismatch,
        http.InTheFuture,
        http.MayNotFileLate,
        http.StaleVersion,
        http.TooLarge,
        http.WrittenMeanwhile,
    }
)


def expected(calls: Sequence[object], operation: Json, *, command: bool) -> Refusals:
    """`calls` are the route's function and what it depends on."""
    found = {*reached(calls)}
    demanded = next((call for call in calls if isinstance(call, May)), None)
    if "security" in operation:
        found |= SIGNED_IN
    if demanded is not None:
        found |= APPOINTED | (SIGNING if demanded.fresh else frozenset())
        found |= COMMANDING if command else frozenset()
    if "requestBody" in operation:
        found |= {http.TooLarge, http.WrongMediaType}
    if "parameters" in operation or "requestBody" in operation:
        found |= {http.Malformed, http.Unavailable}
    if any(parameter["in"] == "path" for parameter in children(operation, "parameters")):
        found.add(http.NoSuchAddress)
    if cursor_page in calls:
        found.add(http.ForeignCursor)
    return frozenset(found)
