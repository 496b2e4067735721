"""What is known of somebody new by the number and address typed for them, asked anew as they are; the latest counts.

Knows no form.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from tracker.actions.people.arriving import Arriving, arriving
from tracker.presentation.dispatcher import Dispatcher
from tracker.rules.entry import NewProspect


class Newcomer(QObject):
    """`answered` comes when `known` belongs to whoever was last asked about; until then nothing is known."""

    answered = Signal()

    def __init__(self, dispatcher: Dispatcher, e164: Callable[[str], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._dispatcher = dispatcher
        self._e164 = e164
        self._about: NewProspect | None = None
        self.known: Arriving | None = None

    def ask(self, new: NewProspect | None, *, anew: bool = False) -> None:
        """Nothing is asked twice of the same person, unless `anew`: something was written since."""
        if new == self._about and not anew:
            return
        if new is None or not (new.phone.strip() or new.email.strip()):
            self._about, self.known = new, None
            return
        if self._about is None or (new.phone, new.email) != (self._about.phone, self._about.email):
            self.known = None
        self._about = new

        def arrived(known: Arriving | None) -> None:
            if self._about == new:
                self.known = known
                self.answered.emit()

        self._dispatcher.ask(lambda questions: arriving(questions, new, self._e164), arrived, lambda _trouble: None)
