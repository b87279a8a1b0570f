"""Where a collector is named, it gets the trace of a request from HTTP to Kafka, and nothing personal."""

import asyncio
import signal
from collections.abc import Iterator

import httpx
import pytest
from fastapi import FastAPI, Request, Response
from opentelemetry.proto.collector.metrics.v1.metrics_service_pb2 import ExportMetricsServiceRequest
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest

from deploy.local.databases import Database
from deploy.local.identity import Issuer
from tests.kernel.http.officers import appoint
from tests.kernel.http.serving import served
from tests.kernel.processes.conftest import Start, answers

# Real processes start and end, on whatever machine.
pytestmark = pytest.mark.timeout(600)

TRACE = "0af7651916cd43dd8448eb211c80319c"
SECRET = "htx-of-a-person"


class Collector:
    """Receives OTLP over HTTP."""

    def __init__(self) -> None:
        self.spans: dict[str, str] = {}
        self.metrics: set[str] = set()
        self.raw = b""

    def application(self) -> FastAPI:
        app = FastAPI()
        app.add_api_route("/v1/traces", self._traces, methods=["POST"])
        app.add_api_route("/v1/metrics", self._metrics, methods=["POST"])
        return app

    async def _traces(self, request: Request) -> Response:
        self.raw += await request.body()
        sent = ExportTraceServiceRequest.FromString(await request.body())
        for span in (s for r in sent.resource_spans for scope in r.scope_spans for s in scope.spans):
            linked = [link.trace_id.hex() for link in span.links]
            for trace in (span.trace_id.hex(), *linked):
                if trace == TRACE:
                    self.spans[span.name] = "linked" if linked else "part"
        return Response()

    async def _metrics(self, request: Request) -> Response:
        self.raw += await request.body()
        sent = ExportMetricsServiceRequest.FromString(await request.body())
        self.metrics |= {m.name for r in sent.resource_metrics for s in r.scope_metrics for m in s.metrics}
        return Response()


@pytest.fixture
def collector() -> Collector:
    return Collector()


@pytest.fixture
def collecting(collector: Collector, environment: dict[str, str]) -> Iterator[None]:
    with served(collector.application) as url:
        environment["SAMPLE_OTLP_ENDPOINT"] = url
        yield


@pytest.mark.usefixtures("collecting")
async def test_a_request_can_be_followed_to_kafka(
    run: Start, client: httpx.AsyncClient, database: Database, issuer: Issuer, collector: Collector
) -> None:
    await appoint(database, issuer.url, "lan", "commune-officer", "00123")
    process = run("all")
    await answers(client, "/health/ready", process)
    headers = {
        "Authorization": f"Bearer {issuer.token('lan')}",
        "traceparent": f"00-{TRACE}-b7ad6b7169203331-01",
    }
    body = {"holder": SECRET, "unit": "00123"}
    assert (await client.put("/api/v1/names/honey", json=body, headers=headers)).status_code == 201
    body["holder"] = SECRET + "-2"
    assert (await client.put("/api/v1/names/honey", json=body, headers=headers)).status_code == 409
    # The publisher may still be starting; its batch's span comes when the event has been sent.
    async with asyncio.timeout(90):
        while "linked" not in collector.spans.values():  # noqa: ASYNC110  the collector is another thread
            await asyncio.sleep(0.1)
    process.signal(signal.SIGTERM)
    assert await asyncio.to_thread(process.wait, 300) == 0, process.log.read_text()
    assert collector.spans["PUT /api/v1/names/{name}"] == "part"
    assert collector.spans["Reserve"] == "part"
    assert "linked" in collector.spans.values()
    assert {"http.server.request.duration", "ocop.refusals"} <= collector.metrics
    for word in (SECRET, issuer.token("lan").split(".")[1][:20]):
        assert word.encode() not in collector.raw
