"""The morning as one list: lanes with their headings, and what stands in each. Knows no colour and no icon."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QByteArray, QModelIndex, QObject, QPersistentModelIndex, Qt

from tracker.actions.ports import LeftWithout, Planned, Waiting
from tracker.presentation import words
from tracker.presentation.morning.morning_state import MorningState
from tracker.rules.agreement import AgreementKind, AgreementOutcome
from tracker.rules.us import is_same_user
from tracker.rules.window import Window, day_in
from tracker.tongue import phrase, tr_as

Index = QModelIndex | QPersistentModelIndex

MANY_SLIPPED = 5
"""More slipped than this is an absence; then they are best gone through one by one."""
HIDDEN = phrase("lane of the morning", "Hidden until later")

Key = tuple[str, int]


class MorningRowKind(StrEnum):
    HEADING = "heading"
    PASSED = "passed"
    SLIPPED = "slipped"
    TALK = "talk"
    PROMISE = "promise"
    FOLD = "fold"
    WAITING = "waiting"
    NOTHING_AGREED = "nothing-agreed"
    LEFT_WITHOUT = "left-without"
    HIDDEN = "hidden"
    PUT_OFF = "put-off"


class MorningRole(IntEnum):
    """What may be asked of a row, beside Qt's own display and accessible texts. The whole row as one value: ROW."""

    ROW = Qt.ItemDataRole.UserRole + 1
    KIND = Qt.ItemDataRole.UserRole + 2
    NAME = Qt.ItemDataRole.UserRole + 3
    WHEN = Qt.ItemDataRole.UserRole + 4
    DETAIL = Qt.ItemDataRole.UserRole + 5
    PROSPECT = Qt.ItemDataRole.UserRole + 6


@dataclass(frozen=True, slots=True)
class Row:
    """`when` is short enough for a column of its own, `detail` the second line, `spoken` all of it in one breath."""

    kind: MorningRowKind
    name: str
    when: str = ""
    detail: str = ""
    spoken: str = ""
    planned: Planned | None = None
    waiting: Waiting | None = None
    left_without: LeftWithout | None = None
    unfolded: bool = False

    @property
    def prospect_id(self) -> int | None:
        if self.planned is not None:
            return self.planned.prospect_id
        of = self.waiting or self.left_without
        return of.prospect_id if of is not None else None

    @property
    def can_be_chosen(self) -> bool:
        return self.kind is not MorningRowKind.HEADING

    @property
    def key(self) -> Key:
        """What the row is, however far it has moved."""
        if self.planned is not None:
            return "agreement", self.planned.id
        if self.waiting is not None:
            return "waiting", self.waiting.prospect_id
        if self.left_without is not None:
            return "left-without", self.left_without.prospect_id
        return self.kind.value, 0


