"""The development issuer's keys live in the stack's folder; who can read it can sign as anyone."""

import json
import secrets
import time
from dataclasses import dataclass
from pathlib import Path

from joserfc import jwt
from joserfc.jwk import ECKey, KeySet

from deploy.local.secret import keep

AUDIENCE = "ocop"
ALGORITHM = "ES256"
LIFETIME = 12 * 3600
# Tokens signed with a key that was rotated away hold as long as it is published.
PUBLISHED = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class Issuer:
    """An OIDC issuer whose keys are in `folder` and whose name is `url`."""

    folder: Path
    url: str

    def public_keys(self) -> dict[str, object]:
        """The key set that everyone may see, newest key last."""
        return {**KeySet(list(self._keys())).as_dict(private=False)}

    def token(self, name: str, **claims: object) -> str:
        """A signed access token of the person `name`, for 12 hours; claims given here prevail."""
        now = int(time.time())
        usual = {"iss": self.url, "sub": name, "aud": AUDIENCE, "iat": now, "exp": now + LIFETIME}
        signing = self._keys()[-1]
        header = {"alg": ALGORITHM, "kid": signing.kid, "typ": "at+jwt"}
        return jwt.encode(header, {**usual, "jti": secrets.token_hex(8), **claims}, signing)

    def rotate(self) -> str:
        """Sign with a new key from now on, and go on publishing the last ones; the new key's id."""
        kept = [*self._keys(), new_key()][-PUBLISHED:]
        draft = self._file.with_name(".issuer-keys")
        draft.touch(mode=0o600)
        draft.write_bytes(written(kept))
        draft.rename(self._file)
        return str(kept[-1].kid)

    def _keys(self) -> list[ECKey]:
        known = json.loads(keep(self._file, lambda: written([new_key()])))
        return [ECKey.import_key(key) for key in known]

    @property
    def _file(self) -> Path:
        return self.folder / "issuer-keys.json"


def new_key() -> ECKey:
    return ECKey.generate_key("P-256", {"kid": secrets.token_hex(8), "use": "sig", "alg": ALGORITHM})


def written(keys: list[ECKey]) -> bytes:
    return json.dumps([key.as_dict(private=True) for key in keys]).encode()


def mint(folder: Path, name: str, **claims: object) -> str:
    """A token of the issuer that the stack in this folder runs."""
    return Issuer(folder=folder, url=(folder / "issuer-url").read_text()).token(name, **claims)
