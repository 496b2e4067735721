"""Claims about the warning banner: no room when silent, all it is told in plain words, and the ways out."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tracker.presentation.banner import BannerTelling, ExitId, before_the_act
from tracker.rules.verdict import Level
from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.look.theme import tokens_of
from tracker.widgets.look.tokens import SPACE_16
from tracker.widgets.look.warning_banner import WarningBanner

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # said by the screenless platform

NOBODY = BannerTelling(
    Level.WARN,
    "Nobody agreed to this",
    "Jo said on 12 November: “we'll call you”. Nobody agreed to a call.",
    ("It would be the second contact in seven days.", "They like to be called before noon."),
)
AGREED = BannerTelling(Level.WELCOME, "As agreed", "Jo agreed on 27 October to a call today at 10:00.")


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    page = QWidget()
    page.resize(560, 600)
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    column.addWidget(WarningBanner())
    column.addStretch()
    page.show()
    return page


@pytest.fixture
def banner(page: QWidget) -> WarningBanner:
    return page.findChildren(WarningBanner)[0]


def words_of(banner: WarningBanner) -> list[str]:
    return [label.text() for label in banner.findChildren(PlainLabel) if label.isVisible()]


def buttons_of(banner: WarningBanner) -> list[QPushButton]:
    return [button for button in banner.findChildren(QPushButton) if button.isVisible()]


def test_with_nothing_to_say_it_takes_no_room(banner: WarningBanner) -> None:
    assert banner.isHidden()
    banner.show_telling(NOBODY)
    assert banner.isVisible()
    banner.show_telling(None)
    assert banner.isHidden()


def test_it_says_words_first_and_facts_second(banner: WarningBanner) -> None:
    banner.show_telling(NOBODY)
    assert words_of(banner) == [NOBODY.headline, NOBODY.sentence]


def test_further_findings_unfold(banner: WarningBanner, qtbot: QtBot) -> None:
    banner.show_telling(NOBODY)
    more = buttons_of(banner)[0]
    assert more.text() == "and 2 more"
    before = banner.minimumHeight()
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    assert words_of(banner)[-1] == "\n".join(NOBODY.more)
    assert banner.minimumHeight() > before
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    assert words_of(banner)[-1] == NOBODY.sentence


@pytest.mark.parametrize("exit_id", [ExitId.SOMETHING_CHANGED, ExitId.THEY_ASKED, ExitId.LOG_ANYWAY])
def test_each_honest_exit_has_a_button_that_says_which(banner: WarningBanner, qtbot: QtBot, exit_id: ExitId) -> None:
    banner.show_telling(NOBODY)
    button = banner.button(exit_id)
    assert button is not None
    with qtbot.waitSignal(banner.exit_chosen) as told:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert told.args == [exit_id]


def test_before_the_act_the_default_is_not_to(banner: WarningBanner, qtbot: QtBot) -> None:
    exits = before_the_act("Don’t call", "Call anyway…")
    banner.show_telling(BannerTelling(Level.STOP, "Asked not to be contacted", "", exits=exits))
    told = [button.text() for button in buttons_of(banner)]
    assert (told[0], told[-1]) == ("Don’t call", "Call anyway…")
    not_to = banner.button(ExitId.HOLD_BACK)
    assert not_to is not None
    assert not_to.isDefault()
    plain = QPushButton(not_to.text())
    plain.setProperty("compact", True)
    assert not_to.sizeHint().width() > plain.sizeHint().width() + 18, "the cap of Enter stands beside its words"
    with qtbot.waitSignal(banner.exit_chosen) as told:
        qtbot.mouseClick(not_to, Qt.MouseButton.LeftButton)
    assert told.args == [ExitId.HOLD_BACK]


def test_exits_can_be_shown_and_not_taken(banner: WarningBanner) -> None:
    banner.show_telling(BannerTelling(Level.WARN, "Too early", "", exits_enabled=False))
    assert not any(button.isEnabled() for button in buttons_of(banner))


@pytest.mark.parametrize("level", [Level.WELCOME, Level.NOTE])
def test_what_needs_no_way_out_offers_none(banner: WarningBanner, level: Level) -> None:
    banner.show_telling(BannerTelling(level, "As agreed", "Jo agreed."))
    assert buttons_of(banner) == []


def test_as_agreed_is_one_line(banner: WarningBanner) -> None:
    banner.show_telling(AGREED)
    assert words_of(banner) == [f"{AGREED.headline} — {AGREED.sentence}"]


@pytest.mark.parametrize("width", [320, 560, 900])
def test_nothing_is_cut_off_at_any_width(page: QWidget, banner: WarningBanner, qtbot: QtBot, width: int) -> None:
    page.resize(width, 600)
    banner.show_telling(BannerTelling(Level.WARN, "Nobody agreed", "A sentence that goes on. " * 12, NOBODY.more))
    qtbot.mouseClick(buttons_of(banner)[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: banner.height() >= banner.minimumHeight() > 0)
    for label in banner.findChildren(PlainLabel):
        if label.isVisible():
            assert label.height() >= label.heightForWidth(label.width())
    for button in buttons_of(banner):
        around = button.parentWidget()
        assert around is not None
        assert banner.rect().contains(button.geometry().translated(around.mapTo(banner, button.rect().topLeft())))


def test_it_is_told_to_screen_readers_whole_and_no_exit_tells_it_again(banner: WarningBanner) -> None:
    banner.show_telling(NOBODY)
    assert not any(button.accessibleDescription() for button in buttons_of(banner))
    assert banner.accessibleName() == (
        "Nobody agreed to this. Jo said on 12 November: “we'll call you”. Nobody agreed to a call. "
        "It would be the second contact in seven days. They like to be called before noon."
    )


def test_a_name_that_looks_like_a_picture_stays_a_name(banner: WarningBanner) -> None:
    banner.show_telling(BannerTelling(Level.WARN, "<img src='file:///dev/zero'>", "<b>x</b>"))
    assert {label.textFormat() for label in banner.findChildren(PlainLabel)} == {Qt.TextFormat.PlainText}


def test_going_from_one_level_to_another_keeps_only_its_own_exits(banner: WarningBanner) -> None:
    banner.show_telling(NOBODY)
    banner.show_telling(AGREED)
    assert buttons_of(banner) == []
    banner.show_telling(NOBODY)
    assert len(buttons_of(banner)) == 4


def test_in_a_window_from_right_to_left_bar_icon_and_first_exit_stand_at_the_right(
    page: QWidget, banner: WarningBanner
) -> None:
    page.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    banner.show_telling(BannerTelling(Level.STOP, "They said no", "", NOBODY.more))
    banner._fade.settle()
    QApplication.processEvents()
    seen, stop = banner.grab().toImage(), QColor(tokens_of(banner.palette()).stop)
    assert seen.pixelColor(banner.width() - 2, banner.height() // 2) == stop
    assert seen.pixelColor(2, banner.height() // 2) != stop
    icon = next(label for label in banner.findChildren(QLabel) if not label.pixmap().isNull())
    more, *exits = buttons_of(banner)
    assert banner.width() - icon.geometry().right() < 24
    assert more.geometry().left() < 24
    assert exits[0].x() > exits[1].x()
    assert more.layoutDirection() is Qt.LayoutDirection.LeftToRight, "its chevron stands before its words"


@pytest.mark.parametrize("runs", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_in_a_narrow_place_what_leads_to_more_begins_where_lines_do(qtbot: QtBot, runs: Qt.LayoutDirection) -> None:
    before = QApplication.layoutDirection()
    QApplication.setLayoutDirection(runs)
    banner = WarningBanner(bleeds=True)
    qtbot.addWidget(banner)
    banner.resize(300, 200)
    banner.show_telling(NOBODY)
    banner.show()
    QApplication.processEvents()
    more = buttons_of(banner)[0].geometry()
    QApplication.setLayoutDirection(before)
    off = more.left() if runs is Qt.LayoutDirection.LeftToRight else banner.width() - 1 - more.right()
    assert off < 24


def test_in_a_narrow_place_nothing_reaches_beyond_where_lines_end(qtbot: QtBot) -> None:
    banner = WarningBanner(bleeds=True)
    qtbot.addWidget(banner)
    banner.show_telling(NOBODY)
    banner.show()
    for width in range(240, 340):
        banner.resize(width, 400)
        QApplication.processEvents()
        ends = [button.mapTo(banner, button.rect().topRight()).x() for button in buttons_of(banner)]
        assert max(ends) < width - SPACE_16, width


def test_a_way_out_is_told_as_a_button_and_says_that_it_is_unfolded(banner: WarningBanner) -> None:
    exits = before_the_act("Don’t call", "Call anyway…")
    for opened, said in ((None, ""), (ExitId.GO_AHEAD, "unfolded"), (None, "")):
        banner.show_telling(replace(NOBODY, exits=exits, opened=opened))
        button = banner.button(ExitId.GO_AHEAD)
        assert button is not None
        told = QAccessible.queryAccessibleInterface(button)
        assert told.role() is QAccessible.Role.Button
        assert told.text(QAccessible.Text.Description).strip() == said
