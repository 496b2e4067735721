"""Everyone as a table: the rows of one order and one filter, fetched a page at a time as they come into sight.

Asks the store through the dispatcher and knows neither the store nor a widget. It never holds more than a few pages,
so that twenty thousand people cost no more than two hundred.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import time, timedelta
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from tracker.actions.outcome import Changes
from tracker.actions.ports import PeopleSort, PersonLine, Questions
from tracker.presentation import words
from tracker.presentation.dispatcher import Dispatcher, Trouble
from tracker.presentation.here import Here
from tracker.presentation.people.people_model import asked
from tracker.presentation.words.team.told_whose import ToldWhose
from tracker.rules.agreement import AgreementKind, AgreementOutcome
from tracker.rules.agreement_state import AgreementState, state_of
from tracker.rules.us import Us
from tracker.rules.window import Window, day_in
from tracker.tongue import Theirs, phrase, tr, tr_as

Index = QModelIndex | QPersistentModelIndex
Page = tuple[PersonLine, ...]

PAGE = 100
"""Rows fetched together: about three screens full."""
PAGES_KEPT = 24
PAGES_READ_AGAIN = 3
USUAL_DAYS = 14
"""To either side of today, of which what is next and what was last are as a rule."""
COLUMNS = tuple(PeopleSort)
TITLES = {
    PeopleSort.NAME: phrase("column", "Name"),
    PeopleSort.ORGANISATION: phrase("column", "Organisation"),
    PeopleSort.STANDING: phrase("column", "Standing"),
    PeopleSort.NEXT: phrase("column", "Next agreement"),
    PeopleSort.LAST_CONTACT: phrase("column", "Last contact"),
}


class TableRole(IntEnum):
    """What may be asked of a cell beside Qt's own texts. LINE is the row's `PersonLine`, None while it is fetched;
    STATE how their next agreement stands, None where there is none.
    """

    LINE = Qt.ItemDataRole.UserRole + 1
    STATE = Qt.ItemDataRole.UserRole + 2


_OF_A_CELL = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
"""Of which Qt asks twice for each cell it paints."""
_TOLD = frozenset({int(role) for role in (*TableRole, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)})


@dataclass(frozen=True, slots=True)
class _Stands:
    """As much of their next agreement as says how it stands."""

    kind: AgreementKind
    window: Window
    outcome: AgreementOutcome
    to_tell: bool


@dataclass(frozen=True, slots=True)
class Order:
    """Which rows, and in what order. `whose`: those of that one of us alone, "" for everyone's."""

    text: str = ""
    sort: PeopleSort = PeopleSort.NAME
    descending: bool = False
    whose: str = ""


