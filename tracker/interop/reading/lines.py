"""The lines of a text file, a slice at a time, none longer than may be. Knows no format."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field

from tracker.interop.reading.encodings import Taken, slices_of
from tracker.rules.bring_in.file_read import LINE_LIMIT, Progress
from tracker.rules.bring_in.problems import ProblemKind, Tally


class Stopped(Exception):
    """Whoever asked for the file wants it no more."""


@dataclass(slots=True)
class Lines:
    """Iterates over the lines without their ends, which may be any of the three; `number` is that of the last one.

    A line that is too long is told and cut. Raises Stopped where `progress` says so.
    """

    data: bytes
    taken: Taken
    tally: Tally
    progress: Progress | None = None
    number: int = 0
    unreadable: int = 0
    _lines: Iterator[str] = field(init=False)

    def __post_init__(self) -> None:
        self._lines = self._read()

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        return next(self._lines)

    def _read(self) -> Iterator[str]:
        ends = io.IncrementalNewlineDecoder(None, translate=True)
        begun: list[str] = []
        length = 0
        for done, part in slices_of(self.data, self.taken):
            if self.progress is not None and not self.progress(done, len(self.data)):
                raise Stopped
            self.unreadable += part.count("\ufffd")
            first, *others = ends.decode(part, final=done == len(self.data)).split("\n")
            begun.append(first[: max(0, LINE_LIMIT - length)])
            length += len(first)
            for following in others:
                yield self._line(begun, length)
                begun, length = [following[:LINE_LIMIT]], len(following)
        if length:
            yield self._line(begun, length)

    def _line(self, begun: list[str], length: int) -> str:
        self.number += 1
        text = begun[0] if len(begun) == 1 else "".join(begun)
        if length > LINE_LIMIT:
            self.tally.add(self.number, ProblemKind.LINE_TOO_LONG, text)
        return text
