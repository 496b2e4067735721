"""Asks who moved an agreed time, and for the new time where it is not given. Knows no calendar and no store."""

from __future__ import annotations

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from tracker.actions.ports import Planned
from tracker.presentation import words
from tracker.presentation.banner import BannerTelling
from tracker.presentation.flows.moving import Moving
from tracker.rules.agreement import WhoMoved
from tracker.rules.window import Window
from tracker.tongue import tr, tr_as
from tracker.widgets.fields.choice_list import Choice
from tracker.widgets.fields.field_rows import Rows, WhenField, line
from tracker.widgets.fields.one_choice import OneChoice
from tracker.widgets.flows.flow_dialog import Explain, FlowDialog, people_of
from tracker.widgets.look.buttons import Kind
from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.look.tokens import Role
from tracker.widgets.look.warning_banner import WarningBanner


class MoveDialog(FlowDialog):
    """1 they asked, 2 I'm late and will tell them, 3 I typed it wrong; Enter writes it."""

    def __init__(self, state: Moving, explain: Explain, parent: QWidget | None = None) -> None:
        super().__init__("", explain, parent)
        self.setWindowTitle(tr("Change the agreed time"))
        self._state = state
        self._says_past = False
        self.banner = WarningBanner()
        self.when = WhenField(tr("Thu 3pm, in a week, end of next month"), lambda text: state.change(when=text))
        self.to = PlainLabel(wrap=True, semibold=True)
        self.in_its_way = PlainLabel(wrap=True)
        self.agreed = PlainLabel(wrap=True)
        self._times = Rows(
            (tr_as("heading", "Agreed"), self.agreed),
            (tr("New time"), self.to),
            ("", self.in_its_way),
            (tr("New time"), self.when),
        )
        self.words = line(tr("How they put it"), lambda text: state.change(words=text))
        said = Rows((tr("They said"), self.words))
        self.who: OneChoice[WhoMoved] = OneChoice(
            tr("Who moved it?"),
            [
                Choice(WhoMoved.THEY_ASKED, tr("&1  They asked"), "incoming", role=Role.QUIET, fields=said),
                Choice(WhoMoved.I_AM_LATE, _late(), "slipped", role=Role.SLIPPED),
                Choice(
                    WhoMoved.TYPED_WRONG,
                    tr("&3  I typed it wrong"),
                    "edit",
                    tr("counts as corrected, not as moved"),
                    role=Role.QUIET,
                ),
            ],
        )
        self.body.addWidget(self.banner)
        self.body.addWidget(self._times)
        self.body.addWidget(PlainLabel(tr("Who moved it?"), semibold=True))
        self.body.addWidget(self.who)
        self.buttons.addStretch(1)
        self.add_button(tr("Leave it"), self.reject, Kind.QUIET)
        self.add_button(tr("Change the time"), self._apply, Kind.PRIMARY)
        self.who.chosen.connect(lambda who: state.change(who=who))
        self.who.confirmed.connect(self._apply)
        state.changed.connect(self._show)
        state.done.connect(self.accept)
        state.asked_back.connect(self._ask_back)
        state.refused.connect(self.refuse)

    @property
    def about(self) -> frozenset[int]:
        return people_of(self._state.planned)

    def ask(self, planned: Planned, window: Window | None = None) -> None:
        """Ask who moved that one to `window`; without one, when it is now as well."""
        self._state.begin(planned, window)
        self.heading.setText(words.one_line(planned.name))
        self.under.setText(words.one_line(planned.topic))
        self.under.setVisible(bool(planned.topic))
        self.when.setText("")
        self.words.setText("")
        self.who.choose(None)
        self.come_up()
        self._says_past = False  # what was said of another is said no more
        self._show()
        (self.when if window is None else self.who).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.who.take_number(event):
            super().keyPressEvent(event)

    def _show(self) -> None:
        state = self._state
        dragged = state.form.dragged is not None
        self.agreed.setText(state.before)
        self.to.setText(state.after)
        self.in_its_way.setText(state.in_its_way)
        self._times.set_visible(self.to, dragged)
        self._times.set_visible(self.in_its_way, dragged and bool(state.in_its_way))
        self._times.set_visible(self.when, not dragged)
        self.when.show_meaning(state.meaning)
        self.who.tell(WhoMoved.I_AM_LATE, _early() if state.is_earlier else _late())
        told = state.telling
        self.banner.show_telling(
            BannerTelling(told.level, told.headline, told.sentence, told.more, exits=()) if told is not None else None
        )
        self._tell_past(dragged and state.has_passed)
        if self.isVisible():
            self.fit()

    def _tell_past(self, past: bool) -> None:
        """Before it is done; a typed time says so beneath its field. Nothing else that is said is taken away."""
        if past or self._says_past:
            self.say(self._state.meaning.text if past else "")
        self._says_past = past

    def _apply(self) -> None:
        self.say("")
        self._state.apply()

    def _ask_back(self, what: str) -> None:
        if what == "who":
            self.say(tr("Who moved it? Choose 1, 2 or 3."))
            self.who.setFocus()
        else:
            self.say(self._state.meaning.text or tr("When is it now? Such as: Thu 3pm."))
            if self._state.form.dragged is None:
                self.when.setFocus()
        self.fit()


def _late() -> str:
    return tr("&2  I’m late, and will tell them")


def _early() -> str:
    return tr("&2  I want it earlier, and will tell them")
