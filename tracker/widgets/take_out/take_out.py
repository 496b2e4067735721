"""What the window does about files for elsewhere: asks what and where, tells what was written, keeps the calendar.

Knows the states it is given, never a file.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from tracker.actions.taking_out import FileKind, TakenOut, Wanted
from tracker.widgets.look.on_demand import OnDemand

if TYPE_CHECKING:
    from tracker.presentation.states import States
    from tracker.rules.prospect import Prospect
    from tracker.widgets.take_out.export_dialog import ExportDialog


class TakeOut(QObject):
    """`said(str)` is a sentence in passing."""

    said = Signal(str)

    def __init__(self, states: States, over: QWidget) -> None:
        super().__init__(over)
        self._states = states
        self._over = over
        self._keeps = False
        self._folder: str | None = None
        self._hears = False
        self.dialog = OnDemand(self._dialog)

    def ask(self) -> None:
        """Ask what is to be exported."""
        self.dialog().ask()

    def of_one(self, person: Prospect, kind: FileKind) -> None:
        """Their card, or what is agreed with them: only where to is asked."""
        from tracker.presentation.take_out.take_out_state import file_name
        from tracker.widgets.fields.file_places import ask_where

        ask_where(self._over, kind, file_name(kind, person.name), partial(self.write_one, person.id))

    def write_one(self, prospect_id: int, place: Path) -> None:
        """Write it there: that it may be replaced was asked with the place."""
        self._hear()
        chosen = self._states.settings()
        wanted = Wanted(place, prospect_id, their_words=chosen.calendar_words, over=True, tasks=chosen.calendar_tasks)
        self._states.taking_out.write(wanted, lambda trouble: self.said.emit(self._states.explain(trouble)))

    def keep_calendar(self) -> None:
        """The day has been read, or the settings are others: the calendar for the phone is as they say from now on."""
        folder, before = self._states.settings().calendar_folder, self._folder
        self._folder = folder
        if not folder:
            return
        kept = self._states.kept_calendar
        if not self._keeps:
            self._keeps = True
            kept.away.connect(self._tell_away)
            kept.kept.connect(self._tell_kept)
        kept.begin(chosen=before is not None and before != folder)

    def tick(self) -> None:
        """A minute has passed."""
        if self._keeps:
            self._states.kept_calendar.tick()

    def leave(self) -> None:
        """The program ends: what was done last goes into the calendar too."""
        if self._keeps:
            self._states.kept_calendar.write_now()

    def _dialog(self) -> ExportDialog:
        from tracker.widgets.take_out.export_dialog import ExportDialog

        self._hear()
        states, card = self._states, self._states.card.card
        shown = card.prospect if card is not None and not card.is_in_trash else None
        chosen = states.settings()
        words, tasks = chosen.calendar_words, chosen.calendar_tasks
        return ExportDialog(states.taking_out, states.explain, shown, words, tasks, self._over)

    def _hear(self) -> None:
        if not self._hears:
            self._hears = True
            self._states.taking_out.written.connect(self._tell_written)

    def _tell_written(self, done: TakenOut) -> None:
        from tracker.presentation.words.files.taking_out import taken_out

        self.said.emit(taken_out(done))

    def _tell_kept(self, folder: Path) -> None:
        from tracker.presentation.words.files.taking_out import calendar_kept

        self.said.emit(calendar_kept(folder))

    def _tell_away(self, folder: Path) -> None:
        from tracker.presentation.words.files.taking_out import calendar_away

        self.said.emit(calendar_away(folder))
