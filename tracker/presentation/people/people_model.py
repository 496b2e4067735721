"""People found by what was typed: the latest answer as a list, someone new at its end where that is offered, and after
a pause, beneath it, whose notes, topics and addresses speak of it.

Asks the store through the dispatcher and knows neither the store nor a widget.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from tracker.actions.outcome import Changes
from tracker.actions.ports import Mention, Mentions, MentionsAfter, PersonLine
from tracker.presentation import words
from tracker.presentation.dispatcher import Dispatcher, Trouble
from tracker.presentation.here import Here
from tracker.presentation.words.terms import STANDS
from tracker.rules.prospect import StandingKind
from tracker.rules.who.identity import preferred

Index = QModelIndex | QPersistentModelIndex

LONGEST = 200
"""Characters of a question that are looked at: a name or a few words; the rest of a pasted page says no more."""
SHOWN = 12
BENEATH = 6
"""So many come beneath, found by what was written down about them."""
PAUSE_MS = 300
LEAST_LOOKED_FOR = 3
"""Letters: one or two stand in nearly every note."""


class PersonRole(IntEnum):
    """What may be asked of a row, beside Qt's own texts. LINE is the `PersonLine`, None for someone new.

    SHOWN is all of it that is painted, in one answer: each question goes through Qt, and rows are painted at every key.
    """

    LINE = Qt.ItemDataRole.UserRole + 1
    NAME = Qt.ItemDataRole.UserRole + 2
    BESIDE = Qt.ItemDataRole.UserRole + 3
    NEXT = Qt.ItemDataRole.UserRole + 4
    IS_NEW = Qt.ItemDataRole.UserRole + 6
    SHOWN = Qt.ItemDataRole.UserRole + 7


@dataclass(frozen=True, slots=True)
class Found:
    """A row: someone there is, or (`line` None) someone new who would be called `name`.

    `mention` is where they are spoken of, for those found by that alone.
    """

    name: str
    line: PersonLine | None = None
    mention: Mention | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """A row as it is painted; no standing for someone new."""

    name: str
    beside: str
    next: str
    standing: StandingKind | None


class PeopleModel(QAbstractListModel):
    """`answered` comes when the rows belong to the text last asked for.

    One question is under way at a time; the text typed meanwhile is asked next, and an answer to an older one is
    dropped. `offers_new` adds a last row for someone new of that name. With `looks_further` those come beneath, a pause
    after the last key, in whose notes, topics or addresses the text stands (`more`): it is looked for a part at a time,
    so that no key waits for it.
    """

    answered = Signal()
    more = Signal()

    def __init__(
        self,
        dispatcher: Dispatcher,
        here: Callable[[], Here],
        offers_new: bool = False,
        limit: int = SHOWN,
        looks_further: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._dispatcher = dispatcher
        self._here = here
        self._offers_new = offers_new
        self._limit = limit
        self._rows: list[Found] = []
        self._wanted: str | None = None
        self._under_way = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        if looks_further:
            self._pause.timeout.connect(self._look_further)
            self.answered.connect(self._pause.start)
        dispatcher.changed.connect(self._hear)

    @property
    def text(self) -> str:
        """What was last asked for, as it is looked for; "" for those last in contact."""
        return self._wanted or ""

    @property
    def is_current(self) -> bool:
        """Whether the rows answer what was last asked for."""
        return not self._under_way

    @property
    def preferred(self) -> int | None:
        """The row that Enter takes unless another is chosen: nobody who is only called something like the text.

        None where several are called exactly that.
        """
        return preferred(self.text, [row.name for row in self._rows if row.line is not None and row.mention is None])

    def ask(self, text: str) -> None:
        """Find people by that text: any length, anything in it."""
        self._wanted = asked(text)
        self._pause.stop()
        if not self._under_way:
            self._ask()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row(index)
        if row is None:
            return None
        answer = _ANSWERS.get(role)
        return answer(self, row) if answer is not None else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.row(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def roleNames(self) -> dict[int, QByteArray]:
        names = {role.value: QByteArray(role.name.lower().encode()) for role in PersonRole}
        return super().roleNames() | names

    def row(self, index: Index) -> Found | None:
        """The row at that index, None where there is none."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def _ask(self) -> None:
        text, limit = self._wanted or "", self._limit
        self._under_way = True
        self._dispatcher.ask(
            lambda questions: questions.people_like(text, limit),
            lambda lines: self._take(text, lines),
            self._fail,
        )

    def _take(self, text: str, lines: tuple[PersonLine, ...]) -> None:
        self._under_way = False
        if text != self._wanted:
            self._ask()
            return
        self.beginResetModel()
        self._rows = [Found(line.name, line) for line in lines]
        if self._offers_new and text:
            self._rows.append(Found(text))
        self.endResetModel()
        self.answered.emit()

    def _look_further(self) -> None:
        text = self.text
        if len(text) >= LEAST_LOOKED_FOR:
            self._look_on(text, None)

    def _look_on(self, text: str, after: MentionsAfter | None) -> None:
        def arrived(mentions: Mentions) -> None:
            if text != self._wanted or self._under_way or self._pause.isActive():
                return  # something else is looked for by now
            self._put_beneath(mentions)
            left = BENEATH - sum(row.mention is not None for row in self._rows)
            if mentions.goes_on is not None and left > 0:
                self._look_on(text, mentions.goes_on)

        self._dispatcher.ask(lambda questions: questions.mentions(text, after), arrived, lambda _trouble: None)

    def _put_beneath(self, mentions: Mentions) -> None:
        """Each once, and nobody who stands above already."""
        here = {row.line.id for row in self._rows if row.line is not None}
        room = BENEATH - sum(row.mention is not None for row in self._rows)
        first: dict[int, Mention] = {}
        for mention in mentions.found:
            first.setdefault(mention.line.id, mention)
        rows = [Found(m.line.name, m.line, m) for of, m in first.items() if of not in here][:room]
        if rows:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(rows) - 1)
            self._rows += rows
            self.endInsertRows()
            self.more.emit()

    def _beside(self, row: Found) -> str:
        if row.mention is not None:
            here = self._here()
            return words.mentioned(row.mention, self.text, here.zone, here.today)
        return beside(row.line) if row.line is not None else ""

    def _fail(self, trouble: Trouble) -> None:
        """The next key asks anew; what is shown stays."""
        self._under_way = False
        self._dispatcher.unread.emit(trouble)

    def _hear(self, _changes: Changes, _origin: object) -> None:
        if self._wanted is not None and not self._under_way:
            self._ask()

    def _shown(self, row: Found) -> str:
        return words.one_line(row.name) if row.line is not None else words.new_person(row.name)

    def _painted(self, row: Found) -> Shown:
        line = row.line
        if line is None:
            return Shown(self._shown(row), "", "", None)
        return Shown(self._shown(row), self._beside(row), self._next(row), line.standing)

    def _spoken(self, row: Found) -> str:
        parts = [self._shown(row)]
        if row.line is not None:
            parts += [self._beside(row), STANDS[row.line.standing].told(), self._next(row)]
        return ", ".join(part for part in parts if part)

    def _next(self, row: Found) -> str:
        line = row.line
        if line is None:
            return ""
        if line.next is not None:
            here = self._here()
            return words.short_window(line.next, here.today, here.zone)
        return words.standing(line.standing) if line.standing is not StandingKind.OPEN else ""


_ANSWERS: dict[int, Callable[[PeopleModel, Found], object]] = {
    Qt.ItemDataRole.DisplayRole: lambda model, row: model._shown(row),
    Qt.ItemDataRole.AccessibleTextRole: lambda model, row: model._spoken(row),
    PersonRole.LINE: lambda _model, row: row.line,
    PersonRole.NAME: lambda _model, row: row.name,
    PersonRole.BESIDE: lambda model, row: model._beside(row),
    PersonRole.NEXT: lambda model, row: model._next(row),
    PersonRole.IS_NEW: lambda _model, row: row.line is None,
    PersonRole.SHOWN: lambda model, row: model._painted(row),
}


def asked(text: str) -> str:
    """What of a text can be looked for: on one line, without what cannot be written down, and not too long."""
    kept = "".join(c if c.isprintable() else " " for c in text[: LONGEST * 4])
    return " ".join(kept.split())[:LONGEST]


def beside(line: PersonLine) -> str:
    """Organisation and household."""
    return " · ".join(words.one_line(part, 60) for part in (line.organisation, line.household) if part)
