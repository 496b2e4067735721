"""Where each agreement stands in a week: whole days and spans in a strip, times as blocks at their hour.

Knows minutes and how wide a day is (`week_columns`), but not where the hours are scrolled to (`week_page`), and no
painter. Lengths are logical pixels.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import ceil

from tracker.presentation.calendar import month_lanes
from tracker.presentation.calendar.calendar_entry import CalendarEntry, EntryState, people_in
from tracker.presentation.calendar.entry_face import (
    ICON_GAP,
    RIGHT_LINE,
    TAG_GAP,
    TIGHT,
    Face,
    Ruler,
    Weight,
    in_two,
    short_face,
    whole_face,
)
from tracker.presentation.calendar.entry_face import INSET as INSET_WORDS
from tracker.presentation.calendar.month_lanes import Lane, Lanes

DAY_MINUTES = 24 * 60
LENGTH, SHORTEST = 30, 20
"""Minutes a time is drawn to last where nobody said, and at least."""
SINGLE, GAP = 19, 2
"""How high a line of the strip is at least, and how far from the next."""
PAIR = 18
"""What each of two at once takes in a narrow day, one above the other."""
LEAST_LANE, MOST_LANES, LANE_GAP = 74, 3, 3
"""Times at once stand beside each other where each has so much room, and so many at most."""
CROWD = 26
"""How wide it is where the rest is counted."""
INSET = 2
"""How far what stands on a day keeps from its lines."""
MOST_THIN = 6
"""So many lanes without a name; those of further spans are counted."""


@dataclass(frozen=True, slots=True)
class Setting:
    """The eight edges of the columns, the day on our clocks, the type, and how high an hour is."""

    edges: tuple[int, ...]
    today: date
    ruler: Ruler
    hour: int

    def width(self, column: int) -> int:
        """How wide what stands on that day may be."""
        return self.edges[column + 1] - self.edges[column] - 2 * INSET

    @property
    def pitch(self) -> int:
        """How far a line of the strip is from the next."""
        return max(self.ruler.height(1), SINGLE) + GAP

    def height_of(self, face: Face) -> int:
        """How high a face is in the strip."""
        return self.pitch - GAP + (face.lines - 1) * self.ruler.line

    def lanes(self, column: int) -> int:
        """How many may stand beside each other on that day."""
        return max(min(self.width(column) // LEAST_LANE, MOST_LANES), 1)

    def height(self, minutes: int) -> int:
        """How high a block is that lasts so long."""
        return minutes * self.hour // 60 - 2


@dataclass(frozen=True, slots=True)
class Single:
    """What is agreed for a whole day, `top` from where the strip begins; on one line, or on two for its name."""

    entry: CalendarEntry
    column: int
    top: int
    height: int
    face: Face


@dataclass(frozen=True, slots=True)
class Block:
    """An entry at its time, drawn from `minute` to `until`, and from `left` so `width` wide."""

    entry: CalendarEntry
    column: int
    minute: int
    until: int
    left: int
    width: int
    face: Face


@dataclass(frozen=True, slots=True)
class Crowd:
    """As many as found no room beside the others at that time, counted in a narrow place at the day's right."""

    column: int
    minute: int
    until: int
    left: int
    count: int


