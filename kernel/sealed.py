"""A sealed value: what only the holder of its subject's key can read; the domain sees it as opaque."""

from kernel.record import record


@record
class Sealed:
    """`digest` binds the plaintext (keyed, so that it tells nothing), to be checked when it is opened."""

    subject: str
    nonce: bytes
    ciphertext: bytes
    digest: bytes
