"""`log`: writes down a contact and what was agreed in it, unless the guard warns and no reason is given."""

from __future__ import annotations

from argparse import Namespace
from datetime import datetime

from tracker.actions.fit_text import fit_name
from tracker.actions.log_contact import Held, Logged, log_contact
from tracker.actions.ports import Desk
from tracker.presentation import words as say
from tracker.rules.agreement import AgreementKind, WhoMoved
from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import ContactOutcome
from tracker.rules.entry import Attempt, Entry, Lift, NewObjection, NewProspect, NewStanding, NextAgreement
from tracker.rules.history import History
from tracker.rules.plain_dates import DateWords
from tracker.rules.window import day_in
from tracker.terminal import tell_json
from tracker.terminal.command_arguments import EVERYTHING
from tracker.terminal.exits import CannotTell, Exit, exit_of
from tracker.terminal.near import key_typed, known, known_or_new
from tracker.terminal.page import Page
from tracker.terminal.tell_verdict import earliest_json, tell_earliest, tell_verdict, verdict_json
from tracker.terminal.when import moment_typed, window_typed

SPOKEN = frozenset({Channel.MEETING, Channel.CALL, Channel.VIDEO})


def log(arguments: Namespace, desk: Desk, words: DateWords, page: Page) -> Exit:
    """Raises CannotTell, Refusal, StoreFault; then nothing was written."""
    history = (known_or_new if arguments.new else known)(arguments.who, desk)
    if history is not None:
        _nothing_about_someone_new(arguments)
    entry = _entry(arguments, history, desk, words)
    logged = log_contact(desk, entry).value
    if isinstance(logged, Held):
        return _tell_held(logged, history, arguments, desk, page)
    _tell_logged(logged, arguments, desk, page)
    return Exit.FINE


def _nothing_about_someone_new(arguments: Namespace) -> None:
    """What is known of someone is changed elsewhere; to drop what was typed would be to lose it quietly."""
    for option in ("organisation", "phone", "email"):
        if getattr(arguments, option):
            raise CannotTell(f"--{option} is for someone new, and “{arguments.who}” is here already.")


def _entry(arguments: Namespace, history: History | None, desk: Desk, words: DateWords) -> Entry:
    at = moment_typed(arguments.at, desk, words)
    direction, outcome = _direction(arguments), _outcome(arguments)
    standing, objection = arguments.standing, arguments.object
    return Entry(
        who=history.prospect.id if history is not None else _someone_new(arguments),
        attempt=Attempt(
            direction,
            arguments.channel,
            at,
            desk.me if arguments.by is None else fit_name(arguments.by),
            basis=arguments.basis,
            keeps=arguments.keeps,
            outcome=outcome,
            to=key_typed(arguments.to, desk),
        ),
        lift=Lift(arguments.lift) if arguments.lift is not None else None,
        outcome=outcome,
        note=arguments.note,
        reason=arguments.reason,
        next=_agreed(arguments, at, desk, words),
        standing=NewStanding(standing, arguments.words) if standing is not None else None,
        objection=NewObjection(None if objection == EVERYTHING else objection, arguments.words) if objection else None,
    )


def _someone_new(arguments: Namespace) -> NewProspect:
    return NewProspect(fit_name(arguments.who), arguments.organisation, arguments.phone, arguments.email)


def _direction(arguments: Namespace) -> Direction:
    if arguments.direction is not None:
        return Direction(arguments.direction)
    return Direction.MET if arguments.channel is Channel.MEETING else Direction.OUT


def _outcome(arguments: Namespace) -> ContactOutcome:
    if arguments.outcome is not None:
        return ContactOutcome(arguments.outcome)
    if arguments.channel in SPOKEN:
        return ContactOutcome.TALKED
    return ContactOutcome.RECEIVED if _direction(arguments) is Direction.IN else ContactOutcome.SENT


def _agreed(arguments: Namespace, at: datetime, desk: Desk, words: DateWords) -> tuple[NextAgreement, ...]:
    # A promise is ours: their words are about it only where there is nothing else that they could be about.
    elsewhere = any(given is not None for given in (arguments.talk, arguments.standing, arguments.object))
    typed = (
        (AgreementKind.TALK, "--talk", arguments.talk),
        (AgreementKind.PROMISE, "--promise", arguments.promise),
    )
    return tuple(
        NextAgreement(
            kind,
            window_typed(option, when, at, desk, words),
            arguments.by_channel or arguments.channel,
            arguments.topic,
            "" if kind is AgreementKind.PROMISE and elsewhere else arguments.words,
            instead=_instead(arguments),
            who_moved=WhoMoved.WE_ASKED if arguments.moved_by is not None else WhoMoved.THEY_ASKED,
        )
        for kind, option, when in typed
        if when is not None
    )


def _instead(arguments: Namespace) -> bool | None:
    if arguments.instead and arguments.as_well:
        raise CannotTell("--instead and --as-well say the opposite of each other; give one of them.")
    return True if arguments.instead else False if arguments.as_well else None


def _tell_held(held: Held, history: History | None, arguments: Namespace, desk: Desk, page: Page) -> Exit:
    if arguments.json:
        earliest = earliest_json(history, desk) if history is not None else None
        who = tell_json.person(history.prospect) if history is not None else None
        page.json({"saved": False, "who": who, **verdict_json(held.verdict, desk), "earliest": earliest})
        return exit_of(held.verdict.level)
    tell_verdict(held.verdict, desk, page)
    page.line()
    if history is not None:
        tell_earliest(history, desk, page)
        page.line()
    page.line("Nothing was saved. To log it anyway, say why with --reason.")
    return exit_of(held.verdict.level)


def _tell_logged(logged: Logged, arguments: Namespace, desk: Desk, page: Page) -> None:
    prospect, verdict = logged.prospect, logged.contact.verdict
    history = desk.store.history_of(prospect.id) or History(prospect)
    if arguments.json:
        written = {
            "contact": logged.contact.id,
            "settled": tell_json.agreement(logged.settled) if logged.settled is not None else None,
            "agreed": [tell_json.agreement(a) for a in logged.agreed],
        }
        judged = {**verdict_json(verdict, desk), "earliest": earliest_json(history, desk)}
        page.json({"saved": True, "who": tell_json.person(prospect), **written, **judged})
        return
    today = day_in(desk.now(), desk.zone)
    page.line(f"{say.logged(logged.contact, prospect.name)}.")
    if verdict.findings:
        tell_verdict(verdict, desk, page)
    for agreed in logged.agreed:
        page.line(say.agreement(agreed, today, desk.me))
        page.line(say.window(agreed.window, today, desk.zone), indent=2)
    tell_earliest(history, desk, page)
