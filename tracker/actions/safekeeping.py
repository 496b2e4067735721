"""What may be asked and done about the store's file as a whole: is it whole, which backups are there, put one back.

Protocols and plain values; `storage` implements them. Unlike deeds these are no entries of the ledger.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from tracker.actions.outcome import Fault, StoreFault

if TYPE_CHECKING:
    from tracker.rules.bring_in.file_read import Progress


@dataclass(frozen=True, slots=True)
class HeldRecords:
    """How much a store holds. `newest` (UTC) is when the last of it was entered, None where that was not looked for."""

    people: int = 0
    agreements: int = 0
    contacts: int = 0
    newest: datetime | None = None

    @property
    def records(self) -> int:
        """How many of any kind."""
        return self.people + self.agreements + self.contacts


@dataclass(frozen=True, slots=True)
class BackupLine:
    """A backup as a list shows it. `made_at` is UTC; `place` is its file."""

    place: Path
    made_at: datetime
    held: HeldRecords


class MissingStore(StoreFault):
    """There is no store, but backups of one, newest first: whoever worked in it is nobody new. Without any, `seen` is
    when a window last had it open, as is noted beside it.

    Nothing is made in its place until somebody has chosen that.
    """

    def __init__(self, backups: tuple[BackupLine, ...], seen: datetime | None = None) -> None:
        super().__init__(Fault.MISSING)
        self.backups, self.seen = backups, seen


@dataclass(frozen=True, slots=True)
class Trouble:
    """The file at `place` is damaged. `backups` still open, newest first; `readable` is what a recovery would bring.

    With `broken` the file opens and all of it can be read, but not all of it is as it was written. With `missing` there
    is no file at all; `seen` is when it last was there, where no backup tells that. `is_a_copy` of what a team shares:
    `begin_anew` makes it anew from the team's server, and nothing else is put in its place.
    """

    place: Path
    backups: tuple[BackupLine, ...]
    readable: HeldRecords
    broken: SealCheck | None = None
    missing: bool = False
    is_a_copy: bool = False
    seen: datetime | None = None

    @property
    def leaves_nothing(self) -> bool:
        """Whether the file cannot be opened, and neither a backup nor anything in it is left to go on with."""
        return not (self.missing or self.broken is not None or self.backups or self.readable.people)


@dataclass(frozen=True, slots=True)
class PutBack:
    """What is in place now. `replaced` is a backup of what was there before, `set_aside` the damaged file, kept."""

    held: HeldRecords
    replaced: BackupLine | None
    set_aside: Path | None


@dataclass(frozen=True, slots=True)
class BackedUp:
    """What came of a backup: the verified copy, and the folders that would not take one."""

    backup: BackupLine | None
    refused: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class SealCheck:
    """Whether all is as it was written. Where it is not: the entry, and the newest backup that still has it.

    `kind` is the kind of record that is concerned, "" for none. Where `broken_at` is 0 no entry is, but what the store
    says of itself.
    """

    broken_at: int | None = None
    intact_in: BackupLine | None = None
    kind: str = ""

    @property
    def holds(self) -> bool:
        return self.broken_at is None


@dataclass(frozen=True, slots=True)
class LookedOn:
    """What came of one slice of the look through the store: `more` where another is to follow, `trouble` where
    something is not as it was written. At its end `still` is what had been told before, and gone on with.
    """

    more: bool = False
    trouble: Trouble | None = None
    still: tuple[SealCheck, ...] = ()


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything we hold on a person: a page to read, and the same as JSON. `name` is a file name without ending."""

    name: str
    page: str
    json: str


class Safekeeping(Protocol):
    """All of it is done on the store's own thread, and raises StoreFault where the world fails."""

    def damage(self) -> Trouble | None:
        """What is wrong with the file; None where it is whole, or where there is none and never was."""

    def backups(self) -> tuple[BackupLine, ...]:
        """Those there are, in every folder, newest first."""

    def newest_verified(self) -> BackupLine | None:
        """The newest one that opens and is whole."""

    def erased_until(self) -> datetime | None:
        """Until when (UTC) a backup may still hold somebody who was erased; None where none does."""

    def back_up(self) -> BackedUp:
        """Make a verified backup now."""

    def back_up_if_due(self, starting: bool) -> BackedUp | None:
        """Make one where it is time for it; None where it is not."""

    def put_back(self, backup: Path) -> PutBack:
        """Restore that backup. What it replaces is kept; who was erased since is erased again.

        Raises Refusal (COPY_OF_A_TEAMS) where what is here is one.
        """

    def bring_from(self, chosen: Path, progress: Progress | None = None) -> PutBack | None:
        """The same with a file from anywhere: an archive of everything, or a backup; None where `progress` stopped it,
        and then all is as it was. Raises Refusal as well (NO_ARCHIVE and those beside it, OPEN_HERE, NO_ROOM_FOR_IT).
        """

    def begin_anew(self) -> None:
        """Begin a new store where one is missing, or damaged and nothing is left of it: such a file is set aside as it
        is. Its backups stay. A team's copy is made anew from its server.
        """

    def recover(self) -> HeldRecords:
        """Set the damaged file aside and begin a new one with all that could be read. Raises Refusal as `put_back`."""

    def check_seal(self) -> SealCheck:
        """Verify the whole ledger."""

    def look_on(self) -> LookedOn:
        """Look through the whole store for a moment: after each start, and weekly while it stays open.

        Where something is found, no deed is begun until a backup was put back, or `go_on`.
        """

    def go_on(self) -> None:
        """Leave what was found as it is: deeds are done again, and it is not told a second time."""

    def dossier(self, prospect_id: int) -> Dossier | None:
        """Everything we hold on that person; None where there is no such one."""
