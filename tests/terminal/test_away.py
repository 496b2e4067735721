"""Days away on the command line: written down, told, taken back; each of us has their own."""

from __future__ import annotations

from datetime import date

from tests.builders import ME, day, jo, talk
from tests.terminal.typed import desk_with, typed
from tracker.rules.us import Away, User

MARIA, BEN = User(1, ME), User(2, "Ben")
BENS = Away(5, BEN.id, date(2026, 12, 1), date(2026, 12, 2), "course")


def test_days_are_written_down_and_told() -> None:
    desk = desk_with(MARIA, BEN, BENS)
    told = typed(desk, "away", "3 to 10 August", "--words", "Wales")
    assert (told.code, told.out) == (0, "Away Tue 3 – Tue 10 Aug 2027: Wales\n")
    assert typed(desk, "away", "--json").json["away"][0]["first"] == "2027-08-03"


def test_without_days_it_says_that_there_are_none() -> None:
    assert typed(desk_with(MARIA, BEN, BENS), "away").out == "No days away are written down.\n"


def test_what_is_over_is_not_told() -> None:
    gone = Away(6, MARIA.id, date(2026, 11, 1), date(2026, 11, 17))
    assert typed(desk_with(MARIA, gone), "away").out == "No days away are written down.\n"


def test_whoever_is_none_of_us_yet_becomes_one() -> None:
    desk = desk_with()
    typed(desk, "away", "tomorrow")
    assert [user.name for user in desk.store.users()] == [ME]


def test_they_are_taken_back_by_any_of_their_days() -> None:
    desk = desk_with(MARIA, BEN, BENS)
    typed(desk, "away", "3 to 10 August")
    assert typed(desk, "away", "5 August", "--back").out == "No days away are written down.\n"
    assert desk.store.away() == (BENS,)
    assert typed(desk, "undo").code == 0
    assert len(desk.store.away()) == 2


def test_days_that_are_none_are_asked_back() -> None:
    desk = desk_with(MARIA)
    for words in (("away", "soonish"), ("away", "--back"), ("away", "5 August", "--back")):
        told = typed(desk, *words)
        assert (told.code, told.out) == (3, "")
        assert told.err.count("\n") == 1


def test_a_talk_agreed_on_them_is_told() -> None:
    desk = desk_with(jo(), MARIA, talk(day("2026-11-18")))
    typed(desk, "away", "tomorrow", "--words", "fair")
    told = typed(desk, "log", "Jo Hill", "--channel", "call", "--talk", "tomorrow 10:00")
    assert "You are away then: 19 November, fair." in told.out
