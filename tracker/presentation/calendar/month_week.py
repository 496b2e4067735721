"""One week of the month: which of its agreements stand where, how they are told, and what finds no room.

Knows no painter. Lengths are logical pixels from the week's upper left corner; its lanes are counted from its foot
(`month_lanes`), so that the week can breathe between the two.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from functools import cached_property

from PySide6.QtCore import QRect

from tracker.presentation.calendar import month_lanes
from tracker.presentation.calendar.calendar_entry import CalendarEntry, EntryState, people_in
from tracker.presentation.calendar.days import WEEK
from tracker.presentation.calendar.entry_face import Face, Ruler, short_face, whole_face
from tracker.presentation.calendar.ghost import GHOST, Ghost
from tracker.presentation.calendar.month_lanes import Lanes

GAP, FOOT, NOW_GAP = 2, 6, 9
INSET, SIDES = 4, 7
"""How far an entry stands from its day's left line, and how much narrower than its day it is."""
LEAST_SHOWN = 2
"""Fewer of a day's agreements are not worth a lane's name."""
TOPIC_FROM = 145
"""From this width of a day on the topic has a line of its own."""
_CROWD = 16
"""A day with more than this is not measured one by one to know what it needs: two lines for each is near enough."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What every week is laid out for: the edges of its columns, day and time on our clocks, the type."""

    edges: tuple[int, ...]
    today: date
    clock: time
    ruler: Ruler

    def width(self, column: int) -> int:
        """How wide an entry in that column is."""
        return self.edges[column + 1] - self.edges[column] - SIDES


@dataclass(frozen=True, slots=True)
class Placed:
    """An entry of one day, where it stands and how it is told."""

    entry: CalendarEntry
    column: int
    box: QRect
    face: Face


@dataclass(frozen=True, slots=True)
class More:
    """So many of that day found no room; `box` says so."""

    column: int
    box: QRect
    count: int


@dataclass(frozen=True, slots=True)
class Filled:
    """A week as it is filled at one height. `now` is where the line of now lies in today's column, None where there is
    none; `ghost` where what is being typed would stand, if that is on one day."""

    days: tuple[date, ...]
    placed: tuple[Placed, ...]
    more: tuple[More, ...]
    lanes: Lanes
    now: int | None
    ghost: QRect | None

    @property
    def is_crowded_out(self) -> bool:
        """Whether some day shows next to nothing of what lies on it."""
        shown = Counter(placed.column for placed in self.placed)
        return any(shown[more.column] < LEAST_SHOWN for more in self.more)

    def shown_on(self, day: date) -> frozenset[int]:
        """The ids of what is to be seen of that day."""
        column = (day - self.days[0]).days
        seen = {each.entry.planned.id for each in self.placed if each.column == column}
        return frozenset(
            seen | {lane.entry.planned.id for lane in self.lanes.lanes if lane.first <= column <= lane.last}
        )


