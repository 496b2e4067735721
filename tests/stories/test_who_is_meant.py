"""Whom an entry lands on: who is exactly meant, seen before it is saved, and never somebody called something like it."""

from __future__ import annotations

import unicodedata

import pytest
from PySide6.QtCore import Qt

from tests.builders import jo
from tests.storage.looking import do
from tests.stories.conftest import Desk
from tracker.rules.prospect import Email, Phone, Prospect

Key = Qt.Key

LEESON = Prospect(7, "Ann Leeson", "Vale Ltd")
HUNG = Prospect(8, "Nguyễn Văn Hùng")
MULLER = Prospect(9, "Müller")


def with_people(desk: Desk, *people: Prospect) -> None:
    do(desk.store, *people)
    desk.open_again()


def begin(desk: Desk, who: str) -> None:
    desk.press(Key.Key_N, ctrl=True)
    desk.type(who)


def save(desk: Desk) -> None:
    desk.press(Key.Key_Return, ctrl=True)


def met(desk: Desk) -> dict[tuple[str, str], int]:
    """How many contacts there are with each, by name and organisation."""
    known = [desk.store.history_of(p.id) for p in desk.store.people_like("", 99)]
    return {(h.prospect.name, h.prospect.organisation): len(h.contacts) for h in known if h is not None}


def take_back(desk: Desk) -> None:
    """Ctrl+Z, so that all is as before that entry."""
    desk.press(Key.Key_Z, ctrl=True)


@pytest.mark.parametrize(
    ("here", "who"),
    [(LEESON, "Ann Lee"), (HUNG, "Nguyễn Văn Hưng"), (MULLER, "Muller"), (LEESON, "ann leeso"), (LEESON, "Leeson Ann")],
)
def test_somebody_new_is_never_taken_for_who_is_called_like_them(desk: Desk, here: Prospect, who: str) -> None:
    with_people(desk, here)
    for going_on in ([Key.Key_Tab], [Key.Key_Return], [Key.Key_Return, Key.Key_Return], []):
        begin(desk, who)
        desk.press(*going_on)
        shown = desk.window.entry.who.standing.text()
        assert shown.startswith("Someone new. Others here are called something like it: "), going_on
        assert here.name in shown, going_on
        assert desk.window.entry.who.field.text() == who, going_on
        save(desk)
        assert met(desk) == {(here.name, here.organisation): 0, (who, ""): 1}, going_on
        take_back(desk)
        assert met(desk) == {(here.name, here.organisation): 0}


@pytest.mark.parametrize(
    "who",
    [
        "Ann Leeson",
        "  ANN  leeson",
        "Ann Leeson @ vale ltd",
        "ann@vale.example",
        "+44 20 7946 0018",
        unicodedata.normalize("NFD", "Ann Leeson"),
    ],
)
def test_who_is_exactly_meant_is_chosen_and_shown_whatever_key_goes_on(desk: Desk, who: str) -> None:
    phones = (Phone("+44 20 7946 0018", "+442079460018"),)
    ann = Prospect(7, "Ann Leeson", "Vale Ltd", phones=phones, emails=(Email("ann@vale.example"),))
    with_people(desk, ann, Prospect(8, "Ann Leesonne"))
    for going_on in ([Key.Key_Tab], [Key.Key_Return], []):
        begin(desk, who)
        desk.press(*going_on)
        assert desk.window.states.entry.form.who_id == 7, going_on
        assert desk.window.entry.who.standing.text().startswith("Ann Leeson, Vale Ltd · "), going_on
        save(desk)
        assert met(desk) == {("Ann Leeson", "Vale Ltd"): 1, ("Ann Leesonne", ""): 0}, going_on
        take_back(desk)
        assert met(desk) == {("Ann Leeson", "Vale Ltd"): 0, ("Ann Leesonne", ""): 0}


TWO = (Prospect(7, "Jo Hill", "Hill & Sons"), Prospect(8, "jo hill", "Orchard"))


def test_of_two_of_one_name_nobody_is_taken_until_one_is_chosen(desk: Desk) -> None:
    with_people(desk, *TWO)
    begin(desk, "Jo Hill")
    desk.press(Key.Key_Return)
    save(desk)
    assert sum(met(desk).values()) == 0
    assert desk.window.entry.trouble.text() == "2 people here are “Jo Hill”. Please choose one from the list."
    assert desk.window.entry.who.field.hasFocus()
    desk.press(Key.Key_Down, Key.Key_Return)  # the list is still open, and Enter went to its first
    assert desk.window.entry.who.standing.text().startswith("jo hill, Orchard · ")
    assert desk.window.entry.trouble.text() == ""
    save(desk)
    assert met(desk) == {("Jo Hill", "Hill & Sons"): 0, ("jo hill", "Orchard"): 1}


def test_two_of_one_name_are_told_apart_by_typing_their_organisation(desk: Desk) -> None:
    with_people(desk, *TWO)
    begin(desk, "Jo Hill @ Orchard")
    save(desk)
    assert met(desk) == {("Jo Hill", "Hill & Sons"): 0, ("jo hill", "Orchard"): 1}


def test_another_of_the_same_name_is_made_by_the_row_for_somebody_new_or_by_their_organisation(desk: Desk) -> None:
    with_people(desk, LEESON)
    begin(desk, "Ann Leeson")
    desk.press(*[Key.Key_Down] * 9, Key.Key_Return)
    assert desk.window.entry.who.standing.text().startswith("Someone new. ")
    save(desk)
    begin(desk, "Ann Leeson @ Quince")
    save(desk)
    assert met(desk) == {("Ann Leeson", "Vale Ltd"): 0, ("Ann Leeson", ""): 1, ("Ann Leeson", "Quince"): 1}


def test_a_word_still_finds_and_enter_takes_who_is_shown(desk: Desk) -> None:
    with_people(desk, LEESON, MULLER)
    begin(desk, "leeson")
    desk.press(Key.Key_Return)
    assert desk.window.states.entry.form.who_id == LEESON.id


def test_a_beginning_and_tab_is_nobody_yet(desk: Desk) -> None:
    with_people(desk, LEESON)
    begin(desk, "Ann")
    desk.press(Key.Key_Tab)
    assert desk.window.states.entry.form.who_id is None
    assert "Ann Leeson" in desk.window.entry.who.standing.text()


def test_a_draft_about_somebody_new_lands_on_them_once_they_are_here(desk: Desk) -> None:
    begin(desk, "Ann Leeson")
    desk.press(Key.Key_Escape, Key.Key_Escape)
    with_people(desk, LEESON)
    desk.window.entry.open_left()
    assert desk.window.states.entry.form.who_id == LEESON.id


def test_somebody_added_between_the_last_key_and_the_save_is_not_made_twice(desk: Desk) -> None:
    with_people(desk, jo())
    begin(desk, "Ann Leeson")
    do(desk.store, LEESON)  # by a script, unheard of so far
    save(desk)
    assert met(desk) == {("Jo Hill", ""): 0, ("Ann Leeson", "Vale Ltd"): 0}
    assert "among your people already" in desk.window.entry.trouble.text()
    assert desk.window.entry.who.standing.text().startswith("Ann Leeson, Vale Ltd · ")
    save(desk)
    assert met(desk)[("Ann Leeson", "Vale Ltd")] == 1
