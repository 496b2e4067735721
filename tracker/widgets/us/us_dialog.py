"""Who of us there are: a name, a company and a number for each, somebody new, and who takes over from whoever leaves.

Knows no store: it asks its state.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from tracker.actions.outcome import Refusal, StoreFault
from tracker.presentation.us.us_state import UsState
from tracker.rules.us import User
from tracker.tongue import Theirs, tr
from tracker.widgets.fields.drop_down import DropDown
from tracker.widgets.fields.field_rows import Rows, line, put, room_for
from tracker.widgets.fields.typed_fields import LineField
from tracker.widgets.look.buttons import Kind, push_button
from tracker.widgets.look.key_cap import is_enter
from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.look.spoken.aloud import tell_beneath
from tracker.widgets.look.tall_scroll import fit_to_words
from tracker.widgets.look.tokens import SPACE_4, SPACE_8, SPACE_16, SPACE_24, Role, Type

WIDTH = 560
_About = tuple[str, str, str]
"""A name, a company and a number to ring back."""


class UsDialog(QDialog):
    """One of us is chosen above; the fields beneath are theirs. `explain` puts trouble in words.

    What was typed about one of us is kept while another is chosen, and all of it is saved at once. Whoever leaves it
    unsaved is told so first.
    """

    def __init__(
        self, state: UsState, explain: Callable[[Refusal | StoreFault], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Who of us there are"))
        self.setMinimumWidth(WIDTH)
        self._state = state
        self._explain = explain
        self._shown: User | None = None
        self._unsaved: dict[int, _About] = {}
        self._was_told = False
        heading = PlainLabel(tr("Who of us there are"), Type.NAME)
        under = PlainLabel(
            tr("What they wrote under an earlier name stays theirs. Company and number go into what you say."),
            role=Role.SOFT,
            wrap=True,
        )
        self.told = PlainLabel("", role=Role.SLIPPED, wrap=True)
        self.told.hide()
        self.who = DropDown[str]([("", "")], "")
        self.who.setAccessibleName(tr("Which of us"))
        self.who.currentIndexChanged.connect(lambda _index: self._show_chosen())
        self.name = line(tr("Name, as others read it"), self._typed)
        self.company = line(tr("The company’s name"), self._typed)
        self.ring_back = line(tr("A number to ring back"), self._typed)
        self.newcomer = line(tr("The name of a colleague"), self._typed)
        self.heir = DropDown[str]([("", "")], "")
        self.heir.setAccessibleName(tr("Who takes over"))
        add, self.leave = push_button(tr("Add")), push_button(tr("They have left us"))
        add.clicked.connect(self._add)
        self.leave.clicked.connect(self._leave)
        self.open_of_theirs = PlainLabel("", Type.SOFT, Role.SOFT, wrap=True)
        rows: tuple[tuple[str, QWidget], ...] = (
            (tr("Which of us"), self.who),
            (tr("Name"), self.name),
            (tr("Company"), self.company),
            (tr("Ring back on"), self.ring_back),
            (tr("When they leave"), _beside(self.heir, self.leave, self.open_of_theirs)),
            (tr("Somebody new"), _beside(self.newcomer, add)),
        )
        fields = Rows(*rows, label_width=room_for(*(label for label, _field in rows)))
        close, save = push_button(tr("Close"), Kind.QUIET), push_button(tr("Save"), Kind.PRIMARY)
        close.clicked.connect(self.reject)
        save.clicked.connect(self._save)
        save.setDefault(True)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_8)
        buttons.addStretch(1)
        buttons.addWidget(close)
        buttons.addWidget(save)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_24, SPACE_16, SPACE_24, SPACE_16)
        column.setSpacing(SPACE_16)
        words = QVBoxLayout()
        words.setSpacing(SPACE_4)
        words.addWidget(heading)
        words.addWidget(under)
        column.addLayout(words)
        for widget in (fields, self.told):
            column.addWidget(widget)
        column.addStretch(1)
        column.addLayout(buttons)
        state.changed.connect(self._show_us)
        state.switched.connect(self._show_us)
        self._show_us()

    def ask(self) -> None:
        """Show it, on me."""
        self._choose(self._state.me)
        self.show()
        fit_to_words(self, WIDTH)
        self.activateWindow()
        self.name.setFocus()
        self.name.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the line for somebody new adds them, and saves and closes nothing else."""
        if is_enter(event) and self.newcomer.hasFocus():
            self._add()
        else:
            super().keyPressEvent(event)

    @property
    def _chosen(self) -> User | None:
        name = self.who.value()
        return next((user for user in self._state.at_work if user.name == name), None)

    def _show_us(self) -> None:
        self.who.offer([(user.name, user.name) for user in self._state.at_work] or [("", "")])
        self._show_chosen()

    def _choose(self, name: str) -> None:
        self.who.choose(self._state.us.today(name))
        self._show_chosen()

    def _show_chosen(self) -> None:
        user = self._chosen
        if user is None:
            return
        self._keep()
        before, self._shown = self._shown, user
        for field, text in zip(self._fields, self._unsaved.get(user.id, _about(user)), strict=True):
            put(field, text)
        if before is not None and before.id in self._unsaved and before.id != user.id:
            self._say(tr("What you typed about {who} is not saved yet.", who=Theirs(before.name)))
        others = [(other.name, other.name) for other in self._state.at_work if other.id != user.id]
        self.heir.offer([("", tr("Nobody takes over")), *((name, _takes_over(name)) for name, _name in others)])
        self._state.look_at_open(user.name, lambda told: self._tell_open(user, told))

    def _tell_open(self, user: User, told: str) -> None:
        """What they would hand over, unless another was chosen meanwhile."""
        if isValid(self) and self._chosen == user:
            self.open_of_theirs.setText(told)
            if self.isVisible():
                fit_to_words(self, WIDTH)

    @property
    def _fields(self) -> tuple[LineField, LineField, LineField]:
        return self.name, self.company, self.ring_back

    def _keep(self) -> None:
        """What stands in the fields is kept where it is not what is known of whoever they are about."""
        known = {user.id: user for user in self._state.at_work}
        shown = known.get(self._shown.id) if self._shown is not None else None
        if shown is not None:
            name, company, ring_back = (field.text() for field in self._fields)
            self._unsaved[shown.id] = (name, company, ring_back)
        self._unsaved = {
            id_: typed for id_, typed in self._unsaved.items() if id_ in known and typed != _about(known[id_])
        }

    def reject(self) -> None:
        """Esc and Close; what is not saved is let go of only by whoever was told."""
        self._keep()
        new = self.newcomer.text().strip()
        if (self._unsaved or new) and not self._was_told:
            self._was_told = True
            who = next((user.name for user in self._state.at_work if user.id in self._unsaved), new)
            self._say(tr("What you typed about {who} is not saved yet. Once more lets it go.", who=Theirs(who)))
        else:
            self._let_go()
            super().reject()

    def _let_go(self) -> None:
        self._shown, self._was_told = None, False
        self._unsaved.clear()
        self.newcomer.setText("")

    def _typed(self, _text: str) -> None:
        self._was_told = False
        self._say("")

    def _say(self, sentence: str) -> None:
        tell_beneath(self.told, sentence)
        self.told.setAccessibleName(sentence)
        if self.isVisible():
            fit_to_words(self, WIDTH)

    def _save(self) -> None:
        self._keep()
        self._save_next()

    def _save_next(self) -> None:
        """One after the other; the one that cannot be saved is shown. What was just saved may not be known yet, and
        is not to be taken for unsaved: the fields are not looked at again.
        """
        user = next((user for user in self._state.at_work if user.id in self._unsaved), None)
        if user is None:
            self._add_typed()
            return

        def refused(trouble: Refusal | StoreFault) -> None:
            if isValid(self):
                self._choose(user.name)
            self._refused(trouble)

        self._state.edit(user.name, *self._unsaved[user.id], lambda: self._saved(user), refused)

    def _add_typed(self) -> None:
        """Somebody new whose name was typed and not added yet comes with the rest."""
        if self.newcomer.text().strip():
            self._state.add(self.newcomer.text(), lambda _user: self._leave_saved(), self._refused)
        else:
            self._leave_saved()

    def _leave_saved(self) -> None:
        if isValid(self):
            self._let_go()
            self.accept()

    def _saved(self, user: User) -> None:
        """The next; nothing more where it was left meanwhile, and the rest let go of."""
        self._unsaved.pop(user.id, None)
        if isValid(self):
            self._save_next()

    def _add(self) -> None:
        if not self.newcomer.text().strip():
            self._say(tr("Type the name of your colleague first."))
            self.newcomer.setFocus()
            return
        self._state.add(self.newcomer.text(), self._added, self._refused)

    def _added(self, user: User) -> None:
        if isValid(self):
            self.newcomer.setText("")
        self._answer(tr("{who} is one of us now.", who=Theirs(user.name)))

    def _leave(self) -> None:
        user = self._chosen
        if user is not None:
            self._state.leave(user.name, self.heir.value(), self._has_left, self._refused)

    def _has_left(self, told: str) -> None:
        if isValid(self):
            self._show_us()
        self._answer(told)

    def _refused(self, trouble: Refusal | StoreFault) -> None:
        self._answer(self._explain(trouble))

    def _answer(self, sentence: str) -> None:
        """Here, or in the window where this was left before the store had answered."""
        if isValid(self):
            self._say(sentence)
        else:
            self._state.said.emit(sentence)


def _about(user: User) -> _About:
    return user.name, user.company, user.ring_back


def _takes_over(name: str) -> str:
    return tr("{who} takes over", who=Theirs(name))


def _beside(field: QWidget, button: QWidget, beneath: QWidget | None = None) -> QWidget:
    both = QWidget()
    across = QHBoxLayout()
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(SPACE_8)
    across.addWidget(field, 1)
    across.addWidget(button)
    column = QVBoxLayout(both)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(SPACE_4)
    column.addLayout(across)
    if beneath is not None:
        column.addWidget(beneath)
    return both
