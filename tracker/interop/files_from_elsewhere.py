"""Files from elsewhere as `actions.bring_in.files` asks for them, and the mappings that were kept for their columns."""

from __future__ import annotations

import errno
from collections.abc import Mapping as ByName
from pathlib import Path

from tracker.actions.outcome import Problem, Refusal
from tracker.files.kept_value import KeptValue
from tracker.rules.bring_in.card import Card
from tracker.rules.bring_in.file_read import FileRead, Progress
from tracker.rules.bring_in.mapping import Mapping
from tracker.rules.who.alike import Likeness

MOST_MAPPINGS = 50
"""So many are kept, those used last."""


class FilesFromElsewhere:
    """`memory` is the file in which mappings are kept by their names; `likeness` compares names."""

    def __init__(self, memory: Path, likeness: Likeness) -> None:
        self._kept = KeptValue[dict[str, Mapping]](memory, dict[str, Mapping])
        self._likeness = likeness
        self._mappings: dict[str, Mapping] | None = None
        self._held: dict[Path, bytes] = {}

    @property
    def likeness(self) -> Likeness:
        """See `Files.likeness`."""
        return self._likeness

    def read(self, place: Path, encoding: str = "", progress: Progress | None = None) -> FileRead | None:
        """See `Files.read`."""
        from tracker.interop.reading.file import read_file, read_path  # needed only where one is read

        if place in self._held:
            return read_file(self._held[place], encoding, progress)
        try:
            return read_path(place, encoding, progress)
        except OSError as error:
            missing = error.errno in (errno.ENOENT, errno.ENOTDIR)
            problem = Problem.NO_SUCH_FILE if missing else Problem.MAY_NOT_BE_READ
            raise Refusal(problem, place.name) from error

    def hold(self, place: Path, content: bytes) -> None:
        """See `Files.hold`. The last one only: another is asked for anew."""
        self._held = {place: content}

    def card_in(self, text: str) -> Card | None:
        """See `Files.card_in`."""
        from tracker.interop.reading.file import card_again

        return card_again(text)

    def mappings(self) -> ByName[str, Mapping]:
        """See `Files.mappings`."""
        if self._mappings is None:
            self._mappings = self._kept.read() or {}
        return self._mappings

    def keep_mapping(self, name: str, mapping: Mapping) -> None:
        """See `Files.keep_mapping`."""
        kept = {other: each for other, each in self.mappings().items() if other != name}
        kept[name] = mapping
        self._mappings = dict(list(kept.items())[-MOST_MAPPINGS:])
        self._kept.write(self._mappings)
