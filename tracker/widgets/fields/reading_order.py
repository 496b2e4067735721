"""What lies within a widget, in the order in which it is read. Knows no screen.

Qt's own order is that in which widgets were made, and what is made anew while one types would always be its end. Nor is
it asked, with `QWidget.nextInFocusChain`: what that gives to Python is taken from then on to belong to the widget that
was asked. So a window that came round in the chain came to belong to a line in it, and once that line was gone, PySide
took whatever Qt had made in the window, such as the actions of its menu, for gone as well.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget

from tracker.widgets.fields.laid_out import laid_out


def in_reading_order(widget: QWidget) -> list[QWidget]:
    """All within it, what is hidden too. What no layout holds comes after what is beside it."""
    found: list[QWidget] = []
    _gather(widget, found, what_is_hidden=True)
    return found


def tab_stops(widget: QWidget) -> list[QWidget]:
    """Where Tab may stop within it now, or once it is shown itself."""
    seen: list[QWidget] = []
    _gather(widget, seen, what_is_hidden=False)
    return [each for each in seen if takes_tab(each)]


def first_stop(widget: QWidget) -> QWidget:
    """Where a Tab into it would stop first; itself where nothing in it does."""
    return next(iter(tab_stops(widget)), widget)


def takes_tab(widget: QWidget) -> bool:
    """Whether Tab stops there where it is seen."""
    stops = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(stops) and widget.isEnabled() and widget.focusProxy() is None


def tab_in_reading_order(page: QWidget) -> None:
    """Have Qt's own Tab lead so through a page from now on; again where something was put in."""
    before: QWidget | None = None
    for widget in in_reading_order(page):
        if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or widget.focusProxy() is not None:
            continue
        if before is not None:
            QWidget.setTabOrder(before, widget)
        before = widget


def read_as_laid(widget: QWidget | None) -> None:
    """Have a screen reader read what lies in it as it is laid out; again where something was put in. Left alone it goes
    by what was put in when. What no layout holds stays over the rest.
    """
    layout = widget.layout() if widget is not None else None
    for child in reversed(list(_within(layout)) if layout is not None else []):
        child.lower()


def _gather(widget: QWidget, found: list[QWidget], what_is_hidden: bool) -> None:
    """Where what is hidden is left out, so is all that is in it: most of a form is, and that is asked at each Tab."""
    children = [child for child in widget.children() if isinstance(child, QWidget) and not child.isWindow()]
    if not children:
        return
    layout = widget.layout()
    placed = list(_within(layout)) if layout is not None else []
    for child in (*placed, *(each for each in children if each not in placed)):
        if what_is_hidden or not child.isHidden():
            found.append(child)
            _gather(child, found, what_is_hidden)


def _within(layout: QLayout) -> Iterator[QWidget]:
    for child in laid_out(layout):
        if isinstance(child, QWidget):
            yield child
        else:
            yield from _within(child)
