"""The scenes of what one does with an agreement: answered, gone through, moved, and before a call. Knows no store."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from PySide6.QtWidgets import QWidget

from tracker.actions.ports import Planned
from tracker.presentation.banner import ExitId
from tracker.presentation.flows.slipped_answer import AnswerKind
from tracker.presentation.flows.ways import Act, ActKind
from tracker.rules.agreement import Agreement, WhoMoved
from tracker.rules.channel import Channel
from tracker.rules.contact import Contact
from tracker.rules.us import Away
from tracker.rules.window import Window
from tracker.widgets.main_window import MainWindow


def flow_scenes(
    window: MainWindow, whose_turn: int, agreed_with: int, stopped: int
) -> Iterator[tuple[str, Callable[[], QWidget]]]:
    """`whose_turn` is someone nobody agreed to call but an e-mail is promised, `agreed_with` someone with an agreement
    to move, and `stopped` asked us not to.
    """
    morning = window.states.morning.morning
    if morning.slipped:
        yield "slipped", lambda: _slipped(window, morning.slipped[0])
        yield "catch-up", lambda: _catch_up(window, morning.slipped)
    ahead = (*morning.today, *morning.tomorrow, *morning.slipped)
    moved = next((a for a in ahead if a.prospect_id == agreed_with), None)
    if moved is not None:
        yield "move", lambda: _move(window, moved, _days_on(moved.window, 3))
    timed = [a for a in ahead if a.window.at is not None]
    if len(timed) > 1:
        yield "move-onto-another", lambda: _move(window, timed[0], timed[1].window)
    yield "promise", lambda: _promise(window, whose_turn)
    yield "correct-contact", lambda: _correct(window, whose_turn, Contact)
    yield "correct-agreement", lambda: _correct(window, whose_turn, Agreement)
    yield "before-a-call", lambda: _before_a_call(window, whose_turn)
    yield "after-a-call", lambda: _after_a_call(window)
    yield "before-a-call-because", lambda: _anyway(window, whose_turn)
    yield "before-a-call-stop", lambda: _anyway(window, stopped)
    yield "after-an-email", lambda: _write(window, whose_turn)
    yield "days-away", lambda: _days_away(window)
    yield "us", lambda: _us(window)


def _slipped(window: MainWindow, planned: Planned) -> QWidget:
    window.flows.slipped.ask(planned)
    window.flows.slipped.answer.choices.row(AnswerKind.MISSED).click()
    return window.flows.slipped


def _catch_up(window: MainWindow, slipped: tuple[Planned, ...]) -> QWidget:
    window.flows.go_through(slipped)
    choice = window.flows.catch_up.answer.choices
    if choice.value is None:
        choice.row(AnswerKind.DID_CONTACT).click()
    return window.flows.catch_up


def _days_on(old: Window, days: int) -> Window:
    day = old.last + timedelta(days=days)
    return Window(day, day, old.at, old.zone)


def _move(window: MainWindow, planned: Planned, to: Window) -> QWidget:
    window.flows.moving.hide()
    window.flows.move(planned, to)
    late = window.flows.moving.who.row(WhoMoved.I_AM_LATE)
    late.setFocus()
    late.click()
    return window.flows.moving


def _promise(window: MainWindow, prospect_id: int) -> QWidget:
    window.flows.promise(prospect_id, "Is the lemon filling nut-free?")
    return window.flows.promising


def _correct(window: MainWindow, prospect_id: int, kind: type) -> QWidget:
    window.corrections.leave()
    window.show_prospect(prospect_id)
    card = window.states.card.card
    assert card is not None
    records = [*(told.source for told in card.story), *(disc.agreement for disc in reversed(card.strip.discs))]
    window.corrections.open(next(record for record in records if isinstance(record, kind)))
    return window.corrections.dialog


def _before_a_call(window: MainWindow, prospect_id: int) -> QWidget:
    window.pages.setCurrentWidget(window.day)
    window.activateWindow()
    window.flows.open_link = lambda _link: True
    window.flows.act(Act(ActKind.CALL, prospect_id, Channel.CALL, "07700 900123"))
    return window


def _anyway(window: MainWindow, prospect_id: int) -> QWidget:
    """What is asked of whoever rings all the same."""
    _before_a_call(window, prospect_id)
    assert window.flows.act_card is not None
    window.flows.act_card.banner.exit_chosen.emit(ExitId.GO_AHEAD)
    return window


def _write(window: MainWindow, prospect_id: int) -> QWidget:
    """What we promised is welcome: nothing is asked before it, and afterwards what came of it."""
    _before_a_call(window, prospect_id)
    window.flows.act(Act(ActKind.EMAIL, prospect_id, Channel.EMAIL, "jo.hill@example.com"))
    return window


def _after_a_call(window: MainWindow) -> QWidget:
    window.states.flows.act.go_ahead("She left her scarf here", ticked=False)
    return window


def _days_away(window: MainWindow) -> QWidget:
    dialog = window.dialogs.away()
    dialog.ask()
    dialog.days.line.setText("next friday")
    dialog.days.line.textEdited.emit("next friday")
    return dialog


def _us(window: MainWindow) -> QWidget:
    dialog = window.dialogs.us()
    dialog.ask()
    return dialog


def away_around(today: date) -> tuple[Away, ...]:
    """Some days to be shaded in a picture; nothing of it is written."""
    return (Away(1, 1, today + timedelta(days=4), today + timedelta(days=6), "a week by the sea"),)
