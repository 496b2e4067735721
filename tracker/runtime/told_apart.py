"""Of whom somebody said that they are two people, kept at this computer by their ids alone. Knows no person."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from tracker.files.dataclass_json import dump, load
from tracker.files.private_file import write_private
from tracker.files.small_file import read_small

LIMIT = 4 * 1024 * 1024
MOST = 20_000
"""Pairs that are remembered, the latest."""
Pairs = tuple[tuple[int, int], ...]


class ToldApartFile:
    """What cannot be read is as if nobody had said it: then they are asked once more."""

    def __init__(self, place: Path) -> None:
        self._place = place
        self._pairs: dict[tuple[int, int], None] | None = None

    def told_apart(self) -> Collection[tuple[int, int]]:
        if self._pairs is None:
            self._pairs = {}
            with suppress(OSError, ValueError, KeyError, TypeError):
                text = read_small(self._place, LIMIT).decode("utf-8")
                self._pairs = dict.fromkeys(load(Pairs, text))
        return frozenset(self._pairs)

    def tell_apart(self, one: int, other: int) -> None:
        """One that cannot be kept holds until the program ends."""
        self.told_apart()
        assert self._pairs is not None
        self._pairs[(min(one, other), max(one, other))] = None
        with suppress(OSError):
            write_private(self._place, dump(tuple(self._pairs)[-MOST:], Pairs))
