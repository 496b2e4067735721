"""Where Tab stops, in the order in which a screen is read: that of its layouts. Knows no screen.

Qt goes by the order in which widgets were made, which what is made anew while one types would always be the end of.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget

from tracker.widgets.fields.laid_out import laid_out


def stops_in(widget: QWidget) -> list[QWidget]:
    """All within it that Tab may reach now, in reading order."""
    return [each for each in _in_order(widget) if is_a_stop(each)]


def _in_order(widget: QWidget) -> Iterator[QWidget]:
    inner = widget.widget() if isinstance(widget, QScrollArea) else None
    if inner is not None:
        yield inner
        yield from _in_order(inner)
    layout = widget.layout()
    if layout is not None:
        yield from _of_layout(layout)


def _of_layout(layout: QLayout) -> Iterator[QWidget]:
    for child in laid_out(layout):
        if isinstance(child, QLayout):
            yield from _of_layout(child)
        elif not child.isHidden():
            yield child
            yield from _in_order(child)


def is_a_stop(widget: QWidget) -> bool:
    """Whether Tab may reach it now."""
    stops = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
    return bool(stops) and widget.isVisible() and widget.isEnabled()
