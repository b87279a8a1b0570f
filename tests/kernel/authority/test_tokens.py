"""A token counts if this issuer signed it, for us, for now, with a key and an algorithm that we accept."""

import base64
import hashlib
import hmac
import json
import time
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
import pytest_asyncio
from joserfc import jwt
from joserfc.jwk import ECKey, OctKey, OKPKey, RSAKey

from deploy.local.identity import Issuer
from kernel.authority.issuer import MAX_AGE, MAX_STALE, PAUSE, PAUSE_WITHOUT_KEYS, Keys
from kernel.authority.person import person_id
from kernel.authority.refusals import IssuerUnreachable, Unauthenticated
from kernel.authority.token import LEEWAY, MAX_LENGTH, Tokens
from tests.kernel.http.serving import issuing

KEY = b"p" * 32


class Stopwatch:
    seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture(scope="module")
def issuer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Issuer]:
    with issuing(tmp_path_factory.mktemp("issuer")) as made:
        yield made


@pytest.fixture
def clock() -> Stopwatch:
    return Stopwatch()


@pytest_asyncio.fixture
async def http() -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient() as client:
        yield client


@pytest.fixture
def keys(issuer: Issuer, http: httpx.AsyncClient, clock: Stopwatch) -> Keys:
    return Keys(issuer.url, http, monotonic=clock)


@pytest.fixture
def tokens(keys: Keys) -> Tokens:
    return Tokens(keys, audience="ocop", key=KEY)


def now() -> datetime:
    return datetime.now(UTC)


async def refused(tokens: Tokens, token: str, at: datetime | None = None) -> str:
    with pytest.raises(Unauthenticated) as refusal:
        await tokens.person(f"Bearer {token}", at or now())
    return str(refusal.value.facts["why"])


async def test_a_good_token_names_an_opaque_person(tokens: Tokens, issuer: Issuer) -> None:
    person = await tokens.person(f"Bearer {issuer.token('lan')}", now())
    assert person == person_id(issuer.url, "lan", KEY)
    assert person.startswith("person-")
    assert len(person) == len("person-") + 32
    assert "lan" not in person


async def test_the_same_person_is_another_under_another_key_or_issuer(issuer: Issuer) -> None:
    names = {
        person_id(issuer.url, "lan", KEY),
        person_id(issuer.url, "lan", b"q" * 32),
        person_id("https://other", "lan", KEY),
        person_id(issuer.url, "minh", KEY),
    }
    assert len(names) == 4


@pytest.mark.parametrize("header", [None, "", "Bearer", "Bearer ", "Basic bGFu", "Token x"])
async def test_a_header_without_a_bearer_token(tokens: Tokens, header: str | None) -> None:
    with pytest.raises(Unauthenticated):
        await tokens.person(header, now())


@pytest.mark.parametrize("token", ["x", "a.b", "a.b.c", "..", "e30.e30.", "é.é.é", "x" * (MAX_LENGTH + 1)])
async def test_what_is_no_token(tokens: Tokens, token: str) -> None:
    await refused(tokens, token)


@pytest.mark.parametrize(
    "claims",
    [
        {"aud": "another"},
        {"aud": ["another"]},
        {"aud": ""},
        {"aud": None},
        {"iss": "https://another"},
        {"iss": None},
        {"sub": ""},
        {"sub": None},
        {"sub": 7},
        {"exp": None},
        {"exp": "tomorrow"},
        {"exp": 0},
        {"exp": float("nan")},
        {"exp": 10**400},
        {"nbf": time.time() + 3600},
        {"nbf": "x"},
    ],
)
async def test_a_claim_that_is_wrong_or_missing(
    tokens: Tokens, issuer: Issuer, claims: dict[str, object]
) -> None:
    await refused(tokens, issuer.token("lan", **claims))


async def test_one_of_several_audiences_is_ours(tokens: Tokens, issuer: Issuer) -> None:
    assert await tokens.person(f"Bearer {issuer.token('lan', aud=['other', 'ocop'])}", now())


