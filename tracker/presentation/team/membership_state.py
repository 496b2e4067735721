"""Whether the store is a team's, and becoming, leaving and mending that: joining, moving there, leaving, a copy anew.

All of it is done where the store is, and told in sentences. Knows no server, no file and no widget; a password is
handed on and never kept.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from tracker.actions.keeping_a_team import Invitation
from tracker.actions.outcome import Changes, Fault, Refusal, StoreFault
from tracker.actions.team.membership import Membership, MovedThere, TeamDoor
from tracker.presentation.dispatcher import Dispatcher, Trouble
from tracker.presentation.under_way import Run, UnderWay
from tracker.presentation.undo_state import ELSEWHERE
from tracker.presentation.words.team import several as words
from tracker.presentation.writing import Writing


class Step(Enum):
    """What an invitation is for."""

    JOIN = auto()
    MOVE = auto()


class MembershipState(QObject):
    """`changed` comes when there is something new to show, `progressed(done, of)` while something is under way, and
    `store_changed` once another store is in place: all is to be read anew. `mended` after a damaged copy was made anew.

    `membership` is None for a store of one's own. `invitation` was read and waits to be used for `step`; `trouble` is
    what kept it from that, and `told` what came of the last thing that was done, each in a sentence.
    """

    changed = Signal()
    progressed = Signal(int, int)
    store_changed = Signal()
    mended = Signal()
    _far = Signal(int, int)

    def __init__(
        self,
        dispatcher: Dispatcher,
        door: Callable[[], TeamDoor],
        explain: Callable[[Refusal | StoreFault], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._dispatcher = dispatcher
        self._writing = Writing(dispatcher)
        self._door = door
        self._explain = explain
        self.membership: Membership | None = None
        self.invitation: Invitation | None = None
        self.step = Step.JOIN
        self.needs_password = False
        self.is_busy = self.is_stopping = False
        self.asks_whether_to_leave = False
        self.trouble = self.told = ""
        self._under_way = UnderWay(self._far.emit)
        self._far.connect(self.progressed)

    @property
    def can_stop(self) -> bool:
        """Whether something is under way that may be stopped with all as it was."""
        return self._under_way.is_any and not self.is_stopping

    def look(self) -> None:
        """Find out whose store it is."""

        def found(membership: Membership | None) -> None:
            if membership != self.membership:
                self.membership = membership
                self.changed.emit()

        self._dispatcher.run(lambda: self._door().membership(), found, lambda _trouble: None)

    def take(self, file: Path, step: Step) -> None:
        """Read that invitation, and say what would become of it. Nothing is done yet."""
        if self.is_busy:
            return

        def read() -> tuple[Invitation, bool] | bool:
            """The invitation and whether its password is known; else whether it could be read at all."""
            door = self._door()
            try:
                invitation = door.read(file)
            except OSError:
                return False
            except StoreFault as fault:
                if fault.fault is not Fault.DAMAGED:
                    raise
                return True
            return invitation, door.knows_password(invitation)

        def came(found: tuple[Invitation, bool] | bool) -> None:
            self.is_busy = False
            if isinstance(found, bool):
                self.trouble = words.no_invitation(file, was_read=found)
            else:
                self.invitation, self.step, self.needs_password = found[0], step, not found[1]
                self.trouble = ""
            self.changed.emit()

        self._begin()
        self._dispatcher.run(read, came, self._failed)

    def turn_to(self, step: Step) -> None:
        """The invitation is for the other."""
        if not self.is_busy:
            self.step, self.trouble = step, ""
            self.changed.emit()

    def let_be(self) -> None:
        """The invitation is not to be used now, nor the team to be left."""
        if not self.is_busy:
            self.invitation, self.asks_whether_to_leave, self.trouble = None, False, ""
            self.changed.emit()

    def go(self, password: str, keep_password: bool) -> None:
        """Join, or move there. `password` "" where it is known already."""
        invitation = self.invitation
        if invitation is None or self.is_busy:
            return
        given, run = password or None, self._begin_long()

        def join() -> tuple[bool, bool]:
            door = self._door()
            return door.join(invitation, given, keep_password, run.going_on), door.forgot_calendar

        def joined(came: tuple[bool, bool]) -> None:
            done, forgot = came
            told = (words.joined(invitation.name, invitation.host), words.calendar_forgotten() if forgot else "")
            self._ended(" ".join(part for part in told if part) if done else "")

        def moved(done: MovedThere | None) -> None:
            self._ended(words.moved(invitation.host, done.held) if done is not None else "")

        if self.step is Step.JOIN:
            self._writing.run(join, joined, self._failed)
        else:
            self._writing.run(
                lambda: self._door().move(invitation, given, keep_password, run.going_on), moved, self._failed
            )

    def stop(self) -> None:
        """It is not to be done after all; where it is too late for that, it is done."""
        self._under_way.ask_to_stop()
        self.is_stopping = True
        self.changed.emit()

    def ask_whether_to_leave(self) -> None:
        self.asks_whether_to_leave, self.told, self.trouble = True, "", ""
        self.changed.emit()

    def leave(self) -> None:
        """Go on with what is here as a store of one's own."""
        membership = self.membership
        if membership is None or self.is_busy:
            return
        self._begin()
        self._writing.run(
            lambda: self._door().leave(), lambda _nothing: self._ended(words.left(membership.host)), self._failed
        )

    def make_anew(self) -> None:
        """A damaged copy is put aside, and a first one made of what the server has."""
        if self.is_busy:
            return
        run = self._begin_long()

        def make() -> tuple[bool, bool]:
            door = self._door()
            return door.make_anew(run.going_on), door.forgot_calendar

        def made(came: tuple[bool, bool]) -> None:
            done, forgot = came
            self._finish()
            if done:
                self.told = words.calendar_forgotten() if forgot else ""
                self.mended.emit()
                self._another_store()
            self.changed.emit()

        self._writing.run(make, made, self._failed)

    def give_password(self, password: str, keep: bool, then: Callable[[], object]) -> None:
        """The server asked for it. `then` comes when it can be asked with it."""
        self._begin()

        def done(_nothing: None) -> None:
            self._finish()
            self.changed.emit()
            then()

        self._writing.run(lambda: self._door().give_password(password, keep), done, self._failed)

    def _begin(self) -> None:
        self.is_busy, self.trouble, self.told = True, "", ""
        self.changed.emit()

    def _begin_long(self) -> Run:
        run = self._under_way.begin()
        self._begin()
        return run

    def _finish(self) -> None:
        self.is_busy = self.is_stopping = False
        self._under_way.stop()

    def _ended(self, told: str) -> None:
        """It was done, as is `told`; "" where it was stopped."""
        self._finish()
        self.told = told or words.stopped()
        if told:
            self.invitation, self.asks_whether_to_leave = None, False
            self._another_store()
        self.changed.emit()

    def _another_store(self) -> None:
        self.look()
        self._dispatcher.changed.emit(Changes(everything=True), ELSEWHERE)
        self.store_changed.emit()

    def _failed(self, trouble: Trouble) -> None:
        """Said in its place; what was typed stays, to be tried again."""
        self._finish()
        invitation = self.invitation
        at_a_server = isinstance(trouble, StoreFault) and invitation is not None
        said = words.at_a_server(trouble, invitation) if at_a_server else ""  # type: ignore[arg-type]
        self.trouble = said or self._explain(trouble)
        if isinstance(trouble, StoreFault) and trouble.fault is Fault.NOT_ALLOWED:
            self.needs_password = self.needs_password or trouble.detail in ("password", "login")
        self.changed.emit()
