"""When a draft is kept: soon after the first key, however steadily more follow. Knows no text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QTimer

KEPT_AFTER_MS = 500
"""From the first key that is not kept yet. With the writing of it that stays well within a second."""


class Drafts(Protocol):
    """Where what is typed is kept until it is saved; None is nothing."""

    def keep(self, text: str | None) -> None: ...
    def read(self) -> str | None: ...


class KeepSoon(QTimer):
    """Calls `keep` so long after the first change since it was last kept.

    A timer that began anew at every key would never come to its end while somebody writes, and a long thought would
    be lost whole.
    """

    def __init__(self, keep: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent, singleShot=True, interval=KEPT_AFTER_MS)
        self.timeout.connect(keep)

    def changed(self) -> None:
        """Something was typed that is not kept yet."""
        if not self.isActive():
            self.start()
