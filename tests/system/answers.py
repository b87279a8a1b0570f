"""An answer is a promise: what was accepted is there once, what was refused is not, the rest at most once."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from uuid import UUID

from tests.system.ledger import Ledger
from tests.system.stores import Store

type Place = tuple[str, int]


def broken_promises(store: Store, ledger: Ledger) -> Iterator[str]:
    """One sentence for each difference between what a service answered and what it keeps."""
    accepted = Counter(command for command, _ in store.commands)
    spans = dict(store.commands)
    written: defaultdict[UUID, Counter[Place]] = defaultdict(Counter)
    for kept in store.events:
        written[kept.metadata.command][kept.stream, kept.version] += 1

    for key, answered in ledger.of(store.service).items():
        ends = {(span.stream, span.after) for span in spans.get(key, ())}
        if accepted[key] != 1 or (answered.stream, answered.version) not in ends:
            yield f"{answered.asked} was answered {answered.stream}@{answered.version}, the store has {ends}"
        if not written[key]:
            yield f"{answered.asked} was accepted, and nothing came of it"
    for key, rule in ledger.refused.items():
        if accepted[key] or written[key]:
            yield f"{key} was refused by {rule}, and has {dict(written[key])}"
    for key, asked in ledger.waiting.items():
        if accepted[key] > 1:
            yield f"{asked} was accepted {accepted[key]} times"
    # Whoever asked: what was accepted made just these versions, each once, and nothing else made any.
    for command in accepted.keys() | written.keys():
        meant = Counter(
            (span.stream, version)
            for span in spans.get(command, ())
            for version in range(span.before + 1, span.after + 1)
        )
        if written[command] != meant:
            yield f"command {command} was to make {dict(meant)}, and made {dict(written[command])}"


def gaps(store: Store) -> Iterator[str]:
    """One sentence for each stream whose versions are not 1, 2, 3 … in the order of writing."""
    last: Counter[str] = Counter()
    for kept in store.events:
        if kept.version != last[kept.stream] + 1:
            yield f"{kept.stream} has version {kept.version} after {last[kept.stream]}"
        last[kept.stream] = kept.version
