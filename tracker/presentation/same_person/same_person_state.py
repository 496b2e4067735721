"""People who may be the same: looked for beside the store or chosen by somebody, shown two by two, made one or told
apart.

Knows no widget. That two are not the same is remembered at this computer, so that nobody is asked twice.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from tracker.actions.bring_in.look_through import everybody
from tracker.actions.corrections.merge_people import merge_people
from tracker.actions.corrections.writing_over import Corrected
from tracker.actions.outcome import Changes, Problem, Refusal
from tracker.actions.ports import Questions
from tracker.presentation.dispatcher import Dispatcher, Trouble
from tracker.presentation.person.prospect_details import Detail, from_other_record, told, typed_of
from tracker.presentation.under_way import Run, UnderWay
from tracker.presentation.writing import Writing
from tracker.rules.prospect import Prospect
from tracker.rules.who.alike import Likeness
from tracker.rules.who.merging import ONE_OF_THEM
from tracker.rules.who.pairs import Pair, pairs
from tracker.runtime.long_work import long_work


class ToldApart(Protocol):
    """Those of whom somebody said that they are two people, by their ids, the smaller first."""

    def told_apart(self) -> Collection[tuple[int, int]]: ...
    def tell_apart(self, one: int, other: int) -> None: ...
    def take_back(self, one: int, other: int) -> None: ...


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One thing we know of both, as text; "" where one of them lacks it. `is_asked`: they say otherwise, and one of the
    two words will stand; `takes_other` where that is the other's.
    """

    detail: Detail
    one: str
    other: str
    is_asked: bool = False
    takes_other: bool = False


SHOWN = (
    Detail.NAME, Detail.ORGANISATION, Detail.HOUSEHOLD, Detail.PHONES, Detail.EMAILS, Detail.ADDRESS, Detail.GREETING,
    Detail.ZONE, Detail.PREFERRED, Detail.HOURS, Detail.INTEREST, Detail.CAN_BUY, Detail.TAGS, Detail.NOTES,
)  # fmt: skip


