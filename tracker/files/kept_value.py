"""One value in a small private file of its own. Knows not what it means, and never stops anybody."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any, Generic, TypeVar

from tracker.files.dataclass_json import dump, load
from tracker.files.private_file import write_private
from tracker.files.small_file import read_small

V = TypeVar("V")
LIMIT = 4 * 1024 * 1024
"""Bytes that are read of one."""


class KeptValue(Generic[V]):
    """`kind` is its type, as `dataclass_json` reads it."""

    def __init__(self, place: Path, kind: Any) -> None:
        self._place = place
        self._kind = kind

    def read(self) -> V | None:
        """The value; None where none can be read, which is as if nobody had kept one."""
        with suppress(OSError, ValueError, KeyError, TypeError):
            found: V = load(self._kind, read_small(self._place, LIMIT).decode("utf-8"))
            return found
        return None

    def write(self, value: V) -> None:
        """Keep it. One that cannot be kept is known until the program ends."""
        with suppress(OSError):
            write_private(self._place, dump(value, self._kind))
