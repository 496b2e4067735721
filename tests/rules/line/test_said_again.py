"""What was logged can be typed again: each line there is, is read as what it was."""

from __future__ import annotations

import pytest

from tests.rules.line.people import MOMENT, Known
from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import ContactOutcome
from tracker.rules.line.reading import read_line
from tracker.rules.line.said_again import SAID, said_again


@pytest.mark.parametrize("name", ["Jo", "Martin Pryce", "Patrick O'Shea"])
@pytest.mark.parametrize("how", SAID, ids=lambda how: "-".join(map(str, how)))
def test_a_line_is_read_as_what_it_was_said_of(how: tuple[Direction, Channel, ContactOutcome], name: str) -> None:
    read = read_line(said_again(name, *how), MOMENT, Known())
    assert [who.name.split()[0] for who in read.who] == [name.split()[0]]
    assert (read.direction, read.channel, read.rest) == (how[0], how[1], "")
    plain = how[2] in (ContactOutcome.SENT, ContactOutcome.RECEIVED)
    assert read.outcome is how[2] or (plain and read.outcome is None)


def test_what_there_is_no_short_line_for_gives_none() -> None:
    assert said_again("Jo", Direction.OUT, Channel.MEETING, ContactOutcome.NO_ANSWER) == ""
    assert said_again(" ", Direction.OUT, Channel.CALL, ContactOutcome.TALKED) == ""
