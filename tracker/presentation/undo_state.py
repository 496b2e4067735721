"""Undo and redo as the window offers them: what I would take back, and what was just done, in words.

Knows neither the ledger nor a widget.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject, Signal

from tracker.actions.outcome import Changes, Deed, DeedName
from tracker.actions.ports import Questions
from tracker.actions.redo import redo
from tracker.actions.undo import undo
from tracker.presentation import words
from tracker.presentation.dispatcher import Dispatcher
from tracker.presentation.here import Here
from tracker.rules.agreement import Agreement, AgreementKind
from tracker.rules.history import History
from tracker.rules.us import User
from tracker.rules.window import day_in


@dataclass(frozen=True, slots=True)
class Told:
    """What was done, in a sentence, and whether it can be undone. `follows` says what was agreed in it ("" for
    nothing), and `day` is when that is, on our calendar.
    """

    sentence: str
    can_be_undone: bool
    follows: str = ""
    day: date | None = None


class UndoState(QObject):
    """`changed` comes when the texts do; `told(Told)` after each deed of this window, for its toast."""

    changed = Signal()
    told = Signal(object)

    def __init__(self, dispatcher: Dispatcher, here: Callable[[], Here], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._dispatcher = dispatcher
        self._here = here
        self._undoable: Deed | None = None
        self._redoable: Deed | None = None
        self._beyond: Callable[[], object] | None = None
        dispatcher.changed.connect(self._on_changed)

    @property
    def can_undo(self) -> bool:
        return self._beyond is not None or self._undoable is not None

    @property
    def can_redo(self) -> bool:
        return self._redoable is not None

    @property
    def undo_text(self) -> str:
        return words.undo(self._undoable if self._beyond is None else None)

    @property
    def redo_text(self) -> str:
        return words.redo(self._redoable)

    def reload(self) -> None:
        self._dispatcher.ask(self._mine, self._take)

    def _mine(self, questions: Questions) -> tuple[Deed | None, Deed | None]:
        """What is taken back is mine: a colleague's deed is not."""
        me = self._here().me
        return questions.undoable(me), questions.redoable(me)

    def did_beyond(self, told: str, take_back: Callable[[], object]) -> None:
        """Something was done that is no deed of this store, such as putting a backup in its place. Until one is done
        here, it is what is taken back: what stands beneath "Undo" is what the key of it does. Where `take_back`
        says False nothing of it stood any more, and the last deed is taken back instead.
        """
        self._beyond = take_back
        self.changed.emit()
        self.told.emit(Told(told, can_be_undone=True))

    def undo(self) -> None:
        beyond, self._beyond = self._beyond, None
        if beyond is not None:
            self.changed.emit()
        if beyond is not None and beyond() is not False:
            return
        if self.can_undo:
            self._dispatcher.do(undo, self._told, origin=self)

    def redo(self) -> None:
        if self.can_redo:
            self._dispatcher.do(redo, self._told, origin=self)

    def _told(self, deed: Deed) -> None:
        self.told.emit(Told(words.deed(deed), can_be_undone=False))

    def _on_changed(self, changes: Changes, origin: object) -> None:
        own = origin is not self and origin is not ELSEWHERE
        if origin is not ELSEWHERE:
            self._beyond = None

        def arrived(answer: tuple[Deed | None, Deed | None]) -> None:
            self._take(answer)
            deed = answer[0]
            if own and deed is not None and deed.seq == changes.seq:
                self._tell_own(deed, changes)

        self._dispatcher.ask(self._mine, arrived)

    def _tell_own(self, deed: Deed, changes: Changes) -> None:
        """What was done; of a contact what was agreed in it, and of what was handed over who has it now."""
        if deed.name is DeedName.HAND_OVER and deed.detail:
            self._tell_heir(deed)
            return
        if deed.name is not DeedName.LOG_CONTACT or len(changes.prospects) != 1 + len(deed.others):
            self.told.emit(Told(words.deed(deed), can_be_undone=True))
            return
        whose = min(changes.prospects)  # of several who were there, each has agreed to the same

        def arrived(history: History | None) -> None:
            here = self._here()
            agreed = _agreed_last(history) if history is not None else ()
            follows = words.what_follows(agreed, here.today, here.zone)
            day = min((_day_of(a, here.zone) for a in agreed), default=None)
            self.told.emit(Told(words.deed(deed), can_be_undone=True, follows=follows, day=day))

        self._dispatcher.ask(lambda questions: questions.history_of(whose), arrived)

    def _tell_heir(self, deed: Deed) -> None:
        def arrived(users: tuple[User, ...]) -> None:
            heir = next((user.name for user in users if str(user.id) == deed.detail), "")
            self.told.emit(Told(words.deed(deed), can_be_undone=True, follows=words.keeps_it_now(heir) if heir else ""))

        self._dispatcher.ask(lambda questions: questions.users(), arrived)

    def _take(self, answer: tuple[Deed | None, Deed | None]) -> None:
        self._undoable, self._redoable = answer
        self.changed.emit()


def _agreed_last(history: History) -> tuple[Agreement, ...]:
    """What was agreed in the contact that was entered last."""
    last = max(history.contacts, key=lambda contact: (contact.entered_at, contact.id), default=None)
    return tuple(a for a in history.agreements if last is not None and a.made_in == last.id and a.is_open)


def _day_of(agreement: Agreement, zone: str) -> date:
    """Where a calendar has it: a promise on the day it is due."""
    if agreement.kind is AgreementKind.PROMISE:
        return agreement.window.due.last
    window = agreement.window
    return window.first if window.at is None else day_in(window.starts, zone)


ELSEWHERE = object()
"""The origin of changes that another window or a colleague made: shown, but not told as ours."""
