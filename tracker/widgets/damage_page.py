"""What the window shows where the file is damaged: what is safe, and four ways on. Knows no file."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tracker.actions.safekeeping import BackupLine, Trouble
from tracker.presentation import words
from tracker.widgets.backup_list import BackupList
from tracker.widgets.buttons import Kind, push_button
from tracker.widgets.centred_card import CentredCard
from tracker.widgets.flow_layout import FlowLayout
from tracker.widgets.plain_label import PlainLabel
from tracker.widgets.tokens import Role, Type

COLUMN = 560
LIST_HEIGHT = 150


class DamagePage(CentredCard):
    """`restore(BackupLine)`, `recover`, `open_another` and `leave` are the ways on. `tell` puts a backup in words."""

    restore = Signal(object)
    recover = Signal()
    open_another = Signal()
    leave = Signal()

    def __init__(self, tell: Callable[[BackupLine], str], parent: QWidget | None = None) -> None:
        super().__init__(COLUMN, parent)
        self.headline = PlainLabel(self.tr("Your people could not be opened"), Type.HEADLINE, wrap=True)
        self.sentence = PlainLabel("", wrap=True)
        self.backups = BackupList(tell)
        self.backups.setFixedHeight(LIST_HEIGHT)
        self.trouble = PlainLabel("", role=Role.STOP, wrap=True)
        self.trouble.hide()
        self.restore_button = push_button(self.tr("&Restore this backup"), Kind.PRIMARY)
        self.recover_button = push_button(self.tr("Re&cover what can be read"))
        another = push_button(self.tr("&Open another…"))
        leave = push_button(self.tr("&Quit"))
        self.restore_button.clicked.connect(self._restore)
        self.backups.chosen.connect(self.restore)
        self.recover_button.clicked.connect(self.recover)
        another.clicked.connect(self.open_another)
        leave.clicked.connect(self.leave)
        row = QWidget()
        buttons = FlowLayout(row)
        for button in (self.restore_button, self.recover_button, another, leave):
            buttons.addWidget(button)
        for widget in (self.headline, self.sentence, self.backups, self.trouble, row):
            self.column.addWidget(widget)

    def show_damage(self, damage: Trouble) -> None:
        """Say what is wrong, and offer what can be done about it."""
        self.sentence.setText(words.damaged(damage.place, damage.backups, damage.readable))
        self.backups.show_backups(damage.backups)
        self.backups.setVisible(bool(damage.backups))
        self.restore_button.setVisible(bool(damage.backups))
        self.recover_button.setVisible(damage.readable.people > 0)
        self.trouble.hide()
        (self.backups if damage.backups else self.recover_button).setFocus()

    def show_trouble(self, sentence: str) -> None:
        """What was tried did not work; the file is as it was."""
        self.trouble.setText(sentence)
        self.trouble.show()

    def _restore(self) -> None:
        chosen = self.backups.backup()
        if chosen is not None:
            self.restore.emit(chosen)
