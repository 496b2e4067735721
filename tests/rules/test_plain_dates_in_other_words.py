"""Claims about further ways in which the same times are typed, all spoken on Thursday 26 November 2026 at 10:00."""

from __future__ import annotations

import pytest

from tests.rules.test_plain_dates import asked, read
from tests.rules.test_plain_dates_as_typed import THU, UNSAID
from tracker.rules.plain_dates import AMERICAN, UnclearReason

READ = {
    "within the hour": "2026-11-26 10:00-11:00",
    "within the next hour": "2026-11-26 10:00-11:00",
    "within the day": "2026-11-26",
    "within the next week": "2026-11-26 2026-12-03",
    "within the next month": "2026-11-26 2026-12-26",
    "in an hour or two": "2026-11-26 11:00-12:00",
    "in a couple of hours": "2026-11-26 12:00-13:00",
    "in 1/2 an hour": "2026-11-26 10:30",
    "in 3 quarters of an hour": "2026-11-26 10:45",
    "Monday after next": "2026-12-07",
    "the Monday after next": "2026-12-07",
    "Monday after next at 3pm": "2026-12-07 15:00",
    "20261203": "2026-12-03",
    "20261203 14:00": "2026-12-03 14:00",
    "20261203T1400": "2026-12-03 14:00",
    "03122026": "2026-12-03",
    "Christmas Day": "2026-12-25",
    "Christmas Day 10am": "2026-12-25 10:00",
    "Boxing Day": "2026-12-26",
    "New Year's Day": "2027-01-01",
    "Good Friday": "2027-03-26",
    "Good Friday 2028": "2028-04-14",
    "Easter Monday": "2027-03-29",
    "Shrove Tuesday": "2027-02-09",
    "Pancake Day": "2027-02-09",
    "Ash Wednesday": "2027-02-10",
    "Maundy Thursday": "2027-03-25",
    "Ascension Day": "2027-05-06",
    "Corpus Christi": "2027-05-27",
    "St Patrick's Day": "2027-03-17",
    "Burns Night": "2027-01-25",
    "Bonfire Night": "2027-11-05",
    "Black Friday": "2026-11-27",
    "Cyber Monday": "2026-11-30",
    "before Black Friday": "2026-11-26",
    "around Christmas": "2026-12-25 2026-12-26",
    "about mid March": "2027-03-11 2027-03-20",
    "lunchtime": "2026-11-26",
    "tomorrow after lunch": "2026-11-27",
    "before lunch tomorrow": "2026-11-27",
    "later next week": "2026-12-03 2026-12-04",
    "any day next week": "2026-11-30 2026-12-06",
    "one day next week": "2026-11-30 2026-12-06",
    "one day from now": "2026-11-27",
    "the whole of next week": "2026-11-30 2026-12-06",
    "tomorrow all day": "2026-11-27",
    "all day tomorrow": "2026-11-27",
    "Friday by 5": "2026-11-27 08:00-17:00",
    "Friday by noon": "2026-11-27 08:00-12:00",
    "tomorrow before 5pm": "2026-11-27 08:00-17:00",
    "tomorrow until noon": "2026-11-27 08:00-12:00",
    "next working day": "2026-11-27",
    "the next business day": "2026-11-27",
    "on or before Friday": "2026-11-26 2026-11-27",
    "Friday at the very latest": "2026-11-26 2026-11-27",
    "next wk": "2026-11-30 2026-12-06",
    "end of wk": "2026-11-26 2026-11-27",
    "end of next mth": "2026-12-25 2026-12-31",
    "nxt tuesday": "2026-12-01",
    "tues nxt week": "2026-12-01",
    "tom 10am": "2026-11-27 10:00",
    "beg. of next month": "2026-12-01 2026-12-10",
    "last of the month": "2026-11-30",
    "H1": "2027-01-01 2027-06-30",
    "H2 2027": "2027-07-01 2027-12-31",
    "end of H1": "2027-06-24 2027-06-30",
    "tomorrow 1400": "2026-11-27 14:00",
    "1400 tomorrow": "2026-11-27 14:00",
    "Friday 1530": "2026-11-27 15:30",
}
ASKED = {
    "tomorrow 3 or 4pm": ["2026-11-27 15:00", "2026-11-27 15:00-16:00", "2026-11-27 16:00"],
    "3pm or 4pm tomorrow": ["2026-11-27 15:00", "2026-11-27 15:00-16:00", "2026-11-27 16:00"],
    "tomorrow 10am or 3pm": ["2026-11-27 10:00", "2026-11-27 15:00"],
    "tomorrow at 3 or 4": ["2026-11-27 03:00", "2026-11-27 04:00", "2026-11-27 15:00", "2026-11-27 16:00"],
    "within the week": ["2026-11-26 2026-11-29", "2026-11-26 2026-12-03"],
    "within the month": ["2026-11-26 2026-11-30", "2026-11-26 2026-12-26"],
    "within the year": ["2026-11-26 2026-12-31", "2026-11-26 2027-11-26"],
    "in the next week": ["2026-11-26 2026-12-03", "2026-11-30 2026-12-06"],
    "in the coming week": ["2026-11-26 2026-12-03", "2026-11-30 2026-12-06"],
    # Tomorrow's is a Friday as well.
    "Friday after next": ["2026-12-04", "2026-12-11"],
    "around the 15th": ["2026-12-13 2026-12-17", "2026-12-15"],
    "morning": ["2026-11-26", "2026-11-27"],
    "10 tomorrow": ["2026-11-27 10:00", "2026-11-27 22:00"],
    "9-5 tomorrow": ["2026-11-27 09:00-17:00", "2026-11-27 21:00-05:00"],
}
BY_COUNTRY = (
    *("bank holiday", "after the bank holiday", "bank holiday Monday", "the May bank holiday", "August bank holiday"),
    *("Thanksgiving", "before Thanksgiving", "Mother's Day", "half term", "after the holidays", "Labour Day", "Diwali"),
)


