"""What is about to be agreed, told in as much room as there is."""

from __future__ import annotations

from datetime import time

import pytest

from tests.presentation.calendar.calendar_samples import TODAY
from tracker.presentation.calendar.ghost import Ghost


@pytest.mark.parametrize(
    ("words", "at", "told"),
    [
        ("thu 3pm", time(15), "thu 3pm"),
        ("tomorrow 11", time(11), "11:00"),
        ("monday", None, "monday"),
        ("in two weeks", None, ""),
    ],
)
def test_words_that_have_no_room_give_way_to_the_time_or_to_the_place(words: str, at: time | None, told: str) -> None:
    ghost = Ghost(TODAY, TODAY, "Martin", words, at)
    assert ghost.when(lambda shown: len(shown) < 9) == told
