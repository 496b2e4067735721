"""Somebody is written down before anything has happened with them; nobody twice. It is Wednesday 18 November, 09:30."""

from __future__ import annotations

from tests.builders import ME, jo
from tests.terminal.test_exit_codes import assert_one_sentence
from tests.terminal.typed import desk_with, typed
from tracker.actions.outcome import DeedName
from tracker.rules.prospect import Phone, Prospect

ANNE = Prospect(21, "Anne Vale", "Vale Ltd", phones=(Phone("+44 20 7946 0018", "+442079460018"),))


def test_somebody_new_is_here_with_no_contact_and_can_be_taken_back() -> None:
    desk = desk_with()
    told = typed(desk, "add", "Sam Reed", "--organisation", "Reed & Co", "--phone", "07700 900123")
    assert (told.code, told.err) == (0, "")
    assert told.out.splitlines()[0] == "Added: Sam Reed, Reed & Co."
    assert typed(desk, "check", "Sam Reed @ Reed & Co", "--channel", "call").code == 1
    undone = typed(desk, "undo")
    assert undone.code == 0
    assert desk.store.people_count("") == 0


def test_who_is_here_is_not_added_again() -> None:
    desk = desk_with(ANNE)
    told = typed(desk, "add", "ANNE vale")
    assert (told.code, told.out) == (3, "")
    assert told.err.splitlines() == ["“ANNE vale” is here already.", "  Anne Vale, Vale Ltd, +44 20 7946 0018"]
    assert typed(desk, "add", "Anne Vale", "--organisation", "Quince").code == 0
    assert typed(desk, "add", "Anne Vale @ Quince").code == 3
    assert desk.store.people_count("") == 2


def test_whoever_is_near_is_named() -> None:
    told = typed(desk_with(ANNE), "add", "Ann Vale")
    assert told.code == 0
    assert "Anne Vale, Vale Ltd" in told.out


def test_a_number_that_somebody_has_is_asked_about_first() -> None:
    desk = desk_with(ANNE)
    told = typed(desk, "add", "Ben Cole", "--phone", "020 7946 0018")
    assert told.code == 3
    assert told.err.startswith("Anne Vale has this number or address already: ")
    assert_one_sentence(told)
    assert desk.store.people_count("") == 1


def test_a_number_that_is_none_is_kept_in_the_notes() -> None:
    desk = desk_with()
    told = typed(desk, "add", "Ben Cole", "--phone", "ask at the bar", "--json").json
    assert told["in_notes"] == ["ask at the bar"]
    deed = desk.store.undoable(ME)
    assert deed is not None
    assert deed.name is DeedName.ADD_PROSPECT


def test_an_empty_name_is_one_sentence() -> None:
    told = typed(desk_with(jo()), "add", "  ")
    assert told.code == 3
    assert_one_sentence(told)
