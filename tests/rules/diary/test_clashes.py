"""Claims about what is said against a time as it is typed: it is taken already, or we are away."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.builders import ZONE, day, exact, promise, span, talk
from tracker.rules.agreement import Agreement, AgreementOutcome
from tracker.rules.channel import Channel
from tracker.rules.diary.clashes import already_at, away_in
from tracker.rules.us import Away
from tracker.rules.window import Window

TEN = exact("2026-11-19 10:00")
SUMMER = Away(1, 1, date(2026, 8, 3), date(2026, 8, 10), "Wales")


def at(when: str, **changes: Any) -> Agreement:
    return talk(exact(when), **changes)


TAKEN = [
    ("the same time", at("2026-11-19 10:00"), TEN, None, True),
    ("one that has begun before and goes on", at("2026-11-19 09:45"), TEN, None, True),
    ("one that is over by then", at("2026-11-19 09:30"), TEN, None, False),
    ("a longer one that is not", at("2026-11-19 09:30", minutes=45), TEN, None, True),
    ("one that begins while it goes on", at("2026-11-19 10:45"), TEN, 60, True),
    ("one that begins as it ends", at("2026-11-19 10:30"), TEN, None, False),
    ("one on another day", at("2026-11-20 10:00"), TEN, None, False),
    ("the same moment in another zone", talk(exact("2026-11-19 11:00", "Europe/Berlin")), TEN, None, True),
    ("one that is settled", at("2026-11-19 10:00", outcome=AgreementOutcome.WITHDRAWN), TEN, None, False),
    ("one that is tried still stands", at("2026-11-19 10:00", outcome=AgreementOutcome.TRIED), TEN, None, True),
    ("a letter takes nobody's time", at("2026-11-19 10:00", channel=Channel.EMAIL), TEN, None, False),
    ("nor does a promise", promise(TEN), TEN, None, False),
    ("some time that day leaves room", talk(day("2026-11-19")), TEN, None, False),
    ("so does a day that is asked about", at("2026-11-19 10:00"), day("2026-11-19"), None, False),
]


@pytest.mark.parametrize(("claim", "booked", "window", "minutes", "taken"), TAKEN, ids=[c[0] for c in TAKEN])
def test_a_time_is_taken(claim: str, booked: Agreement, window: Window, minutes: int | None, taken: bool) -> None:
    assert already_at(window, minutes, [booked]) == (booked if taken else None)


def test_the_first_of_several_is_named() -> None:
    late, early = at("2026-11-19 10:15"), at("2026-11-19 09:50")
    assert already_at(TEN, None, [late, early]) is early


AWAY = [
    ("its first day", day("2026-08-03"), True),
    ("its last day", day("2026-08-10"), True),
    ("the day after", day("2026-08-11"), False),
    ("the day before", day("2026-08-02"), False),
    ("an hour within", Window.exact(date(2026, 8, 5), TEN.starts.time(), ZONE), True),
    ("a span that reaches into it", span("2026-07-28", "2026-08-03"), True),
    ("a span round it", span("2026-07-01", "2026-08-31"), True),
]


@pytest.mark.parametrize(("claim", "window", "is_away"), AWAY, ids=[c[0] for c in AWAY])
def test_we_are_away_on(claim: str, window: Window, is_away: bool) -> None:
    assert away_in(window, [SUMMER]) == (SUMMER if is_away else None)
