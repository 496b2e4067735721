"""The motion there is: a short fade in, and a value that eases to another; none where nobody wants it.

Knows nothing of what is moved.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEasingCurve, QObject, QPropertyAnimation, QVariantAnimation
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGraphicsOpacityEffect, QWidget

from tracker.widgets.look.tokens import EASE_MS, FADE_MS

STILL = "still"
"""What the application itself is asked for before anything is moved: whether nothing is to be."""


def choose_motion(app: QObject, moves: bool) -> None:
    """Whether anything moves from now on, unless the system asks for less."""
    app.setProperty(STILL, not moves)


def reduced_motion() -> bool:
    """Whether nothing is to move: so it was chosen, or the system asks for it. Qt learned to tell that only lately."""
    app = QGuiApplication.instance()
    if app is not None and app.property(STILL):
        return True
    style = QGuiApplication.styleHints()
    # Held by a name of its own: what it gives out goes with it.
    ask = getattr(style.accessibility(), "motionPreference", None)
    return ask is not None and getattr(ask(), "name", "") == "ReducedMotion"


class Fade:
    """Fades a widget in when it appears."""

    def __init__(self, widget: QWidget) -> None:
        self._widget = widget
        self._animation: QPropertyAnimation | None = None

    def appear(self) -> None:
        """Show the widget; while it fades in it is already there for keys, clicks and screen readers."""
        if self._widget.isVisible():
            return
        self._widget.show()
        if reduced_motion():
            return
        effect = QGraphicsOpacityEffect(self._widget)
        effect.setOpacity(0.0)
        self._widget.setGraphicsEffect(effect)
        self._animation = QPropertyAnimation(effect, b"opacity", self._widget)
        self._animation.setDuration(FADE_MS)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.finished.connect(self.settle)
        self._animation.start()

    def settle(self) -> None:
        """End the fade at once: an effect left on would blur the text on a screen of another scale."""
        if self._animation is not None:
            self._animation.stop()
            self._animation = None
            self._widget.setGraphicsEffect(None)  # type: ignore[arg-type]


class Ease(QObject):
    """Leads a number from where it stands to where it is to be, quick at first and slower towards its end.

    `step(value)` is called with each value on the way and with the last one, `done()` once it is there. Asked again
    midway it goes on from where it is; where the system asks for less motion it is there at once.
    """

    def __init__(
        self,
        step: Callable[[float], object],
        parent: QObject,
        ms: int = EASE_MS,
        done: Callable[[], object] = lambda: None,
    ) -> None:
        super().__init__(parent)
        self._step = step
        self._done = done
        self.value = 0.0
        self._animation = QVariantAnimation(self)
        self._animation.setDuration(ms)
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._animation.valueChanged.connect(self._move)
        self._animation.finished.connect(self._arrive)

    @property
    def is_moving(self) -> bool:
        return self._animation.state() is QVariantAnimation.State.Running

    def to(self, end: float) -> None:
        """Go there."""
        self._animation.stop()
        if reduced_motion() or end == self.value:
            self.put(end)
            self._done()
            return
        self._animation.setStartValue(float(self.value))
        self._animation.setEndValue(float(end))
        self._animation.start()

    def put(self, value: float) -> None:
        """Be there at once, and stay."""
        self._animation.stop()
        self.value = value
        self._step(value)

    def settle(self) -> None:
        """End the way at once."""
        if self.is_moving:
            end = float(self._animation.endValue())
            self.put(end)
            self._done()

    def _move(self, value: float) -> None:
        self.value = value
        self._step(value)

    def _arrive(self) -> None:
        self._done()
