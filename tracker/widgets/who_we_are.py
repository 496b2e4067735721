"""Who I am, shown in the top bar, and my days away, shaded in the calendar; what was read or judged as somebody else is
so anew. Knows no store and no dialog.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from tracker.presentation.states import States
from tracker.widgets.day import Day


class WhoWeAre(QObject):
    """`us_wanted` asks for all that is known of us, `said(str)` tells in passing, `switched` that I am another now."""

    us_wanted = Signal()
    said = Signal(str)
    switched = Signal()

    def __init__(self, states: States, day: Day, parent: QObject) -> None:
        super().__init__(parent)
        self._us, self._day, self._whose = states.us, day, states.whose_shown
        us, who = states.us, day.top.who
        day.top.whose.chosen.connect(self._whose.show_mine)
        self._whose.changed.connect(self._show_whose)
        self._whose.offered.connect(self._show_whose)
        who.chosen.connect(us.switch)
        who.us_wanted.connect(self.us_wanted)
        us.said.connect(self.said)
        us.went_away.connect(self._show_away)
        us.switched.connect(self._show_away)
        us.changed.connect(self._show_us)
        us.changed.connect(self._show_whose)
        us.switched.connect(self._show_us)
        us.switched.connect(self.switched)
        us.switched.connect(states.undo.reload)
        us.changed.connect(states.calendar.model.know_us)
        us.changed.connect(states.judge_anew)
        us.switched.connect(states.judge_anew)

    def _show_away(self) -> None:
        self._day.calendar.set_away(self._us.away)

    def _show_whose(self) -> None:
        self._day.top.show_whose(self._whose.can_choose, self._whose.mine)

    def _show_us(self) -> None:
        self._day.top.who.show_us(self._us.me, self._us.at_work, self._us.is_a_stranger, self._us.fixed_at)
