"""A row that breaks into further rows where it is too narrow, as words do. Knows no widget."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QStyle, QWidget, QWidgetItem
from shiboken6 import isValid

from tracker.widgets.look.tokens import FOCUS_WIDTH, SPACE_8


class FlowLayout(QLayout):
    """Items at their own size, left to right, `gap` pixels apart both ways. Its height depends on its width."""

    def __init__(self, parent: QWidget | None = None, gap: int = SPACE_8) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._taken: list[QLayoutItem] = []
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    def addWidget(self, widget: QWidget, *, with_its_ring_before: bool = False) -> None:
        """The ring around it may lie before its place: in a gap, or before a row, if FOCUS_WIDTH pixels are free there.

        Its item is made here: of one that Qt makes and deletes Python hears nothing, takes the next one at the same
        place in memory for it, and the program ends where the layout is next asked how large it is.
        """
        self.addChildWidget(widget)
        self.addItem(_Ringed(widget) if with_its_ring_before else QWidgetItem(widget))

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        if not 0 <= index < len(self._items):
            return None
        taken = self._items.pop(index)
        self._taken = [item for item in self._taken if isValid(item)]
        self._taken.append(taken)  # whoever took it lets go of it, and not Python before them
        return taken

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        shown = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(size.width() for size in shown) + self._gap * max(len(shown) - 1, 0)
        return self._with_margins(QSize(width, max((size.height() for size in shown), default=0)))

    def minimumSize(self) -> QSize:
        least = QSize()
        for item in self._items:
            if not item.isEmpty():
                least = least.expandedTo(item.minimumSize())
        return self._with_margins(least)

    def _with_margins(self, size: QSize) -> QSize:
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _direction(self) -> Qt.LayoutDirection:
        parent = self.parentWidget()
        return parent.layoutDirection() if parent is not None else Qt.LayoutDirection.LeftToRight

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        margins = self.contentsMargins()
        inside = rect.marginsRemoved(margins)
        x, y, row = inside.x(), inside.y(), 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            if size.width() > inside.width() > 0:  # words that are longer than a row
                broken = item.heightForWidth(inside.width()) if item.hasHeightForWidth() else size.height()
                size = QSize(inside.width(), broken)
            before = FOCUS_WIDTH if isinstance(item, _Ringed) else 0
            if row and x - before + size.width() > inside.x() + inside.width():
                x, y, row = inside.x(), y + row + self._gap, 0
            x -= before
            if move:
                item.setGeometry(QStyle.visualRect(self._direction(), inside, QRect(QPoint(x, y), size)))
            x += size.width() + self._gap
            row = max(row, size.height())
        return y + row - rect.y() + margins.bottom()


class _Ringed(QWidgetItem):
    """Of what has the ring of its focus around it."""
