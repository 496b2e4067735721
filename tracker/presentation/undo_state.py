"""Undo and redo as the window offers them: what I would take back, and what was just done, in words.

Knows neither the ledger nor a widget.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from tracker.actions.outcome import Changes, Deed, DeedName
from tracker.actions.ports import Questions
from tracker.actions.redo import redo
from tracker.actions.undo import undo
from tracker.presentation import words
from tracker.presentation.dispatcher import Dispatcher
from tracker.presentation.here import Here
from tracker.rules.agreement import Agreement
from tracker.rules.history import History


class UndoState(QObject):
    """`changed` comes when the texts do; `told(str, bool)` after each deed of this window: the words for its toast, and
    whether it can be undone.
    """

    changed = Signal()
    told = Signal(str, bool)

    def __init__(self, dispatcher: Dispatcher, here: Callable[[], Here], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._dispatcher = dispatcher
        self._here = here
        self._undoable: Deed | None = None
        self._redoable: Deed | None = None
        dispatcher.changed.connect(self._on_changed)

    @property
    def can_undo(self) -> bool:
        return self._undoable is not None

    @property
    def can_redo(self) -> bool:
        return self._redoable is not None

    @property
    def undo_text(self) -> str:
        return words.undo(self._undoable)

    @property
    def redo_text(self) -> str:
        return words.redo(self._redoable)

    def reload(self) -> None:
        self._dispatcher.ask(self._mine, self._take)

    def _mine(self, questions: Questions) -> tuple[Deed | None, Deed | None]:
        """What is taken back is mine: a colleague's deed is not."""
        me = self._here().me
        return questions.undoable(me), questions.redoable(me)

    def undo(self) -> None:
        if self.can_undo:
            self._dispatcher.do(undo, self._told, origin=self)

    def redo(self) -> None:
        if self.can_redo:
            self._dispatcher.do(redo, self._told, origin=self)

    def _told(self, deed: Deed) -> None:
        self.told.emit(words.deed(deed), False)

    def _on_changed(self, changes: Changes, origin: object) -> None:
        own = origin is not self and origin is not ELSEWHERE

        def arrived(answer: tuple[Deed | None, Deed | None]) -> None:
            self._take(answer)
            deed = answer[0]
            if own and deed is not None and deed.seq == changes.seq:
                self._tell_own(deed, changes)

        self._dispatcher.ask(self._mine, arrived)

    def _tell_own(self, deed: Deed, changes: Changes) -> None:
        """What was done, and of a contact what was agreed in it."""
        if deed.name is not DeedName.LOG_CONTACT or len(changes.prospects) != 1:
            self.told.emit(words.deed(deed), True)
            return
        (whose,) = changes.prospects

        def arrived(history: History | None) -> None:
            here = self._here()
            agreed = _agreed_last(history) if history is not None else ()
            self.told.emit(words.with_what_follows(words.deed(deed), agreed, here.today, here.zone), True)

        self._dispatcher.ask(lambda questions: questions.history_of(whose), arrived)

    def _take(self, answer: tuple[Deed | None, Deed | None]) -> None:
        self._undoable, self._redoable = answer
        self.changed.emit()


def _agreed_last(history: History) -> tuple[Agreement, ...]:
    """What was agreed in the contact that was entered last."""
    last = max(history.contacts, key=lambda contact: (contact.entered_at, contact.id), default=None)
    return tuple(a for a in history.agreements if last is not None and a.made_in == last.id and a.is_open)


ELSEWHERE = object()
"""The origin of changes that another window or a colleague made: shown, but not told as ours."""
