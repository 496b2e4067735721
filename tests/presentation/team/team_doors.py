"""A door to a team that is kept in memory: what it was asked, and what comes of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests.builders import at
from tracker.actions.keeping_a_team import Invitation
from tracker.actions.safekeeping import BackupLine, HeldRecords
from tracker.actions.team.membership import Membership, MovedThere

ANN = Invitation("office.example", 5432, "as_agreed", "as_agreed", "ann", "Ann")
IS_ANN = Membership("office.example", "ann", "Ann")
MOVED = MovedThere(
    HeldRecords(30, 74, 96), BackupLine(Path("as-agreed-2026.db"), at("2026-11-12 09:00"), HeldRecords(30, 74, 96))
)


@dataclass
class FakeDoor:
    """`trouble` is raised by whatever is asked next; `password` lets one in; `meanwhile` comes in the midst of what
    takes long.
    """

    ours: Membership | None = None
    trouble: Exception | None = None
    known: bool = False
    forgot_calendar: bool = False
    meanwhile: Callable[[], object] = lambda: None
    asked: list[tuple[str, str | None, bool]] = field(default_factory=list)

    def membership(self) -> Membership | None:
        return self.ours

    def read(self, file: Path) -> Invitation:
        self._or_trouble()
        return ANN

    def knows_password(self, invitation: Invitation) -> bool:
        return self.known

    def join(
        self, invitation: Invitation, password: str | None, keep_password: bool, progress: Callable[[int, int], bool]
    ) -> bool:
        self.asked.append(("join", password, keep_password))
        self._or_trouble()
        if not self._goes_on(progress):
            return False
        self.ours = IS_ANN
        return True

    def move(
        self, invitation: Invitation, password: str | None, keep_password: bool, progress: Callable[[int, int], bool]
    ) -> MovedThere | None:
        self.asked.append(("move", password, keep_password))
        self._or_trouble()
        if not self._goes_on(progress):
            return None
        self.ours = IS_ANN
        return MOVED

    def leave(self) -> None:
        self._or_trouble()
        self.asked.append(("leave", None, False))
        self.ours = None

    def make_anew(self, progress: Callable[[int, int], bool]) -> bool:
        self.asked.append(("make anew", None, False))
        self._or_trouble()
        return self._goes_on(progress)

    def give_password(self, password: str, keep: bool) -> None:
        self._or_trouble()
        self.asked.append(("password", password, keep))

    def _goes_on(self, progress: Callable[[int, int], bool]) -> bool:
        if not progress(500, 1000):
            return False
        self.meanwhile()
        return progress(1000, 1000)

    def _or_trouble(self) -> None:
        trouble, self.trouble = self.trouble, None
        if trouble is not None:
            raise trouble
