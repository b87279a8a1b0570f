#!/usr/bin/env bash
# confluent-kafka 2.16.1: `produce_batch` takes a message's "headers" and sends the record without them.
#
# `Producer.produce(…, headers=…)` sends headers. In `Producer.produce_batch` the same key in a message's dict raises
# nothing, marks nothing with `_error` and is counted as queued; the record arrives with no headers. The documentation
# notes that headers are not supported there; code that passes them learns it only from its readers. `AIOProducer`, which
# sends the same batches, lists headers among its parameters and raises NotImplementedError.
#
# Seen with Kafka 4.3.0:
#   produce        headers [('trace', b'1')]
#   produce_batch  queued 1, error None, headers None
#   AIOProducer    NotImplementedError
. "$(dirname "$0")/packages.sh"
broker
run - <<'PYTHON'
import asyncio
import os

from confluent_kafka import Consumer, Producer
from confluent_kafka.aio import AIOProducer
from confluent_kafka.admin import AdminClient, NewTopic

servers = os.environ["KAFKA"]
admin = AdminClient({"bootstrap.servers": servers})
admin.create_topics([NewTopic("t", 1, 1)])["t"].result()
producer = Producer({"bootstrap.servers": servers})
producer.produce("t", b"one", headers=[("trace", b"1")])
producer.flush()
message = {"value": b"two", "headers": [("trace", b"2")]}
queued = producer.produce_batch("t", [message])
producer.flush()

consumer = Consumer({"bootstrap.servers": servers, "group.id": "g", "auto.offset.reset": "earliest"})
consumer.subscribe(["t"])
seen = []
while len(seen) < 2:
    if (record := consumer.poll(10)) is not None and record.error() is None:
        seen.append(record.headers())
consumer.close()
print(f"produce        headers {seen[0]}")
print(f"produce_batch  queued {queued}, error {message.get('_error')}, headers {seen[1]}")


async def refused() -> str:
    producer = AIOProducer({"bootstrap.servers": servers})
    try:
        await producer.produce("t", value=b"three", headers=[("trace", b"3")])
    except NotImplementedError:
        return "NotImplementedError"
    finally:
        await producer.close()
    return "sent"


aio = asyncio.run(refused())
print(f"AIOProducer    {aio}")
assert seen[0] == [("trace", b"1")]
assert (queued, message.get("_error"), seen[1]) == (1, None, None), "produce_batch has changed"
assert aio == "NotImplementedError", "AIOProducer has changed"
PYTHON
