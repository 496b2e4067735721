"""The three honest exits in the banner of quick entry: no key argues it down, the words stand, and it says what is kept."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import permutations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from tests.stories.conftest import Desk
from tracker.presentation import form_text
from tracker.presentation.banner import ExitId
from tracker.presentation.entry_form import Exit, ExitForm, Form, Next
from tracker.rules.basis import Basis
from tracker.rules.channel import Channel, Direction
from tracker.rules.prospect import StandingKind
from tracker.rules.verdict import Code, Level

KEY = Qt.Key
KEYS = {Exit.CHANGED: KEY.Key_G, Exit.ASKED: KEY.Key_D, Exit.ANYWAY: KEY.Key_B}
NO, TURN = KEY.Key_4, KEY.Key_3


def met(desk: Desk, said: Qt.Key, name: str = "Dominic Ayre", never: bool = False) -> int:
    """A visit six days ago, at the end of which they said no, or that they would call."""
    desk.at("2026-11-12 17:30")
    if said is NO:
        who = desk.logged(Form(who=name, next=frozenset({Next.NO_THANKS}), no_words="not for us", never_again=never))
    else:
        who = desk.logged(Form(who=name, next=frozenset({Next.THEIR_TURN}), their_words="we'll call you"))
    desk.at("2026-11-18 10:00")
    return who


def call_to(desk: Desk, name: str = "Dominic Ayre") -> None:
    """Ctrl+N, the name, Enter, and that we rang them."""
    desk.press(KEY.Key_N, ctrl=True)
    desk.type(name)
    desk.press(KEY.Key_Return)
    desk.press(KEY.Key_O, alt=True)
    desk.press(KEY.Key_C, alt=True)


def open_exit(desk: Desk, way: Exit) -> None:
    """By its key; the button looks pressed for a moment first."""
    desk.press(KEYS[way], alt=True)
    desk.qtbot.waitUntil(lambda: desk.window.states.entry.form.exit.open is way)


ORDERS = [order[:n] for n in (1, 2, 3) for order in permutations(Exit, n)]


@pytest.mark.parametrize(("said", "level"), [(NO, Level.STOP), (TURN, Level.WARN)])
def test_no_row_of_keys_argues_it_down(desk: Desk, said: Qt.Key, level: Level) -> None:
    met(desk, said)
    call_to(desk)
    entry, told = desk.window.entry, desk.banner()
    wanted = {Exit.CHANGED: entry.exits.said, Exit.ASKED: entry.exits.asked, Exit.ANYWAY: entry.exits.reason}
    for ways in ORDERS:
        for way in ways:
            open_exit(desk, way)
        desk.press(KEY.Key_Return, ctrl=True)

        assert entry.isVisible(), ways
        assert len(desk.history("Dominic Ayre").contacts) == 1
        assert desk.banner() == told, "the evidence stays"
        assert entry.banner.telling is not None
        assert entry.banner.telling.level is level
        assert wanted[ways[-1]].hasFocus(), f"the cursor goes to what is missing: {ways}"
        assert entry.trouble.text()
        desk.press(KEYS[ways[-1]], alt=True)
        desk.qtbot.waitUntil(lambda: desk.window.states.entry.form.exit.open is None)


def test_what_changed_counts_with_their_words_the_time_they_said_it_and_what_they_agreed_to(desk: Desk) -> None:
    met(desk, TURN)
    call_to(desk)
    entry, told = desk.window.entry, desk.banner()
    open_exit(desk, Exit.CHANGED)
    for typed, missing in (("do ring me", entry.exits.said_when.line), ("yesterday 3pm", entry.exits.agreed_when.line)):
        desk.type(typed)
        assert desk.banner() == told
        assert entry.exits.kept_as.text() == ""
        desk.press(KEY.Key_Return, ctrl=True)
        assert missing.hasFocus()
    desk.type("today")
    assert desk.banner() != told
    assert entry.exits.kept_as.text() == "Will be kept as: as agreed; they said yesterday: “do ring me”."
    desk.press(KEY.Key_Return, ctrl=True)
    history = desk.history("Dominic Ayre")
    assert (history.contacts[-1].basis, history.contacts[-1].verdict.level) == (Basis.AGREED, Level.WELCOME)
    assert history.agreements[-1].words == "do ring me"


def test_no_time_is_judged_without_one(desk: Desk) -> None:
    met(desk, TURN)
    call_to(desk)
    entry = desk.window.entry
    open_exit(desk, Exit.CHANGED)
    desk.type("any time you like")
    desk.press(KEY.Key_Return)
    desk.type("yesterday 3pm")
    desk.focus(entry.exits.again)
    desk.press(KEY.Key_Space)
    assert desk.banner().startswith("Nobody agreed to this.")
    assert entry.exits.kept_as.text() == "Will be kept as: nobody agreed; they said yesterday: “any time you like”."
    desk.press(KEY.Key_Return, ctrl=True)
    history = desk.history("Dominic Ayre")
    assert history.contacts[-1].basis is Basis.NONE
    assert history.contacts[-1].verdict.has(Code.NOTHING_AGREED)
    assert history.standings[-1].kind is StandingKind.OPEN


def test_because_changes_neither_the_verdict_nor_the_basis_and_says_how_it_is_kept(desk: Desk) -> None:
    met(desk, TURN)
    call_to(desk)
    told = desk.banner()
    open_exit(desk, Exit.ANYWAY)
    desk.type("his insurer asked us to")
    assert desk.banner() == told
    kept_as = desk.window.entry.exits.kept_as
    assert kept_as.text() == "Will be kept as: nobody agreed; because his insurer asked us to."
    assert kept_as.isVisible()
    desk.press(KEY.Key_Return, ctrl=True)
    contact = desk.history("Dominic Ayre").contacts[-1]
    assert (contact.basis, contact.verdict.level, contact.reason) == (Basis.NONE, Level.WARN, "his insurer asked us to")


@pytest.mark.parametrize("way", [Exit.CHANGED, Exit.ANYWAY])
def test_after_a_no_it_takes_the_tick_too(desk: Desk, way: Exit) -> None:
    met(desk, NO)
    call_to(desk)
    entry, told = desk.window.entry, desk.banner()
    open_exit(desk, way)
    typed = ("do ring me", "yesterday 3pm", "today") if way is Exit.CHANGED else ("I dialled the wrong line",)
    for text in typed:
        desk.type(text)
        desk.press(KEY.Key_Return)
    assert desk.banner() == told
    desk.press(KEY.Key_Return, ctrl=True)
    assert entry.isVisible()
    assert entry.exits.tick.hasFocus()
    assert entry.trouble.text() == "They asked us not to. Tick that you know, and it is kept."
    desk.press(KEY.Key_Space)
    desk.press(KEY.Key_Return, ctrl=True)
    assert not entry.isVisible()
    assert len(desk.history("Dominic Ayre").contacts) == 2


def test_a_service_they_asked_for_after_a_no_takes_no_tick(desk: Desk) -> None:
    met(desk, NO)
    call_to(desk)
    entry = desk.window.entry
    open_exit(desk, Exit.ASKED)
    assert not entry.exits.tick.isVisible()
    desk.type("last year's bill")
    assert entry.banner.telling is not None
    assert entry.banner.telling.level is Level.NOTE
    assert entry.exits.asked.isVisible(), "what is being typed does not go from beneath the cursor"
    desk.press(KEY.Key_Return, ctrl=True)
    assert desk.history("Dominic Ayre").contacts[-1].basis is Basis.SERVICE


@pytest.mark.parametrize("way", Exit)
def test_an_objection_is_lowered_by_none_of_them(desk: Desk, way: Exit) -> None:
    met(desk, NO, never=True)
    call_to(desk)
    entry = desk.window.entry
    all_of_it = ExitForm(way, "do ring me", "yesterday 3pm", "today", asked="a price", reason="it rained")
    desk.window.states.entry.change(exit=all_of_it)
    assert entry.banner.telling is not None
    assert (entry.banner.telling.level, desk.window.states.entry.guard.verdict.findings[0].code) == (
        Level.STOP,
        Code.OBJECTED,
    )
    desk.press(KEY.Key_Return, ctrl=True)
    assert entry.exits.tick.hasFocus()


def test_one_is_open_at_a_time_and_the_words_of_a_closed_one_stand_as_a_line(desk: Desk) -> None:
    met(desk, TURN)
    call_to(desk)
    exits = desk.window.entry.exits
    open_exit(desk, Exit.ANYWAY)
    desk.type("she passed by")
    open_exit(desk, Exit.CHANGED)
    assert (exits.reason.isVisible(), exits.said.isVisible(), exits.asked.isVisible()) == (False, True, False)
    line = exits.lines[Exit.ANYWAY]
    assert (line.text(), line.isVisible()) == ("Because: “she passed by”", True)
    assert desk.window.entry.banner.isAncestorOf(exits)
    desk.press_button(line)
    assert exits.reason.hasFocus()
    assert (exits.reason.text(), exits.said.isVisible(), line.isVisible()) == ("she passed by", False, False)


def test_the_words_of_a_closed_exit_count(desk: Desk) -> None:
    met(desk, TURN)
    call_to(desk)
    open_exit(desk, Exit.ANYWAY)
    desk.type("she passed by")
    desk.press(KEYS[Exit.ANYWAY], alt=True)
    desk.qtbot.waitUntil(lambda: desk.window.states.entry.form.exit.open is None)
    desk.press(KEY.Key_Return, ctrl=True)
    assert desk.history("Dominic Ayre").contacts[-1].reason == "she passed by"


@pytest.mark.parametrize("way", Exit)
@pytest.mark.parametrize("direction", [Direction.IN, Direction.MET])
def test_an_empty_exit_left_open_blocks_no_entry_that_needs_none(desk: Desk, way: Exit, direction: Direction) -> None:
    who = met(desk, TURN)
    desk.window.new_entry(Form(who, "Dominic Ayre", direction=direction, note="All well", exit=ExitForm(way)))
    QApplication.processEvents()
    desk.press(KEY.Key_Return, ctrl=True)
    assert not desk.window.entry.isVisible()
    assert desk.history("Dominic Ayre").contacts[-1].note == "All well"


@pytest.mark.parametrize("ways", [[], ["anyway"], ["asked", "anyway"], ["changed"]])
def test_a_draft_of_an_older_version_comes_back_with_one_exit_open_and_saves(desk: Desk, ways: list[str]) -> None:
    who = met(desk, TURN)
    text = form_text.to_text(
        [Form(who, "Dominic Ayre", direction=Direction.IN, channel=Channel.CALL, note="They rang")]
    )
    assert text is not None
    (raw,) = json.loads(text)
    raw["exit"].pop("open", None)
    raw["exit"]["ways"] = ways
    (form,) = form_text.from_text(json.dumps([raw]))
    assert form.exit.open == (Exit(ways[0]) if ways else None)
    desk.window.new_entry(form)
    QApplication.processEvents()
    desk.press(KEY.Key_Return, ctrl=True)
    assert desk.history("Dominic Ayre").contacts[-1].note == "They rang"


def test_half_a_change_is_asked_for_and_not_dropped_where_the_entry_needs_none(desk: Desk) -> None:
    who = met(desk, TURN)
    form = Form(who, "Dominic Ayre", direction=Direction.IN, channel=Channel.CALL, exit=ExitForm(None, said="do ring"))
    desk.window.new_entry(form)
    QApplication.processEvents()
    desk.press(KEY.Key_Return, ctrl=True)
    assert desk.window.entry.isVisible()
    assert desk.window.entry.exits.said_when.line.hasFocus()


def test_that_one_knows_of_a_no_says_nothing_of_somebody_else(desk: Desk) -> None:
    met(desk, NO)
    met(desk, NO, "Emma Brook")
    call_to(desk)
    open_exit(desk, Exit.ANYWAY)
    desk.type("by mistake")
    desk.focus(desk.window.entry.exits.tick)
    desk.press(KEY.Key_Space)
    state = desk.window.states.entry
    assert state.form.exit.ticked
    other = desk.history("Emma Brook").prospect
    state.who.choose_person(other.id, other.name)
    assert state.form.exit == replace(state.form.exit, ticked=False, reason="by mistake")
    assert state.guard.needs_tick


@pytest.mark.parametrize(
    ("contact", "said", "basis"),
    [
        ("2026-11-18 09:00", "today", Basis.AGREED),  # that day, and before it
        ("2026-11-16 09:00", "yesterday", Basis.NONE),  # it was not known then
    ],
)
def test_what_they_said_after_the_contact_does_not_make_it_agreed(
    desk: Desk, contact: str, said: str, basis: Basis
) -> None:
    who = met(desk, TURN)
    exit_ = ExitForm(Exit.CHANGED, "do ring me", said, "2026-11-18")
    desk.window.new_entry(
        Form(who, "Dominic Ayre", direction=Direction.OUT, channel=Channel.CALL, when=contact, exit=exit_)
    )
    QApplication.processEvents()
    assert desk.window.states.entry.guard.verdict.basis is basis


def test_the_banner_is_as_tall_as_what_is_open_in_it(desk: Desk) -> None:
    met(desk, TURN)
    call_to(desk)
    banner = desk.window.entry.banner
    alone = banner.height()
    open_exit(desk, Exit.CHANGED)
    QApplication.processEvents()
    unfolded = banner.height()
    open_exit(desk, Exit.ANYWAY)
    QApplication.processEvents()
    assert alone < banner.height() < unfolded
    desk.press(KEYS[Exit.ANYWAY], alt=True)
    desk.qtbot.waitUntil(lambda: desk.window.states.entry.form.exit.open is None)
    QApplication.processEvents()
    assert banner.height() == alone


def test_the_open_exit_is_shown_on_its_button(desk: Desk) -> None:
    met(desk, TURN)
    call_to(desk)
    open_exit(desk, Exit.ASKED)
    banner = desk.window.entry.banner
    ways = {id_: button for id_ in ExitId if (button := banner.button(id_)) is not None}
    assert [id_ for id_, button in ways.items() if button.is_held] == [ExitId.THEY_ASKED]
    told = {id_: QAccessible.queryAccessibleInterface(button) for id_, button in ways.items()}
    assert {each.role() for each in told.values()} == {QAccessible.Role.Button}
    said = {id_: each.text(QAccessible.Text.Description).strip() for id_, each in told.items()}
    assert said == {id_: "unfolded" if id_ is ExitId.THEY_ASKED else "" for id_ in ways}
