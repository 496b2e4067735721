"""Whether calendar and table show everyone's or mine alone, where there are several of us. Knows no screen."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from tracker.presentation.us.us_state import UsState


class WhoseShown(QObject):
    """`changed` comes when `name` is another, `offered` when it can be chosen now, or no more.

    What was chosen is kept while there is only one of us, and holds again once there are several.
    """

    changed = Signal()
    offered = Signal()

    def __init__(self, us: UsState, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._us = us
        self._mine = False
        self._name = ""
        self._can_choose = self.can_choose
        us.changed.connect(self._look)
        us.switched.connect(self._look)

    @property
    def can_choose(self) -> bool:
        """Whether there is anybody else at work, and it is known who I am."""
        return bool(self._us.me and self._us.colleagues)

    @property
    def mine(self) -> bool:
        """Whether mine alone were chosen."""
        return self._mine

    @property
    def name(self) -> str:
        """Whose alone are shown, by today's name; "" for everyone's."""
        return self._us.us.today(self._us.me) if self._mine and self.can_choose else ""

    def show_mine(self, mine: bool) -> None:
        """Mine alone, or everyone's."""
        self._mine = mine
        self._look()

    def _look(self) -> None:
        name, can_choose = self.name, self.can_choose
        if can_choose != self._can_choose:
            self._can_choose = can_choose
            self.offered.emit()
        if name != self._name:
            self._name = name
            self.changed.emit()
