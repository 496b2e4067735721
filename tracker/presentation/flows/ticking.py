"""A tick in the morning: what was owed is logged as sent, as it was promised. Knows no widget."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from tracker.actions.contacts.log_contact import Held, Logged
from tracker.actions.ports import Planned
from tracker.actions.team.unsent import Unsent
from tracker.presentation.dispatcher import Dispatcher
from tracker.presentation.entry_form import read_form
from tracker.presentation.half_filled import for_agreement
from tracker.presentation.here import Here
from tracker.presentation.team.log_form import log_form
from tracker.presentation.writing import Writing
from tracker.rules.agreement import AgreementKind
from tracker.rules.channel import WRITTEN


class Ticking(QObject):
    """`entry_wanted(Form)` where there is more to tell than that it was sent: of a talk, or where the guard warns."""

    entry_wanted = Signal(object)
    refused = Signal(object)

    def __init__(self, dispatcher: Dispatcher, here: Callable[[], Here], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._here = here
        self._writing = Writing(dispatcher)

    def tick(self, planned: Planned) -> None:
        """It is done."""
        form = for_agreement(planned)
        entry = read_form(form, self._here()).entry
        owed = planned.kind is AgreementKind.PROMISE and planned.channel in WRITTEN
        if not owed or entry is None:
            self.entry_wanted.emit(form)
            return

        def written(value: Logged | Held | Unsent) -> None:
            if isinstance(value, Held):
                self.entry_wanted.emit(form)

        self._writing.do(lambda desk: log_form(desk, entry, form), written, self.refused.emit, about=planned.id)