class SamePersonState(QObject):
    """`changed` when the list or what is shown is another, `progressed(done)` while it is looked for.

    `made_one(Corrected, id)` with whose record went, `refused(Trouble)` where that was not written. `told_apart(Pair)`
    once two are said to be two people.
    """

    changed = Signal()
    progressed = Signal(int)
    made_one = Signal(object, object)
    refused = Signal(object)
    told_apart = Signal(object)

    def __init__(
        self,
        dispatcher: Dispatcher,
        beside: Dispatcher,
        source: Callable[[], AbstractContextManager[Questions]],
        likeness: Callable[[], Likeness],
        apart: ToldApart,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._writing = Writing(dispatcher)
        self._beside = beside
        self._source = source
        self._likeness = likeness
        self._apart = apart
        self._dispatcher = dispatcher
        self._under_way = UnderWay(self.progressed.emit)
        self._wanted = False
        self._chosen: tuple[int, int] | None = None
        self._told_apart: tuple[Pair, int] | None = None
        self.pairs: list[Pair] = []
        self.at = 0
        self.take: frozenset[str] = frozenset()
        dispatcher.changed.connect(self._hear)

    @property
    def is_chosen(self) -> bool:
        """Whether the two are those whom somebody chose, and not whom the program found."""
        return self._chosen is not None

    def look_at(self, one: int, other: int) -> None:
        """Those two alone. The record that was written down first stays."""
        self._chosen = min(one, other), max(one, other)
        run, ids = self._begin(), self._chosen

        def read(questions: Questions) -> tuple[Pair, ...]:
            first, second = (_living(questions, id_) for id_ in ids)
            return (Pair(first, second, (), 0.0),)

        self._dispatcher.ask(read, lambda pairs_: self._found(run, pairs_), lambda why: self._failed(run, why))

    def look(self) -> None:
        """Look for them among everybody, from the start."""
        self._chosen = None
        run = self._begin()

        def found() -> tuple[Pair, ...] | None:
            with long_work():
                with self._source() as questions:
                    whole = (history.prospect for page in everybody(questions) for history in page)
                    people = [person for person in whole if person.deleted_at is None]
                return pairs(people, self._likeness(), self._apart.told_apart(), run.going_on)

        self._beside.run(found, lambda pairs_: self._found(run, pairs_), lambda trouble: self._failed(run, trouble))

    @property
    def is_looking(self) -> bool:
        """Whether they are being looked for."""
        return self._under_way.is_any

    def _begin(self) -> Run:
        self._wanted = True
        self._told_apart = None
        run = self._under_way.begin()
        self.changed.emit()
        return run

    def _look_again(self) -> None:
        if self._chosen is not None:
            self.look_at(*self._chosen)
        else:
            self.look()

    def leave(self) -> None:
        """Nobody wants to know any more."""
        self._under_way.stop()
        self._wanted = False
        self._chosen = None
        self.pairs, self.at, self.take = [], 0, frozenset()

    @property
    def pair(self) -> Pair | None:
        """The one that is shown side by side."""
        return self.pairs[self.at] if self.at < len(self.pairs) else None

    def show(self, at: int) -> None:
        if 0 <= at < len(self.pairs) and at != self.at:
            self.at, self.take = at, frozenset()
            self.changed.emit()

    def fields(self) -> list[FieldRow]:
        """The two of the pair, field by field; what neither has is left out."""
        pair = self.pair
        if pair is None:
            return []
        rows = []
        for detail in SHOWN:
            one, other = (told(detail, typed_of(person, detail)) for person in (pair.one, pair.other))
            if one or other:
                asked = bool(one and other) and one != other and detail.value in ("name", *ONE_OF_THEM)
                rows.append(FieldRow(detail, one, other, asked, detail.value in self.take))
        return rows

    def take_word(self, detail: Detail, of_other: bool) -> None:
        """Of what the two say otherwise, that one's word is to stand."""
        self.take = self.take | {detail.value} if of_other else self.take - {detail.value}
        self.changed.emit()

    def make_one(self) -> None:
        """The two become one record, in one deed; undo takes it back."""
        pair, take = self.pair, self.take
        if pair is None:
            return
        self._writing.do(
            lambda desk: merge_people(
                desk, pair.one.id, pair.other.id, from_other_record, take, (pair.one, pair.other)
            ),
            lambda done: self._written(pair, done),
            self._refused,
            origin=self,
            about=pair.key,
        )

    def tell_apart(self) -> None:
        """They are two people: they are not shown together again."""
        pair, at = self.pair, self.at
        if pair is not None:
            self._apart.tell_apart(*pair.key)
            self._drop(pair)
            self._told_apart = pair, at
            self.told_apart.emit(pair)

    @property
    def can_take_back(self) -> bool:
        """Whether the last thing that was done here is that two were told apart."""
        return self._told_apart is not None

    def take_back(self) -> bool:
        """That was a slip: the two are shown again where they stood, now or the next time. False where there is nothing
        of that to take back any more.
        """
        if self._told_apart is None:
            return False
        pair, at = self._told_apart
        self._told_apart = None
        self._apart.take_back(*pair.key)
        if self._wanted:
            self.pairs.insert(at, pair)
            self.at, self.take = at, frozenset()
            self.changed.emit()
        return True

    def _refused(self, trouble: Trouble) -> None:
        """Where one of them is not as they were shown any more, they are shown as they are."""
        self.refused.emit(trouble)
        if isinstance(trouble, Refusal) and trouble.problem in (Problem.CHANGED_SINCE, Problem.NO_SUCH_PROSPECT):
            self._look_again()

    def _written(self, pair: Pair, done: Corrected) -> None:
        self._drop(pair, gone=pair.other.id, now=done.prospect)
        self.made_one.emit(done, pair.other.id)

    def _drop(self, pair: Pair, gone: int = -1, now: Prospect | None = None) -> None:
        """The pair is answered. Whoever went is in no other, and who stays is as they are now."""
        self._told_apart = None
        left = [each for each in self.pairs if each != pair and gone not in each.key]
        if now is not None:
            left = [_as_now(each, now) for each in left]
        self.pairs, self.take = left, frozenset()
        self.at = min(self.at, max(len(left) - 1, 0))
        self.changed.emit()

    def _found(self, run: Run, found: tuple[Pair, ...] | None) -> None:
        if found is not None and self._under_way.came_back(run):
            self.pairs, self.at, self.take = list(found), 0, frozenset()
            self.changed.emit()

    def _failed(self, run: Run, trouble: Trouble) -> None:
        if self._under_way.came_back(run):
            if self._chosen is not None:
                self.pairs = []
            self.changed.emit()
            self.refused.emit(trouble)

    def _hear(self, changes: Changes, origin: object) -> None:
        """What somebody else changed of those in the list is looked at anew."""
        if not self._wanted or self.is_looking or origin is self:
            return
        ids = {id_ for pair in self.pairs for id_ in pair.key}
        if changes.everything or ids & changes.prospects:
            self._look_again()


def _living(questions: Questions, prospect_id: int) -> Prospect:
    """Raises Refusal (NO_SUCH_PROSPECT)."""
    found = questions.history_of(prospect_id)
    if found is None or found.prospect.deleted_at is not None:
        raise Refusal(Problem.NO_SUCH_PROSPECT, "" if found is None else found.prospect.name)
    return found.prospect


def _as_now(pair: Pair, person: Prospect) -> Pair:
    one = person if pair.one.id == person.id else pair.one
    other = person if pair.other.id == person.id else pair.other
    return Pair(one, other, pair.why, pair.likeness)
