"""What is laid out so that some of it cannot be read: cut, beyond what it lies in, or beneath what stands beside it.

Knows no screen and no language.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QCoreApplication, QRect
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QLabel, QStackedLayout, QWidget

from tracker.widgets.look.plain_label import ElidedLabel

SLACK = 2
"""Pixels by which a hint may be over what is needed, and a ring of the focus over what it is around."""


ROUNDS = 8
"""Of Qt's events in which what grows with its words comes to rest."""


def laid_badly_at_rest(shown: QWidget) -> set[str]:
    """Each trouble that is still there once what is shown has come to rest."""
    found = set(badly_laid(shown))
    for _ in range(ROUNDS):
        if not found:
            break
        QCoreApplication.processEvents()
        found = set(badly_laid(shown))
    return found


def badly_laid(shown: QWidget) -> Iterator[str]:
    """Each trouble there, with what it is about."""
    for widget in (shown, *shown.findChildren(QWidget)):
        if not widget.isVisibleTo(shown):
            continue
        if is_too_small(widget):
            yield f"cut: {_called(widget)}"
        if widget is not shown and _is_beyond(widget):
            yield f"beyond its parent: {_called(widget)}"
        yield from (f"one over the other: {_called(a)} and {_called(b)}" for a, b in _overlapping(widget))


def is_too_small(widget: QWidget) -> bool:
    """Whether it has no room for words that it neither breaks nor elides itself."""
    if isinstance(widget, QLabel) and widget.text():
        one_line = not widget.wordWrap() and not isinstance(widget, ElidedLabel)
        return one_line and widget.sizeHint().width() > widget.width() + 2 * SLACK
    if isinstance(widget, QAbstractButton) and widget.text() and widget.icon().isNull():
        return widget.sizeHint().width() > widget.width() + SLACK
    return False


def _is_beyond(widget: QWidget) -> bool:
    """Whether some of it lies outside what it is laid out in. What scrolls does, and what lies over a window may."""
    within = widget.parentWidget()
    layout = within.layout() if within is not None else None
    if within is None or layout is None or widget.isWindow() or layout.indexOf(widget) < 0:
        return False
    return not within.rect().adjusted(-SLACK, -SLACK, SLACK, SLACK).contains(widget.geometry())


def _overlapping(widget: QWidget) -> Iterator[tuple[QWidget, QWidget]]:
    """Of those its layout holds, any two on the same pixels."""
    layout = widget.layout()
    if layout is None or isinstance(layout, QStackedLayout) or isinstance(widget, QAbstractScrollArea):
        return
    held = [child for child in widget.children() if isinstance(child, QWidget) and not child.isHidden()]
    placed = [(child, _ground(child)) for child in held if _is_held(layout, child)]
    for (one, here), (other, there) in combinations(placed, 2):
        if here.intersects(there):
            yield one, other


def _is_held(layout: object, widget: QWidget) -> bool:
    """By the layout, or by one within it."""
    items = [layout.itemAt(n) for n in range(layout.count())]  # type: ignore[attr-defined]
    return any(
        item.widget() is widget or (item.layout() is not None and _is_held(item.layout(), widget)) for item in items
    )


def _ground(widget: QWidget) -> QRect:
    return widget.geometry().adjusted(SLACK, SLACK, -SLACK, -SLACK)


def _called(widget: QWidget) -> str:
    """What it says, or what it is called."""
    said = widget.property("text") or widget.accessibleName() or widget.objectName()
    return f"{type(widget).__name__} “{said}”"
