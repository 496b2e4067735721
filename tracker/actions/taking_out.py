"""What may be taken elsewhere as a file: a calendar, cards, tables, or everything as one archive.

Protocols and plain values; `interop` implements them. Nobody erased is ever among it, nor anybody in the trash, but for
the archive of everything, whose store has a trash like any other. Taking something out is no entry of the ledger.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from tracker.actions.outcome import Problem, Refusal
from tracker.actions.safekeeping import HeldRecords

if TYPE_CHECKING:
    from tracker.rules.bring_in.file_read import Progress


class FileKind(StrEnum):
    """What a file holds, by how its name ends."""

    CALENDAR = "ics"
    CARDS = "vcf"
    TABLES = "csv"
    EVERYTHING = "zip"


class Part(StrEnum):
    """What a table can be of."""

    PEOPLE = "people"
    AGREEMENTS = "agreements"
    CONTACTS = "contacts"


@dataclass(frozen=True, slots=True)
class Wanted:
    """The file at `place`, whose ending says its kind; of one person alone where `of` is their id.

    `part` is what a table is of; None is all three, each in a file of its own. Their words go into calendars and cards
    only with `their_words`, and promises into a calendar as `tasks` or as events. What lies there already is replaced
    only with `over`.
    """

    place: Path
    of: int | None = None
    part: Part | None = None
    their_words: bool = False
    over: bool = False
    tasks: bool = False

    @property
    def kind(self) -> FileKind:
        """Raises Refusal (NO_SUCH_FILE_KIND)."""
        try:
            return FileKind(self.place.suffix[1:].lower())
        except ValueError:
            raise Refusal(Problem.NO_SUCH_FILE_KIND, self.place.name) from None

    @property
    def places(self) -> tuple[Path, ...]:
        """Every file that is written. Raises as `kind`."""
        if self.kind is not FileKind.TABLES or self.part is not None:
            return (self.place,)
        return tuple(self.place.with_name(f"{self.place.stem}-{part}{self.place.suffix}") for part in Part)


@dataclass(frozen=True, slots=True)
class TakenOut:
    """What was written, and how much is in it."""

    places: tuple[Path, ...]
    held: HeldRecords


class TakingOut(Protocol):
    """What the world refuses is a Refusal: FILE_IS_THERE, NO_FOLDER_FOR_IT, NO_ROOM_FOR_IT, MAY_NOT_BE_WRITTEN; then
    what lay there is as it was. What the store cannot read is a StoreFault.
    """

    def take_out(self, wanted: Wanted, progress: Progress | None = None) -> TakenOut | None:
        """Write it, whole or not at all; None where `progress` stopped it, and then nothing was written.

        Raises Refusal (NO_SUCH_FILE_KIND, NO_SUCH_PROSPECT too), StoreFault.
        """

    def keep_calendar(self, folder: Path, their_words: bool, tasks: bool) -> bool:
        """Have the calendar in that folder, which is never made, say what is agreed now; whether it was another.

        What was over more than a year ago is left out. `their_words` and `tasks` as in `Wanted`.
        """
