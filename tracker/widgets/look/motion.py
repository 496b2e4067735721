"""The one motion there is: a short fade in, or none where the system asks for less. Knows nothing of what is faded."""

from __future__ import annotations

from PySide6.QtCore import QPropertyAnimation
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGraphicsOpacityEffect, QWidget

from tracker.widgets.look.tokens import FADE_MS


def reduced_motion() -> bool:
    """Whether the system asks for less motion. Qt learned to tell only lately; before that the answer is no."""
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
