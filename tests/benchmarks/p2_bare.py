"""The baseline of P2: a bare FastAPI whose one route takes the same body and does one insert.

Served as uvicorn serves by default, which logs every request, as a service does.
"""

import os
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from uuid import UUID

import asyncpg
import uvicorn
from fastapi import FastAPI, Request
from pydantic import BaseModel

INSERT = "insert into bare (id, holder, unit) values ($1, $2, $3)"


class Holding(BaseModel):
    holder: str
    unit: str


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncGenerator[None]:
    async with asyncpg.create_pool(os.environ["BARE_DATABASE_URL"], min_size=1, max_size=10) as pool:
        app.state.pool = pool
        yield


app = FastAPI(lifespan=lifespan)


@app.put("/names/{identity}", status_code=201)
async def hold(identity: UUID, new: Holding, request: Request) -> dict[str, str]:
    pool: asyncpg.Pool[asyncpg.Record] = request.app.state.pool
    await pool.execute(INSERT, identity, new.holder, new.unit)
    return {"id": str(identity)}


if __name__ == "__main__":
    uvicorn.run(app, port=int(os.environ["BARE_HTTP_PORT"]))
