"""What one row of the morning says: when, who, about what, in whose words; and all of it read aloud.

Knows neither the list nor what a row looks like.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from tracker.actions.ports import LeftWithout, Planned, Settled, Waiting
from tracker.actions.publishing.asked import AskedByPhone
from tracker.actions.team.unsent import Unsent
from tracker.presentation import words
from tracker.presentation.words.paper.road import agreed_by
from tracker.presentation.words.team import waiting as unsent_words
from tracker.presentation.words.terms import WAY
from tracker.rules.agreement import AgreementKind, AgreementOutcome
from tracker.rules.us import is_of, told_short
from tracker.rules.window import Window, day_in, zone_of
from tracker.tongue import Phrase, Theirs, tr_as

Key = tuple[str, int]


class MorningRowKind(StrEnum):
    HEADING = "heading"
    PASSED = "passed"
    SLIPPED = "slipped"
    ASKS = "asks"
    PHONE = "phone"
    TALK = "talk"
    PROMISE = "promise"
    NOW = "now"
    LATER = "later"
    TOMORROW = "tomorrow"
    NEXT = "next"
    END = "end"
    KEPT = "kept"
    ANSWERED = "answered"
    FOLD = "fold"
    WAITING = "waiting"
    NOTHING_AGREED = "nothing-agreed"
    LEFT_WITHOUT = "left-without"
    TO_GO = "to-go"
    UNSENT = "unsent"
    ELSEWHERE = "elsewhere"
    HIDDEN = "hidden"
    PUT_OFF = "put-off"
    WORD_KEPT = "word-kept"


PASSED_OVER = (MorningRowKind.HEADING, MorningRowKind.NOW, MorningRowKind.END)
"""Rows that nobody can choose."""


@dataclass(frozen=True, slots=True)
class Row:
    """`when` is short enough for a column of its own, `detail` the second line, `quote` what they said, `firm` whose
    they are, `spoken` all of it in one breath. `count` stands at the right of a heading. `whose` is which of us it is,
    where that is a colleague: by the whole name and the first alone.

    A row that is `leaving` was settled while it stood here: `became` says as what.
    """

    kind: MorningRowKind
    name: str
    when: str = ""
    detail: str = ""
    spoken: str = ""
    planned: Planned | None = None
    waiting: Waiting | None = None
    left_without: LeftWithout | None = None
    asked: AskedByPhone | None = None
    unsent: Unsent | None = None
    unfolded: bool = False
    count: int | None = None
    quote: str = ""
    firm: str = ""
    whose: tuple[str, ...] = ()
    leaving: bool = False
    became: AgreementOutcome | None = None

    @property
    def prospect_id(self) -> int | None:
        if self.planned is not None:
            return self.planned.prospect_id
        if self.unsent is not None:
            return self.unsent.prospect_id
        of = self.waiting or self.left_without
        return of.prospect_id if of is not None else None

    @property
    def can_be_chosen(self) -> bool:
        return self.kind not in PASSED_OVER

    @property
    def key(self) -> Key:
        """What the row is, however far it has moved."""
        if self.unsent is not None:
            return "unsent", int(self.unsent.key, 16)
        if self.planned is not None and self.kind is MorningRowKind.PHONE:
            return "phone", self.planned.id
        if self.planned is not None:
            settled = self.kind in (MorningRowKind.KEPT, MorningRowKind.ANSWERED)
            return "settled" if settled else "agreement", self.planned.id
        if self.waiting is not None:
            return "waiting", self.waiting.prospect_id
        if self.left_without is not None:
            return "left-without", self.left_without.prospect_id
        if self.kind is MorningRowKind.HEADING:
            return f"heading {self.name}", 0
        return self.kind.value, 0


def heading(lane: Phrase, count: int) -> Row:
    """What stands above a lane."""
    name = lane.told()
    return Row(MorningRowKind.HEADING, name, spoken=words.lane(name, count), count=count)


def agreement_row(a: Planned, kind: MorningRowKind, lane: str, today: date, zone: str, me: str) -> Row:
    """An agreement as a row of that lane. Times are ours; where theirs differ, the second line has them."""
    detail = " · ".join(_details(a, kind, today, zone)) or WAY[a.channel].told()
    whose = _whose(a, me)
    planned = words.planned(a.kind, a.channel, a.window, today, zone)
    firm: str = words.one_line(a.organisation)
    quote: str = words.quoted(a.words) if a.words.strip() else ""
    told = (lane, a.name, firm, planned, _by(a, whose), words.one_line(a.topic), quote)
    spoken = ", ".join(part for part in told if part)
    when = _when(a, kind, today, zone)
    return Row(kind, words.one_line(a.name), when, detail, spoken, planned=a, firm=firm, quote=quote, whose=whose)


def phone_row(asked: AskedByPhone, today: date, zone: str) -> Row:
    """What a phone did to one, and the question that follows; the time is the one that was agreed."""
    a = asked.planned
    detail, spoken = words.phone_line(asked, today, zone), words.phone_question(asked, today, zone)
    when = _of_late(a.window, today, zone)
    return Row(MorningRowKind.PHONE, words.one_line(a.name), when, detail, spoken, planned=a, asked=asked)


def unsent_row(unsent: Unsent, kind: MorningRowKind, today: date, zone: str, me: str) -> Row:
    """An entry that waits to be sent, or cannot be before it has an answer: then with what holds it in short, for the
    evidence stands with its answers.
    """
    what = unsent_words.what(unsent, zone, today)
    why = unsent_words.reason(unsent, zone, today, me)
    happened = day_in(unsent.entry.attempt.at, zone)
    when = clock_at(unsent.entry.attempt.at, zone) if happened == today else _short(happened, today)
    lane = unsent_words.WAITS.told() if unsent.asks is None else unsent_words.need_an_answer(1)
    spoken = ", ".join(part for part in (lane, unsent.name, what, why) if part)
    short = unsent_words.in_short(unsent, zone, today, me)
    return Row(kind, words.one_line(unsent.name), when, short or what, spoken, unsent=unsent)


def next_row(a: Planned, lane: str, today: date, zone: str, me: str) -> Row:
    """What comes next on a free day: its day in the column, its time before what it is about."""
    return agreement_row(a, MorningRowKind.NEXT, lane, today, zone, me)


def settled_row(settled: Settled, kind: MorningRowKind, lane: str, today: date, zone: str) -> Row:
    """What became of one today: when it was kept and what was noted, or what had slipped and its answer."""
    a = settled.planned
    detail: str
    if kind is MorningRowKind.KEPT:
        when, detail = clock_at(settled.at, zone), words.one_line(settled.note or a.topic, 60)
    else:
        when, detail = _of_late(a.window, today, zone), words.how_it_ended(a)
    spoken = ", ".join(part for part in (lane, a.name, when, detail) if part)
    return Row(kind, words.one_line(a.name), when, detail, spoken, planned=a, became=a.outcome)


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


def clock_at(moment: datetime, zone: str) -> str:
    """The time of an instant on the clocks of `zone`: "10:05"."""
    return words.clock(moment.astimezone(zone_of(zone)).time())


def by_its_time(a: Planned) -> tuple[int, datetime, int]:
    """Times and hours first, then whole days, then promises by when they are due, then spans by their end."""
    window = a.window
    if a.kind is AgreementKind.PROMISE:
        return 2, window.ends, a.id
    if window.is_timed:
        return 0, window.starts, a.id
    return (3 if window.is_span else 1), window.ends, a.id


def _when(a: Planned, kind: MorningRowKind, today: date, zone: str) -> str:
    if kind in (MorningRowKind.SLIPPED, MorningRowKind.PUT_OFF):
        return _of_late(a.window, today, zone)
    if kind is MorningRowKind.NEXT:
        return _short(a.window.first, today) if abs((a.window.first - today).days) > 1 else _timed(a, zone)
    at = _timed(a, zone)
    if at:
        return at
    last = a.window.last
    if a.window.is_span and last > today and kind is not MorningRowKind.PROMISE:
        return tr_as("in place of a time", "to {day}", day=_short(last, today))
    if kind is MorningRowKind.PROMISE:
        return tr_as("in place of a time", "tonight")
    if kind is MorningRowKind.LATER:
        return words.short_weekday(last)
    return tr_as("in place of a time", "today")


def _of_late(window: Window, today: date, zone: str) -> str:
    """The time of one that was to be today, else its last day."""
    if window.is_timed and day_in(window.starts, zone) == today:
        return clock_at(window.starts, zone)
    return _short(window.last, today)


def _timed(a: Planned, zone: str) -> str:
    return clock_at(a.window.starts, zone) if a.window.is_timed else ""


def _whose(a: Planned, me: str) -> tuple[str, ...]:
    return () if not me or is_of(a.owner, me) else told_short(words.one_line(a.owner, 40), ())[:2]


def _by(a: Planned, whose: tuple[str, ...]) -> str:
    """The same read aloud."""
    if not whose:
        return ""
    if a.kind is AgreementKind.PROMISE:
        return tr_as("a row of the morning", "promised by {us}", us=Theirs(whose[0]))
    return agreed_by(whose[0])


def _details(a: Planned, kind: MorningRowKind, today: date, zone: str) -> Iterator[str]:
    if a.to_tell:
        yield words.to_tell()
    if a.outcome is AgreementOutcome.TRIED:
        yield words.outcome(a.outcome)
    if kind is MorningRowKind.NEXT:
        yield _beside_its_day(a, today, zone)
    elif a.window.is_hours:
        yield words.clock_here(a.window, zone)
    there = words.short_clocks(a.window)
    if there != words.clock_here(a.window, zone):
        # T: "15:00 in New York"
        yield tr_as("their time", "{time} in {place}", time=there, place=words.place(a.window.zone))
    if a.topic:
        yield words.one_line(a.topic)
    if a.place:
        yield words.one_line(a.place)


def _beside_its_day(a: Planned, today: date, zone: str) -> str:
    """The whole time, without the date where the column says it."""
    window = a.window
    at = _timed(a, zone)
    is_said = _when(a, MorningRowKind.NEXT, today, zone) == words.short_date(window.first, today)
    if not at or window.is_hours or not is_said or day_in(window.starts, zone) != window.first:
        return words.short_window(window, today, zone)
    # T: "Thu 15:00", beside "3 Dec"
    return tr_as("beside a date", "{weekday} {time}", weekday=words.short_weekday(window.first), time=at)


def _short(on: date, today: date) -> str:
    """A day in the room of a clock time: "Thu" within a week either way, else "12 Nov" or "Nov 2025"."""
    if abs((on - today).days) < 7:
        return words.short_weekday(on)
    if on.year == today.year:
        return words.short_date(on, today)
    return tr_as("a date, short", "{month} {year}", month=words.short_month(on), year=on.year)
