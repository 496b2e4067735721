"""What hangs on the clock, from when the day has been read: each minute, and what is due by a clock that is believed.

Knows the states it wakes, and not what any of them does then.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from tracker.actions.outcome import Changes
from tracker.presentation.states import States
from tracker.widgets.pages import Pages
from tracker.widgets.settling import Settling

MINUTE_MS = 60_000


class PassingTime(QObject):
    """`began` comes once, when the day has been read and shown; `unread(Refusal | StoreFault)` where it cannot be.
    `let_go(bool)` comes where something had been typed about somebody whom others have erased, and is gone with them:
    whether something was open about them as well, and has been closed.

    `is_typing` says whether an entry is open, which tells how far off a day is as of now.
    """

    began = Signal()
    unread = Signal(object)
    let_go = Signal(bool)

    def __init__(self, states: States, pages: Pages, is_typing: Callable[[], bool], parent: QWidget) -> None:
        super().__init__(parent)
        self._states = states
        self._pages = pages
        self._window = parent
        self._is_typing = is_typing
        self._settling = Settling(states.dispatcher, self)
        self._settling.settled.connect(self._settle)
        self._settling.unread.connect(self.unread)
        self.minute = QTimer(self, interval=MINUTE_MS)
        self.minute.timeout.connect(self._tick)

    def wait(self) -> None:
        """Begin what can wait for the day, once all that was asked before this is answered."""
        self._settling.wait()

    def _settle(self, again: bool) -> None:
        """Begin what could wait until the day was read; of that, some only once however often it is read anew."""
        if not again:
            self._states.trash.erased.connect(self._forget)
            self._states.dispatcher.changed.connect(self._forget_erased)
            self._connect_clock()
        self._let_go()
        self._pages.safety.begin()

        def go_on(gone: frozenset[int]) -> None:
            self._tell_let_go(gone)
            if not again:
                self.began.emit()

        self._states.forget_erased(go_on)

    def _forget_erased(self, changes: Changes, _origin: object) -> None:
        """Who was erased elsewhere is told as everything."""
        if changes.everything:
            from tracker.widgets.flows.open_about import open_about

            self._states.forget_erased(self._tell_let_go, open_about(self._window))

    def _forget(self, prospect_id: int) -> None:
        """Whom one has erased here may be asked about beside the trash."""
        from tracker.widgets.flows.open_about import close_about

        self._states.forget(prospect_id)
        close_about(self._window, {prospect_id})

    def _tell_let_go(self, gone: frozenset[int]) -> None:
        if gone:
            from tracker.widgets.flows.open_about import close_about

            self.let_go.emit(close_about(self._window, gone))

    def _connect_clock(self) -> None:
        from tracker.widgets.clock_bar import ClockBar
        from tracker.widgets.fields.reading_order import read_as_laid

        self.clock_bar = ClockBar()
        self._pages.day.bars.addWidget(self.clock_bar)
        read_as_laid(self._pages.day)
        self.clock_bar.follow(self._states.clock)
        self._states.clock.believed.connect(self._states.trash.purge)

    def _let_go(self) -> None:
        """What is due by the clock goes, once it is known whether the clock can be believed."""
        self._states.clock.look()
        self._states.trash.purge()

    def _tick(self) -> None:
        """Once a minute: what was agreed slips, a day ends, another window may have written."""
        states = self._states
        states.news.look()
        states.team.look()
        states.morning.reload()
        states.calendar.tick()
        self._pages.day.look_again()
        if self._is_typing():
            states.entry.look_again()
        states.flows.look_again()
        if states.beyond is not None:
            states.reminding.tick()
        if self._settling.has_settled and not self._pages.is_damaged:
            self._let_go()
        self._pages.safety.tick()
