"""A key that is held down, on desktops that tell of it as of one that is let go and pressed again: X11 sends both with
one and the same time, which no finger can do, and Qt hands them on without a word that it is a repeat. Knows no key.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow

_PRESSES = (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)


class HeldKeys(QObject):
    """From its making on, each window of the program hears of such a press as of one that is repeated.

    Only what is sent to a window itself is looked at, which is little: not what goes to each of its widgets.
    """

    def __init__(self, application: QGuiApplication) -> None:
        super().__init__(application)
        self._let_go: tuple[int, int] | None = None
        application.focusWindowChanged.connect(self._look_at)
        self._look_at(application.focusWindow())

    def is_again(self, pressed: QKeyEvent) -> bool:
        """Whether it was let go in the same moment, so that it never was."""
        return pressed.timestamp() > 0 and self._let_go == (pressed.key(), pressed.timestamp())

    def eventFilter(self, window: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.KeyRelease:
            self._let_go = (event.key(), event.timestamp())
        elif event.type() in _PRESSES and not event.isAutoRepeat() and self.is_again(event):
            again = repeated(event)
            QGuiApplication.sendEvent(window, again)
            event.setAccepted(again.isAccepted())
            return True
        return False

    def _look_at(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)  # which moves one that is there already


def hear_held_keys() -> None:
    """From now on, once for the whole program."""
    application = QGuiApplication.instance()
    if isinstance(application, QGuiApplication) and _heard_by(application) is None:
        HeldKeys(application)


def is_held(pressed: QKeyEvent) -> bool:
    """Whether that press is one of a key that is held down, asked before its window has heard of it."""
    heard = _heard_by(QGuiApplication.instance())
    return pressed.isAutoRepeat() or (heard is not None and heard.is_again(pressed))


def _heard_by(application: QObject | None) -> HeldKeys | None:
    return application.findChild(HeldKeys) if application is not None else None


def repeated(pressed: QKeyEvent) -> QKeyEvent:
    """The same press, as one that is repeated."""
    again = QKeyEvent(
        pressed.type(),
        pressed.key(),
        pressed.modifiers(),
        pressed.nativeScanCode(),
        pressed.nativeVirtualKey(),
        pressed.nativeModifiers(),
        pressed.text(),
        True,
        pressed.count(),
    )
    again.setTimestamp(pressed.timestamp())
    return again
