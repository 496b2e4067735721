"""Claims about text on the screen: it is shown as it is, whatever somebody put into a name."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import (
    QAccessible,
    QContextMenuEvent,
    QEnterEvent,
    QFontMetrics,
    QImage,
    QTextLayout,
    qGray,
)
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tracker.widgets.look.plain_label import (
    LONGEST_TIP,
    ElidedLabel,
    PlainLabel,
    breakable,
    elided,
    overhang,
    set_tooltip,
    tooltip_of,
)
from tracker.widgets.look.theme import font
from tracker.widgets.look.tokens import Role, Type
from tracker.widgets.person.paragraph import Paragraph

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # said by the screenless platform

NASTY = '<img src="file:///dev/zero"> & <b>Jo</b>'


def test_a_label_never_reads_its_text_as_anything_else(qtbot: QtBot) -> None:
    label = PlainLabel(NASTY)
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.text() == NASTY


@pytest.mark.parametrize("kind", [PlainLabel, ElidedLabel, Paragraph])
def test_no_letter_is_cut_where_a_line_begins(qtbot: QtBot, kind: type[PlainLabel]) -> None:
    """As the hook of a "J", which reaches to the left of where the letter stands."""
    label = kind("Jo", Type.HEADLINE)
    qtbot.addWidget(label)
    label.resize(label.sizeHint())
    beside = kind("\u2007Jo", Type.HEADLINE)
    qtbot.addWidget(beside)
    beside.resize(beside.sizeHint())
    assert inked(label) > inked(beside) - 0.5, "a part of a letter that is wider than half a pixel is cut off"


def inked(label: QWidget) -> float:
    """How wide what the words touch is in all, in pixels, each counted by how dark it becomes at most."""
    seen = label.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    ground = qGray(seen.pixel(seen.width() - 1, 0))
    rows = range(seen.height())
    far = [max(abs(qGray(seen.pixel(x, y)) - ground) for y in rows) for x in range(seen.width())]
    return sum(far) / max(far)


def test_a_line_is_not_moved_by_what_nobody_sees() -> None:
    """Else a line that begins with a "T" would begin elsewhere than the next."""
    assert [overhang(font(Type.BODY), text) for text in ("Then: a call", "No", "👍", "")] == [0, 0, 0, 0]


@pytest.mark.parametrize(
    ("text", "tip"),
    [
        ("", ""),
        ("Jo", "<qt>Jo</qt>"),
        ("<b>", "<qt>&lt;b&gt;</qt>"),
        ("one\ntwo", "<qt>one<br>two</qt>"),
    ],
)
def test_a_tooltip_shows_its_text_as_it_is(text: str, tip: str) -> None:
    assert tooltip_of(text) == tip


def test_a_tooltip_is_no_taller_than_it_can_be_read() -> None:
    assert len(tooltip_of("x" * 100_000)) < LONGEST_TIP + 20
    assert tooltip_of("x" * 100_000).endswith("…</qt>")


LINK = "https://example.org/" + "cakes-and-nothing-else/" * 8


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Jo Hill", "Jo Hill"),
        ("in-word-of-20letters", "in-word-of-20letters"),
        ("an-word-of-21-letters", "an-\u200bword-\u200bof-\u200b21-\u200bletters"),
        ("a" * 21 + "-end", "aaaaaaaa\u200baaaaaaaa\u200baaaaa-\u200bend"),
        ("e\u0301" * 11, "e\u0301" * 4 + "\u200b" + "e\u0301" * 4 + "\u200b" + "e\u0301" * 3),
        (
            "W" * 7 + "\U0001f468\u200d\U0001f469" + "W" * 12,
            "W" * 7 + "\U0001f468\u200d\U0001f469\u200b" + "W" * 8 + "\u200bWWWW",
        ),
    ],
)
def test_a_long_word_may_break_but_not_within_a_sign(text: str, shown: str) -> None:
    assert breakable(text) == shown


@pytest.mark.parametrize("width", range(30, 300, 3))
def test_an_option_of_a_command_is_not_broken_behind_its_hyphens(qapp: QApplication, width: int) -> None:
    layout = QTextLayout(breakable("give the command as-agreed --entry a key"), qapp.font())
    lines = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        lines.append(layout.text()[line.textStart() : line.textStart() + line.textLength()])
    layout.endLayout()
    assert not any(line.replace("\u2060", "").rstrip().endswith(("-" * 2, " -")) for line in lines)


def test_what_a_text_may_break_by_is_not_read_aloud(qtbot: QtBot) -> None:
    label = PlainLabel("By e-mail", wrap=True)
    qtbot.addWidget(label)
    told = QAccessible.queryAccessibleInterface(label)
    assert label.text() != QLabel.text(label)
    assert told.text(QAccessible.Text.Name) == "By e-mail"
    label.setText("By phone")
    assert told.text(QAccessible.Text.Name) == "By phone"


def test_e_mail_breaks_at_no_hyphen_and_is_copied_as_it_was_said(qtbot: QtBot) -> None:
    label = PlainLabel("What was promised by e-mail is welcome: a follow-up", wrap=True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    qtbot.addWidget(label)
    layout = QTextLayout(breakable(label.text()), label.font())
    ends = set()
    for width in range(40, 400, 3):
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            ends.add(layout.text()[: line.textStart() + line.textLength()].rstrip()[-3:])
        layout.endLayout()
    assert not any(end.endswith(" e-") for end in ends)
    assert "ow-" in ends, "others are still broken there"
    label.show()
    label.setSelection(0, len(breakable(label.text())))
    qtbot.keyClick(label, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == label.text()


def test_a_long_word_does_not_widen_what_it_stands_in(qtbot: QtBot) -> None:
    label = PlainLabel("W" * 20_000, wrap=True)
    qtbot.addWidget(label)
    assert label.minimumSizeHint().width() < 200
    assert label.text() == "W" * 20_000


@pytest.mark.parametrize("by_menu", [False, True], ids=["by key", "by menu"])
def test_a_link_that_is_marked_and_copied_still_leads_somewhere(qtbot: QtBot, by_menu: bool) -> None:
    label = PlainLabel(LINK, wrap=True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    qtbot.addWidget(label)
    label.show()
    label.setSelection(0, len(breakable(LINK)))
    QApplication.clipboard().clear()
    if by_menu:
        QApplication.sendEvent(label, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(1, 1), QPoint(1, 1)))
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        menu.actions()[0].trigger()
        menu.close()
    else:
        qtbot.keyClick(label, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == LINK


def test_a_tooltip_is_said_to_screen_readers_in_plain_words(qtbot: QtBot) -> None:
    button = QPushButton()
    qtbot.addWidget(button)
    set_tooltip(button, NASTY)
    assert button.accessibleDescription() == NASTY
    assert "<img" not in button.toolTip()


def point_at(label: ElidedLabel) -> None:
    at = QPointF(5, 5)
    QApplication.sendEvent(label, QEnterEvent(at, at, at))


def test_a_line_that_gives_way_ends_where_a_sentence_does(qapp: QApplication) -> None:
    metrics = QFontMetrics(qapp.font())
    said = "It was agreed for Monday; this is three days late. It helps to say so."
    room = metrics.horizontalAdvance("It was agreed for Monday; this is three days late. It helps")
    assert elided(said, metrics, room) == "It was agreed for Monday; this is three days late. …"
    assert elided(said, metrics, metrics.horizontalAdvance(said)) == said
    most_of_it = elided("No. It was agreed for Monday, and this is three days late.", metrics, room // 2)
    assert most_of_it.startswith("No. It was"), "a short sentence leaves too much of the line empty"


def test_a_line_without_room_gives_way_and_tells_the_whole_in_its_tooltip(qtbot: QtBot) -> None:
    label = ElidedLabel("Maria bakes wedding cakes\nand nothing else")
    qtbot.addWidget(label)
    label.show()
    label.resize(80, 20)
    assert label.shown_text().endswith("…")
    point_at(label)
    assert "wedding cakes and nothing else" in label.toolTip()
    label.resize(2000, 20)
    assert label.shown_text() == "Maria bakes wedding cakes and nothing else"
    assert label.toolTip() == ""
    point_at(label)
    assert label.toolTip() == ""


def test_a_label_can_change_its_role(qtbot: QtBot) -> None:
    label = PlainLabel("late")
    qtbot.addWidget(label)
    label.show_role(Role.SLIPPED)
    assert label.property("role") == "slipped"
