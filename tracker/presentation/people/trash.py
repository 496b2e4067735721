"""The trash: who lies in it and for how much longer, and what can be done with them. Knows no widget."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from PySide6.QtCore import QObject, Signal

from tracker.actions.outcome import Changes
from tracker.actions.people.erase_prospect import erase_prospect
from tracker.actions.people.purge_trash import KEPT_FOR, purge_trash
from tracker.actions.people.restore_prospect import restore_prospect
from tracker.actions.ports import Trashed
from tracker.presentation import words
from tracker.presentation.dispatcher import Dispatcher
from tracker.presentation.here import Here
from tracker.presentation.writing import Writing
from tracker.tongue import tr, tr_as, tr_n


@dataclass(frozen=True, slots=True)
class TrashRow:
    """Someone in the trash. `since` and `left` are ready to read."""

    id: int
    name: str
    organisation: str
    since: str
    left: str


class TrashState(QObject):
    """`changed` comes when `rows` are others; `erased(id)` when somebody is gone for good."""

    changed = Signal()
    erased = Signal(object)

    def __init__(
        self,
        dispatcher: Dispatcher,
        here: Callable[[], Here],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._dispatcher = dispatcher
        self._writing = Writing(dispatcher)
        self._here = here
        self._open = False
        self.rows: tuple[TrashRow, ...] = ()
        dispatcher.changed.connect(self._hear)

    def watch(self, on: bool) -> None:
        """Read who is there, and again whenever something changes; or rest."""
        self._open = on
        if on:
            self._ask()

    def restore(self, prospect_id: int) -> None:
        self._writing.do(lambda desk: restore_prospect(desk, prospect_id), about=prospect_id)

    def erase(self, prospect_id: int) -> None:
        """Erase them for good. There is no way back: whoever calls this has asked."""
        self._writing.do(lambda desk: erase_prospect(desk, prospect_id), self.erased.emit, about=prospect_id)

    def purge(self) -> None:
        """Erase those whose thirty days are over: at the start, and every minute. What fails unasked is not told."""

        def gone(ids: tuple[int, ...]) -> None:
            for prospect_id in ids:
                self.erased.emit(prospect_id)

        self._writing.do(purge_trash, gone, lambda _trouble: None)

    def _ask(self) -> None:
        self._dispatcher.ask(lambda questions: questions.in_trash(), self._take)

    def _hear(self, _changes: Changes, _origin: object) -> None:
        if self._open:
            self._ask()

    def _take(self, found: tuple[Trashed, ...]) -> None:
        rows = tuple(self._row(one) for one in found)
        if rows != self.rows:
            self.rows = rows
            self.changed.emit()

    def _row(self, one: Trashed) -> TrashRow:
        here = self._here()
        # Begun days count: who was put here a minute ago has all thirty.
        left = max(-((here.now - one.deleted_at - KEPT_FOR) // timedelta(days=1)), 0)
        told = tr_n("{n} day left", "{n} days left", left) if left else tr_as("how long in the trash", "due to go")
        since = tr("put here {when}", when=words.on_date(one.deleted_at, here.zone, here.today))
        return TrashRow(one.id, words.one_line(one.name), words.one_line(one.organisation), since, told)
