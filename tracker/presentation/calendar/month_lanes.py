"""The spans of a week as lanes at its foot: which lane each has, and what is said on it.

Knows no painter; lengths are logical pixels from the left edge of the week, and upwards from its foot.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from tracker.presentation.calendar.calendar_entry import CalendarEntry, EntryState
from tracker.presentation.calendar.days import WEEK
from tracker.presentation.calendar.entry_face import TAG_GAP, Ruler, Weight, in_two, shorter
from tracker.presentation.calendar.ghost import GHOST
from tracker.presentation.words.day_names import short_weekday
from tracker.presentation.words.quotes import one_line
from tracker.presentation.words.times import short_date
from tracker.rules.agreement import AgreementOutcome
from tracker.tongue import tr_as

NAMED, MOST_NAMED = 2, 3
"""So many lanes have names on them where there are more; further ones are thin. This week and the next may have all
three."""
GAP = 2
THIN_PITCH, THIN = 5, 4
INSET, NAME_END, END = 4, 2, 7
SLANT, BEFORE_NAME, AFTER_SLANT, BETWEEN = 8, 8, 13, 8


@dataclass(frozen=True, slots=True)
class Lane:
    """One span's part of one week: columns `first` to `last`, both included, on lane `row` counted from above.

    `left` to `right` is where it lies. `begins` and `ends` say whether its window does so here. Up to `passed` it lies
    in the past. The `name` is one line or, on a lane that is twice as high, two, and begins at `name_at`; a thin one
    has none. `owner` stands after line `owner_line` of it, then `topic`, and `until` at the right end; each may be "".
    """

    entry: CalendarEntry
    row: int
    first: int
    last: int
    left: int
    right: int
    begins: bool
    ends: bool
    passed: int
    pitch: int
    name: tuple[str, ...] = ()
    name_at: int = 0
    owner: str = ""
    owner_line: int = 0
    topic: str = ""
    until: str = ""

    @property
    def is_thin(self) -> bool:
        return not self.name

    @property
    def rows(self) -> int:
        return max(len(self.name), 1)

    @property
    def height(self) -> int:
        return THIN if self.is_thin else self.rows * self.pitch - GAP


@dataclass(frozen=True, slots=True)
class Lanes:
    """A week's lanes, `rows` of them beneath each other, the first `named` with names and `pitch` from each other."""

    lanes: tuple[Lane, ...]
    rows: int
    named: int
    pitch: int

    def top_of(self, row: int) -> int:
        """How far above the foot of the week that one begins."""
        thin = self.rows - self.named
        if row >= self.named:
            return 2 + (self.rows - row) * THIN_PITCH - (THIN_PITCH - THIN)
        foot = 2 + thin * THIN_PITCH + GAP if thin else 4
        return foot + (self.named - row) * self.pitch - GAP

    def over(self, column: int) -> int:
        """How much of its foot the day of that column leaves to them."""
        rows = [lane.row for lane in self.lanes if lane.first <= column <= lane.last]
        return self.top_of(min(rows)) - 2 if rows else 0


@dataclass(frozen=True, slots=True)
class Around:
    """What a week's lanes depend on beside its spans: its days, the eight edges of its columns, today and the type.
    `generous`: a name that does not fit may take a second lane."""

    days: tuple[date, ...]
    edges: tuple[int, ...]
    today: date
    ruler: Ruler
    generous: bool


def lanes_of(spans: Sequence[CalendarEntry], around: Around, most_named: int = MOST_NAMED) -> Lanes:
    """Lay them on lanes, the earlier begun above; on at most so many there are names."""
    in_order = sorted(spans, key=_order)
    if around.generous and most_named >= MOST_NAMED:
        lanes = _laid(in_order, around, MOST_NAMED)
        if lanes.rows <= MOST_NAMED:
            return lanes
    return _laid(in_order, around, min(NAMED, most_named))


def _order(span: CalendarEntry) -> tuple[bool, date, int, int]:
    """What is being typed now is looked for first."""
    return span.planned.id != GHOST, span.first, -(span.last - span.first).days, span.planned.id


def _laid(spans: Sequence[CalendarEntry], around: Around, named: int) -> Lanes:
    taken: list[set[int]] = []
    lanes: list[Lane] = []
    for entry in spans:
        first = max((entry.first - around.days[0]).days, 0)
        last = min((entry.last - around.days[0]).days, WEEK - 1)
        columns = set(range(first, last + 1))
        row = _free(taken, columns)
        lane = _lane(entry, row, first, last, around)
        if row < named:
            has_room = row + 1 < named and (around.generous or row + 1 < len(taken))
            tall = has_room and (row + 1 >= len(taken) or not taken[row + 1] & columns)
            lane = _named(lane, around, tall)
        for at in range(row, row + lane.rows):
            while len(taken) <= at:
                taken.append(set())
            taken[at] |= columns
        lanes.append(lane)
    return Lanes(tuple(lanes), len(taken), min(named, len(taken)), around.ruler.pitch)


