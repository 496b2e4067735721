"""Claims about plain words for "when next", all spoken on Wednesday 18 November 2026 at 09:30 in London."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from tracker.rules.plain_dates import AMERICAN, ENGLISH, DateWords, Unclear, UnclearReason, read_window
from tracker.rules.window import Window

LONDON = "Europe/London"
SPOKEN = "2026-11-18 09:30"


def heard(text: str, words: DateWords = ENGLISH, now: str = SPOKEN, zone: str = LONDON) -> Window | Unclear:
    return read_window(text, datetime.fromisoformat(now).replace(tzinfo=ZoneInfo(zone)), zone, words)


def told(window: Window) -> str:
    """A window as the tables write it: a day, a day and time or hours ("second" where it is), or two days."""
    if window.at is not None:
        until = f"-{window.until:%H:%M}" if window.until is not None else ""
        return f"{window.first} {window.at:%H:%M}{until}{' second' if window.second else ''}"
    return f"{window.first} {window.last}" if window.is_span else f"{window.first}"


def read(text: str, words: DateWords = ENGLISH, now: str = SPOKEN, zone: str = LONDON) -> str:
    window = heard(text, words, now, zone)
    assert isinstance(window, Window), f"{text!r} was asked back: {window}"
    return told(window)


def asked(
    text: str, words: DateWords = ENGLISH, now: str = SPOKEN, zone: str = LONDON
) -> tuple[UnclearReason, list[str]]:
    unclear = heard(text, words, now, zone)
    assert isinstance(unclear, Unclear), f"{text!r} was read as {unclear}"
    return unclear.reason, [told(choice) for choice in unclear.choices]


ONE_DAY = {
    "today": "2026-11-18",
    "tomorrow": "2026-11-19",
    "TOMORROW": "2026-11-19",
    "the day after tomorrow": "2026-11-20",
    "day after tomorrow": "2026-11-20",
    "tonight": "2026-11-18",
    "later today": "2026-11-18",
    "end of the day": "2026-11-18",
    # A weekday's name is the next one; said on that day, next week's.
    "Thu": "2026-11-19",
    "Thu.": "2026-11-19",
    "Thursday": "2026-11-19",
    "on Thursday": "2026-11-19",
    "Tues": "2026-11-24",
    "Wednesday": "2026-11-25",
    "this Friday": "2026-11-20",
    "this coming Friday": "2026-11-20",
    "next Monday": "2026-11-23",
    "next Wednesday": "2026-11-25",
    "Friday week": "2026-11-27",
    "a week on Friday": "2026-11-27",
    "a week from Friday": "2026-11-27",
    "two weeks on Monday": "2026-12-07",
    "Monday fortnight": "2026-12-07",
    "tomorrow week": "2026-11-26",
    "a week tomorrow": "2026-11-26",
    "Thursday next week": "2026-11-26",
    "next week on Thursday": "2026-11-26",
    "Friday this week": "2026-11-20",
    "Tuesday of the week after next": "2026-12-01",
    # A part of a day is the day: no time is invented.
    "Thursday morning": "2026-11-19",
    "tomorrow afternoon": "2026-11-19",
    "this afternoon": "2026-11-18",
    # Counted from today.
    "in a week": "2026-11-25",
    "in 10 days": "2026-11-28",
    "in ten days": "2026-11-28",
    "in twenty-five days": "2026-12-13",
    "in two weeks": "2026-12-02",
    "in two weeks' time": "2026-12-02",
    "in a week’s time": "2026-11-25",
    "in a fortnight": "2026-12-02",
    "in a month": "2026-12-18",
    "in 3 months": "2027-02-18",
    "in half a year": "2027-05-18",
    "in a year": "2027-11-18",
    "10 days from now": "2026-11-28",
    "a month today": "2026-12-18",
    "in 3 working days": "2026-11-23",
    "in five business days": "2026-11-25",
    "3 days before Christmas": "2026-12-22",
    "10 days after Easter": "2027-04-07",
    "the day after Christmas": "2026-12-26",
    "the Friday before Christmas": "2026-12-18",
    "the Monday after Easter": "2027-03-29",
    # Dates; a year that is not named is the next one.
    "the 3rd": "2026-12-03",
    "on the 20th": "2026-11-20",
    "the third": "2026-12-03",
    "the 31st": "2026-12-31",
    "the 3rd of next month": "2026-12-03",
    "3 May": "2027-05-03",
    "3rd of May": "2027-05-03",
    "the 3rd of May": "2027-05-03",
    "the third of May": "2027-05-03",
    "May 3": "2027-05-03",
    "May 3rd": "2027-05-03",
    "May the 3rd": "2027-05-03",
    "May 3rd, 2027": "2027-05-03",
    "3 May 2027": "2027-05-03",
    "3-May-2027": "2027-05-03",
    "18 November": "2026-11-18",
    "29 Feb": "2028-02-29",
    "2026-12-03": "2026-12-03",
    "2027/05/03": "2027-05-03",
    "Thursday 3 December": "2026-12-03",
    "Fri the 20th": "2026-11-20",
    "first Monday of March": "2027-03-01",
    "the first Monday in March": "2027-03-01",
    "first Monday of the month": "2026-12-07",
    "last Friday of next month": "2026-12-25",
    "2nd Tuesday of December": "2026-12-08",
    # Holidays of one day.
    "Christmas Eve": "2026-12-24",
    "Boxing Day": "2026-12-26",
    "New Year's Eve": "2026-12-31",
    "Good Friday": "2027-03-26",
    "Easter Monday 2028": "2028-04-17",
}

EXACT = {
    "tomorrow 3pm": "2026-11-19 15:00",
    "3pm tomorrow": "2026-11-19 15:00",
    "Thu 3pm": "2026-11-19 15:00",
    "Thursday at 15:30": "2026-11-19 15:30",
    "on Thursday, at 3 p.m.": "2026-11-19 15:00",
    "at 10am on the 3rd": "2026-12-03 10:00",
    "Thursday 3.30pm": "2026-11-19 15:30",
    "Thursday 15.30": "2026-11-19 15:30",
    "tomorrow 9:40": "2026-11-19 09:40",
    "tomorrow 03:30": "2026-11-19 03:30",
    "tomorrow noon": "2026-11-19 12:00",
    "noon": "2026-11-18 12:00",
    "midday": "2026-11-18 12:00",
    "10:00": "2026-11-18 10:00",
    "9:30": "2026-11-18 09:30",
    "12am tomorrow": "2026-11-19 00:00",
    "12pm tomorrow": "2026-11-19 12:00",
    "half past 3pm": "2026-11-18 15:30",
    "tomorrow at a quarter to four in the afternoon": "2026-11-19 15:45",
    "tomorrow afternoon at 3": "2026-11-19 15:00",
    "3 in the afternoon": "2026-11-18 15:00",
    "in 2 hours": "2026-11-18 11:30",
    "in half an hour": "2026-11-18 10:00",
    "in an hour and a half": "2026-11-18 11:00",
    "in a week at 10:00": "2026-11-25 10:00",
    "3 May 15:00": "2027-05-03 15:00",
    "May 3 15:00": "2027-05-03 15:00",
    "2026-12-03 14:00": "2026-12-03 14:00",
    "2026-12-03T14:00": "2026-12-03 14:00",
    "2026-12-03T14:00Z": "2026-12-03 14:00",
    "2026-12-03T14:00:30+01:00": "2026-12-03 13:00",
    "2026-12-03T14:00-0500": "2026-12-03 19:00",
    "19.11. 14:30": "2026-11-19 14:30",
}

SPANS = {
    "in a couple of days": "2026-11-20 2026-11-21",
    "in a few days": "2026-11-21 2026-11-23",
    "in 2-3 days": "2026-11-20 2026-11-21",
    "in two or three weeks": "2026-12-02 2026-12-09",
    "in a week or two": "2026-11-25 2026-12-02",
    "within a week": "2026-11-18 2026-11-25",
    "in the next two weeks": "2026-11-18 2026-12-02",
    "over the next few days": "2026-11-18 2026-11-23",
    # A stretch that has begun starts today.
    "this week": "2026-11-18 2026-11-22",
    "later this week": "2026-11-19 2026-11-22",
    "next week": "2026-11-23 2026-11-29",
    "some time next week": "2026-11-23 2026-11-29",
    "the week after next": "2026-11-30 2026-12-06",
    "the week of 3 December": "2026-11-30 2026-12-06",
    "at the weekend": "2026-11-21 2026-11-22",
    "end of the week": "2026-11-19 2026-11-20",
    "end of this week": "2026-11-19 2026-11-20",
    "end of next week": "2026-11-26 2026-11-27",
    "early next week": "2026-11-23 2026-11-24",
    "in the middle of next week": "2026-11-24 2026-11-26",
    "this month": "2026-11-18 2026-11-30",
    "next month": "2026-12-01 2026-12-31",
    "early next month": "2026-12-01 2026-12-10",
    "beginning of the month": "2026-12-01 2026-12-10",
    "mid-March": "2027-03-11 2027-03-20",
    "late in March": "2027-03-21 2027-03-31",
    "late November": "2026-11-21 2026-11-30",
    "end of the month": "2026-11-24 2026-11-30",
    "at the end of next month": "2026-12-25 2026-12-31",
    "end of the year": "2026-12-25 2026-12-31",
    "early next year": "2027-01-01 2027-03-31",
    "in March": "2027-03-01 2027-03-31",
    "March": "2027-03-01 2027-03-31",
    "March 2028": "2028-03-01 2028-03-31",
    "in November": "2026-11-18 2026-11-30",
    "first week of March": "2027-03-01 2027-03-07",
    "in 2027": "2027-01-01 2027-12-31",
    "between Thursday and Friday": "2026-11-19 2026-11-20",
    "between Monday and Wednesday": "2026-11-23 2026-11-25",
    "Thu-Fri": "2026-11-19 2026-11-20",
    "Thu – Fri": "2026-11-19 2026-11-20",
    "Thursday or Friday": "2026-11-19 2026-11-20",
    "Thursday to Friday next week": "2026-11-26 2026-11-27",
    "from Friday to Tuesday": "2026-11-20 2026-11-24",
    "from 3 to 5 May": "2027-05-03 2027-05-05",
    "3-5 May": "2027-05-03 2027-05-05",
    "May 3-5": "2027-05-03 2027-05-05",
    "between 28 December and 3 January": "2026-12-28 2027-01-03",
    "from 16 to 20 November": "2026-11-18 2026-11-20",
    "by Friday": "2026-11-18 2026-11-20",
    "until Friday": "2026-11-18 2026-11-20",
    "by the end of next week": "2026-11-18 2026-11-27",
    "before Christmas": "2026-11-18 2026-12-24",
    "before the end of the month": "2026-11-18 2026-11-30",
    "at Easter": "2027-03-26 2027-03-29",
    "after Easter": "2027-03-30 2027-04-05",
    "after Christmas": "2026-12-27 2027-01-02",
    "after New Year": "2027-01-02 2027-01-08",
    "the week after Easter": "2027-03-30 2027-04-05",
}


@pytest.mark.parametrize(("text", "window"), [*ONE_DAY.items(), *EXACT.items(), *SPANS.items()])
def test_a_phrase_is_read_as_it_is_meant(text: str, window: str) -> None:
    assert read(text) == window


SAME_IN_BOTH = ("3 May", "May 3", "2026-12-03", "Thu 3pm", "in a month", "end of next week", "15.30")


@pytest.mark.parametrize("text", SAME_IN_BOTH)
def test_words_mean_the_same_in_america(text: str) -> None:
    assert read(text, AMERICAN) == read(text, ENGLISH)


@pytest.mark.parametrize(
    ("text", "british", "american"),
    [
        ("3/4", "2027-04-03", "2027-03-04"),
        ("3/4/27", "2027-04-03", "2027-03-04"),
        ("3/4/2027", "2027-04-03", "2027-03-04"),
        ("3.4.2027", "2027-04-03", "2027-03-04"),
        ("3-4-2027", "2027-04-03", "2027-03-04"),
        ("3/4 at 10:00", "2027-04-03 10:00", "2027-03-04 10:00"),
        ("12/10", "2027-10-12", "2026-12-10"),
    ],
)
def test_numbers_alone_go_by_the_order_of_the_region(text: str, british: str, american: str) -> None:
    assert (read(text, ENGLISH), read(text, AMERICAN)) == (british, american)


ASKED_BACK = {
    "next Thursday": ["2026-11-19", "2026-11-26"],
    "next Thursday 3pm": ["2026-11-19 15:00", "2026-11-26 15:00"],
    "next weekend": ["2026-11-21 2026-11-22", "2026-11-28 2026-11-29"],
    "next December": ["2026-12-01 2026-12-31", "2027-12-01 2027-12-31"],
    "the next week": ["2026-11-18 2026-11-25", "2026-11-23 2026-11-29"],
    "Wednesday week": ["2026-11-25", "2026-12-02"],
    "the 18th": ["2026-11-18", "2026-12-18"],
    "at 3": ["2026-11-18 15:00", "2026-11-19 03:00"],
    "tomorrow at 3": ["2026-11-19 03:00", "2026-11-19 15:00"],
    "tomorrow 3:30": ["2026-11-19 03:30", "2026-11-19 15:30"],
    "tomorrow at three o'clock": ["2026-11-19 03:00", "2026-11-19 15:00"],
    "quarter past three": ["2026-11-18 15:15", "2026-11-19 03:15"],
    "tomorrow at half past three": ["2026-11-19 03:30", "2026-11-19 15:30"],
    "Thu 3": ["2026-11-19 03:00", "2026-11-19 15:00", "2026-12-03"],
    "midnight": ["2026-11-19 00:00"],
    "tomorrow midnight": ["2026-11-19 00:00", "2026-11-20 00:00"],
    "10.11": ["2026-11-18 10:11", "2027-11-10"],
    "10 days": ["2026-11-28"],
    "a week": ["2026-11-25"],
    "Tuesday or Friday": ["2026-11-20", "2026-11-24"],
    "by Friday 3pm": ["2026-11-18 2026-11-20", "2026-11-20 15:00"],
    "by next week": ["2026-11-18 2026-11-23", "2026-11-18 2026-11-29"],
    "in the new year": ["2027-01-01 2027-01-31", "2027-01-02 2027-01-08"],
    "next week 3pm": [],
    "March morning": [],
}


@pytest.mark.parametrize(("text", "choices"), ASKED_BACK.items())
def test_what_may_mean_two_things_is_asked_back(text: str, choices: list[str]) -> None:
    assert asked(text) == (UnclearReason.AMBIGUOUS, choices)


REFUSED = {
    UnclearReason.EMPTY: ("", "   ", "\n\t"),
    UnclearReason.NOT_A_DATE: (
        *("someday", "call Bob", "3", "2027", "a", "every Monday", "Thursdays"),
        *("from", "first", "second", "in the", "Thursday call Bob", "may I", "on"),
        *("3:", "1.5 hours", "in 2 blinks", "next", "half to three", "Thursday Friday", "-1 days", "2-4", "202612"),
    ),
    UnclearReason.NO_SUCH_DAY: (
        *("31 Feb", "30/2", "29 Feb 2027", "the 32nd", "0 May", "31 April 2027", "2026-02-30", "2026-13-01"),
        *("fifth Monday of next month", "the 31st of this month", "from 28 to 31 April", "0/5"),
    ),
    UnclearReason.NO_SUCH_TIME: (
        "25:00",
        "24:00",
        "tomorrow 9:75",
        "13pm",
        "tomorrow 0am",
        "2026-12-03T25:00",
        "tomorrow morning 3pm",
    ),
    UnclearReason.PAST: (
        *("yesterday", "3 May 2020", "last Tuesday", "last week", "2 hours ago", "a week ago"),
        *("2026-11-17", "today 9:00", "2026-11-18T09:29", "early this week", "by yesterday", "last night"),
    ),
    UnclearReason.BEFORE_START: (
        "from 5 to 3 May",
        "from Friday to tomorrow",
        "from 5 May 2027 to 3 May 2027",
        "20 November to 18 November",
        "20/11 - 19/11",
    ),
    UnclearReason.TOO_FAR: ("in 99999999999 days", "in 4000 weeks", "in 11 years", "3 May 2099", "in 9999 years"),
}


@pytest.mark.parametrize(("reason", "text"), [(reason, text) for reason, texts in REFUSED.items() for text in texts])
def test_refusing_beats_guessing(reason: UnclearReason, text: str) -> None:
    assert asked(text) == (reason, [])


def test_a_weekday_and_a_date_that_disagree_are_both_offered() -> None:
    assert asked("Friday 16th") == (UnclearReason.DISAGREES, ["2026-12-16", "2026-12-18"])
    assert asked("Fri 2026-12-03 14:00") == (UnclearReason.DISAGREES, ["2026-12-03 14:00", "2026-12-04 14:00"])
    assert asked("Friday 3 May 2027") == (UnclearReason.DISAGREES, ["2027-04-30", "2027-05-03"])


def test_a_date_that_fits_only_the_other_order_is_offered_not_read() -> None:
    assert asked("3/15", ENGLISH) == (UnclearReason.NO_SUCH_DAY, ["2027-03-15"])
    assert asked("15/3", AMERICAN) == (UnclearReason.NO_SUCH_DAY, ["2027-03-15"])


def test_a_time_that_is_past_today_offers_tomorrow() -> None:
    assert asked("9:00") == (UnclearReason.PAST, ["2026-11-19 09:00"])


def test_a_part_of_today_that_is_over_is_past() -> None:
    assert asked("this morning", now="2026-11-18 15:00") == (UnclearReason.PAST, [])
    assert read("this morning", now="2026-11-18 11:00") == "2026-11-18"


def test_what_was_typed_comes_back_short_and_on_one_line() -> None:
    unclear = heard("call\x00Bob\n" + "x" * 500)
    assert isinstance(unclear, Unclear)
    assert unclear.text.startswith("call Bob x")
    assert len(unclear.text) == 60
    assert unclear.text.isprintable()


@pytest.mark.parametrize(
    ("now", "text", "window"),
    [
        ("2027-01-31 09:00", "in a month", "2027-02-28"),
        ("2028-01-31 09:00", "in a month", "2028-02-29"),
        ("2028-02-29 09:00", "in a year", "2029-02-28"),
        ("2026-12-31 09:00", "tomorrow", "2027-01-01"),
        ("2026-12-31 09:00", "in 2 months", "2027-02-28"),
        ("2027-01-31 09:00", "the 30th", "2027-03-30"),
        ("2026-12-30 09:00", "3 January", "2027-01-03"),
        ("2026-11-22 09:00", "end of the week", "2026-11-26 2026-11-27"),
        ("2026-11-22 09:00", "this week", "2026-11-22"),
        ("2026-11-21 09:00", "in 1 working day", "2026-11-23"),
        ("2026-11-20 09:00", "in 1 working day", "2026-11-23"),
        ("2026-12-01 09:00", "beginning of the month", "2026-12-01 2026-12-10"),
        ("2027-03-29 09:00", "Easter", "2027-03-29"),
        ("2027-03-30 09:00", "at Easter", "2028-04-14 2028-04-17"),
        ("2026-12-25 09:00", "before the new year", "2026-12-25 2026-12-31"),
        ("2026-12-31 09:00", "next year", "2027-01-01 2027-12-31"),
    ],
)
def test_months_years_and_weeks_end_where_the_calendar_says(now: str, text: str, window: str) -> None:
    assert read(text, now=now) == window


def test_next_monday_said_at_the_weekend_is_asked_back() -> None:
    assert asked("next Monday", now="2026-11-22 09:00") == (UnclearReason.AMBIGUOUS, ["2026-11-23", "2026-11-30"])
    assert read("Monday", now="2026-11-22 09:00") == "2026-11-23"


def test_a_time_the_clocks_skip_is_refused_and_the_same_on_the_clocks_as_they_are_then_is_offered() -> None:
    assert asked("28 March 2027 01:30") == (UnclearReason.NO_SUCH_TIME, ["2027-03-28 02:30"])
    assert read("28 March 2027 02:00") == "2027-03-28 02:00"
    assert asked("14 March 2027 02:30", zone="America/New_York") == (UnclearReason.NO_SUCH_TIME, ["2027-03-14 03:30"])
    assert read("14 March 2027 02:30") == "2027-03-14 02:30"


def test_a_time_that_comes_twice_is_the_first() -> None:
    window = heard("31 October 2027 01:30")
    assert isinstance(window, Window)
    assert window.starts == datetime(2027, 10, 31, 0, 30, tzinfo=UTC)


def test_an_instant_with_an_offset_keeps_its_instant_when_the_clocks_go_back() -> None:
    for offset, hour in (("+01:00", 0), ("+00:00", 1)):
        window = heard(f"2027-10-31T01:30{offset}")
        assert isinstance(window, Window)
        assert window.starts == datetime(2027, 10, 31, hour, 30, tzinfo=UTC)


def test_hours_are_counted_over_the_change_of_the_clocks() -> None:
    assert read("in 2 hours", now="2027-03-28 00:30") == "2027-03-28 03:30"
    assert read("in 2 hours", now="2027-10-31 00:30") == "2027-10-31 01:30 second"
    assert read("in 1 hour", now="2027-10-31 00:30") == "2027-10-31 01:30"


def test_today_is_the_day_where_the_speaker_is() -> None:
    now = datetime(2026, 11, 18, 22, 30, tzinfo=UTC)
    assert read_window("today", now, "Pacific/Auckland", ENGLISH) == Window.day(date(2026, 11, 19), "Pacific/Auckland")
    assert read_window("today", now, "America/New_York", ENGLISH) == Window.day(date(2026, 11, 18), "America/New_York")
    at_three = Window.exact(date(2026, 11, 19), time(15), "America/New_York")
    assert read_window("tomorrow 3pm", now, "America/New_York", ENGLISH) == at_three


def test_the_same_phrase_and_moment_give_the_same_window_whatever_zone_now_is_told_in() -> None:
    in_london = datetime(2026, 11, 18, 9, 30, tzinfo=ZoneInfo(LONDON))
    in_tokyo = in_london.astimezone(ZoneInfo("Asia/Tokyo"))
    for text in ("tomorrow 3pm", "in 2 hours", "today"):
        assert read_window(text, in_london, LONDON, ENGLISH) == read_window(text, in_tokyo, LONDON, ENGLISH)
