"""Tests get databases and topics of their own, quickly, from servers that are shared."""

import asyncpg
import pytest
from confluent_kafka import Consumer, Producer

from deploy.local.databases import Database
from deploy.local.scratch import ScratchDatabases
from tests.conftest import MakeDatabase, MakeTopic


async def lay_a_table(database: Database) -> None:
    connection = await asyncpg.connect(database.owner_url)
    await connection.execute("create table facts (fact text)")
    await connection.execute(f"grant select on facts to {database.service}")
    await connection.close()


async def test_a_database_is_a_copy_of_the_prepared_one(make_database: MakeDatabase) -> None:
    first, second = await make_database(lay_a_table), await make_database(lay_a_table)
    owner = await asyncpg.connect(first.owner_url)
    await owner.execute("insert into facts values ('only here')")
    service = await asyncpg.connect(second.url)
    assert await service.fetchval("select count(*) from facts") == 0
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await service.execute("insert into facts values ('not allowed')")
    await owner.close()
    await service.close()


async def test_a_database_can_be_dropped_while_someone_is_connected(databases: ScratchDatabases) -> None:
    database = await databases.create()
    connection = await asyncpg.connect(database.url)
    await databases.drop(database)
    with pytest.raises((asyncpg.InterfaceError, asyncpg.PostgresConnectionError, asyncpg.AdminShutdownError)):
        await connection.fetchval("select 1")
    connection.terminate()


async def test_a_services_transactions_end_after_five_seconds(database: Database) -> None:
    service = await asyncpg.connect(database.url)
    assert await service.fetchval("show transaction_timeout") == "5s"
    await service.close()


async def test_the_wrong_password_is_refused(database: Database) -> None:
    with pytest.raises(asyncpg.InvalidPasswordError):
        await asyncpg.connect(database.url, password="guessed")


def test_a_topic_keeps_what_is_produced(kafka: str, make_topic: MakeTopic, suffix: str) -> None:
    topic = make_topic(partitions=1)
    producer = Producer({"bootstrap.servers": kafka, "acks": "all", "transactional.id": suffix})
    producer.init_transactions(30)
    producer.begin_transaction()
    producer.produce(topic, value=b"a fact", key=b"stream-1")
    producer.commit_transaction(30)
    # The groups of KIP-848, where the broker assigns partitions one by one.
    consumer = Consumer(
        {
            "bootstrap.servers": kafka,
            "group.id": suffix,
            "group.protocol": "consumer",
            "auto.offset.reset": "earliest",
        }
    )
    consumer.subscribe([topic])
    [message] = consumer.consume(1, timeout=60)
    assert (message.key(), message.value()) == (b"stream-1", b"a fact")
    consumer.close()