class MorningModel(QAbstractListModel):
    """The rows of a `MorningState`, kept in step with it. *Their turn*, *Nothing agreed* and what is hidden stay
    folded until asked for.
    """

    def __init__(self, state: MorningState, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._their_turn_shown = False
        self._nothing_agreed_shown = False
        self._hidden_shown = False
        self._rows = self._read()
        state.changed.connect(self._fill)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row(index)
        if row is None:
            return None
        answers: dict[int, object] = {
            Qt.ItemDataRole.DisplayRole: row.name,
            Qt.ItemDataRole.AccessibleTextRole: row.spoken or row.name,
            MorningRole.ROW: row,
            MorningRole.KIND: row.kind.value,
            MorningRole.NAME: row.name,
            MorningRole.WHEN: row.when,
            MorningRole.DETAIL: row.detail,
            MorningRole.PROSPECT: row.prospect_id,
        }
        return answers.get(role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self.row(index)
        if row is None:
            return Qt.ItemFlag.NoItemFlags
        never = Qt.ItemFlag.ItemNeverHasChildren
        chosen = Qt.ItemFlag.ItemIsSelectable if row.can_be_chosen else Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | never | chosen

    def roleNames(self) -> dict[int, QByteArray]:
        names = {role.value: QByteArray(role.name.lower().encode()) for role in MorningRole}
        return super().roleNames() | names

    def row(self, index: Index) -> Row | None:
        """The row at that index, None where there is none."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def index_of(self, key: Key) -> QModelIndex:
        """Where that row stands now; an invalid index where it is gone."""
        at = next((n for n, row in enumerate(self._rows) if row.key == key), -1)
        return self.index(at, 0) if at >= 0 else QModelIndex()

    def toggle_their_turn(self) -> None:
        self._their_turn_shown = not self._their_turn_shown
        self._fill()

    def toggle_nothing_agreed(self) -> None:
        self._nothing_agreed_shown = not self._nothing_agreed_shown
        self._fill()

    def toggle_hidden(self) -> None:
        self._hidden_shown = not self._hidden_shown
        self._fill()

    def _fill(self) -> None:
        self.beginResetModel()
        self._rows = self._read()
        self.endResetModel()

    def _read(self) -> list[Row]:
        state, morning = self._state, self._state.morning
        rows: list[Row] = []
        lanes = (
            (words.SLIPPED, morning.slipped, MorningRowKind.SLIPPED),
            (words.TODAY, morning.today, MorningRowKind.TALK),
            (words.PROMISED, morning.promised, MorningRowKind.PROMISE),
            (words.TOMORROW, morning.tomorrow, None),
        )
        for lane, agreements, kind in lanes:
            heading = lane.told()
            if agreements:
                rows.append(Row(MorningRowKind.HEADING, heading, spoken=words.lane(heading, len(agreements))))
            if kind is MorningRowKind.SLIPPED and len(agreements) > MANY_SLIPPED:
                rows.append(Row(MorningRowKind.PASSED, words.passed(len(agreements))))
            rows += [agreement_row(a, kind or _kind(a), heading, morning.day, state.zone, state.me) for a in agreements]
        if morning.their_turn:
            name = words.lane(words.THEIR_TURN.told(), len(morning.their_turn))
            rows.append(Row(MorningRowKind.FOLD, name, unfolded=self._their_turn_shown))
            if self._their_turn_shown:
                rows += [waiting_row(w, morning.day, state.zone) for w in morning.their_turn]
        if morning.nothing_agreed:
            name = words.lane(words.NOTHING_AGREED.told(), len(morning.nothing_agreed))
            rows.append(Row(MorningRowKind.NOTHING_AGREED, name, unfolded=self._nothing_agreed_shown))
            if self._nothing_agreed_shown:
                rows += [left_without_row(each, morning.day, state.zone) for each in morning.nothing_agreed]
        if state.hidden:
            rows.append(Row(MorningRowKind.HIDDEN, words.hidden(len(state.hidden)), unfolded=self._hidden_shown))
            if self._hidden_shown:
                put_off = MorningRowKind.PUT_OFF
                rows += [
                    agreement_row(a, put_off, HIDDEN.told(), morning.day, state.zone, state.me) for a in state.hidden
                ]
        return rows


def agreement_row(a: Planned, kind: MorningRowKind, lane: str, today: date, zone: str, me: str) -> Row:
    """An agreement as a row of that lane. Times are ours; where theirs differ, the second line has them."""
    at = words.clock_here(a.window, zone)
    by_day = kind in (MorningRowKind.SLIPPED, MorningRowKind.PUT_OFF) and not (at and a.window.last == today)
    when = _short(a.window.last, today) if by_day else at
    detail = " · ".join(_details(a, kind, at, today, me))
    planned = words.planned(a.kind, a.channel, a.window, today, zone)
    spoken = ", ".join(part for part in (lane, a.name, planned, words.one_line(a.topic)) if part)
    return Row(kind, words.one_line(a.name), when, detail, spoken, planned=a)


def waiting_row(w: Waiting, today: date, zone: str) -> Row:
    since = day_in(w.since, zone)
    said = words.quoted(w.words) if w.words else words.one_line(w.organisation)
    told = words.on_day(since, today)
    spoken = ", ".join(part for part in (words.THEIR_TURN.told(), w.name, said, told) if part)
    return Row(MorningRowKind.WAITING, words.one_line(w.name), _short(since, today), said, spoken, waiting=w)


def left_without_row(left: LeftWithout, today: date, zone: str) -> Row:
    on = day_in(left.since, zone) if left.since is not None else None
    why = words.why_nothing_agreed(left)
    detail = " · ".join(part for part in (why, words.one_line(left.organisation)) if part)
    told = words.on_day(on, today) if on is not None else ""
    spoken = ", ".join(part for part in (words.NOTHING_AGREED.told(), left.name, why, told) if part)
    when = _short(on, today) if on is not None else ""
    return Row(MorningRowKind.LEFT_WITHOUT, words.one_line(left.name), when, detail, spoken, left_without=left)


def _kind(a: Planned) -> MorningRowKind:
    return MorningRowKind.PROMISE if a.kind is AgreementKind.PROMISE else MorningRowKind.TALK


def _details(a: Planned, kind: MorningRowKind, at: str, today: date, me: str) -> Iterator[str]:
    if a.owner and me and not is_same_user(a.owner, me):
        yield words.one_line(a.owner, 40)
    if a.outcome is AgreementOutcome.TRIED:
        yield words.outcome(a.outcome)
    if a.to_tell:
        yield words.to_tell()
    if kind is MorningRowKind.TALK and not at:
        yield _any_time(a.window, today)
    there = words.short_clocks(a.window)
    if there != at:
        # T: "15:00 in New York"
        yield tr_as("their time", "{time} in {place}", time=there, place=words.place(a.window.zone))
    about = a.topic or a.organisation
    if about:
        yield words.one_line(about)
    if a.place:
        yield words.one_line(a.place)


def _any_time(window: Window, today: date) -> str:
    if window.is_span and window.last > today:
        return tr_as("in place of a time", "until {day}", day=_short(window.last, today))
    return tr_as("in place of a time", "any time")


def _short(on: date, today: date) -> str:
    """A day in the room of a clock time: "Thu" within a week either way, else "12 Nov" or "Nov 2025"."""
    if abs((on - today).days) < 7:
        return words.short_weekday(on)
    if on.year == today.year:
        return words.short_date(on, today)
    return tr_as("a date, short", "{month} {year}", month=words.short_month(on), year=on.year)
