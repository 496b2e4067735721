"""Who else was in it: their histories, and the guard's word on each. Knows no widget and no field of the form."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tracker.actions.exits import Exits, Judged, judged_each
from tracker.presentation.dispatcher import Dispatcher
from tracker.presentation.entry_form import Beside
from tracker.rules.entry import Attempt
from tracker.rules.history import History
from tracker.rules.policy import Policy
from tracker.rules.prospect import Prospect
from tracker.rules.verdict import Level


@dataclass(frozen=True, slots=True)
class Word:
    """The guard's word on one contact with several people: `first` on whoever it is about, `on` each of the others.

    `gravest` is what the entry is shown and held for, on that `person`.
    """

    first: Judged
    on: tuple[tuple[Beside, Judged], ...]
    gravest: Judged
    person: Beside | None

    @property
    def stopping(self) -> tuple[tuple[Beside, Judged], ...]:
        """The others for whom the guard warns: the entry may be saved without them."""
        return tuple((who, word) for who, word in self.on if word.verdict.level >= Level.WARN)


class Company:
    """`arrived` is called when another history is there."""

    def __init__(self, dispatcher: Dispatcher, arrived: Callable[[], None]) -> None:
        self._dispatcher = dispatcher
        self._arrived = arrived
        self._histories: dict[int, History] = {}

    def read(self, others: Sequence[Beside]) -> None:
        """Ask for the histories of those people, as they are now."""
        wanted = {other.id for other in others if other.id is not None}
        self._histories = {id_: history for id_, history in self._histories.items() if id_ in wanted}
        for id_ in wanted:
            self._ask(id_)

    def _ask(self, prospect_id: int) -> None:
        self._dispatcher.ask(lambda questions: questions.history_of(prospect_id), self._take, lambda _trouble: None)

    def judged(self, attempt: Attempt, exits: Exits, first: History, others: Sequence[Beside], policy: Policy) -> Word:
        """Whoever has not been read yet is judged as somebody new until then."""
        people = [first, *(self._history(other, n) for n, other in enumerate(others, 1))]
        word, *on = judged_each(attempt, exits, people, policy)
        told = tuple(zip(others, on, strict=True))
        gravest = max((word, *on), key=lambda one: (bool(one.lacks), one.verdict.level))
        return Word(word, told, gravest, next((who for who, one in told if one is gravest), None))

    def histories(self, others: Sequence[Beside]) -> tuple[History, ...]:
        """Of those who have been read."""
        return tuple(self._histories[other.id] for other in others if other.id in self._histories)

    def _history(self, other: Beside, number: int) -> History:
        known = self._histories.get(other.id) if other.id is not None else None
        return known or History(Prospect(-number, other.name))

    def _take(self, history: History | None) -> None:
        if history is not None:
            self._histories[history.prospect.id] = history
            self._arrived()