@pytest.mark.parametrize(("text", "window"), READ.items())
def test_it_is_read_as_it_is_meant(text: str, window: str) -> None:
    assert read(text, now=THU) == window


@pytest.mark.parametrize(("text", "choices"), ASKED.items())
def test_what_may_mean_several_times_is_asked(text: str, choices: list[str]) -> None:
    assert asked(text, now=THU) == (UnclearReason.AMBIGUOUS, choices)


@pytest.mark.parametrize("text", BY_COUNTRY)
def test_a_day_off_that_differs_by_country_is_refused_with_that_reason(text: str) -> None:
    assert asked(text, now=THU) == (UnclearReason.BY_COUNTRY, [])


def test_digits_in_a_row_go_by_the_order_of_the_region_unless_the_year_comes_first() -> None:
    assert read("03122026", now="2026-03-01 10:00") == "2026-12-03"
    assert read("03122026", AMERICAN, now="2026-03-01 10:00") == "2026-03-12"
    assert asked("03122026", UNSAID, now="2026-03-01 10:00")[1] == ["2026-03-12", "2026-12-03"]
    assert read("20261203", UNSAID, now=THU) == "2026-12-03"


@pytest.mark.parametrize("text", ["20261303", "20260230", "31022027", "12312026"])
def test_digits_that_are_no_day_are_refused_with_that_reason(text: str) -> None:
    assert asked(text, now=THU) == (UnclearReason.NO_SUCH_DAY, [])


@pytest.mark.parametrize("text", ["202612", "99999999", "3 or 4", "all", "tom call Bob", "in the coming weeks", "1500"])
def test_what_says_no_time_is_still_refused(text: str) -> None:
    assert asked(text, now=THU) == (UnclearReason.NOT_A_DATE, [])
