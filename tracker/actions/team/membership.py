"""What may be asked and done about belonging to a team, as a Protocol: assembly implements it.

All of it is done on the storage thread, with the store closed by it where the file is another afterwards.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from tracker.actions.keeping_a_team import Invitation
from tracker.actions.safekeeping import BackupLine, HeldRecords
from tracker.rules.bring_in.file_read import Progress


@dataclass(frozen=True, slots=True)
class Membership:
    """Whose copy lies here: the team's at that server, and who of them one is there."""

    host: str
    role: str
    name: str
    database: str = "as_agreed"


@dataclass(frozen=True, slots=True)
class MovedThere:
    """What the team has now, and the verified copy of what was here before."""

    held: HeldRecords
    backup: BackupLine


class TeamDoor(Protocol):
    """Raises Refusal and StoreFault; where it does, all is as it was."""

    @property
    def forgot_calendar(self) -> bool:
        """Whether a damaged copy was made anew by this one, and of a phone's calendar nothing could be carried over."""
        ...

    def membership(self) -> Membership | None:
        """Whose copy lies here; None for a store of one's own."""
        ...

    def read(self, file: Path) -> Invitation:
        """What its keeper handed over. Raises OSError as well."""
        ...

    def knows_password(self, invitation: Invitation) -> bool:
        """Whether it need not be asked for: it is in the file, the keyring or `~/.pgpass`."""
        ...

    def join(self, invitation: Invitation, password: str | None, keep_password: bool, progress: Progress) -> bool:
        """Copy all that the team has here; False where `progress` stopped it."""
        ...

    def move(
        self, invitation: Invitation, password: str | None, keep_password: bool, progress: Progress
    ) -> MovedThere | None:
        """Make what is here the team's; None where `progress` stopped it."""
        ...

    def leave(self) -> None:
        """What is here is one's own from then on."""
        ...

    def make_anew(self, progress: Progress) -> bool:
        """A first copy in place of a damaged one, which is put aside; False where `progress` stopped it."""
        ...

    def give_password(self, password: str, keep: bool) -> None:
        """For this session, and `keep` it in the keyring where there is one.

        Raises Refusal (NOT_THE_PASSWORD) where the server says so.
        """
        ...
