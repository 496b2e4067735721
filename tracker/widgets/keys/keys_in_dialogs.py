"""What keys do in every dialog over the window, whichever it is: one on which nothing is says so, as in the window
itself; the key for a menu opens that of a field, which Qt leaves out; and Enter that is held down presses nothing,
where Qt has it press a dialog's first button over and over. Knows no dialog.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog

from tracker.widgets.fields.typing.unused_keys import opens_menu, told_unused
from tracker.widgets.keys.dialogs_over import DialogsOver
from tracker.widgets.look.key_cap import ENTER_KEYS


class KeysInDialogs(QObject):
    """`said(str)` comes with the sentence for a key on which nothing is; a dialog that says so itself accepts it."""

    said = Signal(str)

    def __init__(self, dialogs: DialogsOver, over: QObject) -> None:
        super().__init__(over)
        dialogs.came.connect(lambda dialog: dialog.installEventFilter(self))  # which moves one that is there already

    def eventFilter(self, dialog: QObject, event: QEvent) -> bool:
        """What may be unused is given to the dialog first, and told of where nobody took it. No Enter that is held down
        comes to it.
        """
        if not (isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and isinstance(dialog, QDialog)):
            return False
        if event.isAutoRepeat() and event.key() in ENTER_KEYS:
            return True  # it may be held since before the dialog was there
        here = dialog.focusWidget()
        if here is not None and opens_menu(event, here):
            return True
        unused = told_unused(event, here)
        if not unused:
            return False
        dialog.event(event)
        if not event.isAccepted():
            self.said.emit(unused)
        return True
