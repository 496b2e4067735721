"""Claims about where an agreement would land: which day it says, and what it says against it, the gravest first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from tests.presentation.calendar.calendar_samples import NOW, entry, november, planned
from tracker.presentation.calendar.calendar_entry import CalendarEntry
from tracker.presentation.calendar.carried import taken
from tracker.presentation.calendar.landing import Landing, landing_of
from tracker.rules.agreement import AgreementKind, AgreementOutcome
from tracker.rules.channel import Channel
from tracker.rules.policy import Policy
from tracker.rules.prospect import Hours, Prospect

TIMED = entry(planned("Jo Hill", november(24), "10:00"))
WHOLE = entry(planned("Jo Hill", november(24)))
SPAN = entry(planned("Jo Hill", november(24), last=november(26)))
PROMISE = entry(planned("Jo Hill", november(24), kind=AgreementKind.PROMISE, channel=Channel.EMAIL))
MEETING = entry(planned("Carys Bevan", november(25), "10:20", channel=Channel.MEETING))
CALL = entry(planned("Ann Lee", november(25), "09:45"))
LETTER = entry(planned("Ben", november(25), "10:00", channel=Channel.POST))
KEPT = entry(planned("Ben", november(25), "10:00", outcome=AgreementOutcome.KEPT))
LATER = entry(planned("Ben", november(25), "10:30"))
THEIRS = replace(MEETING, whose=("Ada",))
LONG = entry(planned("Ruth Abara", november(25), "08:00", channel=Channel.MEETING, minutes=180))


def held(
    one: CalendarEntry, day: date, at: time | None, *others: CalendarEntry, off: bool = False, away: bool = False
) -> Landing:
    carried = taken(one, one.first).held_at(day, at)
    return landing_of(carried, others, day_off=off, away=away, now=NOW)


@pytest.mark.parametrize(
    ("one", "day", "at", "told"),
    [
        (TIMED, 25, time(10), "Wed 25 Nov"),
        (TIMED, 25, time(14, 30), "Wed 25 Nov 14:30"),
        (TIMED, 25, None, "Wed 25 Nov"),
        (WHOLE, 25, time(9), "Wed 25 Nov 09:00"),
        (SPAN, 25, None, "Wed 25 – Fri 27 Nov"),
    ],
)
def test_it_says_the_day_and_a_time_that_is_another(one: CalendarEntry, day: int, at: time | None, told: str) -> None:
    assert held(one, november(day), at).day == told


@pytest.mark.parametrize(
    ("one", "day", "others", "off", "away", "against"),
    [
        (TIMED, 25, (), False, False, ()),
        (TIMED, 28, (), True, False, ("a day off",)),
        (TIMED, 28, (), True, True, ("you are away",)),
        (TIMED, 20, (), False, False, ("already past",)),
        (TIMED, 25, (MEETING,), False, False, ("you meet Carys at 10:20",)),
        (TIMED, 25, (CALL, MEETING), False, False, ("you call Ann at 09:45", "you meet Carys at 10:20")),
        (TIMED, 25, (LONG,), False, False, ("you meet Ruth at 08:00",)),
        (TIMED, 25, (LETTER, KEPT, LATER, THEIRS), False, False, ()),
        (TIMED, 25, (MEETING,), True, True, ("you meet Carys at 10:20", "you are away")),
        (WHOLE, 25, (MEETING,), False, False, ()),
        (SPAN, 25, (), False, False, ("they asked for it by Thu 26 Nov",)),
        (SPAN, 23, (), False, False, ()),
        (PROMISE, 25, (), False, False, ("you promised it by Tue 24 Nov",)),
        (PROMISE, 23, (), False, False, ()),
    ],
)
def test_it_says_what_speaks_against_it(
    one: CalendarEntry,
    day: int,
    others: tuple[CalendarEntry, ...],
    off: bool,
    away: bool,
    against: tuple[str, ...],
) -> None:
    assert held(one, november(day), one.at, *others, off=off, away=away).against == against


def test_where_it_came_from_nothing_speaks_against_it() -> None:
    assert held(TIMED, november(24), time(10), MEETING, off=True).against == ()


HOURS = Hours(time(9), time(12), frozenset(range(6)))
JO, ABROAD = Prospect(1, "Jo Hill", hours=HOURS), Prospect(2, "Ben Lee", zone="America/New_York")
POLICY = Policy(zone="Europe/London")


@pytest.mark.parametrize(
    ("one", "day", "at", "whom", "against"),
    [
        (TIMED, 25, time(10), (JO,), ()),
        (TIMED, 25, time(14), (JO,), ("their hours are 09:00 to 12:00, Mon to Sat",)),
        (TIMED, 29, time(10), (JO,), ("their hours are 09:00 to 12:00, Mon to Sat", "a day off")),
        (WHOLE, 29, None, (JO,), ("their hours are 09:00 to 12:00, Mon to Sat", "a day off")),
        (WHOLE, 29, None, (Prospect(1, "Jo Hill"),), ("a Sunday for them", "a day off")),
        (TIMED, 25, time(21), (Prospect(1, "Jo Hill"),), ("not between 08:00 and 20:00",)),
        (TIMED, 25, time(9), (ABROAD,), ("04:00 for them",)),
        (TIMED, 25, time(9), (JO, ABROAD), ("Ben: 04:00 for them",)),
        (PROMISE, 29, None, (JO,), ("you promised it by Tue 24 Nov", "a day off")),
    ],
)
def test_it_says_that_it_would_come_at_a_bad_time_for_them(
    one: CalendarEntry, day: int, at: time | None, whom: tuple[Prospect, ...], against: tuple[str, ...]
) -> None:
    carried = taken(one, one.first).held_at(november(day), at)
    off = november(day).weekday() > 4
    landing = landing_of(carried, (), day_off=off, away=False, now=NOW, whom=whom, policy=POLICY)
    assert landing.against == against
