"""The topic itself says where to go on, and must agree with the database about what came last."""

from kernel.publisher.refusals import TopicAhead, TopicDiffers
from kernel.publisher.sequencer import Sequencer
from kernel.publisher.topic_tail import Last


async def next_number(sequencer: Sequencer, topic: str, last: Last | None) -> int:
    """The number of the next record. Raises TopicAhead or TopicDiffers: nothing is skipped silently."""
    if last is None:
        return 0
    ours = await sequencer.event_at(last.seq)
    if ours is None:
        raise TopicAhead(topic=topic, seq=last.seq, next_seq=sequencer.next_seq)
    if str(ours) != last.event:
        raise TopicDiffers(topic=topic, seq=last.seq, ours=ours, theirs=last.event)
    return last.seq + 1
