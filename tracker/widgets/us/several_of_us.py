"""The part of the settings about a store that several of us share: whose it is, joining a team, moving there, leaving.

What is done here is done at once, and is no setting that is saved. Knows its states, and no network and no file.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QHBoxLayout,
    QLayout,
    QLineEdit,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from tracker.presentation.here import Here
from tracker.presentation.team.membership_state import MembershipState, Step
from tracker.presentation.team.team_state import TeamState
from tracker.presentation.team.unsent_state import UnsentState
from tracker.presentation.words.numbers import and_more
from tracker.presentation.words.team import several as words
from tracker.tongue import tr, tr_as
from tracker.widgets.fields.file_places import dropped
from tracker.widgets.fields.typed_fields import LineField
from tracker.widgets.look.buttons import Kind, push_button
from tracker.widgets.look.flow_layout import FlowLayout
from tracker.widgets.look.key_cap import is_enter
from tracker.widgets.look.margins import margins, with_its_ring_before
from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.look.spoken.aloud import say_aloud
from tracker.widgets.look.spoken.told_as import As, told_as
from tracker.widgets.look.tall_scroll import never_widens
from tracker.widgets.look.tokens import FOCUS_WIDTH, SPACE_4, SPACE_12, Role, Type
from tracker.widgets.look.wrapping_tick import WrappingTick

INVITATIONS = "*.as-agreed-team"
OTHER = {Step.JOIN: Step.MOVE, Step.MOVE: Step.JOIN}
MOST_WAITING = 5
"""So many of what waits to be sent are named; the rest are counted."""


@told_as(As.Grouping)
class SeveralOfUs(QWidget):
    """`unsent` gives what waits to be sent, None in a store of one's own; `was_erased` whether a backup may still hold
    somebody who was erased. The password stands in its field only until it was handed over and taken.
    """

    def __init__(
        self,
        state: MembershipState,
        team: TeamState,
        unsent: Callable[[], UnsentState | None],
        was_erased: Callable[[], bool],
        here: Callable[[], Here],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._state, self._team, self._unsent = state, team, unsent
        self._was_erased, self._here = was_erased, here
        self._said = ""
        self._is_awaited = False
        self.setAccessibleName(tr("Several of us"))
        self.setAcceptDrops(True)
        self.told = PlainLabel("", wrap=True)
        self.came_of_it = PlainLabel("", wrap=True)
        self.waiting = _Listed()
        self.erased = PlainLabel("", Type.SOFT, Role.SOFT, wrap=True)
        self.what = PlainLabel("", wrap=True)
        self.password = LineField()
        self.password.setPlaceholderText(tr("The password that you were given"), tr("The password"))
        self.password.setAccessibleName(tr("The password that you were given"))
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.keep = WrappingTick(tr("Keep it in the system’s keyring; else it is asked for at each start"))
        self.keep.setChecked(True)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(tr("How far it is"))
        self.trouble = PlainLabel("", role=Role.SLIPPED, wrap=True)
        self.join = push_button(tr("Join a team…"))
        self.move_there = push_button(tr("Move this store to a team…"))
        self.go = push_button(tr("Join"))
        self.instead = push_button("")
        self.not_now = push_button(tr("Not now"), Kind.QUIET)
        self.stop = push_button(tr("Stop"))
        self.use = push_button(tr("Use this password"))
        self.leave = push_button(tr("Leave, and keep a copy…"), Kind.PLAIN)
        self.do_leave = push_button(tr("Leave the team"))
        self.stay = push_button(tr("Stay"), Kind.QUIET)
        self.about = PlainLabel(
            tr(
                "Each of you has all of it on their own computer, and a server of yours (PostgreSQL) passes on what "
                "the others did. Whoever keeps the server hands out an invitation, a file: choose it, or drop it here."
            ),
            Type.SOFT,
            Role.SOFT,
            wrap=True,
        )
        self._rows: list[tuple[QWidget, Sequence[QWidget]]] = []
        self._lay_out()
        self._connect()
        self.look_again()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        margins(column, FOCUS_WIDTH, SPACE_12, 0, 0)
        column.setSpacing(SPACE_12)
        for widget in (self.told, self.came_of_it, self.waiting, self.erased, self.what):
            column.addWidget(widget)
        column.addWidget(self._row(self.password, stretches=True))
        column.addLayout(with_its_ring_before(self.keep))
        column.addWidget(self.progress)
        column.addWidget(self.trouble)
        for buttons in (
            (self.join, self.move_there),
            (self.go, self.use, self.instead, self.not_now, self.stop),
            (self.leave,),
            (self.do_leave, self.stay),
        ):
            column.addWidget(self._row(*buttons))
        column.addSpacing(SPACE_4)
        column.addWidget(self.about)
        column.addStretch()

    def _row(self, *widgets: QWidget, stretches: bool = False) -> QWidget:
        row = QWidget()
        across: QLayout = QHBoxLayout(row) if stretches else FlowLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        for widget in widgets:
            across.addWidget(never_widens(widget))
        self._rows.append((row, widgets))
        return row

    def _connect(self) -> None:
        state = self._state
        self.join.clicked.connect(lambda: self._choose(Step.JOIN))
        self.move_there.clicked.connect(lambda: self._choose(Step.MOVE))
        self.go.clicked.connect(self._go)
        self.instead.clicked.connect(lambda: state.turn_to(OTHER[state.step]))
        self.not_now.clicked.connect(self._let_be)
        self.stop.clicked.connect(state.stop)
        self.use.clicked.connect(self._give_password)
        self.leave.clicked.connect(state.ask_whether_to_leave)
        self.do_leave.clicked.connect(state.leave)
        self.stay.clicked.connect(state.let_be)
        state.changed.connect(self.look_again)
        state.progressed.connect(self._tell_how_far)
        self._team.changed.connect(self.look_again)
        self._team.caught_up.connect(self.look_again)
        unsent = self._unsent()
        if unsent is not None:
            unsent.changed.connect(self.look_again)

    def look_again(self) -> None:
        """Tell how it stands now. Whoever had the keys on what goes has them on what can be done next."""
        state, keys = self._state, QApplication.focusWidget()
        had_keys = keys is not None and (keys is self or self.isAncestorOf(keys))
        busy, invited, leaving = state.is_busy, state.invitation is not None, state.asks_whether_to_leave
        is_member = state.membership is not None
        asks_password = (invited and state.needs_password) or (is_member and self._team.needs_password)
        running = self._state.can_stop or state.is_stopping
        if not asks_password and not busy:
            self.password.clear()  # it was taken, or is not wanted any more
        self._tell()
        shown: dict[QWidget, bool] = {
            self.told: not invited,
            self.came_of_it: bool(state.told),
            self.waiting: is_member and bool(self.waiting.lines) and not leaving,
            self.erased: is_member and self._was_erased() and not leaving,
            self.what: invited or leaving,
            self.password: asks_password and not running,
            self.keep: asks_password and not running,
            self.progress: running,
            self.trouble: bool(state.trouble),
            self.join: not is_member and not invited,
            self.move_there: not is_member and not invited,
            self.go: invited and not running,
            self.use: is_member and asks_password,
            self.instead: invited and not running,
            self.not_now: invited and not running,
            self.stop: running,
            self.leave: is_member and not leaving,
            self.do_leave: leaving,
            self.stay: leaving,
            self.about: not is_member and not invited,
        }
        for widget, is_shown in shown.items():
            widget.setVisible(is_shown)
        for row, widgets in self._rows:
            row.setVisible(any(shown[widget] for widget in widgets))
            for widget in widgets:
                widget.setEnabled(not busy or (widget is self.stop and state.can_stop))
        self._lead_keys(keys if had_keys else None, shown)

    def _tell(self) -> None:
        state, team, here = self._state, self._team, self._here()
        if state.membership is not None:
            ours = state.membership
            at = team.as_of
            told = words.member(ours.name, ours.host, at, here.zone, here.today)
            if team.sentence and at is not None:
                told = words.member_away(ours.name, ours.host)
            self.told.setText(" ".join(part for part in (told, team.sentence) if part))
        else:
            self.told.setText(words.yours_alone())
        self.came_of_it.setText(state.told)
        self.waiting.show_lines(self._waiting())
        self.erased.setText(words.erased_here_and_there())
        if state.invitation is not None:
            moves = state.step is Step.MOVE
            name, host = state.invitation.name, state.invitation.host
            invited = words.invited(name, host, moves=moves)
            doing = words.under_way(moves=moves, stopping=state.is_stopping)
            self.what.setText(doing if state.is_busy else invited)
            self.go.setText(tr_as("a team", "Move it there") if moves else tr_as("a team", "Join"))
            self.instead.setText(tr("Join it instead") if moves else tr("Move this store there instead"))
        elif state.asks_whether_to_leave:
            self.what.setText(words.leaving(self._how_many_wait()))
        self.trouble.setText(state.trouble)
        said = state.trouble or state.told
        if said and said != self._said and self.isVisible():
            say_aloud(self, said, alert=bool(state.trouble))
        self._said = said

    def _how_many_wait(self) -> int:
        unsent = self._unsent()
        return len(unsent.to_go) + len(unsent.asking) if unsent is not None else 0

    def _waiting(self) -> list[str]:
        """What waits to be sent, each with why it needs an answer where it does."""
        unsent = self._unsent()
        if unsent is None:
            return []
        count, told = self._how_many_wait(), unsent.no_more_than(MOST_WAITING)
        if not count:
            return []
        lines = [words.one_that_waits(each.name, unsent.what(each), unsent.reason(each)) for each in told]
        more = [and_more(count - MOST_WAITING)] if count > MOST_WAITING else []
        return [words.wait_to_be_sent(count), *lines, *more]

    def _lead_keys(self, keys: QWidget | None, shown: dict[QWidget, bool]) -> None:
        """No button beyond this part has them for something here having gone: Enter would press that."""
        stays = keys is not None and keys is not self and keys.isVisible() and keys.isEnabled()
        if stays or (keys is None and not self._is_awaited):
            return
        self._is_awaited = self._state.is_busy
        after = (self.password, self.go, self.stop, self.stay, self.leave, self.join)
        able = [each for each in after if shown[each] and each.isEnabled()]
        (able[0] if able else self).setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, step: Step) -> None:
        dialog = QFileDialog(self, tr("The invitation to your team"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        told = tr_as("a kind of file", "Invitations")
        dialog.setNameFilters([f"{told} ({INVITATIONS})", f"{tr_as('a kind of file', 'All files')} (*)"])
        dialog.fileSelected.connect(lambda place: self._take(Path(place), step))
        dialog.open()

    def _take(self, file: Path, step: Step) -> None:
        self._is_awaited = True  # the keys were in the system's dialog meanwhile
        self._state.take(file, step)

    def _go(self) -> None:
        if self._state.needs_password and not self.password.text():
            self.password.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._state.go(self.password.text() if self._state.needs_password else "", self.keep.isChecked())

    def _give_password(self) -> None:
        if not self.password.text():
            self.password.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._state.give_password(self.password.text(), self.keep.isChecked(), self._look_with_it)

    def _look_with_it(self) -> None:
        self.password.clear()
        self._team.look()

    def _let_be(self) -> None:
        self.password.clear()
        self._state.let_be()

    def ask_password(self) -> None:
        """The server wants one: the keys go to where it is typed."""
        self.password.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell_how_far(self, done: int, of: int) -> None:
        self.progress.setRange(0, max(of, 1))
        self.progress.setValue(done)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """An invitation may be dropped here; while one is being used, and in a team, none is taken."""
        free = self._state.membership is None and not self._state.is_busy
        if free and dropped(event.mimeData().urls()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        place = dropped(event.mimeData().urls())
        if place is not None:
            event.acceptProposedAction()
            self._take(place, self._state.step if self._state.invitation is not None else Step.JOIN)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the field is the button beneath it, and no other of the dialog's."""
        if is_enter(event) and self.focusWidget() is self.password and not self._state.is_busy:
            (self._go if self._state.invitation is not None else self._give_password)()
        elif is_enter(event) and self.hasFocus():
            event.accept()
        else:
            super().keyPressEvent(event)


class _Listed(QWidget):
    """A line, and those it is about beneath it, further in; each of them breaks into lines of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_4)

    def show_lines(self, lines: list[str]) -> None:
        if lines == self.lines:
            return
        for label in self.findChildren(PlainLabel):
            label.hide()
            label.deleteLater()
        for at, line in enumerate(lines):
            label = PlainLabel(line, wrap=True)
            margins(label, SPACE_12 if at else 0, 0, 0, 0)
            self._column.addWidget(label)
        self.lines = lines
