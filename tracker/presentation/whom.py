"""Whom the name typed into an entry means, asked anew at every key; the latest answer counts. Knows no form."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from tracker.actions.contacts.who_is import Meant, who_is
from tracker.presentation.dispatcher import Dispatcher
from tracker.rules.text import NAME_LIMIT

LONGEST = 2 * NAME_LIMIT + len(" @ ")
"""A name and an organisation: nobody is called anything longer."""
NOBODY = Meant()


class Whom(QObject):
    """`answered` comes when `meant` belongs to `text`, which was last asked about; until then nobody is meant."""

    answered = Signal()

    def __init__(self, dispatcher: Dispatcher, e164: Callable[[str], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._dispatcher = dispatcher
        self._e164 = e164
        self.text = ""
        self.meant = NOBODY
        self.is_current = True

    def ask(self, text: str) -> None:
        """An answer that does not come leaves somebody new, whom the deed asks about once more."""
        self.text, self.meant = text, NOBODY
        self.is_current = not text.strip() or len(text) > LONGEST
        if self.is_current:
            return

        def arrived(meant: Meant) -> None:
            if self.text == text:
                self.meant, self.is_current = meant, True
                self.answered.emit()

        self._dispatcher.ask(lambda questions: who_is(questions, text, self._e164), arrived, lambda _trouble: None)
