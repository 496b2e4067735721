"""The page of the settings about safety: the newest backup and its age, restoring, a second folder, the seal.

Knows its state, and no file.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from tracker.actions.outcome import Refusal, StoreFault
from tracker.actions.safekeeping import BackupLine, PutBack, SealCheck
from tracker.presentation import words
from tracker.presentation.safety.safekeeping_state import SafekeepingState
from tracker.presentation.words.problems import no_such_folder
from tracker.presentation.words.team.several import no_restoring as no_restoring_in_a_team
from tracker.runtime.settings import folder_named, is_folder
from tracker.tongue import tr
from tracker.widgets.fields.file_places import ask_folder, ask_which
from tracker.widgets.fields.typed_fields import LineField
from tracker.widgets.look.buttons import push_button
from tracker.widgets.look.flow_layout import FlowLayout
from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.look.tokens import SPACE_8, SPACE_12, Role, Type
from tracker.widgets.safety.backup_list import BackupList


class SafekeepingPage(QWidget):
    """`second` is the user's own folder for copies, "" where there is none; `second()` gives what stands there now.

    `now` gives an aware instant; `zone` is ours, `today` the day there. `is_a_copy` of what a team shares: nothing is
    put in its place here, and it is said why.
    """

    def __init__(
        self,
        state: SafekeepingState,
        now: Callable[[], datetime],
        zone: str,
        today: date,
        second: str,
        explain: Callable[[Refusal | StoreFault], str],
        *,
        is_a_copy: bool = False,
    ) -> None:
        super().__init__()
        self._state = state
        self._now = now
        self._zone = zone
        self._today = today
        self._explain = explain
        self._is_a_copy = is_a_copy
        self.newest = PlainLabel("", wrap=True)
        self.backups = BackupList(lambda line: words.backup(line, zone, today))
        self.told = PlainLabel("", Type.SOFT, Role.SOFT, wrap=True)
        self.told.hide()
        self.erased = PlainLabel("", Type.SOFT, Role.SOFT, wrap=True)
        self._before = second
        self._second = LineField(second)
        self._second.setPlaceholderText(tr("No second folder"))
        self._second.setAccessibleName(tr("A second folder for backups"))
        choose = push_button(tr("Choose…"))
        choose.clicked.connect(self._choose)
        self.back_up = push_button(tr("Back up now"))
        self.restore = push_button(tr("Restore this one"))
        self.check = push_button(tr("Check every entry"))
        self.elsewhere = push_button(tr("Choose its file…"))
        self.elsewhere.clicked.connect(lambda: ask_which(self, state.bring_from))
        self.back_up.clicked.connect(state.back_up)
        self.restore.clicked.connect(lambda: self._restore(self.backups.backup()))
        self.backups.chosen.connect(self._restore)
        self.check.clicked.connect(self._check)
        buttons = QWidget()
        row = FlowLayout(buttons)  # longer words break it into two
        for button in (self.restore, self.back_up, self.check):
            row.addWidget(button)
        self.restore.setHidden(is_a_copy)
        second_row = QHBoxLayout()
        second_row.setSpacing(SPACE_8)
        second_row.addWidget(self._second, 1)
        second_row.addWidget(choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE_12, 0, 0)
        column.setSpacing(SPACE_12)
        column.addWidget(self.newest)
        column.addWidget(self.backups)
        column.addWidget(buttons)
        column.addWidget(self.told)
        no_restoring = PlainLabel(no_restoring_in_a_team(), wrap=True)
        column.addWidget(no_restoring)
        no_restoring.setHidden(not is_a_copy)
        told = tr("I had this on another computer: an archive of everything, or a backup, in place of what is here.")
        from_elsewhere = PlainLabel(told, wrap=True)
        column.addWidget(from_elsewhere)
        column.addWidget(self.elsewhere, 0, Qt.AlignmentFlag.AlignLeft)
        for each in (from_elsewhere, self.elsewhere):
            each.setHidden(is_a_copy)
        column.addWidget(PlainLabel(tr("Keep a copy of each backup in a second folder too:"), wrap=True))
        column.addLayout(second_row)
        column.addWidget(self.erased)
        column.addStretch()
        state.changed.connect(self._show)
        state.put_back.connect(self._tell_put_back)
        state.failed.connect(self._tell_failed)
        self._show()
        state.look()

    def second(self) -> str:
        return self._second.text().strip()

    def trouble(self) -> str | None:
        """Why what is typed cannot be taken, where it cannot."""
        typed = self.second()
        if folder_named(typed) is None:
            return tr(
                "There is no {place} on this computer, so the second folder cannot be found. Please choose another.",
                place=words.quoted(typed.partition("/")[0]),
            )
        return no_such_folder(typed) if typed != self._before and not is_folder(typed) else None

    def _show(self) -> None:
        self.newest.setText(words.newest_backup(self._state.newest, self._now()))
        state = self._state
        told = words.erased_in_backups(state.erased_until, self._zone, self._today, state.is_known)
        self.erased.setText(told)
        self.backups.show_backups(self._state.backups)
        self.restore.setEnabled(bool(self._state.backups))

    def _restore(self, chosen: BackupLine | None) -> None:
        if chosen is not None and not self._is_a_copy:
            self._state.restore(chosen)

    def _check(self) -> None:
        def arrived(check: SealCheck) -> None:
            if isValid(self):  # a look through ten years takes a while, and the settings may be closed by then
                self._tell_seal(check)

        self._state.check_seal(arrived)

    def _tell_put_back(self, done: PutBack) -> None:
        self._say(words.put_back(done))

    def _tell_failed(self, trouble: Refusal | StoreFault) -> None:
        self._say(self._explain(trouble))

    def _tell_seal(self, check: SealCheck) -> None:
        self._say(words.seal(check, self._zone, self._today))

    def _say(self, sentence: str) -> None:
        self.told.setText(sentence)
        self.told.show()

    def _choose(self) -> None:
        ask_folder(self, tr("A second folder for backups"), self.second(), self._second.setText)
