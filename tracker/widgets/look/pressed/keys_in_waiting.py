"""Keys pressed while a dialog is still coming up: they are meant for it, and go to it. Knows no dialog.

Between the key that opens a dialog and the moment the desktop gives it the keys lie up to some tenths of a second, in
which whoever types on types into the window behind it, where single letters are commands.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QWindow
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget

from tracker.widgets.look.pressed.held_keys import is_held

LONGEST_MS = 3000
"""After that the desktop has given the keys to somebody else for good."""

ENDS = {QEvent.Type.WindowActivate, QEvent.Type.Hide, QEvent.Type.Close}
COMMANDING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class KeysInWaiting(QObject):
    """From the showing of `dialog` until it has the keys, hands it what is pressed elsewhere in this program.

    A press of the mouse, or `LONGEST_MS`, ends that too. Nothing is looked at in between.
    """

    def __init__(self, dialog: QDialog) -> None:
        super().__init__(dialog)
        self._dialog = dialog
        self._waits = False
        self._handing_over = False
        self._patience = QTimer(self, singleShot=True, interval=LONGEST_MS)
        self._patience.timeout.connect(self._end)
        dialog.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is self._dialog:
            if kind == QEvent.Type.Show and not self._dialog.isActiveWindow():
                self._begin()
            elif kind in ENDS:
                self._end()
            return False
        if not self._waits or self._handing_over:
            return False
        if kind == QEvent.Type.MouseButtonPress:
            self._end()
        elif isinstance(event, QKeyEvent) and not self._is_its_own(watched):
            if kind == QEvent.Type.ShortcutOverride:
                event.accept()  # else it would be a command of the window behind
                return True
            if kind == QEvent.Type.KeyPress:
                self._hand_over(event)
                return True
        return False

    def _begin(self) -> None:
        application = QApplication.instance()
        if application is not None:
            self._waits = True
            application.installEventFilter(self)
            self._patience.start()

    def _end(self) -> None:
        application = QApplication.instance()
        if self._waits and application is not None:
            application.removeEventFilter(self)
        self._waits = False
        self._patience.stop()

    def _is_its_own(self, watched: QObject) -> bool:
        """One that lies in the window, as a card does, is no window of its own."""
        if isinstance(watched, QWindow):
            return watched is self._dialog.windowHandle()
        return isinstance(watched, QWidget) and (watched is self._dialog or self._dialog.isAncestorOf(watched))

    def _hand_over(self, pressed: QKeyEvent) -> None:
        if pressed.modifiers() & COMMANDING and self._command(QKeySequence(pressed.keyCombination())):
            return
        again = QKeyEvent(
            QEvent.Type.KeyPress,
            pressed.key(),
            pressed.modifiers(),
            pressed.text(),
            is_held(pressed),
            pressed.count(),
        )
        # What a card does not take Qt offers the window it lies in: handed over from there, it would go round for ever.
        self._handing_over = True
        try:
            QApplication.sendEvent(self._dialog.focusWidget() or self._dialog, again)
        finally:
            self._handing_over = False

    def _command(self, keys: QKeySequence) -> bool:
        """Do what those keys do in the dialog; Qt itself looks for that in the window that has the keys alone."""
        for shortcut in self._dialog.findChildren(QShortcut):
            its = shortcut.keys()
            if shortcut.isEnabled() and keys in its:
                shortcut.activated.emit()
                return True
        for button in self._dialog.findChildren(QAbstractButton):
            if button.shortcut() == keys and button.isVisible() and button.isEnabled():
                button.click()
                return True
        return False
