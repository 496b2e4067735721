"""A scroll area whose page is as tall as its words need at this width. Qt's own squeezes wrapped lines together.

Knows nothing of what is on the page.
"""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from tracker.widgets.look.in_sight import InSight
from tracker.widgets.look.theme import text_scale


def as_tall_as_its_words(widget: QWidget) -> None:
    """Have it be as tall as what is in it needs at its width, and no taller."""
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    widget.setSizePolicy(policy)


def fit_to_words(window: QWidget, least: int) -> None:
    """Have it be as tall as it has to be at its width: wrapped words are asked for their height first. It is no
    narrower than `least`, which grows with the letters, nor than what cannot be broken.
    """
    layout = window.layout()
    if layout is None:
        return
    for part in reversed(window.findChildren(QWidget)):  # what is inside comes before what it is in
        part.updateGeometry()  # else a part further in that says more now is asked how high it was before
    layout.invalidate()
    layout.activate()
    window.setMinimumWidth(max(round(least * text_scale()), layout.totalMinimumSize().width()))
    width = max(window.width(), window.minimumWidth())
    window.resize(width, max(layout.totalHeightForWidth(width), layout.totalMinimumSize().height()))


W = TypeVar("W", bound=QWidget)


def never_widens(widget: W) -> W:
    """Have it be cut where its place is narrower than it. A page that is scrolled up and down only would else be wider
    than what shows it, and every line on it cut; and Qt measures wrapped words at no less than the widest needs.
    """
    widget.setMinimumWidth(1)
    return widget


class TallScroll(QScrollArea):
    """Scrolls `page`, which has a layout, up and down only, and keeps what has the cursor in sight.

    Its bar lies in what the page leaves free where lines end, if that is wide enough: they end at one place, and break
    alike, with it and without.
    """

    def __init__(self, page: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(never_widens(page))
        page.installEventFilter(self)
        self._free: int | None = None  # asked for once it is laid out: its layout may be made after this
        self._in_sight = InSight(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.widget() and event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room_for_the_bar()
        self._fit()

    def _make_room_for_the_bar(self) -> None:
        page, taken = self.widget(), self.width() - self.viewport().width()
        layout = page.layout() if page is not None else None
        if page is None or layout is None:
            return
        if self._free is None:
            self._free = _end_of(page)
        if 0 <= taken <= self._free:
            kept = layout.contentsMargins()
            if page.layoutDirection() is Qt.LayoutDirection.RightToLeft:
                kept.setLeft(self._free - taken)
            else:
                kept.setRight(self._free - taken)
            layout.setContentsMargins(kept)

    def _fit(self) -> None:
        page = self.widget()
        layout = page.layout() if page is not None else None
        if page is not None and layout is not None:
            page.setMinimumHeight(max(layout.totalHeightForWidth(self.viewport().width()), 0))


def _end_of(page: QWidget) -> int:
    """How much its layout leaves free where lines end."""
    free = page.contentsMargins() if (layout := page.layout()) is None else layout.contentsMargins()
    return free.left() if page.layoutDirection() is Qt.LayoutDirection.RightToLeft else free.right()
