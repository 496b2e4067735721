"""What has the keys goes out of sight, or can take none: where they go from there.

Qt hands them to whatever comes next at once, and whoever put it away hands them on a moment later: a screen reader
would tell of each place they pass through. Knows no screen.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid


class OutOfSight:
    """Has the keys wait until whoever put it away has said where they go, and hands them on where nobody did."""

    def __init__(self, within: QWidget) -> None:
        self._within = within
        self._to: Callable[[], object] = _nowhere
        self._turn = QTimer(within, singleShot=True, interval=0)
        self._turn.timeout.connect(self._hand_on)

    def waits(self, to: Callable[[], object]) -> bool:
        """To be asked where Qt would hand them on: whether nobody pressed Tab. `to` hands them on after the turn."""
        had = self._within.window().focusWidget()
        if had is None or _can_have_keys(had):
            return False
        self._to = to
        self._turn.start()
        return True

    def lead(self, stop: QWidget, reason: Qt.FocusReason) -> None:
        """Have Tab lead there; where nobody pressed it, only after the turn, and unless it has gone meanwhile."""

        def to() -> None:
            if isValid(stop) and _can_have_keys(stop):
                stop.setFocus(reason)

        if not self.waits(to):
            to()

    def _hand_on(self) -> None:
        has = self._within.window().focusWidget()
        if has is None or not _can_have_keys(has):
            self._to()


def _can_have_keys(widget: QWidget) -> bool:
    return widget.isVisible() and widget.isEnabled()


def _nowhere() -> None:
    """Nobody has said where."""
