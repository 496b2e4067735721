"""A row of small buttons beneath a field, each of which would write something into it. Knows no field's meaning."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QMargins, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import (
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from tracker.presentation.entry_meaning import Pick
from tracker.tongue import tr
from tracker.widgets.fields.key_chip import CAP_GAP, cap_width, paint_cap
from tracker.widgets.look.buttons import Kind, takes_enter
from tracker.widgets.look.flow_layout import FlowLayout
from tracker.widgets.look.painted import upright
from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.look.spoken.told_as import As, told_as
from tracker.widgets.look.theme import tokens_of
from tracker.widgets.look.tokens import SPACE_4, Type


@told_as(As.Grouping)
class PickRow(QWidget):
    """`picked(Pick)` comes for a click, for its number, or for Enter on it; `left` when Escape or Up goes back.
    The likely one, where there is one, is marked, and comes first to whoever enters.

    Tab passes it by: a field leads here with Down, and from there arrows and numbers choose. With `marked` the
    labels' `&` marks a key that works from anywhere; otherwise a label is shown as it is, with its number.
    """

    picked = Signal(object)
    left = Signal()

    def __init__(self, name: str, caption: str = "", *, marked: bool = False) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._marked = marked
        self._picks: tuple[Pick, ...] = ()
        self._buttons: list[_PickButton] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_4)
        if caption:
            column.addWidget(PlainLabel(caption, Type.SOFT))
        self._row = FlowLayout(gap=SPACE_4)
        column.addLayout(self._row)
        self.hide()

    @property
    def picks(self) -> tuple[Pick, ...]:
        return self._picks

    @property
    def is_shown(self) -> bool:
        return bool(self._picks) and not self.isHidden()

    def show_picks(self, picks: Sequence[Pick]) -> None:
        """Offer those; none takes no room."""
        if tuple(picks) != self._picks:
            self._picks = tuple(picks)
            for button in self._buttons:
                self._row.removeWidget(button)
                button.hide()
                button.deleteLater()
            self._buttons = [self._button(at, pick) for at, pick in enumerate(picks)]
        self.setVisible(bool(picks))

    def enter(self) -> None:
        """Put the focus on the likely one, or else the first."""
        if self._buttons:
            at = next((n for n, pick in enumerate(self._picks) if pick.likely), 0)
            self._buttons[at].setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def likely(self) -> Pick | None:
        return next((pick for pick in self._picks if pick.likely), None)

    def button(self, at: int) -> QPushButton:
        return self._buttons[at]

    def _button(self, at: int, pick: Pick) -> _PickButton:
        label = pick.label if self._marked else pick.label.replace("&", "&&")
        button = _PickButton(label, "" if self._marked else str(at + 1), self._number, self)
        if pick.likely:
            button.setProperty("likely", True)  # chosen, and not filled: that is the one that saves
            button.setAccessibleDescription(tr("Enter in the field takes this one."))
        button.setAccessibleName(pick.label.replace("&", "") if self._marked else pick.label)
        button.clicked.connect(lambda: self.picked.emit(pick))
        button.stepped.connect(lambda step: self._step(at + step))
        button.left.connect(self.left)
        self._row.addWidget(button)
        button.show()
        return button

    def _step(self, at: int) -> None:
        if at < 0:
            self.left.emit()
        elif at < len(self._buttons):
            self._buttons[at].setFocus(Qt.FocusReason.OtherFocusReason)

    def _number(self, number: int) -> bool:
        """Pick that one; whether there is one."""
        if not 1 <= number <= len(self._picks):
            return False
        self.picked.emit(self._picks[number - 1])
        return True


class _PickButton(QPushButton):
    """`number` picks by a number, and says whether there is one: any other is left to whoever says that. Its own stands
    on a cap before its words, as in every other row of answers.
    """

    stepped = Signal(int)
    left = Signal()

    def __init__(self, label: str, cap: str, number: Callable[[int], bool], parent: QWidget) -> None:
        super().__init__(label, parent)
        self._number = number
        self._cap = cap
        self.setAutoDefault(False)
        self.setProperty("kind", Kind.PLAIN.value)
        self.setProperty("compact", True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return hint.grownBy(QMargins(cap_width(self._cap) + CAP_GAP, 0, 0, 0)) if self._cap else hint

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt's own, and where it has a cap that and the words in the middle of it."""
        if not self._cap:
            super().paintEvent(event)
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        words, option.text = self.text().replace("&&", "&"), ""
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        painter.setRenderHint(QStylePainter.RenderHint.Antialiasing)
        if self.isRightToLeft():
            upright.hold_a_mirror(painter, self.rect())
        tokens, metrics = tokens_of(self.palette()), self.fontMetrics()
        around = cap_width(self._cap) + CAP_GAP
        left = (self.width() - around - metrics.horizontalAdvance(words)) // 2
        paint_cap(painter, self._cap, left, self.height(), tokens)
        painter.setFont(self.font())
        painter.setPen(tokens.text)
        baseline = (self.height() + metrics.ascent() - metrics.descent()) // 2
        upright.text_at(painter, QPoint(left + around, baseline), words)

    def event(self, event: QEvent) -> bool:
        """Its key takes effect at once; Qt's own button waits a tenth of a second to look pressed."""
        if event.type() == QEvent.Type.Shortcut:
            self.click()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Left):
            self.stepped.emit(-1)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Right):
            self.stepped.emit(1)
        elif takes_enter(self, event) or (
            Qt.Key.Key_1 <= key <= Qt.Key.Key_9 and plain and self._number(key - Qt.Key.Key_0)
        ):
            return
        else:
            super().keyPressEvent(event)