def _free(taken: list[set[int]], columns: set[int]) -> int:
    return next((row for row, on in enumerate(taken) if not on & columns), len(taken))


def _lane(entry: CalendarEntry, row: int, first: int, last: int, around: Around) -> Lane:
    begins, ends = entry.first >= around.days[0], entry.last <= around.days[-1]
    left = around.edges[first] + (INSET if begins else 2)
    right = around.edges[last + 1] - (INSET if ends else 1)
    on = (around.today - around.days[0]).days
    passed = left if on <= first else right if on > last else around.edges[on]
    return Lane(entry, row, first, last, left, right, begins, ends, passed, around.ruler.pitch)


def _named(lane: Lane, around: Around, tall: bool) -> Lane:
    """With its name at the start of what is still to come, or of the whole where it fits there alone."""
    ruler, entry = around.ruler, lane.entry
    start = lane.left + (BEFORE_NAME if lane.begins else AFTER_SLANT)
    end = lane.right - (NAME_END if lane.ends else NAME_END + SLANT // 2)
    # As far from its day's line as the names above it, so that the frame of a chosen day runs through none.
    coming = lane.passed + INSET + BEFORE_NAME if lane.left < lane.passed < lane.right else start
    mark = ruler.icon + 4 if entry.state is EntryState.KEPT else 0
    for at in dict.fromkeys((coming, start)):
        if ruler.width(entry.name, Weight.STRONG) + mark <= end - at:
            return _with_words(replace(lane, name=(entry.name,), name_at=at), around, mark)
    if tall and (two := in_two(entry.name, end - start - mark, ruler, Weight.NAME)) is not None:
        return _with_owner(replace(lane, name=two, name_at=start), end - start - mark, ruler)
    short = list(shorter(entry.name))
    name = next((each for each in short if ruler.width(each, Weight.STRONG) + mark <= end - start), short[-1])
    return _with_owner(replace(lane, name=(name,), name_at=start), end - start - mark, ruler)


def _with_owner(lane: Lane, room: int, ruler: Ruler) -> Lane:
    """With whose it is after the name, or its first line if only there is room, by as much of theirs as has it."""
    weight = Weight.STRONG if len(lane.name) == 1 else Weight.NAME
    for line in reversed(range(len(lane.name))):
        left = room - ruler.width(lane.name[line], weight) - TAG_GAP
        for told in lane.entry.whose:
            if ruler.tag(told) <= left:
                return replace(lane, owner=told, owner_line=line)
    return lane


def _with_words(lane: Lane, around: Around, mark: int) -> Lane:
    ruler = around.ruler
    end = lane.right - (END if lane.ends else END + SLANT)
    room = end - lane.name_at - mark - ruler.width(lane.name[0], Weight.STRONG)
    until = until_words(lane, around)
    wide = ruler.width(until, Weight.SOFT) + BETWEEN
    # Whose it is comes before until when, which is to be seen of the lane itself; and so does more of it than letters.
    whose = lane.entry.whose
    alone = _with_owner(lane, room + ruler.width(lane.name[0], Weight.STRONG), ruler)
    beside = next((told for told in whose if ruler.tag(told) + TAG_GAP + wide <= room), "")
    if beside and (beside != whose[-1] or beside == alone.owner):
        return replace(lane, until=until, owner=beside)
    return replace(alone, until=until) if wide <= room and not alone.owner else alone


def until_words(lane: Lane, around: Around) -> str:
    """Until when it may be, or what became of it: "until Sat", "until 11 Dec", "slipped", "kept"."""
    entry = lane.entry
    if entry.planned.id == GHOST:
        return one_line(entry.planned.words)
    if entry.state is EntryState.SLIPPED:
        return tr_as("in a day of the calendar", "slipped")
    if entry.state is EntryState.KEPT:
        late = entry.planned.outcome is AgreementOutcome.KEPT_LATE
        return tr_as("in a day of the calendar", "kept late") if late else tr_as("in a day of the calendar", "kept")
    if lane.ends:
        return tr_as("at the end of a span", "until {day}", day=short_weekday(entry.last))
    return tr_as("at the end of a span", "until {day}", day=short_date(entry.last, around.today))
