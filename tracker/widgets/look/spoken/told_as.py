"""Has a screen reader told what a widget of ours is, where Qt would know of it no more than that there is something.

Qt asks for it once for each widget, and only where somebody listens. Knows no screen.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

As = QAccessible.Role
W = TypeVar("W", bound=QWidget)

_MAKERS: dict[type[QWidget], Callable[[Any], QAccessibleInterface]] = {}


def told_as(role: QAccessible.Role) -> Callable[[type[W]], type[W]]:
    """Of a class: what its widgets are told as, with their names, descriptions and what stands in them as they are."""
    return told_by(lambda widget: QAccessibleWidget(widget, role))


def told_by(make: Callable[[Any], QAccessibleInterface]) -> Callable[[type[W]], type[W]]:
    """Of a class: what tells its widgets."""

    def learn(kind: type[W]) -> type[W]:
        if not _MAKERS:
            QAccessible.installFactory(_made)
        _MAKERS[kind] = make
        return kind

    return learn


def not_told(kind: type[W]) -> type[W]:
    """Of a class: its widgets are there for the eye and the pointer, and are not told of at all."""
    return told_by(_NotTold)(kind)


class _NotTold(QAccessibleWidget):
    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget, As.NoRole)

    def state(self) -> QAccessible.State:
        state = super().state()
        state.invisible = True
        return state


def _made(name: str, made_for: QObject) -> QAccessibleInterface | None:
    """Qt asks by name for the class of a thing, and then for each that it is an heir of."""
    kind = next((each for each in type(made_for).__mro__ if each.__name__ == name), None)
    make = _MAKERS.get(kind) if kind is not None else None
    return make(made_for) if make is not None else None
