"""The settings: a page for each thing one looks for, every value in a sentence, and what a change would have meant."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
)
from pytestqt.qtbot import QtBot

from tests.builders import day as on
from tests.builders import did, jo, talk
from tests.storage.looking import do
from tests.stories.conftest import Desk
from tests.widgets.look.where_boxes_begin import box_begins
from tests.worn import worn
from tracker.rules.policy import Policy
from tracker.widgets.fields.hairline import Hairline
from tracker.widgets.fields.typed_fields import LineField
from tracker.widgets.look.buttons import push_button
from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.look.theme import TEXT_SIZE, Scheme
from tracker.widgets.look.tokens import SPACE_24
from tracker.widgets.look.wrapping_tick import WrappingTick
from tracker.widgets.settings.page import Page
from tracker.widgets.settings.sentence import Sentence, slot
from tracker.widgets.settings.settings_dialog import SettingsDialog, standing_on

Key = Qt.Key


@pytest.fixture
def settings(desk: Desk) -> SettingsDialog:
    """Jo was rung twice in a week: nobody had agreed to the first, she had to the second."""
    do(desk.store, jo(), now=desk.now)
    kept = talk(on("2026-11-10"), made="2026-11-09 09:00")
    do(desk.store, did("2026-11-05 10:00"), kept, did("2026-11-10 10:00"), now=desk.now)
    desk.open_again()
    desk.come_forward()
    desk.window.commands.actions["settings"].trigger()
    dialog = desk.window.dialogs.settings()
    dialog.activateWindow()
    QApplication.processEvents()
    return dialog


def says(desk: Desk, sentence: str) -> None:
    """It is counted where the store is, a moment after the last change."""
    dialog = desk.window.dialogs.settings()
    desk.qtbot.waitUntil(lambda: dialog.effect.text() == sentence, timeout=60_000)


def test_the_keys_are_on_the_list_of_pages_and_arrows_turn_them(desk: Desk, settings: SettingsDialog) -> None:
    assert settings.list.hasFocus()
    assert settings.pages.currentIndex() == 0
    desk.press(Key.Key_Down)
    assert settings.listed[settings.pages.currentIndex()] is settings.warn


def test_what_is_typed_leaves_the_pages_on_which_it_stands(desk: Desk, settings: SettingsDialog) -> None:
    desk.focus(settings.field)
    desk.type("goodwill, such")
    assert [not settings.list.isRowHidden(at) for at in range(len(settings.listed))] == [
        page is settings.warn for page in settings.listed
    ]
    assert settings.listed[settings.pages.currentIndex()] is settings.warn
    desk.type(" nobody")
    assert all(settings.list.isRowHidden(at) for at in range(len(settings.listed)))
    assert "Nothing is called that." in desk.words_in(settings)


def test_enter_where_one_looks_goes_to_what_was_found_and_saves_nothing(desk: Desk, settings: SettingsDialog) -> None:
    desk.focus(settings.field)
    desk.type("goodwill, such")
    desk.press(Key.Key_Return)
    assert settings.isVisible()
    sentence = next(each for each in settings.warn.sentences if "Goodwill" in each.words)
    assert sentence.isAncestorOf(desk._focused())
    desk.focus(settings.field)
    desk.type("nothing of the kind")
    desk.press(Key.Key_Return)
    assert settings.isVisible()
    assert settings.field.hasFocus()


def test_all_that_stands_on_a_page_is_found_and_not_what_is_typed_there(qtbot: QtBot) -> None:
    page = Page("Connections")
    qtbot.addWidget(page)
    field = LineField("my own words")
    field.setPlaceholderText("Address of the server")
    for part in (PlainLabel("The calendar on a server"), field, push_button("Publish &there")):
        page.column.addWidget(part)
    assert [page.finds(wanted) for wanted in ("on a server", "address of", "publish there", "my own")] == [
        *(True, True, True),
        False,
    ]


def test_a_page_is_found_by_what_else_it_is_called_and_meant_by_it_sooner_than_by_its_words(qtbot: QtBot) -> None:
    look, work = Page("Look"), Page("Your days")
    for page in (look, work):
        qtbot.addWidget(page)
    look.also = "Text size, dark mode"
    for _ in range(3):
        work.column.addWidget(PlainLabel("The size of the text size"))
    assert [look.finds(wanted) for wanted in ("text size", "size te", "dark", "da", "dark size")] == [
        *(True, True, True),
        *(False, False),
    ]
    assert look.speaks_of("text size") > work.speaks_of("text size")


def test_it_is_not_gone_to_where_it_is_not_seen(qtbot: QtBot) -> None:
    page = Page("Connections")
    qtbot.addWidget(page)
    hidden, seen = PlainLabel("Nothing is published"), PlainLabel("What is published")
    for part in (hidden, seen):
        page.column.addWidget(part)
    hidden.hide()
    assert standing_on(page, "published") is seen


def test_enter_goes_to_a_field_that_is_no_sentence(desk: Desk, settings: SettingsDialog) -> None:
    desk.focus(settings.field)
    desk.type("no folder: no calendar")
    desk.press(Key.Key_Return)
    assert settings._calendar is not None
    assert settings._calendar.field.hasFocus()


def test_esc_where_one_looks_lets_go_of_what_was_typed_and_then_of_the_settings(
    desk: Desk, settings: SettingsDialog
) -> None:
    desk.focus(settings.field)
    desk.type("goodwill, such")
    desk.press(Key.Key_Escape)
    assert settings.isVisible()
    assert not any(settings.list.isRowHidden(at) for at in range(len(settings.listed)))
    desk.press(Key.Key_Down)
    assert settings.list.hasFocus()
    desk.focus(settings.field)
    desk.press(Key.Key_Escape)
    assert not settings.isVisible()


def test_it_says_of_how_many_contacts_it_would_have_warned(desk: Desk, settings: SettingsDialog) -> None:
    settings.choose(settings.listed.index(settings.warn))
    says(desk, "With these, 1 of the 2 contacts that we began in the last 90 days would have been warned about.")
    settings.choose(0)
    assert settings.effect.text() == ""


def test_a_milder_guard_would_have_warned_of_less(desk: Desk, settings: SettingsDialog) -> None:
    settings.choose(settings.listed.index(settings.strength))
    says(desk, "With these, 1 of the 2 contacts that we began in the last 90 days would have been warned about.")
    for field in settings.strength.fields.values():
        field.setCurrentIndex(0)
    says(desk, "With these, 0 of the 2 contacts that we began in the last 90 days would have been warned about.")


def test_back_to_how_it_came_puts_every_number_back(settings: SettingsDialog) -> None:
    for field in settings.warn.fields.values():
        field.setValue(3)
    settings.warn.sundays.choose(False)
    assert settings.chosen_policy().grace_after == timedelta(minutes=3)
    settings.warn.as_it_came.click()
    assert settings.warn.changed(Policy()) == Policy()


def test_every_value_has_a_sentence_for_its_name(settings: SettingsDialog) -> None:
    for kind in (QComboBox, QAbstractSpinBox):
        for field in settings.findChildren(kind):
            assert field.accessibleName(), type(field).__name__


def test_a_full_stop_stays_with_the_field_before_it(desk: Desk) -> None:
    field = QComboBox()
    made = Sentence(f"Once in {slot()}, and then no more.", [field])
    desk.qtbot.addWidget(made)
    assert made.words == "Once in …, and then no more."
    assert field.accessibleName() == made.words
    beside = field.parentWidget()
    assert beside is not None
    assert [label.text() for label in beside.findChildren(PlainLabel)] == [","]


@pytest.mark.parametrize("size", [100, 130, 160])
def test_all_of_what_you_say_is_seen_however_large_its_letters_are(desk: Desk, qapp: QApplication, size: int) -> None:
    with worn(Scheme.LIGHT):
        qapp.setProperty(TEXT_SIZE, size)
        try:
            dialog = desk.window.dialogs.settings()
            dialog.choose(3)
            dialog.show()
            QApplication.processEvents()
            for field in dialog._words.fields.values():
                field.edit.setPlainText(
                    "\n".join([field.text(), "and one line more, which is long enough to be broken"] * 3)
                )
                QApplication.processEvents()
                QApplication.processEvents()
                bar = field.edit.verticalScrollBar()
                assert bar.maximum() == 0, (size, field.edit.accessibleName())
                high = field.edit.height()
                dialog.resize(dialog.width() + 400, dialog.height())
                QApplication.processEvents()
                QApplication.processEvents()
                assert field.edit.height() <= high, "no empty line stays where it has a wider place"
                assert bar.maximum() == 0
            dialog.reject()
        finally:
            qapp.setProperty(TEXT_SIZE, 100)


def test_boxes_to_tick_begin_where_the_lines_do_and_their_ring_is_whole(settings: SettingsDialog) -> None:
    ticked = [page for page in settings.listed if page is not settings.work and page.findChildren(WrappingTick)]
    assert [page.title for page in ticked] == ["On your phone", "Several of us"]
    with worn(Scheme.LIGHT):
        for page in ticked:
            settings.choose(settings.listed.index(page))
            for tick in page.findChildren(WrappingTick):
                tick.show()
                QApplication.processEvents()
                assert box_begins(tick, page) == SPACE_24


def test_so_does_one_with_which_a_row_of_a_sentence_begins(qtbot: QtBot) -> None:
    with worn(Scheme.LIGHT):
        page, ticks = Page("Days"), [QCheckBox(name) for name in ("Monday", "Tuesday", "Wednesday")]
        qtbot.addWidget(page)
        page.say([Sentence("You work on:", [], each=ticks)])
        page.resize(ticks[1].sizeHint().width() + 2 * SPACE_24, 400)
        page.show()
        QApplication.processEvents()
        assert [box_begins(tick, page) for tick in ticks] == [SPACE_24] * 3


def test_the_days_one_works_on_stand_on_one_line(settings: SettingsDialog, qtbot: QtBot) -> None:
    with worn(Scheme.LIGHT):
        settings.show()
        settings.choose(0)
        QApplication.processEvents()
        assert len({day.mapTo(settings, QPoint()).y() for day in settings.work.days}) == 1


def test_every_page_ends_where_save_does_whether_it_is_scrolled_or_not(settings: SettingsDialog) -> None:
    ends, scrolled = settings.save.mapTo(settings, QPoint()).x() + settings.save.width(), set()
    for at, page in enumerate(settings.listed):
        settings.choose(at)
        QApplication.processEvents()
        line = next(each for each in page.findChildren(Hairline) if each.parentWidget() is page)
        assert line.mapTo(settings, QPoint()).x() + line.width() == ends, page.title
        scrolled.add(page.visibleRegion().boundingRect().height() < page.height())
    assert scrolled == {True, False}
