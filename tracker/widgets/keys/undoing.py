"""Undo and redo by key and menu, in the window and every dialog of it: what they would take back, and that there is
nothing. Knows no store.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog

from tracker.presentation.undo_state import UndoState
from tracker.tongue import tr


class Undoing(QObject):
    """`said(str)` tells why a press did nothing; an action that could not be pressed would not tell."""

    said = Signal(str)

    def __init__(self, state: UndoState, parent: QObject) -> None:
        super().__init__(parent)
        self._state = state
        self._is_read = False
        self._named: tuple[QAction, QAction] | None = None
        state.changed.connect(self._show)

    def name(self, undo: QAction, redo: QAction) -> None:
        """Have these two say what they would do."""
        self._named = undo, redo

    def hear_in(self, dialog: QDialog) -> None:
        """Have them heard in that dialog as well: else a field there would have nowhere to leave the key to."""
        if self._named is not None:
            dialog.addActions([action for action in self._named if action not in dialog.actions()])

    def _show(self) -> None:
        self._is_read = True
        if self._named is not None:
            undo, redo = self._named
            # A lone & in a name would be taken for a key.
            undo.setText(self._state.undo_text.replace("&", "&&"))
            redo.setText(self._state.redo_text.replace("&", "&&"))

    def undo(self) -> None:
        self._do(self._state.can_undo, self._state.undo, tr("There is nothing to undo."))

    def redo(self) -> None:
        self._do(self._state.can_redo, self._state.redo, tr("There is nothing to redo."))

    def _do(self, can_be_done: bool, deed: Callable[[], None], nothing: str) -> None:
        if can_be_done:
            deed()
        elif self._is_read:
            self.said.emit(nothing)
        else:
            self.said.emit(tr("What there is to take back has not been read yet."))
