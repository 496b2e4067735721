"""Draws an agreement as a row of a list: in a full day's pop-up, and wherever agreements stand one under another.

Knows no list.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from tracker.presentation.calendar.calendar_entry import CalendarEntry
from tracker.presentation.calendar.calendar_model import CalendarRole
from tracker.widgets.calendar.entry_painter import EntryPainter
from tracker.widgets.look.theme import tokens_of

_MARGIN = 2


class EntryDelegate(QStyledItemDelegate):
    """Needs a model that answers `CalendarRole.ENTRY`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._painter: EntryPainter | None = None

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        entry = index.data(CalendarRole.ENTRY)
        if not isinstance(entry, CalendarEntry):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = option.rect.adjusted(0, _MARGIN, 0, -_MARGIN)
        current = bool(option.state & QStyle.StateFlag.State_HasFocus)
        self._entries(painter, option).paint(painter, box, entry, current=current)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        line = option.fontMetrics.height()
        return QSize(240, line + 10 + 2 * _MARGIN)

    def _entries(self, painter: QPainter, option: QStyleOptionViewItem) -> EntryPainter:
        tokens = tokens_of(option.palette)
        device = painter.device()
        ratio = device.devicePixelRatioF() if device is not None else 1.0
        if self._painter is None or self._painter.tokens is not tokens or self._painter.ratio != ratio:
            self._painter = EntryPainter(tokens, ratio)
        return self._painter
