"""How an agreement is told in a day so many pixels wide: what stands on its lines, and what gives way where they are
short.

Knows no painter: how wide words are it asks of a `Ruler`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import Enum, auto

from tracker.presentation.calendar.calendar_entry import CalendarEntry, EntryState
from tracker.presentation.words.terms import WAY
from tracker.presentation.words.times import clock, short_date
from tracker.rules.agreement import AgreementKind, AgreementOutcome
from tracker.rules.channel import Channel
from tracker.rules.who.names import without_younger
from tracker.tongue import phrase, tr, tr_as

INSET, RIGHT, TIGHT, RIGHT_LINE, RIGHT_SOFT = 8, 4, 2, 1, 3
"""Before the words of an entry, after its name, after one that would not fit else, after all of it on one line, and
after what stands beneath."""
ICON_GAP, TIGHT_GAP, LEAST_GAP, TIME_GAP, TIME_RIGHT = 4, 2, 1, 4, 3
"""After an icon, a tick and an icon that would not fit else, before a time, and after it."""
TAG_PAD, TAG_GAP = 4, 4
"""Within the tag that says whose it is, on either side of its words, and before it."""
TICK_BEFORE = 7
"""Before where a name begins stands the tick of what is kept, on one line: in the place of the bar."""
LEAST_NAME, LEAST_BESIDE = 3, 2
"""Where a name is cut so that its time is told, so many times the height of a line is left of it; and for whose it is
to be told."""
BETWEEN = " · "
TITLES = frozenset(
    {"mr", "mrs", "ms", "miss", "dr", "prof", "sir", "herr", "frau", "mme", "mlle", "m", "sr", "sra", "don", "doña"}
)
BECAME = {
    AgreementOutcome.MOVED: phrase("in a day of the calendar", "moved"),
    AgreementOutcome.BROKEN: phrase("in a day of the calendar", "missed"),
    AgreementOutcome.WITHDRAWN: phrase("in a day of the calendar", "called off"),
    AgreementOutcome.NO_SHOW: phrase("in a day of the calendar", "did not come"),
    AgreementOutcome.LAPSED: phrase("in a day of the calendar", "lapsed"),
}
IN_SHORT = {
    Channel.MEETING: phrase("in a day of the calendar", "meeting"),
    Channel.CALL: phrase("in a day of the calendar", "call"),
    Channel.VIDEO: phrase("in a day of the calendar", "video"),
    Channel.EMAIL: phrase("in a day of the calendar", "e-mail"),
    Channel.TEXT: phrase("in a day of the calendar", "text"),
    Channel.SOCIAL: phrase("in a day of the calendar", "social"),
    Channel.POST: phrase("in a day of the calendar", "post"),
}
"""The way, where there is no room for "by e-mail"."""


class Weight(Enum):
    """The three types there are in a day: a name, the words beside and beneath it, and what stands out."""

    NAME = auto()
    SOFT = auto()
    STRONG = auto()


@dataclass(frozen=True, slots=True)
class Ruler:
    """How wide words are, how high a line of them is and how wide an icon, in logical pixels."""

    width: Callable[[str, Weight], int]
    line: int = 15
    icon: int = 12

    def tag(self, words: str) -> int:
        """How wide the tag is that says whose it is."""
        return self.width(words, Weight.SOFT) + 2 * TAG_PAD

    def height(self, lines: int) -> int:
        """How high an entry of so many lines is."""
        return self.line * lines + (4 if lines == 1 else 5)

    @property
    def header(self) -> int:
        """How high the names of the weekdays stand."""
        return self.line + 11

    @property
    def number(self) -> int:
        """How much of a day its number takes."""
        return self.line + 10

    @property
    def strip(self) -> int:
        """How high a week is that passed."""
        return self.line + 7

    @property
    def more(self) -> int:
        """How high the line is that says how many found no room."""
        return self.line + 2

    @property
    def pitch(self) -> int:
        """From one lane to the next."""
        return self.line + 5


@dataclass(frozen=True, slots=True)
class Face:
    """`name` has one line or two. `beneath` stands under it, after an icon where there is room for one; "" where there
    is only one line, and then the time may stand `beside` the name. `topic` is a line of its own, and may be cut.
    `whose` is a colleague's, in a tag at the right of what stands beneath; `whose_above`: of the name's first line.
    `is_cut`: the first name has no room."""

    name: tuple[str, ...]
    beneath: str = ""
    has_icon: bool = True
    topic: str = ""
    beside: str = ""
    whose: str = ""
    whose_above: bool = False
    is_cut: bool = False

    @property
    def lines(self) -> int:
        return len(self.name) + bool(self.beneath) + bool(self.topic)


def whole_face(entry: CalendarEntry, width: int, ruler: Ruler, *, generous: bool, topic_line: bool) -> Face:
    """The entry in an entry so wide, with its name and what stands beneath.

    `generous`: the family name may have a line of its own. `topic_line`: so may the topic.
    """
    room = width - INSET - RIGHT
    topic = entry.topic if topic_line and _may_tell_topic(entry) else ""
    under = width - INSET - RIGHT_SOFT
    if not entry.whose:
        has_icon, beneath = _beneath(entry, under, ruler, with_topic=not topic_line)
        return Face(_name(entry, room, ruler, generous), beneath, has_icon, topic)
    name, whole = _name(entry, room, ruler, generous), next(_tellings(entry))
    for least in (*((_with_topic(whole, entry),) if entry.topic and not topic_line else ()), whole):
        for whose in entry.whose:
            left = under - ruler.tag(whose) - TAG_GAP
            if ruler.icon + ICON_GAP + ruler.width(least, Weight.SOFT) <= left:
                has_icon, beneath = _beneath(entry, left, ruler, with_topic=not topic_line)
                return Face(name, beneath, has_icon, topic, whose=whose)
    whose = _whose_beside(name[0], entry, room, ruler)
    if whose:
        has_icon, beneath = _beneath(entry, under, ruler, with_topic=not topic_line)
        return Face(name, beneath, has_icon, topic, whose=whose, whose_above=True)
    whose = entry.whose[-1]
    left = under - ruler.tag(whose) - TAG_GAP
    has_icon, beneath = _beneath(entry, left, ruler, with_topic=False)
    if ruler.width(beneath, Weight.SOFT) <= left:
        return Face(name, beneath, has_icon, topic, whose=whose)
    # A time that is cut says nothing: the family name gives way, and where that does not help, whose it is.
    has_icon, beneath = _beneath(entry, under, ruler, with_topic=False)
    for short in shorter(entry.name):
        if _whose_beside(short, entry, room, ruler):
            return Face((short,), beneath, has_icon, topic, whose=whose, whose_above=True)
    return Face(name, beneath, has_icon, topic)


def _whose_beside(name: str, entry: CalendarEntry, room: int, ruler: Ruler) -> str:
    """Whose it is, by as much of their name as has room beside that line; "" where nothing of it has."""
    left = room - ruler.width(name, Weight.NAME) - TAG_GAP
    return next((whose for whose in entry.whose if ruler.tag(whose) <= left), "")


def _with_topic(words: str, entry: CalendarEntry) -> str:
    return f"{words}{BETWEEN}{entry.topic}" if _may_tell_topic(entry) else words


def short_face(entry: CalendarEntry, width: int, ruler: Ruler, *, told_before: bool, whose: bool = False) -> Face:
    """The entry on one line. `told_before`: the one above it is for the same time, and says so. `whose` is said
    beside it."""
    kept, moved = entry.state is EntryState.KEPT, entry.state is EntryState.PAST
    mark = ruler.icon + ICON_GAP
    room = width - INSET - RIGHT_LINE - (tick_room(ruler) if kept else 0)
    if entry.whose and not whose:
        # At the right end, where it has room beside anything of the name at all.
        tag = ruler.tag(entry.whose[-1]) + TAG_GAP
        if room - tag >= LEAST_BESIDE * ruler.line:
            told = short_face(entry, width - tag, ruler, told_before=told_before, whose=True)
            return replace(told, whose=entry.whose[-1])
    time = "" if told_before else entry.clock
    if not (kept or entry.state is EntryState.AGREED or moved):
        # What is to be said of it stands in its icon, at the right; the time gives way to it.
        return Face((_shortened(entry, room - mark, ruler),), has_icon=True)
    if time:
        beside = room - ruler.width(time, Weight.SOFT) - TIME_GAP - TIME_RIGHT
        names = list(_names(entry))
        for name in (*names, *by_surname(entry.name)):
            if ruler.width(name, Weight.NAME) <= beside:
                return Face((name,), has_icon=kept, beside=time)
        if beside >= LEAST_NAME * ruler.line:
            # Without its time it would be read as one for the time above it.
            return Face((names[-1],), has_icon=kept, beside=time, is_cut=True)
    return Face((_shortened(entry, room, ruler),), has_icon=kept, is_cut=bool(time))


def tick_room(ruler: Ruler) -> int:
    """How far the tick that takes the place of the bar pushes the name."""
    return ruler.icon - TICK_BEFORE + TIGHT_GAP


def _name(entry: CalendarEntry, room: int, ruler: Ruler, generous: bool) -> tuple[str, ...]:
    whole = entry.name
    if ruler.width(whole, Weight.NAME) <= room:
        return (whole,)
    if generous and (lines := in_two(whole, room + RIGHT - TIGHT, ruler, Weight.NAME)) is not None:
        return lines
    return (_shortened(entry, room, ruler),)


def in_two(name: str, room: int, ruler: Ruler, weight: Weight) -> tuple[str, str] | None:
    """The name on two lines, the first as long as it may be; None where it does not fit on two."""
    parts = name.split(" ")
    for at in range(len(parts) - 1, 0, -1):
        first, rest = " ".join(parts[:at]), " ".join(parts[at:])
        if ruler.width(first, weight) <= room:
            return (first, rest) if ruler.width(rest, weight) <= room else None
    return None


def _shortened(entry: CalendarEntry, room: int, ruler: Ruler) -> str:
    """The longest that fits; the first name where none does, for the painter to cut."""
    names = list(_names(entry))
    return next((name for name in names if ruler.width(name, Weight.NAME) <= room), names[-1])


def _names(entry: CalendarEntry) -> Iterator[str]:
    yield entry.name
    yield from shorter(entry.name)


def shorter(name: str) -> Iterator[str]:
    """The name in ever fewer letters: "Margaret V.", "Margaret"; "Mrs Vale" stays as it is."""
    parts = without_younger(name).split(" ")
    if parts[0].rstrip(".").casefold() in TITLES and len(parts) > 1:
        yield f"{parts[0]} {parts[-1]}"
        return
    if len(parts) > 1 and parts[-1][:1].isalpha():
        # T: "Margaret V."
        yield tr_as("a short name", "{first} {initial}.", first=parts[0], initial=parts[-1][0])
    yield parts[0]


def by_surname(name: str) -> Iterator[str]:
    """By the family name, where the first has no room: "M. Vale"; nothing for "Mrs Vale" and a name of one word."""
    parts = without_younger(name).split(" ")
    if len(parts) > 1 and parts[0][:1].isalpha() and parts[0].rstrip(".").casefold() not in TITLES:
        # T: "M. Vale"
        yield tr_as("a short name", "{initial}. {last}", initial=parts[0][0], last=parts[-1])


def _beneath(entry: CalendarEntry, room: int, ruler: Ruler, *, with_topic: bool) -> tuple[bool, str]:
    """Whether the icon stands there, and the words. The topic gives way first, then some of the gap, then the icon."""
    icon = ruler.icon + ICON_GAP
    close = ruler.icon + LEAST_GAP
    telling = list(_tellings(entry))
    topic = entry.topic if with_topic and _may_tell_topic(entry) else ""
    if topic:
        for words in telling:
            # Measured apart, for the same times and topics come again and again, and hardly ever together.
            if icon + sum(ruler.width(part, Weight.SOFT) for part in (words, BETWEEN, topic)) <= room:
                return True, f"{words}{BETWEEN}{topic}"
        if _icon_says_it(entry) and icon + ruler.width(topic, Weight.SOFT) <= room:
            return True, topic
    if _icon_says_it(entry):  # its words say no more than the icon: they give way, so that all of the kind look alike
        short = next((words for words in telling if close + ruler.width(words, Weight.SOFT) <= room), "")
        if short:
            return True, short
    for words in telling:
        for has_icon in (True, False):
            if has_icon * close + ruler.width(words, Weight.SOFT) <= room:
                return has_icon, words
    return False, telling[-1]


def _may_tell_topic(entry: CalendarEntry) -> bool:
    """What is settled is told by what became of it."""
    return bool(entry.topic) and entry.state not in (EntryState.KEPT, EntryState.PAST)


def _icon_says_it(entry: CalendarEntry) -> bool:
    """Whether the words beneath say only what the icon says as well."""
    return entry.at is None and entry.state in (EntryState.AGREED, EntryState.PROMISED)


def _tellings(entry: CalendarEntry) -> Iterator[str]:
    """What stands beneath the name, the longest first."""
    planned = entry.planned
    match entry.state:
        case EntryState.SLIPPED:
            if entry.clock:
                yield tr("{time} slipped", time=entry.clock)
            yield entry.clock or tr_as("in a day of the calendar", "slipped")
        case EntryState.TRIED:
            if entry.tried is not None:
                yield tried_words(entry.tried, entry.first)
            yield tr_as("in a day of the calendar", "tried")
        case EntryState.KEPT if planned.outcome is AgreementOutcome.KEPT_LATE:
            yield tr_as("in a day of the calendar", "kept late")
        case EntryState.KEPT if planned.kind is AgreementKind.PROMISE:
            yield tr_as("in a day of the calendar", "promise")
        case EntryState.KEPT:
            yield entry.clock or tr_as("in a day of the calendar", "kept")
        case EntryState.PAST if planned.moved_on is not None:
            # T: "to 4 Dec"
            yield tr_as("moved …", "to {date}", date=short_date(planned.moved_on, entry.last))
            yield BECAME[planned.outcome].told()
        case EntryState.PAST:
            yield BECAME[planned.outcome].told()
        case _:
            if entry.hours:
                yield entry.hours
            if entry.clock:
                yield entry.clock
            else:
                yield WAY[planned.channel].told()
                yield IN_SHORT[planned.channel].told()


def tried_words(at: datetime, on: date) -> str:
    """When it was tried, as told on the day it was for: "tried 11:40", "tried 27 Nov"."""
    if at.date() == on:
        # T: "tried 11:40"
        return tr_as("in a day of the calendar", "tried {time}", time=clock(at.time()))
    # T: "tried 27 Nov"
    return tr_as("in a day of the calendar", "tried {date}", date=short_date(at.date(), on))
