"""The state behind making two records of one person one: who is meant, and the deed. Knows no widget."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from tracker.actions.corrections.merge_people import merge_people
from tracker.actions.corrections.writing_over import Corrected
from tracker.presentation import words
from tracker.presentation.dispatcher import Dispatcher
from tracker.presentation.here import Here
from tracker.presentation.person.prospect_details import from_other_record
from tracker.presentation.words.corrections import how_many_warn, now_warns
from tracker.presentation.writing import Writing
from tracker.tongue import Theirs, tr


class Merging(QObject):
    """`changed` comes when somebody else is chosen. Once it is written come `made_one(Corrected, id)`, with whose
    record stays and which one went, and `done(list[str])` with what the guard warns of now; `asked_back` comes where
    nobody is chosen yet, `refused(Refusal | StoreFault)` where it was not written.
    """

    changed = Signal()
    made_one = Signal(object, object)
    done = Signal(object)
    asked_back = Signal()
    refused = Signal(object)

    def __init__(self, dispatcher: Dispatcher, here: Callable[[], Here], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._here = here
        self._writing = Writing(dispatcher)
        self._first: tuple[int, str] | None = None
        self._other: tuple[int, str] | None = None

    def begin(self, prospect_id: int, name: str) -> None:
        """That person's record is the one that stays."""
        self._first, self._other = (prospect_id, name), None
        self.changed.emit()

    def choose(self, prospect_id: int, name: str) -> None:
        """Whose record is theirs as well."""
        self._other = prospect_id, name
        self.changed.emit()

    def choose_nobody(self) -> None:
        if self._other is not None:
            self._other = None
            self.changed.emit()

    @property
    def people(self) -> frozenset[int]:
        """The ids of those who were chosen so far."""
        return frozenset(who[0] for who in (self._first, self._other) if who is not None)

    @property
    def title(self) -> str:
        who = words.one_line(self._first[1], 60) if self._first is not None else ""
        return tr("Another record of {who}", who=Theirs(who))

    @property
    def told(self) -> str:
        """What it will do, once somebody is chosen."""
        if self._first is None or self._other is None:
            return ""
        who, other = words.one_line(self._first[1], 60), words.one_line(self._other[1], 60)
        return tr(
            "Everything with {other} goes to {who}, and the record of {other} is there no more. What the two say"
            " differently is kept in the notes. Undo takes it back.",
            who=Theirs(who),
            other=Theirs(other),
        )

    def apply(self) -> None:
        """Make them one, or ask who is meant."""
        first, other = self._first, self._other
        if first is None or other is None:
            self.asked_back.emit()
            return
        self._writing.do(
            lambda desk: merge_people(desk, first[0], other[0], from_other_record),
            lambda done: self._written(done, other[0]),
            self.refused.emit,
            about=(first[0], other[0]),
        )

    def _written(self, done: Corrected, gone: int) -> None:
        self.made_one.emit(done, gone)
        here = self._here()
        warned = [now_warns(contact, here.zone, here.today) for contact in done.now_warns]
        self.done.emit([how_many_warn(len(warned)), *warned] if warned else [])
