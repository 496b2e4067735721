"""Has Tab lead through a page in the order in which it is read. Qt's own order is that in which its parts were made."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


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
    laid_out = list(_laid_out(layout)) if layout is not None else []
    beside = [child for child in widget.children() if isinstance(child, QWidget) and not child.isWindow()]
    for child in (*laid_out, *(each for each in beside if each not in laid_out)):
        yield child
        yield from _in_order(child)


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        if item is None:
            continue
        child, inner = item.widget(), item.layout()
        if child is not None:
            yield child
        elif inner is not None:
            yield from _laid_out(inner)
