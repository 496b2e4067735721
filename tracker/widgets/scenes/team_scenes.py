"""The scenes of several of us: mine alone, a server that is away, what waits for it, and the settings about the team.

What is made up is said to the states alone, and nothing is asked of any server. What waits to be sent is kept for as
long as it is looked at, in the pictures' own folder.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from PySide6.QtWidgets import QDialog, QWidget

from tracker.actions.keeping_a_team import Invitation
from tracker.actions.outcome import Fault, Problem, StoreFault
from tracker.actions.safekeeping import HeldRecords, Trouble
from tracker.actions.team.membership import Membership
from tracker.actions.team.unsent import Asks, Unsent
from tracker.presentation.morning.morning_rows import MorningRowKind
from tracker.presentation.team.membership_state import MembershipState, Step
from tracker.presentation.words.team import several as words
from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import ContactOutcome
from tracker.rules.entry import Attempt, Entry
from tracker.rules.guard import judge
from tracker.rules.history import History
from tracker.rules.verdict import Verdict
from tracker.widgets.calendar.calendar_view import ViewKind
from tracker.widgets.main_window import MainWindow

Scenes = Iterator[tuple[str, Callable[[], QWidget]]]
MARIA = Membership("office.example", "maria", "Maria")
"""She is at work in every scene."""
INVITED = Invitation("office.example", 5432, "as_agreed", "as_agreed", MARIA.role, MARIA.name)
HEARD = timedelta(minutes=52)
"""So long ago the server was heard."""


def team_scenes(window: MainWindow, people: Mapping[str, int]) -> Scenes:
    """`people` of the sample, by name."""
    yield "mine", lambda: _mine(window, ViewKind.MONTH)
    yield "mine-week", lambda: _mine(window, ViewKind.WEEK)
    yield "mine-people", lambda: _mine_people(window)
    yield "mine-others", lambda: _slipped_for_others(window)
    yield "mine-gone", lambda: _everyones(window)
    yield "us-leaving", lambda: _leaving_us(window)
    yield "team-away", lambda: _away(window, Fault.AWAY)
    yield "team-asks-password", lambda: _away(window, Fault.NOT_ALLOWED)
    yield "team-waiting", lambda: _waiting(window, people)
    yield from _settings_scenes(window, people)
    yield "team-damaged", lambda: _damaged(window)
    yield "team-gone", lambda: _as_it_was(window)


def _settings_scenes(window: MainWindow, people: Mapping[str, int]) -> Scenes:
    belonging = window.states.belonging
    if belonging is None:
        return

    def page(tell: Callable[[MembershipState], object]) -> Callable[[], QWidget]:
        def scene() -> QWidget:
            assert belonging is not None
            _alone(belonging)
            tell(belonging)
            return _several(window, belonging)

        return scene

    yield "settings-several", page(lambda _alone: None)
    yield "settings-several-join", page(lambda state: _invited(state, Step.JOIN))
    yield "settings-several-move", page(lambda state: _invited(state, Step.MOVE))
    yield "settings-several-moving", page(_under_way)
    yield "settings-several-refused", page(_refused)
    yield "settings-several-member", page(lambda state: _member(window, state, people))
    yield "settings-several-leave", page(lambda state: _leaving(window, state, people))
    yield "settings-several-gone", lambda: _as_it_was(window)


def _mine(window: MainWindow, kind: ViewKind) -> QWidget:
    window.states.whose_shown.show_mine(True)
    window.show_view(kind)
    window.pages.setCurrentWidget(window.day)
    return window


def _mine_people(window: MainWindow) -> QWidget:
    window.middle.setCurrentWidget(window.people)
    return window


def _slipped_for_others(window: MainWindow) -> QWidget:
    """As somebody sees it for whom nothing slipped."""
    window.middle.setCurrentWidget(window.calendar)
    window.states.us.switch(window.states.us.colleagues[0].name)
    morning = window.day.morning.model
    if not any(row.kind is MorningRowKind.SLIPPED for row in morning.rows):
        morning.toggle_elsewhere()
    return window


def _everyones(window: MainWindow) -> QWidget:
    window.states.us.switch(MARIA.name)
    window.states.whose_shown.show_mine(False)
    window.middle.setCurrentWidget(window.calendar)
    return window


def _leaving_us(window: MainWindow) -> QDialog:
    dialog = window.dialogs.us()
    dialog.ask()
    others = [user.name for user in window.states.us.colleagues]
    if others:
        dialog.who.choose(others[-1])
    return dialog


def _away(window: MainWindow, why: Fault) -> QWidget:
    team = window.states.team
    team.is_shared, team.as_of = True, window.states.now() - HEARD
    team.why_not, team.needs_password = why, why is Fault.NOT_ALLOWED
    window.top.show_away(team.mark, team.sentence)
    window.top.away.click()
    return window


def _waiting(window: MainWindow, people: Mapping[str, int]) -> QWidget:
    _away(window, Fault.AWAY)
    window.toast.dismiss()
    asking, to_go = _entries(window, people)
    window.states.morning.show_unsent(asking, to_go)
    window.day.morning.unsent = window.states.unsent
    model = window.day.morning.model
    model.unfold(next((row.key for row in model.rows if row.unsent in asking), None))
    return window


def _entries(window: MainWindow, people: Mapping[str, int]) -> tuple[tuple[Unsent, ...], tuple[Unsent, ...]]:
    """One that needs an answer, and two that only wait."""
    now = window.states.now()

    def one(number: int, name: str, minutes: int, channel: Channel, outcome: ContactOutcome) -> Unsent:
        at = now - timedelta(minutes=minutes)
        entry = Entry(people[name], Attempt(Direction.OUT, channel, at, MARIA.name), outcome)
        return Unsent(f"{number:032x}", entry, at, name, Verdict())

    held = one(1, "Jo Hill", 25, Channel.CALL, ContactOutcome.TALKED)
    to_go = (
        one(2, "Martin Pryce", 40, Channel.CALL, ContactOutcome.VOICEMAIL),
        one(3, "Leena Anand", 12, Channel.EMAIL, ContactOutcome.SENT),
    )
    asks: list[Asks] = []

    def judged(history: History | None) -> None:
        if history is not None:
            verdict = judge(held.entry.attempt, history, window.states.here().policy)
            asks.append(Asks(verdict, (Problem.NEEDS_A_REASON,)))

    window.states.dispatcher.ask(lambda questions: questions.history_of(people["Jo Hill"]), judged)
    return tuple(replace(held, asks=each) for each in asks), to_go


def _alone(state: MembershipState) -> None:
    state.membership = state.invitation = None
    state.is_busy = state.is_stopping = state.asks_whether_to_leave = state.needs_password = False
    state.trouble = state.told = ""


def _invited(state: MembershipState, step: Step) -> None:
    state.invitation, state.step, state.needs_password = INVITED, step, step is Step.JOIN


def _under_way(state: MembershipState) -> None:
    _invited(state, Step.MOVE)
    state.is_busy = state.is_stopping = True
    state.progressed.emit(620, 1000)


def _refused(state: MembershipState) -> None:
    _invited(state, Step.JOIN)
    state.trouble = words.at_a_server(StoreFault(Fault.NOT_ALLOWED, "password"), INVITED)


def _member(window: MainWindow, state: MembershipState, people: Mapping[str, int]) -> None:
    state.membership = MARIA
    window.states.safekeeping.erased_until = window.states.now() + timedelta(days=30)
    team = window.states.team
    team.is_shared, team.as_of, team.why_not, team.needs_password = True, window.states.now() - HEARD, None, False
    asking, to_go = _entries(window, people)
    for each in (*asking, *to_go):
        window.states.unsent.keep(each)


def _leaving(window: MainWindow, state: MembershipState, people: Mapping[str, int]) -> None:
    _member(window, state, people)
    state.asks_whether_to_leave = True


def _several(window: MainWindow, state: MembershipState) -> QDialog:
    dialog = window.dialogs.settings()
    dialog.show_several()
    state.changed.emit()
    dialog.show()
    return dialog


def _damaged(window: MainWindow) -> QWidget:
    place = Path("/home/maria/.local/share/as-agreed/as-agreed.db")
    window.damage.show_damage(Trouble(place, (), HeldRecords(), is_a_copy=True))
    window.pages.setCurrentWidget(window.damage)
    return window.damage


def _as_it_was(window: MainWindow) -> QWidget:
    team, belonging = window.states.team, window.states.belonging
    team.is_shared, team.as_of, team.why_not, team.needs_password = False, None, None, False
    window.top.show_away("", "")
    window.states.safekeeping.erased_until = None
    unsent = window.states.unsent
    for each in (*unsent.asking, *unsent.to_go):
        unsent.drop(each.key)
    window.states.morning.show_unsent((), ())
    if belonging is not None:
        _alone(belonging)
        belonging.changed.emit()
    window.dialogs.settings().hide()
    window.toast.dismiss()
    window.pages.setCurrentWidget(window.day)
    return window
