#!/usr/bin/env bash
# faust-streaming 0.15.3: with `topic_disable_leader=True` a timer `on_leader=True` never fires, and nothing says so.
#
# The setting spares a cluster the topic by which Faust elects its leader. Without that topic no worker is ever the leader,
# so timers, crontabs and tasks that are for the leader alone silently do nothing: no error at start, no warning in
# the log. A timer for every worker goes on as usual.
#
# Seen with Kafka 4.3.0, two timers of 0.3 s over ten seconds:
#   topic_disable_leader=False  the leader's timer fires: True   everybody's: True
#   topic_disable_leader=True   the leader's timer fires: False  everybody's: True
. "$(dirname "$0")/packages.sh"
broker
packages faust-streaming==0.15.3
cat >"$FOLDER/timers.py" <<'PYTHON'
import asyncio
import os
import sys

import faust
from confluent_kafka.admin import AdminClient, NewTopic

disabled = sys.argv[1] == "disabled"
servers, name = os.environ["KAFKA"], sys.argv[1]
admin = AdminClient({"bootstrap.servers": servers})
admin.create_topics([NewTopic(name, 1, 1)])[name].result()
app = faust.App(
    f"app-{name}",
    broker=f"kafka://{servers}",
    web_enabled=False,
    topic_disable_leader=disabled,
    stream_wait_empty=False,
)
fired = {"leader": 0, "everybody": 0}


@app.agent(app.topic(name, value_type=bytes, value_serializer="raw"))
async def agent(stream):
    async for _ in stream:
        pass


@app.timer(0.3, on_leader=True)
async def leader():
    fired["leader"] += 1


@app.timer(0.3)
async def everybody():
    fired["everybody"] += 1


async def main():
    await app.start()
    # Electing a leader takes a while on a busy machine.
    for _ in range(20 if disabled else 120):
        await asyncio.sleep(0.5)
        if not disabled and fired["leader"]:
            break
    await app.stop()


asyncio.run(main())
print(
    f"topic_disable_leader={disabled!s:5}  the leader's timer fires: {bool(fired['leader'])!s:5}  "
    f"everybody's: {bool(fired['everybody'])}"
)
assert fired["everybody"]
assert bool(fired["leader"]) is not disabled, "the behaviour has changed"
PYTHON
run timers.py enabled 2>"$FOLDER/faust.log"
run timers.py disabled 2>"$FOLDER/faust.log"
