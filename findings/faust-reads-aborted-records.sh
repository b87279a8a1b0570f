#!/usr/bin/env bash
# faust-streaming 0.15.3: an agent is given records of transactions that were aborted.
#
# Faust's consumer reads with `read_uncommitted` unless the app itself runs with `exactly_once`, and no setting changes
# that. A topic that another program writes in transactions shows it records that never became true. A plain
# confluent-kafka consumer, whose default is `read_committed`, does not see them.
#
# Seen with Kafka 4.3.0:
#   faust            ['kept', 'aborted', 'last']
#   confluent-kafka  ['kept', 'last']
. "$(dirname "$0")/packages.sh"
broker
packages faust-streaming==0.15.3
run - 2>"$FOLDER/faust.log" <<'PYTHON'
import asyncio
import os

import faust
from confluent_kafka import Consumer, Producer
from confluent_kafka.admin import AdminClient, NewTopic

servers = os.environ["KAFKA"]
admin = AdminClient({"bootstrap.servers": servers})
admin.create_topics([NewTopic("t", 1, 1)])["t"].result()
producer = Producer({"bootstrap.servers": servers, "transactional.id": "writer"})
producer.init_transactions(60)
for value, kept in (("kept", True), ("aborted", False), ("last", True)):
    producer.begin_transaction()
    producer.produce("t", value.encode(), partition=0)
    producer.flush()
    if kept:
        producer.commit_transaction()
    else:
        producer.abort_transaction()

app = faust.App(
    "g", broker=f"kafka://{servers}", web_enabled=False, topic_disable_leader=True, stream_wait_empty=False
)
seen = []


@app.agent(app.topic("t", value_type=bytes, value_serializer="raw"))
async def agent(stream):
    async for value in stream:
        seen.append(value.decode())


async def main():
    await app.start()
    for _ in range(120):
        await asyncio.sleep(0.5)
        if "last" in seen:
            break
    await app.stop()


asyncio.run(main())
consumer = Consumer({"bootstrap.servers": servers, "group.id": "plain", "auto.offset.reset": "earliest"})
consumer.subscribe(["t"])
committed = []
while "last" not in committed:
    if (record := consumer.poll(10)) is not None and record.error() is None:
        committed.append(record.value().decode())
consumer.close()
print(f"faust            {seen}")
print(f"confluent-kafka  {committed}")
assert committed == ["kept", "last"]
assert seen == ["kept", "aborted", "last"], "the behaviour has changed"
PYTHON
