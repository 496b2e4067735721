"""Claims about what is said at once to a screen reader: what was done, a warning, and a verdict once it rests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QListWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tracker.actions.outcome import Fault, StoreFault
from tracker.presentation.banner import BannerTelling
from tracker.rules.verdict import Level
from tracker.widgets.fields.key_chip import KeyChip
from tracker.widgets.fields.typed_fields import LineField
from tracker.widgets.flows.flow_dialog import FlowDialog
from tracker.widgets.look.over.toast import Toast
from tracker.widgets.look.painted.capped_button import CappedButton
from tracker.widgets.look.spoken.aloud import SaysSoon, heard_by
from tracker.widgets.look.spoken.rows_told import RowsTold
from tracker.widgets.look.warning_banner import WarningBanner

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # said by the screenless platform

NOBODY = BannerTelling(Level.WARN, "Nobody agreed to this", "Jo said on 12 November: “we'll call you”.")
EARLY = BannerTelling(Level.WARN, "Too early", "Jo agreed on 27 October to a call tomorrow.")


@pytest.fixture
def heard() -> Iterator[list[str]]:
    said: list[str] = []
    with heard_by(lambda _of, words: said.append(words)):
        yield said


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    page = QWidget()
    page.resize(560, 400)
    qtbot.addWidget(page)
    page.show()
    return page


def test_what_was_done_is_said_at_once(page: QWidget, heard: list[str]) -> None:
    Toast(page).say("Logged: call with Jo Hill, as agreed.")
    assert heard == ["Logged: call with Jo Hill, as agreed."]


def test_coming_to_a_list_says_the_row_the_keys_are_on(page: QWidget, heard: list[str], qtbot: QtBot) -> None:
    RowsTold(page)
    field, rows = LineField(parent=page), QListWidget(page)
    column = QVBoxLayout(page)
    column.addWidget(field)
    column.addWidget(rows)
    rows.addItems(["Days", "Warnings", "Words"])
    rows.setCurrentRow(1)
    for part in (field, rows):
        part.show()
    page.activateWindow()
    field.setFocus()
    QApplication.processEvents()
    assert heard == []
    rows.setFocus()
    qtbot.waitUntil(lambda: heard == ["Warnings"])
    rows.clear()
    field.setFocus()
    rows.setFocus()
    QApplication.processEvents()
    assert heard == ["Warnings"], "there is no row to be on"


def test_a_row_the_keys_are_put_on_as_they_come_is_left_to_qt_which_tells_of_it(
    page: QWidget, heard: list[str], qtbot: QtBot
) -> None:
    RowsTold(page)
    field, rows = LineField(parent=page), QListWidget(page)
    for part in (field, rows):
        part.show()
    rows.addItems(["Days", "Warnings", "Words"])
    page.activateWindow()
    field.setFocus()
    rows.setFocus()
    rows.setCurrentRow(2)
    QApplication.processEvents()
    assert heard == []


def test_what_stands_in_the_way_is_said_again_to_whoever_wants_to_go_on(
    page: QWidget, heard: list[str], qtbot: QtBot
) -> None:
    soon = SaysSoon(page)
    soon.say("How was it?")
    soon.now()
    soon.say("How was it?")
    soon.now()
    assert heard == ["How was it?"]
    soon.again()
    qtbot.waitUntil(lambda: heard == ["How was it?", "How was it?"])


@pytest.mark.parametrize(
    ("caps", "said"), [("Ctrl ↵", "Ctrl+Enter"), ("Ctrl E", "Ctrl+E"), ("Alt 0", "Alt+0"), ("1", "1"), ("", "")]
)
def test_a_cap_is_said_as_the_key_is_called(qtbot: QtBot, caps: str, said: str) -> None:
    chip = KeyChip("Save", caps)
    qtbot.addWidget(chip)
    button = CappedButton("Save", caps)
    qtbot.addWidget(button)
    assert [each.accessibleDescription() for each in (chip, button)] == [said, said]


def test_what_is_missing_in_a_dialog_is_said_as_well_as_shown(qtbot: QtBot, heard: list[str]) -> None:
    dialog = FlowDialog("Promise", lambda _trouble: "It could not be saved.")
    qtbot.addWidget(dialog)
    dialog.come_up()
    assert heard == []
    dialog.say("By when? Such as: Thu 3pm.")
    dialog.refuse(StoreFault(Fault.GONE))
    assert heard == ["By when? Such as: Thu 3pm.", "It could not be saved."]
    assert dialog.trouble.isVisible()
    dialog.say("")
    assert not dialog.trouble.isVisible()
    assert len(heard) == 2


def test_of_warnings_that_follow_one_another_the_one_that_stays_is_said_once(
    page: QWidget, heard: list[str], qtbot: QtBot
) -> None:
    banner = WarningBanner()
    QVBoxLayout(page).addWidget(banner)
    for telling in (NOBODY, EARLY, NOBODY, EARLY):
        banner.show_telling(telling)
    assert heard == []
    qtbot.waitUntil(lambda: heard == [EARLY.spoken])
    banner.show_telling(None)
    banner.show_telling(EARLY)
    banner._aloud.now()
    assert heard == [EARLY.spoken], "it stood there before"


def test_what_a_field_has_no_room_for_is_said(page: QWidget, heard: list[str]) -> None:
    field = LineField(longest=5, parent=page)
    field.insert("too long for it")
    assert len(heard) == 1
