"""Pages stand beside the API: escaped, in two languages, and allowed nothing but their own style."""

from base64 import b64encode
from collections.abc import AsyncIterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import httpx
import pytest
import pytest_asyncio
from fastapi import APIRouter, Request, Response

from kernel.errors import NotFound
from kernel.http.app import create_app
from kernel.http.pages import Pages
from kernel.settings import ServiceSettings
from tests.kernel.http.sample import sample_service

STYLE = "p > a { color: green; }"
HELLO = (
    "<style>{{ style }}</style><p lang={{ lang }}>{{ t('Chào', 'Hello') }} {{ name }}{{ link('/hello/x') }}"
)


def hello(folder: Path) -> APIRouter:
    (folder / "style.css").write_text(STYLE)
    (folder / "hello.html").write_text(HELLO + " {{ other }}")
    (folder / "refused.html").write_text("{{ t(*title) }}: {{ t(*why) }}")
    pages = Pages(folder)
    router = pages.router()

    @router.get("/hello/{name}")
    async def greet(request: Request, name: str, times: int = 1) -> Response:
        if name == "nobody":
            raise NotFound("person", name)
        return pages.answer(request, "hello.html", name=name * times)

    assert greet
    return router


@pytest_asyncio.fixture
async def browser(settings: ServiceSettings, tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    app = create_app(replace(sample_service(), pages=(hello(tmp_path),)), settings)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://sample") as client:
        yield client


async def test_a_page_is_vietnamese_unless_asked_otherwise(browser: httpx.AsyncClient) -> None:
    vietnamese, english = await browser.get("/hello/An"), await browser.get("/hello/An?times=1&lang=en")

    assert vietnamese.text.endswith("<p lang=vi>Chào An/hello/x /hello/An?lang=en")
    assert english.text.endswith("<p lang=en>Hello An/hello/x?lang=en /hello/An?times=1")
    assert (vietnamese.headers["content-language"], english.headers["content-language"]) == ("vi", "en")


async def test_only_the_style_that_it_brings_is_allowed(browser: httpx.AsyncClient) -> None:
    answer = await browser.get("/hello/An")

    style = b64encode(sha256(STYLE.encode()).digest()).decode()
    assert f"<style>{STYLE}</style>" in answer.text
    assert answer.headers["content-security-policy"] == (
        f"default-src 'none'; style-src 'sha256-{style}'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    )
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"


async def test_what_comes_from_outside_is_escaped(browser: httpx.AsyncClient) -> None:
    answer = await browser.get("/hello/%3Cscript%3E?lang=en&x=%22%3E%3Cb%3E")

    assert "Hello &lt;script&gt;" in answer.text
    assert "<b>" not in answer.text


@pytest.mark.parametrize(
    ("asked", "status", "told"),
    [
        ("/hello/nobody", 404, "Không tìm thấy: Không tìm thấy person nobody."),
        ("/hello/nobody?lang=en", 404, "Not found: There is no person nobody."),
        ("/hello/An?times=x&lang=en", 422, "Invalid request: query/times: Must be a whole number."),
    ],
)
async def test_a_refusal_is_a_page_too(
    browser: httpx.AsyncClient, asked: str, status: int, told: str
) -> None:
    answer = await browser.get(asked)

    assert (answer.status_code, answer.text) == (status, told)
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert "default-src 'none'" in answer.headers["content-security-policy"]


async def test_pages_are_no_part_of_the_api(browser: httpx.AsyncClient) -> None:
    document = (await browser.get("/openapi.json")).json()

    assert not [path for path in document["paths"] if "hello" in path]
    assert (await browser.get("/api/v1/hello/An")).status_code == 404
