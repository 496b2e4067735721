"""The trash as a dialog: who lies in it, to be restored or erased for good. Knows no store."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from tracker.presentation.people.trash import TrashRow, TrashState
from tracker.tongue import Theirs, tr
from tracker.widgets.look.buttons import Kind, push_button
from tracker.widgets.look.plain_label import ElidedLabel, PlainLabel
from tracker.widgets.look.spoken.told_as import As, told_as
from tracker.widgets.look.tall_scroll import TallScroll
from tracker.widgets.look.tokens import SPACE_4, SPACE_8, SPACE_12, SPACE_16, SPACE_24, Role, Type

SIZE = (620, 400)


class TrashDialog(QDialog):
    """Everything here can be undone but erasing, which asks once, in place, what it means."""

    def __init__(self, state: TrashState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Trash"))
        self.resize(*SIZE)
        self._state = state
        self._is_awaited = False
        self.rows: list[_Row] = []
        words = tr("Deleted people stay 30 days, with all that was said and agreed. Then they are erased for good.")
        self._told = PlainLabel(words, role=Role.SOFT, wrap=True)
        self._empty = PlainLabel(tr("The trash is empty."), role=Role.SOFT)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        page = QWidget()
        self._list = QVBoxLayout(page)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(SPACE_8)
        self._list.addWidget(self._empty, 1)
        self._list.addStretch()
        self.close_button = push_button(tr("Close"))
        self.close_button.clicked.connect(self.accept)
        bottom = QHBoxLayout()
        bottom.addStretch()
        bottom.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_24, SPACE_16, SPACE_24, SPACE_16)
        column.setSpacing(SPACE_12)
        said = QVBoxLayout()
        said.setSpacing(SPACE_4)
        said.addWidget(PlainLabel(tr("Trash"), Type.NAME))
        said.addWidget(self._told)
        column.addLayout(said)
        column.addWidget(TallScroll(page), 1)
        column.addLayout(bottom)
        state.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        at = next((n for n, row in enumerate(self.rows) if row.has_focus()), None)
        for row in self.rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [self._row(row) for row in self._state.rows]
        for n, made in enumerate(self.rows):
            self._list.insertWidget(n, made)
            made.show()
        self._empty.setVisible(not self.rows)
        if at is not None:
            # Whoever restores one after the other stays in the list.
            (self.rows[min(at, len(self.rows) - 1)].restore if self.rows else self.close_button).setFocus()
        elif self._is_awaited and self.rows and self.focusWidget() is self.close_button:
            self.rows[0].restore.setFocus()
        self._is_awaited = self._is_awaited and not self.rows

    def _row(self, row: TrashRow) -> _Row:
        made = _Row(row)
        made.restore.clicked.connect(lambda: self._state.restore(row.id))
        made.erase_for_good.connect(lambda: self._state.erase(row.id))
        return made

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc is not to erase, where that is asked; the trash it leaves then."""
        asking = next((row for row in self.rows if row.asks and row.has_focus()), None)
        if event.key() == Qt.Key.Key_Escape and asking is not None:
            asking.leave()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._is_awaited = True  # who lies in it may be told only later
        self._state.watch(True)
        (self.rows[0].restore if self.rows else self.close_button).setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._state.watch(False)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self._state.watch(False)


@told_as(As.Grouping)
class _Question(QWidget):
    """What is asked, and its two answers."""


class _Row(QFrame):
    """One person, and beneath them the question that erasing asks. `erase_for_good` comes for its yes."""

    erase_for_good = Signal()

    def __init__(self, row: TrashRow) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.setAccessibleName(", ".join(part for part in (row.name, row.organisation, row.since, row.left) if part))
        self.restore: QPushButton = push_button(tr("Restore"), icon_name="undo", compact=True)
        self.erase: QPushButton = push_button(tr("Erase for good…"), Kind.QUIET, compact=True)
        for button in (self.restore, self.erase):
            button.setAccessibleDescription(row.name)
        self.erase.clicked.connect(self._ask)
        who = QVBoxLayout()
        who.setSpacing(2)
        who.addWidget(ElidedLabel(row.name, semibold=True))
        if row.organisation:
            who.addWidget(ElidedLabel(row.organisation, Type.SOFT))
        who.addWidget(PlainLabel(f"{row.left} · {row.since}", Type.SOFT, wrap=True))
        top = QHBoxLayout()
        top.setSpacing(SPACE_8)
        top.addLayout(who, 1)
        top.addWidget(self.restore)
        top.addWidget(self.erase)
        self.question = self._question(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_12, SPACE_8, SPACE_12, SPACE_8)
        column.setSpacing(SPACE_8)
        column.addLayout(top)
        column.addWidget(self.question)

    def has_focus(self) -> bool:
        focused = self.focusWidget()
        return focused is not None and focused.hasFocus()

    def _question(self, row: TrashRow) -> QWidget:
        asked = tr(
            "Erase {who} for good? Everything said and agreed with them goes, from the history too, and nothing "
            "brings it back. If they asked not to be contacted, that alone is remembered, so that adding them again "
            "warns you.",
            who=Theirs(row.name),
        )
        self.yes = push_button(tr("Erase for good"), compact=True)
        self.no = push_button(tr("Keep in the trash"), compact=True)
        self.yes.clicked.connect(self.erase_for_good)
        self.no.clicked.connect(self.leave)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_8)
        buttons.addWidget(self.no)
        buttons.addWidget(self.yes)
        buttons.addStretch()
        question = _Question()
        question.setAccessibleName(asked)  # whoever comes to its buttons hears it then
        column = QVBoxLayout(question)
        column.setContentsMargins(0, 0, 0, SPACE_4)
        column.setSpacing(SPACE_8)
        column.addWidget(PlainLabel(asked, role=Role.STOP, wrap=True))
        column.addLayout(buttons)
        question.hide()
        return question

    def _ask(self) -> None:
        """The default is not to."""
        self.question.show()
        self.no.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def asks(self) -> bool:
        """Whether it is asked if they are to be erased."""
        return not self.question.isHidden()

    def leave(self) -> None:
        """They are kept, and it is asked no more."""
        self.question.hide()
        self.erase.setFocus(Qt.FocusReason.OtherFocusReason)
