"""The line that an answer unfolds: what was agreed in plain words, and what they mean beneath.

Knows no store; the state reads the words.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from tracker.presentation.entry.quick_entry import QuickEntry
from tracker.presentation.words.lines import Asked
from tracker.rules.line import NextKind
from tracker.tongue import tr
from tracker.widgets.entry.line_row import ReadingLabel
from tracker.widgets.fields.key_chip import ACT, ENTER, ChipRow, KeyChip
from tracker.widgets.fields.marked_line import Mark, Marked, MarkedLine
from tracker.widgets.look.icons import tinted_pixmap
from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.look.tall_scroll import as_tall_as_its_words
from tracker.widgets.look.theme import grown, tokens_of
from tracker.widgets.look.tokens import FOCUS_WIDTH, ICON_SMALL, RADIUS_CHIP, SPACE_8, Role, Type

_FRAMED = 30


class FramedLine(QFrame):
    """A line with marks, in a frame as any field has one."""

    def __init__(self, placeholder: str) -> None:
        super().__init__()
        self.line = MarkedLine(placeholder, Type.BODY)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 1, 8, 1)
        row.addWidget(self.line)
        self.setFixedHeight(max(_FRAMED, self.line.sizeHint().height() + 4))
        self.setFocusProxy(self.line)
        self.line.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(QGuiApplication.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        here = self.line.hasFocus()
        width = FOCUS_WIDTH if here else 1
        painter.setPen(QPen(QColor(tokens.primary if here else tokens.edge), width))
        painter.setBrush(QColor(tokens.surface))
        box = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.drawRoundedRect(box, RADIUS_CHIP, RADIUS_CHIP)


class AnswerLine(QWidget):
    """`entered` comes for Enter where nothing was there to be taken. `kind` says which answer it belongs to."""

    entered = Signal()

    def __init__(self, state: QuickEntry, kind: NextKind, words: str, icon: str, role: Role, placeholder: str) -> None:
        super().__init__()
        self._state, self.kind = state, kind
        self._shown: Asked | None = None
        self.label = AnswerLabel(words, icon, role)
        self.framed = FramedLine(placeholder)
        self.line = self.framed.line
        self.line.setAccessibleName(words)  # the example is told where nothing is typed yet
        self.meaning = ReadingLabel()
        self.against = PlainLabel("", Type.SOFT, Role.SLIPPED, wrap=True)
        self.against.hide()
        self._picks = QHBoxLayout()
        self._picks.setContentsMargins(0, 0, 0, 0)
        self._picks.setSpacing(6)
        self.chips: list[KeyChip] = []
        self._row = ChipRow([])
        self.under = QVBoxLayout()
        self.under.setContentsMargins(0, 0, 0, 0)
        self.under.setSpacing(4)
        self._told = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._told.setContentsMargins(0, 0, 0, 0)
        self._told.setSpacing(SPACE_8)
        self._told.addWidget(self.meaning, 1)
        self._told.addLayout(self._picks)
        self._beneath = QWidget()
        self._beneath.setLayout(self._told)
        # What they said means what it says: a row for that would stay empty.
        if kind not in (NextKind.TALK, NextKind.PROMISE):
            self._beneath.hide()
        self._beneath.setMinimumHeight(max(26, self.meaning.height()))
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.framed)
        column.addWidget(self._beneath)
        column.addWidget(self.against)
        column.addLayout(self.under)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 4)
        row.setSpacing(0)
        row.addWidget(self.label, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        as_tall_as_its_words(self)
        self.line.textEdited.connect(lambda text: state.type_next(kind, text))
        self.line.entered.connect(self._enter)
        self.setFocusProxy(self.line)

    def load(self) -> None:
        self._put(self._state.next_text(self.kind))

    def refresh(self) -> None:
        shown = self._state.next_line(self.kind)
        if not self.line.hasFocus():
            self._put(shown.reading.text)  # as it is typed it stands as it was typed
        self.line.show_marks(
            [
                Mark(part.start, part.end, Marked.UNDERSTOOD if part.is_clear else Marked.AMBIGUOUS)
                for part in shown.reading.parts
            ]
        )
        self.meaning.show_told((shown.told,) if shown.told.text else ())
        self.against.setText(shown.against)
        self.against.setVisible(bool(shown.against))
        self.line.describe(f"{shown.told.text} {shown.against}".strip())
        if shown.asked != self._shown:
            self._shown = shown.asked
            self._fill()
        self._find_room()

    def _find_room(self) -> None:
        """What it means and what may be picked stand side by side, or where there is no room beneath one another."""
        picks = sum(chip.sizeHint().width() + 6 for chip in self.chips)
        room = self.framed.width() - SPACE_8
        beside = not picks or self.meaning.wanted_width() + picks <= room or not self.isVisible()
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if way != self._told.direction():
            self._told.setDirection(way)
            self._told.setSpacing(SPACE_8 if beside else 2)

    def pick(self, n: int) -> bool:
        """Alt and that number; False where there is nothing to pick."""
        return self._shown is not None and self._state.pick_next(self.kind, n)

    def _put(self, text: str) -> None:
        if self.line.text() != text:
            at = self.line.cursorPosition()
            self.line.setText(text)
            self.line.setCursorPosition(at if at < len(text) else len(text))

    def _fill(self) -> None:
        while (item := self._picks.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        asked = self._shown
        self.chips = []
        for n, pick in enumerate(asked.picks if asked is not None else ()):
            assert asked is not None
            chosen = n == asked.chosen
            chip = KeyChip(pick.label, "", ACT, Role.PRIMARY, checkable=True)
            chip.show_words(pick.label, ENTER if chosen else tr("Alt {n}", n=n + 1))
            chip.setChecked(chosen)
            chip.clicked.connect(lambda _checked=False, n=n: self._pick(n + 1))
            self.chips.append(chip)
            self._picks.addWidget(chip)
        self._picks.addStretch(1)
        self._row = ChipRow(self.chips)

    def _pick(self, n: int) -> None:
        self._state.pick_next(self.kind, n)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _enter(self) -> None:
        if not self._state.take_next(self.kind):
            self.entered.emit()


class AnswerLabel(QWidget):
    """The picture and the word of an answer, beside its line."""

    def __init__(self, words: str, icon: str, role: Role) -> None:
        super().__init__()
        self._icon, self._role = icon, role
        self.words = PlainLabel(words, role=role, semibold=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addSpacing(grown(ICON_SMALL) + 6)
        row.addWidget(self.words)
        row.addStretch(1)
        row.addSpacing(SPACE_8)  # not a margin: that would stay at the right in a mirrored window
        self.setFixedHeight(_FRAMED)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        colour = tokens_of(QGuiApplication.palette()).colour(self._role)
        top = (self.height() - grown(ICON_SMALL)) // 2 + 1
        left = self.width() - grown(ICON_SMALL) if self.isRightToLeft() else 0
        painter.drawPixmap(left, top, tinted_pixmap(self._icon, colour, grown(ICON_SMALL), self.devicePixelRatioF()))
