"""What the window shows where the file is damaged, missing, or changed past the program: what is safe, the ways on.

Knows no file.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from tracker.actions.safekeeping import BackupLine, Trouble
from tracker.presentation import words
from tracker.tongue import tr
from tracker.widgets.look.buttons import Kind, push_button
from tracker.widgets.look.centred_card import CentredCard
from tracker.widgets.look.flow_layout import FlowLayout
from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.look.tokens import Role, Type
from tracker.widgets.safety.backup_list import BackupList

COLUMN = 560
LIST_HEIGHT = 150


class DamagePage(CentredCard):
    """`restore(BackupLine)`, `recover`, `open_another`, `leave` and, where it can be read, `go_on` are the ways on;
    where it is missing, `try_again` and `begin_anew`.

    `tell` puts a backup in words.
    """

    restore = Signal(object)
    recover = Signal()
    open_another = Signal()
    leave = Signal()
    go_on = Signal()
    try_again = Signal()
    begin_anew = Signal()

    def __init__(self, tell: Callable[[BackupLine], str], parent: QWidget | None = None) -> None:
        super().__init__(COLUMN, parent)
        # So that a key meant for what was shown before chooses nothing here.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.headline = PlainLabel("", Type.HEADLINE, wrap=True)
        self.sentence = PlainLabel("", wrap=True)
        self.backups = BackupList(tell)
        self.backups.setFixedHeight(LIST_HEIGHT)
        self.trouble = PlainLabel("", role=Role.STOP, wrap=True)
        self.trouble.hide()
        self.restore_button = push_button(tr("&Restore this backup"), Kind.PRIMARY)
        self.recover_button = push_button(tr("Re&cover what can be read"))
        self.go_on_button = push_button(tr("&Go on as it is"))
        self.again_button = push_button(tr("&Try again"))
        self.anew_button = push_button(tr("&Begin anew without them"))
        another = push_button(tr("&Open another…"))
        leave = push_button(tr("&Quit"))
        self.restore_button.clicked.connect(self._restore)
        self.backups.chosen.connect(self.restore)
        self.recover_button.clicked.connect(self.recover)
        self.go_on_button.clicked.connect(self.go_on)
        self.again_button.clicked.connect(self.try_again)
        self.anew_button.clicked.connect(self.begin_anew)
        another.clicked.connect(self.open_another)
        leave.clicked.connect(self.leave)
        row = QWidget()
        buttons = FlowLayout(row)
        first = (self.restore_button, self.recover_button, self.go_on_button, self.again_button, self.anew_button)
        for button in (*first, another, leave):
            buttons.addWidget(button)
        for widget in (self.headline, self.sentence, self.backups, self.trouble, row):
            self.column.addWidget(widget)

    def show_damage(self, damage: Trouble) -> None:
        """Say what is wrong, and offer what can be done about it."""
        broken = damage.broken
        if damage.missing:
            self.headline.setText(tr("Your people are missing"))
            self.sentence.setText(words.missing(damage.place, damage.backups))
        elif broken is None:
            self.headline.setText(tr("Your people could not be opened"))
            self.sentence.setText(words.damaged(damage.place, damage.backups, damage.readable))
        else:
            self.headline.setText(tr("Something is not as it was written"))
            self.sentence.setText(words.changed_past(damage.place, broken))
        self.backups.show_backups(damage.backups)
        self.backups.setVisible(bool(damage.backups))
        self.restore_button.setVisible(bool(damage.backups))
        self.recover_button.setVisible(damage.readable.people > 0)
        self.trouble.hide()
        self.go_on_button.setVisible(broken is not None)
        self.again_button.setVisible(damage.missing)
        self.anew_button.setVisible(damage.missing)
        if broken is not None:
            self.setFocus()  # somebody may be typing
        else:
            instead = self.again_button if damage.missing else self.recover_button
            (self.backups if damage.backups else instead).setFocus()

    def show_trouble(self, sentence: str) -> None:
        """What was tried did not work; the file is as it was."""
        self.trouble.setText(sentence)
        self.trouble.show()

    def _restore(self) -> None:
        chosen = self.backups.backup()
        if chosen is not None:
            self.restore.emit(chosen)
