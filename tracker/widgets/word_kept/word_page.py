"""The page on the word we keep: what became of it month by month, promises, what nobody agreed to, the longest chains.

It is for keeping one's word, not for ranking people. Knows no store.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontInfo,
    QFontMetrics,
    QGuiApplication,
    QHideEvent,
    QKeyEvent,
    QPaintDevice,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from tracker.presentation.word_kept.word_kept_state import Period, WordKeptState
from tracker.presentation.word_kept.word_table import WordTable
from tracker.presentation.words import word_kept as words
from tracker.presentation.words.paper.printing import not_printed, sent
from tracker.presentation.words.terms import EVERYONES
from tracker.rules.agreement_state import Fate
from tracker.rules.word_kept import WordKept
from tracker.tongue import tr, tr_as
from tracker.widgets.fields.reading_order import read_as_laid
from tracker.widgets.look.buttons import Kind, push_button
from tracker.widgets.look.clipboard import to_clipboard
from tracker.widgets.look.flow_layout import FlowLayout
from tracker.widgets.look.margins import margins
from tracker.widgets.look.painted.capped_button import CappedButton
from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.look.printed_to import has_taken, name_of
from tracker.widgets.look.spoken.told_as import As, told_as
from tracker.widgets.look.tall_scroll import never_widens
from tracker.widgets.look.theme import as_on_paper, font, tokens_of
from tracker.widgets.look.tokens import SPACE_4, SPACE_8, SPACE_12, SPACE_16, SPACE_24, Role, Type
from tracker.widgets.word_kept.bars_view import BarsView, paint_block
from tracker.widgets.word_kept.chain_line import ChainLine

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

EDGE, RIGHT, NAME, DAY = 40, 440, 150, 72
WIDEST = 1440
"""In a wider window a month would stand far from the next, and a name from its chain."""
MANY = 12
"""Rows of what nobody agreed to that are shown; the rest are counted."""
CHAINS = 5
_FRAME = 2
"""The ring around a name that has the keys; it has its room where there is none, too."""
IN_THE_KEY = (Fate.KEPT, Fate.LATE, Fate.MOVED_BY_US, Fate.BROKEN, Fate.THEIRS, Fate.CORRECTED, Fate.WAITING)


@told_as(As.Grouping)
class WordPage(QWidget):
    """`left` comes when one turns back, `opened(person id)` for whoever a block, a row or a chain is about.

    `said(str)` is a sentence in passing.
    """

    left = Signal()
    opened = Signal(object)
    said = Signal(str)

    def __init__(self, state: WordKeptState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = state
        self.setAccessibleName(tr("The word we keep"))
        self.table = WordTable(self)
        self.bars = BarsView(self.table, state.today)
        self.bars.opened.connect(self.opened)
        self._lay_out()
        state.changed.connect(self._show)
        self.setFocusProxy(self.bars)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE_12, 0, 0)
        column.setSpacing(SPACE_12)
        bar, self._sheet, desk = QWidget(), QWidget(), QWidget()
        bar.setLayout(self._bar())
        over = _in_the_middle(bar)
        column.addLayout(over)
        desk.setLayout(_in_the_middle(self._sheet))
        scroll = _Scroll()
        scroll.left_free.connect(lambda left, right: over.setContentsMargins(left, 0, right, 0))
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(never_widens(desk))
        column.addWidget(scroll, 1)
        sheet = QVBoxLayout(self._sheet)
        # Names have a frame around them; so that they begin where all else does, all else keeps as far from the edge.
        sheet.setContentsMargins(EDGE - _FRAME, 0, EDGE - _FRAME, SPACE_24)
        sheet.setSpacing(SPACE_4)
        top = self._top = QHBoxLayout()
        top.setContentsMargins(_FRAME, 0, _FRAME, 0)
        top.setSpacing(SPACE_8)
        top.addWidget(PlainLabel(tr("The word we keep"), Type.HEADLINE))
        top.addStretch()
        top.addWidget(self._whose_frame)
        top.addWidget(self._since)
        sheet.addLayout(top)
        self.sentence = PlainLabel(kind=Type.NAME, wrap=True, semibold=False)
        self.besides = PlainLabel(wrap=True, role=Role.SOFT)
        for label in (self.sentence, self.besides):
            label.setContentsMargins(_FRAME, 0, _FRAME, 0)
            sheet.addWidget(label)
        sheet.addSpacing(SPACE_12)
        halves = QHBoxLayout()
        halves.setSpacing(SPACE_24 * 2)
        sheet.addLayout(halves, 1)
        halves.addLayout(self._left_half(), 1)
        self._right = QVBoxLayout()
        self._right.setSpacing(SPACE_4)
        right = QWidget()
        right.setLayout(self._right)
        margins(self._right, 0, 0, _FRAME, 0)  # what stands at its end has no ring, and ends where the buttons above do
        right.setMaximumWidth(RIGHT)
        halves.addWidget(right, 1)

    def _bar(self) -> QHBoxLayout:
        bar = QHBoxLayout()
        margins(bar, EDGE - SPACE_16, 0, EDGE, 0)
        bar.setSpacing(SPACE_8)
        self.back = CappedButton(tr("Back"), tr("Esc"), Kind.QUIET, "left")
        self.back.clicked.connect(self.left)
        bar.addWidget(self.back)
        bar.addStretch()
        self._whose = QHBoxLayout()
        self._whose.setSpacing(0)
        self._whose_frame = self._trough(self._whose, tr("Whose word"))
        since = QHBoxLayout()
        self._since = self._trough(since, tr("Since when"))
        self._periods = QButtonGroup(self)
        for period, name in (
            (Period.HALF_A_YEAR, tr("6 months")),
            (Period.A_YEAR, tr("12 months")),
            (Period.ALL, tr_as("since when", "All")),
        ):
            button = self._segment(name, self._periods, period is self.state.period)
            button.clicked.connect(partial(self.state.look_at, period))
            since.addWidget(button)
        for name, deed in (
            (tr("Copy picture"), self.copy_picture),
            (tr("Copy table"), self.copy_table),
            (tr("Print…"), self.print),
        ):
            button = push_button(name)
            button.clicked.connect(deed)
            bar.addWidget(button)
        return bar

    def _trough(self, row: QHBoxLayout, name: str) -> QFrame:
        trough = QFrame()
        trough.setProperty("kind", "trough")
        trough.setAccessibleName(name)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(0)
        trough.setLayout(row)
        policy = QSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        policy.setRetainSizeWhenHidden(True)  # nothing moves in a picture for their not being in it
        trough.setSizePolicy(policy)
        return trough

    def _segment(self, name: str, group: QButtonGroup, chosen: bool) -> QPushButton:
        button = push_button(name, Kind.SEGMENT)
        button.setCheckable(True)
        button.setAutoExclusive(True)  # so that it is told as one of several
        button.setChecked(chosen)
        # A chosen one is told in heavier letters, and the others are not to move for it.
        heavy = QFontMetrics(font(semibold=True))
        button.setMinimumWidth(heavy.horizontalAdvance(name) + 2 * SPACE_16)
        group.addButton(button)
        return button

    def _left_half(self) -> QVBoxLayout:
        months = QVBoxLayout()
        months.setContentsMargins(_FRAME, 0, _FRAME, 0)
        months.setSpacing(SPACE_4)
        months.addWidget(PlainLabel(tr("Month by month"), Type.NAME))
        months.addWidget(PlainLabel(words.EXPLAINED.told(), Type.SOFT, wrap=True))
        self._key = Legend()
        months.addWidget(self._key)
        months.addSpacing(SPACE_8)
        months.addWidget(self.bars)
        months.addSpacing(SPACE_16)
        self._chains = QGridLayout()
        self._chains.setHorizontalSpacing(SPACE_12)
        self._chains.setVerticalSpacing(SPACE_4)
        self._chains.setColumnStretch(1, 1)
        self._chains_title = PlainLabel(tr("Longest chains of talks"), Type.NAME)
        months.addWidget(self._chains_title)
        left = QVBoxLayout()
        left.setSpacing(SPACE_4)
        left.addLayout(months)
        left.addLayout(self._chains)
        left.addStretch(0)
        return left

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.state.watch(True)
        self._show_whose()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.state.watch(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _show_whose(self) -> None:
        _empty(self._whose)
        group = QButtonGroup(self._whose_frame)
        users = self.state.users
        self._whose_frame.setVisible(bool(users))
        for name, label in (("", EVERYONES.told()), *((user, self.state.called(user)) for user in users)):
            button = self._segment(label.replace("&", "&&"), group, name == self.state.whose)
            button.clicked.connect(partial(self.state.look_at_whose, name))
            self._whose.addWidget(button)

    def _show(self) -> None:
        word = self.state.word
        if word is None:
            return
        self.bars.set_today(self.state.today)
        self.table.show_months(word.months)
        self._tell(word)
        self._key.show_fates([f for f in IN_THE_KEY if f in (Fate.KEPT, Fate.LATE, Fate.BROKEN) or word.of(f)])
        self._show_chains(word)
        self._show_right(word)
        for part in (self._chains, self._right):
            read_as_laid(part.parentWidget())

    def _tell(self, word: WordKept) -> None:
        told, besides = words.in_a_sentence(word, self.state.whose)
        self.sentence.setText(told)
        self.besides.setText(besides)
        self.besides.setVisible(bool(besides))
        self.setAccessibleDescription(f"{told} {besides}".strip())  # whoever comes to the page hears it

    def _show_chains(self, word: WordKept) -> None:
        _empty(self._chains)
        shown = word.chains[:CHAINS]
        self._chains_title.setVisible(bool(shown))
        for row, chain in enumerate(shown):
            name = self._person(chain.name, chain.prospect_id, words.chain(chain))
            name.setFixedWidth(NAME)
            self._chains.addWidget(name, row, 0)
            self._chains.addWidget(ChainLine(chain.links), row, 1)
            self._chains.addWidget(PlainLabel(words.chain(chain), Type.SOFT), row, 2)

    def _show_right(self, word: WordKept) -> None:
        _empty(self._right)
        count, of, more = words.promises(word.promises)
        self._right.addWidget(PlainLabel(tr("Promises"), Type.NAME))
        line = QHBoxLayout()
        line.setSpacing(SPACE_8)
        line.addWidget(PlainLabel(count, Type.HEADLINE, Role.PROMISE))
        line.addWidget(PlainLabel(of, wrap=True), 1)
        self._right.addLayout(line)
        if more:
            self._right.addWidget(PlainLabel(more, Type.SOFT, wrap=True))
        self._right.addSpacing(SPACE_16)
        self._right.addWidget(PlainLabel(tr("Nobody agreed to these"), Type.NAME))
        self._right.addWidget(PlainLabel(words.unasked_in_all(word), Type.SOFT, wrap=True))
        for each in word.unasked[:MANY]:
            day, name, reason = words.unasked_row(each, self.state.zone, self.state.today)
            self._right.addWidget(_Line())
            row = QHBoxLayout()
            row.setSpacing(SPACE_8)
            when = PlainLabel(day, Type.SOFT)
            when.setFixedWidth(DAY)
            person = self._person(name, each.prospect_id, reason)
            person.setFixedWidth(NAME - 20)
            why = PlainLabel(reason, Type.SOFT, Role.TEXT, wrap=True)
            for label in (when, why):
                label.setContentsMargins(0, _FRAME, 0, _FRAME)  # on the line of the name, whose frame is its ring
            row.addWidget(when, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(person, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(why, 1, Qt.AlignmentFlag.AlignTop)
            self._right.addLayout(row)
        if len(word.unasked) > MANY:
            self._right.addWidget(PlainLabel(tr("{n} more before these.", n=len(word.unasked) - MANY), Type.SOFT))
        if close := words.close_together(word.close_together):
            self._right.addSpacing(SPACE_4)
            self._right.addWidget(PlainLabel(close, Type.SOFT, wrap=True))
        self._right.addSpacing(SPACE_16)
        self._right.addWidget(PlainLabel(tr("Goodwill"), Type.NAME))
        self._right.addWidget(PlainLabel(words.goodwill(word.goodwill), Type.SOFT, wrap=True))
        self._right.addStretch()

    def _person(self, name: str, prospect_id: int, about: str) -> PersonButton:
        button = PersonButton(name)
        button.setAccessibleDescription(about)
        button.clicked.connect(lambda: self.opened.emit(prospect_id))
        return button

    def copy_picture(self) -> None:
        """What became of our word, as a picture on the clipboard."""
        with self._without_choices():
            picture = self._sheet.grab()
            painter = QPainter(picture)
            self._tell_of_what(painter)
            painter.end()
        QGuiApplication.clipboard().setPixmap(picture)
        self.said.emit(tr("The picture is on the clipboard."))

    def copy_table(self) -> None:
        """The months as comma-separated values on the clipboard."""
        if self.state.word is not None:
            to_clipboard(words.as_csv(self.state.word))
            self.said.emit(tr("The table is on the clipboard, with commas between its values."))

    def print(self) -> None:
        """Ask for a printer, and put the page on one sheet of it."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self)
        dialog.accepted.connect(lambda: self.print_on(printer))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()

    def print_on(self, printer: QPrinter) -> None:
        """Print it there, and say what became of that."""
        if self.paint_on(printer) and has_taken(printer):
            self.said.emit(sent(name_of(printer), 1))
        else:
            self.said.emit(not_printed())

    def paint_on(self, device: QPaintDevice) -> bool:
        """Paint the page as large as fits on a sheet of that device, in light colours; whether it took any."""
        painter = QPainter()
        if not painter.begin(device):
            return False
        room = painter.viewport()
        scale = min(room.width() / self._sheet.width(), room.height() / self._sheet.height())
        painter.scale(scale, scale)
        with self._without_choices(), as_on_paper(self._sheet):
            self._sheet.render(painter, QPoint(), renderFlags=QWidget.RenderFlag.DrawChildren)
            self._tell_of_what(painter)
        return painter.end()

    def _tell_of_what(self, painter: QPainter) -> None:
        """Whose it is and as of which day, where the choices stand in the window."""
        told = words.told_of(self.state.named, self.state.today)
        place = self._top.geometry().adjusted(_FRAME, 0, -_FRAME, 0)
        letters = font(Type.SOFT)
        letters.setPixelSize(QFontInfo(letters).pixelSize())  # by points they would be as large as the paper's dots say
        painter.setFont(letters)
        painter.setPen(QColor(tokens_of(self._sheet.palette()).soft))
        end = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignRight)
        painter.drawText(place, end | Qt.AlignmentFlag.AlignVCenter, told)

    @contextmanager
    def _without_choices(self) -> Iterator[None]:
        """What is pressed on the page is none of what it says."""
        shown = [each for each in (self._whose_frame, self._since) if not each.isHidden()]
        for each in shown:
            each.hide()
        self.bars.shows_keys = False
        yield
        self.bars.shows_keys = True
        for each in shown:
            each.show()


