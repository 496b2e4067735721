"""Large choices, one under another, of which several may hold; each unfolds its own fields in place.

Know nothing of what they mean.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFontMetrics, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication, QSizePolicy, QVBoxLayout, QWidget

from tracker.widgets.fields.chips import letter_of, paint_marked
from tracker.widgets.fields.key_chip import cap_width, paint_cap
from tracker.widgets.fields.one_of_a_row import plain_of
from tracker.widgets.fields.reading_order import first_stop
from tracker.widgets.look.buttons import takes_enter
from tracker.widgets.look.icons import tinted_pixmap
from tracker.widgets.look.in_sight import unfolds
from tracker.widgets.look.margins import margins
from tracker.widgets.look.spoken.told_as import As, told_as
from tracker.widgets.look.style_sheet import faded
from tracker.widgets.look.theme import font, grown, line_height, tokens_of
from tracker.widgets.look.tokens import FOCUS_WIDTH, ICON, RADIUS_CARD, SPACE_4, SPACE_8, SPACE_12, Role, Tokens, Type

V = TypeVar("V")
_HEIGHT, _ROUND_TWO_LINES = 44, 10
_NUMBERED = re.compile(r"&(\d)\s+(?=\S)")
"""A choice whose key is a number that leads its words: it stands there on a cap."""


@dataclass(frozen=True, slots=True)
class Choice(Generic[V]):
    """One choice. `hint` is a softer word beside it; `fields` unfold beneath it while it holds; `&` marks its key."""

    value: V
    label: str
    icon: str
    hint: str = ""
    role: Role = Role.PRIMARY
    fields: QWidget | None = None


@told_as(As.Grouping)
class ChoiceList(QWidget, Generic[V]):
    """Choices that each hold or do not. `toggled` carries (value, whether it holds) when a person changes it.

    Space and Enter toggle, Up and Down move between choices. When a choice comes to hold, the focus goes to the first
    of its fields; the key of one that holds already leads there as well, and from there lets go of it.
    """

    toggled = Signal(object, bool)

    def __init__(self, name: str, choices: Sequence[Choice[V]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._choices = tuple(choices)
        self._rows = {choice.value: _Row(choice.label, choice.icon, choice.hint, choice.role) for choice in choices}
        for row in self._rows.values():
            row.all = tuple(self._rows.values())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_4)
        for choice in self._choices:
            row = self._rows[choice.value]
            row.clicked.connect(lambda _checked=False, choice=choice: self._turn(choice))
            row.stepped.connect(lambda step, choice=choice: self._step(choice, step))
            row.called.connect(lambda choice=choice: self._call(choice))
            column.addWidget(row)
            if choice.fields is not None:
                # The indent is the fields' own margin, so that folded away they leave no gap.
                margins(choice.fields, _indent(), SPACE_4, 0, SPACE_8)
                column.addWidget(choice.fields)
                unfolds(choice.fields)
                choice.fields.hide()
        if self._choices:
            self.setFocusProxy(self._rows[self._choices[0].value])

    def values(self) -> tuple[V, ...]:
        """Those that hold, in the order they stand."""
        return tuple(choice.value for choice in self._choices if self._rows[choice.value].isChecked())

    def set_value(self, value: V, holds: bool) -> None:
        """Let it hold or not, and unfold its fields accordingly, without a signal."""
        self._rows[value].setChecked(holds)
        fields = self._choice(value).fields
        if fields is not None:
            fields.setVisible(holds)

    def tell(self, value: V, label: str) -> None:
        """Say that of it from now on, under the same key."""
        row = self._rows[value]
        if row.text() != label:
            row.setText(label)
            row.setAccessibleName(plain_of(label))
            for each in self._rows.values():
                each.update()

    def row(self, value: V) -> QAbstractButton:
        """The button of that choice."""
        return self._rows[value]

    def _choice(self, value: V) -> Choice[V]:
        return next(choice for choice in self._choices if choice.value == value)

    def _turn(self, choice: Choice[V]) -> None:
        holds = self._rows[choice.value].isChecked()
        self.set_value(choice.value, holds)
        if holds and choice.fields is not None:
            first_stop(choice.fields).setFocus(Qt.FocusReason.TabFocusReason)
        self.toggled.emit(choice.value, holds)

    def _call(self, choice: Choice[V]) -> None:
        row, fields = self._rows[choice.value], choice.fields
        here = QApplication.focusWidget()
        inside = here is row or (fields is not None and here is not None and fields.isAncestorOf(here))
        if row.isChecked() and fields is not None and not inside:
            first_stop(fields).setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            row.setFocus(Qt.FocusReason.ShortcutFocusReason)
            row.click()

    def _step(self, choice: Choice[V], step: int) -> None:
        at = self._choices.index(choice) + step
        while 0 <= at < len(self._choices) and self._rows[self._choices[at].value].isHidden():
            at += step
        if 0 <= at < len(self._choices):
            self._rows[self._choices[at].value].setFocus(Qt.FocusReason.OtherFocusReason)


class _Row(QAbstractButton):
    """`all` are the choices of its list: where the hint of one has no room beside its words, all stand beneath."""

    stepped = Signal(int)
    called = Signal()
    all: tuple[_Row, ...] = ()

    def __init__(self, label: str, icon_name: str, hint: str, role: Role) -> None:
        super().__init__()
        self._icon_name, self._hint, self._role = icon_name, hint, role
        self.setText(label)
        self.setCheckable(True)
        self.setFont(font(Type.BODY, semibold=True))
        self.setAccessibleName(plain_of(label))
        self.setAccessibleDescription(hint)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        if letter_of(label):
            self.setShortcut(QKeySequence(f"Alt+{letter_of(label)}"))

    def event(self, event: QEvent) -> bool:
        """Its key takes effect at once; Qt's own button waits a tenth of a second to look pressed."""
        if event.type() == QEvent.Type.Shortcut:
            self.called.emit()
            return True
        return super().event(event)

    def sizeHint(self) -> QSize:
        words, line = self._width_of_words(), self.fontMetrics().height()
        high = max(_HEIGHT, line + 24, line + line_height(Type.SOFT) + _ROUND_TWO_LINES)
        return QSize(_indent() + words + _indent() + SPACE_12, high)

    def minimumSizeHint(self) -> QSize:
        """It is never squeezed, and its words are told whole."""
        return self.sizeHint()

    def _key_and_words(self) -> tuple[str, str]:
        """The number on its cap, "" without one, and its words."""
        led = _NUMBERED.match(self.text())
        return (led[1], self.text()[led.end() :]) if led else ("", self.text())

    def _width_of_words(self) -> int:
        """With the cap before them."""
        key, words = self._key_and_words()
        return self.fontMetrics().horizontalAdvance(plain_of(words)) + (cap_width(key) + SPACE_8 if key else 0)

    def _is_hint_beneath(self) -> bool:
        """Whether it stands in a line of its own."""
        shown = (row for row in self.all if not row.isHidden())
        return bool(self._hint) and any(row.has_no_room_beside(self.width()) for row in shown)

    def has_no_room_beside(self, width: int) -> bool:
        """Whether its hint is too long for a line with its words, in a list so wide."""
        room = width - _indent() - self._width_of_words() - SPACE_12 - _indent()
        return bool(self._hint) and QFontMetrics(font(Type.SOFT)).horizontalAdvance(self._hint) > room

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tab stops at each, also where one of several holds; Qt would have it pass by the others."""
        QWidget.focusInEvent(self, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        elif not takes_enter(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, tokens)
        ratio = self.devicePixelRatioF()
        on = self.isChecked()
        colour = tokens.colour(self._role)
        words = tokens.text
        if not self.isEnabled():
            colour, words = faded(tokens, colour), faded(tokens, words)
        side = grown(ICON)
        middle, room = (self.height() - side) // 2, self.width() - SPACE_12 - side
        painter.drawPixmap(self._seen(SPACE_12, side), middle, tinted_pixmap(self._icon_name, colour, side, ratio))
        beneath = self._is_hint_beneath()
        higher = line_height(Type.SOFT) // 2 if beneath else 0
        painter.translate(0, -higher)
        self._paint_words(painter, words, tokens)
        painter.translate(0, higher)
        if on:
            painter.drawPixmap(self._seen(room, side), middle, tinted_pixmap("check", colour, side, ratio))
        self._paint_hint(painter, tokens, room - SPACE_12, beneath)

    def _paint_words(self, painter: QPainter, colour: str, tokens: Tokens) -> None:
        key, words = self._key_and_words()
        left, wide = _indent(), self.fontMetrics().horizontalAdvance(plain_of(words))
        if key:
            room = cap_width(key)
            paint_cap(painter, key, self._seen(left, room), self.height(), tokens, "")
            painter.setFont(self.font())
            left += room + SPACE_8
        paint_marked(painter, words, self._seen(left, wide), self.height(), colour, tokens)

    def _seen(self, left: int, width: int) -> int:
        """Where what would begin at `left` begins, where the window is mirrored too."""
        return self.width() - left - width if self.isRightToLeft() else left

    def _paint_hint(self, painter: QPainter, tokens: Tokens, right: int, beneath: bool) -> None:
        left = _indent()
        if not beneath:
            left += self._width_of_words() + SPACE_12
        lower = self.fontMetrics().height() // 2 if beneath else 0
        painter.setFont(font(Type.SOFT))
        painter.setPen(QColor(tokens.soft))
        hint = painter.fontMetrics().elidedText(self._hint, Qt.TextElideMode.ElideRight, right - left)
        side = Qt.AlignmentFlag.AlignRight if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
        line = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute | side
        painter.drawText(QRectF(self._seen(left, right - left), lower, right - left, self.height()), line, hint)

    def _paint_ground(self, painter: QPainter, tokens: Tokens) -> None:
        on, under = self.isChecked(), self.isEnabled() and self.underMouse()
        fill = tokens.tint(self._role) if on else tokens.raised if under else tokens.surface
        edge = tokens.colour(self._role) if on else tokens.text if under else tokens.edge
        width = 1
        if self.hasFocus():
            edge, width = tokens.primary, FOCUS_WIDTH
        box = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.setPen(QPen(QColor(edge), width))
        painter.setBrush(QColor(fill))
        painter.drawRoundedRect(box, RADIUS_CARD, RADIUS_CARD)


def _indent() -> int:
    """Where the words of a choice and its fields begin."""
    return SPACE_12 + grown(ICON) + SPACE_12
