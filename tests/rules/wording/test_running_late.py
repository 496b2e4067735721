"""Claims about reading a note for what it says of an appointment."""

from __future__ import annotations

import pytest

from tracker.rules.wording.running_late import owns_up, says_they_are_late

OURS = [
    ("Running ten minutes late", True),
    ("we can’t make it", True),
    ("cannot come today, sorry", True),
    ("Sorry, I missed it", True),
    ("had to cancel", True),
    ("on my way", False),
    ("you can park behind the house", False),
    ("see you at ten", False),
]
THEIRS = [
    ("They will be half an hour late", True),
    ("I’m late", True),
    ("stuck in traffic", True),
    ("cannot come, will ring again", True),
    ("they called it off", True),
    ("They like late afternoons", False),
    ("asked about the late delivery", False),
    ("wants four tiers", False),
]


@pytest.mark.parametrize(("note", "says_so"), OURS)
def test_a_note_of_ours_owns_up_or_does_not(note: str, says_so: bool) -> None:
    assert owns_up(note) is says_so


@pytest.mark.parametrize(("note", "says_so"), THEIRS)
def test_a_note_on_them_says_that_they_are_late_or_does_not(note: str, says_so: bool) -> None:
    assert says_they_are_late(note) is says_so
