"""Claims that nothing of somebody erased for good stays in the folder, whatever was typed about them before."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from tests.builders import day, did, jo, talk
from tests.stories.conftest import Desk
from tests.stories.test_pressed_twice import SlowDesk
from tracker.actions.outcome import DeedName
from tracker.assembly.opening import window_over
from tracker.assembly.stores import Opening
from tracker.presentation.entry_form import Form
from tracker.presentation.flows.slipped_answer import SlippedForm
from tracker.presentation.words import erased_in_backups
from tracker.rules.prospect import Phone
from tracker.runtime.log import Log
from tracker.storage.file.store_file import backups_of
from tracker.widgets.main_window import MainWindow
from tracker.widgets.safety.safekeeping_page import SafekeepingPage

MARKS = (b"Zebedee", b"zebedee", b"Quincebury", b"79460000", b"hazelnut", b"lemon")
ZEBEDEE = jo(name="Zebedee Quincebury", phones=(Phone("+44 20 7946 0000", "+442079460000"),), notes="hazelnut")


def window_of(desk: Desk, qtbot: QtBot) -> MainWindow:
    """A window that remembers itself in the folder too."""
    desk.window.close()
    remembered = QSettings(str(desk.setup.paths.window), QSettings.Format.IniFormat)
    window = window_over(desk.setup, Opening(lambda: desk.store), lambda work: work(), remembered)
    qtbot.addWidget(window)
    window.show()
    window.begin()
    return window


def traces(desk: Desk) -> list[tuple[str, bytes]]:
    """Which marks are in which file, over the whole folder but the backups."""
    files = [f for f in desk.setup.paths.data.rglob("*") if f.is_file() and "backups" not in f.parts]
    return [(f.name, mark) for f in files for mark in MARKS if mark in f.read_bytes()]


def test_no_file_in_the_folder_keeps_a_byte_of_somebody_erased_but_the_backups_and_that_is_told(
    desk: Desk, qtbot: QtBot
) -> None:
    contact = replace(did("2026-11-01 10:00", note="lemon"), id=7)
    agreement = replace(talk(day("2026-11-10"), topic="lemon", made_in=7), id=8)
    with desk.store.deed(DeedName.ADD_PROSPECT, "Maria", desk.now) as tx:
        for record in (ZEBEDEE, contact, agreement, jo(id=2, name="Ann Reid")):
            tx.put(record)
    window = window_of(desk, qtbot)
    states, person = window.states, ZEBEDEE.id
    window.show_prospect(person)
    window.finding.open()
    window.finding.palette.write("zebedee")
    for form in (Form(2, "Ann Reid", note="kept"), Form(person, "Zebedee Quincebury", note="hazelnut")):
        states.entry.begin(form)
        states.entry.keep_draft()
    states.flows.catch_up._forms = {8: SlippedForm(words="lemon")}
    states.flows.catch_up._save()
    Log(desk.setup.paths.log).failure("storage", ValueError("Zebedee"))
    assert {name for name, _ in traces(desk)} >= {"as-agreed.db", "draft.json", "catch-up.json"}

    states.trash.erase(person)
    assert traces(desk) == []
    assert [form.who for form in states.entry._left.kept()] == ["Ann Reid"]
    window.close()
    desk.store.close()
    assert traces(desk) == []
    backups = b"".join(f.read_bytes() for f in backups_of(desk.setup.paths.store).rglob("*.db"))
    assert b"Zebedee" in backups
    states.safekeeping.look()
    until = states.safekeeping.erased_until
    assert until == desk.now + timedelta(days=30)
    assert "until" in erased_in_backups(until, "Europe/London", desk.now.date())


def test_nothing_is_said_of_who_is_in_the_backups_before_they_were_looked_through(qtbot: QtBot, tmp_path: Path) -> None:
    desk = SlowDesk(qtbot, tmp_path / "data")
    state = desk.window.states.safekeeping
    known = "Backups are made by themselves, and let go after thirty days."
    desk.hold()
    page = SafekeepingPage(state, lambda: desk.now, "Europe/London", desk.now.date(), "", str)
    qtbot.addWidget(page)
    assert page.erased.text() == known
    desk.let_go()
    assert page.erased.text() == f"{known} None of them holds anybody you erased for good."
    desk.hold()
    state.look()
    assert page.erased.text() == known, "one may have been made since"
    desk.let_go()
    desk.go_home()
