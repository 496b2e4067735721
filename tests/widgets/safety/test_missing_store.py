"""Claims about a start beside backups without a store: through the real window, as its owner meets it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from tests.builders import at, jo
from tests.storage.looking import do
from tests.stories.conftest import Desk
from tracker.actions.safekeeping import HeldRecords, Trouble
from tracker.assembly.opening import window_over
from tracker.assembly.stores import Opening, open_for
from tracker.storage.file.store_file import backups_of
from tracker.widgets.safety.damage_page import DamagePage

SEEN = at("2026-11-20 17:00")


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> DamagePage:
    do(desk.store, jo(), now=desk.now)
    desk.store.file.keep_backup(desk.now)
    desk.window.close()
    desk.store.close()
    desk.setup.paths.store.unlink()
    opening = Opening(lambda: open_for(desk.setup, demo=False))
    desk.window = window_over(desk.setup, opening, lambda work: work(), None)
    qtbot.addWidget(desk.window)
    desk.window.show()
    desk.window.begin()
    assert desk.window.pages.currentWidget() is desk.window.damage
    return desk.window.damage


def names(desk: Desk) -> list[str]:
    found: list[str] = []
    desk.window.states.dispatcher.ask(
        lambda questions: questions.people_like("", 9), lambda lines: found.extend(line.name for line in lines)
    )
    return found


def test_it_is_told_as_missing_with_its_backups_and_nobody_is_welcomed_as_new(desk: Desk, page: DamagePage) -> None:
    assert page.headline.text() == "Your people are missing"
    assert "as-agreed.db is not in" in page.sentence.text()
    assert page.backups.count() == 1
    offered = (page.restore_button, page.again_button, page.anew_button, page.recover_button, page.go_on_button)
    assert [button.isVisible() for button in offered] == [True, True, True, False, False]
    assert not desk.window.toast.isVisible()
    assert not desk.setup.paths.store.exists()


def test_its_buttons_stand_in_one_row_also_where_their_words_are_longer(page: DamagePage) -> None:
    page.anew_button.setText("Begin anew without any of these people")
    page.show_damage(Trouble(Path("as-agreed.db"), (), HeldRecords(), missing=True))
    QApplication.processEvents()
    row = page.again_button.parentWidget()
    assert row is not None
    shown = [button for button in row.findChildren(QPushButton) if button.isVisible()]
    assert (len(shown), len({button.y() for button in shown})) == (4, 1)
    page.show_damage(Trouble(Path("as-agreed.db"), (), HeldRecords(), missing=True, seen=SEEN))
    assert "where it was on 20 November 2026" in page.sentence.text()
    assert "no backup of it is here" in page.sentence.text()
    assert page.backups.isHidden()
    offered = (page.again_button, page.another_button, page.anew_button)
    assert all(button.isVisible() for button in offered)


def test_minutes_and_keys_make_nothing_in_its_place(desk: Desk, page: DamagePage) -> None:
    desk.minute_passes()
    desk.press(Qt.Key.Key_Escape)
    assert desk.window.pages.currentWidget() is page
    assert not desk.setup.paths.store.exists()


def test_enter_restores_the_newest_and_work_goes_on(desk: Desk, page: DamagePage) -> None:
    desk.press(Qt.Key.Key_Return)
    assert desk.window.pages.currentWidget() is desk.window.day
    assert names(desk) == ["Jo Hill"]
    assert desk.window.toast.text.startswith("Restored: 1 person")


def test_the_file_put_back_is_seen_at_once_when_tried_again(desk: Desk, page: DamagePage) -> None:
    (copy,) = backups_of(desk.setup.paths.store).glob("*.db")
    copy.rename(desk.setup.paths.store)
    page.again_button.click()
    assert desk.window.pages.currentWidget() is desk.window.day
    assert names(desk) == ["Jo Hill"]


def test_tried_again_in_vain_it_is_told_again(desk: Desk, page: DamagePage) -> None:
    page.again_button.click()
    assert desk.window.pages.currentWidget() is page
    assert not desk.window.toast.isVisible()


def test_an_empty_one_is_begun_only_by_its_own_button(desk: Desk, page: DamagePage) -> None:
    page.anew_button.click()
    assert desk.window.pages.currentWidget() is desk.window.welcome
    assert names(desk) == []
    assert len(list(backups_of(desk.setup.paths.store).glob("*.db"))) == 1
