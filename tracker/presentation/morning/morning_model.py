"""The morning as one list: lanes with their headings, and what stands in each. Knows no colour and no icon."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QByteArray, QModelIndex, QObject, QPersistentModelIndex, Qt

from tracker.actions.ports import Planned
from tracker.presentation import words
from tracker.presentation.morning.morning_rows import (
    Key,
    MorningRowKind,
    Row,
    agreement_row,
    by_its_time,
    clock_at,
    heading,
    left_without_row,
    next_row,
    phone_row,
    settled_row,
    unsent_row,
    waiting_row,
)
from tracker.presentation.morning.morning_state import MorningState
from tracker.presentation.words.team import waiting as unsent_words
from tracker.rules.agreement import AgreementKind
from tracker.tongue import phrase, tr

Index = QModelIndex | QPersistentModelIndex

MANY_SLIPPED = 5
"""More slipped than this is an absence; then they are best gone through one by one."""
HIDDEN = phrase("lane of the morning", "Hidden until later")
SLIPPED_ELSEWHERE = phrase("lane of the morning", "Others slipped")
HERE_TODAY = phrase("lane of the morning", "Today")
NEXT = phrase("lane of the morning", "Next")
KEPT_TODAY = phrase("lane of the morning", "Kept today")
ANSWERED = phrase("lane of the morning", "Answered")


class MorningRole(IntEnum):
    """What may be asked of a row, beside Qt's own display and accessible texts. The whole row as one value: ROW."""

    ROW = Qt.ItemDataRole.UserRole + 1
    KIND = Qt.ItemDataRole.UserRole + 2
    NAME = Qt.ItemDataRole.UserRole + 3
    WHEN = Qt.ItemDataRole.UserRole + 4
    DETAIL = Qt.ItemDataRole.UserRole + 5
    PROSPECT = Qt.ItemDataRole.UserRole + 6


