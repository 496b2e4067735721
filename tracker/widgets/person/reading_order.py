"""Has Tab lead through a page in the order in which it is read. Qt's own order is that in which its parts were made."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget

from tracker.widgets.fields.laid_out import laid_out


def tab_in_reading_order(page: QWidget) -> None:
    """From now on; again where something was put in. What no layout holds comes after what is beside it."""
    before: QWidget | None = None
    for widget in _in_order(page):
        if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or widget.focusProxy() is not None:
            continue
        if before is not None:
            QWidget.setTabOrder(before, widget)
        before = widget


def _in_order(widget: QWidget) -> Iterator[QWidget]:
    layout = widget.layout()
    placed = list(_laid_out(layout)) if layout is not None else []
    beside = [child for child in widget.children() if isinstance(child, QWidget) and not child.isWindow()]
    for child in (*placed, *(each for each in beside if each not in placed)):
        yield child
        yield from _in_order(child)


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for child in laid_out(layout):
        if isinstance(child, QWidget):
            yield child
        else:
            yield from _laid_out(child)
