"""Claims about when a talk would come at a bad time for somebody."""

from __future__ import annotations

from datetime import date, time

import pytest

from tracker.rules.channel import Channel
from tracker.rules.guard.quiet import quiet_on
from tracker.rules.policy import Policy
from tracker.rules.prospect import Hours, Prospect
from tracker.rules.verdict import Why
from tracker.rules.window import Window

LONDON = "Europe/London"
ANYBODY = Prospect(1, "Jo Hill")
ABROAD = Prospect(1, "Jo Hill", zone="America/New_York")
WEEKDAYS = Prospect(1, "Jo Hill", hours=Hours(time(10), time(17)))
AT_NIGHT = Prospect(1, "Jo Hill", hours=Hours(time(22), time(2), frozenset({4})))


def at(day: int, clock: str) -> Window:
    return Window.exact(date(2026, 11, day), time.fromisoformat(clock), LONDON)


def days(first: int, last: int) -> Window:
    return Window.span(date(2026, 11, first), date(2026, 11, last), LONDON)


@pytest.mark.parametrize(
    ("window", "whom", "why"),
    [
        (at(26, "10:00"), ANYBODY, Why.UNSAID),
        (at(26, "20:30"), ANYBODY, Why.NIGHT),
        (at(29, "10:00"), ANYBODY, Why.SUNDAY),
        (at(26, "10:00"), ABROAD, Why.NIGHT),
        (at(26, "15:00"), ABROAD, Why.UNSAID),
        (at(26, "10:00"), WEEKDAYS, Why.UNSAID),
        (at(26, "17:00"), WEEKDAYS, Why.THEIR_HOURS),
        (at(28, "10:00"), WEEKDAYS, Why.THEIR_HOURS),
        (at(28, "01:00"), AT_NIGHT, Why.UNSAID),
        (at(27, "01:00"), AT_NIGHT, Why.THEIR_HOURS),
        (Window.hours(date(2026, 11, 26), time(9), time(12), LONDON), WEEKDAYS, Why.THEIR_HOURS),
        (Window.day(date(2026, 11, 29), LONDON), ANYBODY, Why.SUNDAY),
        (Window.day(date(2026, 11, 29), LONDON), WEEKDAYS, Why.THEIR_HOURS),
        (Window.day(date(2026, 11, 27), LONDON), WEEKDAYS, Why.UNSAID),
        (days(28, 29), WEEKDAYS, Why.THEIR_HOURS),
        (days(27, 29), WEEKDAYS, Why.UNSAID),
        (days(28, 29), ANYBODY, Why.UNSAID),
        (days(16, 29), WEEKDAYS, Why.UNSAID),
    ],
)
def test_a_time_is_bad_for_them_or_not(window: Window, whom: Prospect, why: Why) -> None:
    assert quiet_on(window, Channel.CALL, whom, Policy(zone=LONDON)) is why


@pytest.mark.parametrize("channel", [Channel.EMAIL, Channel.POST])
def test_what_makes_no_sound_comes_at_any_time(channel: Channel) -> None:
    assert quiet_on(at(29, "03:00"), channel, WEEKDAYS, Policy(zone=LONDON)) is Why.UNSAID


def test_sundays_and_nights_are_as_the_policy_has_them() -> None:
    late = Policy(zone=LONDON, quiet_sundays=False, quiet_from=time(22), quiet_until=time(11))
    assert quiet_on(at(29, "20:30"), Channel.CALL, ANYBODY, late) is Why.UNSAID
    assert quiet_on(at(29, "10:00"), Channel.CALL, ANYBODY, late) is Why.NIGHT
