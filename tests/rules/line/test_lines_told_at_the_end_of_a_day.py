"""Claims about lines as sellers type them at the end of a day: an hour of the working day, what was put right in the
line itself, who was to be told. Thursday 26 November 2026, 14:57.
"""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.rules.line.people import MOMENT, Known
from tests.rules.line.told import whole
from tracker.rules.line import Answer, PartKind
from tracker.rules.line.reading import read_line

# fmt: off
HOURS = [
    ("tessa rang at 2", "Tessa Grant · in call talked · Thu 26 Nov 14:00"),
    ("callum rang at two fifteen", "Callum Frost · in call talked · Thu 26 Nov 14:15"),
    ("saw patrick yesterday at 1", "Patrick O'Shea · met meeting talked · Wed 25 Nov 13:00"),
    ("zoomed daniel on tuesday at half two, talked", "Daniel Brandt · out video talked · Tue 24 Nov 14:30"),
    ("robert rang 10ish", "Robert Ashworth · in call talked · Thu 26 Nov 10:00"),
    ("tessa rang at 3", "Tessa Grant · in call talked · at 3? · ask when: Wed 25 Nov 2026 15:00 | Thu 26 Nov 2026 03:00"),
    ("tessa rang yesterday at 7", "Tessa Grant · in call talked · Wed 25 Nov 19:00"),
]
"""An hour of the day that was is meant; one that is still to come today is asked."""
# fmt: on


@pytest.mark.parametrize(("typed", "meant"), HOURS)
def test_an_hour_of_the_working_day_is_meant(typed: str, meant: str) -> None:
    assert whole(read_line(typed, MOMENT, Known())) == meant


def test_the_hour_at_night_can_be_chosen_all_the_same() -> None:
    part = next(p for p in read_line("tessa rang at 2", MOMENT, Known()).parts if p.kind is PartKind.WHEN)
    night = part.alternatives[1]
    chosen = read_line("tessa rang at 2", MOMENT, Known(), (Answer(part.ask, night.key),))
    assert chosen.at == datetime(2026, 11, 26, 2, tzinfo=UTC)
