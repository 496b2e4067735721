"""The cap of a key: a small plate with the key's name, beside what it does; and Enter, which has two keys and one name.

Knows no other key.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QSizePolicy

from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.look.tokens import Role, Type

ENTER = "↵"
ENTER_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
"""The one among the letters, and the one beside the numbers."""


class KeyCap(PlainLabel):
    """Not read out: whatever it stands beside says its keys itself."""

    def __init__(self, keys: str) -> None:
        super().__init__(keys, Type.NUMERAL, Role.SOFT)
        self.setProperty("kind", "cap")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        # A plate is as high as its letters: in a row of buttons it would grow to theirs.
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setIndent(0)  # Qt would have room for a letter on either side
        self.adjustSize()


def is_enter(event: QKeyEvent) -> bool:
    """Whether it is Enter, on either side of the keyboard, with nothing held."""
    return event.key() in ENTER_KEYS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier


def saves(event: QKeyEvent) -> bool:
    """Whether it is Ctrl+Enter, which saves what is typed wherever the keys are; held down it saves once."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return event.key() in ENTER_KEYS and held == Qt.KeyboardModifier.ControlModifier and not event.isAutoRepeat()


def native(keys: str) -> str:
    """Those keys as this computer names them, from their portable name."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def off_caps(caps: str) -> str:
    """What stands on caps, as a screen reader is to say it: "Ctrl ↵" is "Ctrl+Enter"."""
    enter = native(QKeySequence(Qt.Key.Key_Enter).toString())
    return "+".join(enter if cap == ENTER else cap for cap in caps.split())


def on_caps(keys: str) -> tuple[str, ...]:
    """The caps of those keys, each by itself, from how this computer names them together: "Ctrl", "↵"."""
    for key in ENTER_KEYS:
        keys = keys.replace(native(QKeySequence(key).toString()), ENTER)
    parts = [part for part in keys.replace("++", "+\0").split("+") if part]
    return tuple("+" if part == "\0" else part for part in parts)
