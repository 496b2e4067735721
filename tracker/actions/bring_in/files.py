"""What is asked of files from elsewhere. A Protocol: `interop` and `runtime` answer, assembly joins them."""

from __future__ import annotations

from collections.abc import Mapping as ByName
from pathlib import Path
from typing import Protocol

from tracker.rules.bring_in.card import Card
from tracker.rules.bring_in.file_read import FileRead, Progress
from tracker.rules.bring_in.mapping import Mapping
from tracker.rules.who.alike import Likeness


class Files(Protocol):
    """Reading changes nothing, and never stops at what is wrong in a file: that is among what was read."""

    def read(self, place: Path, encoding: str = "", progress: Progress | None = None) -> FileRead | None:
        """All that is in it, read in that encoding, "" to go by the file itself; None where `progress` stopped it.

        Raises Refusal (NO_SUCH_FILE, MAY_NOT_BE_READ).
        """

    def hold(self, place: Path, content: bytes) -> None:
        """From now on that is what `read` finds at that place, in memory alone: it came from no file."""

    def card_in(self, text: str) -> Card | None:
        """The one card in a text that was kept of it; None where it holds none."""

    def mappings(self) -> ByName[str, Mapping]:
        """Those that were kept, by their names. What cannot be read of them is not among them."""

    def keep_mapping(self, name: str, mapping: Mapping) -> None:
        """Under that name from now on; one that cannot be kept is gone after this run, and nothing else."""

    @property
    def likeness(self) -> Likeness:
        """How names are compared."""
