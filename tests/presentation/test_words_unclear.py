"""Claims about what is said of a date that is not certain, and that whatever is offered can be typed."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from tracker.presentation.words.unclear import as_typed, unclear
from tracker.rules.plain_dates import ENGLISH, Unclear, read_window

LONDON = "Europe/London"
NOW = datetime(2026, 11, 26, 10, tzinfo=ZoneInfo(LONDON))


def read(text: str) -> Unclear:
    found = read_window(text, NOW, LONDON, ENGLISH)
    assert isinstance(found, Unclear)
    return found


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("this monday", "“this monday” is over already. Did you mean Monday 30 November (in 4 days)?"),
        ("17 Nov", "“17 Nov” is over already. Did you mean Wednesday 17 November 2027 (in about 12 months)?"),
        ("1 Jan 2027 to 31 Dec 2027", "“1 Jan 2027 to 31 Dec 2027” is too long to be agreed: most of a year."),
        ("10 days", "“10 days” is not certain. Did you mean Sunday 6 December (in 10 days)?"),
        ("next friday", "“next friday” could be read in more than one way. Which is meant?"),
        ("yesterday", "“yesterday” is over already."),
        (
            "28 March 2027 01:30",
            "There is no such time as “28 March 2027 01:30”. Did you mean Sunday 28 March 2027, 02:30 (in about 4 months)?",
        ),
    ],
)
def test_the_true_reason_is_told_and_what_may_be_meant(text: str, sentence: str) -> None:
    assert unclear(read(text), date(2026, 11, 26), LONDON) == sentence


@pytest.mark.parametrize(
    "text",
    [
        *("this monday", "17 Nov", "10 days", "next friday", "at 3", "tomorrow 2 to 4", "10.11", "3h", "by Friday 3pm"),
        *("15 July 3pm CET", "tomorrow 3pm CST", "20 Oct to 5 Nov", "not before Friday 3pm", "28 March 2027 01:30"),
    ],
)
def test_whatever_is_offered_can_be_typed_and_is_then_certain(text: str) -> None:
    found = read(text)
    assert found.choices
    for choice in found.choices:
        assert choice in [read_window(typed, NOW, LONDON, ENGLISH) for typed in as_typed(choice)]


@pytest.mark.parametrize(
    "text", ["tomorrow after 3pm", "11pm to 1am tomorrow", "first thing Monday", "31 October 2027 01:30 GMT"]
)
def test_hours_and_the_second_of_two_times_can_be_typed_as_they_are_written(text: str) -> None:
    window = read_window(text, NOW, LONDON, ENGLISH)
    assert not isinstance(window, Unclear)
    assert window in [read_window(typed, NOW, LONDON, ENGLISH) for typed in as_typed(window)]
