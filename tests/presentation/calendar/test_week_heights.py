"""Claims about how high the weeks of the month are: a table of what they need and what they get."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tracker.presentation.calendar.week_heights import LEAST, LEAST_IN_LOW, LOW, MOST_LATER, share


@pytest.mark.parametrize(
    ("room", "needs", "heights"),
    [
        # As in the pictures: 1280 × 800 and 960 × 600 with the sample.
        (656, (228, 140, 88, 68, 31, 31), (228, 162, 98, 85, 83)),
        (500, (228, 140, 88, 68, 31, 31), (228, 170, 102)),
        # As in the picture of the first day: with nothing in it today's week is as high as the next.
        (722, (31,) * 6, (155, 158, 116, 103, 97, 93)),
        # What it lacks of that, and no more; and only of what is left over.
        (722, (200, 31, 31, 31, 31, 31), (200, 138, 106, 97, 92, 89)),
        (300, (31, 117, 31), (105, 121, 74)),
        # This week has its need whatever it is, but for one later week.
        (656, (900, 31, 31), (578, 78)),
        # A crowded week takes what there is, and leaves a look at the one beneath it.
        (700, (228, 950, 88), (228, 378, 94)),
        (700, (228, 140, 950, 88), (228, 140, 238, 94)),
        # Where that would be too little, it takes all.
        (656, (300, 140, 950, 88), (300, 140, 216)),
        # What is not worth looking at is left to the others.
        (656, (400, 140, 950, 88), (400, 140, 116)),
        (656, (500, 100, 950, 88), (500, 156)),
    ],
)
def test_weeks_have_what_they_need_and_share_what_is_left(
    room: int, needs: tuple[int, ...], heights: tuple[int, ...]
) -> None:
    assert share(room, needs) == heights


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(300, 3000), st.lists(st.integers(31, 1200), min_size=2, max_size=9))
def test_no_pixel_is_left_over_and_no_week_is_too_low_to_look_at(room: int, needs: list[int]) -> None:
    heights = share(room, needs)
    least = LEAST if room >= LOW else LEAST_IN_LOW
    assert sum(heights) == room
    assert min(heights) >= least
    assert 2 <= len(heights) <= MOST_LATER + 1
