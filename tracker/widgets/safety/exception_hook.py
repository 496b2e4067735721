"""Where errors nobody expected end up: kept in the log, told in a dialog, the typing kept. Knows no store."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from types import TracebackType
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QMessageBox

from tracker.tongue import tr

T = TypeVar("T")


class ExceptionHook(QObject):
    """From `install` on, an error in a slot or on the worker's thread comes here instead of to the terminal.

    `note` writes it down, `keep_typing` keeps the entry that is open, `show` makes the dialog for it. While one
    dialog is open further errors are only noted: a fault that repeats must not bury the screen.
    """

    _fell = Signal(object)

    def __init__(
        self,
        note: Callable[[BaseException], None],
        keep_typing: Callable[[], None],
        show: Callable[[BaseException], QDialog],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._note = note
        self._keep_typing = keep_typing
        self._show = show
        self._dialog: QDialog | None = None
        self._fell.connect(self._tell)
        self._unraisable_before = sys.unraisablehook

    def install(self) -> None:
        sys.excepthook = self._caught
        # Where nobody is left to raise it to, Python would print it with all that it quotes.
        self._unraisable_before, sys.unraisablehook = sys.unraisablehook, self._unraisable
        threading.excepthook = lambda args: self._caught(args.exc_type, args.exc_value, args.exc_traceback)

    def uninstall(self) -> None:
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        sys.unraisablehook = self._unraisable_before

    def _caught(self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        if error is None or isinstance(error, KeyboardInterrupt):
            sys.__excepthook__(kind, error or kind(), trace)
            return
        self._note(error)
        # By signal, since it may have happened on the worker's thread.
        self._fell.emit(error)

    def _unraisable(self, fallen: sys.UnraisableHookArgs) -> None:
        """Only noted: it happened while something was being cleared away, and nothing was lost by it."""
        if fallen.exc_value is not None:
            self._note(fallen.exc_value)

    def _tell(self, error: BaseException) -> None:
        if self._dialog is not None:
            return
        self._as_far_as_it_goes(self._keep_typing)
        self._dialog = self._as_far_as_it_goes(lambda: self._show(error)) or _told_by_qt_alone()
        self._dialog.finished.connect(self._left)
        self._dialog.open()

    def _as_far_as_it_goes(self, telling: Callable[[], T]) -> T | None:
        """An error of the telling itself is noted: raised, it would come here to be told, and so on without end."""
        try:
            return telling()
        except Exception as fallen:  # noqa: BLE001  whatever it is, nobody else is left to tell it
            self._note(fallen)
            return None

    def _left(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None


def _told_by_qt_alone() -> QDialog:
    """Where even the dialog cannot be made, such as while another version is being put in place of this one."""
    told = QMessageBox(
        QMessageBox.Icon.Warning, tr("Something went wrong"), tr("Something went wrong inside the program")
    )
    told.setInformativeText(tr("What you saved is safe. Parts of the program can no longer be read: start it again."))
    return told
