"""`settle`: says what became of an agreement. What was kept is logged as a contact, through the guard."""

from __future__ import annotations

from argparse import Namespace
from datetime import datetime

from tracker.actions.agreements.call_off import call_off
from tracker.actions.agreements.move_agreement import move_agreement
from tracker.actions.agreements.settle_agreement import settle_agreement
from tracker.actions.contacts.log_contact import Held, log_contact
from tracker.actions.ports import Desk
from tracker.presentation import words as say
from tracker.presentation.time_field import waking_in
from tracker.rules.agreement import Agreement, AgreementKind, AgreementOutcome, WhoMoved
from tracker.rules.agreement_state import AgreementState, state_of
from tracker.rules.channel import WRITTEN, Channel, Direction
from tracker.rules.contact import ContactOutcome
from tracker.rules.entry import Attempt, Entry
from tracker.rules.history import History
from tracker.rules.plain_dates import DateWords
from tracker.rules.window import day_in
from tracker.terminal.command_arguments import Became
from tracker.terminal.exits import CannotTell, ExitCode, exit_of
from tracker.terminal.near import known
from tracker.terminal.telling import tell_json
from tracker.terminal.telling.page import Page
from tracker.terminal.telling.tell_verdict import earliest_json, tell_earliest, tell_verdict, verdict_json
from tracker.terminal.when import moment_typed, window_typed
from tracker.tongue import Theirs, tr

ENDS = {
    Became.CALLED_OFF: AgreementOutcome.WITHDRAWN,
    Became.NO_SHOW: AgreementOutcome.NO_SHOW,
    Became.MISSED: AgreementOutcome.BROKEN,
}
GOES_WITH = {
    "at": (Became.KEPT,),
    "to": (Became.MOVED,),
    "moved_by": (Became.MOVED, Became.CALLED_OFF),
    "not_told": (Became.MISSED,),
}


def settle(arguments: Namespace, desk: Desk, words: DateWords, page: Page) -> ExitCode:
    """Raises CannotTell, Refusal, StoreFault; then nothing was written."""
    _each_goes_with_its_answer(arguments)
    history = known(arguments.who, desk)
    agreement = _which(arguments, history, desk)
    if arguments.became is Became.KEPT:
        return _keep(arguments, agreement, history, desk, words, page)
    if arguments.became is Became.MOVED:
        _move(arguments, agreement, history, desk, words)
    elif arguments.became is Became.CALLED_OFF and arguments.moved_by is not None:
        call_off(desk, agreement.id, arguments.words)
    else:
        settle_agreement(desk, agreement.id, ENDS[arguments.became], arguments.words, to_tell=bool(arguments.not_told))
    _tell(agreement.id, history, arguments, desk, page)
    return ExitCode.FINE


def _each_goes_with_its_answer(arguments: Namespace) -> None:
    for name, became in GOES_WITH.items():
        if getattr(arguments, name) not in (None, False) and arguments.became not in became:
            option, answers = Theirs(f"--{name.replace('_', '-')}"), say.both([each.value for each in became])
            # T: "--not-told goes with missed."
            raise CannotTell(tr("{option} goes with {answer}.", option=option, answer=Theirs(answers)))


def _which(arguments: Namespace, history: History, desk: Desk) -> Agreement:
    """The one that is named, the only one that waits for an answer, or of several the only one whose time is over."""
    waiting = [a for a in history.agreements if a.is_unanswered]
    if arguments.agreement is not None:
        named = history.agreement(arguments.agreement)
        if named is None:
            raise CannotTell(
                tr("There is no such agreement with {who}.", who=Theirs(history.prospect.name)),
                _listed(waiting, desk),
            )
        return named
    now = desk.now()
    if arguments.became is Became.NO_SHOW:
        to_meet = [a for a in waiting if a.is_to_meet]
        waiting = [a for a in to_meet if a.window.starts <= now] or to_meet or waiting
    over = [a for a in waiting if state_of(a, now, desk.policy) is AgreementState.SLIPPED]
    found = waiting if len(waiting) == 1 else over
    if len(found) == 1:
        return found[0]
    if not waiting:
        raise CannotTell(tr("Nothing that was agreed with {who} is open.", who=Theirs(history.prospect.name)))
    raise CannotTell(tr("Several are open; name one with --agreement."), _listed(waiting, desk))


