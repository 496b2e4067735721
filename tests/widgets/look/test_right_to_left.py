"""Claims about what is written in a window that runs from right to left: words run as their own letters do."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.tongues.seen import painted_on
from tests.worn import worn
from tracker.presentation.words.lines import Told
from tracker.widgets.entry.kept_as_line import KeptAsLine
from tracker.widgets.entry.line_row import ReadingLabel
from tracker.widgets.fields.chips import paint_marked
from tracker.widgets.fields.drop_down import DropDown
from tracker.widgets.fields.key_chip import ACT, KeyChip
from tracker.widgets.fields.segments import Segment, Segments
from tracker.widgets.look.buttons import push_button
from tracker.widgets.look.margins import margins
from tracker.widgets.look.painted import upright
from tracker.widgets.look.painted.capped_button import CappedButton
from tracker.widgets.look.theme import Scheme, tokens_of
from tracker.widgets.look.tokens import Role, Type
from tracker.widgets.person.paragraph import Paragraph, line_pitch

FAINT = "." + 12 * "\u00a0" + "."
"""Words of hardly any ink, so that a picture beside them can be told by its own."""
LTR, RTL = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft


def seen(widget: QWidget, runs: Qt.LayoutDirection) -> QImage:
    before = QApplication.layoutDirection()
    QApplication.setLayoutDirection(runs)  # what is painted on asks the application
    widget.resize(widget.sizeHint())
    image = widget.grab().toImage()
    QApplication.setLayoutDirection(before)
    return image


def ink(image: QImage) -> list[int]:
    """How many pixels of each column are words: dark, and off the frame."""
    rows = range(4, image.height() - 4)
    return [sum(image.pixelColor(x, y).lightness() < 120 for y in rows) for x in range(image.width())]


@pytest.mark.parametrize("words", ["Something changed…", "+13 more", "1 earlier, since 14 November"])
def test_words_on_a_button_stand_in_their_order(qtbot: QtBot, words: str) -> None:
    with worn(Scheme.LIGHT):
        for made in (push_button(words), KeyChip(words, "", ACT)):
            qtbot.addWidget(made)
            one, other = ink(seen(made, LTR)), ink(seen(made, RTL))
            assert any(one[2:-2] == other[2 + shift : len(other) - 2 + shift] for shift in (-1, 0, 1)), made


def test_a_chosen_word_keeps_off_the_edge_it_begins_at(qtbot: QtBot) -> None:
    with worn(Scheme.LIGHT):
        box = DropDown([(0, "as elsewhere")], 0)
        box.setProperty("kind", "word")
        qtbot.addWidget(box)
        off = []
        for runs in (LTR, RTL):
            image = seen(box, runs)
            middle, side = image.height() // 2, range(2, image.width() - 2)
            rows = range(middle - 4, middle + 5)
            ground = image.pixel(side[-1] if runs is RTL else side[0], 3)
            columns = side if runs is LTR else reversed(side)
            off.append(next(n for n, x in enumerate(columns) if any(image.pixel(x, y) != ground for y in rows)))
    assert off[1] >= off[0] - 1


def beginning(image: QImage, runs: Qt.LayoutDirection, wide: int = 36) -> int:
    """How much ink there is where its line begins."""
    columns = ink(image)[6 : wide - 1]
    return sum(columns if runs is LTR else ink(image)[-(wide - 1) : -6])


@pytest.mark.parametrize(
    "made",
    [
        lambda: Segments("How", [Segment(1, FAINT, "call"), Segment(2, FAINT, "post")], with_words=True),
        lambda: CappedButton(FAINT, "Esc", icon_name="call"),
        lambda: kept_as(FAINT),
    ],
    ids=["segments", "a button with its key", "how it will be kept"],
)
def test_a_picture_stands_where_the_words_begin(qtbot: QtBot, made: Callable[[], QWidget]) -> None:
    with worn(Scheme.LIGHT):
        drawn = []
        for runs in (LTR, RTL):
            QApplication.setLayoutDirection(runs)
            widget = made()
            qtbot.addWidget(widget)
            drawn.append(beginning(seen(widget, runs), runs))
        QApplication.setLayoutDirection(LTR)
    assert drawn[0] > 0
    assert drawn[1] == pytest.approx(drawn[0], rel=0.3)


@pytest.mark.parametrize("most", [0, 1], ids=["whole", "cut"])
def test_how_a_paragraph_begins_stands_where_its_letters_have_it(qtbot: QtBot, most: int) -> None:
    """One that is cut as one beside it that is not."""
    with worn(Scheme.LIGHT):
        page = QWidget()
        qtbot.addWidget(page)
        page.setLayoutDirection(RTL)
        page.resize(180, 60)
        paragraph = Paragraph("Twelve dozen eggs and a churn of buttermilk", lead=FAINT, most=most, parent=page)
        paragraph.resize(page.size())
        assert paragraph.is_cut is bool(most)
        columns = ink(page.grab().toImage().copy(0, 0, 180, line_pitch(Type.BODY) + 3))
    assert sum(columns[-30:]) > 4 * sum(columns[:30])


def kept_as(words: str) -> KeptAsLine:
    line = KeptAsLine()
    line.show_kept(words, "", Role.STOP)
    return line


def test_a_number_in_chosen_words_stays_where_it_was_written(qtbot: QtBot) -> None:
    box = DropDown([(0, "10 minutes before")], 0)
    box.setLayoutDirection(RTL)
    qtbot.addWidget(box)
    assert "10 minutes before" in painted_on(box), "in one run, as they are read"


def test_a_number_in_words_that_are_offered_stays_where_it_was_written(qtbot: QtBot) -> None:
    box = DropDown([(0, "at the time"), (1, "10 minutes before")], 0)
    box.setLayoutDirection(RTL)
    qtbot.addWidget(box)
    box.show()
    box.showPopup()
    offered = painted_on(box.view().viewport())
    box.hidePopup()
    assert "10 minutes before" in offered, "in one run, as they are read"


def test_what_a_line_was_read_as_keeps_its_quotation_together(qtbot: QtBot) -> None:
    label = ReadingLabel()
    label.setLayoutDirection(RTL)
    label.resize(600, 20)
    qtbot.addWidget(label)
    label.show_told((Told("by Monday by e-mail: “a drawing”", len("by Monday")), Told("Jo, Hill & Sons", 2)))
    texts = painted_on(label)
    assert "by e-mail: “a drawing”" in texts, "in one run, as it is read"
    assert "Hill & Sons" in texts
    assert "\u200f, " in texts, "the comma stands next to what it follows"


def test_a_margin_stands_where_lines_begin(qtbot: QtBot) -> None:
    found = []
    for runs in (LTR, RTL):
        QApplication.setLayoutDirection(runs)
        within = QWidget()
        qtbot.addWidget(within)
        margins(within, 32, 1, 4, 2)
        given = within.contentsMargins()
        found.append((given.left(), given.top(), given.right(), given.bottom()))
    QApplication.setLayoutDirection(LTR)
    assert found == [(32, 1, 4, 2), (4, 1, 32, 2)]


@pytest.mark.parametrize("words", ["محمد الحسيني", "יוסף", "鈴木 さくら", "Jyväskylä"])
@pytest.mark.usefixtures("qapp")
def test_letters_higher_than_the_line_are_not_cut(words: str) -> None:
    def painted(high: int, wide: int = 160) -> QImage:
        image = QImage(200, 80, QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        painter = QPainter(image)
        upright.text(painter, QRect(10, 40 - high // 2, wide, high), int(Qt.AlignmentFlag.AlignVCenter), words)
        painter.end()
        return image

    assert painted(8) == painted(60)
    assert painted(8, wide=12).copy(30, 0, 170, 80) == painted(8, wide=0).copy(30, 0, 170, 80), "its width cuts it"


@pytest.mark.parametrize("runs", [LTR, RTL])
def test_the_line_under_the_number_of_a_choice_stands_where_the_number_is_seen(
    qapp: QApplication, runs: Qt.LayoutDirection
) -> None:
    with worn(Scheme.LIGHT):
        image = QImage(200, 40, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        painter.setLayoutDirection(runs)
        paint_marked(painter, "&1   I did contact them", 4, 40, "#000000", tokens_of(qapp.palette()))
        wide = painter.fontMetrics().horizontalAdvance("1   I did contact them")
        baseline = (40 + painter.fontMetrics().ascent() - painter.fontMetrics().descent()) // 2
        number = painter.fontMetrics().horizontalAdvance("1")
        painter.end()
    under = [x for x in range(200) if image.pixelColor(x, baseline + 2).lightness() < 255]
    assert len(under) == number
    assert under[0] in ((4,) if runs is LTR else (3 + wide - number, 4 + wide - number))
