"""Asks what is to be taken elsewhere, and of whom; then where to. Knows no format of a file and no store."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from tracker.actions.outcome import Refusal, StoreFault
from tracker.actions.taking_out import FileKind, Part, TakenOut, Wanted
from tracker.presentation.take_out.take_out_state import TakeOutState, file_name
from tracker.rules.prospect import Prospect
from tracker.tongue import Theirs, tr
from tracker.widgets.fields.choice_list import Choice
from tracker.widgets.fields.drop_down import DropDown
from tracker.widgets.fields.file_places import ask_where
from tracker.widgets.fields.one_choice import OneChoice
from tracker.widgets.look.buttons import Kind, push_button
from tracker.widgets.look.margins import with_its_ring_before
from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.look.tokens import SPACE_4, SPACE_8, SPACE_16, SPACE_24, Role, Type

WIDTH = 560


class ExportDialog(QDialog):
    """`shown` is whoever stands in the pane, who may be meant alone. `their_words` is what the settings say of those.

    `tasks` is what the settings say of promises. While it is written the dialog says how far it is, and leaving it
    stops that. Once it is written the dialog is left; what was refused stands in it.
    """

    def __init__(
        self,
        state: TakeOutState,
        explain: Callable[[Refusal | StoreFault], str],
        shown: Prospect | None,
        their_words: bool,
        tasks: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Export"))
        self.setMinimumWidth(WIDTH)
        self._state = state
        self._explain = explain
        self._shown = shown
        self.part = DropDown[Part | None](
            [
                (None, tr("people, agreements and contacts, each in a file of its own")),
                (Part.PEOPLE, tr("people")),
                (Part.AGREEMENTS, tr("agreements")),
                (Part.CONTACTS, tr("contacts")),
            ],
            None,
        )
        self.part.setAccessibleName(tr("What the table is of"))
        self.words = {kind: QCheckBox(tr("Their own words go along")) for kind in (FileKind.CALENDAR, FileKind.CARDS)}
        for box in self.words.values():
            box.setChecked(their_words)
        self.tasks = QCheckBox(tr("Promises as tasks, which many calendars do not show"))
        self.tasks.setChecked(tasks)
        self.kind = OneChoice[FileKind](tr("What to export"), self._choices())
        self.kind.chosen.connect(lambda _kind: self._show())
        self.kind.confirmed.connect(self._choose)
        self.whose = DropDown[int | None](self._people(), None)
        self.whose.setAccessibleName(tr("Of whom"))
        self.whose.setVisible(shown is not None)
        self.told = PlainLabel("", Type.SOFT, Role.SOFT, wrap=True)
        self.trouble = PlainLabel("", role=Role.SLIPPED, wrap=True)
        self.trouble.hide()
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(tr("How far it is"))
        self.progress.hide()
        self.leave = push_button(tr("Leave it"), Kind.QUIET)
        self.leave.clicked.connect(self.reject)
        self.go_on = push_button(tr("Choose where…"), Kind.PRIMARY)
        self.go_on.setDefault(True)
        self.go_on.clicked.connect(self._choose)
        self._lay_out()
        self.kind.choose(FileKind.CALENDAR)
        state.begun.connect(self._begin)
        state.progressed.connect(self._tell_how_far)
        state.written.connect(self._written)
        state.stopped.connect(self._stopped)
        self._show()

    def _choices(self) -> list[Choice[FileKind]]:
        return [
            Choice(
                FileKind.CALENDAR,
                tr("&1  Calendar"),
                "month",
                tr("what is agreed, for a calendar or a phone (.ics)"),
                fields=_alone(self.words[FileKind.CALENDAR], self.tasks),
            ),
            Choice(
                FileKind.CARDS,
                tr("&2  Cards"),
                "person",
                tr("people, for an address book (.vcf)"),
                fields=_alone(self.words[FileKind.CARDS]),
            ),
            Choice(
                FileKind.TABLES, tr("&3  Tables"), "agenda", tr("for a spreadsheet (.csv)"), fields=_alone(self.part)
            ),
            Choice(FileKind.EVERYTHING, tr("&4  Everything"), "copy", tr("for another computer (.zip)")),
        ]

    def _people(self) -> list[tuple[int | None, str]]:
        everybody: list[tuple[int | None, str]] = [(None, tr("Of everybody"))]
        if self._shown is None:
            return everybody
        return [*everybody, (self._shown.id, tr("Of {who} alone", who=Theirs(self._shown.name)))]

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(SPACE_4)
        words.addWidget(PlainLabel(tr("Export"), Type.NAME))
        words.addWidget(
            PlainLabel(
                tr("Nobody you erased, and nobody in the trash, is in what is written."), role=Role.SOFT, wrap=True
            )
        )
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_8)
        buttons.addWidget(self.whose)
        buttons.addStretch(1)
        buttons.addWidget(self.leave)
        buttons.addWidget(self.go_on)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_24, SPACE_16, SPACE_24, SPACE_16)
        column.setSpacing(SPACE_16)
        column.addLayout(words)
        column.addWidget(self.kind)
        column.addWidget(self.told)
        column.addWidget(self.trouble)
        column.addWidget(self.progress)
        column.addStretch(1)
        column.addLayout(buttons)

    def ask(self) -> None:
        self.show()
        self._fit()
        self.activateWindow()
        self.kind.row(FileKind.CALENDAR).setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The numbers choose, wherever the keys are."""
        if self._state.is_writing or not self.kind.take_number(event):
            super().keyPressEvent(event)

    def reject(self) -> None:
        """Leave it; what is being written is stopped first, and it is said that it was."""
        if self._state.is_writing:
            self._state.stop()
            self.leave.setEnabled(False)
        else:
            super().reject()

    @property
    def _kind(self) -> FileKind:
        return self.kind.value or FileKind.CALENDAR

    def _choose(self) -> None:
        who = self._shown.name if self._shown is not None and self._of is not None else ""
        ask_where(self, self._kind, file_name(self._kind, who), partial(self.write, self._kind))

    @property
    def _of(self) -> int | None:
        return self.whose.value() if self._kind is not FileKind.EVERYTHING else None

    def write(self, kind: FileKind, place: Path) -> None:
        """Write it there. Of three tables the names are made of that one, so nobody was asked about those yet."""
        self._say("")
        part = self.part.value() if kind is FileKind.TABLES else None
        words = self.words[kind].isChecked() if kind in self.words else False
        tasks = kind is FileKind.CALENDAR and self.tasks.isChecked()
        asked = kind is not FileKind.TABLES or part is not None
        self._state.write(Wanted(place, self._of, part, words, asked, tasks), self._refused)

    def _written(self, _done: TakenOut) -> None:
        self.accept()

    def _begin(self) -> None:
        self.progress.setRange(0, 0)
        self._show()
        self.leave.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell_how_far(self, done: int, of: int) -> None:
        self.progress.setRange(0, max(of, 1))
        self.progress.setValue(done)

    def _stopped(self) -> None:
        self._show()
        self._say(tr("Stopped: nothing was written."))
        self.go_on.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refused(self, trouble: Refusal | StoreFault) -> None:
        """Another place is likelier meant than to leave it."""
        self._show()
        self._say(self._explain(trouble))
        self.go_on.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        writing = self._state.is_writing
        self.go_on.setEnabled(not writing)
        self.go_on.setText(tr("Writing…") if writing else tr("Choose where…"))
        self.leave.setEnabled(True)
        self.leave.setText(tr("Stop") if writing else tr("Leave it"))
        self.progress.setVisible(writing)
        self.kind.setEnabled(not writing)
        self.whose.setEnabled(self._kind is not FileKind.EVERYTHING and not writing)
        self.told.setText(
            tr("Opened whole on another computer by “I had this on another computer”. The trash is in it as well.")
            if self._kind is FileKind.EVERYTHING
            else ""
        )
        self.told.setVisible(bool(self.told.text()))
        self._fit()

    def _say(self, sentence: str) -> None:
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))
        self._fit()

    def _fit(self) -> None:
        """As tall as what stands in it by now."""
        layout = self.layout()
        if layout is None:
            return
        layout.invalidate()
        layout.activate()
        self.setMinimumWidth(max(WIDTH, layout.totalMinimumSize().width()))
        width = max(self.width(), self.minimumWidth())
        self.resize(width, max(layout.totalHeightForWidth(width), layout.totalMinimumSize().height()))


def _alone(*fields: QWidget) -> QWidget:
    """Each field in a row of its own, no wider than it needs."""
    rows = QWidget()
    column = QVBoxLayout(rows)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(SPACE_4)
    for field in fields:
        row = with_its_ring_before(field)
        row.addStretch(1)
        column.addLayout(row)
    return rows
