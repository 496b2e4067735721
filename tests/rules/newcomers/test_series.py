"""Which days a calendar's series has, what is told of it when its people are brought in, and what is left alone."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import islice

import pytest

from tracker.presentation.words.files.bringing_in import how_often, passed_over
from tracker.rules.bring_in.card import HistoryKind
from tracker.rules.bring_in.event import Attendee, Event, EventKind, EventStatus
from tracker.rules.newcomers.history_kept import HistoryChoices, history_kept
from tracker.rules.newcomers.people_in_events import PeopleFound, people_in
from tracker.rules.newcomers.series import series_of

NOW = datetime(2026, 11, 26, 15, tzinfo=UTC)
THURSDAY = date(2026, 10, 1)

DAYS: dict[str, str | None] = {
    "FREQ=WEEKLY": "2026-10-01 2026-10-08 2026-10-15 2026-10-22",
    "FREQ=WEEKLY;COUNT=2": "2026-10-01 2026-10-08",
    "FREQ=WEEKLY;UNTIL=20261015T090000Z": "2026-10-01 2026-10-08 2026-10-15",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH;WKST=MO": "2026-10-01 2026-10-12 2026-10-15 2026-10-26",
    "FREQ=DAILY;INTERVAL=3": "2026-10-01 2026-10-04 2026-10-07 2026-10-10",
    "FREQ=MONTHLY": "2026-10-01 2026-11-01 2026-12-01 2027-01-01",
    "FREQ=MONTHLY;BYMONTHDAY=31": "2026-10-31 2026-12-31 2027-01-31 2027-03-31",
    "FREQ=MONTHLY;BYMONTHDAY=-1": "2026-10-31 2026-11-30 2026-12-31 2027-01-31",
    "FREQ=MONTHLY;BYDAY=1TH": "2026-10-01 2026-11-05 2026-12-03 2027-01-07",
    "FREQ=MONTHLY;BYDAY=-1FR": "2026-10-30 2026-11-27 2026-12-25 2027-01-29",
    "FREQ=YEARLY": "2026-10-01 2027-10-01 2028-10-01 2029-10-01",
    "FREQ=YEARLY;BYMONTH=10;BYDAY=1TH": "2026-10-01 2027-10-07 2028-10-05 2029-10-04",
    # Told in ways in which nobody keeps appointments, or not at all.
    "FREQ=HOURLY": None,
    "FREQ=MONTHLY;BYDAY=MO,TU,WE;BYSETPOS=1": None,
    "FREQ=MONTHLY;BYDAY=TH": None,
    "FREQ=MONTHLY;BYDAY=1TH,3TH": None,
    "FREQ=YEARLY;BYMONTH=3": None,
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU;WKST=SU": None,
    "FREQ=WEEKLY;INTERVAL=0": None,
    "FREQ=WEEKLY;COUNT=99999999999": None,
    "FREQ=WEEKLY;UNTIL=soon": None,
    "nonsense": None,
}


@pytest.mark.parametrize("rule", DAYS)
def test_a_series_has_these_days(rule: str) -> None:
    series = series_of(rule, THURSDAY)
    told = None if series is None else " ".join(day.isoformat() for day in islice(series.days(), 4))
    assert told == DAYS[rule]


def test_one_that_goes_on_for_ever_is_not_counted_through_for_ever() -> None:
    last = series_of("FREQ=DAILY", date(1900, 1, 1))
    yearly = series_of("FREQ=YEARLY;BYMONTHDAY=30", date(2026, 2, 1))
    assert last is not None
    assert yearly is not None
    assert (last.next_after(date(2026, 1, 1)), list(yearly.days())) == (None, [])


def event(rule: str = "", start: str = "2026-10-01T10:00", **more: object) -> Event:
    begun = datetime.fromisoformat(start).replace(tzinfo=UTC)
    told: dict[str, object] = {"attendees": (Attendee("Ann Lee", "ann@example.com"),), **more}
    return Event(3, "1", "Call", begun, zone="UTC", rule=rule, **told)  # type: ignore[arg-type]


def found(*events: Event) -> PeopleFound:
    return people_in(events, {}, NOW, "Europe/London", how_often)


TOLD: dict[str, tuple[Event, tuple[HistoryKind, str | None, str]]] = {
    "one ahead": (event(start="2026-12-03T10:00"), (HistoryKind.NEXT_FOLLOW_UP, "2026-12-03", "Call, 2026-12-03 10:00")),
    "one that is over": (event(), (HistoryKind.LAST_CONTACTED, "2026-10-01", "Call, 2026-10-01 11:00")),
    "every week, today already over": (
        event("FREQ=WEEKLY"),
        (HistoryKind.NEXT_FOLLOW_UP, "2026-12-03", "Call, 2026-10-01 11:00, every week"),
    ),
    "every week, today still to come": (
        event("FREQ=WEEKLY", "2026-10-01T16:00"),
        (HistoryKind.NEXT_FOLLOW_UP, "2026-11-26", "Call, 2026-10-01 17:00, every week"),
    ),
    "the next time left out": (
        event("FREQ=WEEKLY", rest=(("EXDATE", "20261203T100000Z,20261210T100000Z"),)),
        (HistoryKind.NEXT_FOLLOW_UP, "2026-12-17", "Call, 2026-10-01 11:00, every week"),
    ),
    "over since": (
        event("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH;UNTIL=20261112"),
        (HistoryKind.LAST_CONTACTED, "2026-11-12", "Call, 2026-10-01 11:00, every 2 weeks (Mon, Thu) until 2026-11-12"),
    ),
    "told in another way": (
        event("FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1", "2026-12-01T10:00"),
        (HistoryKind.NEXT_FOLLOW_UP, None, "Call, 2026-12-01 10:00, FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1"),
    ),
    "a task": (
        event(start="2026-12-03T10:00", kind=EventKind.TASK),
        (HistoryKind.NEXT_FOLLOW_UP, None, "Call, 2026-12-03 10:00"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", TOLD)
def test_an_event_tells_of_one_time_and_never_of_all(case: str) -> None:
    of, told = TOLD[case]
    (card,) = found(of).cards
    (item,) = card.history
    assert (item.kind, item.day.isoformat() if item.day is not None else None, item.text) == told


def test_a_time_that_was_moved_stands_by_itself_and_not_in_the_series() -> None:
    moved = event(start="2026-12-04T10:00", instance="20261203T100000Z")
    days = [card.history[0].day for card in found(event("FREQ=WEEKLY"), moved).cards]
    assert days == [date(2026, 12, 10), date(2026, 12, 4)]


def test_nobody_agreed_to_a_series_and_where_somebody_says_so_it_is_the_next_time_alone() -> None:
    weekly = found(event("FREQ=WEEKLY"))
    (card,) = weekly.cards
    note, agreed = (history_kept(card, HistoryChoices(they_agreed=s), NOW, "Europe/London") for s in (False, True))
    assert (note.agreed, [each.text for each in note.notes]) == (None, ["Call: Call, 2026-10-01 11:00, every week"])
    assert agreed.agreed is not None
    assert (agreed.agreed.window.first, agreed.agreed.every) == (date(2026, 12, 3), "")
    assert passed_over(weekly) == [
        "1 event comes again: nobody agreed to each day of it, so only its next time counts (line 3)."
    ]


def test_one_that_was_called_off_is_passed_over() -> None:
    assert found(event("FREQ=WEEKLY", status=EventStatus.CANCELLED)).cards == ()