async def test_a_token_ends_even_where_it_is_remembered(tokens: Tokens, issuer: Issuer) -> None:
    token = issuer.token("lan", exp=int(time.time()) + 60)
    assert await tokens.person(f"Bearer {token}", now())
    later = now() + timedelta(seconds=60 + LEEWAY + 1)
    assert await refused(tokens, token, later) == "expired or not yet valid"
    assert await refused(tokens, issuer.token("lan", exp=int(time.time()) - LEEWAY - 1)) == "expired"


async def test_a_changed_token_is_refused(tokens: Tokens, issuer: Issuer) -> None:
    head, body, signature = issuer.token("lan").split(".")
    claims = json.loads(base64.urlsafe_b64decode(body + "=="))
    forged = base64.urlsafe_b64encode(json.dumps({**claims, "sub": "chairman"}).encode()).decode().rstrip("=")
    await refused(tokens, f"{head}.{forged}.{signature}")
    await refused(tokens, f"{head}.{body}.{signature[:-4]}AAAA")


async def test_an_unsigned_token_is_refused(tokens: Tokens, issuer: Issuer) -> None:
    _, body, _ = issuer.token("lan").split(".")
    for head in ({"alg": "none"}, {"alg": "None", "typ": "JWT"}, {}):
        written = base64.urlsafe_b64encode(json.dumps(head).encode()).decode().rstrip("=")
        await refused(tokens, f"{written}.{body}.")


async def test_a_token_signed_with_the_public_key_as_a_secret_is_refused(
    tokens: Tokens, issuer: Issuer
) -> None:
    listed = issuer.public_keys()["keys"]
    assert isinstance(listed, list)
    public = ECKey.import_key(listed[-1])  # pyright: ignore[reportUnknownArgumentType] - the issuer's JSON
    _, body, _ = issuer.token("lan").split(".")
    head = json.dumps({"alg": "HS256", "kid": public.kid}).encode()
    signed = f"{base64.urlsafe_b64encode(head).decode().rstrip('=')}.{body}"
    mac = hmac.new(public.as_pem(private=False), signed.encode(), hashlib.sha256).digest()
    await refused(tokens, f"{signed}.{base64.urlsafe_b64encode(mac).decode().rstrip('=')}")


async def test_a_key_of_nobody_signs_nothing(tokens: Tokens, issuer: Issuer) -> None:
    claims = {"iss": issuer.url, "sub": "lan", "aud": "ocop", "exp": int(time.time()) + 60}
    listed = issuer.public_keys()["keys"]
    assert isinstance(listed, list)
    kid = str(listed[-1]["kid"])  # pyright: ignore[reportUnknownArgumentType] - the issuer's JSON
    others = [
        ("ES256", ECKey.generate_key("P-256")),
        ("RS256", RSAKey.generate_key(2048)),
        ("Ed25519", OKPKey.generate_key("Ed25519")),
        ("HS256", OctKey.generate_key(256)),
    ]
    for algorithm, key in others:
        for header in ({"alg": algorithm, "kid": kid}, {"alg": algorithm}, {"alg": algorithm, "kid": "new"}):
            await refused(tokens, jwt.encode(header, claims, key, algorithms=[algorithm]))


async def test_a_new_key_of_the_issuer_counts_at_once(
    tokens: Tokens, issuer: Issuer, clock: Stopwatch
) -> None:
    old = issuer.token("lan")
    await tokens.person(f"Bearer {old}", now())
    issuer.rotate()
    clock.seconds += PAUSE
    assert await tokens.person(f"Bearer {issuer.token('minh')}", now())
    assert await tokens.person(f"Bearer {old}", now()), "the old key is still published"


