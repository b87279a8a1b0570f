"""Dossiers: evidence under its hash, filing that decides the law, the commune's report, then the district."""

import asyncio
import hashlib
from collections.abc import Sequence
from datetime import date, timedelta

from demo.cast import COMMUNE_OFFICERS, DISTRICT_COMMITTEE, representative
from demo.client import Person, Said, Unexpected
from demo.days import Round
from demo.play import Play, dossier_id, product_id
from demo.story import IN_PREPARATION, Product
from demo.words import Words

KINDS = (
    "registration-slip",
    "self-assessment",
    "business-plan",
    "organisation",
    "business-registration",
    "story",
    "test-slips",
)
WRONG = b"MZ\x90\x00 this is a program, not evidence"


async def prepare(play: Play, round_: Round, products: Sequence[Product]) -> None:
    """The communes enter, file, report and forward what their producers brought in 2024."""
    step = Words(
        f"{len(products)} hồ sơ: minh chứng, nộp, báo cáo của xã, chuyển huyện",
        f"{len(products)} dossiers: evidence, filing, the commune's report, on to the district",
    )
    with play.screen.step(step):
        await asyncio.gather(*(_prepare(play, round_, product) for product in products))


async def _prepare(play: Play, round_: Round, product: Product) -> None:
    officer = play.cast[COMMUNE_OFFICERS[product.commune]]
    path = f"/dossiers/{dossier_id(product)}"
    opened_on = round_.filed_on - timedelta(days=14)
    body = {"product": str(product_id(product)), "kind": product.kind}
    await officer.put("registry", path, body, on=opened_on)
    for kind in KINDS:
        await upload(officer, path, kind, paper(product, kind), on=round_.filed_on - timedelta(days=7))
    await officer.post("registry", f"{path}/file", on=round_.filed_on)
    await officer.post("registry", f"{path}/slip", on=round_.filed_on, hour=10)
    report = {
        "number": f"{round_.number}/BC-UBND",
        "local_material": "Nguyên liệu của xã (minh họa).",
        "local_labour": "Lao động trong xã (minh họa).",
        "idea_origin": "Ý tưởng của chủ thể (minh họa).",
        "local_identity": "Nghề có từ lâu ở xã (minh họa).",
    }
    await officer.post("registry", f"{path}/report", report, on=round_.reported_on)
    forwarding = {"to_office": str(DISTRICT_COMMITTEE.id)}
    await officer.post("registry", f"{path}/forward", forwarding, on=round_.reported_on, hour=15)


async def begin_another(play: Play) -> None:
    """One product is still in preparation: its producer works on the dossier today, and has not filed."""
    producer = play.cast[representative(IN_PREPARATION.key)]
    path = f"/dossiers/{dossier_id(IN_PREPARATION)}"
    step = Words(
        f"{IN_PREPARATION.name}: chủ thể tự chuẩn bị hồ sơ",
        f"{IN_PREPARATION.name_en}: the producer prepares its dossier",
    )
    with play.screen.step(step):
        body = {"product": str(product_id(IN_PREPARATION)), "kind": "first"}
        await producer.put("registry", path, body)
        await upload(producer, path, "story", paper(IN_PREPARATION, "story"))
        own = {"scores": {"1.1": 3, "5.1": 2}, "remarks": "Đang hoàn thiện bao bì."}
        await producer.post("registry", f"{path}/self-assessment", own)
        said = await _upload(producer, path, "awards", WRONG)
        play.refused(said, "not-evidence")
        play.refused(await producer.ask("POST", "registry", f"{path}/file"), "evidence-missing")


async def upload(who: Person, path: str, kind: str, content: bytes, *, on: date | None = None) -> None:
    said = await _upload(who, path, kind, content, on=on)
    if said.status >= 400:
        raise Unexpected(f"{who.name}: evidence was answered {said.status}: {dict(said.body)}")


def paper(product: Product, kind: str) -> bytes:
    """A page that says what it stands for; the content of evidence is not this system's to judge."""
    said = f"{product.name}: {kind}, minh họa"
    return b"%PDF-1.4\n% " + said.encode() + b"\n%%EOF\n"


async def _upload(who: Person, path: str, kind: str, content: bytes, *, on: date | None = None) -> Said:
    sha256 = hashlib.sha256(content).hexdigest()
    target = f"{path}/evidence/{sha256}?kind={kind}"
    headers = {"Content-Type": "application/pdf"}
    return await who.ask("PUT", "registry", target, on=on, content=content, headers=headers)
