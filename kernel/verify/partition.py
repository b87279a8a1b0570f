"""Which partition a stream belongs to, as every Kafka client that hashes keys with murmur2 finds it."""

import struct
from functools import lru_cache

SEED = 0x9747B28C
MULTIPLIER = 0x5BD1E995
MASK = 0xFFFFFFFF


@lru_cache(maxsize=1 << 16)
def partition_of(key: bytes, partitions: int) -> int:
    return (murmur2(key) & 0x7FFFFFFF) % partitions


def murmur2(data: bytes) -> int:
    """The 32-bit hash, unsigned, of Kafka's Java client."""
    whole = len(data) & ~3
    h = SEED ^ len(data)
    for (k,) in struct.iter_unpack("<I", data[:whole]):
        k = (k * MULTIPLIER) & MASK
        k = ((k ^ (k >> 24)) * MULTIPLIER) & MASK
        h = ((h * MULTIPLIER) & MASK) ^ k
    if rest := data[whole:]:
        h = ((h ^ int.from_bytes(rest, "little")) * MULTIPLIER) & MASK
    h = ((h ^ (h >> 13)) * MULTIPLIER) & MASK
    return h ^ (h >> 15)
