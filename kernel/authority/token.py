"""A bearer token, checked against the issuer's keys, tells who asks; nothing else in it is believed."""

import hashlib
from datetime import UTC, datetime

from joserfc import jwt
from joserfc.errors import ExpiredTokenError, InvalidClaimError, JoseError
from joserfc.jws import JWSRegistry, extract_compact
from joserfc.jwt import JWTClaimsRegistry

from kernel.authority.issuer import Keys
from kernel.authority.person import person_id
from kernel.authority.refusals import Unauthenticated
from kernel.record import record

ALGORITHMS = ["ES256", "EdDSA", "Ed25519", "RS256"]
LEEWAY = 30
MAX_LENGTH = 8192
REMEMBERED = 4096


CLAIMS_VI = {
    "iss": "nơi cấp",
    "aud": "nơi nhận",
    "sub": "người được cấp",
    "exp": "hạn dùng",
    "nbf": "ngày bắt đầu",
}


@record
class Verified:
    person: str
    not_before: float
    expires: float


class Tokens:
    """Verifies tokens of one issuer for one audience, and remembers by hash those that hold."""

    def __init__(self, keys: Keys, *, audience: str, key: bytes) -> None:
        self._keys = keys
        self._audience = audience
        self._key = key
        self._registry = JWSRegistry(algorithms=ALGORITHMS)
        self._known: dict[bytes, Verified] = {}
        self._generation = 0

    async def person(self, authorization: str | None, at: datetime) -> str:
        """The opaque person behind an `Authorization` header; raises Unauthenticated, IssuerUnreachable."""
        scheme, _, token = (authorization or "").partition(" ")
        if scheme.lower() != "bearer" or not token:
            raise Unauthenticated("no bearer token", "không có mã truy cập")
        if len(token) > MAX_LENGTH:
            raise Unauthenticated("too long", "quá dài")
        await self._keys.fresh()
        digest = hashlib.sha256(token.encode()).digest()
        known = self._known.get(digest)
        if known is None or self._generation != self._keys.generation:
            known = await self._verified(token, at)
            self._remember(digest, known)
        moment = at.timestamp()
        if not known.not_before - LEEWAY <= moment < known.expires + LEEWAY:
            raise Unauthenticated("expired or not yet valid", "đã hết hạn hoặc chưa có hiệu lực")
        return known.person

    async def _verified(self, token: str, at: datetime) -> Verified:
        try:
            kid = extract_compact(token.encode()).headers().get("kid")
            keys = await self._keys.holding(str(kid) if kid is not None else None)
            found = jwt.decode(token, keys, algorithms=ALGORITHMS, registry=self._registry)
            self._claims(at).validate(found.claims)
            return Verified(
                person=person_id(self._keys.issuer, str(found.claims["sub"]), self._key),
                not_before=float(found.claims.get("nbf", 0)),
                expires=float(found.claims["exp"]),
            )
        except ExpiredTokenError as error:
            raise Unauthenticated("expired", "đã hết hạn") from error
        except InvalidClaimError as error:
            raise Unauthenticated(f"claim {error.claim}", _claim_vi(error.claim)) from error
        except (JoseError, ValueError, TypeError, KeyError, OverflowError) as error:
            raise Unauthenticated("not verified", "không xác thực được") from error

    def _claims(self, at: datetime) -> JWTClaimsRegistry:
        return JWTClaimsRegistry(
            now=int(at.astimezone(UTC).timestamp()),
            leeway=LEEWAY,
            iss={"essential": True, "value": self._keys.issuer},
            aud={"essential": True, "value": self._audience},
            sub={"essential": True},
            exp={"essential": True},
        )

    def _remember(self, digest: bytes, verified: Verified) -> None:
        if self._generation != self._keys.generation:
            # A key may have been withdrawn: what it signed must be checked again.
            self._known.clear()
            self._generation = self._keys.generation
        if len(self._known) >= REMEMBERED:
            self._known.pop(next(iter(self._known)))
        self._known[digest] = verified


def _claim_vi(claim: str | None) -> str:
    return f"{CLAIMS_VI.get(claim or '', 'một mục')} không đúng"
