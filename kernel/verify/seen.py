"""A set of sequence numbers, kept as one bit each."""

from collections.abc import Iterator


class Seen:
    def __init__(self, count: int) -> None:
        self._count = count
        self._bits = bytearray((count + 7) // 8)

    def again(self, number: int) -> bool:
        """Note the number; True where it was noted before."""
        byte, bit = number >> 3, 1 << (number & 7)
        before = self._bits[byte] & bit
        self._bits[byte] |= bit
        return bool(before)

    def gaps(self) -> Iterator[tuple[int, int]]:
        """First and last number of each run that was not met."""
        first: int | None = None
        for number in self._candidates():
            met = self._bits[number >> 3] & (1 << (number & 7))
            if not met and first is None:
                first = number
            elif met and first is not None:
                yield first, number - 1
                first = None
        if first is not None:
            yield first, self._count - 1

    def _candidates(self) -> Iterator[int]:
        """All numbers but the ones inside of a byte that is full, of which only the first counts."""
        for byte, bits in enumerate(self._bits):
            yield from range(byte * 8, byte * 8 + 1 if bits == 0xFF else min(byte * 8 + 8, self._count))
