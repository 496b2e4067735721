"""`log`: writes down a contact and what was agreed in it, unless the guard warns and no way past it is given."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace
from datetime import datetime
from uuid import uuid4

from tracker.actions.agreements.in_the_diary import in_the_diary
from tracker.actions.contacts.log_contact import Held, Logged
from tracker.actions.contacts.log_once import LoggedBefore, log_once, logged_before
from tracker.actions.contacts.spoken import asked_to_be_lifted
from tracker.actions.known_by_now import unwritten_id
from tracker.actions.outcome import Problem, Refusal, StoreFault
from tracker.actions.people.add_prospect import kept_in_notes, new_prospect
from tracker.actions.people.objections_remembered import newcomer
from tracker.actions.ports import Desk, PersonLine
from tracker.actions.team.log_or_keep import log_or_keep
from tracker.actions.team.unsent import Unsent
from tracker.presentation import words as say
from tracker.presentation.time_field import waking_in
from tracker.presentation.words.team import waiting as waiting_words
from tracker.presentation.words.unclear import ask_again
from tracker.rules.agreement import Agreement, AgreementKind, WhoMoved
from tracker.rules.agreement_state import has_slipped
from tracker.rules.basis import Basis
from tracker.rules.channel import SPOKEN, Channel, Direction
from tracker.rules.contact import ContactOutcome
from tracker.rules.entry import (
    Attempt,
    Changed,
    Entry,
    Lift,
    NewObjection,
    NewProspect,
    NewStanding,
    NextAgreement,
    TheirWord,
)
from tracker.rules.history import History
from tracker.rules.plain_dates import DateWords, Waking, comes_again
from tracker.rules.prospect import StandingKind
from tracker.rules.window import day_in
from tracker.terminal.by_whom import by_whom
from tracker.terminal.command_arguments import EVERYTHING, Says
from tracker.terminal.everywhere import short
from tracker.terminal.exits import CannotTell, ExitCode, exit_of
from tracker.terminal.near import Someone, key_typed, known, known_or_new
from tracker.terminal.someone_new import (
    KnownAlready,
    known_or_added,
    nobodys_number,
    nothing_about_someone_new,
    someone_new,
)
from tracker.terminal.telling import tell_json
from tracker.terminal.telling.page import Page
from tracker.terminal.telling.tell_verdict import earliest_json, tell_earliest, tell_verdict, verdict_json
from tracker.terminal.when import Typed, moment_typed, window_typed
from tracker.tongue import Theirs, sentence, tr

MISSING = {
    Problem.NEEDS_A_REASON: sentence("To log it anyway, say why with --reason."),
    Problem.NEEDS_THE_TICK: sentence("They asked us not to; say that you know with --although-they-said-no."),
    Problem.NEEDS_WHAT_THEY_ASKED: sentence("What did they ask for? Say it with --asked, or in the note."),
    Problem.NEEDS_THEIR_WORDS: sentence("What did they say? Give their words with --changed."),
    Problem.NEEDS_WHEN_THEY_SAID_IT: sentence("When did they say it? Give it with --said-at."),
    Problem.NEEDS_WHAT_THEY_AGREED_TO: sentence(
        "What did they agree to? Give the time with --agreed-for, or --no-time."
    ),
}
GOES_WITH = {
    "by_channel": ("talk", "promise"),
    "topic": ("talk", "promise"),
    "words": ("talk", "promise", "standing", "object"),
    **dict.fromkeys(("place", "minutes", "instead", "moved_by", "lift"), ("talk",)),
    "as_well": ("talk", "standing"),
    **dict.fromkeys(("promise_by_channel", "promise_topic", "promise_words"), ("promise",)),
}
"""Options that say something of what was agreed or said, and what they can be about."""


THEIR_WORD = {Says.LATE: TheirWord.LATE, Says.CALLED_OFF: TheirWord.CALLED_OFF}


def log(arguments: Namespace, desk: Desk, words: DateWords, page: Page) -> ExitCode:
    """Raises CannotTell, Refusal, StoreFault; then nothing was written."""
    try:
        return _log_unless_before(arguments, desk, words, page)
    except KnownAlready:
        pass
    except Refusal as refused:
        if refused.problem not in (Problem.ALREADY_HERE, Problem.KNOWN_NUMBER):
            raise
    # Somebody else may just have added them, between our asking and our writing: asked once more, they are known.
    return _log_unless_before(arguments, desk, words, page)


def _log_unless_before(arguments: Namespace, desk: Desk, words: DateWords, page: Page) -> ExitCode:
    before = logged_before(desk.store, arguments.once) if arguments.once is not None else None
    if before is not None:  # whatever has become of their name since
        return _tell_before(before, arguments, desk, page)
    return _log(arguments, desk, words, page)


def _log(arguments: Namespace, desk: Desk, words: DateWords, page: Page) -> ExitCode:
    _each_goes_with_its_own(arguments)
    _says_what_it_can(arguments)
    _rests_on_nothing_that_was_theirs(arguments)
    someone = _whom(arguments, desk)
    if someone.history is None:
        nobodys_number(someone_new(someone, arguments), desk)
    at = moment_typed(arguments.at, desk, words, _waking(someone, desk))
    agreed = _times_agreed(arguments, someone, at, desk, words)
    entry = _entry(arguments, someone, at, agreed, desk, words)
    entry = replace(entry, others=tuple(_in_it_too(typed, arguments, desk) for typed in arguments.others))
    _agreed_with_them(entry, arguments, desk)
    once = arguments.once
    try:
        logged = _logged(desk, entry, once)
    except Refusal as refused:
        if refused.problem is Problem.NEEDS_WHETHER_IT_LIFTS:
            raise _does_it_lift(entry, desk) from refused
        raise
    if isinstance(logged, LoggedBefore):
        return _tell_before(logged, arguments, desk, page)
    if isinstance(logged, Unsent):
        return _tell_kept(logged, arguments, page)
    if isinstance(logged, Held):
        return _tell_held(logged, someone.history, arguments, desk, page)
    new = someone_new(someone, arguments) if someone.history is None else None
    near, in_notes = someone.near if new is not None else (), kept_in_notes(new) if new else ()
    _tell_logged(logged, near, in_notes, agreed, arguments, desk, page)
    return ExitCode.FINE


def _logged(desk: Desk, entry: Entry, once: str | None) -> Logged | Held | LoggedBefore | Unsent:
    """What waits to be sent is kept under a key of our own: whoever gave one is told instead, and can ask again."""
    if once is not None:
        return log_once(desk, entry, once).value
    return log_or_keep(desk, entry, uuid4().hex).value


def _tell_kept(unsent: Unsent, arguments: Namespace, page: Page) -> ExitCode:
    if arguments.json:
        page.json({"saved": False, "waits": True, "who": {"name": unsent.name}, "sentence": waiting_words.kept(unsent)})
    else:
        page.line(waiting_words.kept(unsent))
    return ExitCode.FINE


def _does_it_lift(entry: Entry, desk: Desk) -> CannotTell:
    """What they asked us not to do, and agree to now: only they can say whether that lifts it."""
    today = day_in(desk.now(), desk.zone)
    known = (
        desk.store.history_of(who)
        if isinstance(who, int)
        else newcomer(desk.store, new_prospect(desk, who), unwritten_id)
        for who in entry.everybody
    )
    told = [
        say.asked_us_not_to(history.prospect.name, objection, desk.zone, today)
        for history in known
        if history is not None
        for objection in asked_to_be_lifted(entry, history)
    ]
    asked = tr("Does this lift that? Say --lift once (for this agreement), all (for good) or no. Nothing was saved.")
    return CannotTell(" ".join((*told, asked)))


def _whom(arguments: Namespace, desk: Desk) -> Someone:
    """Who is here, or with --new someone new, of the organisation that tells them from others of their name."""
    if not arguments.new:
        someone = Someone(known(arguments.who, desk), "", "")
        nothing_about_someone_new(arguments, ("organisation", "household", "phone", "email", "shares"))
        return someone
    return known_or_added(arguments, desk)


def _in_it_too(typed: str, arguments: Namespace, desk: Desk) -> int | NewProspect:
    """Somebody else who was in it: known, or new where --new is given."""
    if not arguments.new:
        return known(typed, desk).prospect.id
    someone = known_or_new(typed, desk)
    if someone.history is not None:
        return someone.history.prospect.id
    return NewProspect(someone.name, someone.organisation)


def _agreed_with_them(entry: Entry, arguments: Namespace, desk: Desk) -> None:
    """What it is said to keep was agreed with one of them. Raises CannotTell."""
    if not arguments.keeps:
        return
    meant = desk.store.agreement(arguments.keeps)
    together = desk.store.of_occasion(meant.occasion_id) if meant is not None and meant.occasion_id is not None else ()
    if meant is None or not {meant.prospect_id, *(a.prospect_id for a in together)} & set(entry.everybody):
        # T: "--keeps: nothing numbered 17 was agreed with “Jo Hill”."
        raise CannotTell(
            tr(
                "{option}: nothing numbered {number} was agreed with “{who}”.",
                option=Theirs("--keeps"),
                number=arguments.keeps,
                who=Theirs(short(arguments.who)),
            )
        )


def _entry(
    arguments: Namespace, someone: Someone, at: datetime, agreed: tuple[Typed, ...], desk: Desk, words: DateWords
) -> Entry:
    direction, outcome = _direction(arguments), _outcome(arguments)
    standing, objection = arguments.standing, arguments.object
    return Entry(
        who=someone.history.prospect.id if someone.history is not None else someone_new(someone, arguments),
        attempt=Attempt(
            direction,
            arguments.channel,
            at,
            by_whom(arguments.by, desk),
            basis=_basis(arguments),
            keeps=arguments.keeps,
            outcome=outcome,
            to=key_typed(arguments.to, desk),
            owns_up=arguments.says is not None and direction is Direction.OUT,
            their_word=THEIR_WORD.get(arguments.says) if direction is Direction.IN else None,
        ),
        lift=Lift(arguments.lift) if arguments.lift is not None else None,
        outcome=outcome,
        note=_note(arguments, direction),
        asked=arguments.asked if direction is Direction.OUT else "",
        reason=arguments.reason,
        although_no=arguments.although_they_said_no,
        changed=_changed(arguments, someone, desk, words),
        next=_agreed(arguments, agreed, desk, words),
        standing=NewStanding(standing, arguments.words, arguments.as_well) if standing is not None else None,
        missed=_missed(arguments, someone, at, desk),
        called_off=_called_off(arguments, someone, at, desk),
        objection=NewObjection(None if objection == EVERYTHING else objection, arguments.words) if objection else None,
    )


def _changed(arguments: Namespace, someone: Someone, desk: Desk, words: DateWords) -> Changed | None:
    """What had changed before the contact, as far as it is given; the deed says what is missing."""
    options = {
        "--said-at": arguments.said_at is not None,
        "--agreed-for": arguments.agreed_for is not None,
        "--no-time": arguments.no_time,
    }
    if arguments.changed is None:
        for option in (option for option, given in options.items() if given):
            raise CannotTell(tr("{option} goes with --changed: what did they say?", option=Theirs(option)))
        return None
    if options["--agreed-for"] and options["--no-time"]:
        raise CannotTell(tr("--agreed-for and --no-time say the opposite of each other; give one of them."))
    said_at = agreed = None
    if options["--said-at"]:
        said_at = moment_typed(arguments.said_at, desk, words, _waking(someone, desk), "--said-at")
    if options["--agreed-for"]:
        whose = _waking(someone, desk)
        typed = window_typed("--agreed-for", arguments.agreed_for, said_at or desk.now(), desk, words, whose)
        agreed = NextAgreement(AgreementKind.TALK, typed.window, arguments.channel, words=arguments.changed)
    standing = NewStanding(StandingKind.OPEN, arguments.changed) if arguments.no_time else None
    return Changed(said_at, agreed, standing, arguments.changed)


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


def _times_agreed(
    arguments: Namespace, someone: Someone, at: datetime, desk: Desk, words: DateWords
) -> tuple[Typed, ...]:
    given = (("--talk", arguments.talk), ("--promise", arguments.promise))
    whose = _waking(someone, desk)
    return tuple(window_typed(option, when, at, desk, words, whose) for option, when in given if when is not None)


def _waking(someone: Someone, desk: Desk) -> Waking:
    return waking_in(someone.history, desk.policy)


def _agreed(arguments: Namespace, agreed: tuple[Typed, ...], desk: Desk, words: DateWords) -> tuple[NextAgreement, ...]:
    windows = {typed.option: typed.window for typed in agreed}
    typed = (
        (AgreementKind.TALK, "--talk", arguments.talk),
        (AgreementKind.PROMISE, "--promise", arguments.promise),
    )
    return tuple(
        NextAgreement(
            kind,
            windows[option],
            *_how_and_about_what(arguments, kind),
            ask_again() if comes_again(when, desk.now(), desk.zone, words) else "",
            every=when.strip() if comes_again(when, desk.now(), desk.zone, words) else "",
            instead=_instead(arguments),
            who_moved=WhoMoved.WE_ASKED if arguments.moved_by is not None else WhoMoved.THEY_ASKED,
            place=arguments.place if kind is AgreementKind.TALK else "",
            minutes=arguments.minutes if kind is AgreementKind.TALK else None,
        )
        for kind, option, when in typed
        if when is not None
    )


def _how_and_about_what(arguments: Namespace, kind: AgreementKind) -> tuple[Channel, str, str]:
    """The channel, the topic and their words. Where a talk was agreed as well, a promise has options of its own."""
    channel, topic, words = arguments.by_channel, arguments.topic, arguments.words
    if kind is AgreementKind.PROMISE:
        if arguments.talk is not None:
            channel, topic, words = None, "", ""
        elif arguments.standing is not None or arguments.object is not None:
            words = ""  # a promise is ours: what they said is about that
        channel, topic = arguments.promise_by_channel or channel, arguments.promise_topic or topic
        words = arguments.promise_words or words
    return channel or arguments.channel, topic, words


def _each_goes_with_its_own(arguments: Namespace) -> None:
    """What would be about nothing is not dropped quietly. Raises CannotTell."""
    for name, about in GOES_WITH.items():
        if getattr(arguments, name) and all(getattr(arguments, option) is None for option in about):
            option, answers = Theirs(_as_typed(name)), Theirs(", ".join(map(_as_typed, about)))
            if len(about) == 1:
                # T: "--promise-topic goes with --promise."
                raise CannotTell(tr("{option} goes with {answer}.", option=option, answer=answers))
            # T: "--topic goes with one of these: --talk, --promise."
            raise CannotTell(tr("{option} goes with one of these: {answers}.", option=option, answers=answers))


def _says_what_it_can(arguments: Namespace) -> None:
    """What it says of a talk is said by one of the two, and about that talk. Raises CannotTell."""
    if arguments.says is None:
        return
    direction = _direction(arguments)
    if direction is Direction.MET:
        raise CannotTell(tr("--says goes with --direction out or in: who of you said it?"))
    if direction is Direction.IN and arguments.says is Says.MISSED:
        raise CannotTell(tr("--says missed is ours to say; that they did not come is told with settle no-show."))
    if direction is Direction.OUT and arguments.basis not in (None, Basis.ABOUT):
        raise CannotTell(tr("--says is about the appointment, so --basis can only be about."))


def _rests_on_nothing_that_was_theirs(arguments: Namespace) -> None:
    """What comes in and where we met is welcome whatever it rests on. Raises CannotTell."""
    if arguments.basis is not None and _direction(arguments) is not Direction.OUT:
        raise CannotTell(tr("--basis goes with --direction out: theirs, and where you met, need nothing to rest on."))


def _note(arguments: Namespace, direction: Direction) -> str:
    """What they asked as they came to us, or as we met, is part of what was said."""
    asked = arguments.asked if direction is not Direction.OUT else ""
    return "\n".join(text for text in (arguments.note, asked) if text.strip())


def _missed(arguments: Namespace, someone: Someone, at: datetime, desk: Desk) -> int | None:
    """The talk whose time is over, and of which they are told outright that we missed it: the one named, or the only.
    By a call that nobody answered they are not.
    """
    over = [a.id for a in _told_of(Says.MISSED, arguments, someone) if has_slipped(a.window, at, desk.policy)]
    if arguments.keeps is not None:
        return arguments.keeps if arguments.keeps in over else None
    return over[0] if len(over) == 1 else None


def _called_off(arguments: Namespace, someone: Someone, at: datetime, desk: Desk) -> int | None:
    """The talk of which they are told that we call it off: the one named, or the next whose time is not over."""
    ahead = [a for a in _told_of(Says.CALLED_OFF, arguments, someone) if not has_slipped(a.window, at, desk.policy)]
    meant = [a for a in ahead if arguments.keeps in (None, a.id)]
    return min(meant, key=lambda a: (a.window.ends, a.id)).id if meant else None


def _told_of(says: Says, arguments: Namespace, someone: Someone) -> list[Agreement]:
    """Every open talk with them, where we tell them that of one: a call that nobody answered told nobody."""
    told = arguments.says is says and _direction(arguments) is Direction.OUT
    if not told or _outcome(arguments) is ContactOutcome.NO_ANSWER or someone.history is None:
        return []
    return [a for a in someone.history.agreements if a.kind is AgreementKind.TALK and a.is_open]


def _basis(arguments: Namespace) -> Basis | None:
    """What it is declared to rest on. What says that we are late is about the appointment."""
    if arguments.basis is not None:
        return Basis(arguments.basis)
    if arguments.says is not None and _direction(arguments) is Direction.OUT:
        return Basis.ABOUT
    return Basis.SERVICE if arguments.asked.strip() else None


def _as_typed(option: str) -> str:
    return f"--{option.replace('_', '-')}"


def _instead(arguments: Namespace) -> bool | None:
    if arguments.instead and arguments.as_well:
        raise CannotTell(tr("--instead and --as-well say the opposite of each other; give one of them."))
    return True if arguments.instead else False if arguments.as_well else None


def _tell_held(held: Held, history: History | None, arguments: Namespace, desk: Desk, page: Page) -> ExitCode:
    if arguments.json:
        earliest = earliest_json(history, desk) if history is not None else None
        who = tell_json.person(history.prospect) if history is not None else None
        judged = verdict_json(held.verdict, desk)
        if held.prospect is not None and arguments.others:
            who, earliest = tell_json.person(held.prospect), None
        page.json({"saved": False, "who": who, **judged, "missing": list(held.lacks), "earliest": earliest})
        return exit_of(held.verdict.level)
    tell_verdict(held.verdict, desk, page)
    page.line()
    if arguments.others and held.prospect is not None:
        page.line(tr("This is about {who}; it can be logged without them.", who=Theirs(held.prospect.name)))
        page.line()
        history = None
    if history is not None:
        tell_earliest(history, desk, page)
        page.line()
    page.line(" ".join((tr("Nothing was saved."), *(MISSING[problem].told() for problem in held.lacks))))
    return exit_of(held.verdict.level)


def _against(agreed: Agreement, logged: Logged, desk: Desk) -> str:
    """What else is in our diary at that time; "" for nothing, and where the store cannot say."""
    if agreed.kind is not AgreementKind.TALK:
        return ""
    people = {one.prospect.id for one in (logged, *logged.others)}
    try:
        known = in_the_diary(agreed.window, agreed.owner, desk.store)
    except StoreFault:
        return ""
    return say.against(known, agreed.minutes, people, desk.zone, day_in(desk.now(), desk.zone))


def _tell_before(before: LoggedBefore, arguments: Namespace, desk: Desk, page: Page) -> ExitCode:
    """The entry is there, which is what was asked for."""
    prospect, contact = before.prospect, before.contact
    if arguments.json:
        who, judged = tell_json.person(prospect), verdict_json(contact.verdict, desk)
        page.json({"saved": True, "already": True, "who": who, "contact": contact.id, **judged})
        return ExitCode.FINE
    moment = say.moment(contact.at, desk.zone, day_in(desk.now(), desk.zone))
    # T: "Logged: call with Jo Hill, as agreed; today, 10:05."
    page.line(tr("{logged}; {moment}.", logged=say.logged(contact, before.rests_on, prospect.name), moment=moment))
    page.line(tr("It is there already, so nothing was written again."))
    return ExitCode.FINE


def _tell_logged(
    logged: Logged,
    near: tuple[PersonLine, ...],
    in_notes: tuple[str, ...],
    times: tuple[Typed, ...],
    arguments: Namespace,
    desk: Desk,
    page: Page,
) -> None:
    """What was saved is told by what is at hand: a store that fails now must not make it pass for unsaved."""
    prospect, verdict = logged.prospect, logged.contact.verdict
    try:
        history = desk.store.history_of(prospect.id)
    except StoreFault:
        history = None
    if arguments.json:
        named = {"near": [tell_json.person(line) for line in near]} if near else {}
        aside = {"in_notes": list(in_notes)} if in_notes else {}
        who = {"who": tell_json.person(prospect), **named, **aside}
        earliest = earliest_json(history, desk) if history is not None else None
        judged = {**verdict_json(verdict, desk), "earliest": earliest}
        page.json({"saved": True, "already": False, **who, **_written_json(logged, times, desk), **judged})
        return
    today = day_in(desk.now(), desk.zone)
    page.line(tr("{logged}.", logged=say.logged(logged.contact, logged.rests_on, *logged.names)))
    if near:
        page.line(say.someone_new(near), indent=2)
    for typed in in_notes:
        page.line(say.kept_in_notes(typed), indent=2)
    kept = logged.settled
    if verdict.findings or (kept is not None and logged.contact.direction is not Direction.OUT):
        tell_verdict(verdict, desk, page)
    if kept is not None and kept.every and not logged.agreed and not kept.is_open:
        page.line(tr("It comes again ({every}); agree on the next time with --talk.", every=Theirs(kept.every)))
    for line in filter(None, (typed.told(desk) for typed in times)):
        page.line(line)
    for agreed in logged.agreed:
        page.line(say.agreement(agreed, today, desk.me))
        page.line(say.window(agreed.window, today, desk.zone), indent=2)
        if agreed.then:
            page.line(tr("Then: {what}.", what=say.one_line(agreed.then)), indent=2)
        against = _against(agreed, logged, desk)
        if against:
            page.line(against, indent=2)
    for ended in logged.ended:
        page.line(say.ended(ended, today, desk.zone))
    if logged.over is not None:
        page.line(say.still_to_be_answered(logged.over, today, desk.zone))
    if history is not None:
        tell_earliest(history, desk, page)


def _written_json(logged: Logged, times: tuple[Typed, ...], desk: Desk) -> dict[str, object]:
    """What was written down, and what became of what was agreed before."""
    written: dict[str, object] = {
        "contact": logged.contact.id,
        "settled": tell_json.agreement(logged.settled) if logged.settled is not None else None,
        "agreed": [{**tell_json.agreement(a), "against": _against(a, logged, desk)} for a in logged.agreed],
        "counted_from_contact": [typed.option for typed in times if typed.counted_from is not None],
        "ended": [tell_json.agreement(a) for a in logged.ended],
        "over": tell_json.agreement(logged.over) if logged.over is not None else None,
    }
    if logged.others:
        written["with"] = [
            {"who": tell_json.person(other.prospect), "contact": other.contact.id} for other in logged.others
        ]
    return written
