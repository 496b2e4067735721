"""The calendar that a phone subscribes to: kept as things are, in a folder of the user's, soon after each change.

It is written beside the store, so that nobody waits for it. Where the folder is away it is tried again each minute,
and told once. Knows no format of a file.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from tracker.actions.outcome import Changes
from tracker.actions.taking_out import TakingOut
from tracker.presentation.dispatcher import Dispatcher, Trouble
from tracker.runtime.long_work import long_work
from tracker.runtime.settings import Settings, folder_named

SOON_MS = 2000
"""From the first change that is not in it yet: several deeds in a row are written once."""


class KeptCalendar(QObject):
    """`away(Path)` where the folder cannot be written to, once until it can; `kept(Path)` once it stands in one that
    was chosen just now.
    """

    away = Signal(object)
    kept = Signal(object)

    def __init__(
        self,
        dispatcher: Dispatcher,
        beside: Dispatcher,
        taking_out: TakingOut,
        settings: Callable[[], Settings],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._beside = beside
        self._taking_out = taking_out
        self._settings = settings
        self._under_way = False
        self._due = False
        self._told_away: Path | None = None
        self._tells = False
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self.write_now)
        dispatcher.changed.connect(self._hear)

    @property
    def folder(self) -> Path | None:
        """Where it is kept; None where it is kept nowhere."""
        chosen = self._settings().calendar_folder
        return (folder_named(chosen) or Path(chosen)) if chosen else None

    def begin(self, *, chosen: bool = False) -> None:
        """The day has been read, or the settings are others: what is there may be of another day or by other words.
        `chosen`: its folder was, just now.
        """
        self._due = True
        self._tells = self._tells or chosen
        self.write_now()

    def tick(self) -> None:
        """A minute has passed: what could not be written is tried again."""
        if self._due:
            self.write_now()

    def write_now(self) -> None:
        """Write what is not in it yet; while it is being written, what came since waits for the next time."""
        self._soon.stop()
        folder = self.folder
        if folder is None or not self._due or self._under_way:
            return
        self._due, self._under_way = False, True
        words, tasks = self._settings().calendar_words, self._settings().calendar_tasks

        def keep() -> bool:
            with long_work():
                return self._taking_out.keep_calendar(folder, words, tasks)

        self._beside.run(keep, self._written, self._failed)

    def _hear(self, _changes: Changes, _origin: object) -> None:
        self._due = True
        if self.folder is not None and not self._soon.isActive():
            self._soon.start()

    def _written(self, _another: bool) -> None:
        self._under_way, self._told_away = False, None
        if self._tells and self.folder is not None:
            self._tells = False
            self.kept.emit(self.folder)
        if self._due and not self._soon.isActive():
            self._soon.start()

    def _failed(self, _trouble: Trouble) -> None:
        self._under_way, self._due = False, True
        folder = self.folder
        if folder is not None and folder != self._told_away:
            self._told_away = folder
            self.away.emit(folder)
