"""Claims about a damaged file met at the start, backups, and everything we hold: through the real window."""

from __future__ import annotations

import json
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.builders import at, jo
from tests.stories.conftest import Desk
from tracker.actions.outcome import DeedName, StoreFault
from tracker.actions.safekeeping import BackupLine, HeldRecords, Trouble
from tracker.assembly.opening import window_over
from tracker.assembly.stores import Opening
from tracker.storage.file.opening import open_store
from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.main_window import MainWindow
from tracker.widgets.safety.backup_list import BackupList
from tracker.widgets.safety.safekeeping_page import SafekeepingPage


def write(desk: Desk, name: str = "Jo Hill") -> None:
    with desk.store.deed(DeedName.ADD_PROSPECT, "Maria", desk.now) as tx:
        tx.put(jo(name=name, notes="allergic to nuts"))


@pytest.fixture
def damaged(desk: Desk, qtbot: QtBot) -> Iterator[MainWindow]:
    """A window opened on a file whose first page is gone, with one backup beside it."""
    write(desk)
    desk.store.file.keep_backup(desk.now)
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


def test_the_page_alone_tells_it_and_no_toast_in_other_words(damaged: MainWindow) -> None:
    assert not damaged.toast.isVisible()


def test_both_ways_back_stand_beside_each_other_and_the_fuller_one_is_pressed_first(damaged: MainWindow) -> None:
    page, at = damaged.damage, damaged.states.now()
    backup = BackupLine(Path("backup.db"), at - timedelta(hours=2), HeldRecords(30, 74, 96))
    page.show_damage(Trouble(Path("people.db"), (backup,), HeldRecords(30, 75, 99, at)))
    assert page.recover_button.hasFocus()
    assert (page.from_file.recommended.isVisible(), page.from_backup.recommended.isVisible()) == (True, False)
    assert page.recover_button.property("kind") == "primary"
    assert {"30", "75", "99", "The fuller one"} <= set(page_words(page.from_file))
    assert {"30", "74", "96"} <= set(page_words(page.from_backup))
    page.show_damage(Trouble(Path("people.db"), (backup,), HeldRecords(28, 70, 91, at)))
    assert page.backups.hasFocus()
    assert (page.from_file.recommended.isVisible(), page.from_backup.recommended.isVisible()) == (False, True)
    page.show_damage(Trouble(Path("people.db"), (backup,), HeldRecords()))
    assert not page.from_file.isVisible()
    assert not page.from_backup.recommended.isVisible(), "there is nothing it is fuller than"
    assert not page.anew_button.isVisible()
    page.show_damage(Trouble(Path("people.db"), (), HeldRecords()))
    assert (page.another_button.hasFocus(), page.anew_button.isVisible()) == (True, True), "where nothing is left"
    assert "Beginning anew leaves this file" in page.sentence.text()


def page_words(part: QWidget) -> list[str]:
    return [label.text() for label in part.findChildren(PlainLabel) if label.isVisible()]


def test_the_backup_is_restored_with_one_key_and_work_goes_on(damaged: MainWindow, qtbot: QtBot) -> None:
    assert damaged.damage.backups.hasFocus()
    qtbot.keyClick(damaged.damage.backups, Qt.Key.Key_Return)
    assert damaged.pages.currentWidget() is damaged.day
    assert names(damaged) == ["Jo Hill"]
    assert damaged.toast.text.startswith("Restored: 1 person")


def change_past_the_program(desk: Desk, notes: str = "allergic to nutz") -> None:
    with closing(sqlite3.connect(desk.setup.paths.store)) as raw, raw:
        raw.execute("UPDATE prospect SET notes = ?", (notes,))


def check_whole(desk: Desk, qtbot: QtBot) -> None:
    """The window has been open for more than a week, and the minute comes; the look of the start is long over."""
    qtbot.waitUntil(lambda: not desk.window.states.safekeeping.is_looking)
    desk.now += timedelta(days=8)
    desk.window.safety.tick()
    page = desk.window.pages
    qtbot.waitUntil(lambda: page.currentWidget() is desk.window.damage)


