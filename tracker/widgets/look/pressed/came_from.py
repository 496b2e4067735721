"""Where the keys were before something took them. Knows nobody who takes them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid


class CameFrom:
    """It may have gone meanwhile, as rows and editors do. To ask one that is gone is an error, and PySide ends the
    program over an error in what Qt has called.
    """

    def __init__(self) -> None:
        self._widget: QWidget | None = None

    def note(self, widget: QWidget | None) -> None:
        """The keys are there now."""
        self._widget = widget

    def give_back(self) -> bool:
        """Whether it is still to be seen and takes keys: it has them again. Asked a second time, it knows of none."""
        before, self._widget = self._widget, None
        if before is None or not isValid(before) or not (before.isVisible() and before.isEnabled()):
            return False
        before.setFocus(Qt.FocusReason.OtherFocusReason)
        return True
