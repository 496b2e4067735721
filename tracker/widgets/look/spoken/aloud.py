"""Says something at once to whoever listens: a verdict, what was just done, where the keys are. Knows no screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QLabel, QWidget

REST_MS = 400
_HEARERS: list[Callable[[QWidget, str], object]] = []


def is_heard() -> bool:
    """Whether anybody listens. Where nobody does, Qt is not asked for what it would tell of a thing: it would make and
    keep that and, as it is then told of no change, keep it as it was.
    """
    return bool(_HEARERS) or QAccessible.isActive()


def say_aloud(of: QWidget, words: str, *, alert: bool = False) -> None:
    """Have a screen reader say that. An `alert` is said before anything else: it may change what one is about to do.

    That is the one way it is told: nothing that says so is a notification or an alert besides, which is read by itself.
    """
    for hear in _HEARERS:
        hear(of, words)
    if not words or not QAccessible.isActive():
        return
    said = QAccessibleAnnouncementEvent(of, words)
    if alert:
        said.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(said)


def tell_beneath(label: QLabel, sentence: str) -> None:
    """Let the sentence stand there, or nothing, and have it said: a screen reader does not look there by itself."""
    label.setText(sentence)
    label.setVisible(bool(sentence))
    if sentence:
        say_aloud(label, sentence)


def tell_focus(of: QWidget, item: QAccessibleInterface) -> None:
    """Have a screen reader told that the keys are on that part of it, as Qt tells of a widget."""
    for hear in _HEARERS:
        hear(of, item.text(QAccessible.Text.Name))
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleEvent(item, QAccessible.Event.Focus))


class SaysSoon(QObject):
    """Says what has come to stand somewhere once it has stood there for a moment: while somebody types it is another at
    every key, and each would cut the one before it short.
    """

    def __init__(self, of: QWidget, *, alert: bool = True) -> None:
        super().__init__(of)
        self._of = of
        self._alert = alert
        self._words = self._said = ""
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self.now)

    def say(self, words: str) -> None:
        """Say that, unless it is what was said last; "" takes back what was about to be said."""
        self._words = words
        self._rest.start()

    def stands(self, words: str) -> None:
        """That is heard by itself, as with the window that comes up: only what comes in its place is said."""
        self._rest.stop()
        self._words = self._said = words

    def again(self) -> None:
        """Say what stands there once more, or what comes to stand there within the moment."""
        self._said = ""
        self._rest.start()

    def now(self) -> None:
        """Say it without waiting."""
        self._rest.stop()
        words, before = self._words, self._said
        self._said = words
        if words and words != before and self._of.isVisible():
            say_aloud(self._of, words, alert=self._alert)


class DescribesSoon(QObject):
    """Describes what somebody types into once that has stood for a moment: a screen reader says the description of
    what has the keys whenever it changes, and at each key that would drown the letters.
    """

    def __init__(self, of: QWidget) -> None:
        super().__init__(of)
        self._of = of
        self._told = ""
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._now)

    def tell(self, told: str) -> None:
        self._told = told
        if QAccessible.isActive() and self._of.hasFocus():
            self._rest.start()
        else:
            self._now()

    def _now(self) -> None:
        self._rest.stop()
        self._of.setAccessibleDescription(self._told)


@contextmanager
def heard_by(hear: Callable[[QWidget, str], object]) -> Iterator[None]:
    """Within it that hears too whatever is said, and of what; no screen reader has to run for it."""
    _HEARERS.append(hear)
    try:
        yield
    finally:
        _HEARERS.remove(hear)
