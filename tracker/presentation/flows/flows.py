"""The states behind what one does with an agreement that stands, handed over together. Knows no widget."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from functools import cached_property

from tracker.actions.agreements.hand_over import hand_over
from tracker.actions.agreements.in_the_diary import InTheDiary, in_the_diary
from tracker.actions.agreements.snooze import snooze
from tracker.actions.contacts.nothing_to_answer import nothing_to_answer
from tracker.actions.people.let_be import let_be
from tracker.actions.ports import Planned
from tracker.actions.us.add_user import add_user
from tracker.presentation.dispatcher import Dispatcher, Trouble
from tracker.presentation.flows.act import BeforeTheAct, BringIn
from tracker.presentation.flows.calling_off import CallingOff
from tracker.presentation.flows.catch_up import CatchUp
from tracker.presentation.flows.moving import Moving
from tracker.presentation.flows.phone_answer import PhoneAnswer
from tracker.presentation.flows.promising import Promising
from tracker.presentation.flows.slipped import Slipped
from tracker.presentation.flows.ticking import Ticking
from tracker.presentation.here import Here
from tracker.presentation.keep_soon import Drafts
from tracker.presentation.words.diaries import against_theirs
from tracker.presentation.writing import Writing
from tracker.rules.agreement_state import AgreementState, state_of
from tracker.rules.history import History
from tracker.rules.nothing_agreed import is_left_without
from tracker.rules.us import User
from tracker.rules.window import instant


class FlowStates:
    """Each state is made when first needed. `drafts` keeps the answers of a catch-up that was left midway,
    and `bring_in` brings in what others did, before an act.
    """

    def __init__(
        self,
        dispatcher: Dispatcher,
        here: Callable[[], Here],
        drafts: Drafts,
        bring_in: BringIn = lambda then: then(""),
    ) -> None:
        self._bring_in = bring_in
        self._dispatcher = dispatcher
        self._writing = Writing(dispatcher)
        self._here = here
        self._drafts = drafts

    @cached_property
    def slipped(self) -> Slipped:
        return Slipped(self._dispatcher, self._here)

    @cached_property
    def in_the_row(self) -> Slipped:
        """The answers that unfold in a row of the morning."""
        return Slipped(self._dispatcher, self._here)

    @cached_property
    def phone_answer(self) -> PhoneAnswer:
        return PhoneAnswer(self._dispatcher, self._here)

    @cached_property
    def ticking(self) -> Ticking:
        return Ticking(self._dispatcher, self._here)

    @cached_property
    def catch_up(self) -> CatchUp:
        return CatchUp(self._dispatcher, self._here, self._drafts)

    @cached_property
    def moving(self) -> Moving:
        return Moving(self._dispatcher, self._here)

    @cached_property
    def calling_off(self) -> CallingOff:
        return CallingOff(self._dispatcher, self._here)

    @cached_property
    def act(self) -> BeforeTheAct:
        return BeforeTheAct(self._dispatcher, self._here, self._bring_in)

    @cached_property
    def promising(self) -> Promising:
        return Promising(self._dispatcher, self._here)

    def look_again(self) -> None:
        """What is open tells its days as of now. What nobody has needed yet is not made for it."""
        made = self.__dict__
        if "slipped" in made:
            self.slipped.answering.changed.emit()
        if "catch_up" in made and not self.catch_up.at_end:
            self.catch_up.answering.changed.emit()
        for state in (made.get("moving"), made.get("promising"), made.get("calling_off")):
            if state is not None:
                state.changed.emit()

    def history(self, prospect_id: int, then: Callable[[History], None]) -> None:
        """All about that person; `then` is not called where they are gone, or in the trash."""

        def arrived(history: History | None) -> None:
            if history is not None and history.prospect.deleted_at is None:
                then(history)

        self._dispatcher.ask(lambda questions: questions.history_of(prospect_id), arrived)

    def has_slipped(self, planned: Planned) -> bool:
        """Whether its time is over and nothing settled it, or they have still to be told that we missed it."""
        here = self._here()
        return state_of(planned, here.now, here.policy) is AgreementState.SLIPPED

    def hide(self, planned: Planned, until: datetime) -> None:
        """Put its reminder off; the agreement stands as it was."""
        self._put_off(planned.id, until)

    def hide_until(self, agreement_id: int, day: date) -> None:
        """The same, by its id, until that day begins for us."""
        self._put_off(agreement_id, instant(day, time.min, self._here().zone))

    def _put_off(self, agreement_id: int, until: datetime) -> None:
        self._writing.do(lambda desk: snooze(desk, agreement_id, until), about=("hide", agreement_id))

    def nothing_to_answer(self, prospect_id: int, contact_id: int) -> None:
        """Say that nothing in that message of theirs asks for an answer."""
        self._writing.do(
            lambda desk: nothing_to_answer(desk, prospect_id, contact_id), about=("nothing to answer", contact_id)
        )

    def is_left_without(self, history: History) -> bool:
        """Whether nothing is agreed with them, and nobody has said yet that this is fine."""
        return is_left_without(history, self._here().now)

    def let_be(self, prospect_id: int) -> None:
        """Say that it is fine that nothing is agreed with them."""
        self._writing.do(lambda desk: let_be(desk, prospect_id), about=("let be", prospect_id))

    def tomorrow(self) -> datetime:
        """When tomorrow begins for us."""
        return self._in_days(1)

    def next_week(self) -> datetime:
        """When next week's Monday begins for us."""
        here = self._here()
        return self._in_days(7 - here.today.weekday())

    def now(self) -> datetime:
        return self._here().now

    def hand_over(
        self, agreement_id: int, to: str, then: Callable[[], None], failed: Callable[[Trouble], None]
    ) -> None:
        """Make it that colleague's own."""
        self._writing.do(
            lambda desk: hand_over(desk, agreement_id, to), lambda _: then(), failed, about=("hand over", agreement_id)
        )

    def who_may_take(self, planned: Planned, then: Callable[[tuple[str, ...]], None]) -> None:
        """The names of all of us at work to whom that may be handed over, by name: all but whose it is."""

        def arrived(users: tuple[User, ...]) -> None:
            at_work = (user.name for user in users if user.left_at is None and not user.goes_by(planned.owner))
            then(tuple(sorted(at_work, key=str.casefold)))

        self._dispatcher.ask(lambda questions: questions.users(), arrived, lambda _trouble: then(()))

    def in_their_diary(self, planned: Planned, to: str, tell: Callable[[str], None]) -> None:
        """What stands in that colleague's own diary against that time, in a sentence: `tell` is given "" where nothing
        does, where nobody of us is called so, and where the store could not be asked.
        """
        here = self._here()

        def arrived(known: InTheDiary) -> None:
            tell(against_theirs(known, to, planned.prospect_id, here.zone, here.today))

        self._dispatcher.ask(
            lambda questions: in_the_diary(planned.window, to, questions), arrived, lambda _trouble: tell("")
        )

    def add_colleague(self, name: str, then: Callable[[], None], failed: Callable[[Trouble], None]) -> None:
        """Make somebody one of us, to whom something can be handed over."""
        self._writing.do(lambda desk: add_user(desk, name), lambda _: then(), failed, about=("add", name))

    def _in_days(self, days: int) -> datetime:
        here = self._here()
        return instant(here.today + timedelta(days=days), time.min, here.zone)