class MonthWeek:
    """The week of `days`, with what lies on each of them in reading order.

    `generous`: this week and the next, which give every name the lines it needs.
    """

    def __init__(
        self,
        days: tuple[date, ...],
        by_day: Mapping[date, Sequence[CalendarEntry]],
        setting: Setting,
        *,
        generous: bool,
        ghost: Ghost | None = None,
    ) -> None:
        self.days = days
        self.setting = setting
        self.generous = generous
        on_days = [tuple(by_day.get(day, ())) for day in days]
        self.entries = tuple(on_days)
        self._singles = [tuple(entry for entry in on if not entry.is_span) for on in on_days]
        self._spans = {entry.planned.id: entry for on in on_days for entry in on if entry.is_span}
        self._filled: dict[int, Filled] = {}
        self._faces: dict[tuple[int, bool, bool], tuple[Face, ...]] = {}
        self._ghost = ghost if ghost is not None and ghost.touches(days[0], days[-1]) else None
        if self._ghost is not None and self._ghost.is_span:
            self._spans[GHOST] = self._ghost.entry

    @property
    def is_empty(self) -> bool:
        return not any(self.entries)

    @cached_property
    def people(self) -> frozenset[int]:
        """The ids of all with whom something is agreed in it."""
        return people_in(entry for on in self.entries for entry in on)

    @cached_property
    def need(self) -> int:
        """How high it has to be for everything to be seen."""
        return self._needed(self.generous)

    @cached_property
    def ample(self) -> int:
        """How high it is with every name in full; more makes no difference to it."""
        return max(self.need, self._needed(generous=True))

    def _needed(self, generous: bool) -> int:
        ruler, fullest = self.setting.ruler, 0
        for column, singles in enumerate(self._singles):
            high = self._now_gap(column) + self._ghost_height(column)
            if generous and len(singles) <= _CROWD:
                wide = self.generous and self.setting.width(column) + SIDES >= TOPIC_FROM
                high += sum(ruler.height(face.lines) + GAP for face in self._whole(column, names=True, topics=wide))
            else:
                high += len(singles) * (ruler.height(2) + GAP)
            fullest = max(fullest, high + self.lanes.over(column))
        return ruler.number + fullest + FOOT

    @cached_property
    def lanes(self) -> Lanes:
        """Its lanes where there is room for them."""
        return self._lanes(month_lanes.MOST_NAMED)

    def _lanes(self, most_named: int) -> Lanes:
        setting = self.setting
        around = month_lanes.Around(self.days, setting.edges, setting.today, setting.ruler, generous=self.generous)
        return month_lanes.lanes_of(tuple(self._spans.values()), around, most_named)

    def filled(self, height: int) -> Filled:
        """As it is where it is so high."""
        height = min(height, self.ample)
        found = self._filled.get(height)
        if found is None:
            found = self._filled[height] = self._fill(height)
        return found

    def _fill(self, height: int) -> Filled:
        """Spans are the vaguest there is: their lanes lose their names before an agreement finds no room."""
        filled = self._fill_over(height, self.lanes)
        named = self.lanes.named
        while named and filled.is_crowded_out:
            named -= 1
            filled = self._fill_over(height, self._lanes(named))
        return filled

    def _fill_over(self, height: int, lanes: Lanes) -> Filled:
        placed: list[Placed] = []
        more: list[More] = []
        now: int | None = None
        ghost: QRect | None = None
        for column in range(WEEK):
            room = height - self.setting.ruler.number - FOOT - lanes.over(column)
            slot = self._now_slot(column)
            faces, left_out = self._told(column, room - self._now_gap(column) - self._ghost_height(column))
            left, top = self.setting.edges[column] + INSET, self.setting.ruler.number
            width = self.setting.width(column)
            for at, (entry, face) in enumerate(faces):
                if at == slot:
                    now, top = top + NOW_GAP // 2, top + NOW_GAP
                high = self.setting.ruler.height(face.lines)
                placed.append(Placed(entry, column, QRect(left, top, width, high), face))
                top += high + GAP
            if slot is not None and slot >= len(faces):
                now, top = top + NOW_GAP // 2, top + NOW_GAP
            if left_out:
                more.append(More(column, QRect(left, top, width, self.setting.ruler.more), left_out))
            if self._ghost_height(column):
                ghost = QRect(left, top, width, self.setting.ruler.height(2))
        return Filled(self.days, tuple(placed), tuple(more), lanes, now, ghost)

    def _told(self, column: int, room: int) -> tuple[list[tuple[CalendarEntry, Face]], int]:
        """How each entry of that day is told, and how many find no room: on as many lines as there is height for."""
        singles, setting = self._singles[column], self.setting
        height, width = setting.ruler.height, setting.width(column)
        if len(singles) * (height(2) + GAP) - GAP <= room:
            wide = self.generous and width + SIDES >= TOPIC_FROM
            for names, topics in dict.fromkeys(((True, wide), (True, False), (False, False))):
                faces = self._whole(column, names, topics)
                if sum(height(face.lines) + GAP for face in faces) - GAP <= room:
                    return list(zip(singles, faces, strict=True)), 0
        for names in (True, False):
            told = self._in_rows(singles, width, room + GAP, whole_names=names)
            if len(told) == len(singles):
                return told, 0
        told = self._in_rows(singles, width, room - setting.ruler.more, whole_names=True)
        return told, len(singles) - len(told)

    def _in_rows(
        self, entries: Sequence[CalendarEntry], width: int, room: int, *, whole_names: bool
    ) -> list[tuple[CalendarEntry, Face]]:
        """As many of them as there is room for, on a line each. `whole_names`: one whose first name has no room beside
        its time takes a second line for it.
        """
        ruler = self.setting.ruler
        told: list[tuple[CalendarEntry, Face]] = []
        said: str | None = None
        for entry in entries:
            face = short_face(entry, width, ruler, told_before=bool(entry.clock) and entry.clock == said)
            if face.is_cut and whole_names:
                face = whole_face(entry, width, ruler, generous=False, topic_line=False)
            room -= ruler.height(face.lines) + GAP
            if room < 0:
                break
            said = entry.clock if face.beside or face.beneath else (said if entry.clock == said else None)
            told.append((entry, face))
        return told

    def _whole(self, column: int, names: bool, topics: bool) -> tuple[Face, ...]:
        """How that day's agreements are told in full: `names` on two lines if need be, `topics` on one of their own."""
        key = column, names, topics
        if key not in self._faces:
            width, ruler = self.setting.width(column), self.setting.ruler
            self._faces[key] = tuple(
                [whole_face(entry, width, ruler, generous=names, topic_line=topics) for entry in self._singles[column]]
            )
        return self._faces[key]

    def _ghost_height(self, column: int) -> int:
        ghost = self._ghost
        on = ghost is not None and not ghost.is_span and self.days[column] == ghost.first
        return self.setting.ruler.height(2) + GAP if on else 0

    def _now_gap(self, column: int) -> int:
        return NOW_GAP if self._now_slot(column) is not None else 0

    def _now_slot(self, column: int) -> int | None:
        """Before which entry of today what was ends; None where nothing is left to be done, or on another day."""
        setting, singles = self.setting, self._singles[column]
        if self.days[column] != setting.today or all(_is_done(entry) for entry in singles):
            return None
        return sum(entry.at is not None and entry.at <= setting.clock for entry in singles)


def _is_done(entry: CalendarEntry) -> bool:
    return entry.state in (EntryState.KEPT, EntryState.PAST)
