"""Claims about phrases of all kinds that people type, with their slips: what is read, what is asked, never a wrong guess.

Where nothing else is said, spoken on Thursday 26 November 2026 at 10:00 in London.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.examples import examples
from tests.rules.test_plain_dates import asked, read
from tracker.rules.plain_dates import ENGLISH, Unclear, UnclearReason, read_agreed, read_day, read_moment, read_window
from tracker.rules.plain_dates.spelling import put_right
from tracker.rules.window import Window

LONDON = "Europe/London"
THU = "2026-11-26 10:00"

SLIPS = {
    "tomorro": "2026-11-27",
    "2moro": "2026-11-27",
    "tomoz 3pm": "2026-11-27 15:00",
    "todya 3pm": "2026-11-26 15:00",
    "wednsday": "2026-12-02",
    "wensday": "2026-12-02",
    "wednesdya 3pm": "2026-12-02 15:00",
    "tuesdy": "2026-12-01",
    "fridya": "2026-11-27",
    "satuday": "2026-11-28",
    "next week tuesdy 9:30": "2026-12-01 09:30",
    "Feburary 3": "2027-02-03",
    "3 Septmber": "2027-09-03",
    "3. Dezember": "2026-12-03",
}
WEEKS = {
    "wk of 30 Nov": "2026-11-30 2026-12-06",
    "wk of the 30th": "2026-11-30 2026-12-06",
    "wk commencing 30 Nov": "2026-11-30 2026-12-06",
    "w/b 30 Nov": "2026-11-30 2026-12-06",
    "w/e 4 Dec": "2026-11-30 2026-12-04",
    "week ending 4 December": "2026-11-30 2026-12-04",
    "week no 50": "2026-12-07 2026-12-13",
    "week number 50": "2026-12-07 2026-12-13",
    "KW 50": "2026-12-07 2026-12-13",
    "two Fridays from now": "2026-12-04",
    "three Mondays from now": "2026-12-14",
    "a week Tuesday": "2026-12-08",
    "Tues wk": "2026-12-08",
    "2nd week of May": "2027-05-08 2027-05-14",
    "beginning of March": "2027-03-01 2027-03-10",
    "mid-January": "2027-01-11 2027-01-20",
    "between Christmas and New Year": "2026-12-25 2027-01-01",
}
AMOUNTS = {
    "in an hour or so": "2026-11-26 11:00",
    "in about an hour": "2026-11-26 11:00",
    "in about two weeks": "2026-12-10",
    "in a week or so": "2026-12-03",
    "in 1h30": "2026-11-26 11:30",
    "in 1h 30m": "2026-11-26 11:30",
    "in 1 hour 30 minutes": "2026-11-26 11:30",
    "in 2 hours and 15 min": "2026-11-26 12:15",
    "in 2 h": "2026-11-26 12:00",
    "1h30 from now": "2026-11-26 11:30",
    "in three-quarters of an hour": "2026-11-26 10:45",
    "in 2 mths": "2027-01-26",
    "6 weeks time": "2027-01-07",
    "within 2 hours": "2026-11-26 10:00-12:00",
    "in the next 30 minutes": "2026-11-26 10:00-10:30",
    "a fortnight today": "2026-12-10",
}
TIMES = {
    "1500 hrs": "2026-11-26 15:00",
    "tomorrow 0930h": "2026-11-27 09:30",
    "Monday 9am sharp": "2026-11-30 09:00",
    "3pm UK time": "2026-11-26 15:00",
    "3pm my time": "2026-11-26 15:00",
    "not before 3pm": "2026-11-26 15:00-00:00",
    "day after tmrw at noon": "2026-11-28 12:00",
    "lunch tomorrow": "2026-11-27",
    "early Friday": "2026-11-27",
    "late tomorrow": "2026-11-27",
    "early tomorrow morning": "2026-11-27",
    "mid-morning Friday": "2026-11-27",
    "last thing Friday": "2026-11-27",
    "in the afternoon": "2026-11-26",
}
DAYS = {
    "3.12.": "2026-12-03",
    "am 3.12.": "2026-12-03",
    "am 3.12. 15 Uhr": "2026-12-03 15:00",
    "3.-5. Dezember": "2026-12-03 2026-12-05",
    "3.12. - 5.12.": "2026-12-03 2026-12-05",
    "31.12.26 14 Uhr": "2026-12-31 14:00",
    "between the 3rd & 5th": "2026-12-03 2026-12-05",
    "3rd or 4th": "2026-12-03 2026-12-04",
    "from the 3rd to the 5th": "2026-12-03 2026-12-05",
    "the 5th of the month": "2026-12-05",
    "Thursday 26": "2026-11-26",
    "Monday 30": "2026-11-30",
    "NYE": "2026-12-31",
    "Halloween": "2027-10-31",
    "Valentine's day": "2027-02-14",
    "Pentecost": "2027-05-16",
}


@pytest.mark.parametrize(
    ("text", "window"), [*SLIPS.items(), *WEEKS.items(), *AMOUNTS.items(), *TIMES.items(), *DAYS.items()]
)
def test_what_people_type_is_read_with_its_slips(text: str, window: str) -> None:
    assert read(text, now=THU) == window


@pytest.mark.parametrize(
    "text",
    [
        # As near to one day as to another, and more than one day.
        *("thuesday", "tursday", "sonday", "munday", "Tuesdays", "Mondays", "Tuesdays at 3"),
        *("someday", "match 3", "fridge", "soon", "later", "whenever", "early", "late", "lunch"),
        *("call Bob", "next but one Friday"),
        *("in some weeks", "in 10", "1500", "every Monday", "we Friday at"),
    ],
)
def test_what_could_be_anything_is_told_unclear(text: str) -> None:
    assert asked(text, now=THU) == (UnclearReason.NOT_A_DATE, [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("week after next Monday", (UnclearReason.AMBIGUOUS, ["2026-12-01 2026-12-07", "2026-12-07"])),
        ("in the morning", (UnclearReason.AMBIGUOUS, ["2026-11-26", "2026-11-27"])),
        ("45m", (UnclearReason.AMBIGUOUS, ["2026-11-26 10:45"])),
        ("Friday 31", (UnclearReason.DISAGREES, ["2026-12-31", "2027-01-01"])),
        ("before tomorrow afternoon", (UnclearReason.AMBIGUOUS, [])),
        ("after tomorrow morning", (UnclearReason.AMBIGUOUS, [])),
        ("in 1h 70", (UnclearReason.NO_SUCH_TIME, [])),
        ("20 Oct to 5 Nov", (UnclearReason.PAST, ["2027-10-20 2027-11-05"])),
    ],
)
def test_what_may_mean_several_things_is_asked(text: str, expected: tuple[UnclearReason, list[str]]) -> None:
    assert asked(text, now=THU) == expected


@pytest.mark.parametrize(
    ("now", "zone", "text", "window"),
    [
        ("2026-11-26 23:57", LONDON, "in the morning", "2026-11-27"),
        ("2026-11-27 00:20", LONDON, "in the morning", "2026-11-27"),
        ("2026-11-26 23:57", LONDON, "within 10 minutes", "2026-11-26 23:57-00:07"),
        ("2026-11-26 23:57", LONDON, "in 2 hours", "2026-11-27 01:57"),
        ("2026-10-25 00:50", LONDON, "in 1h30", "2026-10-25 01:20 second"),
        ("2026-10-25 01:20", LONDON, "in 30 minutes", "2026-10-25 01:50"),
        ("2027-03-28 00:30", LONDON, "in 45 minutes", "2027-03-28 02:15"),
        ("2028-02-29 09:00", "America/New_York", "in 12 months", "2029-02-28"),
        ("2028-02-29 09:00", "America/New_York", "tomorow", "2028-03-01"),
        ("2026-12-31 23:59", "Pacific/Auckland", "two Fridays from now", "2027-01-08"),
        ("2026-12-31 23:59", "Pacific/Auckland", "w/e 2 Jan", "2026-12-31 2027-01-02"),
    ],
)
def test_it_is_read_so_at_any_hour_and_at_the_edges_of_the_calendar(
    now: str, zone: str, text: str, window: str
) -> None:
    assert read(text, now=now, zone=zone) == window


def test_two_hours_that_end_at_a_time_the_clocks_show_twice_are_not_cut_short() -> None:
    assert asked("within 2 hours", now="2026-10-25 00:50") == (UnclearReason.AMBIGUOUS, [])


@pytest.mark.parametrize(
    ("text", "minutes"), [("45m ago", 45), ("1h30 ago", 90), ("1 hour 30 minutes ago", 90), ("2 hours ago", 120)]
)
def test_looking_back_hours_and_minutes_are_as_long(text: str, minutes: int) -> None:
    now = datetime(2026, 11, 26, 10, tzinfo=ZoneInfo(LONDON))
    assert read_moment(text, now, LONDON, ENGLISH) == (now - timedelta(minutes=minutes)).astimezone(UTC)


@pytest.mark.parametrize("name", ["Wednesday", "september", "TOMORROW", "May", "Jo Hill", "next", "month", "quarter"])
def test_what_is_spelt_right_is_left_alone(name: str) -> None:
    assert put_right(name, ENGLISH) == name


TYPED = st.lists(
    st.sampled_from(
        [
            "in",
            "about",
            "two",
            "3",
            "45m",
            "1h30",
            "hours",
            "minutes",
            "weeks",
            "mths",
            "Fridays",
            "tuesdy",
            "wednsday",
            "tomorro",
            "from",
            "now",
            "time",
            "or",
            "so",
            "early",
            "late",
            "mid",
            "morning",
            "lunch",
            "before",
            "after",
            "not",
            "3pm",
            "1500",
            "hrs",
            "w",
            "/",
            "e",
            "b",
            "wk",
            "of",
            "the",
            "month",
            "3rd",
            "31",
            "&",
            "am",
            "a",
            "week",
            "next",
            "Monday",
        ]
    ),
    min_size=1,
    max_size=6,
).map(" ".join)
MOMENTS = st.datetimes(
    datetime.fromisoformat("2000-01-01"), datetime.fromisoformat("2060-01-01"), timezones=st.just(UTC)
)
ZONES = st.sampled_from((LONDON, "America/New_York", "Pacific/Apia", "Australia/Lord_Howe"))


@settings(max_examples=examples(80), deadline=None)
@given(TYPED, MOMENTS, ZONES, st.integers(0, 60 * 24 * 400))
def test_reading_never_raises_and_is_never_over_unless_it_was_agreed_so(
    text: str, now: datetime, zone: str, minutes_before: int
) -> None:
    found = read_window(text, now, zone, ENGLISH)
    for window in (found,) if isinstance(found, Window) else found.choices:
        assert window.ends >= now.replace(second=0, microsecond=0)
    assert read_window(text, now, zone, ENGLISH, counts_from=now) == found
    happened = now - timedelta(minutes=minutes_before)
    agreed = read_agreed(text, now, happened, zone, ENGLISH)
    if isinstance(agreed.window, Window):
        assert agreed.window.ends >= happened.replace(second=0, microsecond=0)
    assert agreed.counted_from in (None, happened)
    assert isinstance(read_moment(text, now, zone, ENGLISH), datetime | Unclear)
    read_day(text, now, zone, ENGLISH)
