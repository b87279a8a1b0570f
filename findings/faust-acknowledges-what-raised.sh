#!/usr/bin/env bash
# faust-streaming 0.15.3: an event on which an agent raised is acknowledged, and never comes again.
#
# Five records; the agent raises on the third, as when a database is away. Faust logs the error and starts the agent anew,
# which goes on with the fourth; the consumer group's committed offset passes the third. After a restart it is not read
# again either. So an agent gives at most one try to each event, although the offset is committed after processing. What
# must not be lost needs a reader that moves the offset together with the effect.
#
# Seen with Kafka 4.3.0:
#   seen       ['0', '1', '2', '3', '4']
#   done       ['0', '1', '3', '4']
#   committed  5
. "$(dirname "$0")/packages.sh"
broker
packages faust-streaming==0.15.3
run - 2>"$FOLDER/faust.log" <<'PYTHON'
import asyncio
import os

import faust
from confluent_kafka import Consumer, Producer, TopicPartition
from confluent_kafka.admin import AdminClient, NewTopic

servers = os.environ["KAFKA"]
admin = AdminClient({"bootstrap.servers": servers})
admin.create_topics([NewTopic("t", 1, 1)])["t"].result()
producer = Producer({"bootstrap.servers": servers})
for number in range(5):
    producer.produce("t", str(number).encode(), partition=0)
producer.flush()

app = faust.App(
    "g",
    broker=f"kafka://{servers}",
    web_enabled=False,
    topic_disable_leader=True,
    broker_commit_interval=0.5,
    stream_wait_empty=False,
)
seen, done = [], []


@app.agent(app.topic("t", value_type=bytes, value_serializer="raw"))
async def agent(stream):
    async for value in stream:
        seen.append(value.decode())
        if value == b"2":
            raise ValueError("the database is away")
        done.append(value.decode())


async def main():
    await app.start()
    for _ in range(120):
        await asyncio.sleep(0.5)
        if "4" in seen:
            break
    await asyncio.sleep(3)
    await app.stop()


asyncio.run(main())
consumer = Consumer({"bootstrap.servers": servers, "group.id": "g"})
committed = consumer.committed([TopicPartition("t", 0)], timeout=20)[0].offset
consumer.close()
print(f"seen       {seen}")
print(f"done       {done}")
print(f"committed  {committed}")
assert seen == ["0", "1", "2", "3", "4"], "the event that raised comes again"
assert (done, committed) == (["0", "1", "3", "4"], 5), "the behaviour has changed"
PYTHON