class MorningModel(QAbstractListModel):
    """The rows of a `MorningState`, kept in step with it. *Their turn*, *Nothing agreed* and what is hidden stay
    folded until asked for, *Tomorrow* where there is no room for it.

    What was settled while it stood here stays, as `leaving`, until it is let go.
    """

    def __init__(self, state: MorningState, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._their_turn_shown = False
        self._nothing_agreed_shown = False
        self._hidden_shown = False
        self._elsewhere_shown = False
        self._to_go_shown = False
        self._tomorrow_has_room = True
        self._tomorrow_by_hand: bool | None = None
        self._leaving: dict[Key, Row] = {}
        self.unfolded: Key | None = None
        self._rows = self._read()
        state.changed.connect(self._fill)
        state.looked.connect(self._move_now)

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

    @property
    def rows(self) -> Sequence[Row]:
        return self._rows

    def row(self, index: Index) -> Row | None:
        """The row at that index, None where there is none."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def index_of(self, key: Key) -> QModelIndex:
        """Where that row stands now; an invalid index where it is gone."""
        at = next((n for n, row in enumerate(self._rows) if row.key == key), -1)
        return self.index(at, 0) if at >= 0 else QModelIndex()

    def first_to_do(self) -> Row | None:
        """What is next: what slipped first, then what is agreed, promised or, on a free day, comes at all."""
        kinds = (MorningRowKind.SLIPPED, MorningRowKind.TALK, MorningRowKind.PROMISE, MorningRowKind.NEXT)
        standing = [row for row in self._rows if row.planned is not None and not row.leaving]
        return next((row for kind in kinds for row in standing if row.kind is kind), None)

    def unfold(self, key: Key | None) -> None:
        """Show the answers of that row, and of no other; None of none."""
        if key != self.unfolded:
            self.unfolded = key
            self._fill()

    def give_tomorrow_room(self, has_room: bool) -> None:
        """Whether there is room for tomorrow's lines."""
        if has_room != self._tomorrow_has_room:
            self._tomorrow_has_room = has_room
            self._fill()

    def let_go(self, key: Key) -> None:
        """What was settled and has been seen leaving is gone."""
        if self._leaving.pop(key, None) is not None:
            self._fill()

    @property
    def leaving(self) -> tuple[Key, ...]:
        return tuple(self._leaving)

    def toggle_tomorrow(self) -> None:
        self._tomorrow_by_hand = not self._is_tomorrow_shown
        self._fill()

    def toggle_their_turn(self) -> None:
        self._their_turn_shown = not self._their_turn_shown
        self._fill()

    def toggle_nothing_agreed(self) -> None:
        self._nothing_agreed_shown = not self._nothing_agreed_shown
        self._fill()

    def toggle_to_go(self) -> None:
        self._to_go_shown = not self._to_go_shown
        self._fill()

    def toggle_elsewhere(self) -> None:
        self._elsewhere_shown = not self._elsewhere_shown
        self._fill()

    def toggle_hidden(self) -> None:
        self._hidden_shown = not self._hidden_shown
        self._fill()

    @property
    def _is_tomorrow_shown(self) -> bool:
        if self._tomorrow_by_hand is not None:
            return self._tomorrow_by_hand
        return self._tomorrow_has_room

    def _fill(self) -> None:
        self._see_what_leaves()
        rows = self._with_leaving(self._read())
        if [row.key for row in rows] == [row.key for row in self._rows]:
            self._rows = rows
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def _move_now(self) -> None:
        """A minute has passed: only the line that says so moves, if it moves no further than its own row."""
        for at, row in enumerate(self._rows):
            if row.kind is MorningRowKind.NOW:
                self._rows[at] = replace(row, when=clock_at(self._state.now, self._state.zone))
                self.dataChanged.emit(self.index(at), self.index(at))

    def _see_what_leaves(self) -> None:
        """What stood here and was settled meanwhile; whatever came back is among the rest again."""
        state = self._state
        open_now = {a.id for a in (*state.morning.slipped, *state.morning.today, *state.morning.promised)}
        self._leaving = {k: row for k, row in self._leaving.items() if row.planned and row.planned.id not in open_now}
        for row in self._rows:
            if row.planned is None or row.leaving or row.kind not in STANDING or row.planned.id in open_now:
                continue
            became = state.became_of(row.planned.id)
            if became is not None:
                self._leaving[row.key] = replace(row, leaving=True, became=became.planned.outcome)
                if self.unfolded == row.key:
                    self.unfolded = None

    def _with_leaving(self, rows: list[Row]) -> list[Row]:
        """Each that leaves stays where it stood, after the row that was before it."""
        before: list[Key] = []
        for row in self._rows:
            if row.key in self._leaving:
                at = next((n for n, other in enumerate(rows) if other.key in before[-1:]), -1) + 1
                if not any(other.key == row.key for other in rows):
                    rows.insert(at, self._leaving[row.key])
            before.append(row.key)
        return rows

    def _read(self) -> list[Row]:
        state = self._state
        is_done = state.is_done and not self._leaving
        asks = self._asking()
        rows = self._ending() if is_done else [*asks, *self._slipped(), *self._by_phone(), *self._today()]
        if not rows and not state.morning.tomorrow and state.following is not None:
            rows += [heading(NEXT, 1), next_row(state.following, NEXT.told(), state.morning.day, state.zone, state.me)]
        word = [Row(MorningRowKind.WORD_KEPT, words.word_we_keep(), spoken=words.word_we_keep())] if is_done else []
        return [*rows, *self._tomorrow(), *self._to_go(), *self._folded(), *word]

    def _ending(self) -> list[Row]:
        state = self._state
        done, ahead = state.done_sentence, state.next_sentence
        rows = [Row(MorningRowKind.END, done, detail=ahead, spoken=" ".join(part for part in (done, ahead) if part))]
        for lane, settled, kind in (
            (KEPT_TODAY, state.kept, MorningRowKind.KEPT),
            (ANSWERED, state.answered, MorningRowKind.ANSWERED),
        ):
            if settled:
                rows.append(heading(lane, len(settled)))
            rows += [settled_row(each, kind, lane.told(), state.morning.day, state.zone) for each in settled]
        return rows

    def _slipped(self) -> list[Row]:
        slipped = self._state.morning.slipped
        rows = [heading(words.SLIPPED, len(slipped))] if slipped else []
        if len(slipped) > MANY_SLIPPED:
            rows.append(Row(MorningRowKind.PASSED, words.passed(len(slipped))))
        return [*rows, *(self._slipped_row(a) for a in slipped)]

    def _slipped_row(self, a: Planned) -> Row:
        state, lane = self._state, words.SLIPPED.told()
        row = agreement_row(a, MorningRowKind.SLIPPED, lane, state.morning.day, state.zone, state.me)
        return replace(self._waits(row), unfolded=row.key == self.unfolded)

    def _asking(self) -> list[Row]:
        """Entries that could not be sent: what they are stands above everything else, for it has happened."""
        state, kind = self._state, MorningRowKind.ASKS
        if not state.asking:
            return []
        name = unsent_words.need_an_answer(len(state.asking))
        rows = [unsent_row(each, kind, state.morning.day, state.zone, state.me) for each in state.asking]
        rows = [replace(row, unfolded=row.key == self.unfolded) for row in rows]
        return [Row(MorningRowKind.HEADING, name, spoken=name), *rows]

    def _to_go(self) -> list[Row]:
        state = self._state
        if not state.to_go:
            return []
        name, count = unsent_words.WAITS.told(), len(state.to_go)
        shown, kind = self._to_go_shown, MorningRowKind.UNSENT
        folded = Row(MorningRowKind.TO_GO, name, count=count, spoken=words.lane(name, count), unfolded=shown)
        waiting = state.to_go if shown else ()
        return [folded, *(unsent_row(each, kind, state.morning.day, state.zone, state.me) for each in waiting)]

    def _by_phone(self) -> list[Row]:
        state, lane = self._state, words.ON_THE_PHONE
        rows = [phone_row(each, state.morning.day, state.zone) for each in state.by_phone]
        rows = [replace(row, unfolded=row.key == self.unfolded) for row in rows]
        return [heading(lane, len(rows)), *rows] if rows else []

    def _today(self) -> list[Row]:
        """What has a time first, with the now-line among it, then days, then what is owed tonight, then spans."""
        state, m = self._state, self._state.morning
        together = sorted((*m.today, *m.promised), key=by_its_time)
        rows = [heading(HERE_TODAY, len(together))] if together else []
        timed = [a for a in together if a.window.is_timed and a.kind is AgreementKind.TALK]
        passed = [a for a in timed if a.window.starts <= state.now]
        for at, a in enumerate(together):
            if passed and at == len(passed):
                rows.append(self._now())
            kind = MorningRowKind.PROMISE if a.kind is AgreementKind.PROMISE else MorningRowKind.TALK
            lane = words.PROMISED if kind is MorningRowKind.PROMISE else words.TODAY
            rows.append(self._waits(agreement_row(a, kind, lane.told(), m.day, state.zone, state.me)))
        if passed and len(passed) == len(together):
            rows.append(self._now())
        return rows

    def _waits(self, row: Row) -> Row:
        """What was done and waits to be sent is not to be done again."""
        kept = {each.keeps for each in self._state.to_go}
        if row.planned is None or row.planned.id not in kept:
            return row
        waits = unsent_words.WAITS.told()
        return replace(row, detail=f"{waits} · {row.detail}", spoken=f"{row.spoken}, {waits}")

    def _now(self) -> Row:
        now = clock_at(self._state.now, self._state.zone)
        return Row(MorningRowKind.NOW, "", now, spoken=tr("It is {time} now", time=now))

    def _tomorrow(self) -> list[Row]:
        state, m = self._state, self._state.morning
        lane = words.TOMORROW
        if not m.tomorrow:
            return []
        if not self._is_tomorrow_shown:
            spoken = _counted(lane.told(), m.tomorrow)
            return [Row(MorningRowKind.TOMORROW, lane.told(), count=len(m.tomorrow), spoken=spoken)]
        kind = MorningRowKind.LATER
        return [
            heading(lane, len(m.tomorrow)),
            *(agreement_row(a, kind, lane.told(), m.day, state.zone, state.me) for a in m.tomorrow),
        ]

    def _folded(self) -> list[Row]:
        state, m = self._state, self._state.morning
        rows: list[Row] = []
        for kind, lane, people, shown in (
            (MorningRowKind.FOLD, words.THEIR_TURN.told(), m.their_turn, self._their_turn_shown),
            (MorningRowKind.NOTHING_AGREED, words.NOTHING_AGREED.told(), m.nothing_agreed, self._nothing_agreed_shown),
        ):
            if people:
                rows.append(Row(kind, lane, count=len(people), spoken=_counted(lane, people), unfolded=shown))
            if people and shown and kind is MorningRowKind.FOLD:
                rows += [waiting_row(w, m.day, state.zone) for w in m.their_turn]
            elif people and shown:
                rows += [left_without_row(each, m.day, state.zone) for each in m.nothing_agreed]
        if state.slipped_elsewhere:
            lane, shown = SLIPPED_ELSEWHERE.told(), self._elsewhere_shown
            spoken = _counted(lane, state.slipped_elsewhere)
            count = len(state.slipped_elsewhere)
            rows.append(Row(MorningRowKind.ELSEWHERE, lane, count=count, spoken=spoken, unfolded=shown))
            rows += [self._slipped_row(a) for a in (state.slipped_elsewhere if shown else ())]
        if state.hidden:
            rows.append(Row(MorningRowKind.HIDDEN, words.hidden(len(state.hidden)), unfolded=self._hidden_shown))
            if self._hidden_shown:
                put_off = MorningRowKind.PUT_OFF
                rows += [agreement_row(a, put_off, HIDDEN.told(), m.day, state.zone, state.me) for a in state.hidden]
        return rows


STANDING = (MorningRowKind.SLIPPED, MorningRowKind.TALK, MorningRowKind.PROMISE)


def _counted(lane: str, people: Sequence[object]) -> str:
    return words.lane(lane, len(people))
