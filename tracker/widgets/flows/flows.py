"""What one does with an agreement that stands: answer for it, move it, hide it, hand it over, and act on it.

The window connects its regions to these slots. Dialogs are made when asked for and let go of when left; none of them
is modal.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from tracker.actions.outcome import Refusal, StoreFault
from tracker.actions.ports import Planned, planned_from
from tracker.presentation.flows.ways import Act, ActKind, ways_of
from tracker.rules.agreement import Agreement
from tracker.rules.channel import Channel
from tracker.rules.history import History
from tracker.rules.window import Window
from tracker.tongue import Theirs, tr
from tracker.widgets.look.on_demand import OnDemand
from tracker.widgets.look.pressed.came_from import CameFrom

if TYPE_CHECKING:
    from tracker.presentation.flows.flows import FlowStates
    from tracker.widgets.flows.act_card import ActCard
    from tracker.widgets.flows.call_off_dialog import CallOffDialog
    from tracker.widgets.flows.catch_up_dialog import CatchUpDialog
    from tracker.widgets.flows.hand_over_dialog import HandOverDialog
    from tracker.widgets.flows.move_dialog import MoveDialog
    from tracker.widgets.flows.promise_dialog import PromiseDialog
    from tracker.widgets.flows.slipped_dialog import SlippedDialog


class Above(Protocol):
    """Where the banner before an act has its place."""

    def put_above(self, widget: QWidget) -> None: ...
    def setFocus(self, reason: Qt.FocusReason) -> None: ...


class Flows(QObject):
    """`entry_wanted(Form)` asks for quick entry half filled in, `person_wanted(id)` for that person in the pane.

    `said(str)` is something to say in passing. `open_link` and `copy` reach out of the program; a test gives its own.
    """

    entry_wanted = Signal(object)
    person_wanted = Signal(object)
    said = Signal(str)

    def __init__(
        self,
        states: Callable[[], FlowStates],
        explain: Callable[[Refusal | StoreFault], str],
        above: Above,
        over: QWidget,
        open_link: Callable[[str], bool],
        copy: Callable[[str], None],
    ) -> None:
        super().__init__(over)
        self._states = states
        self._explain = explain
        self._above = above
        self._over = over
        self.open_link = open_link
        self.copy = copy
        self._slipped_dialog = OnDemand(self._make_slipped)
        self._catch_up_dialog = OnDemand(self._make_catch_up)
        self._move_dialog = OnDemand(self._make_move)
        self._promise_dialog = OnDemand(self._make_promise)
        self._hand_over_dialog = OnDemand(self._make_hand_over)
        self._call_off_dialog = OnDemand(self._make_call_off)
        self._hears_slipped = self._hears_ticking = False
        self.answer_in_place: Callable[[Planned], bool] = lambda _planned: False
        self._act_card: ActCard | None = None
        self._came_from = CameFrom()
        self.menu: QMenu | None = None

    @property
    def slipped(self) -> SlippedDialog:
        return self._slipped_dialog()

    @property
    def catch_up(self) -> CatchUpDialog:
        return self._catch_up_dialog()

    @property
    def moving(self) -> MoveDialog:
        return self._move_dialog()

    @property
    def promising(self) -> PromiseDialog:
        return self._promise_dialog()

    @property
    def handing_over(self) -> HandOverDialog:
        return self._hand_over_dialog()

    @property
    def calling_off(self) -> CallOffDialog:
        return self._call_off_dialog()

    @property
    def act_card(self) -> ActCard:
        """The banner before an act and the question after it, above the pane."""
        if self._act_card is None:
            from tracker.widgets.flows.act_card import ActCard

            state = self._states().act
            self._act_card = ActCard(state)
            self._above.put_above(self._act_card)
            self._act_card.left.connect(self._give_keys_back)
            state.go.connect(self._go)
            state.entry_wanted.connect(self.entry_wanted)
            state.refused.connect(lambda trouble: self.said.emit(self._explain(trouble)))
        return self._act_card

    def keep_typing(self) -> None:
        """Keep the answers of a catch-up that is open, whatever happens next."""
        if self._catch_up_dialog.is_open:
            self._states().catch_up.leave()

    def answer(self, planned: Planned) -> None:
        """Ask what became of one that slipped: in its row of the morning where it stands there, else in a card."""
        if not self.answer_in_place(planned):
            self.slipped.ask(planned)

    def call_off(self, planned: Planned) -> None:
        """They said before its time that it is not to be."""
        self.calling_off.ask(planned, by_them=True)

    def call_off_ourselves(self, planned: Planned) -> None:
        """We say before its time is over that it is not to be."""
        self.calling_off.ask(planned)

    def call_off_each(self, planned: tuple[Planned, ...]) -> None:
        """We say so of each, one after the other; what is left as it is leads on to the next as well."""
        if planned:
            first, *rest = planned
            dialog = self.calling_off
            dialog.ask(first)
            dialog.finished.connect(lambda _result: self.call_off_each(tuple(rest)))

    def reach(self, planned: Planned) -> None:
        """Ring or write to them by the way agreed. Where no number or address is known, that is said; where there is no
        such way from here, as to a meeting, it is asked when it is to be.
        """
        channel = Channel.CALL if planned.channel is Channel.TEXT else planned.channel

        def arrived(history: History) -> None:
            way = next((way for way in ways_of(history.prospect) if way.channel is channel), None)
            if way is None and channel in (Channel.CALL, Channel.EMAIL):
                self.person_wanted.emit(planned.prospect_id)
                self.said.emit(_nothing_to_reach(channel, planned.name))
            elif way is None:
                self.move(planned)
            else:
                kind = ActKind.CALL if channel is Channel.CALL else ActKind.EMAIL
                self.act(Act(kind, planned.prospect_id, channel, way.address, way.e164))

        self._states().history(planned.prospect_id, arrived)

    def done(self, planned: Planned) -> None:
        """It is done: what was owed is logged as sent, of a talk quick entry asks what was said."""
        if not self._hears_ticking:
            state = self._states().ticking
            state.entry_wanted.connect(self.entry_wanted)
            state.refused.connect(lambda trouble: self.said.emit(self._explain(trouble)))
            self._hears_ticking = True
        self._states().ticking.tick(planned)

    def go_through(self, slipped: tuple[Planned, ...]) -> None:
        """Go through all that slipped, one by one."""
        self.catch_up.go_through(slipped)

    def move(self, planned: Planned, window: Window | None = None) -> None:
        """Ask who moved it to `window`; without one, when it is now."""
        if planned.is_open and planned.window != window:
            self.moving.ask(planned, window)

    def tell(self, planned: Planned) -> None:
        """Quick entry for the contact that keeps it: the promise sent, the call made."""
        from tracker.presentation.half_filled import for_agreement

        self.entry_wanted.emit(for_agreement(planned))

    def tell_sent(self, agreement: Agreement) -> None:
        """The same for a promise that stands on the person's card."""
        self._states().history(
            agreement.prospect_id, lambda history: self.tell(planned_from(agreement, history.prospect))
        )

    def act(self, act: Act) -> None:
        """Ask the guard, then call, write or copy."""
        card, here = self.act_card, QApplication.focusWidget()  # it has to listen before the guard speaks
        if here is not None and not card.isAncestorOf(here):
            self._came_from.note(here)
        self.person_wanted.emit(act.prospect_id)
        self._states().act.begin(act)

    def _give_keys_back(self) -> None:
        """To where they were when the act began, if that is there still; else the card has them."""
        if not self._came_from.give_back():
            self._above.setFocus(Qt.FocusReason.OtherFocusReason)

    def promise(self, prospect_id: int, question: str = "") -> None:
        """Promise that person an answer to the question, or something else."""
        self._states().history(prospect_id, lambda history: self._promise_to(history, question))

    def nothing_to_answer(self, prospect_id: int, contact_id: int) -> None:
        """That message of theirs no longer waits for an answer."""
        self._states().nothing_to_answer(prospect_id, contact_id)

    def hand_over(self, planned: Planned) -> None:
        self.handing_over.ask(planned)

    def offer_menu(self, planned: Planned, at: QPoint, hidden: bool = False) -> None:
        """The menu of that agreement, at that point of the screen. `hidden`: its reminder is put off."""
        self._states().history(planned.prospect_id, lambda history: self._offer_agreement(planned, history, at, hidden))

    def offer_person_menu(self, prospect_id: int, at: QPoint) -> None:
        """The menu of someone whose turn it is, or with whom nothing is agreed."""
        self._states().history(prospect_id, lambda history: self._offer_person(history, at))

    def _offer_agreement(self, planned: Planned, history: History, at: QPoint, hidden: bool) -> None:
        from tracker.widgets.flows.agreement_menu import AgreementDeeds, AgreementMenu

        states = self._states()

        def hide(until: Callable[[], datetime]) -> Callable[[], None]:
            return lambda: states.hide(planned, until())

        deeds = AgreementDeeds(
            open_person=lambda: self.person_wanted.emit(planned.prospect_id),
            act=self.act,
            answer=lambda: self.answer(planned),
            call_off=lambda: self.call_off(planned),
            call_off_ourselves=lambda: self.call_off_ourselves(planned),
            tell=lambda: self.tell(planned),
            move=lambda: self.move(planned),
            hide_until_tomorrow=hide(states.tomorrow),
            hide_until_next_week=hide(states.next_week),
            show_again=hide(states.now) if hidden else None,
            hand_over=lambda: self.hand_over(planned),
            slipped=states.has_slipped(planned),
        )
        self._pop_up(AgreementMenu(planned, history.prospect, deeds, self._over), at)

    def _offer_person(self, history: History, at: QPoint) -> None:
        from tracker.widgets.flows.agreement_menu import PersonMenu

        prospect, states = history.prospect, self._states()
        fine = partial(states.let_be, prospect.id) if states.is_left_without(history) else None
        opens = partial(self.person_wanted.emit, prospect.id)
        self._pop_up(PersonMenu(prospect, opens, self.act, fine, self._over), at)

    def _pop_up(self, menu: QMenu, at: QPoint) -> None:
        if self.menu is not None:
            self.menu.deleteLater()
        self.menu = menu
        menu.popup(at)
        if menu.actions():
            menu.setActiveAction(menu.actions()[0])

    def _promise_to(self, history: History, question: str) -> None:
        prospect = history.prospect
        if self._promise_dialog.is_open and self._states().promising.is_for(prospect.id, question):
            self.promising.activateWindow()
            self.said.emit(tr("That promise is open already, as it was typed."))
        else:
            self.promising.ask(prospect.id, prospect.name, question)

    def _give_to(self, agreement_id: int, name: str) -> None:
        """Whoever closes the dialog before the answer is there still hears of a refusal."""
        dialog = self.handing_over

        def done() -> None:
            if self._hand_over_dialog.made is dialog:
                dialog.accept()

        def refused(trouble: Refusal | StoreFault) -> None:
            if self._hand_over_dialog.made is dialog:
                dialog.refuse(trouble)
            else:
                self.said.emit(self._explain(trouble))

        self._states().hand_over(agreement_id, name, done, refused)

    def _add_colleague(self, name: str, then: Callable[[], None]) -> None:
        dialog = self.handing_over
        self._states().add_colleague(name, then, dialog.refuse)

    def _make_slipped(self) -> SlippedDialog:
        from tracker.widgets.flows.slipped_dialog import SlippedDialog

        state = self._states().slipped
        if not self._hears_slipped:
            state.entry_wanted.connect(self.entry_wanted)
            self._hears_slipped = True
        return SlippedDialog(state, self._explain, self._over)

    def _make_catch_up(self) -> CatchUpDialog:
        from tracker.widgets.flows.catch_up_dialog import CatchUpDialog

        return CatchUpDialog(self._states().catch_up, self._explain, self._over)

    def _make_move(self) -> MoveDialog:
        from tracker.widgets.flows.move_dialog import MoveDialog

        return MoveDialog(self._states().moving, self._explain, self._over)

    def _make_promise(self) -> PromiseDialog:
        from tracker.widgets.flows.promise_dialog import PromiseDialog

        return PromiseDialog(self._states().promising, self._explain, self._over)

    def _make_call_off(self) -> CallOffDialog:
        from tracker.widgets.flows.call_off_dialog import CallOffDialog

        return CallOffDialog(self._states().calling_off, self._explain, self._over)

    def _make_hand_over(self) -> HandOverDialog:
        from tracker.widgets.flows.hand_over_dialog import HandOverDialog

        states = self._states()
        return HandOverDialog(
            self._give_to, self._add_colleague, self._explain, states.in_their_diary, states.who_may_take, self._over
        )

    def _go(self, act: Act) -> None:
        """The guard has nothing against it, or was answered."""
        if act.url and self.open_link(act.url):
            return
        self.copy(act.address)
        what = Theirs(act.address)
        if act.url:
            self.said.emit(tr("No program here opens this; copied instead: {what}", what=what))
        else:
            self.said.emit(tr("Copied: {what}", what=what))


def _nothing_to_reach(channel: Channel, name: str) -> str:
    """That it cannot be done from here, and what to do about it."""
    if channel is Channel.CALL:
        return tr("No number of {who} is known yet. The pencil beside the name adds one.", who=Theirs(name))
    return tr("No e-mail address of {who} is known yet. The pencil beside the name adds one.", who=Theirs(name))