@dataclass(frozen=True, slots=True)
class WeekLayout:
    """`above` is how high the strip is above its lanes, the last line of it `reserved` for what is about to be agreed
    where something is; `hidden` counts by day what found no room in it."""

    days: tuple[date, ...]
    edges: tuple[int, ...]
    above: int
    singles: tuple[Single, ...]
    lanes: Lanes
    blocks: tuple[Block, ...]
    crowds: tuple[Crowd, ...]
    by_day: Mapping[date, tuple[CalendarEntry, ...]]
    hidden: Mapping[date, int]
    reserved: bool = False
    people: frozenset[int] = frozenset()
    """The ids of all with whom something is agreed in it."""

    def entries_on(self, day: date) -> tuple[CalendarEntry, ...]:
        """All that lies on that day, shown or not, in reading order."""
        return self.by_day.get(day, ())

    def shown_on(self, day: date) -> tuple[CalendarEntry, ...]:
        """What is to be seen of it, in reading order."""
        column = self.column_of(day)
        if column is None:
            return ()
        seen = {each.entry.planned.id for each in self.singles if each.column == column}
        seen |= {lane.entry.planned.id for lane in self.lanes.lanes if lane.first <= column <= lane.last}
        seen |= {block.entry.planned.id for block in self.blocks if block.column == column}
        return tuple(entry for entry in self.entries_on(day) if entry.planned.id in seen)

    def column_of(self, day: date) -> int | None:
        at = (day - self.days[0]).days
        return at if 0 <= at < len(self.days) else None


def lay_out_week(
    by_day: Mapping[date, Sequence[CalendarEntry]],
    days: tuple[date, ...],
    setting: Setting,
    most_rows: int,
    reserved: bool = False,
) -> WeekLayout:
    """Lay those seven days out. `by_day` is in reading order; the strip has room for one line to `most_rows`, as it
    needs."""
    there = {day: tuple(by_day.get(day, ())) for day in days}
    lanes, spilt = _lanes(there, days, setting)
    singles, above, hidden = _singles(there, setting, most_rows, spilt)
    blocks: list[Block] = []
    crowds: list[Crowd] = []
    for column, on in enumerate(there.values()):
        timed = [entry for entry in on if entry.at is not None]
        of_day: list[Block] = []
        for cluster in _clusters(_drawn(timed, setting.lanes(column) == 1)):
            _beside_each_other(cluster, column, setting, of_day, crowds)
        blocks.extend(_grown(block, of_day, crowds, setting) for block in of_day)
    above += setting.pitch if reserved else 0
    hours = tuple(blocks), tuple(crowds)
    people = people_in(entry for on in there.values() for entry in on)
    return WeekLayout(days, setting.edges, above, singles, lanes, *hours, there, hidden, reserved, people)


def drawn_for(entry: CalendarEntry) -> int:
    """How many minutes its block lasts."""
    return max(entry.planned.minutes or LENGTH, SHORTEST)


def minute_of(entry: CalendarEntry) -> int:
    """Where its block begins: its time, or so early that the block ends with the day."""
    assert entry.at is not None
    return max(min(entry.at.hour * 60 + entry.at.minute, DAY_MINUTES - drawn_for(entry)), 0)