class _Scroll(QScrollArea):
    """`left_free(left, right)`: how much beside what it shows its own bar takes."""

    left_free = Signal(int, int)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        seen = self.viewport().geometry()
        self.left_free.emit(seen.left(), self.width() - seen.right() - 1)


class Legend(QWidget):
    """What each look of a block says."""

    def __init__(self) -> None:
        super().__init__()
        self._row = FlowLayout(self)

    def show_fates(self, fates: list[Fate]) -> None:
        _empty(self._row)
        for fate in fates:
            pair = QWidget()
            row = QHBoxLayout(pair)
            margins(row, 0, 0, SPACE_12, 0)
            row.setSpacing(SPACE_8)
            row.addWidget(_Sample(fate))
            row.addWidget(PlainLabel(words.FATES[fate].told(), Type.SOFT, Role.TEXT))
            self._row.addWidget(pair)


class PersonButton(QPushButton):
    """A name that opens its person; cut at its end where there is no room."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.setProperty("kind", Kind.LINK.value)
        self.setProperty("flush", True)
        self.setAutoDefault(False)
        self.setAccessibleName(name)
        self.setFont(font(Type.SOFT, semibold=True))
        self.setStyleSheet("QPushButton { text-align: left; }")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self._name) + SPACE_8, super().sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        room = self.width() - SPACE_8
        shown = self.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideRight, room).replace("&", "&&")
        if self.text() != shown:
            self.setText(shown)
        super().paintEvent(event)


class _Sample(QWidget):
    def __init__(self, fate: Fate) -> None:
        super().__init__()
        self._fate = fate
        self.setFixedSize(18, 14)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_block(painter, tokens_of(self.palette()), self._fate, QRectF(self.rect().adjusted(1, 2, -1, -2)))
        painter.end()


class _Line(QFrame):
    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens_of(self.palette()).line))
        painter.end()


def _in_the_middle(of: QWidget) -> QHBoxLayout:
    """As wide as there is room for, up to WIDEST."""
    of.setMaximumWidth(WIDEST)
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.addStretch(0)
    row.addWidget(of, 1)
    row.addStretch(0)
    return row


def _empty(layout: QLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            _empty(inner)
            inner.deleteLater()
