"""Which reminders are due at a moment, and when to look again. Pure: it keeps nothing, and knows no sentence.

What was given is told by marks, which say what was said of which agreement and of what moment; so nothing hangs on how
often somebody looks, on a program that was ended, or on a clock that was set.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Generic, Protocol, TypeVar

from tracker.rules.agreement import AgreementKind, AgreementOutcome
from tracker.rules.morning import AgreementLike, due_day, morning
from tracker.rules.policy import Policy
from tracker.rules.us import is_same_user
from tracker.rules.window import Window, day_in, instant

LATE = timedelta(minutes=5)
"""So long after its time it is still said as if on time; then it is told as missed."""
LOOK_AGAIN = timedelta(minutes=15)
"""What was held back, or put off, is looked at again after so long, whatever else comes."""
READ_BACK, READ_AHEAD = timedelta(days=2), timedelta(days=2)
"""Days beyond those that count, for an agreement in another zone."""


class What(StrEnum):
    """BEFORE a time, AT it; DAY and MORNING once in the morning, of each agreement and of the whole; MISSED what could
    not be said then. BEGUN is no reminder: from that moment on, reminders are given.
    """

    BEFORE = "before"
    AT = "at"
    DAY = "day"
    MORNING = "morning"
    MISSED = "missed"
    BEGUN = "begun"


@dataclass(frozen=True, slots=True)
class Reminded:
    """That something was said. `of` is the agreement's id, or that of the occasion it is part of; 0 for a whole day.

    `at` (UTC) is the moment it was about: another time of the same agreement is another mark. A day is its midnight as
    if in UTC.
    """

    what: What
    of: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Wishes:
    """Which reminders somebody wants: how long `before` a time (nothing: not at all), `at` it, and when in the
    `morning`, by our clocks (None: not at all).
    """

    before: timedelta = timedelta(minutes=10)
    at: bool = True
    morning: time | None = time(8)


@dataclass(frozen=True, slots=True)
class Moment:
    """When, where and beside whom one looks. Instants are aware; `zone` is ours, `me` who of us is to be reminded.

    `begun` is since when reminders are given here, and `watched` since when somebody has looked without a pause: what
    came up to be said before that was missed, and what came up since and was not said is something one was just told.
    Whoever is in `spoken_to` (people's ids) is being spoken to, and what is in `put_off` (agreements' ids) was put off:
    nothing is said of either yet, and what that held back is in `held_back`. `believed`: the clock did not leap so far
    that it is asked about; else nothing is told as missed by it.
    """

    now: datetime
    zone: str
    me: str
    policy: Policy
    begun: datetime
    watched: datetime
    held_back: frozenset[int] = frozenset()
    spoken_to: frozenset[int] = frozenset()
    put_off: frozenset[int] = frozenset()
    believed: bool = True

    @property
    def day(self) -> date:
        return day_in(self.now, self.zone)


class Remindable(AgreementLike, Protocol):
    """As much of an agreement as a reminder needs. `others` are those it was agreed with as well, by id and name."""

    @property
    def prospect_id(self) -> int: ...
    @property
    def owner(self) -> str: ...
    @property
    def made_at(self) -> datetime: ...
    @property
    def occasion_id(self) -> int | None: ...
    @property
    def others(self) -> tuple[tuple[int, str], ...]: ...


A = TypeVar("A", bound=Remindable)


@dataclass(frozen=True, slots=True)
class Reminder(Generic[A]):
    """One thing to say, about one agreement or, in the morning and of what was missed, about several. `marks` are what
    is given with it: the first belongs to the whole, or one to each of `about` where it is MISSED.
    """

    what: What
    about: tuple[A, ...]
    marks: tuple[Reminded, ...]


def of_whom(a: Remindable) -> frozenset[int]:
    """Everybody it was agreed with, by their ids."""
    return frozenset({a.prospect_id, *(id_ for id_, _ in a.others)})


def due(agreements: Iterable[A], given: Collection[Reminded], wishes: Wishes, here: Moment) -> tuple[Reminder[A], ...]:
    """What is to be said at that moment, given what was said; in the order it is to be said.

    Only what is open and ours is spoken of. What is agreed at a time is said before it and at it; what is agreed for a
    day, a span or a day to keep a promise by is said in the morning, in one line with all that day holds.
    """
    ours = [a for a in _open_and_ours(agreements, here) if not _held(a, here)]
    return (
        *_missed(ours, given, wishes, here),
        *_in_the_morning(ours, given, wishes, here),
        *_timed(ours, given, wishes, here),
    )


def known_already(
    agreements: Iterable[Remindable], given: Collection[Reminded], wishes: Wishes, here: Moment
) -> tuple[Reminded, ...]:
    """Marks for what came up to be said before it was entered: a later start is not to tell it as missed."""
    ours = (a for a in _open_and_ours(agreements, here) if not _held(a, here))
    return tuple(_mark(What.MISSED, a) for a in ours if _went_by(a, given, wishes, here) and not _unwatched(a, here))


def held_back(
    agreements: Iterable[Remindable], given: Collection[Reminded], wishes: Wishes, here: Moment
) -> frozenset[int]:
    """The ids of what would be said now, were nobody being spoken to and nothing put off; and of what was so before."""
    freed = replace(here, spoken_to=frozenset(), put_off=frozenset())
    held = [a for a in _open_and_ours(agreements, here) if _held(a, here)]
    wanted = {a.id for reminder in due(held, given, wishes, freed) for a in reminder.about}
    return here.held_back | wanted


def look_again(agreements: Iterable[Remindable], wishes: Wishes, here: Moment) -> datetime:
    """The next moment at which something may be due; at most `LOOK_AGAIN` away. To be compared with the clock."""
    moments = [here.now + LOOK_AGAIN]
    for a in _open_and_ours(agreements, here):
        if a.window.is_timed:
            moments += [_moment_of(a) - wishes.before, _moment_of(a)]
    if wishes.morning is not None:
        days = (here.day, here.day + timedelta(days=1))
        moments += [instant(day, wishes.morning, here.zone) for day in days]
    return min(moment for moment in moments if moment > here.now)


def days_that_count(here: Moment) -> tuple[date, date]:
    """The first and the last day of which agreements have to be known."""
    lapses = timedelta(days=here.policy.lapse_days)
    return here.day - lapses - READ_BACK, here.day + READ_AHEAD


def following(agreements: Iterable[A], wishes: Wishes, here: Moment) -> tuple[A, datetime] | None:
    """Of the times agreed, the next to be reminded of and when; None where there is none among those."""
    found = [
        (moment, a)
        for a in _open_and_ours(agreements, here)
        for moment in _moments(a.window, wishes, a)
        if moment > here.now
    ]
    if not found:
        return None
    at, a = min(found, key=lambda pair: (pair[0], pair[1].id))
    return a, at


def _moments(window: Window, wishes: Wishes, a: Remindable) -> Iterator[datetime]:
    if window.is_timed:
        if wishes.before:
            yield _moment_of(a) - wishes.before
        if wishes.at:
            yield _moment_of(a)


def _open_and_ours(agreements: Iterable[A], here: Moment) -> Iterator[A]:
    open_ = (AgreementOutcome.OPEN, AgreementOutcome.TRIED)
    return (a for a in agreements if a.outcome in open_ and is_same_user(a.owner, here.me))


def _held(a: Remindable, here: Moment) -> bool:
    return a.id in here.put_off or bool(of_whom(a) & here.spoken_to)


def _moment_of(a: Remindable) -> datetime:
    """When what is agreed at a time begins; a promise is to be kept by its end."""
    return a.window.ends if a.kind is AgreementKind.PROMISE else a.window.starts


def _mark(what: What, a: Remindable) -> Reminded:
    of = a.occasion_id if a.occasion_id is not None else a.id
    return Reminded(what, of, _moment_of(a) if a.window.is_timed else a.window.starts)


def _timed(ours: Iterable[A], given: Collection[Reminded], wishes: Wishes, here: Moment) -> Iterator[Reminder[A]]:
    for a in ours:
        if not a.window.is_timed:
            continue
        moment, before, at = _moment_of(a), _mark(What.BEFORE, a), _mark(What.AT, a)
        first = moment - wishes.before
        # Whoever has only just agreed to it knows.
        if first <= here.now < moment and a.made_at <= first and before not in given:
            yield Reminder(What.BEFORE, (a,), (before,))
        elif wishes.at and moment <= here.now < moment + LATE and at not in given:
            yield Reminder(What.AT, (a,), (at,))


def _in_the_morning(
    ours: Iterable[A], given: Collection[Reminded], wishes: Wishes, here: Moment
) -> Iterator[Reminder[A]]:
    if wishes.morning is None or here.now < instant(here.day, wishes.morning, here.zone):
        return
    whole = Reminded(What.MORNING, 0, datetime.combine(here.day, time.min, UTC))
    if whole in given:
        return
    nobody: tuple[A, ...] = ()
    lanes = morning(ours, nobody, here.now, here.zone, here.policy, nobody)
    about = (*lanes.today, *lanes.promised)
    if about:
        yield Reminder(What.MORNING, about, (whole, *(_mark(What.DAY, a) for a in about)))


def _missed(ours: Iterable[A], given: Collection[Reminded], wishes: Wishes, here: Moment) -> Iterator[Reminder[A]]:
    if not here.believed:
        return
    missed = (a for a in ours if _went_by(a, given, wishes, here) and _unwatched(a, here))
    found = sorted(missed, key=lambda a: (a.window.ends, a.id))
    if found:
        yield Reminder(What.MISSED, tuple(found), tuple(_mark(What.MISSED, a) for a in found))


def _over(a: Remindable) -> datetime:
    """From when on it is too late to say it as if on time."""
    return _moment_of(a) + LATE if a.window.is_timed else a.window.ends


def _unwatched(a: Remindable, here: Moment) -> bool:
    """Whether nobody looked when it was to be said, or it was held back then."""
    return _over(a) <= here.watched or a.id in here.held_back


def _went_by(a: Remindable, given: Collection[Reminded], wishes: Wishes, here: Moment) -> bool:
    """Whether its moment went by without a word, since reminders are given here, and it still counts as agreed."""
    if a.window.is_timed:
        said = _mark(What.AT, a) in given or (not wishes.at and _mark(What.BEFORE, a) in given)
        moment, wanted = _moment_of(a), wishes.at or bool(wishes.before)
    else:
        said, wanted = _mark(What.DAY, a) in given, wishes.morning is not None
        moment = instant(due_day(a.window, here.zone), wishes.morning or time.min, here.zone)
    return (
        wanted
        and not said
        and _mark(What.MISSED, a) not in given
        and here.now >= _over(a)
        and a.made_at < moment
        and here.begun <= moment
        and here.now - moment <= timedelta(days=here.policy.lapse_days)
    )
