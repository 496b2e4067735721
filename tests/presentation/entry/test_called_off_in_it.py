"""Claims about a line that says that what was agreed was called off: in what contact, and what that keeps."""

from __future__ import annotations

import pytest

from tests.builders import at
from tests.presentation.entry.at_the_line import AtTheLine
from tracker.rules.channel import Channel, Direction

pytestmark = pytest.mark.usefixtures("qapp")


def test_that_it_was_called_off_is_logged_once_it_is_said_how() -> None:
    work = AtTheLine().type("siobhan cancelled")
    work.entry.save()
    assert work.logged == []
    work.entry.press(direction=Direction.IN, channel=Channel.TEXT)
    work.entry.save()
    assert [(logged.contact.channel, logged.contact.note) for logged in work.logged] == [(Channel.TEXT, "cancelled")]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("colin rang", True),
        ("colin rang, cancelled", False),
        ("colin rang to cancel", False),
        ("cancelled, colin rang", False),
        ("colin rang, cancelled the lorry", True),
        ("rang colin talked, cancelled", True),
    ],
)
def test_whoever_comes_to_call_off_what_is_on_keeps_nothing_by_it(typed: str, kept: bool) -> None:
    """His call was agreed for 14:30. What he calls off beside it is none of ours, and ringing him then is what was
    agreed."""
    work = AtTheLine(at("2026-11-26 15:07")).type(typed)
    work.entry.save()
    (logged,) = work.logged
    assert (logged.settled is not None) is kept
    agreed = [a for a in work.history("Colin Burrows").agreements if a.is_open]
    assert bool(agreed) is not kept


def test_nor_where_a_click_says_that_they_came_to_us_for_it() -> None:
    work = AtTheLine(at("2026-11-26 15:07")).type("colin cancelled")
    work.entry.press(direction=Direction.IN, channel=Channel.CALL)
    work.entry.save()
    assert [logged.settled for logged in work.logged] == [None]


def test_but_it_does_once_the_line_no_longer_says_that_it_was_called_off() -> None:
    work = AtTheLine(at("2026-11-26 15:07")).type("colin cancelled")
    work.entry.press(direction=Direction.IN, channel=Channel.CALL)
    work.put("colin re the lorry")
    work.entry.save()
    assert [logged.settled is not None for logged in work.logged] == [True]