def _listed(agreements: list[Agreement], desk: Desk) -> tuple[str, ...]:
    today = day_in(desk.now(), desk.zone)
    return tuple(f"{a.id}: {say.agreement(a, today, desk.me)}" for a in agreements)


def _move(arguments: Namespace, agreement: Agreement, history: History, desk: Desk, words: DateWords) -> None:
    if arguments.to is None:
        raise CannotTell(tr("When is it now? Give the time with --to."))
    whose = waking_in(history, desk.policy)
    window = window_typed("--to", arguments.to, desk.now(), desk, words, whose).window
    who = WhoMoved.WE_ASKED if arguments.moved_by is not None else WhoMoved.THEY_ASKED
    move_agreement(desk, agreement.id, window, who, arguments.words)


def _keep(
    arguments: Namespace, agreement: Agreement, history: History, desk: Desk, words: DateWords, page: Page
) -> ExitCode:
    whose = waking_in(history, desk.policy)
    at = moment_typed(arguments.at, desk, words, whose) if arguments.at is not None else _when_agreed(agreement, desk)
    entry = _entry(agreement, at, arguments.words, desk)
    logged = log_contact(desk, entry).value
    if isinstance(logged, Held):
        return _tell_held(logged, agreement, history, arguments, desk, page)
    if logged.settled is None:
        page.line(tr("{logged}.", logged=say.logged(logged.contact, logged.rests_on, logged.prospect.name)))
    _tell(agreement.id, history, arguments, desk, page)
    return ExitCode.FINE


def _when_agreed(agreement: Agreement, desk: Desk) -> datetime:
    """Its own time, where that is over: a time or the beginning of hours, else the middle of the last day."""
    return min(agreement.window.stand_in, desk.now())


def _entry(agreement: Agreement, at: datetime, note: str, desk: Desk) -> Entry:
    met = agreement.channel is Channel.MEETING and agreement.kind is AgreementKind.TALK
    outcome = ContactOutcome.SENT if agreement.channel in WRITTEN else ContactOutcome.TALKED
    direction = Direction.MET if met else Direction.OUT
    attempt = Attempt(direction, agreement.channel, at, desk.me, keeps=agreement.id, outcome=outcome)
    return Entry(agreement.prospect_id, attempt, outcome, note)


def _tell_held(
    held: Held, agreement: Agreement, history: History, arguments: Namespace, desk: Desk, page: Page
) -> ExitCode:
    if arguments.json:
        who, judged = tell_json.person(history.prospect), verdict_json(held.verdict, desk)
        page.json({"saved": False, "who": who, **judged, "missing": list(held.lacks)})
        return exit_of(held.verdict.level)
    tell_verdict(held.verdict, desk, page)
    page.line()
    number = Theirs(str(agreement.id))
    page.line(tr("Nothing was saved. Log it with log --keeps {number}, and say there why it happened.", number=number))
    return exit_of(held.verdict.level)


def _tell(agreement_id: int, before: History, arguments: Namespace, desk: Desk, page: Page) -> None:
    """What the agreement is now; where it was moved, what stands in its place."""
    history = desk.store.history_of(before.prospect.id) or before
    agreement = history.agreement(agreement_id)
    assert agreement is not None
    following = history.agreement(agreement.moved_to)
    if arguments.json:
        now = tell_json.agreement(following) if following is not None else None
        told = {"agreement": {**tell_json.agreement(agreement), "to_tell": agreement.to_tell}, "now": now}
        who = tell_json.person(history.prospect)
        page.json({"saved": True, "who": who, **told, "earliest": earliest_json(history, desk)})
        return
    today = day_in(desk.now(), desk.zone)
    became = say.became(agreement, desk.zone, today)
    # T: "Jo Hill: missed today, to tell."
    became = f"{became}, {say.to_tell()}" if agreement.to_tell else became
    page.line(tr("{who}: {became}.", who=Theirs(history.prospect.name), became=became))
    if following is not None:
        page.line(say.agreement(following, today, desk.me), indent=2)
    tell_earliest(history, desk, page)
