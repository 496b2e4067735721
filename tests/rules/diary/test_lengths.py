"""Claims about how long something takes, as it is typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.rules.diary.lengths import LONGEST, read_minutes

READ = [
    ("45", 45),
    ("45 min", 45),
    ("45min", 45),
    ("45 minutes", 45),
    ("1h", 60),
    ("1 h", 60),
    ("1 hour", 60),
    ("2 hrs", 120),
    ("two hours", 120),
    ("1h30", 90),
    ("1h 30m", 90),
    ("1 hour 30 minutes", 90),
    ("1 hour and 30 minutes", 90),
    ("1:30", 90),
    ("1.5 hours", 90),
    ("1,5 h", 90),
    ("half an hour", 30),
    ("½ hour", 30),
    ("½ an hour", 30),
    ("¾ of an hour", 45),
    ("1 ½ hours", 90),
    ("2¼ h", 135),
    ("Half an Hour", 30),
    ("an hour", 60),
    ("an hour and a half", 90),
    ("for 20 minutes", 20),
    ("all day", 1440),
    ("", None),
    ("0", None),
    ("1441", None),
    ("25 h", None),
    ("-5", None),
    ("soon", None),
    ("3pm", None),
    ("1:75", None),
    ("45 minutes or so", None),
]


@pytest.mark.parametrize(("typed", "minutes"), READ)
def test_a_length_is_read_as_it_is_typed(typed: str, minutes: int | None) -> None:
    assert read_minutes(typed) == minutes


@given(st.integers(1, LONGEST))
def test_every_length_can_be_typed_in_minutes_and_by_the_clock(minutes: int) -> None:
    assert read_minutes(f"{minutes} minutes") == minutes
    assert read_minutes(f"{minutes // 60}:{minutes % 60:02}") == minutes


@given(st.text(max_size=30))
def test_no_text_is_too_strange_to_be_told_no(text: str) -> None:
    minutes = read_minutes(text)
    assert minutes is None or 1 <= minutes <= LONGEST
