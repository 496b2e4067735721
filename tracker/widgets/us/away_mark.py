"""A quiet mark in the top bar while a team's server is away: as of when all is known. Knows no state."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget

from tracker.widgets.look.buttons import ICON_GAP, Kind
from tracker.widgets.look.icons import icon
from tracker.widgets.look.plain_label import NOTHING_MORE
from tracker.widgets.look.theme import icon_beside
from tracker.widgets.look.tokens import ICON, Role


class AwayMark(QPushButton):
    """Its words give way to its icon where there is no room; pressed, it is said in full by whoever hears it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", Kind.QUIET.value)
        self.setProperty("compact", True)
        self.setIcon(icon("away", Role.SOFT))
        icon_beside(self, ICON, ICON_GAP)
        self._mark = ""
        self.hide()

    def tell(self, mark: str, sentence: str) -> None:
        """Show it, with the sentence for whoever asks; "" takes it away."""
        self._mark = mark
        self.setToolTip(sentence)
        self.setAccessibleName(sentence)
        self.setAccessibleDescription(NOTHING_MORE)
        self.setText(mark)
        self.setVisible(bool(mark))

    def fit(self, room: int) -> int:
        """How wide it is in so much room, with its words where they have it."""
        self.setText(self._mark)
        if self.sizeHint().width() > room:
            self.setText("")
        return self.sizeHint().width()
