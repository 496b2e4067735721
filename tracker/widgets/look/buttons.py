"""Buttons of the one family: primary, plain and quiet, with an icon of ours. Know nothing of what they do."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QPushButton,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QToolButton,
    QWidget,
)

from tracker.tongue import phrase
from tracker.widgets.look.icons import icon
from tracker.widgets.look.key_cap import is_enter
from tracker.widgets.look.painted import upright
from tracker.widgets.look.plain_label import NOTHING_MORE, tooltip_of
from tracker.widgets.look.theme import icon_beside, tokens_of
from tracker.widgets.look.tokens import ICON, RADIUS_CHIP, Role

UNFOLDED = phrase("what a button is while what it asks for is seen", "unfolded")
_RING = 1.5
_RIGHT, _MARKED = Qt.TextElideMode.ElideRight, int(Qt.TextFlag.TextShowMnemonic)
_QT_GAP = 4
"""How far from its icon Qt has a button's words."""
ICON_GAP = 3
"""How much further from its icon than Qt has them a button's words stand."""


class Kind(StrEnum):
    """How loud a button is. A screen has one primary button at most; a link sits among words, and a segment in
    a trough with others of which one is chosen.
    """

    PRIMARY = "primary"
    PLAIN = "plain"
    QUIET = "quiet"
    LINK = "link"
    SEGMENT = "segment"


def takes_enter(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Whether it was Enter: that presses the button that has the keys, wherever it stands. Qt would have it press what
    comes first in its dialog, whichever button the ring is on, or nothing at all. Held down it presses once.
    """
    if not is_enter(event):
        return False
    if not event.isAutoRepeat():
        button.click()
    return True


class PushButton(QPushButton):
    """One that is filled has its ring within: at its edge no ring would stand out from the fill. Where it has no room
    for its words its picture gives way, and then they end in "…".
    """

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not takes_enter(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        over = self.sizeHint().width() - self.width()
        if over > 0 and option.text and not option.icon.isNull():
            option.icon = QIcon()
            over -= option.iconSize.width() + _QT_GAP
        if over > 0:
            metrics = option.fontMetrics
            room = metrics.size(Qt.TextFlag.TextShowMnemonic, option.text).width() - over
            option.text = metrics.elidedText(option.text, _RIGHT, max(room, 0), _MARKED)
        if self.isRightToLeft():
            option.text = upright.by_its_letters(option.text)
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        if self.hasFocus() and self.property("kind") == Kind.PRIMARY.value:
            paint_ring_within(painter, self.rect())
        painter.end()


def paint_ring_within(painter: QPainter, box: QRect) -> None:
    """The ring of the keys on what is filled, in the colour of the words on it."""
    on_fill = tokens_of(QGuiApplication.palette()).on_fill  # a style sheet changes a button's own
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(on_fill), _RING))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(box).adjusted(3, 3, -3, -3), RADIUS_CHIP - 2, RADIUS_CHIP - 2)


class IconButton(QToolButton):
    """One with only an icon."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not takes_enter(self, event):
            super().keyPressEvent(event)


def push_button(
    label: str, kind: Kind = Kind.PLAIN, icon_name: str = "", parent: QWidget | None = None, *, compact: bool = False
) -> QPushButton:
    """A button with words; `&` in the label marks its key. `compact` is for a tight place.

    The accessible name is the label without its mark.
    """
    button = PushButton(label, parent)
    look_of(button, label, kind)
    if compact:
        button.setProperty("compact", True)
    if icon_name:
        button.setIcon(icon(icon_name, Role.ON_FILL if kind is Kind.PRIMARY else Role.TEXT))
        icon_beside(button, ICON, ICON_GAP)
    return button


def look_of(button: QPushButton, label: str, kind: Kind) -> None:
    """Give it the look of that kind, and the name that readers say."""
    button.setAutoDefault(False)
    button.setAccessibleName(label.replace("&", ""))
    button.setProperty("kind", kind.value)


def show_open(button: QPushButton, is_open: bool) -> None:
    """Have it look held down while what it unfolds is open, and say so. It stays a button to whoever listens: Qt takes
    what can be ticked for a box.
    """
    if bool(button.property("unfolded")) is not is_open:
        button.setProperty("unfolded", is_open)
        button.setAccessibleDescription(UNFOLDED.told() if is_open else NOTHING_MORE)
        button.style().unpolish(button)
        button.style().polish(button)


def tell_as_one_of_several(buttons: Sequence[QAbstractButton], parent: QWidget) -> None:
    """Have a screen reader told that one of them is chosen. Which one, and when none is, stays with who made them."""
    group = QButtonGroup(parent)
    group.setExclusive(False)  # with a group of its own Qt chooses none by itself
    for button in buttons:
        group.addButton(button)
        button.setAutoExclusive(True)


def tell_keys(button: QWidget, name: str, keys: str = "") -> None:
    """Name it, with its keys in the tooltip, which a screen reader says beside the name."""
    button.setAccessibleName(name)
    button.setToolTip(tooltip_of(f"{name} ({keys})" if keys else name))
    button.setAccessibleDescription(keys or NOTHING_MORE)


def icon_button(name: str, icon_name: str, parent: QWidget | None = None, keys: str = "") -> QToolButton:
    """A quiet button with only an icon. Its name is said by screen readers and shown as a tooltip, with its keys."""
    button = IconButton(parent)
    button.setIcon(icon(icon_name))
    icon_beside(button, ICON)
    button.setProperty("kind", Kind.QUIET.value)
    button.setAutoRaise(True)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    tell_keys(button, name, keys)
    return button
