"""What is taken elsewhere once, as a file of somebody's choosing. Knows no widget and no format of a file."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from tracker.actions.taking_out import FileKind, TakenOut, TakingOut, Wanted
from tracker.presentation.dispatcher import Dispatcher, Trouble
from tracker.presentation.writing import Writing
from tracker.runtime.long_work import long_work

_NO_NAME = re.compile(r'[\x00-\x1f/\\:*?"<>|]+')
_LONGEST = 60
_BYTES = 100
"""A file may bear 255 of them, some systems take 143, and ours stand beside the name: a letter may take four."""
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)
"""What Windows takes for a thing of its own, whatever the ending: somebody may be called Con."""


class TakeOutState(QObject):
    """`begun` when a file is being written, `progressed(done, of)` meanwhile, and `written(TakenOut)` once it is;
    `stopped` where it was not to be, and then nothing was.
    """

    begun = Signal()
    progressed = Signal(int, int)
    written = Signal(object)
    stopped = Signal()

    def __init__(self, beside: Dispatcher, taking_out: TakingOut, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._writing = Writing(beside)
        self._taking_out = taking_out
        self._is_wanted = True

    @property
    def is_writing(self) -> bool:
        return self._writing.is_under_way

    def write(self, wanted: Wanted, failed: Callable[[Trouble], None]) -> None:
        """Write it; `failed` takes what the world refused. A second one waits for nobody: it is not begun."""

        def write() -> TakenOut | None:
            with long_work():
                return self._taking_out.take_out(wanted, self._going_on)

        if not self.is_writing:
            self._is_wanted = True
        if self._writing.run(write, self._written, failed):
            self.begun.emit()

    def stop(self) -> None:
        """It is not to be written after all; where it is by now, it stays."""
        self._is_wanted = False

    def _going_on(self, done: int, of: int) -> bool:
        """Called where it is written."""
        self.progressed.emit(done, of)
        return self._is_wanted

    def _written(self, done: TakenOut | None) -> None:
        if done is None:
            self.stopped.emit()
        else:
            self.written.emit(done)


def file_name(kind: FileKind, who: str = "") -> str:
    """What the file may be called at first, on every system: "as-agreed.ics", "Jo Hill.vcf"."""
    return f"{as_file_name(who) or 'as-agreed'}.{kind.value}"


def as_file_name(who: str) -> str:
    """As much of somebody's name as a file may bear on every system; "" where that is nothing."""
    name = " ".join(_NO_NAME.sub(" ", who).split())[:_LONGEST]
    name = name.encode(errors="ignore")[:_BYTES].decode(errors="ignore").strip(". ")
    return f"_{name}" if _DEVICES.match(name) else name


def with_ending(place: Path, kind: FileKind) -> Path:
    """The place that was chosen, its name ending as that kind of file has to."""
    return place if place.suffix.lower() == f".{kind.value}" else place.with_name(f"{place.name}.{kind.value}")
