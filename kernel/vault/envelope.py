"""One subject's key seals many values, each bound to the place where it stands."""

import hmac
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand

from kernel.sealed import Sealed

NONCE = 12


class Tampered(RuntimeError):
    """The sealed value was changed, or stands where it was not sealed for."""


class Envelope:
    """Encryption and digest have keys of their own, both derived from the subject's."""

    def __init__(self, subject: str, key: bytes) -> None:
        self.subject = subject
        self._cipher = AESGCM(_derived(key, b"seal"))
        self._digest = _derived(key, b"digest")

    def seal(self, stream: str, field: str, plaintext: bytes) -> Sealed:
        nonce = os.urandom(NONCE)
        return Sealed(
            subject=self.subject,
            nonce=nonce,
            ciphertext=self._cipher.encrypt(nonce, plaintext, self._place(stream, field)),
            digest=self.digest(plaintext),
        )

    def open(self, sealed: Sealed, stream: str, field: str) -> bytes:
        """Raises Tampered."""
        try:
            plaintext = self._cipher.decrypt(sealed.nonce, sealed.ciphertext, self._place(stream, field))
        except (InvalidTag, ValueError) as error:
            raise Tampered(f"{stream}: {field} does not open") from error
        if not hmac.compare_digest(self.digest(plaintext), sealed.digest):
            raise Tampered(f"{stream}: {field} has another digest")
        return plaintext

    def digest(self, plaintext: bytes) -> bytes:
        """The same plaintext of the same subject has the same digest; without the key it tells nothing."""
        return hmac.digest(self._digest, plaintext, "sha256")

    def _place(self, stream: str, field: str) -> bytes:
        # With their lengths, so that no two places read the same.
        parts = [part.encode() for part in (self.subject, stream, field)]
        return b"".join(len(part).to_bytes(4) + part for part in parts)


def _derived(key: bytes, purpose: bytes) -> bytes:
    return HKDFExpand(algorithm=SHA256(), length=32, info=b"ocop vault " + purpose).derive(key)
