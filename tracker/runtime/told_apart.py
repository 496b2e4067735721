"""Of whom somebody said that they are two people, kept at this computer by their ids alone. Knows no person."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from tracker.files.kept_value import KeptValue

MOST = 20_000
"""Pairs that are remembered, the latest."""
Pairs = tuple[tuple[int, int], ...]


class ToldApartFile:
    """What cannot be read is as if nobody had said it: then they are asked once more."""

    def __init__(self, place: Path) -> None:
        self._kept = KeptValue[Pairs](place, Pairs)
        self._pairs: dict[tuple[int, int], None] | None = None

    def told_apart(self) -> Collection[tuple[int, int]]:
        return frozenset(self._known())

    def tell_apart(self, one: int, other: int) -> None:
        """One that cannot be kept holds until the program ends."""
        pairs = self._known()
        pairs[(min(one, other), max(one, other))] = None
        self._kept.write(tuple(pairs)[-MOST:])

    def take_back(self, one: int, other: int) -> None:
        """Nobody said it of those two."""
        pairs = self._known()
        pairs.pop((min(one, other), max(one, other)), None)
        self._kept.write(tuple(pairs))

    def _known(self) -> dict[tuple[int, int], None]:
        if self._pairs is None:
            self._pairs = dict.fromkeys(self._kept.read() or ())
        return self._pairs
