"""The three regions beside each other, as wide as the frame says or a hand has drawn them. Knows not what they show."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget

from tracker.widgets.frame import is_narrow, morning_width, pane_width
from tracker.widgets.look.spoken.told_as import not_told

HAIRLINE = 1
LEAST_MIDDLE = 400
MORNING, MIDDLE, PANE = range(3)
BY_RULE = 0


class Regions(QSplitter):
    """`moved(left, right)` says where the middle begins and ends; `narrowed(bool)` that the pane has room or none.

    A grip that is drawn keeps its region so wide from then on, in a window of any width; pressed twice it gives it
    back to the frame. The middle is there from the start; beside it there is room until the other two are `put` there.
    """

    moved = Signal(int, int)
    narrowed = Signal(bool)

    def __init__(self, middle: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._middle = middle
        self._drawn = {MORNING: BY_RULE, PANE: BY_RULE}
        self._narrow = False
        self.setHandleWidth(HAIRLINE)
        for region in (QWidget(), middle, QWidget()):
            self.addWidget(region)
        self._in_reading_order()
        self.setStretchFactor(MIDDLE, 1)
        for at in range(3):
            self.setCollapsible(at, False)
        middle.installEventFilter(self)
        self.splitterMoved.connect(self._draw)

    def put(self, at: int, region: QWidget) -> None:
        """Have that region where nothing but its ground has been until now."""
        before = self.replaceWidget(at, region)
        if before is not None:
            before.deleteLater()
        self._in_reading_order()
        self.lay_out()

    def insertWidget(self, at: int, widget: QWidget) -> None:
        super().insertWidget(at, widget)
        self._in_reading_order()

    def _in_reading_order(self) -> None:
        """A splitter puts each that comes before those that are there, and so they would be read."""
        for region in reversed([self.widget(at) for at in range(self.count())]):
            if region is not None:
                region.lower()

    @property
    def is_narrow(self) -> bool:
        """Whether the pane would have to lie over the calendar."""
        return is_narrow(self.width())

    @property
    def said_narrow(self) -> bool:
        """What `narrowed` said last."""
        return self._narrow

    @property
    def drawn(self) -> tuple[int, int]:
        """How wide the morning and the pane were drawn by hand, in pixels; 0 where the frame says."""
        return self._drawn[MORNING], self._drawn[PANE]

    def draw(self, morning: int, pane: int) -> None:
        """Have them so wide; 0 leaves it to the frame."""
        self._drawn = {MORNING: max(morning, BY_RULE), PANE: max(pane, BY_RULE)}
        self.lay_out()

    def give_back(self, region: int) -> None:
        """Have that region as wide as the frame says again."""
        self._drawn[region] = BY_RULE
        self.lay_out()

    def lay_out(self) -> None:
        width = self.width()
        morning = (self._drawn[MORNING] or morning_width(width)) - HAIRLINE
        pane = (self._drawn[PANE] or pane_width(width)) - HAIRLINE if not self.is_narrow else 0
        room = width - LEAST_MIDDLE - 2 * HAIRLINE
        morning = max(0, min(morning, room - pane))
        self.setSizes([morning, width - morning - pane - 2 * HAIRLINE, pane])

    def createHandle(self) -> QSplitterHandle:
        return Grip(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._narrow is not self.is_narrow:
            self._narrow = self.is_narrow
            self.narrowed.emit(self._narrow)
        self.lay_out()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._middle and event.type() in (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show):
            self.moved.emit(self._middle.x(), self._middle.x() + self._middle.width())
        return super().eventFilter(watched, event)

    def _draw(self, _at: int, grip: int) -> None:
        region = MORNING if grip == 1 else PANE
        self._drawn[region] = self.sizes()[region] + HAIRLINE


@not_told
class Grip(QSplitterHandle):
    """A hairline to be seen, and a little more to be taken hold of."""

    def __init__(self, regions: Regions) -> None:
        super().__init__(Qt.Orientation.Horizontal, regions)
        self._regions = regions

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        self._regions.give_back(MORNING if self._regions.handle(1) is self else PANE)
