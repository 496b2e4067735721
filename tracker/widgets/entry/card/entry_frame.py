"""What an entry lies in: a card over the window it belongs to, or a window of its own. The keys go round within it and
back to where they were, and letters are its own. Knows nothing of what lies in it.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QHideEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from tracker.widgets.entry.card.entry_place import EntryPlace
from tracker.widgets.fields.reading_order import tab_stops
from tracker.widgets.look.over.shadow import RADIUS
from tracker.widgets.look.pressed.came_from import CameFrom
from tracker.widgets.look.pressed.out_of_sight import OutOfSight
from tracker.widgets.look.theme import tokens_of
from tracker.widgets.look.tokens import mix


class EntryFrame(QDialog):
    """`place` says where it lies, and which of the two it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.place = EntryPlace(self, parent)
        self._came_from = CameFrom()
        self._out_of_sight = OutOfSight(self)
        self.setProperty("kind", "bare")  # its corners are round

    def come_from_beneath(self) -> None:
        """It is about to be shown: note where the keys are, and where it is to lie."""
        self._came_from.note(self.place.keys_beneath())
        self.place.choose()

    def event(self, event: QEvent) -> bool:
        """Keys that write a letter are the entry's own, and no command of the window beneath it."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and not self.isWindow():
            held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
            if not held and event.text() and event.text().isprintable():
                event.accept()
                return True
        return super().event(event)

    def focusNextPrevChild(self, onwards: bool) -> bool:
        """Tab goes round within the entry in the order it is read, also where it lies in the calendar's window."""
        stops = tab_stops(self)
        if not stops or not self.isVisible():
            return super().focusNextPrevChild(onwards)
        here = QApplication.focusWidget()
        at = stops.index(here) if here in stops else (-1 if onwards else 0)
        reason = Qt.FocusReason.TabFocusReason if onwards else Qt.FocusReason.BacktabFocusReason
        if here not in stops:  # a chip that was picked is gone: nobody pressed Tab, and the line is not to be marked
            reason = Qt.FocusReason.OtherFocusReason
        self._out_of_sight.lead(stops[(at + (1 if onwards else -1)) % len(stops)], reason)
        return True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.place.appear()

    def setVisible(self, visible: bool) -> None:
        """The keys go back to where they were, and not to the next widget on the way."""
        here = QApplication.focusWidget()
        has_keys = here is not None and (here is self or self.isAncestorOf(here))
        if not visible and has_keys and self.place.is_over:
            self._came_from.give_back()
        super().setVisible(visible)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.place.leave()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(QGuiApplication.palette())
        painter = QPainter(self)
        if self.isWindow():
            painter.fillRect(self.rect(), QColor(tokens.surface))
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = tokens.strong_line if tokens.dark else mix(tokens.text, tokens.surface, 0.16)
        painter.setPen(QPen(QColor(edge), 1))
        painter.setBrush(QColor(tokens.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
