"""How strict the guard is, set once for everybody who shares the store: in the window, in a second one, and by a script."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from tests.builders import JO, ME, day, jo, talk
from tests.storage.looking import do
from tests.stories.conftest import Desk
from tests.terminal.test_process import started
from tracker.actions.change_policy import change_policy
from tracker.actions.outcome import Fault, StoreFault
from tracker.assembly.opening import window_over
from tracker.assembly.stores import Opening, open_for
from tracker.presentation import words
from tracker.rules.guard.earliest import EarliestKind
from tracker.rules.policy import LEVELS, KeptPolicy, Policy
from tracker.rules.verdict import Code, Level
from tracker.storage.file.opening import open_store
from tracker.widgets.settings.settings_dialog import SettingsDialog
from tracker.widgets.settings.told_field import Number

LAPSES = "After … a missed agreement is too old to lean on."


@pytest.fixture
def waiting(desk: Desk) -> Desk:
    """Jo agreed to a call a week ago."""
    do(desk.store, jo(), talk(day("2026-11-10")), now=desk.now)
    desk.at("2026-11-17 10:00")
    desk.open_again()
    desk.window.show_prospect(JO)
    return desk


def number(dialog: SettingsDialog, label: str) -> Number:
    """The field in that sentence."""
    for field in dialog.findChildren(Number):
        if field.accessibleName() == label:
            return field
    pytest.fail(f"nothing is called “{label}”")


def set_to(desk: Desk, label: str, value: int) -> SettingsDialog:
    dialog = desk.window.dialogs.settings()
    dialog.open()
    number(dialog, label).setValue(value)
    dialog.save.click()
    return dialog


def earliest(desk: Desk) -> EarliestKind:
    card = desk.window.states.card.card
    assert card is not None
    return card.earliest.kind


def test_a_number_saved_in_the_settings_is_the_stores_and_holds_at_once_and_is_taken_back(waiting: Desk) -> None:
    assert earliest(waiting) is EarliestKind.AGREED
    dialog = set_to(waiting, LAPSES, 5)
    assert not dialog.isVisible()
    kept = waiting.store.policy()
    assert kept is not None
    assert kept.lapse_days == 5
    assert earliest(waiting) is EarliestKind.NOTHING_AGREED
    assert waiting.window.states.undo.undo_text == "Undo: change how strictly it warns"
    waiting.press(Qt.Key.Key_Z, ctrl=True)
    assert earliest(waiting) is EarliestKind.AGREED
    assert waiting.store.policy() is None


def test_a_second_window_learns_of_it_within_the_minute(waiting: Desk) -> None:
    colleague = open_store(waiting.setup.paths.store)
    change_policy(waiting.setup.desk(colleague), Policy(), Policy(lapse_days=5))
    colleague.close()
    assert earliest(waiting) is EarliestKind.AGREED
    waiting.minute_passes()
    assert earliest(waiting) is EarliestKind.NOTHING_AGREED
    dialog = waiting.window.dialogs.settings()
    assert number(dialog, LAPSES).value() == 5


def test_the_next_start_judges_by_it_from_the_first_moment(waiting: Desk) -> None:
    do(waiting.store, KeptPolicy(Policy(lapse_days=5)), now=waiting.now)
    waiting.setup.kept_policy = None
    waiting.open_again()
    waiting.window.show_prospect(JO)
    assert earliest(waiting) is EarliestKind.NOTHING_AGREED


def test_where_it_cannot_be_saved_the_dialog_says_so_and_keeps_what_was_set(
    waiting: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_given: object) -> object:
        raise StoreFault(Fault.DISK_FULL)

    monkeypatch.setattr(waiting.store, "deed", full)
    dialog = set_to(waiting, LAPSES, 5)
    assert dialog.isVisible()
    assert number(dialog, LAPSES).value() == 5
    told = words.trouble(StoreFault(Fault.DISK_FULL), waiting.setup.paths.store)
    assert told in waiting.words_in(dialog)
    monkeypatch.undo()
    dialog.save.click()
    assert not dialog.isVisible()
    assert earliest(waiting) is EarliestKind.NOTHING_AGREED


def test_every_number_of_the_guard_stands_in_the_settings_and_what_nobody_touches_stays(waiting: Desk) -> None:
    odd = Policy(answer_within=timedelta(hours=36, minutes=30), burst=timedelta(minutes=90))
    change_policy(waiting.setup.desk(waiting.store), Policy(), odd)
    waiting.open_again()
    dialog = waiting.window.dialogs.settings()
    assert dialog.chosen_policy() == waiting.window.states.policy.current()
    shown = {
        "Where it does not wait, one written answer is welcome within ….": 2,
        "One more word within … goes on with the last.": 20,
        "What was agreed may be confirmed in writing within ….": 3,
        "A missed appointment may be owned up to for ….": 7,
        "A new time within … of the old one stands in its place.": 10,
    }
    for label, value in shown.items():
        number(dialog, label).setValue(value)
    chosen = dialog.chosen_policy()
    assert (chosen.answer_within, chosen.going_on) == (timedelta(hours=2), timedelta(minutes=20))
    assert (chosen.confirm_within, chosen.about_days, chosen.instead_days) == (timedelta(hours=3), 7, 10)
    assert chosen.burst == timedelta(minutes=90)
    dialog.reject()


def test_what_was_set_in_the_settings_file_is_brought_into_the_store_once_and_forgotten_there(waiting: Desk) -> None:
    file = waiting.setup.paths.settings
    before = {"me": ME, "policy": {"lapse_days": 5, "levels": {"household": "welcome"}}}
    file.write_text(json.dumps(before), encoding="utf-8")
    for _ in range(2):
        store = open_for(waiting.setup, demo=False)
        kept = store.policy()
        assert kept == Policy(lapse_days=5, levels={**LEVELS, Code.HOUSEHOLD: Level.WELCOME})
        assert store.last_deed()[0] == 2, "once"
        store.close()
        assert json.loads(file.read_text(encoding="utf-8")) == {"me": ME}
    window = window_over(waiting.setup, Opening(lambda: waiting.store), lambda work: work(), None)
    assert window.states.policy.current().lapse_days == 5
    window.close()


def test_a_store_that_has_its_own_keeps_it_whatever_the_settings_file_says(waiting: Desk) -> None:
    change_policy(waiting.setup.desk(waiting.store), Policy(), Policy(tries=4))
    file = waiting.setup.paths.settings
    file.write_text(json.dumps({"policy": {"lapse_days": 5}}), encoding="utf-8")
    store = open_for(waiting.setup, demo=False)
    kept = store.policy()
    store.close()
    assert kept == Policy(tries=4)
    assert json.loads(file.read_text(encoding="utf-8")) == {}


def test_a_script_is_judged_by_it_too(tmp_path: Path) -> None:
    here = ("--data-dir", str(tmp_path))
    started(*here, "today")
    store = open_store(tmp_path / "as-agreed.db")
    do(store, jo(), talk(day("2026-11-10")))
    check = ("check", "Jo Hill", "--channel", "call", "--by", ME, "--json")
    assert started(*here, *check).json["level"] == "note"
    do(store, KeptPolicy(Policy(lapse_days=5)))
    told = started(*here, *check)
    assert (told.code, told.json["level"]) == (1, "warn")
    assert started(*here, "log", "Jo Hill", "--channel", "call", "--by", ME).code == 1
    store.close()


def test_the_month_that_is_made_before_the_store_is_opened_goes_by_its_policy_once_it_is(waiting: Desk) -> None:
    do(waiting.store, KeptPolicy(Policy(lapse_days=5)), now=waiting.now)
    waiting.setup.kept_policy = None
    opening = Opening(lambda: open_for(waiting.setup, demo=False))
    window = window_over(waiting.setup, opening, lambda work: work(), None)
    try:
        window.begin()
        assert window.states.calendar.model.policy.lapse_days == 5
    finally:
        window.close()
        opening.close()
