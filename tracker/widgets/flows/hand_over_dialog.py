"""Asks to whom of us an agreement is handed over. Knows no store: the name goes to whoever made it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from tracker.actions.outcome import Problem, Refusal, StoreFault
from tracker.actions.ports import Planned
from tracker.presentation import words
from tracker.presentation.entry_meaning import Pick
from tracker.rules.text import fold
from tracker.tongue import tr
from tracker.widgets.fields.field_rows import Rows, line, put
from tracker.widgets.fields.picks import PickRow
from tracker.widgets.flows.flow_dialog import Explain, FlowDialog, people_of
from tracker.widgets.look.buttons import Kind
from tracker.widgets.look.key_cap import is_enter
from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.look.tokens import SPACE_4

MOST_OFFERED = 9
"""As many as have a number."""


class HandOverDialog(FlowDialog):
    """`hand_over(agreement_id, name)` is called for the name; its owner closes the dialog once that is done.

    A name that nobody of us goes by can be added: `add(name, then)` does so. `diary(planned, name, tell)` looks what
    that colleague has on already then; it is told, and stands in nobody's way. `who_may_take(planned, tell)` names
    those of us who are offered: Down leads to them, and Enter takes the only one whose name goes on so.
    """

    def __init__(
        self,
        hand_over: Callable[[int, str], object],
        add: Callable[[str, Callable[[], None]], object],
        explain: Explain,
        diary: Callable[[Planned, str, Callable[[str], None]], object],
        who_may_take: Callable[[Planned, Callable[[tuple[str, ...]], None]], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", explain, parent)
        self.setWindowTitle(tr("Hand over to a colleague"))
        self._hand_over = hand_over
        self._add = add
        self._diary = diary
        self._who_may_take = who_may_take
        self._planned: Planned | None = None
        self._known: tuple[str, ...] = ()
        self.name = line(tr("The name of your colleague"), lambda _text: self._typed(), tr("A colleague"))
        self.offered = PickRow(tr("Colleagues"))
        self.offered.picked.connect(lambda pick: self._take(pick.typed))
        self.offered.left.connect(self.name.setFocus)
        self.body.addWidget(Rows((tr("To whom"), _above(self.name, self.offered))))
        self.against = PlainLabel("", wrap=True)
        self.against.hide()
        self.body.addWidget(self.against)
        self.buttons.addStretch(1)
        self.newcomer = self.add_button(tr("They are new: add them"), self._apply_to_newcomer, Kind.QUIET)
        self.newcomer.hide()
        self.add_button(tr("Leave it"), self.reject, Kind.QUIET)
        self.add_button(tr("Hand over"), self._apply, Kind.PRIMARY)

    @property
    def about(self) -> frozenset[int]:
        return people_of(self._planned)

    def ask(self, planned: Planned) -> None:
        self._planned = planned
        self.heading.setText(words.one_line(planned.name))
        self.under.setText(tr("What was agreed stays word for word. Only whose it is changes."))
        self.name.setText("")
        self._tell("", "")
        self.newcomer.hide()
        self._know(planned, ())
        self._who_may_take(planned, lambda names: self._know(planned, names))
        self.come_up()
        self.name.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """In the name Down leads to who is offered, and Enter first takes the one that is meant."""
        likely = self.offered.likely if self.offered.is_shown else None
        if self.name.hasFocus() and event.key() == Qt.Key.Key_Down and self.offered.is_shown:
            self.offered.enter()
        elif self.name.hasFocus() and is_enter(event) and likely is not None:
            self._take(likely.typed)
        else:
            super().keyPressEvent(event)

    def _know(self, planned: Planned, names: tuple[str, ...]) -> None:
        """Those are at work, unless another is asked about by now."""
        if isValid(self) and planned is self._planned:
            self._known = names
            self._offer()

    def _offer(self) -> None:
        """Whoever's name, or a word of it, goes on as what is typed; nobody once it is typed whole."""
        typed = fold(self.name.text()).strip()
        found = [name for name in self._known if f" {typed}" in f" {fold(name)}"]
        is_whole = any(fold(name).strip() == typed for name in self._known)
        only = bool(typed) and len(found) == 1
        self.offered.show_picks([] if is_whole else [Pick(name, name, only) for name in found[:MOST_OFFERED]])
        leads = tr("Down leads to what to pick from.") if self.offered.is_shown else ""
        self.name.setAccessibleDescription(leads)
        if self.isVisible():
            self.fit()

    def _take(self, name: str) -> None:
        put(self.name, name)
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self._typed()

    def refuse(self, trouble: Refusal | StoreFault) -> None:
        super().refuse(trouble)
        self.newcomer.setVisible(isinstance(trouble, Refusal) and trouble.problem is Problem.NO_SUCH_USER)
        self.fit()

    def _typed(self) -> None:
        numbered = self._by_its_number()
        if numbered is not None:
            self._take(numbered)
            return
        self.say("")
        self.newcomer.hide()
        self._offer()
        if self._planned is not None:
            typed = self.name.text().strip()
            self._diary(self._planned, typed, lambda told: self._tell(typed, told))

    def _by_its_number(self) -> str | None:
        """Whoever was offered under the number that alone is typed: nobody is called that."""
        typed, picks = self.name.text().strip(), self.offered.picks
        number = int(typed) if self.offered.is_shown and typed.isascii() and typed.isdecimal() else 0
        return picks[number - 1].typed if 1 <= number <= len(picks) else None

    def _tell(self, typed: str, told: str) -> None:
        """What is against it, unless another name stands there meanwhile."""
        if not isValid(self) or typed != self.name.text().strip():
            return
        self.against.setText(told)
        self.against.setVisible(bool(told))
        self.fit()

    def _apply_to_newcomer(self) -> None:
        self._add(self.name.text(), self._apply)

    def _apply(self) -> None:
        self.say("")
        name = self.name.text().strip()
        if not name or self._planned is None:
            self.say(tr("To whom? Type the name of your colleague."))
            self.name.setFocus()
            self.fit()
            return
        self._hand_over(self._planned.id, name)


def _above(field: QWidget, offered: QWidget) -> QWidget:
    both = QWidget()
    column = QVBoxLayout(both)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(SPACE_4)
    column.addWidget(field)
    column.addWidget(offered)
    both.setFocusProxy(field)
    return both
