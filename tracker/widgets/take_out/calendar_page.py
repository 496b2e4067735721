"""The part of the settings about the calendar a phone subscribes to: its folder, and whose words go along.

Knows no file.
"""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tracker.presentation import words
from tracker.presentation.words.problems import no_such_folder
from tracker.runtime.settings import folder_named, is_folder
from tracker.tongue import tr
from tracker.widgets.fields.file_places import ask_folder
from tracker.widgets.fields.typed_fields import LineField
from tracker.widgets.look.buttons import push_button
from tracker.widgets.look.margins import margins, with_its_ring_before
from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.look.tokens import FOCUS_WIDTH, SPACE_8, SPACE_12, Role, Type
from tracker.widgets.look.wrapping_tick import WrappingTick


class CalendarPage(QWidget):
    """`folder` is the user's own, "" where none is kept; `their_words` whether those go along, `tasks` whether promises
    are those.
    """

    def __init__(self, folder: str, their_words: bool, tasks: bool) -> None:
        super().__init__()
        self._before = folder
        self.field = LineField(folder)
        self.field.setPlaceholderText(tr("No folder: no calendar is kept"), tr("No folder"))
        self.field.setAccessibleName(tr("The folder for the calendar"))
        choose = push_button(tr("Choose…"))
        choose.clicked.connect(self._choose)
        self.their_words = WrappingTick(tr("Their own words go along, in calendars and in cards"))
        self.their_words.setChecked(their_words)
        self.tasks = WrappingTick(tr("Promises as tasks"))
        self.tasks.setChecked(tasks)
        self.tasks.setAccessibleDescription(_of_tasks())
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        row.addWidget(self.field, 1)
        row.addWidget(choose)
        column = QVBoxLayout(self)
        margins(column, FOCUS_WIDTH, SPACE_12, 0, 0)
        column.setSpacing(SPACE_12)
        column.addWidget(PlainLabel(tr("Keep what is agreed as a calendar in this folder:"), wrap=True))
        column.addLayout(row)
        column.addWidget(
            PlainLabel(
                tr(
                    "It is as-agreed.ics there, written anew soon after each change while the program runs. Put it "
                    "where your phone can subscribe to it. Whoever is erased is gone from it with the next writing; a "
                    "service that carries it may keep older ones."
                ),
                Type.SOFT,
                Role.SOFT,
                wrap=True,
            )
        )
        elsewhere = tr("To publish it on a server of yours (CalDAV) instead, see “Connections and reminders”.")
        column.addWidget(PlainLabel(elsewhere, Type.SOFT, Role.SOFT, wrap=True))
        column.addLayout(with_its_ring_before(self.their_words))
        with_its_hint = QVBoxLayout()
        with_its_hint.setSpacing(0)
        with_its_hint.addLayout(with_its_ring_before(self.tasks))
        with_its_hint.addWidget(PlainLabel(_of_tasks(), Type.SOFT, Role.SOFT, wrap=True))
        column.addLayout(with_its_hint)

    def folder(self) -> str:
        return self.field.text().strip()

    def trouble(self) -> str | None:
        """Why what is typed cannot be taken, where it cannot."""
        typed = self.folder()
        if folder_named(typed) is None:
            return tr(
                "There is no {place} on this computer, so the folder for the calendar cannot be found. Please choose "
                "another.",
                place=words.quoted(typed.partition("/")[0]),
            )
        return no_such_folder(typed) if typed != self._before and not is_folder(typed) else None

    def _choose(self) -> None:
        ask_folder(self, tr("A folder for the calendar"), self.folder(), self.field.setText)


def _of_tasks() -> str:
    return tr("For a list of tasks with due dates. Many calendars show none: there a promise is an entry on its day.")
