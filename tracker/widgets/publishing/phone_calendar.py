"""The part of the settings about the calendar on a server: how it stands, beginning, trying now, and ending.

What is done here is done at once, and is no setting that is saved. Knows its state and no network.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from tracker.actions.publishing.report import IfGone
from tracker.presentation.publishing.publishing_state import PublishingState
from tracker.tongue import tr
from tracker.widgets.fields.hairline import Hairline
from tracker.widgets.fields.typed_fields import LineField
from tracker.widgets.look.buttons import Kind, push_button
from tracker.widgets.look.key_cap import is_enter
from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.look.spoken.told_as import As, told_as
from tracker.widgets.look.tokens import SPACE_8, SPACE_12, Role, Type


@told_as(As.Grouping)
class PhoneCalendar(QWidget):
    """Shows a `PublishingState`. The password stands in its field only until it was handed over."""

    def __init__(self, state: PublishingState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self.setAccessibleName(tr("The calendar on a server"))
        self.told = PlainLabel("", wrap=True)
        self.address = _field(tr("Address of the server: https://…"))
        self.user = _field(tr("User there"))
        self.password = _field(tr("Password"))
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.begin = push_button(tr("Publish there"))
        self.again = push_button(tr("Use this password"))
        self.try_now = push_button(tr("Try now"), Kind.PLAIN)
        self.people = push_button(tr("Look at its people"), Kind.PLAIN)
        self.people.setToolTip(tr("The people of its address books, as those of a file: nobody comes by themselves"))
        self.anew = push_button(tr("Publish it anew"))
        self.let_go = push_button(tr("Let it go"))
        self.take_off = push_button(tr("Take those off"), Kind.PLAIN)
        self.leave = push_button(tr("Leave those there"), Kind.PLAIN)
        self.take_away = push_button(tr("Stop and take everything away"), Kind.PLAIN)
        self.leave_there = push_button(tr("Stop, and leave it there"), Kind.PLAIN)
        self._strays = self.take_off, self.leave
        self._ends = self.take_away, self.leave_there
        self._rows: list[tuple[QWidget, Sequence[QWidget]]] = []
        self._lay_out()
        self.begin.clicked.connect(self._begin)
        self.again.clicked.connect(self._again)
        self.try_now.clicked.connect(state.try_now)
        self.people.clicked.connect(state.look_at_people)
        self.anew.clicked.connect(lambda: state.go_on(IfGone.ANEW))
        self.let_go.clicked.connect(lambda: state.go_on(IfGone.LET_GO))
        self.take_off.clicked.connect(lambda: state.answer_strays(take_off=True))
        self.leave.clicked.connect(lambda: state.answer_strays(take_off=False))
        self.take_away.clicked.connect(lambda: state.stop(take_away=True))
        self.leave_there.clicked.connect(lambda: state.stop(take_away=False))
        state.changed.connect(self.look_again)
        self.look_again()

    def look_again(self) -> None:
        """Tell how it stands now. Whoever had the keys on what goes has them on what can be done next."""
        state, keys = self._state, QApplication.focusWidget()
        had_keys = keys is not None and (keys is self or self.isAncestorOf(keys))
        is_on, busy = state.calendar is not None, state.is_under_way
        self.told.setText("\n".join([*state.sentences, *([tr("The server is being asked…")] if busy else [])]))
        shown = {
            self.address: not is_on,
            self.user: not is_on,
            self.password: not is_on or state.needs_password,
            self.about: not is_on,
            self.begin: not is_on,
            self.again: state.needs_password,
            self.try_now: is_on and not state.needs_password and not state.asks_how_to_go_on,
            self.people: is_on and not state.needs_password,
            self.anew: state.asks_how_to_go_on,
            self.let_go: state.asks_how_to_go_on,
            self.take_off: state.asks_about_strays,
            self.leave: state.asks_about_strays,
            self.take_away: is_on,
            self.leave_there: is_on,
        }
        for widget, is_shown in shown.items():
            widget.setVisible(is_shown)
        for row, buttons in self._rows:
            row.setVisible(any(shown[button] for button in buttons))
            for button in buttons:
                button.setEnabled(not busy)
        if isinstance(keys, QPushButton) and had_keys and busy:
            self.setFocus(Qt.FocusReason.OtherFocusReason)  # until the answer: no button beyond this part has the keys
        elif had_keys and keys is not None and (keys is self or not (keys.isVisible() and keys.isEnabled())):
            after = (self.password, self.anew, self.try_now, self.begin)
            next((each for each in after if shown[each]), self.begin).setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        self.about = PlainLabel(
            tr(
                "A calendar on a server of yours (CalDAV), which your phone has too. A phone never changes an "
                "agreement: what was moved or taken off there is asked about in the morning. All of it goes encrypted, "
                "and the password is kept in the system’s keyring where there is one, else asked for once a session."
            ),
            Type.SOFT,
            Role.SOFT,
            wrap=True,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE_12, 0, 0)
        column.setSpacing(SPACE_8)
        column.addWidget(Hairline())
        column.addWidget(PlainLabel(tr("The calendar on a server"), semibold=True))
        column.addWidget(self.told)
        for widget in (self.address, self.user, self.password):
            column.addWidget(widget)
        for buttons in (
            (self.begin, self.again, self.try_now, self.people, self.anew, self.let_go),
            self._strays,
            self._ends,
        ):
            row = QWidget()
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(SPACE_8)
            for button in buttons:
                line.addWidget(button)
            line.addStretch(1)
            column.addWidget(row)
            self._rows.append((row, buttons))
        column.addWidget(self.about)

    def _begin(self) -> None:
        if not self.address.text().strip() or not self.user.text().strip():
            (self.address if not self.address.text().strip() else self.user).setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._state.connect_to(self.address.text(), self.user.text(), self._handed_over())

    def _again(self) -> None:
        calendar = self._state.calendar
        if calendar is not None:
            self._state.connect_to(calendar.address, calendar.user, self._handed_over())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field is the button beneath it, and no other of the dialog's."""
        if is_enter(event) and (self.hasFocus() or isinstance(self.focusWidget(), LineField)):
            if not self._state.is_under_way:  # else what was typed would be handed over to nobody
                (self._again if self._state.needs_password else self._begin)()
        else:
            super().keyPressEvent(event)

    def _handed_over(self) -> str:
        password = self.password.text()
        self.password.clear()
        return password


def _field(hint: str) -> LineField:
    field = LineField()
    field.setPlaceholderText(hint)
    field.setAccessibleName(hint)
    return field
