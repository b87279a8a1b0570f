"""The application of a service: its routes over its store, and all of HTTP that is the same everywhere."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from functools import partial

import httpx
from fastapi import FastAPI

from kernel.authority.authority import Authority
from kernel.authority.issuer import Keys
from kernel.authority.person import person_key
from kernel.authority.projection import NAME as AUTHORITY
from kernel.authority.pseudonym import Pseudonyms
from kernel.authority.token import Tokens
from kernel.clock import Clock, now
from kernel.hints import listening
from kernel.http import activity, me
from kernel.http.cursor import Cursors
from kernel.http.edge import Edge
from kernel.http.handlers import answer_problems
from kernel.http.health import health
from kernel.http.openapi import document, operations, permission
from kernel.http.running import Running
from kernel.lent import Lent
from kernel.postgres import PostgresStore, pool
from kernel.service import Service
from kernel.settings import ServiceSettings
from kernel.store import Events
from kernel.subscription.progress import age
from kernel.subscription.waiting import Waiting
from kernel.vault import FileMaster, Vault

PREFIX = "/api/v1"


class UngrantedAction(RuntimeError):
    """A route demands an action that no role has: nobody could ever use it."""


def create_app(service: Service, settings: ServiceSettings, *, clock: Clock = now) -> FastAPI:
    """Raises UngrantedAction. Connections are made when it starts, which needs a migrated database."""

    app = FastAPI(
        title=f"OCOP {service.name}",
        version="1",
        lifespan=lambda app: serving(app, service, settings, clock),
        docs_url=None,
        redoc_url=None,
        openapi_url="/openapi.json",
        redirect_slashes=False,
        generate_unique_id_function=lambda route: route.name,
        telemetry={"logs": False, "operation_spans": False},
    )
    app.add_middleware(Edge, max_body=settings.max_body)
    answer_problems(app, settings.max_body)
    for router in (*service.routers, me.router, activity.router):
        app.include_router(router, prefix=PREFIX)
    for router in service.pages:
        app.include_router(router)
    subscriptions = [s.name for s in (*service.projections, *service.reactions)]
    app.include_router(health([service.migrations], subscriptions))
    app.openapi = partial(document, app, service.examples)
    _check_grants(app, service)
    return app


@asynccontextmanager
async def serving(
    app: FastAPI, service: Service, settings: ServiceSettings, clock: Clock = now
) -> AsyncGenerator[None]:
    """What an application does while it runs; tests serve one database after the other with the same."""
    async with running_service(service, settings, clock) as running:
        app.state.running = running
        app.state.events, app.state.db, app.state.vault = running.events, running.pool, running.vault
        yield


@asynccontextmanager
async def running_service(
    service: Service, settings: ServiceSettings, clock: Clock
) -> AsyncGenerator[Running]:
    """Everything that routes may ask for; also for command lines that act without HTTP."""
    connections = await pool(settings.database_url, size=settings.pool_size)
    lent = Lent(connections, settings.pool_size // 2)
    key = person_key(settings.person_key_file)
    try:
        async with httpx.AsyncClient() as client, listening(settings.database_url) as hints:
            yield Running(
                name=service.name,
                grants=service.grants,
                events=Events(PostgresStore(lent), service.codec),
                pool=connections,
                vault=Vault(connections, FileMaster(settings.master_key_file)),
                tokens=Tokens(Keys(settings.issuer, client), audience=settings.audience, key=key),
                authority=Authority(
                    connections, service.grants, lambda: age(connections, AUTHORITY, clock())
                ),
                cursors=Cursors(key),
                pseudonyms=Pseudonyms(key),
                waiting=Waiting(connections, hints),
                clock=clock,
                stopping=asyncio.Event(),
            )
    finally:
        await lent.close()
        await connections.close()


def _check_grants(app: FastAPI, service: Service) -> None:
    granted = frozenset[str]().union(*service.grants.values())
    demanded = {may.action for _, _, route in operations(app) if (may := permission(route)) is not None}
    if demanded - granted:
        raise UngrantedAction(f"{service.name}: no role may {sorted(demanded - granted)}")