@pytest.fixture
def changed(desk: Desk, qtbot: QtBot) -> Desk:
    """A desk at which one letter was changed past the program since the last backup."""
    write(desk)
    desk.store.file.keep_backup(desk.now)
    desk.open_again()
    change_past_the_program(desk)
    check_whole(desk, qtbot)
    return desk


def test_a_letter_changed_past_the_program_gets_the_page_soon_after_a_start(desk: Desk, qtbot: QtBot) -> None:
    write(desk)
    desk.store.file.keep_backup(desk.now)
    desk.store.close()
    change_past_the_program(desk)
    desk.open_again()
    page = desk.window.damage
    qtbot.waitUntil(lambda: desk.window.pages.currentWidget() is page)
    assert "what is written of one person is not as it was written in entry 1" in page.sentence.text()
    assert "The first backup below was checked in full and has it intact" in page.sentence.text()
    assert page.backups.count() == 1
    assert [b.isVisible() for b in (page.restore_button, page.recover_button, page.go_on_button)] == [True] * 3


def test_no_key_meant_for_the_day_chooses_anything_on_the_page(changed: Desk, qtbot: QtBot) -> None:
    page = changed.window.damage
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        qtbot.keyClick(page, key)
    assert changed.window.pages.currentWidget() is page
    assert not page.backups.hasFocus()


def test_going_on_as_it_is_shows_the_day_again_and_saves_again(changed: Desk) -> None:
    changed.window.damage.go_on_button.click()
    assert changed.window.pages.currentWidget() is changed.window.day
    write(changed, "Jo Hill-Marsh")
    assert names(changed.window) == ["Jo Hill-Marsh"]


def test_restoring_brings_back_what_was_written(changed: Desk) -> None:
    changed.window.damage.restore_button.click()
    assert changed.window.pages.currentWidget() is changed.window.day
    assert changed.history("Jo Hill").prospect.notes == "allergic to nuts"


def test_recovering_brings_back_what_was_written(changed: Desk) -> None:
    changed.window.damage.recover_button.click()
    assert changed.window.pages.currentWidget() is changed.window.day
    assert changed.history("Jo Hill").prospect.notes == "allergic to nuts"


def test_an_entry_being_typed_is_put_away_and_nothing_is_saved_until_the_choice(desk: Desk, qtbot: QtBot) -> None:
    write(desk)
    desk.press(Qt.Key.Key_N, ctrl=True)
    desk.type("Ann Reid")
    desk.press(Qt.Key.Key_Return)
    entry = desk.window.entry
    desk.focus(entry.happened.note)
    desk.type("Call her sister first")
    change_past_the_program(desk)
    check_whole(desk, qtbot)
    assert not entry.isVisible()
    assert "Call her sister first" in desk.setup.paths.draft.read_text(encoding="utf-8")
    before = desk.setup.paths.store.read_bytes()
    with pytest.raises(StoreFault):
        write(desk, "Somebody else")
    assert desk.setup.paths.store.read_bytes() == before
    desk.window.damage.go_on_button.click()
    assert entry.isVisible()
    qtbot.waitUntil(entry.isActiveWindow)
    assert entry.happened.note.toPlainText() == "Call her sister first"
    desk.press(Qt.Key.Key_Return, ctrl=True)
    assert desk.history("Ann Reid").contacts[0].note == "Call her sister first"


def test_a_window_that_closes_looks_no_further(desk: Desk, qtbot: QtBot) -> None:
    state = desk.window.states.safekeeping
    _ = desk.window.safety
    state._pause.start()
    desk.window.close()
    assert not state._pause.isActive()


def test_restoring_from_the_settings_can_be_taken_back(desk: Desk, qtbot: QtBot) -> None:
    desk.come_forward()
    write(desk)
    state = desk.window.states.safekeeping
    state.back_up()
    desk.now += timedelta(hours=1)
    write(desk, "Jo Hill-Marsh")
    today, explain = at("2026-11-12 12:00").date(), desk.window.states.explain
    page = SafekeepingPage(state, lambda: desk.now, "Europe/London", today, "", explain)
    qtbot.addWidget(page)
    assert page.newest.text() == "The newest verified backup was made 1 hour ago."
    _ = desk.window.safety
    page.restore.click()
    assert names(desk.window) == ["Jo Hill"]
    desk.window.toast._undo.click()
    assert names(desk.window) == ["Jo Hill-Marsh"]


