"""What the window shows where the file is damaged, missing, or changed past the program: what is safe, the ways on.

Knows no file.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from tracker.actions.safekeeping import BackupLine, Trouble
from tracker.presentation import words
from tracker.presentation.safety.fuller import Way, fuller
from tracker.presentation.words.safekeeping import nothing_left
from tracker.presentation.words.team.several import damaged_copy
from tracker.tongue import tr
from tracker.widgets.fields.reading_order import first_stop
from tracker.widgets.look.buttons import Kind, push_button
from tracker.widgets.look.centred_card import CentredCard
from tracker.widgets.look.flow_layout import FlowLayout
from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.look.spoken.aloud import say_aloud, tell_beneath
from tracker.widgets.look.spoken.told_as import As, told_as
from tracker.widgets.look.theme import text_scale
from tracker.widgets.look.tokens import SPACE_8, SPACE_12, SPACE_24, Role, Type
from tracker.widgets.safety.backup_list import BackupList
from tracker.widgets.safety.way_back import WayBack

COLUMN, ONE_WAY, AROUND = 640, 520, 2 * (SPACE_24 + 1)
"""How wide the card is with two ways beside each other, and with one; then as much wider as its buttons need to stand
in one row, with what is around them."""


@told_as(As.Grouping)
class DamagePage(CentredCard):
    """`restore(BackupLine)`, `recover`, `open_another`, `leave` and, where it can be read, `go_on` are the ways on;
    where it is missing, `try_again` and `begin_anew`, which is there too where nothing else is left.

    Where there is a backup and the file can be read too they stand side by side, and the one that brings more is the
    one to press first. `tell` puts a backup in words, `tell_moment` an instant.

    Of a copy of what a team shares nothing is put in its place but one made anew from the server: `make_anew`, and
    `stop_making` while that is under way.
    """

    restore = Signal(object)
    recover = Signal()
    open_another = Signal()
    leave = Signal()
    go_on = Signal()
    try_again = Signal()
    begin_anew = Signal()
    make_anew = Signal()
    stop_making = Signal()

    def __init__(
        self,
        tell: Callable[[BackupLine], str],
        tell_moment: Callable[[datetime], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(COLUMN, parent)
        self._tell_moment = tell_moment
        # So that a key meant for what was shown before chooses nothing here.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.headline = PlainLabel("", Type.HEADLINE, wrap=True)
        self.sentence = PlainLabel("", wrap=True)
        self.backups = BackupList(tell)
        self.trouble = PlainLabel("", role=Role.STOP, wrap=True)
        self.trouble.hide()
        self.restore_button = push_button(tr("&Restore this backup"))
        self.recover_button = push_button(tr("Re&cover what can be read"))
        self.go_on_button = push_button(tr("&Go on as it is"))
        self.again_button = push_button(tr("&Try again"))
        self.anew_button = push_button(tr("&Begin anew without them"))
        self.server_button = push_button(tr("&Make it anew from the server"), Kind.PRIMARY)
        self.stop_button = push_button(tr("&Stop"))
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(tr("How far it is"))
        self.another_button = another = push_button(tr("&Open another…"))
        leave = push_button(tr("&Quit"))
        self.restore_button.clicked.connect(self._restore)
        self.backups.chosen.connect(self.restore)
        self.recover_button.clicked.connect(self.recover)
        self.go_on_button.clicked.connect(self.go_on)
        self.again_button.clicked.connect(self.try_again)
        self.anew_button.clicked.connect(self.begin_anew)
        self.server_button.clicked.connect(self.make_anew)
        self.stop_button.clicked.connect(self.stop_making)
        another.clicked.connect(self.open_another)
        leave.clicked.connect(self.leave)
        self.from_backup = WayBack(
            tr("A backup"), self.restore_button, tr("Whole, with its history. What was entered since is not in it.")
        )
        self.from_file = WayBack(
            tr("The file itself"), self.recover_button, tr("All that can be read of it. It begins a new history.")
        )
        ways = QHBoxLayout()
        ways.setSpacing(SPACE_12)
        ways.addWidget(self.from_backup, 1)
        ways.addWidget(self.from_file, 1)
        self.others = PlainLabel(tr("Which backup"), Type.SOFT)
        row = QWidget()
        self._buttons = buttons = FlowLayout(row)
        every = (self.server_button, self.stop_button, self.go_on_button, self.again_button, self.anew_button)
        for button in (*every, another, leave):
            buttons.addWidget(button)
        self.column.addWidget(self.headline)
        self.column.addWidget(self.sentence)
        self.column.addLayout(ways)
        for widget in (self.others, self.backups, self.progress, self.trouble):
            self.column.addWidget(widget)
        self.column.addSpacing(SPACE_8)  # as on the page that knows of no backups
        self.column.addWidget(row)
        self.backups.currentRowChanged.connect(lambda _row: self._show_backup())

    def show_damage(self, damage: Trouble) -> None:
        """Say what is wrong, and offer what can be done about it."""
        broken = damage.broken
        if damage.missing:
            self.headline.setText(tr("Your people are missing"))
            self.sentence.setText(words.missing(damage.place, damage.backups, damage.seen))
        elif broken is None:
            self.headline.setText(tr("Your people could not be opened"))
            parts = (words.damaged(damage.place, damage.backups), nothing_left() if damage.leaves_nothing else "")
            self.sentence.setText(" ".join(part for part in parts if part))
        else:
            self.headline.setText(tr("Something is not as it was written"))
            self.sentence.setText(words.changed_past(damage.place, broken))
        self.setAccessibleName(self.headline.text())
        self.setAccessibleDescription(self.sentence.text())
        self.backups.show_backups(damage.backups)
        newest, readable = next(iter(damage.backups), None), damage.readable
        for shown in (self.backups, self.others, self.from_backup):
            shown.setVisible(newest is not None)
        self.from_file.setVisible(readable.people > 0)
        self.from_file.show_held(readable, words.up_to(self._tell_moment(readable.newest)) if readable.newest else "")
        self._show_backup()
        # Of a file that was changed past the program no number says which is better.
        best = fuller(newest, readable) if broken is None else None
        both = newest is not None and readable.people > 0
        self.from_backup.recommend(best is Way.BACKUP, beside_another=both)
        self.from_file.recommend(best is Way.FILE, beside_another=both)
        self.trouble.hide()
        self.go_on_button.setVisible(broken is not None)
        self.again_button.setVisible(damage.missing)
        self.anew_button.setVisible((damage.missing or damage.leaves_nothing) and not damage.is_a_copy)
        self.server_button.setVisible(damage.is_a_copy)
        self.show_making(False)
        in_one_row = round((self._buttons.sizeHint().width() + AROUND) / text_scale())
        self.be_wide(COLUMN if both else min(max(ONE_WAY, in_one_row), COLUMN))
        if damage.is_a_copy:
            self.sentence.setText(damaged_copy())
            self.setAccessibleDescription(self.sentence.text())
            self.server_button.setFocus()
        elif broken is not None:
            self.setFocus()  # somebody may be typing
        else:
            otherwise = self.another_button if damage.leaves_nothing else self.recover_button
            instead = self.again_button if damage.missing else otherwise
            wanted = self.backups if best is Way.BACKUP else instead
            (wanted if wanted.isVisibleTo(self) else first_stop(self)).setFocus()  # nothing of it can be read perhaps
        # T: "Something is not as it was written. The ledger says …"
        told = tr("{headline}. {sentence}", headline=self.headline.text(), sentence=self.sentence.text())
        say_aloud(self, told, alert=True)

    def _show_backup(self) -> None:
        chosen = self.backups.backup()
        if chosen is not None:
            self.from_backup.show_held(chosen.held, words.up_to(self._tell_moment(chosen.made_at)))

    def show_trouble(self, sentence: str) -> None:
        """What was tried did not work; the file is as it was."""
        tell_beneath(self.trouble, sentence)

    def show_making(self, making: bool) -> None:
        """A copy is being made anew from the server, or is no more."""
        for shown in (self.progress, self.stop_button):
            shown.setVisible(making)
        self.progress.setRange(0, 0)
        self.server_button.setEnabled(not making)
        if making:
            self.trouble.hide()
            self.stop_button.setFocus()

    def tell_how_far(self, done: int, of: int) -> None:
        self.progress.setRange(0, max(of, 1))
        self.progress.setValue(done)

    def _restore(self) -> None:
        chosen = self.backups.backup()
        if chosen is not None:
            self.restore.emit(chosen)
