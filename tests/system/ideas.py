"""An idea on its way: submitted, sent back and improved, forwarded, passed over or selected."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from demo.cast import COMMUNE_OFFICERS, DISTRICT_OFFICER, Part
from tests.system.asking import Refusal
from tests.system.client import Client

BEGUN = date(2024, 1, 10)
DAY = timedelta(days=1)


async def bring_idea(client: Client, commune: str, producer: UUID) -> None:
    officer = COMMUNE_OFFICERS[commune]
    path = f"/ideas/{client.new()}"
    body = {"producer": str(producer), **content(client)}
    await client.put(officer, "registry", path, body, BEGUN)
    if client.perhaps(0.5):
        reasons = {"reasons": "Chưa nêu rõ vùng nguyên liệu."}
        await client.post(officer, "registry", f"{path}/return", reasons, BEGUN + DAY)
        await client.post(officer, "registry", f"{path}/resubmit", content(client), BEGUN + 2 * DAY)
    await client.post(officer, "registry", f"{path}/forward", on=BEGUN + 3 * DAY)
    if client.perhaps(0.3):
        await pass_over(client, officer, path)
    await client.post(DISTRICT_OFFICER, "registry", f"{path}/select", on=BEGUN + 30 * DAY)


async def pass_over(client: Client, officer: Part, path: str) -> None:
    """It comes again, first too soon and then after a week."""
    reasons = {"reasons": "Quy mô còn nhỏ."}
    await client.post(DISTRICT_OFFICER, "registry", f"{path}/pass-over", reasons, BEGUN + 10 * DAY)
    with pytest.raises(Refusal, match="too-soon-again"):
        await client.post(officer, "registry", f"{path}/resubmit", content(client), BEGUN + 12 * DAY)
    await client.post(officer, "registry", f"{path}/resubmit", content(client), BEGUN + 20 * DAY)
    await client.post(officer, "registry", f"{path}/forward", on=BEGUN + 21 * DAY)


def content(client: Client) -> dict[str, str]:
    return {"title": f"Sản phẩm mẫu {client.number()}", "description": "Ý tưởng minh họa."}
