"""A dialog that is made when it is asked for and let go of once it is left. Knows not what it asks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtWidgets import QDialog

from tracker.widgets.look.pressed.keys_in_waiting import KeysInWaiting

D = TypeVar("D", bound=QDialog)


class OnDemand(Generic[D]):
    """Calling it gives the dialog that is open, or a new one by `make`. What a dialog keeps lies in its state.

    A dialog is left by what finishes it (saving, Esc, its close button), not by being hidden, as one is that is put
    away for a moment. `may_go` says whether one that was left is done with; where it is not, it is kept for the next
    time, so that what comes back to it is still heard.
    """

    def __init__(self, make: Callable[[], D], may_go: Callable[[], bool] = lambda: True) -> None:
        self._make = make
        self._may_go = may_go
        self._made: D | None = None

    def __call__(self) -> D:
        if self._made is None:
            self._made = self._make()
            KeysInWaiting(self._made)
            self._made.finished.connect(lambda _result: self._left())
        return self._made

    @property
    def made(self) -> D | None:
        """The one there is, shown or put away."""
        return self._made

    @property
    def is_open(self) -> bool:
        return self._made is not None and self._made.isVisible()

    def _left(self) -> None:
        if self._made is not None and self._may_go():
            self._made.deleteLater()
            self._made = None
