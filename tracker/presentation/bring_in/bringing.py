"""People of a file brought in: it is read, its columns named, everybody compared and looked at, then written.

Reading and comparing go on beside the store and stop when asked to; nothing is written before the last word, and that
is one deed. Knows no widget and no format of a file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from enum import Enum
from itertools import islice
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from tracker.actions.bring_in.bring_in import Brought, Load, bring_in
from tracker.actions.bring_in.files import Files
from tracker.actions.bring_in.look_through import LookedThrough, Looking, look_through
from tracker.actions.bring_in.people_of import PeopleRead, names_here, people_of
from tracker.actions.outcome import Outcome, Problem, Refusal
from tracker.actions.ports import Desk, Questions
from tracker.presentation.bring_in.carried import carried
from tracker.presentation.bring_in.counted import Counted, FollowUps, counted
from tracker.presentation.bring_in.piles import Pile, Row, piled, row_of
from tracker.presentation.dispatcher import Dispatcher, Trouble
from tracker.presentation.here import Here
from tracker.presentation.under_way import Run, UnderWay
from tracker.presentation.words.files.bringing_in import how_often, kept_of_file
from tracker.presentation.words.files.reading import problem_of_file
from tracker.presentation.writing import Writing
from tracker.rules.bring_in.card import Card, HistoryKind
from tracker.rules.bring_in.cards_of import cards_of
from tracker.rules.bring_in.days import may_be_two_days, order_of
from tracker.rules.bring_in.file_read import FileRead
from tracker.rules.bring_in.mapping import Column, DateOrder, Field, Mapping
from tracker.rules.bring_in.mapping_of import WITH_DATES, days_in, mapping_of
from tracker.rules.bring_in.table import Table
from tracker.rules.newcomers.arrival import Arrival, Decided, Decision, Decisions
from tracker.rules.newcomers.history_kept import HistoryChoices
from tracker.rules.prospect import Prospect
from tracker.runtime.long_work import long_work, release_in_pieces
from tracker.tongue import tr

SAMPLE = 20
"""Rows by which the columns are shown while they are named."""
DAYS = 2000
"""Rows in which, at once, a day is looked for that may be two."""
CELLS = 3
"""Of each column, shown beside what it is."""


class Stage(Enum):
    """Where it stands. ASKING is before any file."""

    ASKING = "asking"
    READING = "reading"
    COLUMNS = "columns"
    COMPARING = "comparing"
    LOOKING = "looking"
    WRITING = "writing"


@dataclass(frozen=True, slots=True)
class _Opened:
    """A file that was read; of a table what its columns seem to be, and some of what stands in each."""

    read: FileRead
    default: Mapping | None = None
    cells: tuple[tuple[str, ...], ...] = ()
    two_days: bool = False


@dataclass(frozen=True, slots=True)
class _Looked:
    """All that comparing told."""

    people: PeopleRead
    found: LookedThrough
    piles: dict[Pile, list[Arrival]]
    counted: Counted
    kinds: frozenset[HistoryKind]


class BringingState(QObject):
    """`changed` after anything that is to be seen is another, `progressed(done, of)` while something goes on.

    `trouble(str)` is why a file could not be read, or nothing be written; what was decided stays. `brought(Brought)`
    comes at the end. `source` opens the store for reading, on whatever thread it is asked.
    """

    changed = Signal()
    progressed = Signal(int, int)
    trouble = Signal(str)
    brought = Signal(object)

    def __init__(
        self,
        dispatcher: Dispatcher,
        beside: Dispatcher,
        source: Callable[[], AbstractContextManager[Questions]],
        files: Files,
        here: Callable[[], Here],
        e164: Callable[[str], str],
        explain: Callable[[Trouble], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._writing = Writing(dispatcher)
        self._beside = beside
        self._source = source
        self._files = files
        self._here = here
        self._e164 = e164
        self._explain = explain
        self._under_way = UnderWay(self.progressed.emit)
        self.stage = Stage.ASKING
        self.place: Path | None = None
        self.encoding = ""
        self.read: FileRead | None = None
        self.mapping: Mapping | None = None
        self.mapping_name = ""
        self.people: PeopleRead | None = None
        self.found: LookedThrough | None = None
        self.decisions = Decisions()
        self.history = HistoryChoices()
        self.piles: dict[Pile, list[Arrival]] = {}
        self.cells: tuple[tuple[str, ...], ...] = ()
        self.kinds: frozenset[HistoryKind] = frozenset()
        self._counted = Counted()
        self._named: dict[int, Column] = {}
        self._again = False
        self._two_days: tuple[tuple[Field, ...], bool] | None = None

    # -- the file

    @property
    def holds_decisions(self) -> bool:
        """Whether another file would cost what somebody said, or comes while this one is written."""
        return self.stage is Stage.WRITING or bool(self.decisions.by_place)

    def open(self, place: Path, encoding: str = "") -> None:
        """Read that file; what was under way is left."""
        self._open(place, encoding, {})

    def hold(self, place: Path, content: bytes) -> None:
        """What came from a server, and lies in no file: it can be opened under that name."""
        self._files.hold(place, content)

    def _open(self, place: Path, encoding: str, named: dict[int, Column]) -> None:
        self.leave()
        self.place, self.encoding, self._named = place, encoding, named
        run = self._begin(Stage.READING)
        self._beside.run(
            lambda: self._read(place, encoding, run),
            lambda opened: self._was_read(run, opened),
            lambda trouble: self._failed(run, trouble, Stage.ASKING),
        )

    def take_encoding(self, encoding: str) -> None:
        """Read it once more, its bytes taken for that; what somebody said a column is stays said."""
        if self.place is not None and encoding != self.encoding:
            self._open(self.place, encoding, self._named)

    def _read(self, place: Path, encoding: str, run: Run) -> _Opened | None:
        with long_work():
            read = self._files.read(place, encoding, run.going_on)
            if read is None or read.table is None:
                return _Opened(read) if read is not None else None
            mapping = mapping_of(read.table)
            two_days = may_be_two_days(days_in(read.table, mapping.columns))
            return _Opened(read, mapping, tuple(_cells(read.table)), two_days)

    def leave(self) -> None:
        """Nobody wants to know any more: what is under way stops, and nothing was written."""
        self._under_way.stop()
        self.stage = Stage.ASKING
        held = self._held(whole=True)
        self.place, self.encoding, self.read, self.mapping, self.mapping_name = None, "", None, None, ""
        self.people, self.found, self.piles = None, None, {}
        self.cells, self.kinds, self._counted, self._named = (), frozenset(), Counted(), {}
        self._two_days = None
        self.decisions, self.history = Decisions(), HistoryChoices()
        self._let_go(held)

    def has_another(self, place: Path) -> bool:
        """Whether a list that is not that one stands, or one is being written."""
        return self.stage is Stage.WRITING or (self.stage is not Stage.ASKING and self.place != place)

    def leave_off(self) -> None:
        """What is under way beside the store stops, and nothing was written; a list that stands stays."""
        if self.stage in (Stage.READING, Stage.COMPARING):
            self.leave()

    def stop(self) -> None:
        """Somebody wants it no more: back to where it was begun, and that is said."""
        if self.stage is Stage.WRITING:
            self._under_way.ask_to_stop()  # it is said where nothing of it was kept: it may have been too late
        elif self.stage is Stage.COMPARING and self.read is not None and self.read.table is not None:
            self.columns_again()
            self.trouble.emit(tr("Stopped. Nothing was kept."))
        elif self.stage in (Stage.READING, Stage.COMPARING):
            self.leave()
            self.changed.emit()
            self.trouble.emit(tr("Stopped. Nothing was kept."))

    def _held(self, *, whole: bool) -> list[object]:
        """Everybody who was compared, no longer in any pile; and, where the whole file is left, its rows and cards."""
        read, people, found = self.read if whole else None, self.people, self.found
        for pile in self.piles.values():
            pile.clear()
        of_file = (*read.cards, *read.events, *(read.table.rows if read.table is not None else ())) if read else ()
        return [*of_file, *(people.cards if people else ()), *(found.arrivals if found else ())]

    def _let_go(self, held: list[object]) -> None:
        if held:
            self._beside.run(lambda: release_in_pieces(held), lambda _none: None)

    def _was_read(self, run: Run, opened: _Opened | None) -> None:
        if opened is None or not self._under_way.came_back(run):
            return
        read, default = opened.read, opened.default
        self.read, self.cells = read, opened.cells
        if read.is_of_nobody:
            told = problem_of_file(read.problems[0]) if read.problems else ""
            self.stage = Stage.ASKING
            self.changed.emit()
            self.trouble.emit(told)
        elif default is not None:
            self._two_days = tuple(column.field for column in default.columns), opened.two_days
            self.mapping_name = self._remembered(default)
            kept = self._files.mappings().get(self.mapping_name)
            self.mapping = kept.laid_on(default) if kept is not None else default
            for at, column in self._named.items():
                if at < len(self.mapping.columns):
                    self.mapping = self.mapping.with_column(at, column)
            self.stage = Stage.COLUMNS
            self.changed.emit()
        else:
            self.compare()

    # -- its columns

    def _remembered(self, default: Mapping) -> str:
        """The name under which a table with the same columns was named before; "" for none. The last one counts."""
        columns = {column.name for column in default.columns}
        names = [n for n, kept in self._files.mappings().items() if {c.name for c in kept.columns} == columns]
        return names[-1] if names else ""

    def take_column(self, place: int, column: Column) -> None:
        """That column is to us what `column` says."""
        if self.mapping is None or self.read is None or self.read.table is None:
            return
        self._named[place] = column
        mapping = self.mapping.with_column(place, column)
        if mapping.dates is DateOrder.UNSURE and column.field in WITH_DATES:
            mapping = Mapping(mapping.columns, order_of(days_in(self.read.table, mapping.columns)))
        self.mapping = mapping
        self.changed.emit()

    @property
    def asks_dates(self) -> bool:
        """Whether a day stands in it that would be another one in another order."""
        if self.mapping is None or self.read is None or self.read.table is None:
            return False
        fields = tuple(column.field for column in self.mapping.columns)
        if self._two_days is None or self._two_days[0] != fields:
            self._two_days = fields, may_be_two_days(days_in(self.read.table.first(DAYS), self.mapping.columns))
        return self._two_days[1]

    def take_dates(self, order: DateOrder) -> None:
        """Days are written in that order in it."""
        if self.mapping is not None:
            self.mapping = Mapping(self.mapping.columns, order)
            self.changed.emit()

    def keep_mapping_as(self, name: str) -> None:
        """Remember what the columns are under that name, for the next file with the same ones."""
        if self.mapping is not None and name.strip():
            self.mapping_name = name.strip()
            self._files.keep_mapping(self.mapping_name, self.mapping)

    def sample(self) -> tuple[Card, ...]:
        """The first people as the columns are named now."""
        if self.read is None or self.read.table is None or self.mapping is None:
            return ()
        told = cards_of(self.read.table.first(SAMPLE), self.mapping)
        return told.cards if told is not None else ()

    @property
    def samples_part(self) -> bool:
        """Whether there are more rows than those by which the columns are shown."""
        return self.read is not None and self.read.table is not None and len(self.read.table.rows) > SAMPLE

    # -- everybody in it

    def compare(self) -> None:
        """Compare everybody in it with everybody here, for the list."""
        read, mapping = self.read, self.mapping
        if read is None:
            return
        if self.mapping_name and mapping is not None:
            self._files.keep_mapping(self.mapping_name, mapping)
        run = self._begin(Stage.COMPARING)
        here, before = self._here(), Stage.COLUMNS if read.table is not None else Stage.ASKING

        def look() -> _Looked | None:
            with long_work(), self._source() as questions:
                people = people_of(
                    read,
                    mapping,
                    self._files,
                    lambda: names_here(questions),
                    here.now,
                    here.zone,
                    how_often,
                    run.going_on,
                )
                if people is None:
                    return None
                looking = Looking(self._files.likeness, self._e164, people.again, here.now)
                found = look_through(questions, people.source, people.cards, looking, run.going_on)
                if found is None:
                    return None
                kinds = frozenset(item.kind for card in people.cards for item in card.history)
                told = counted(found.arrivals, here.now, here.zone)
                return _Looked(people, found, piled(found.arrivals), told, kinds)

        self._beside.run(
            look,
            lambda looked: self._was_compared(run, looked),
            lambda trouble: self._failed(run, trouble, before),
        )

    def _was_compared(self, run: Run, looked: _Looked | None) -> None:
        if looked is None or not self._under_way.came_back(run):
            return
        if self.found is not None:
            self.decisions = carried(self.decisions, self.found.arrivals, looked.found.arrivals)
        held = self._held(whole=False)
        self.people, self.found = looked.people, looked.found
        self.piles, self.kinds, self._counted = looked.piles, looked.kinds, looked.counted
        self._let_go(held)
        self.stage = Stage.LOOKING
        self.changed.emit()
        if self._again:
            self._again = False
            self.trouble.emit(
                tr("Something was written meanwhile, so everybody was compared again. What you decided still holds.")
            )

    def rows(self, pile: Pile) -> list[Row]:
        """That pile as the list shows it."""
        return [self.row(arrival) for arrival in self.piles.get(pile, ())]

    def row(self, arrival: Arrival) -> Row:
        other = self._other_of_file(arrival)
        return row_of(arrival, self.decisions, self._other(arrival), other.card.line if other is not None else 0)

    def _other_of_file(self, arrival: Arrival) -> Arrival | None:
        whom = arrival.same[0].whom if arrival.same else None
        return None if whom is None or whom.is_here or self.found is None else self.found.arrivals[whom.place]

    def _other(self, arrival: Arrival) -> Prospect | None:
        whom = arrival.same[0].whom if arrival.same else arrival.suggested.whom
        if whom is None or self.found is None:
            return None
        if whom.is_here:
            return self.found.here.get(whom.id)
        return self.found.arrivals[whom.place].person

    def decide(self, place: int, decision: Decision) -> None:
        """The last word on whoever stands in that place of the file."""
        self.decisions = self.decisions.with_(place, decision)
        self.changed.emit()

    def take_history(self, choices: HistoryChoices) -> None:
        """What the columns of history become."""
        self.history = choices
        self.changed.emit()

    @property
    def count(self) -> int:
        """How many would be brought."""
        return self._counted.people(self.decisions)

    @property
    def unanswered(self) -> int:
        """How many may be here of whom nobody said so yet."""
        return self._counted.unanswered(self.decisions)

    @property
    def follow_ups(self) -> FollowUps:
        """What becomes of the next follow-ups, as things stand."""
        return self._counted.follow_ups(self.decisions, they_agreed=self.history.they_agreed)

    def columns_again(self) -> None:
        """Back to what the columns are; what was decided of people holds where they are still the same."""
        if self.read is not None and self.read.table is not None:
            self._under_way.stop()
            self.stage = Stage.COLUMNS
            self.changed.emit()

    # -- the last word

    def bring(self) -> None:
        """Write it, in one deed."""
        found = self.found
        if found is None or self.stage is not Stage.LOOKING:
            return
        decided = [Decided(arrival, self.decisions.of(arrival)) for arrival in found.arrivals]
        load = Load(found.source, decided, found.seq, self.history)
        run = self._begin(Stage.WRITING)

        def deed(desk: Desk) -> Outcome[Brought | None]:
            with long_work():
                return bring_in(
                    desk, load, lambda name, person: kept_of_file(name, str(getattr(person, name, ""))), run.going_on
                )

        self._writing.do(
            deed,
            lambda value: self._was_written(run, value),
            lambda trouble: self._not_written(run, trouble),
        )

    def _not_written(self, run: Run, trouble: Trouble) -> None:
        """Where somebody wrote something meanwhile, nobody has to do by hand what can be done again."""
        if isinstance(trouble, Refusal) and trouble.problem is Problem.WRITTEN_MEANWHILE:
            if self._under_way.came_back(run):
                self._again = True
                self.compare()
        else:
            self._failed(run, trouble, Stage.LOOKING)

    def _was_written(self, run: Run, brought: Brought | None) -> None:
        if not self._under_way.came_back(run):
            return
        if brought is None:
            self.stage = Stage.LOOKING
            self.changed.emit()
            self.trouble.emit(tr("Stopped. Nothing was kept."))
            return
        self.leave()
        self.changed.emit()
        self.brought.emit(brought)

    # -- what goes on elsewhere

    def _begin(self, stage: Stage) -> Run:
        self.stage, run = stage, self._under_way.begin()
        self.changed.emit()
        return run

    def _failed(self, run: Run, trouble: Trouble, back_to: Stage) -> None:
        if not self._under_way.came_back(run):
            return
        self.stage, self._again = back_to, False
        self.changed.emit()
        self.trouble.emit(self._explain(trouble))


def _cells(table: Table) -> Iterator[tuple[str, ...]]:
    for place in range(len(table.header)):
        yield tuple(islice((cell for cell in table.column(place) if cell.strip()), CELLS))
