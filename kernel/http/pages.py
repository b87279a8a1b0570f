"""Pages for people: HTML that may load, run and frame nothing but the style it brings."""

from base64 import b64encode
from collections.abc import Callable, Coroutine
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlencode

from fastapi import APIRouter, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse
from fastapi.routing import APIRoute
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from kernel.errors import Refused
from kernel.faults import faults
from kernel.http.problem import TITLES, status_of

POLICY = (
    "default-src 'none'; style-src 'sha256-{style}'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)


class Pages:
    """The templates of a folder; `style.css` there is each page's style, `refused.html` tells a refusal.

    Vietnamese, or English with `?lang=en`. Templates have `t` for a pair of texts, and `link` for
    addresses that keep the language.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def answer(self, request: Request, template: str, *, status: int = 200, **facts: object) -> HTMLResponse:
        said = Said(request)
        page = self._templates.get_template(template).render(
            lang=said.language, t=said.one, link=said.link, other=said.other, style=self._style, **facts
        )
        style = b64encode(sha256(self._style.encode()).digest()).decode()
        headers = {
            "Content-Security-Policy": POLICY.format(style=style),
            "Content-Language": said.language,
            "Referrer-Policy": "no-referrer",
        }
        return HTMLResponse(page, status, headers)

    def router(self) -> APIRouter:
        """Its routes are no part of the API's document, and tell refusals as pages."""
        pages = self

        class Page(APIRoute):
            def get_route_handler(self) -> Callable[[Request], Coroutine[None, None, Response]]:
                inner = super().get_route_handler()

                async def handle(request: Request) -> Response:
                    try:
                        return await inner(request)
                    except Refused as refused:
                        return pages.refused(
                            request, status_of(refused), refused.sentence("vi"), refused.sentence("en")
                        )
                    except RequestValidationError as wrong:
                        first = faults(wrong.errors())[0]
                        return pages.refused(
                            request, 422, f"{first.field}: {first.vi}", f"{first.field}: {first.en}"
                        )

                return handle

        return APIRouter(route_class=Page, include_in_schema=False)

    def refused(self, request: Request, status: int, vi: str, en: str) -> HTMLResponse:
        return self.answer(request, "refused.html", status=status, title=TITLES[status], why=(vi, en))

    @cached_property
    def _templates(self) -> Environment:
        return Environment(
            loader=FileSystemLoader(self._folder),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )

    @cached_property
    def _style(self) -> Markup:
        return Markup((self._folder / "style.css").read_text(encoding="utf-8"))  # noqa: S704  our own file


class Said:
    """The language of one page, and what follows from it."""

    def __init__(self, request: Request) -> None:
        self._url = request.url
        self.language = "en" if request.query_params.get("lang") == "en" else "vi"

    def one(self, vi: str, en: str) -> str:
        return vi if self.language == "vi" else en

    def link(self, path: str, **query: object) -> str:
        kept = {**query, "lang": "en"} if self.language == "en" else query
        return f"{path}?{urlencode(kept)}" if kept else path

    @property
    def other(self) -> str:
        """This page in the other language."""
        url = (
            self._url.include_query_params(lang="en")
            if self.language == "vi"
            else self._url.remove_query_params("lang")
        )
        return f"{url.path}?{url.query}" if url.query else url.path
