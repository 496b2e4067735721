"""The state behind writing down somebody with whom there has been no contact. Knows no widget."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from tracker.actions.outcome import Problem, Refusal
from tracker.actions.people.add_prospect import add_prospect
from tracker.presentation.dispatcher import Dispatcher, Trouble
from tracker.presentation.writing import Writing
from tracker.rules.entry import NewProspect

CAN_BE_SAID = (Problem.ALREADY_HERE, Problem.KNOWN_NUMBER)


class Adding(QObject):
    """`added(Prospect)` once they stand; `asked(Trouble)` where somebody is called so or reached so already, and it is
    to be said that they are two; `refused(Trouble)` for anything else.
    """

    added = Signal(object)
    asked = Signal(object)
    refused = Signal(object)

    def __init__(self, dispatcher: Dispatcher, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._writing = Writing(dispatcher)
        self._said: frozenset[Problem] = frozenset()
        self._asked: Problem | None = None

    def begin(self) -> None:
        """Nothing has been said yet of anybody."""
        self._said, self._asked = frozenset(), None

    def add(self, new: NewProspect) -> None:
        """Write them down. Asked for once more after `asked`, they are another person than whoever is here."""
        if self._asked is not None:
            self._said |= {self._asked}
        self._asked = None
        someone = replace(new, another=Problem.ALREADY_HERE in self._said, shares=Problem.KNOWN_NUMBER in self._said)
        self._writing.do(lambda desk: add_prospect(desk, someone), self.added.emit, self._failed)

    def typed(self) -> None:
        """Something else is typed: what was said was of another."""
        self.begin()

    def _failed(self, trouble: Trouble) -> None:
        if isinstance(trouble, Refusal) and trouble.problem in CAN_BE_SAID:
            self._asked = trouble.problem
            self.asked.emit(trouble)
        else:
            self.refused.emit(trouble)