class PeopleTableModel(QAbstractTableModel):
    """`answered` comes when the rows are those of the order last asked for, `tags_read` when `tags` are others:
    those in use, by which one may filter, and `us_changed` when others of us are known, or somebody else looks.
    `us` are all of us.

    One question is under way at a time: what is typed meanwhile is asked next, and answers to older ones are dropped.
    It follows changes only while it is watched (`watch`), so that a hidden table costs nothing.
    """

    answered = Signal()
    tags_read = Signal()
    us_changed = Signal()

    def __init__(
        self,
        dispatcher: Dispatcher,
        here: Callable[[], Here],
        us: Callable[[], Us] = Us,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._dispatcher = dispatcher
        self.here = here
        self._whose = ToldWhose(lambda: here().me, us)
        self._wanted = Order()
        self._shown = Order()
        self._count = 0
        self._pages: dict[int, Page] = {}
        self._missing: list[int] = []
        self._under_way = False
        self._stale = True
        self._watched = False
        self.tags: tuple[str, ...] = ()
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._go_on)
        dispatcher.changed.connect(self._hear)

    @property
    def order(self) -> Order:
        """What was last asked for."""
        return self._wanted

    def watch(self, on: bool) -> None:
        """Follow what changes, or rest until watched again."""
        self._watched = on
        if on:
            self._read_tags()
        if on and self._stale:
            self._go_on()

    def look_again(self) -> None:
        """Tell each day anew, since another one is today."""
        if self._count:
            self.dataChanged.emit(self.index(0, 0), self.index(self._count - 1, len(COLUMNS) - 1))

    def know_us(self) -> None:
        """Somebody else looks at it, or others of us are known by now."""
        self._whose.forget()
        self.us_changed.emit()
        self.look_again()

    def ask(self, text: str) -> None:
        """Show those found by that text: any length, anything in it."""
        self._want(replace(self._wanted, text=asked(text)))

    def ask_whose(self, whose: str) -> None:
        """Show only those with whom that one of us has to do; "" for everyone."""
        if whose != self._wanted.whose:
            self._wanted, self._stale = replace(self._wanted, whose=whose), True
            if self._watched:
                self._go_on()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Put them in the order of that column, in the store."""
        if 0 <= column < len(COLUMNS):
            descending = order is Qt.SortOrder.DescendingOrder
            self._want(replace(self._wanted, sort=COLUMNS[column], descending=descending))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return TITLES[COLUMNS[section]].told() if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in _TOLD or not index.isValid() or index.row() >= self._count:
            return None  # fonts, colours and the like, of which Qt asks for each cell it paints
        line = self.line(index.row())
        if role == TableRole.LINE:
            return line
        if role == TableRole.STATE:
            return self.state_of(line, self.here())
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text_of(line, COLUMNS[index.column()], self.here())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(line, COLUMNS[index.column()])
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        return _OF_A_CELL if index.isValid() else Qt.ItemFlag.NoItemFlags

    def line(self, row: int) -> PersonLine | None:
        """Whoever stands in that row; None while their page is being fetched, which asking for it begins."""
        page = self._pages.get(row // PAGE)
        if page is None:
            self._miss(row // PAGE)
            return None
        at = row % PAGE
        return page[at] if at < len(page) else None

    def row_of(self, prospect_id: int) -> int | None:
        """The row of that person, as far as it has been fetched."""
        for number, page in self._pages.items():
            for at, line in enumerate(page):
                if line.id == prospect_id:
                    return number * PAGE + at
        return None

    def _read_tags(self) -> None:
        def arrived(tags: tuple[str, ...]) -> None:
            if tags != self.tags:
                self.tags = tags
                self.tags_read.emit()

        self._dispatcher.ask(lambda questions: questions.tags_in_use(), arrived, lambda _trouble: None)

    def text_of(self, line: PersonLine | None, column: PeopleSort, here: Here) -> str:
        """What stands in that cell; whoever asks for many at once asks once for where we are."""
        if line is None:
            return "…" if column is PeopleSort.NAME else ""
        if column is PeopleSort.NAME:
            return words.one_line(line.name)
        if column is PeopleSort.ORGANISATION:
            return words.one_line(line.organisation)
        if column is PeopleSort.STANDING:
            return words.standing(line.standing)
        if column is PeopleSort.NEXT:
            return self._next(line, here)
        at = line.last_contact_at
        return words.near_date(day_in(at, here.zone), here.today) if at is not None else ""

    def _next(self, line: PersonLine, here: Here) -> str:
        """When it is or was, and that it slipped; of a promise, when it is due."""
        if line.next is None:
            return ""
        state, window = self.state_of(line, here), line.next
        if state is AgreementState.SLIPPED:
            return words.slipped_then(window, here.today, here.zone)
        if line.next_kind is AgreementKind.PROMISE:
            return words.short_due(window, here.today, here.zone)
        if window.is_span:
            return words.span_of_dates(window.first, window.last, here.today)
        return words.short_window(window, here.today, here.zone)

    def usual(self, column: PeopleSort) -> tuple[str, ...]:
        """What stands in one of the two columns of times as a rule: of the days about now, at a time, and slipped."""
        here = self.here()
        days = [here.today + timedelta(days) for days in range(-USUAL_DAYS, USUAL_DAYS)]
        if column is PeopleSort.LAST_CONTACT:
            return tuple(words.near_date(day, here.today) for day in days if day <= here.today)
        timed = [Window.exact(day, time(20), here.zone) for day in days]
        coming = [words.short_window(window, here.today, here.zone) for window in timed if window.first >= here.today]
        due = [words.short_due(Window.day(day, here.zone), here.today, here.zone) for day in days if day >= here.today]
        slipped = [words.slipped_then(each, here.today, here.zone) for each in timed if each.first <= here.today]
        return (*coming, *due, *slipped)

    def state_of(self, line: PersonLine | None, here: Here) -> AgreementState | None:
        """How what is agreed next with them stands; None where nothing is."""
        if line is None or line.next is None:
            return None
        stands = _Stands(line.next_kind, line.next, line.next_outcome, line.to_tell)
        return state_of(stands, here.now, here.policy)

    def whose(self, line: PersonLine | None) -> tuple[str, ...]:
        """Which of us what is agreed next is, where that is a colleague: their name in ever fewer letters."""
        return self._whose(line.next_owner) if line is not None and line.next is not None else ()

    def shortest_whose(self) -> tuple[str, ...]:
        """The fewest letters by which each colleague may be told."""
        return self._whose.shortest()

    def _spoken(self, line: PersonLine | None, column: PeopleSort) -> str:
        """A cell as it is read out: with its column's name, and by what way and which of us where that is shown."""
        text = self.text_of(line, column, self.here())
        if column is PeopleSort.NEXT and line is not None and line.next is not None:
            way = words.by_channel(line.next_channel) if line.next_channel is not None else ""
            # T: "Tue 24 Nov 10:00, by phone"
            text = tr_as("label", "{when}, {way}", when=text, way=way) if way else text
            if whose := self.whose(line):
                text = self._by(line.next_kind, text, whose[0])
        if not text:
            return tr("{column}: nothing", column=TITLES[column].told())
        # T: "Next agreement: Tue 24 Nov 10:00"
        return tr("{column}: {text}", column=TITLES[column].told(), text=text)

    def _by(self, kind: AgreementKind, what: str, whose: str) -> str:
        if kind is AgreementKind.PROMISE:
            # T: "by Thu 26 Nov, by e-mail, promised by Ben"
            return tr_as("read aloud", "{what}, promised by {us}", what=what, us=Theirs(whose))
        # T: "Tue 24 Nov 10:00, by phone, agreed by Ben"
        return tr_as("read aloud", "{what}, agreed by {us}", what=what, us=Theirs(whose))

    def _want(self, order: Order) -> None:
        if order == self._wanted and not self._stale:
            return
        self._wanted, self._stale = order, True
        self._go_on()

    def _miss(self, page: int) -> None:
        if page in self._missing:
            return
        # Rows flown past are not wanted any more: only the latest pages asked for are.
        self._missing = [*self._missing[-PAGES_READ_AGAIN:], page]
        # Not at once: whoever asks may be in the middle of painting.
        self._soon.start()

    def _hear(self, _changes: Changes, _origin: object) -> None:
        self._stale = True
        if self._watched:
            self._go_on()

    def _go_on(self) -> None:
        """Ask what is to be asked next, if nothing is under way."""
        if self._under_way:
            return
        order = self._wanted
        if self._stale:
            same = order == self._shown
            pages = sorted(list(self._pages)[-PAGES_READ_AGAIN:] if same else []) or [0]
            self._stale, self._missing = False, []
            self._ask(order, pages, lambda answer: self._take_all(order, *answer))
        elif self._missing:
            page = self._missing.pop()
            self._ask(order, [page], lambda answer: self._take_page(page, answer[1][page]))

    def _ask(self, order: Order, pages: list[int], then: Callable[[tuple[int, dict[int, Page]]], None]) -> None:
        self._under_way = True

        def read(questions: Questions) -> tuple[int, dict[int, Page]]:
            how = order.text, order.sort, order.descending
            found = {n: questions.people_page(*how, n * PAGE, PAGE, order.whose) for n in pages}
            first = found.get(0)
            few = first is not None and len(first) < PAGE
            return len(first) if few and first is not None else questions.people_count(order.text, order.whose), found

        def arrived(answer: tuple[int, dict[int, Page]]) -> None:
            self._under_way = False
            if not self._stale:
                then(answer)
            self._go_on()

        self._dispatcher.ask(read, arrived, self._fail)

    def _take_all(self, order: Order, count: int, pages: dict[int, Page]) -> None:
        if order == self._shown and count == self._count:
            # The same rows, some perhaps otherwise: who reads the table keeps their place.
            self._pages = pages
            if count:
                self.dataChanged.emit(self.index(0, 0), self.index(count - 1, len(COLUMNS) - 1))
        else:
            self.beginResetModel()
            self._shown, self._count, self._pages = order, count, pages
            self.endResetModel()
        self.answered.emit()

    def _take_page(self, number: int, page: Page) -> None:
        self._pages[number] = page
        for old in list(self._pages)[:-PAGES_KEPT]:
            del self._pages[old]
        first, last = number * PAGE, min((number + 1) * PAGE, self._count) - 1
        if last >= first:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(COLUMNS) - 1))

    def _fail(self, trouble: Trouble) -> None:
        """The next key or change asks anew; what is shown stays."""
        self._under_way = False
        self._dispatcher.unread.emit(trouble)
