"""Claims about a damaged file met at the start, backups, and everything we hold: through the real window."""

from __future__ import annotations

import json
import stat
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.builders import at, jo
from tests.stories.conftest import Desk
from tracker.actions.outcome import DeedName
from tracker.assembly import Opening, window_over
from tracker.storage.open import open_store
from tracker.widgets.main_window import MainWindow
from tracker.widgets.safekeeping_page import SafekeepingPage


def write(desk: Desk, name: str = "Jo Hill") -> None:
    with desk.store.deed(DeedName.ADD_PROSPECT, "Maria", desk.now) as tx:
        tx.put(jo(name=name, notes="allergic to nuts"))


@pytest.fixture
def damaged(desk: Desk, qtbot: QtBot) -> Iterator[MainWindow]:
    """A window opened on a file whose first page is gone, with one backup beside it."""
    write(desk)
    desk.store.keep_backup(desk.now)
    desk.window.close()
    desk.store.close()
    place = desk.setup.paths.store
    content = bytearray(place.read_bytes())
    content[:4096] = bytes(4096)
    place.write_bytes(content)
    opening = Opening(lambda: open_store(place))
    window = window_over(desk.setup, opening, lambda work: work(), None)
    qtbot.addWidget(window)
    window.show()
    window.begin()
    yield window
    window.close()
    opening.close()


def names(window: MainWindow) -> list[str]:
    found: list[str] = []
    window.states.dispatcher.ask(
        lambda questions: questions.people_like("", 9), lambda lines: found.extend(line.name for line in lines)
    )
    return found


def test_a_damaged_file_gets_a_page_that_says_what_is_safe(damaged: MainWindow, desk: Desk) -> None:
    before = desk.setup.paths.store.read_bytes()
    assert damaged.pages.currentWidget() is damaged.damage
    assert "Nothing has been written to it." in damaged.damage.sentence.text()
    assert damaged.damage.backups.count() == 1
    assert desk.setup.paths.store.read_bytes() == before


def test_the_backup_is_restored_with_one_key_and_work_goes_on(damaged: MainWindow, qtbot: QtBot) -> None:
    assert damaged.damage.backups.hasFocus()
    qtbot.keyClick(damaged.damage.backups, Qt.Key.Key_Return)
    assert damaged.pages.currentWidget() is damaged.day
    assert names(damaged) == ["Jo Hill"]
    assert damaged.toast.text.startswith("Restored: 1 person")


def test_restoring_from_the_settings_can_be_taken_back(desk: Desk, qtbot: QtBot) -> None:
    write(desk)
    state = desk.window.states.safekeeping
    state.back_up()
    desk.now += timedelta(hours=1)
    write(desk, "Jo Hill-Marsh")
    page = SafekeepingPage(state, lambda: desk.now, "Europe/London", at("2026-11-12 12:00").date(), "")
    qtbot.addWidget(page)
    assert page.newest.text().startswith("The newest verified backup was made 1 hour ago: 1 person")
    _ = desk.window.safety
    page.restore.click()
    assert names(desk.window) == ["Jo Hill"]
    desk.window.toast._undo.click()
    assert names(desk.window) == ["Jo Hill-Marsh"]


def test_a_second_folder_that_is_gone_is_told_and_work_goes_on(desk: Desk, tmp_path: Path) -> None:
    write(desk)
    desk.setup.settings = desk.setup.settings.__class__(
        me="Maria", zone="Europe/London", second_folder=str(tmp_path / "stick")
    )
    _ = desk.window.safety
    desk.window.states.safekeeping.back_up()
    assert "No backup could be kept in" in desk.window.toast.text
    assert "stick" in desk.window.toast.text


def test_everything_we_hold_is_written_for_its_owners_eyes_only(desk: Desk, tmp_path: Path) -> None:
    write(desk)
    person = desk.history("Jo Hill").prospect.id
    desk.window.safety.write_dossier(person, tmp_path)
    page, raw = sorted(tmp_path.glob("as-agreed-*.html")) + sorted(tmp_path.glob("as-agreed-*.json"))
    assert "allergic to nuts" in page.read_text(encoding="utf-8")
    assert "allergic to nuts" in json.dumps(json.loads(raw.read_text(encoding="utf-8")))
    assert stat.S_IMODE(page.stat().st_mode) == 0o600
    assert "has been written" in desk.window.toast.text


def test_a_broken_seal_is_told_with_the_entry(desk: Desk) -> None:
    import sqlite3
    from contextlib import closing

    write(desk)
    desk.store.close()
    with closing(sqlite3.connect(desk.setup.paths.store)) as raw, raw:
        raw.execute("UPDATE prospect SET notes = 'they never said that'")
    told: list[str] = []
    desk.window.safety.said.connect(told.append)
    desk.window.states.safekeeping.check_seal(lambda check: None)
    assert told == ["Entry 1 of the history is not as it was written. No backup that is left has it intact."]


def test_a_file_taken_away_while_typing_costs_nothing_typed_and_work_goes_on_when_it_is_back(desk: Desk) -> None:
    write(desk)
    place = desk.setup.paths.store
    desk.press(Qt.Key.Key_N, ctrl=True)
    desk.type("Ann Reid")
    desk.press(Qt.Key.Key_Return)
    entry = desk.window.entry
    desk.focus(entry.happened.note)
    desk.type("Call her sister first")
    away = place.with_name("elsewhere.db")
    place.rename(away)
    desk.press(Qt.Key.Key_Return, ctrl=True)
    assert entry.isVisible()
    assert "it is no longer where it was" in entry.trouble.text()
    assert entry.happened.note.toPlainText() == "Call her sister first"

    away.rename(place)
    desk.press(Qt.Key.Key_Return, ctrl=True)
    assert not entry.isVisible()
    assert desk.history("Ann Reid").contacts[0].note == "Call her sister first"


def test_a_file_held_by_another_program_is_told_and_nothing_typed_is_lost(desk: Desk) -> None:
    import sqlite3
    from contextlib import closing

    write(desk)
    desk.press(Qt.Key.Key_N, ctrl=True)
    desk.type("Ann Reid")
    desk.press(Qt.Key.Key_Return)
    entry = desk.window.entry
    with closing(sqlite3.connect(desk.setup.paths.store, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        desk.press(Qt.Key.Key_Return, ctrl=True)
        assert entry.isVisible()
        assert "another program is holding it" in entry.trouble.text()
        other.execute("ROLLBACK")
    desk.press(Qt.Key.Key_Return, ctrl=True)
    assert not entry.isVisible()
