"""Why a publisher does not start, or does not go on: each in one sentence, and none is overcome by force."""

import json
from collections.abc import Generator
from contextlib import contextmanager

import asyncpg

from kernel.errors import Refused


class Replaced(Refused):
    vi = "Tiến trình phát hành này đã bị thay thế: kỷ nguyên {mine}, hiện nay là {now}."
    en = "This publisher has been replaced: its epoch is {mine}, the present one is {now}."


class Fenced(Refused):
    vi = "Một tiến trình phát hành khác đã tiếp quản topic {topic}; tiến trình này dừng lại."
    en = "Another publisher took over topic {topic}; this one stops."


class OtherCluster(Refused):
    vi = (
        "Cơ sở dữ liệu này thuộc cụm {cluster}, còn con trỏ của tiến trình phát hành thuộc cụm {cursor}. "
        "Hãy chạy `publisher adopt` một lần, sau khi chắc chắn đây đúng là cơ sở dữ liệu cần dùng."
    )
    en = (
        "This database belongs to cluster {cluster} (system/timeline), the publisher's cursor to {cursor}. "
        "Run `publisher adopt` once, when you are sure that this is the database to go on with."
    )


class VersionJumped(Refused):
    vi = "Luồng {stream} có phiên bản {version} ngay sau phiên bản {previous}; dừng lại để không sai thứ tự."
    en = "Stream {stream} has version {version} next after version {previous}; stopped, to keep its order."


class TopicMissing(Refused):
    vi = "Kafka không có topic {topic}. Hãy tạo topic (lệnh `migrate` làm việc này) rồi khởi động lại."
    en = "Kafka has no topic {topic}. Create it (`migrate` does), then start again."


class TopicAhead(Refused):
    vi = (
        "Topic {topic} đã có sự kiện số {seq}, còn cơ sở dữ liệu chỉ có {next_seq} sự kiện: nó đã bị "
        "khôi phục về trước. Không phát hành gì cho đến khi có người quyết định lịch sử nào là đúng."
    )
    en = (
        "Topic {topic} already holds event number {seq}, but the database has only {next_seq} events: it was "
        "restored to an earlier time. Nothing is published until someone decides which history holds."
    )


class TopicDiffers(Refused):
    vi = "Sự kiện số {seq} là {theirs} trong topic {topic}, là {ours} trong cơ sở dữ liệu: hai lịch sử."
    en = "Event number {seq} is {theirs} in topic {topic}, {ours} in the database: these are two histories."


class ForeignRecord(Refused):
    vi = "Bản ghi {place} của topic {topic} không do tiến trình phát hành ghi: không rõ tiếp tục từ đâu."
    en = "Record {place} of topic {topic} was written by no publisher: where to go on is unknown."


BY_STATE: dict[str, type[Refused]] = {"OC101": Replaced, "OC102": OtherCluster, "OC103": VersionJumped}


@contextmanager
def as_refusals() -> Generator[None]:
    """What the database's functions raise with a state of their own becomes the refusal it stands for."""
    try:
        yield
    except asyncpg.PostgresError as error:
        refusal = BY_STATE.get(error.sqlstate or "")
        if refusal is None:
            raise
        raise refusal(**json.loads(error.detail or "{}")) from error
