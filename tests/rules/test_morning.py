"""Claims about what a day begins with: what stands in which lane, at which hour, in whose zone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time

import pytest

from tracker.rules.agreement import AgreementKind, AgreementOutcome
from tracker.rules.morning import Morning, morning
from tracker.rules.policy import Policy
from tracker.rules.window import Window

LONDON = "Europe/London"
TODAY = date(2026, 11, 21)
NINE = datetime(2026, 11, 21, 9, tzinfo=UTC)
TALK, PROMISE = AgreementKind.TALK, AgreementKind.PROMISE


@dataclass(frozen=True)
class Agreed:
    """Shaped like an agreement; nothing more is needed."""

    window: Window
    kind: AgreementKind = TALK
    id: int = 1
    outcome: AgreementOutcome = AgreementOutcome.OPEN
    to_tell: bool = False


def day(d: int, zone: str = LONDON) -> Window:
    return Window.day(date(2026, 11, d), zone)


def at(d: int, hour: int, minute: int = 0, zone: str = LONDON) -> Window:
    return Window.exact(date(2026, 11, d), time(hour, minute), zone)


def span(first: int, last: int, zone: str = LONDON) -> Window:
    return Window.span(date(2026, 11, first), date(2026, 11, last), zone)


def moment(d: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, d, hour, minute, tzinfo=UTC)


def lane(found: Morning[Agreed, str, str]) -> str:
    """The one lane that holds something, "" where none does."""
    lanes = {
        "slipped": found.slipped,
        "today": found.today,
        "promised": found.promised,
        "tomorrow": found.tomorrow,
    }
    holding = [name for name, held in lanes.items() if held]
    assert len(holding) <= 1
    return "".join(holding)


CLAIMS = [
    ("an exact time later today", Agreed(at(21, 10)), NINE, "today"),
    ("an exact time within its hour of grace", Agreed(at(21, 8, 30)), NINE, "today"),
    ("an exact time at the very end of its grace", Agreed(at(21, 8)), NINE, "today"),
    ("an exact time past its grace", Agreed(at(21, 7, 59)), NINE, "slipped"),
    ("late last night, still within its grace after midnight", Agreed(at(20, 23, 30)), moment(21, 0, 10), "today"),
    ("late last night, past its grace", Agreed(at(20, 23, 30)), moment(21, 0, 31), "slipped"),
    ("a whole day, today", Agreed(day(21)), NINE, "today"),
    ("a whole day in its last second", Agreed(day(21)), datetime(2026, 11, 21, 23, 59, 59, tzinfo=UTC), "today"),
    ("a whole day at the midnight that ends it", Agreed(day(21)), moment(22, 0), "slipped"),
    ("a span that began yesterday", Agreed(span(20, 23)), NINE, "today"),
    ("a span on its last day", Agreed(span(19, 21)), NINE, "today"),
    ("a span that is over", Agreed(span(19, 20)), NINE, "slipped"),
    ("a span that starts tomorrow", Agreed(span(22, 25)), NINE, "tomorrow"),
    ("a talk tomorrow", Agreed(at(22, 10)), NINE, "tomorrow"),
    ("a talk the day after", Agreed(day(23)), NINE, ""),
    ("a promise due today", Agreed(day(21), PROMISE), NINE, "promised"),
    ("a promise over several days, due today", Agreed(span(18, 21), PROMISE), NINE, "promised"),
    ("a promise over several days, due later", Agreed(span(18, 25), PROMISE), NINE, ""),
    ("a promise due tomorrow", Agreed(span(18, 22), PROMISE), NINE, "tomorrow"),
    ("a promise whose day is over", Agreed(day(20), PROMISE), NINE, "slipped"),
    ("a promise for an exact time, past its grace", Agreed(at(21, 7), PROMISE), NINE, "slipped"),
    ("a try without an answer still binds", Agreed(day(21), outcome=AgreementOutcome.TRIED), NINE, "today"),
    ("a kept one is done", Agreed(day(21), outcome=AgreementOutcome.KEPT), NINE, ""),
    ("a moved one is done", Agreed(day(19), outcome=AgreementOutcome.MOVED), NINE, ""),
    # Tuesday in New York is not over when it is over in London.
    ("their day goes on after our midnight", Agreed(day(20, "America/New_York")), moment(21, 4), "today"),
    ("their day is over", Agreed(day(20, "America/New_York")), moment(21, 5), "slipped"),
    ("their day begins on our evening", Agreed(day(22, "Asia/Tokyo")), NINE, "today"),
    ("a time there is tomorrow here", Agreed(at(21, 20, zone="America/New_York")), NINE, "tomorrow"),
    ("a promise for their day is due on the day named", Agreed(day(21, "America/New_York"), PROMISE), NINE, "promised"),
    ("a promise for a day that ends early for us", Agreed(day(22, "Pacific/Kiritimati"), PROMISE), NINE, "tomorrow"),
]


@pytest.mark.parametrize(("agreed", "now", "expected"), [c[1:] for c in CLAIMS], ids=[c[0] for c in CLAIMS])
def test_each_agreement_stands_in_its_lane(agreed: Agreed, now: datetime, expected: str) -> None:
    assert lane(morning([agreed], (), now, LONDON, Policy())) == expected


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        # The night the clocks go back lasts an hour longer: 25 October 2026 ends at 24:00 UTC.
        (datetime(2026, 10, 25, 23, 30, tzinfo=UTC), "today"),
        (datetime(2026, 10, 26, 0, 0, tzinfo=UTC), "slipped"),
        # The day itself began in summer time, an hour before midnight UTC.
        (datetime(2026, 10, 24, 23, 0, tzinfo=UTC), "today"),
        (datetime(2026, 10, 24, 22, 59, tzinfo=UTC), "tomorrow"),
    ],
)
def test_a_day_that_is_an_hour_longer_ends_when_it_ends(now: datetime, expected: str) -> None:
    agreed = Agreed(Window.day(date(2026, 10, 25), LONDON))
    assert lane(morning([agreed], (), now, LONDON, Policy())) == expected


def test_the_day_is_the_one_it_is_where_we_are() -> None:
    late = datetime(2026, 11, 21, 23, 30, tzinfo=UTC)
    assert morning([], (), late, LONDON, Policy()).day == TODAY
    assert morning([], (), late, "Europe/Berlin", Policy()).day == date(2026, 11, 22)


def test_today_reads_by_time_then_whole_days_then_spans_by_their_end() -> None:
    agreed = [
        Agreed(span(20, 25), id=1),
        Agreed(at(21, 15), id=2),
        Agreed(day(21), id=3),
        Agreed(span(21, 22), id=4),
        Agreed(at(21, 9, 30), id=5),
    ]
    assert [a.id for a in morning(agreed, (), NINE, LONDON, Policy()).today] == [5, 2, 3, 4, 1]


def test_tomorrow_names_talks_before_promises() -> None:
    agreed = [Agreed(day(22), PROMISE, 1), Agreed(day(22), TALK, 2), Agreed(at(22, 9), TALK, 3)]
    assert [a.id for a in morning(agreed, (), NINE, LONDON, Policy()).tomorrow] == [3, 2, 1]


def test_the_longest_slipped_comes_first_and_the_lapsed_are_counted() -> None:
    agreed = [Agreed(day(19), id=1), Agreed(day(2), id=2), Agreed(day(8), id=3), Agreed(day(6), id=4)]
    found: Morning[Agreed, str, str] = morning(agreed, (), NINE, LONDON, Policy())
    assert [a.id for a in found.slipped] == [2, 4, 3, 1]
    assert found.lapsed == 2  # those over for more than 14 days: 2 and 6 November


def test_those_whose_turn_it_is_stand_as_they_were_given() -> None:
    assert morning([], ("Jo", "Ada"), NINE, LONDON, Policy()).their_turn == ("Jo", "Ada")
