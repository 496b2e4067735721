"""Before the act: the guard's word on a call, an e-mail or a copied address, asked before anything leaves the house.

After it, what came of it. Knows neither the widgets nor how a telephone link is opened.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from tracker.actions.contacts.log_contact import Held, Logged
from tracker.actions.team.unsent import Unsent
from tracker.presentation import words
from tracker.presentation.banner import BannerTelling, ExitId, before_the_act
from tracker.presentation.dispatcher import Dispatcher
from tracker.presentation.entry_form import Exit, Form, read_form
from tracker.presentation.flows.ways import Act, ActKind, ways_of
from tracker.presentation.half_filled import after_the_act, by_way_of
from tracker.presentation.here import Here
from tracker.presentation.team.log_form import log_form
from tracker.presentation.writing import Writing
from tracker.rules.agreement import Agreement
from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import ContactOutcome
from tracker.rules.entry import Attempt
from tracker.rules.guard import judge
from tracker.rules.guard.earliest import earliest_welcome
from tracker.rules.guard.reaching import key_of
from tracker.rules.history import History
from tracker.rules.verdict import Level, Verdict
from tracker.rules.who.names import called

BringIn = Callable[[Callable[[str], None]], object]
"""Brings in what others have done, then calls what it is given: with what is to be said where that failed, or ""."""
SOON_MS = 300
"""A server that answers by then is waited for without a word."""


class BeforeTheAct(QObject):
    """`go(Act)` comes when it may be done; `changed` when there is something else to show.

    It is done, or warned of, on what all of us have agreed by then, as far as `bring_in` could; where it could
    not be asked, `in_doubt` says as of when it is known. While `is_asking`, that is waited for.

    While `telling` is there the guard warns, and nothing has been done. While `asks_after` holds, the act was
    done and the question is what came of it. `entry_wanted(Form)` opens quick entry half filled in;
    `logged(Logged)` comes where the answer was enough to log it at once.
    """

    go = Signal(object)
    changed = Signal()
    entry_wanted = Signal(object)
    logged = Signal(object)
    refused = Signal(object)

    def __init__(
        self,
        dispatcher: Dispatcher,
        here: Callable[[], Here],
        bring_in: BringIn = lambda then: then(""),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._dispatcher = dispatcher
        self._here = here
        self._bring_in = bring_in
        self._is_long = QTimer(self, singleShot=True, interval=SOON_MS)
        self._is_long.timeout.connect(self.changed)
        self._reason = ""
        self._ticked = False
        self._to = ""
        self._instead: tuple[Agreement | None, Act | None] = None, None
        self._writing = Writing(dispatcher)
        self.act: Act | None = None
        self.name = self._called = ""
        self.verdict = Verdict()
        self.asks_after = False
        self.is_asking, self.in_doubt = False, ""

    def begin(self, act: Act) -> None:
        """Hear what others have agreed, ask the guard, and go ahead where it has nothing against it."""
        self._forget()
        self.act = act
        self.is_asking = True
        self._is_long.start()

        def known(in_doubt: str) -> None:
            if self.act is act:
                self._is_long.stop()
                self.is_asking, self.in_doubt = False, in_doubt
                self._ask(act)

        self._bring_in(known)

    def _ask(self, act: Act) -> None:
        def arrived(history: History | None) -> None:
            if self.act is act and history is not None:
                self._judge(act, history)

        self._dispatcher.ask(lambda questions: questions.history_of(act.prospect_id), arrived, self.refused.emit)

    @property
    def is_warned(self) -> bool:
        return self.act is not None and not self.asks_after and self.verdict.level >= Level.WARN

    @property
    def needs_tick(self) -> bool:
        return self.verdict.level is Level.STOP

    @property
    def i_know(self) -> str:
        """What that tick says."""
        return words.i_know(self.verdict.stop)

    @property
    def telling(self) -> BannerTelling | None:
        """What the banner says before the act; None where there is nothing against it."""
        if not self.is_warned or self.act is None:
            return None
        here = self._here()
        told = words.telling(self.verdict, here.zone, here.today, here.me)
        not_to, anyway = words.not_to(self.act.kind.value), words.anyway(self.act.kind.value)
        agreed, instead = self._instead
        offered = words.instead(instead.kind.value) if instead is not None else ""
        beside = words.welcome_instead(agreed, here.today) if agreed is not None else ""
        exits = before_the_act(not_to, anyway, offered, words.asked_for_this(self._called))
        return BannerTelling(told.level, told.headline, told.sentence, told.more, exits, beside=beside)

    @property
    def question(self) -> str:
        """ "Did you reach Jo Hill?" """
        return words.did_you_reach(self.name, self.act.channel) if self.asks_after and self.act is not None else ""

    def leave_by(self, way: ExitId) -> None:
        """One of the exits: not to, or quick entry with what changed or what they asked. GO_AHEAD needs a reason."""
        act = self.act
        if act is None:
            return
        if way in (ExitId.SOMETHING_CHANGED, ExitId.THEY_ASKED):
            form = by_way_of(
                act.prospect_id,
                self.name,
                act.channel,
                Exit.CHANGED if way is ExitId.SOMETHING_CHANGED else Exit.ASKED,
                self._to,
            )
            self.dismiss()
            self.entry_wanted.emit(form)
        elif way is ExitId.INSTEAD and self._instead[1] is not None:
            self.begin(self._instead[1])
        elif way is ExitId.HOLD_BACK:
            self.dismiss()

    def go_ahead(self, reason: str, ticked: bool) -> bool:
        """Do it all the same, for that reason; False where the reason is missing, or the tick where they said stop."""
        act = self.act
        if act is None or not reason.strip() or (self.needs_tick and not ticked):
            return False
        self._reason, self._ticked = reason.strip(), ticked
        self._do(act)
        return True

    def came_of_it(self, outcome: ContactOutcome) -> None:
        """What came of it. A talk or something sent is told in quick entry; a try that reached nobody is logged."""
        act = self.act
        if act is None or not self.asks_after:
            return
        form = after_the_act(act.prospect_id, self.name, act.channel, outcome, self._reason, self._ticked, self._to)
        entry = read_form(form, self._here()).entry
        if not outcome.is_unanswered_try or entry is None:
            self.dismiss()
            self.entry_wanted.emit(form)
            return
        self._writing.do(
            lambda desk: log_form(desk, entry, form), lambda value: self._written(value, form), self.refused.emit
        )

    def dismiss(self) -> None:
        """Say no more of it."""
        self._forget()
        self.changed.emit()

    def _judge(self, act: Act, history: History) -> None:
        here = self._here()
        self.name = history.prospect.name
        self._called = called(self.name, history.prospect.greeting)
        to = self._to = key_of(history.prospect, act.address)
        self.verdict = judge(Attempt(Direction.OUT, act.channel, here.now, here.me, to=to), history, here.policy)
        if self.verdict.level >= Level.WARN:
            self._instead = _welcome_instead(act, history, here)
            self.changed.emit()
        else:
            self._do(act)

    def _do(self, act: Act) -> None:
        self.asks_after = True
        self.go.emit(act)
        self.changed.emit()

    def _written(self, value: Logged | Held | Unsent, form: Form) -> None:
        self.dismiss()
        if isinstance(value, Held):
            # Something was written since the act: quick entry shows what is true now.
            self.entry_wanted.emit(form)
        else:
            self.logged.emit(value)

    def _forget(self) -> None:
        self.act, self.name, self.verdict = None, "", Verdict()
        self.asks_after, self._reason, self._ticked, self._to = False, "", False, ""
        self._instead = None, None
        self.is_asking, self.in_doubt = False, ""
        self._is_long.stop()


def _welcome_instead(act: Act, history: History, here: Here) -> tuple[Agreement | None, Act | None]:
    """What is agreed or promised by another way and welcome at this moment, with the act that would do it."""
    agreed = earliest_welcome(history, here.policy, here.now).agreement
    kinds = {Channel.CALL: ActKind.CALL, Channel.EMAIL: ActKind.EMAIL}
    if agreed is None or agreed.channel is act.channel or agreed.channel not in kinds:
        return None, None
    way = next((way for way in ways_of(history.prospect) if way.channel is agreed.channel), None)
    if way is None:
        return None, None
    to = key_of(history.prospect, way.address)
    attempt = Attempt(Direction.OUT, agreed.channel, here.now, here.me, to=to)
    if judge(attempt, history, here.policy).level >= Level.WARN:
        return None, None
    return agreed, Act(kinds[agreed.channel], act.prospect_id, way.channel, way.address, way.e164)
