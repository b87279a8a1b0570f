"""The development issuer as a process: it says where its public keys are, and signs nothing over HTTP."""

import sys
from pathlib import Path

import uvicorn
from fastapi import FastAPI

from deploy.local.identity import ALGORITHM, Issuer
from deploy.local.ports import HOST


def application(issuer: Issuer) -> FastAPI:
    app = FastAPI(title="Development issuer", openapi_url=None)
    discovery: dict[str, object] = {
        "issuer": issuer.url,
        "jwks_uri": f"{issuer.url}/jwks",
        "id_token_signing_alg_values_supported": [ALGORITHM],
        "response_types_supported": ["none"],
        "subject_types_supported": ["public"],
    }
    app.add_api_route("/.well-known/openid-configuration", lambda: discovery)
    app.add_api_route("/jwks", issuer.public_keys)
    return app


def main(folder: str, url: str, port: str) -> None:
    app = application(Issuer(folder=Path(folder), url=url))
    uvicorn.run(app, host=HOST, port=int(port), log_level="warning", access_log=False)


if __name__ == "__main__":
    main(*sys.argv[1:])