def test_enter_on_a_backup_in_the_settings_restores_it_and_saves_and_closes_nothing(desk: Desk) -> None:
    desk.come_forward()
    write(desk)
    desk.window.states.safekeeping.back_up()
    desk.now += timedelta(hours=1)
    write(desk, "Jo Hill-Marsh")
    _ = desk.window.safety
    desk.press(Qt.Key.Key_Comma, ctrl=True)
    settings = desk.window.dialogs.settings()
    settings.choose(next(at for at, page in enumerate(settings.listed) if page.findChild(BackupList) is not None))
    backups = settings.findChild(BackupList)
    assert isinstance(backups, BackupList)
    desk.focus(backups)
    desk.press(Qt.Key.Key_Return)
    assert names(desk.window) == ["Jo Hill"]
    assert settings.isVisible()


def test_a_second_folder_that_is_gone_is_told_and_work_goes_on(desk: Desk, tmp_path: Path) -> None:
    write(desk)
    desk.setup.settings = desk.setup.settings.__class__(
        me="Maria", zone="Europe/London", second_folder=str(tmp_path / "stick")
    )
    _ = desk.window.safety
    desk.window.states.safekeeping.back_up()
    assert "No backup could be kept in" in desk.window.toast.text
    assert "stick" in desk.window.toast.text


def test_a_second_folder_of_nobody_here_is_told_once_and_work_goes_on(desk: Desk) -> None:
    """As in settings brought along from another computer."""
    desk.come_forward()
    write(desk)
    desk.setup.settings = desk.setup.settings.__class__(
        me="Maria", zone="Europe/London", second_folder="~nobody-here/copies"
    )
    told: list[str] = []
    desk.window.safety.said.connect(told.append)
    for _ in range(2):
        desk.now += timedelta(days=1)
        desk.minute_passes()
    assert [sentence.count("~nobody-here/copies") for sentence in told] == [1]
    assert desk.window.states.safekeeping.newest is not None, "the first folder has its backup all the same"


def test_a_folder_that_is_nowhere_is_refused_where_it_is_typed(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = desk.window.dialogs.settings()
    qtbot.addWidget(dialog)
    assert dialog._safety is not None
    assert dialog._calendar is not None
    dialog._safety._second.setText("~nobody-here/copies")
    dialog.save.click()
    assert "~nobody-here" in dialog._trouble.text()
    assert desk.setup.settings.second_folder == ""
    there, nowhere = str(tmp_path), str(tmp_path / "copeis")
    for field in (dialog._safety._second, dialog._calendar.field):
        field.setText(nowhere)
        dialog.save.click()
        assert f"There is no folder “{nowhere}”" in dialog._trouble.text()
        field.setText(there)
    dialog.save.click()
    assert (desk.setup.settings.second_folder, desk.setup.settings.calendar_folder) == (there, there)
    there_no_more = desk.setup.settings = replace(desk.setup.settings, second_folder=nowhere)
    again = desk.window.dialogs.settings()
    qtbot.addWidget(again)
    again.save.click()
    assert desk.setup.settings == there_no_more, "a stick that is not plugged in keeps nobody from other settings"


def test_everything_we_hold_is_written_for_its_owners_eyes_only(desk: Desk, tmp_path: Path) -> None:
    write(desk)
    person = desk.history("Jo Hill").prospect.id
    desk.window.safety.write_dossier(person, tmp_path)
    page, raw = sorted(tmp_path.glob("as-agreed-Jo-Hill-*.html")) + sorted(tmp_path.glob("as-agreed-Jo-Hill-*.json"))
    assert "allergic to nuts" in page.read_text(encoding="utf-8")
    assert "allergic to nuts" in json.dumps(json.loads(raw.read_text(encoding="utf-8")))
    assert stat.S_IMODE(page.stat().st_mode) == 0o600
    assert "has been written" in desk.window.toast.text


def test_a_broken_seal_is_told_with_the_entry(desk: Desk) -> None:
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


@pytest.mark.usefixtures("soon_given_up")
def test_a_file_held_by_another_program_is_told_and_nothing_typed_is_lost(desk: Desk) -> None:
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
