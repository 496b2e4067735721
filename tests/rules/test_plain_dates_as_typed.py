"""Claims about what people type: short forms, hours of a day, spans that have begun, zones, quarters and seasons.

Where nothing else is said, spoken on Thursday 26 November 2026 at 10:00 in London.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.examples import examples
from tests.rules.test_plain_dates import asked, heard, read, told
from tracker.rules.plain_dates import (
    AMERICAN,
    ENGLISH,
    DateWords,
    Unclear,
    UnclearReason,
    Waking,
    comes_again,
    read_moment,
    read_window,
)
from tracker.rules.window import Window

LONDON = "Europe/London"
THU = "2026-11-26 10:00"
SYDNEY = "Australia/Sydney"
NEW_YORK = "America/New_York"
UNSAID = DateWords(ENGLISH.months, ENGLISH.weekdays, day_first=None)

SHORT = {
    "tmrw": "2026-11-27",
    "tmr 3pm": "2026-11-27 15:00",
    "tommorow": "2026-11-27",
    "tomorrow!": "2026-11-27",
    "tomorrow?!": "2026-11-27",
    "tomorrow...": "2026-11-27",
    "“tomorrow”": "2026-11-27",
    "(tomorrow)": "2026-11-27",
    "to-morrow": "2026-11-27",
    "day-after-tomorrow": "2026-11-28",
    "+5 days": "2026-12-01",
    "+ 3 months": "2027-02-26",
    "+2w": "2026-12-10",
    "+90 minutes": "2026-11-26 11:30",
    "3d": "2026-11-29",
    "2w": "2026-12-10",
    "6mo": "2027-05-26",
    "in 3d": "2026-11-29",
    "in 3h": "2026-11-26 13:00",
    "in 1.5 hours": "2026-11-26 11:30",
    "in 2.5 hours": "2026-11-26 12:30",
    "in 1½ hours": "2026-11-26 11:30",
    "in one and a half hours": "2026-11-26 11:30",
    "in 90 mins": "2026-11-26 11:30",
    "in 45m": "2026-11-26 10:45",
    "1 week later": "2026-12-03",
    "2 days later": "2026-11-28",
    "a month later": "2026-12-26",
    "EOD": "2026-11-26",
    "COB": "2026-11-26",
    "close of business": "2026-11-26",
    "end of day Friday": "2026-11-27",
    "end of the day on Friday": "2026-11-27",
    "EOD Friday": "2026-11-27",
    "Friday EOD": "2026-11-27",
    "EOD tomorrow": "2026-11-27",
    "end of business tomorrow": "2026-11-27",
    "by COB Friday": "2026-11-26 2026-11-27",
    "EOM": "2026-11-30",
    "by EOM": "2026-11-26 2026-11-30",
    "EOQ": "2026-12-31",
    "EOY": "2026-12-31",
    "EOW": "2026-11-26 2026-11-27",
}
DATES = {
    "31-Dec-26": "2026-12-31",
    "31/Dec/2026": "2026-12-31",
    "31/Dec/26": "2026-12-31",
    "31.Dec.2026": "2026-12-31",
    "28 Nov 26": "2026-11-28",
    "28th November '26": "2026-11-28",
    "28th of November ’26": "2026-11-28",
    "Nov 28th, '26": "2026-11-28",
    "Dec 31, 26": "2026-12-31",
    "Dec 31 2026": "2026-12-31",
    "28 Nov 10:30": "2026-11-28 10:30",
    "28 Nov 10am": "2026-11-28 10:00",
    "3 May 27 15:00": "2027-05-03 15:00",
    "1.12.": "2026-12-01",
    "26 November": "2026-11-26",
    "last day of July": "2027-07-31",
    "the last day of the month": "2026-11-30",
    "first day of next month": "2026-12-01",
    "first day of Q2": "2027-04-01",
    "last day of the year": "2026-12-31",
    "last working day of the month": "2026-11-30",
    "first working day of next year": "2027-01-01",
    "third day of May": "2027-05-03",
    "last weekend in October": "2027-10-30 2027-10-31",
    "last week-end in October": "2027-10-30 2027-10-31",
    "first weekend of March 2027": "2027-03-06 2027-03-07",
    "second half of January": "2027-01-16 2027-01-31",
    "first half of 2027": "2027-01-01 2027-06-30",
    "monday in two weeks": "2026-12-07",
    "Friday in 3 weeks": "2026-12-18",
    "tuesday two weeks from now": "2026-12-08",
    "in two weeks on Monday": "2026-12-07",
    "this time next month": "2026-12-26",
    "same day next week": "2026-12-03",
    "Dec-3": "2026-12-03",
    "Dec/3/26": "2026-12-03",
    "3 May next year": "2027-05-03",
    "last day of October": "2027-10-31",
    "same time next year": "2027-11-26",
}
EXACT = {
    "this time next week": "2026-12-03 10:00",
    "this time tomorrow": "2026-11-27 10:00",
    "same time on Friday": "2026-11-27 10:00",
    "around 3pm": "2026-11-26 15:00",
    "about 3pm tomorrow": "2026-11-27 15:00",
    "Friday around noon": "2026-11-27 12:00",
    "~3pm": "2026-11-26 15:00",
    "Friday approx. 15:30": "2026-11-27 15:30",
    "Friday 3pm-ish": "2026-11-27 15:00",
    "Thu 15h": "2026-12-03 15:00",
    "15h": "2026-11-26 15:00",
    "15h30": "2026-11-26 15:30",
    "tomorrow 9h05": "2026-11-27 09:05",
    "tomorrow 15 h": "2026-11-27 15:00",
    "15.30 Uhr": "2026-11-26 15:30",
    "3pm UTC+1": "2026-11-26 14:00",
    "tomorrow 3pm GMT-05:30": "2026-11-27 20:30",
    "tomorrow 3pm New York time": "2026-11-27 20:00",
    "tomorrow ten thirty": "2026-11-27 10:30",
    "Friday nine oh five": "2026-11-27 09:05",
    "tomorrow at ten a m": "2026-11-27 10:00",
    "tomorrow two thirty p m": "2026-11-27 14:30",
    "half ten": "2026-11-26 10:30",
    "half ten tomorrow": "2026-11-27 10:30",
    "Friday half eleven": "2026-11-27 11:30",
    "half twelve": "2026-11-26 12:30",
    "half ten pm": "2026-11-26 22:30",
    "3pm CET": "2026-11-26 14:00",
    "tomorrow 15:00 GMT": "2026-11-27 15:00",
    "tomorrow 3pm UTC": "2026-11-27 15:00",
    "tomorrow 3pm EST": "2026-11-27 20:00",
    "tomorrow 3pm ET": "2026-11-27 20:00",
    "15 July 3pm ET": "2027-07-15 20:00",
    "15 July 3pm CEST": "2027-07-15 14:00",
    "15 July 3pm BST": "2027-07-15 15:00",
    "today at 3": "2026-11-26 15:00",
}
HOURS = {
    "between 2 and 4pm": "2026-11-26 14:00-16:00",
    "between 2pm and 4pm tomorrow": "2026-11-27 14:00-16:00",
    "from 2 to 4pm on Friday": "2026-11-27 14:00-16:00",
    "Friday between 2 and 4 in the afternoon": "2026-11-27 14:00-16:00",
    "Friday 2 to 4pm": "2026-11-27 14:00-16:00",
    "Friday 2-4pm": "2026-11-27 14:00-16:00",
    "2-4pm": "2026-11-26 14:00-16:00",
    "Friday 11 to 1pm": "2026-11-27 11:00-13:00",
    "Friday 10am-12": "2026-11-27 10:00-12:00",
    "Friday, 4 p.m. - 5 p.m.": "2026-11-27 16:00-17:00",
    "8.30-9.30 tomorrow": "2026-11-27 08:30-09:30",
    "Fri 14h-16h": "2026-11-27 14:00-16:00",
    "28 Nov 14:00 to 16:00": "2026-11-28 14:00-16:00",
    "2026-11-27 14:00 to 16:00": "2026-11-27 14:00-16:00",
    "11pm to 1am tomorrow": "2026-11-27 23:00-01:00",
    "tomorrow after 3pm": "2026-11-27 15:00-00:00",
    "after 3pm": "2026-11-26 15:00-00:00",
    "any time after 3pm on Friday": "2026-11-27 15:00-00:00",
    "tomorrow from 3pm": "2026-11-27 15:00-00:00",
    "3pm onwards": "2026-11-26 15:00-00:00",
    "Friday not before 3pm": "2026-11-27 15:00-00:00",
    "first thing Monday": "2026-11-30 08:00-10:00",
    "Monday first thing": "2026-11-30 08:00-10:00",
    "first thing tomorrow morning": "2026-11-27 08:00-10:00",
    "Friday pm": "2026-11-27 12:00-18:00",
    "Friday p.m.": "2026-11-27 12:00-18:00",
    "tomorrow am": "2026-11-27 08:00-12:00",
    "tomorrow between 2 and 4pm CET": "2026-11-27 13:00-15:00",
    # Hours that have begun still hold until they end.
    "9am to 11am": "2026-11-26 09:00-11:00",
}
SPANS = {
    "20 Nov to 5 Dec": "2026-11-26 2026-12-05",
    "20/11 - 5/12": "2026-11-26 2026-12-05",
    "from the 20th to the 28th": "2026-11-26 2026-11-28",
    "Nov 20 until Dec 5": "2026-11-26 2026-12-05",
    "October to December": "2026-11-26 2026-12-31",
    "24-28 November": "2026-11-26 2026-11-28",
    "28 Dec to 3 Jan": "2026-12-28 2027-01-03",
    "1 March to 5 April": "2027-03-01 2027-04-05",
    "week of 23 November": "2026-11-26 2026-11-29",
    "week of 30 November": "2026-11-30 2026-12-06",
    "w/c 23 Nov": "2026-11-26 2026-11-29",
    "week commencing the 23rd": "2026-11-26 2026-11-29",
    "end of year": "2026-12-25 2026-12-31",
    "end of next year": "2027-12-25 2027-12-31",
    "end of 2027": "2027-12-25 2027-12-31",
    "end-of-month": "2026-11-26 2026-11-30",
    "next friday to 1 December": "2026-11-27 2026-12-01",
    "24 thru 26": "2026-11-26",
    "27 thru 29": "2026-11-27 2026-11-29",
    "Nov 27 thru 29": "2026-11-27 2026-11-29",
    "Monday thru Wednesday": "2026-11-30 2026-12-02",
    "28/29 Nov": "2026-11-28 2026-11-29",
    "Mon/Tue": "2026-11-30 2026-12-01",
    "Thu-Fri": "2026-12-03 2026-12-04",
    "Nov-Dec": "2026-11-26 2026-12-31",
    "Thursday at the latest": "2026-11-26 2026-12-03",
    "at the latest Friday": "2026-11-26 2026-11-27",
    "no later than Friday": "2026-11-26 2026-11-27",
    "not before Friday": "2026-11-27 2026-12-03",
    "no earlier than Friday": "2026-11-27 2026-12-03",
    "Friday at the earliest": "2026-11-27 2026-12-03",
    "Friday or later": "2026-11-27 2026-12-03",
    "from Friday onwards": "2026-11-27 2026-12-03",
    "from Friday": "2026-11-27 2026-12-03",
    "from the 15th": "2026-12-15 2026-12-21",
    "not before March": "2027-03-01 2027-03-31",
    "midweek": "2026-11-26",
    "next quarter": "2027-01-01 2027-03-31",
    "this quarter": "2026-11-26 2026-12-31",
    "end of the quarter": "2026-12-25 2026-12-31",
    "Q1": "2027-01-01 2027-03-31",
    "Q4": "2026-11-26 2026-12-31",
    "Q1 2027": "2027-01-01 2027-03-31",
    "first quarter of 2027": "2027-01-01 2027-03-31",
    "early Q2": "2027-04-01 2027-04-30",
    "end of Q1": "2027-03-25 2027-03-31",
    "Q1 27": "2027-01-01 2027-03-31",
    "April next year": "2027-04-01 2027-04-30",
    "year-end": "2026-12-25 2026-12-31",
    "early October": "2027-10-01 2027-10-10",
    "week 12": "2027-03-22 2027-03-28",
    "wk 12 2027": "2027-03-22 2027-03-28",
    "week 48": "2026-11-26 2026-11-29",
    "week 53": "2026-12-28 2027-01-03",
    "in spring": "2027-03-01 2027-05-31",
    "late summer": "2027-08-01 2027-08-31",
    "this winter": "2026-12-01 2027-02-28",
    "every spring": "2027-03-01 2027-05-31",
    "every year in April": "2027-04-01 2027-04-30",
    "in April every year": "2027-04-01 2027-04-30",
    "every Christmas": "2026-12-25 2026-12-26",
}


@pytest.mark.parametrize(
    ("text", "window"), [*SHORT.items(), *DATES.items(), *EXACT.items(), *HOURS.items(), *SPANS.items()]
)
def test_what_people_type_is_read_as_they_mean_it(text: str, window: str) -> None:
    assert read(text, now=THU) == window


@pytest.mark.parametrize(
    "text", [*SHORT, *EXACT, *HOURS, "monday in two weeks", "next quarter", "31-Dec-26", "24 thru 26"]
)
def test_what_has_no_order_of_numbers_is_the_same_in_america(text: str) -> None:
    assert heard(text, AMERICAN, THU) == heard(text, ENGLISH, THU)


ASKED = {
    # A date that has only just gone by is not next year's without asking.
    "17 Nov": (UnclearReason.PAST, ["2027-11-17"]),
    "20 November": (UnclearReason.PAST, ["2027-11-20"]),
    "20/11 3pm": (UnclearReason.PAST, ["2027-11-20 15:00"]),
    "Tuesday 24 November": (UnclearReason.PAST, ["2026-12-01", "2027-11-24"]),
    "10-15 Nov": (UnclearReason.PAST, ["2027-11-10 2027-11-15"]),
    "20 Oct to 5 Nov": (UnclearReason.PAST, ["2027-10-20 2027-11-05"]),
    "Wednesday 25th": (UnclearReason.PAST, ["2026-12-02", "2026-12-25"]),
    "early November": (UnclearReason.PAST, ["2027-11-01 2027-11-10"]),
    "first Monday of November": (UnclearReason.PAST, ["2027-11-01"]),
    "week of 20 November": (UnclearReason.PAST, ["2027-11-15 2027-11-21"]),
    "week of 17 November": (UnclearReason.PAST, ["2027-11-15 2027-11-21"]),
    "20 Nov 26": (UnclearReason.PAST, []),
    "this Monday": (UnclearReason.PAST, ["2026-11-30"]),
    "Tuesday this week": (UnclearReason.PAST, ["2026-12-01"]),
    "between 8 and 9am": (UnclearReason.PAST, ["2026-11-27 08:00-09:00"]),
    "first thing": (UnclearReason.PAST, ["2026-11-27 08:00-10:00"]),
    # Refused only where no reading is possible, and with the true reason.
    "1 Jan 2027 to 31 Dec 2027": (UnclearReason.TOO_LONG, []),
    "2 January to 20 December": (UnclearReason.TOO_LONG, []),
    "5 May 2027 to 3 May 2027": (UnclearReason.BEFORE_START, []),
    "week 60": (UnclearReason.NO_SUCH_DAY, []),
    "next friday to tuesday": (UnclearReason.AMBIGUOUS, ["2026-11-27 2026-12-01", "2026-12-04 2026-12-08"]),
    "2 thru 4": (UnclearReason.AMBIGUOUS, ["2026-12-02 2026-12-04"]),
    "monday in a week": (UnclearReason.AMBIGUOUS, ["2026-11-30", "2026-12-07"]),
    "last day of the week": (UnclearReason.AMBIGUOUS, ["2026-11-27", "2026-11-29"]),
    "tomorrow 3pm CST": (UnclearReason.AMBIGUOUS, ["2026-11-27 07:00", "2026-11-27 21:00"]),
    "15 July 3pm CET": (UnclearReason.AMBIGUOUS, ["2027-07-15 14:00", "2027-07-15 15:00"]),
    "3h": (UnclearReason.AMBIGUOUS, ["2026-11-26 13:00", "2026-11-26 15:00", "2026-11-27 03:00"]),
    "not before Friday 3pm": (UnclearReason.AMBIGUOUS, ["2026-11-27 2026-12-03", "2026-11-27 15:00-00:00"]),
    "in 6m": (UnclearReason.AMBIGUOUS, ["2026-11-26 10:06", "2027-05-26"]),
    "every year": (UnclearReason.AMBIGUOUS, ["2027-11-26"]),
    "asap": (UnclearReason.AMBIGUOUS, ["2026-11-26", "2026-11-27"]),
    "as soon as possible": (UnclearReason.AMBIGUOUS, ["2026-11-26", "2026-11-27"]),
    "fortnight": (UnclearReason.AMBIGUOUS, ["2026-12-10"]),
    "wed or thur am": (UnclearReason.AMBIGUOUS, ["2026-12-02 08:00-12:00", "2026-12-03 08:00-12:00"]),
    "10.11": (UnclearReason.AMBIGUOUS, ["2026-11-26 10:11", "2027-11-10"]),
}


@pytest.mark.parametrize(("text", "expected"), ASKED.items())
def test_what_is_not_certain_is_asked_with_the_true_reason(
    text: str, expected: tuple[UnclearReason, list[str]]
) -> None:
    assert asked(text, now=THU) == expected


@pytest.mark.parametrize("text", ["2-4", "9-5", "12-14", "in 1.5 days", "every Monday", "every week", "after lunch"])
def test_what_could_be_anything_is_still_refused(text: str) -> None:
    assert asked(text, now=THU) == (UnclearReason.NOT_A_DATE, [])


@pytest.mark.parametrize(
    ("text", "likely"),
    [
        ("tomorrow at 3", "2026-11-27 15:00"),
        ("at 3", "2026-11-26 15:00"),
        ("tomorrow quarter to ten", "2026-11-27 09:45"),
        ("half three", "2026-11-26 15:30"),
        ("half seven tomorrow", "2026-11-27 19:30"),
        ("tomorrow between 2 and 4", "2026-11-27 14:00-16:00"),
        ("Friday 9 to 5", "2026-11-27 09:00-17:00"),
        ("28 Nov 10", "2026-11-28 10:00"),
        # Nothing is preselected where both are as likely.
        ("next Friday", None),
        ("next Friday at 3", None),
        ("not before Friday 3pm", None),
        ("Thursday 3", None),
    ],
)
def test_of_two_hours_the_one_outside_quiet_hours_is_preselected(text: str, likely: str | None) -> None:
    unclear = heard(text, now=THU)
    assert isinstance(unclear, Unclear)
    assert (told(unclear.choices[unclear.likely]) if unclear.likely is not None else None) == likely


def test_quiet_hours_may_be_others() -> None:
    now = datetime(2026, 11, 26, 10, tzinfo=ZoneInfo(LONDON))
    unclear = read_window("tomorrow at 7", now, LONDON, ENGLISH, Waking(time(6), time(18)))
    assert isinstance(unclear, Unclear)
    assert unclear.likely is not None
    assert told(unclear.choices[unclear.likely]) == "2026-11-27 07:00"


@pytest.mark.parametrize(
    ("now", "zone", "text", "window"),
    [
        ("2026-11-26 10:00", SYDNEY, "in spring", "2026-11-26 2026-11-30"),
        ("2026-11-26 10:00", SYDNEY, "every autumn", "2027-03-01 2027-05-31"),
        ("2026-11-26 10:00", NEW_YORK, "3pm EST", "2026-11-26 15:00"),
        ("2026-07-15 10:00", NEW_YORK, "3pm EDT", "2026-07-15 15:00"),
        ("2026-11-26 10:00", NEW_YORK, "3pm PST", "2026-11-26 18:00"),
        ("2026-11-26 10:00", "America/Chicago", "3pm CST", "2026-11-26 15:00"),
        ("2026-11-26 10:00", "Asia/Kolkata", "3pm IST", "2026-11-26 15:00"),
        ("2026-11-26 10:00", "Europe/Berlin", "15:00 GMT", "2026-11-26 16:00"),
        ("2026-11-26 10:00", "Asia/Tokyo", "tomorrow 9pm CET", "2026-11-28 05:00"),
        ("2026-11-26 10:00", "Asia/Tokyo", "tomorrow 7pm to 9pm CET", "2026-11-28 03:00-05:00"),
        ("2026-01-05 10:00", LONDON, "20 Dec to 10 Jan", "2026-01-05 2026-01-10"),
        ("2026-12-31 10:00", LONDON, "EOM", "2026-12-31"),
        ("2026-12-31 10:00", LONDON, "next quarter", "2027-01-01 2027-03-31"),
        ("2026-12-29 10:00", LONDON, "week 53", "2026-12-29 2027-01-03"),
        ("2027-02-27 10:00", LONDON, "last day of February", "2027-02-28"),
        ("2026-11-26 16:30", LONDON, "between 3 and 5pm", "2026-11-26 15:00-17:00"),
    ],
)
def test_it_is_read_where_and_when_it_is_spoken(now: str, zone: str, text: str, window: str) -> None:
    assert read(text, now=now, zone=zone) == window


@pytest.mark.parametrize("day", range(16, 23))
def test_on_any_weekday_short_forms_stand_for_the_same_days(day: int) -> None:
    now = f"2026-11-{day} 07:00"
    today = date(2026, 11, day)
    assert read("tmrw", now=now) == f"{today + timedelta(days=1)}"
    assert read("3d", now=now) == f"{today + timedelta(days=3)}"
    assert read("1 week later", now=now) == f"{today + timedelta(days=7)}"
    assert read("this time next week", now=now) == f"{today + timedelta(days=7)} 07:00"
    assert read("EOD", now=now) == f"{today}"
    assert read("EOM", now=now) == "2026-11-30"
    assert read("Q1", now=now) == "2027-01-01 2027-03-31"
    assert read("16 Nov to 1 Dec", now=now) == f"{today} 2026-12-01"
    for text in ("first thing Monday", "Friday pm", "Thu 15h30", "end of day Friday", "not before Friday"):
        window = heard(text, now=now)
        assert isinstance(window, Window)
        assert today < window.first <= today + timedelta(days=7)
    for text in ("monday in two weeks", "Friday in two weeks"):
        found = heard(text, now=now)
        first = found if isinstance(found, Window) else found.choices[0]
        assert 7 < (first.first - today).days < 21
        assert isinstance(found, Window) or today.weekday() >= 5


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("31 October 2027 01:30", False),
        ("31 October 2027 01:30 BST", False),
        ("31 October 2027 01:30 GMT", True),
        ("31 October 2027 second 01:30", True),
        ("2027-10-31T01:30+00:00", True),
        ("31 October 2027 03:30 GMT", False),
    ],
)
def test_either_of_the_times_the_clocks_show_twice_can_be_typed(text: str, second: bool) -> None:
    window = heard(text)
    assert isinstance(window, Window)
    assert window.second is second


def test_a_time_alone_in_the_night_the_clocks_go_back_is_the_one_that_is_still_to_come() -> None:
    first_half_past = datetime(2027, 10, 31, 0, 40, tzinfo=UTC)
    window = read_window("01:30", first_half_past, LONDON, ENGLISH)
    assert isinstance(window, Window)
    assert window.starts == datetime(2027, 10, 31, 1, 30, tzinfo=UTC)
    assert read_moment("01:30", datetime(2027, 10, 31, 1, 40, tzinfo=UTC), LONDON, ENGLISH) == window.starts


def test_where_nobody_says_which_comes_first_both_orders_are_offered() -> None:
    assert asked("3/4", UNSAID, THU) == (UnclearReason.AMBIGUOUS, ["2027-03-04", "2027-04-03"])
    assert asked("3/4/27 10:00", UNSAID, THU) == (UnclearReason.AMBIGUOUS, ["2027-03-04 10:00", "2027-04-03 10:00"])
    assert read("28/11", UNSAID, THU) == "2026-11-28"
    assert read("12/31", UNSAID, THU) == "2026-12-31"
    assert read("4/4", UNSAID, THU) == "2027-04-04"
    assert asked("31/31", UNSAID, THU) == (UnclearReason.NO_SUCH_DAY, [])


@pytest.mark.parametrize(
    ("now", "text", "then"),
    [
        ("2026-11-26 00:20", "23:50", "2026-11-25 23:50"),
        ("2026-11-26 00:20", "11.50pm", "2026-11-25 23:50"),
        ("2026-11-26 00:20", "today 23:50", "2026-11-26 23:50"),
        ("2026-11-26 09:30", "9:40", "2026-11-26 09:40"),
        ("2026-11-26 23:55", "23:50", "2026-11-26 23:50"),
        ("2026-11-26 10:00", "yesterday pm", "2026-11-25 15:00"),
        ("2026-11-26 10:00", "around 9am", "2026-11-26 09:00"),
        ("2026-11-26 10:00", "EOD yesterday", "2026-11-25 12:00"),
        ("2026-11-26 10:00", "this time yesterday", "2026-11-25 10:00"),
        ("2026-11-26 10:00", "20 Nov 26", "2026-11-20 12:00"),
        ("2026-11-26 10:00", "2 days ago at half ten", "2026-11-24 10:30"),
    ],
)
def test_what_happened_is_read_back_to_when_it_was(now: str, text: str, then: str) -> None:
    spoken = datetime.fromisoformat(now).replace(tzinfo=ZoneInfo(LONDON))
    meant = datetime.fromisoformat(then).replace(tzinfo=ZoneInfo(LONDON))
    assert read_moment(text, spoken, LONDON, ENGLISH) == meant


def test_hours_are_no_moment() -> None:
    found = read_moment("yesterday 2 to 4pm", datetime(2026, 11, 26, 10, tzinfo=UTC), LONDON, ENGLISH)
    assert isinstance(found, Unclear)
    assert found.reason is UnclearReason.AMBIGUOUS


@pytest.mark.parametrize(
    ("text", "again"),
    [
        ("every spring", True),
        ("every year in April", True),
        ("in April every year", True),
        ("yearly in May", True),
        ("every 3 May", True),
        ("every 6 months", True),
        ("in spring", False),
        ("in April", False),
        ("every Monday", False),
        ("nonsense", False),
    ],
)
def test_what_comes_every_year_is_known_to_come_again(text: str, again: bool) -> None:
    assert comes_again(text, datetime(2026, 11, 26, 10, tzinfo=UTC), LONDON, ENGLISH) is again


PIECES = """
tmrw +5 days 3d 2w in 1.5 hours later monday two weeks this time next week Thursday at the latest not before Friday last
day of July first month end EOD COB EOM around 3pm after between 2 and 4pm 15h 15h30 pm am half ten quarter Q1 12 24 thru
26 to from - / 20 Nov 5 Dec 31-Dec-26 '26 week-end weekend spring every year onwards CET GMT second 01:30 thing or by
working half ish ~ first-half midnight noon today until BST 17 November 2027
""".split()  # noqa: SIM905


@settings(max_examples=examples(150), deadline=None)
@given(
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=7).map(" ".join),
    st.datetimes(datetime.fromisoformat("2020-01-01"), datetime.fromisoformat("2040-01-01"), timezones=st.just(UTC)),
    st.sampled_from((LONDON, NEW_YORK, SYDNEY, "Asia/Kolkata", "Pacific/Apia", "Australia/Lord_Howe", "UTC")),
    st.sampled_from((ENGLISH, AMERICAN, UNSAID)),
)
def test_when_next_never_lies_in_the_past(text: str, now: datetime, zone: str, words: DateWords) -> None:
    found = read_window(text, now, zone, words)
    today = now.astimezone(ZoneInfo(zone)).date()
    for window in (found,) if isinstance(found, Window) else found.choices:
        assert window.zone == zone
        assert window.first >= today
        assert window.ends >= now.replace(second=0, microsecond=0)
    if isinstance(found, Unclear):
        assert found.likely is None or found.likely < len(found.choices)
    moment = read_moment(text, now, zone, words)
    assert isinstance(moment, Unclear) or moment.tzinfo is UTC