def block_face(entry: CalendarEntry, width: int, height: int, ruler: Ruler) -> Face:
    """How it is told in a block of that size: on one line where there is no room for two."""
    lines = max((height + 1) // ruler.line, 1)
    if lines == 1:
        return short_face(entry, width, ruler, told_before=False)
    face = whole_face(entry, width, ruler, generous=lines > 2, topic_line=lines > 2)
    if face.lines > lines:
        face = whole_face(entry, width, ruler, generous=lines > 2, topic_line=False)
    return face


# The strip


def _lanes(
    there: Mapping[date, Sequence[CalendarEntry]], days: tuple[date, ...], setting: Setting
) -> tuple[Lanes, dict[date, int]]:
    """The lanes, and by day how many found none."""
    spans = {entry.planned.id: entry for on in there.values() for entry in on if entry.is_span}
    around = month_lanes.Around(days, setting.edges, setting.today, setting.ruler, generous=True)
    shown: list[Lane] = []
    spilt: dict[date, int] = {}
    laid = month_lanes.lanes_of(tuple(spans.values()), around)
    rows = min(laid.rows, laid.named + MOST_THIN)
    for lane in laid.lanes:
        if lane.row < rows:
            shown.append(_with_topic(lane, setting.ruler))
            continue
        for day in days[lane.first : lane.last + 1]:
            spilt[day] = spilt.get(day, 0) + 1
    return Lanes(tuple(shown), rows, laid.named, laid.pitch), spilt


def _with_topic(lane: Lane, ruler: Ruler) -> Lane:
    """With what it is about after whose it is, where both fit whole."""
    topic = lane.entry.topic
    if not lane.until or not topic or lane.entry.state in (EntryState.KEPT, EntryState.PAST):
        return lane
    end = lane.right - month_lanes.END - (0 if lane.ends else month_lanes.SLANT)
    used = ruler.width(lane.name[0], Weight.STRONG) + ruler.width(lane.until, Weight.SOFT) + 2 * month_lanes.BETWEEN
    used += ruler.tag(lane.owner) + TAG_GAP if lane.owner else 0
    return replace(lane, topic=topic) if ruler.width(topic, Weight.SOFT) <= end - lane.name_at - used else lane


def _singles(
    there: Mapping[date, Sequence[CalendarEntry]], setting: Setting, most_rows: int, spilt: Mapping[date, int]
) -> tuple[tuple[Single, ...], int, dict[date, int]]:
    """What stands on the lines of the strip, how high they are, and by day what found no room."""
    whole = {day: [entry for entry in on if entry.at is None and not entry.is_span] for day, on in there.items()}
    most = most_rows * setting.pitch
    singles: list[Single] = []
    hidden: dict[date, int] = {}
    highest = setting.pitch
    for column, (day, on) in enumerate(whole.items()):
        more = setting.pitch if day in spilt else 0
        told = [(entry, _strip_face(entry, setting.width(column), setting.ruler)) for entry in on[:most_rows]]
        needed = sum(setting.height_of(face) + GAP for _entry, face in told) + more
        if len(on) > most_rows or needed > most:  # in a full day every name stands on one line
            needed = len(on) * setting.pitch + more
            told = told if needed <= most else told[: most_rows - 1]
            told = [(entry, _one_line(entry, setting.width(column), setting.ruler)) for entry, _face in told]
            needed = min(needed, most)
        top = 0
        for entry, face in told:
            singles.append(Single(entry, column, top, setting.height_of(face), face))
            top += setting.height_of(face) + GAP
        if left := len(on) - len(told) + spilt.get(day, 0):
            hidden[day] = left
        highest = max(highest, needed)
    return tuple(singles), highest, hidden


def _one_line(entry: CalendarEntry, width: int, ruler: Ruler) -> Face:
    return short_face(entry, width, ruler, told_before=False)


def _strip_face(entry: CalendarEntry, width: int, ruler: Ruler) -> Face:
    """On one line, or on two where the name would be cut on one and is not on two.

    Where not even a first name has room beside its icon, what the icon says stands beneath it.
    """
    face = _one_line(entry, width, ruler)
    if face.name == (entry.name,):
        return face
    mark = ruler.icon + ICON_GAP if face.has_icon else 0
    room = width - INSET_WORDS - TIGHT - (ruler.tag(face.whose) + TAG_GAP if face.whose else 0)
    two = in_two(entry.name, room - mark, ruler, Weight.NAME)
    if two is None and entry.state is not EntryState.KEPT:  # the icon stands at the right of the first line alone
        parts = entry.name.rsplit(" ", 1)
        widths = [ruler.width(part, Weight.NAME) for part in parts]
        two = (parts[0], parts[1]) if len(parts) == 2 and widths[0] <= room - mark and widths[1] <= room else None
    if two is not None:
        return Face(two, has_icon=face.has_icon, whose=face.whose)
    if ruler.width(face.name[0], Weight.NAME) > width - INSET_WORDS - RIGHT_LINE - mark:
        return whole_face(entry, width, ruler, generous=False, topic_line=False)
    return face


# The hours


@dataclass(frozen=True, slots=True)
class _Drawn:
    """An entry and the minutes it is drawn from and to."""

    entry: CalendarEntry
    minute: int
    until: int

    def overlaps(self, other: _Drawn) -> bool:
        return self.minute < other.until and other.minute < self.until


def _drawn(timed: Sequence[CalendarEntry], narrow: bool) -> list[_Drawn]:
    """When each is drawn, in order of time.

    Where nobody said how long it lasts, it gives way to the next one as far as one line does. In a narrow day two at
    once stand on a line each, where the next is far enough.
    """
    drawn = [_Drawn(each, minute_of(each), minute_of(each) + drawn_for(each)) for each in timed]
    drawn.sort(key=lambda each: (each.minute, each.entry.planned.id))
    starts = [each.minute for each in drawn]
    at_once = Counter(starts)
    for at, each in enumerate(drawn):
        later = next((start for start in starts[at + 1 :] if start > each.minute), DAY_MINUTES)
        if each.entry.planned.minutes:
            continue
        if narrow and at_once[each.minute] == 2 and each.minute + 2 * PAIR <= later:
            second = at > 0 and starts[at - 1] == each.minute
            begins = each.minute + (PAIR if second else 0)
            drawn[at] = _Drawn(each.entry, begins, begins + PAIR)
        elif each.minute + SHORTEST <= later < each.until:
            drawn[at] = _Drawn(each.entry, each.minute, later)
    return drawn


def _clusters(drawn: Sequence[_Drawn]) -> list[list[_Drawn]]:
    """Those that touch each other, directly or by way of others, together."""
    clusters: list[list[_Drawn]] = []
    reach = -1
    for each in drawn:
        if each.minute >= reach:
            clusters.append([])
        clusters[-1].append(each)
        reach = max(reach, each.until)
    return clusters


def _beside_each_other(
    cluster: Sequence[_Drawn], column: int, setting: Setting, blocks: list[Block], crowds: list[Crowd]
) -> None:
    """Each in a lane; those that find none are counted at the right, and only in that row of the day."""
    ends: list[int] = []
    placed: list[tuple[_Drawn, int]] = []
    for each in cluster:
        lane = next((n for n, end in enumerate(ends) if end <= each.minute), len(ends))
        if lane == len(ends):
            ends.append(0)
        ends[lane] = each.until
        placed.append((each, lane))
    whole = setting.width(column)
    lanes = min(len(ends), setting.lanes(column))
    width = whole - (CROWD + LANE_GAP if len(ends) > lanes else 0)
    shown = [(each, lane) for each, lane in placed if lane < lanes]
    left = setting.edges[column] + INSET
    for each, lane in shown:
        until = min((beside for other, beside in shown if beside > lane and other.overlaps(each)), default=lanes)
        begins = round((width + LANE_GAP) * lane / lanes)
        wide = round((width + LANE_GAP) * until / lanes) - LANE_GAP - begins
        face = block_face(each.entry, wide, setting.height(each.until - each.minute), setting.ruler)
        blocks.append(Block(each.entry, column, each.minute, each.until, left + begins, wide, face))
    for row in _clusters([each for each, lane in placed if lane >= lanes]):
        ends_at = max(each.until for each in row)
        crowds.append(Crowd(column, row[0].minute, ends_at, left + whole - CROWD, len(row)))


def _grown(block: Block, of_day: Sequence[Block], crowds: Sequence[Crowd], setting: Setting) -> Block:
    """With a line more for its name where it needs one, nobody said how long it lasts, and nothing stands beneath."""
    if block.entry.planned.minutes or block.face.name == (block.entry.name,):
        return block
    whole = whole_face(block.entry, block.width, setting.ruler, generous=True, topic_line=False)
    if len(whole.name) == 1 and block.face.lines > 1:
        return block
    until = block.minute + ceil((setting.ruler.height(whole.lines) + 2) * 60 / setting.hour)
    beneath = [
        *((each.minute, each.left, each.left + each.width) for each in of_day if each is not block),
        *((each.minute, each.left, each.left + CROWD) for each in crowds if each.column == block.column),
    ]
    free = not any(
        block.minute < minute < until and left < block.left + block.width and block.left < right
        for minute, left, right in beneath
    )
    return replace(block, until=until, face=whole) if free and block.until < until <= DAY_MINUTES else block
