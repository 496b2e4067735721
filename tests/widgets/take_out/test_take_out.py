"""Files for elsewhere, through the window: exported by key, kept current for the phone, opened on an empty computer."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from tests.builders import JO, ME, exact, jo, talk
from tests.storage.looking import do
from tests.stories.conftest import Desk
from tracker.actions.taking_out import Wanted
from tracker.assembly.stores import taking_out_of
from tracker.rules.prospect import Phone, Prospect

Key = Qt.Key
AGREED = talk(exact("2026-11-25 10:00"), words="Ring me then")


def with_people(desk: Desk) -> None:
    kim = Prospect(2, "Kim Reed", phones=(Phone("020 7946 0018"),))
    do(desk.store, jo(), kim, AGREED, talk(exact("2026-11-26 10:00"), prospect_id=2), now=desk.now)
    desk.open_again()


def choose(desk: Desk, place: Path) -> None:
    """In the dialog that asks for a file."""
    asked = next(w for w in QApplication.topLevelWidgets() if isinstance(w, QFileDialog) and w.isVisible())
    asked.selectFile(str(place))
    asked.fileSelected.emit(str(place))
    asked.close()
    QApplication.processEvents()


def said(desk: Desk) -> str:
    return desk.window.toast.text if desk.window.toast.isVisible() else ""


def test_a_calendar_of_everybody_by_keys(desk: Desk, tmp_path: Path) -> None:
    with_people(desk)
    desk.window.commands.actions["export"].trigger()
    QApplication.processEvents()
    dialog = desk.window.take_out.dialog()
    desk.press(Key.Key_4, Key.Key_1, Key.Key_Return)
    choose(desk, tmp_path / "mine")
    assert not dialog.isVisible()
    assert said(desk) == "mine.ics has been written: 2 agreements."
    content = (tmp_path / "mine.ics").read_text()
    assert "SUMMARY:Call Jo Hill" in content
    assert "Ring me then" not in content


def test_tables_ask_of_what_and_replace_nothing_unasked(desk: Desk, tmp_path: Path) -> None:
    with_people(desk)
    (tmp_path / "all-contacts.csv").write_text("mine")
    desk.window.commands.actions["export"].trigger()
    QApplication.processEvents()
    dialog = desk.window.take_out.dialog()
    desk.press(Key.Key_3)
    desk.press_button(dialog.go_on)
    choose(desk, tmp_path / "all.csv")
    assert dialog.isVisible()
    assert "all-contacts.csv” is there already" in dialog.trouble.text()
    assert (tmp_path / "all-contacts.csv").read_text() == "mine"
    desk.press(Key.Key_Escape)


def test_one_persons_card_from_the_menu_beside_their_name(desk: Desk, tmp_path: Path) -> None:
    with_people(desk)
    desk.find_person("Kim Reed")
    pane = desk.window.pane
    pane.more_menu.aboutToShow.emit()
    export = next(a.menu() for a in pane.more_menu.actions() if a.menu() is not None and "xport" in a.text())
    assert isinstance(export, QMenu)
    card, calendar = export.actions()
    card.trigger()
    choose(desk, tmp_path / "Kim Reed.vcf")
    assert (tmp_path / "Kim Reed.vcf").read_text().count("BEGIN:VCARD") == 1
    assert said(desk) == "Kim Reed.vcf has been written: 1 person."
    calendar.trigger()
    choose(desk, tmp_path / "Kim Reed.ics")
    assert "Jo Hill" not in (tmp_path / "Kim Reed.ics").read_text()


def test_the_calendar_for_the_phone_follows_and_holds_nobody_who_was_erased(desk: Desk, tmp_path: Path) -> None:
    with_people(desk)
    folder = tmp_path / "synced"
    folder.mkdir()
    dialog = desk.window.dialogs.settings()
    dialog.open()
    dialog.choose(5)
    QApplication.processEvents()
    page = dialog._calendar
    assert page is not None
    desk.tab_to(page.field)
    desk.type(str(folder))
    desk.press_button(dialog.save)
    desk.window.toast.dismiss()
    shutil.rmtree(folder)  # as a stick that is taken out, and something is done meanwhile
    desk.window.states.kept_calendar.begin()
    assert "could not be written" in said(desk)
    desk.window.toast.dismiss()
    desk.minute_passes()
    assert said(desk) == "", "it is told once"
    folder.mkdir()
    desk.minute_passes()
    kept = folder / "as-agreed.ics"
    assert "Kim Reed" in kept.read_text()
    desk.window.states.kept_calendar._soon.setInterval(0)
    erased = desk.store.erase(2, ME, desk.now)
    desk.window.states.dispatcher.changed.emit(erased, None)
    desk.qtbot.waitUntil(lambda: "Kim Reed" not in kept.read_text())
    assert "Jo Hill" in kept.read_text()
    assert [each.name for each in folder.iterdir()] == ["as-agreed.ics"]


def an_archive(qtbot: QtBot, folder: Path) -> Path:
    """Everything of another computer, at which Maria Baker works and has words of her own for a text."""
    other = Desk(qtbot, folder / "other")
    with_people(other)
    mine = replace(other.setup.settings, me="Maria Baker", second_folder="/media/stick", working_days=frozenset({0, 1}))
    other.setup.save_settings(mine)
    place = folder / "all.zip"
    taking_out_of(other.setup).take_out(Wanted(place))
    other.window.close()
    other.store.close()
    other.outside.leave()
    return place


def test_an_empty_computer_opens_what_was_on_another_and_goes_on_as_there(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    place = an_archive(qtbot, tmp_path)
    desk.come_forward()
    assert desk.window.pages.currentWidget() is desk.window.welcome
    desk.press(Key.Key_4, alt=True)
    choose(desk, place)
    assert desk.window.pages.currentWidget() is desk.window.day
    assert said(desk) == "Restored: 2 people, 2 agreements, 0 contacts."
    assert desk.setup.me == "Maria Baker"
    assert desk.setup.settings.working_days == frozenset({0, 1})
    assert desk.setup.settings.second_folder == "", "folders are that computer's"
    desk.find_person("Jo Hill")
    history = desk.store.history_of(JO)
    assert history is not None
    assert history.agreements == (AGREED,)


@pytest.mark.parametrize("door", ["welcome", "settings"])
def test_a_file_that_will_not_do_is_one_sentence_and_nothing_is_changed(desk: Desk, tmp_path: Path, door: str) -> None:
    place = tmp_path / "holiday.zip"
    place.write_bytes(b"no archive at all")
    sentence = "“holiday.zip” is neither an archive nor a backup of As Agreed. Nothing was changed"
    if door == "welcome":
        desk.press(Key.Key_4, alt=True)
        choose(desk, place)
        assert said(desk).startswith(sentence)
        assert desk.window.pages.currentWidget() is desk.window.welcome
        return
    with_people(desk)
    dialog = desk.window.dialogs.settings()
    dialog.open()
    dialog.choose(4)
    QApplication.processEvents()
    page = dialog._safety
    assert page is not None
    desk.press_button(page.elsewhere)
    choose(desk, place)
    assert page.told.text().startswith(sentence)
    assert desk.store.people_count("") == 2
