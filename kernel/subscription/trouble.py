"""Sorts exceptions into three kinds: a server was away, a repeat will do, or the code is wrong."""

import asyncpg
from confluent_kafka import KafkaError, KafkaException

from kernel.errors import Conflict


class Mistake(Exception):
    """Code, table or settings do not fit together, whatever the event."""


# Another reader was writing the same rows, or the tables were migrated under a statement that was ready.
RACE = (
    asyncpg.UniqueViolationError,
    asyncpg.TransactionRollbackError,
    asyncpg.InvalidCachedStatementError,
    asyncpg.OutdatedSchemaCacheError,
)
# A statement that cannot work for any event is nobody's poison.
BUG = (asyncpg.SyntaxOrAccessError, Mistake)

_PASSING = (
    OSError,
    Conflict,
    # What the driver says of a connection that was cut off in the middle of something.
    asyncpg.InterfaceError,
    asyncpg.InternalClientError,
    asyncpg.PostgresConnectionError,
    asyncpg.CannotConnectNowError,
    asyncpg.AdminShutdownError,
    asyncpg.CrashShutdownError,
    asyncpg.InsufficientResourcesError,
    asyncpg.PostgresSystemError,
)
_LASTING = {
    # The offsets that PostgreSQL holds are not in the topic: it was cut or made anew.
    KafkaError._AUTO_OFFSET_RESET,
    KafkaError.OFFSET_OUT_OF_RANGE,
    KafkaError.TOPIC_AUTHORIZATION_FAILED,
    KafkaError.GROUP_AUTHORIZATION_FAILED,
    KafkaError._INVALID_ARG,
}


def passes(fault: BaseException) -> bool:
    """Whether it is worth trying again later: a server is away, not a bug."""
    if isinstance(fault, KafkaException):
        error = fault.args[0]
        return not (isinstance(error, KafkaError) and (error.fatal() or error.code() in _LASTING))
    return isinstance(fault, _PASSING)
