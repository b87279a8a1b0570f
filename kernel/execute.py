"""A command goes: load, decide, append, answer; again when someone else wrote first."""

from collections.abc import Sequence
from uuid import UUID

from opentelemetry import trace
from uuid_utils.compat import uuid7

from kernel.decider import Decider
from kernel.errors import CommandMismatch, Conflict
from kernel.metadata import Metadata, encode_metadata
from kernel.store import Answer, Batch, Context, Done, Events, Part, Recorded, Step, Stored
from kernel.telemetry.trace import span

ATTEMPTS = 12

tracer = trace.get_tracer("ocop.execute")


async def execute[C, E, S](
    events: Events,
    decider: Decider[C, E, S],
    identity: object,
    command: C,
    context: Context,
) -> Answer:
    """One aggregate decides. Raises Refused, CommandMismatch, or Conflict on a version that was named."""
    return await execute_steps(events, [Step(decider=decider, id=identity, command=command)], context)


async def execute_steps(
    events: Events,
    steps: Sequence[Part],
    context: Context,
) -> Answer:
    """Several aggregates decide, each in turn, and all is appended at once or not at all."""
    streams = list(dict.fromkeys(s.stream for s in steps))
    with span(tracer, steps[0].name, {"stream": streams[0]}):
        for attempt in range(1, ATTEMPTS + 1):
            try:
                return await _attempt(events, steps, streams, context)
            except Conflict:
                if context.expected is not None or attempt == ATTEMPTS:
                    raise
    raise AssertionError("the last attempt answers or raises")


async def _attempt(events: Events, steps: Sequence[Part], streams: list[str], context: Context) -> Answer:
    # Looked up before deciding: a repeat of what was accepted would else be refused as already done.
    loaded = await events.store.load(streams, context.actor, context.command)
    if loaded.done is not None:
        return await _repeated(events, loaded.done, context)
    versions = {stream: len(loaded.events.get(stream, ())) for stream in streams}
    if context.expected not in (None, f"{streams[0]}@{versions[streams[0]]}"):
        raise Conflict(streams[0], context.expected, versions[streams[0]])

    past: dict[str, list[object]] = {}
    recorded: list[Recorded[object]] = []
    log = await events.log_id()
    at = dict(versions)
    for step in steps:
        stream = step.stream
        if stream not in past:
            past[stream] = [events.codec.decode(s.type, s.data) for s in loaded.events.get(stream, ())]
        for event in step.decided(past[stream], [r.event for r in recorded]):
            at[stream] += 1
            past[stream].append(event)
            recorded.append(_record(events, step, at[stream], event, context, log))

    done = await events.store.append(
        Batch(
            actor=context.actor,
            command=context.command,
            request=context.request,
            streams=streams,
            expected=[versions[stream] for stream in streams],
            events=[_bytes(events, r) for r in recorded],
        )
    )
    if done is not None:
        return await _repeated(events, done, context)
    return Answer(stream=streams[0], version=at[streams[0]], events=tuple(recorded), repeated=False)


async def _repeated(events: Events, done: Done, context: Context) -> Answer:
    if done.request != context.request:
        raise CommandMismatch
    found: list[Recorded[object]] = []
    for stream, before, after in zip(done.streams, done.before, done.after, strict=True):
        stored = await events.store.read(stream, after=before)
        found += [events.recorded(s) for s in stored[: after - before]]
    return Answer(stream=done.streams[0], version=done.after[0], events=tuple(found), repeated=True)


def _record(
    events: Events, step: Part, version: int, event: object, context: Context, log: str
) -> Recorded[object]:
    metadata = Metadata(
        log=log,
        event=uuid7(),
        stream=step.stream,
        version=version,
        type=events.codec.name(type(event)),
        subject=step.subject(event),
        command=context.command,
        correlation=context.correlation or context.command,
        causation=context.causation,
        actor=context.actor,
        appointment=context.appointment,
        office=context.office,
        unit=context.unit,
        traceparent=context.traceparent,
        occurred_at=context.occurred_at,
        recorded_at=context.recorded_at,
    )
    return Recorded(event=event, stream=step.stream, version=version, type=metadata.type, metadata=metadata)


def _bytes(events: Events, recorded: Recorded[object]) -> Stored:
    _, data = events.codec.encode(recorded.event)
    return Stored(
        stream=recorded.stream,
        version=recorded.version,
        type=recorded.type,
        id=UUID(int=recorded.metadata.event.int),
        data=data,
        metadata=encode_metadata(recorded.metadata),
    )