async def test_invented_key_ids_do_not_become_requests_to_the_issuer(
    issuer: Issuer, clock: Stopwatch
) -> None:
    asked: list[str] = []

    async def count(request: httpx.Request) -> None:
        asked.append(request.url.path)

    async with httpx.AsyncClient(event_hooks={"request": [count]}) as http:
        tokens = Tokens(Keys(issuer.url, http, monotonic=clock), audience="ocop", key=KEY)
        await tokens.person(f"Bearer {issuer.token('lan')}", now())
        assert len(asked) == 2
        key = ECKey.generate_key("P-256")
        for number in range(50):
            clock.seconds += PAUSE / 100
            await refused(tokens, jwt.encode({"alg": "ES256", "kid": f"invented-{number}"}, {}, key))
        assert len(asked) == 2
        clock.seconds += PAUSE
        await refused(tokens, jwt.encode({"alg": "ES256", "kid": "invented"}, {}, key))
        assert len(asked) == 4


async def test_a_withdrawn_key_stops_counting_for_tokens_already_seen(
    tokens: Tokens, keys: Keys, issuer: Issuer, clock: Stopwatch
) -> None:
    old = issuer.token("lan")
    await tokens.person(f"Bearer {old}", now())
    for _ in range(3):
        issuer.rotate()
    clock.seconds += MAX_AGE + 1
    assert await tokens.person(f"Bearer {old}", now()), "the keys are fetched meanwhile"
    assert keys.refreshing is not None
    await keys.refreshing
    await refused(tokens, old)


async def test_an_issuer_that_is_away_for_a_while_does_not_matter(
    tmp_path: Path, http: httpx.AsyncClient, clock: Stopwatch
) -> None:
    with issuing(tmp_path) as issuer:
        keys = Keys(issuer.url, http, monotonic=clock)
        tokens = Tokens(keys, audience="ocop", key=KEY)
        token = f"Bearer {issuer.token('lan')}"
        await tokens.person(token, now())
    clock.seconds += MAX_AGE + 1
    assert await tokens.person(token, now())
    if keys.refreshing is not None:
        await keys.refreshing
    clock.seconds += MAX_STALE
    with pytest.raises(IssuerUnreachable):
        await tokens.person(token, now())


async def test_an_issuer_that_comes_late_is_asked_again_soon(
    tmp_path: Path, http: httpx.AsyncClient, clock: Stopwatch
) -> None:
    with issuing(tmp_path) as issuer:
        url, token = issuer.url, f"Bearer {issuer.token('lan')}"
    tokens = Tokens(Keys(url, http, monotonic=clock), audience="ocop", key=KEY)
    with pytest.raises(IssuerUnreachable):
        await tokens.person(token, now())
    clock.seconds += PAUSE_WITHOUT_KEYS
    with pytest.raises(IssuerUnreachable):
        await tokens.person(token, now())


async def test_an_issuer_that_names_itself_otherwise_is_not_believed(
    issuer: Issuer, http: httpx.AsyncClient
) -> None:
    tokens = Tokens(Keys(issuer.url + "/", http), audience="ocop", key=KEY)
    with pytest.raises(IssuerUnreachable):
        await tokens.person(f"Bearer {issuer.token('lan')}", now())


@pytest.mark.parametrize(
    ("claims", "vi"),
    [({"aud": "elsewhere"}, "nơi nhận không đúng"), ({"sub": ""}, "người được cấp không đúng")],
)
async def test_a_wrong_claim_is_named_in_vietnamese(
    tokens: Tokens, issuer: Issuer, claims: dict[str, object], vi: str
) -> None:
    with pytest.raises(Unauthenticated) as refusal:
        await tokens.person(f"Bearer {issuer.token('lan', **claims)}", now())
    assert refusal.value.sentence("vi").endswith(f"({vi}).")


async def test_a_missing_token_is_said_in_vietnamese(tokens: Tokens) -> None:
    with pytest.raises(Unauthenticated) as refusal:
        await tokens.person(None, now())
    assert refusal.value.sentence("vi").endswith("(không có mã truy cập).")
    assert refusal.value.sentence("en").endswith("(no bearer token).")
