"""Where an entry lies: over the window it belongs to, as a card before its scrim, or as a window of its own.

Knows no entry: it is told what is to be seen, and how tall that wants to be.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtWidgets import QWidget

from tracker.widgets.look.over.fading_away import fade_away
from tracker.widgets.look.over.scrim import Backing, Scrim

FROM_THE_RIGHT, FROM_THE_TOP, FROM_THE_TOP_NARROW, NARROW = 24, 64, 48, 1100
LEAST_MARGIN = 8
ROUND_THE_WINDOW = 64
"""For the title of a window of its own and the bars of the screen."""


class EntryPlace(QObject):
    """Keeps `card` where it belongs, also while the window beneath it changes its size."""

    def __init__(self, card: QWidget, over: QWidget | None) -> None:
        super().__init__(card)
        self._card, self._over = card, over
        self._belongs = QRect()
        self._is_coming = False
        self.scrim = Scrim(over) if over is not None else None
        self._backing = Backing(over) if over is not None else None
        if over is not None:
            over.installEventFilter(self)

    @property
    def is_over(self) -> bool:
        """Whether it lies over the window now."""
        return not self._card.isWindow()

    def keys_beneath(self) -> QWidget | None:
        """What has the keys in the window, before the card takes them."""
        return self._over.focusWidget() if self._over is not None else None

    def choose(self) -> None:
        """Lie over the window where that is to be seen, else be one of its own. Asked before it is shown."""
        over = self._over
        lies_over = over is not None and over.isVisible() and not over.isMinimized()
        flags = Qt.WindowType.Widget if lies_over else Qt.WindowType.Dialog
        if self._card.isWindow() is lies_over:
            self._card.setWindowFlags(flags)

    def room(self) -> int:
        """How tall it may become."""
        if self.is_over and self._over is not None:
            return self._over.height() - 2 * LEAST_MARGIN
        return self._card.screen().availableGeometry().height() - ROUND_THE_WINDOW

    def put(self, width: int, height: int) -> None:
        """Be that large, and where it belongs: downwards from its place, and higher where there is no room beneath."""
        over = self._over
        if not self.is_over or over is None:
            self._card.resize(width, min(height, self.room()))
            return
        height = min(height, self.room())
        width = min(width, over.width() - 2 * LEAST_MARGIN)
        narrow = over.width() < NARROW
        left = (over.width() - width) // 2 if narrow else over.width() - FROM_THE_RIGHT - width
        top = FROM_THE_TOP_NARROW if narrow else FROM_THE_TOP
        top = max(LEAST_MARGIN, min(top, over.height() - LEAST_MARGIN - height))
        place = QRect(QPoint(left, top), QPoint(left + width - 1, top + height - 1))
        self._belongs = place
        self._card.setGeometry(place.translated(0, over.height()) if self._is_coming else place)
        if self.scrim is not None:
            self.scrim.setGeometry(over.rect())
            self.scrim.show_beneath(place)
        if self._backing is not None:
            self._backing.show_beneath(place)

    @contextmanager
    def coming(self) -> Iterator[None]:
        """Within, the card may be shown, filled and given the keys; where it lies over the window it is out of sight
        until then, and comes with its scrim once the window beneath has let go of the keys.
        """
        self._is_coming = self.is_over and not self._card.isVisible()
        if self._is_coming and self._over is not None:
            self._card.move(0, self._over.height())
        try:
            yield
        finally:
            comes, self._is_coming = self._is_coming, False
        if comes and self.scrim is not None:
            self.scrim.come(self._bring)

    def _bring(self) -> None:
        for part in (self._backing, self._card):
            if part is not None:
                part.show()
                part.raise_()
        self._card.setGeometry(self._belongs)

    def appear(self) -> None:
        """Show the scrim beneath the card, where it lies over the window."""
        if self._is_coming:
            return
        for beneath in (self.scrim, self._backing):
            if beneath is not None:
                beneath.setVisible(self.is_over)
                beneath.raise_()
        if self.is_over:
            self._card.raise_()

    def fade(self) -> None:
        """It was saved: it is left in a moment, and fades from where it lies over the window."""
        if self.is_over and self._over is not None and self._card.isVisible():
            fade_away(self._card, self._over)

    def leave(self) -> None:
        for beneath in (self.scrim, self._backing):
            if beneath is not None:
                beneath.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self._card.isVisible() and self.is_over:
            if self.scrim is not None and self._over is not None:
                self.scrim.setGeometry(self._over.rect())
            self.put(self._card.width(), self._card.height())
            fit = getattr(self._card, "fit", None)
            if fit is not None:
                fit()
        return super().eventFilter(watched, event)
