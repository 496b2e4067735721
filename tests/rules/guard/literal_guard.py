"""The guard once more, from its words: every row of its table and every paragraph beneath as one plain function.

It is slow, and shares nothing with `tracker.rules` but the values; random histories hold the two against each other.
Knows no evidence and no sentence: only which rows hold, how gravely, and what the contact would settle.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from itertools import product
from zoneinfo import ZoneInfo

from tracker.rules.agreement import Agreement, AgreementKind, AgreementOutcome, WhoMoved
from tracker.rules.basis import Basis
from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import Contact, ContactOutcome
from tracker.rules.entry import NOTHING, Attempt
from tracker.rules.history import History, Neighbour, Sharer
from tracker.rules.policy import Policy
from tracker.rules.prospect import CanBuy, Hours, Interest, Objection, Standing, StandingKind
from tracker.rules.verdict import Code, Level
from tracker.rules.window import Window

WRITTEN = (Channel.EMAIL, Channel.TEXT, Channel.SOCIAL, Channel.POST)
RUNG = (Channel.CALL, Channel.VIDEO)
SPOKEN = (Channel.MEETING, *RUNG)
TRIES = (ContactOutcome.VOICEMAIL, ContactOutcome.NO_ANSWER)
TALK, PROMISE = AgreementKind.TALK, AgreementKind.PROMISE
CARRIES = (Basis.AGREED, Basis.PROMISED, Basis.REPLY, Basis.SERVICE)
EXEMPT = (*CARRIES, Basis.ABOUT, Basis.GOING_ON)
WITHOUT_A_BASIS = (Basis.NONE, Basis.FIRST_APPROACH, None)
THEIR_TURN, NO_THANKS = StandingKind.THEIR_TURN, StandingKind.NO_THANKS


@dataclass(frozen=True)
class Word:
    level: Level
    codes: frozenset[Code]
    settles: int | None
    basis: Basis | None


@dataclass(frozen=True)
class Past:
    """All that was known at `now`."""

    now: datetime
    standings: list[Standing]
    objections: list[Objection]
    agreements: list[Agreement]
    contacts: list[Contact]


@dataclass(frozen=True)
class Ground:
    """One thing an outgoing contact could rest on. `basis` is NONE where it is in the way but does not carry."""

    basis: Basis
    agreement: Agreement | None = None
    message: Contact | None = None
    is_told: bool = False


@dataclass(frozen=True)
class Case:
    attempt: Attempt
    history: History
    policy: Policy
    past: Past
    ground: Ground


def literal_word(attempt: Attempt, history: History, policy: Policy) -> Word:
    """Incoming and met contacts are always welcome, whatever stands. Of an outgoing one's grounds the mildest gives
    the verdict; which agreement is settled is another question."""
    past = known_at(attempt.at, history.standings, history.objections, history.agreements, history.contacts)
    if attempt.direction is not Direction.OUT:
        return Word(Level.WELCOME, frozenset(), settled_together(attempt, past, policy), None)
    cases = [Case(attempt, history, policy, past, ground) for ground in grounds(attempt, past, policy)]
    chosen = settled_by_us(cases)
    mildest = min(cases, key=lambda case: how_mild(case, cases, chosen))
    rows = rows_of(mildest)
    basis = (
        chosen.ground.basis if chosen is not None and chosen.ground.basis is not Basis.NONE else mildest.ground.basis
    )
    if basis is Basis.NONE and first_approach(mildest) is not None:
        basis = Basis.FIRST_APPROACH
    settles = chosen.ground.agreement.id if chosen is not None and chosen.ground.agreement is not None else None
    return Word(max(rows.values(), default=Level.WELCOME), frozenset(rows), settles, basis)


def how_mild(case: Case, cases: list[Case], chosen: Case | None) -> tuple[object, ...]:
    """Of grounds of one level: what it settles, then what it does not leave open, then the fewest rows, then agreements
    by the same way before others and the one that begins first, then their message, then going on, then nothing."""
    rows, ground = rows_of(case), case.ground
    kept = ground.agreement is not None and is_the_agreed_thing(case.attempt, ground.agreement, case.past, case.policy)
    return max(rows.values(), default=Level.WELCOME), case is not chosen, kept, len(rows), cases.index(case)


# What was known then


def known_at(
    now: datetime,
    standings: tuple[Standing, ...],
    objections: tuple[Objection, ...],
    agreements: tuple[Agreement, ...],
    contacts: tuple[Contact, ...],
) -> Past:
    """It is judged against what was known and agreed before it; what was decided later (a move) is not known then."""

    def known(agreement: Agreement) -> bool:
        before = moved_from(agreement, agreements)
        moved_later = before is not None and before.settled_at is not None and before.settled_at > now
        return agreement.made_at <= now and not moved_later

    return Past(
        now,
        sorted((s for s in standings if s.since <= now), key=lambda s: (s.since, s.id)),
        [o for o in objections if o.since <= now],
        sorted((a for a in agreements if known(a)), key=lambda a: (a.made_at, a.id)),
        sorted((c for c in contacts if c.at <= now), key=lambda c: (c.at, c.id)),
    )


def moved_from(agreement: Agreement, agreements: tuple[Agreement, ...] | list[Agreement]) -> Agreement | None:
    return next((a for a in agreements if a.moved_to == agreement.id), None)


def chain_of_ours(agreement: Agreement, agreements: list[Agreement]) -> list[Agreement]:
    """The agreement and those it came from by our own new dates, to which nobody agreed: on their side all are one."""
    chain = [agreement]
    while (before := moved_from(chain[-1], agreements)) is not None and before.who_moved is WhoMoved.I_AM_LATE:
        chain.append(before)
    return chain


def their_window(agreement: Agreement, past: Past) -> Window:
    """Our own new date is not theirs: the guard measures by the window they agreed to."""
    return chain_of_ours(agreement, past.agreements)[-1].window


def was_open(agreement: Agreement, now: datetime) -> bool:
    return agreement.settled_at is None or agreement.settled_at > now


def is_open(agreement: Agreement, past: Past) -> bool:
    """When an agreement and a "their turn" disagree, the later one stands; a later no ends both kinds."""
    if not was_open(agreement, past.now):
        return False
    last = past.standings[-1] if past.standings else None
    if last is None or last.since <= agreement.made_at:
        return True
    if last.kind is NO_THANKS:
        return False
    return not (last.kind is THEIR_TURN and agreement.kind is TALK)


def was_called_off(agreement: Agreement, now: datetime) -> bool:
    by_them = agreement.outcome is AgreementOutcome.WITHDRAWN and not we_called_off(agreement)
    return by_them and not was_open(agreement, now)


def we_called_off(agreement: Agreement) -> bool:
    return agreement.outcome is AgreementOutcome.WITHDRAWN and agreement.who_moved is WhoMoved.WE_ASKED


def no_that_stands(past: Past) -> Standing | None:
    """They said no, and no talk was agreed in the same breath or since (one called off does not count)."""
    last = past.standings[-1] if past.standings else None
    if last is None or last.kind is not NO_THANKS:
        return None
    for a in past.agreements:
        if a.kind is TALK and a.made_at >= last.since and not was_called_off(a, past.now):
            return None
    return last


def turn_that_stands(past: Past) -> Standing | None:
    """They said they would contact us, and nothing was agreed and nothing came in since."""
    last = past.standings[-1] if past.standings else None
    if last is None or last.kind is not THEIR_TURN:
        return None
    for a in past.agreements:
        if a.made_at > last.since and not was_called_off(a, past.now):
            return None
    for c in past.contacts:
        if c.direction is Direction.IN and c.at > last.since:
            return None
    return last


# How a moment lies to a window


def day_of(moment: datetime, zone: str) -> object:
    return moment.astimezone(ZoneInfo(zone)).date()


def is_timed(window: Window) -> bool:
    return window.at is not None


def is_too_early(agreement: Agreement, past: Past, policy: Policy) -> bool:
    """15 minutes grace for an exact time or hours. A promise may be kept any time from the day it is made."""
    window = their_window(agreement, past)
    grace = policy.grace_before if is_timed(window) else timedelta()
    return agreement.kind is TALK and past.now < window.starts - grace


def is_lapsed(agreement: Agreement, past: Past, policy: Policy) -> bool:
    return past.now > their_window(agreement, past).ends + timedelta(days=policy.lapse_days)


def is_late(agreement: Agreement, past: Past, policy: Policy) -> bool:
    """1 hour grace for an exact time or hours."""
    window = their_window(agreement, past)
    over = past.now > window.ends + policy.grace_after if is_timed(window) else past.now >= window.ends
    return over and not is_lapsed(agreement, past, policy)


def is_in_time(agreement: Agreement, past: Past, policy: Policy) -> bool:
    return not (
        is_too_early(agreement, past, policy) or is_late(agreement, past, policy) or is_lapsed(agreement, past, policy)
    )


# What an outgoing contact can rest on


def grounds(attempt: Attempt, past: Past, policy: Policy) -> list[Ground]:
    """What it is said to rest on is what it rests on; otherwise all there is: open agreements, their message, going on
    with the last word, and nothing where there is neither agreement nor message."""
    if attempt.basis is Basis.ABOUT:
        talk = about_which_talk(attempt, past, policy)
        return [Ground(Basis.ABOUT if talk is not None else Basis.NONE, talk, is_told=True)]
    message = message_to_answer(attempt, past, policy)
    if attempt.keeps in (None, NOTHING) and attempt.basis in (Basis.SERVICE, Basis.GOODWILL, Basis.REPLY):
        return [Ground(attempt.basis, message=message if attempt.basis is Basis.REPLY else None, is_told=True)]
    agreements = [a for a in past.agreements if is_open(a, past) and could_carry(a, attempt, past)]
    agreements.sort(key=lambda a: (a.channel is not attempt.channel, their_window(a, past).starts, a.id))
    found = []
    for a in agreements:
        carries = is_the_agreed_thing(attempt, a, past, policy) and not is_lapsed(a, past, policy)
        found.append(Ground((Basis.AGREED if a.kind is TALK else Basis.PROMISED) if carries else Basis.NONE, a))
    if attempt.keeps in (None, NOTHING):
        if message is not None:
            found.append(Ground(Basis.REPLY, message=message))
        if goes_on(attempt, past, policy):
            found.append(Ground(Basis.GOING_ON))
    return found or [Ground(Basis.NONE)]


def could_carry(agreement: Agreement, attempt: Attempt, past: Past) -> bool:
    """A promise covers its own channel only, unless the contact is said to keep one."""
    if attempt.keeps not in (None, NOTHING):
        return agreement.id == attempt.keeps
    if attempt.basis is Basis.PROMISED and any(a.kind is PROMISE and is_open(a, past) for a in past.agreements):
        return agreement.kind is PROMISE
    return agreement.kind is TALK or agreement.channel is attempt.channel


def is_the_agreed_thing(attempt: Attempt, agreement: Agreement, past: Past, policy: Policy) -> bool:
    """By the same way (a call is no meeting), and not before the first day that was agreed."""
    if attempt.keeps == agreement.id:
        return True
    if not is_the_same_way(attempt, agreement):
        return False
    window = their_window(agreement, past)
    on_the_day = day_of(past.now, window.zone) == window.first
    return not is_too_early(agreement, past, policy) or on_the_day


def is_the_same_way(attempt: Attempt, agreement: Agreement) -> bool:
    if agreement.channel is attempt.channel:
        return True
    if agreement.kind is PROMISE:
        return attempt.basis is Basis.PROMISED
    return agreement.channel in RUNG and attempt.channel in SPOKEN


# A reply answers what still waits


def waits(message: Contact, past: Past, policy: Policy) -> bool:
    """Their message counts for five days where nothing settled it; unanswered tries do not, two at most."""
    if message.direction is not Direction.IN or past.now - message.at > timedelta(days=policy.reply_days):
        return False
    if settled_in_itself(message, past):
        return False
    later = past.contacts[past.contacts.index(message) + 1 :]
    if any(settles_a_message(c) for c in later):
        return False
    tries = [c for c in later if c.direction is Direction.OUT and c.outcome in TRIES and is_an_answer(c)]
    return len([c for c in tries if c.agreement_id is None]) < policy.tries


def settled_in_itself(message: Contact, past: Past) -> bool:
    """By a conversation unless a question in it was left open, by a next step agreed in it, by "we'll call you", and by
    the key *nothing to answer*."""
    if message.outcome is ContactOutcome.TALKED and all(q.answer.strip() for q in message.questions):
        return True
    if any(a.made_in == message.id for a in past.agreements):
        return True
    if any(s.kind is THEIR_TURN and s.since >= message.at for s in past.standings):
        return True
    said = message.nothing_to_answer_at
    return said is not None and said <= past.now


def settles_a_message(later: Contact) -> bool:
    """An answer, or a conversation in which no question was left open."""
    if later.outcome is ContactOutcome.TALKED:
        return all(q.answer.strip() for q in later.questions)
    return later.direction is Direction.OUT and later.outcome not in TRIES and is_an_answer(later)


def is_an_answer(ours: Contact) -> bool:
    """What was about the appointment, or goodwill, answers nothing."""
    return ours.basis not in (Basis.ABOUT, Basis.GOODWILL)


def message_to_answer(attempt: Attempt, past: Past, policy: Policy) -> Contact | None:
    """The latest that waits; else the latest written one that takes one written answer by its way within a day."""
    waiting = [c for c in past.contacts if waits(c, past, policy)]
    if waiting:
        return waiting[-1]
    written = [c for c in past.contacts if takes_one_written_answer(c, attempt, past, policy)]
    return written[-1] if written else None


def takes_one_written_answer(message: Contact, attempt: Attempt, past: Past, policy: Policy) -> bool:
    """Where a written message does not wait, one written answer by the same way within a day is welcome still, the
    first answer being that one."""
    if message.direction is not Direction.IN or message.channel not in WRITTEN:
        return False
    if attempt.channel is not message.channel or past.now - message.at > policy.answer_within:
        return False
    later = past.contacts[past.contacts.index(message) + 1 :]
    return not any(c.direction is Direction.OUT and c.channel in WRITTEN and is_an_answer(c) for c in later)


def goes_on(attempt: Attempt, past: Past, policy: Policy) -> bool:
    """One message, or one call back after a conversation that broke off, within 15 minutes of one by the same way that
    rested on agreed, promised, reply or an asked-for service; never after a try; it starts nothing itself."""
    by_this_way = [c for c in past.contacts if c.direction is Direction.OUT and c.channel is attempt.channel]
    if not by_this_way or attempt.channel not in (*WRITTEN, *RUNG) or attempt.basis is not None:
        return False
    last = by_this_way[-1]
    if last.basis not in CARRIES or past.now - last.at > policy.going_on:
        return False
    return last.outcome not in TRIES and (attempt.channel in WRITTEN or last.outcome is ContactOutcome.TALKED)


# About an appointment


def about_which_talk(attempt: Attempt, past: Past, policy: Policy) -> Agreement | None:
    """The talk that ends first of those of which this much may still be said."""
    talks = [
        a
        for a in past.agreements
        if a.kind is TALK and attempt.keeps in (None, NOTHING, a.id) and may_be_said_of(a, attempt, past, policy)
    ]
    return min(talks, key=lambda a: (their_window(a, past).ends, a.id), default=None)


def may_be_said_of(talk: Agreement, attempt: Attempt, past: Past, policy: Policy) -> bool:
    """Per talk: one written before its day; one written and one call on it (after a no-show too); one written
    confirmation within a day of agreeing; and from agreeing until two weeks past its end one written and one call that
    says we will be late, cannot keep it, called it off or missed it."""
    wanted = places_for(attempt.channel, attempt.at, attempt.owns_up, talk, past, policy)
    if not is_open(talk, past):
        if was_open(talk, past.now):
            return False
        allowed = {
            AgreementOutcome.NO_SHOW: {"written on it", "rung on it"},
            AgreementOutcome.BROKEN: {"written to own up", "rung to own up"},
            AgreementOutcome.WITHDRAWN: {"written to own up", "rung to own up"} if we_called_off(talk) else set(),
        }
        wanted = wanted & allowed.get(talk.outcome, set())
    ids = [a.id for a in chain_of_ours(talk, past.agreements)]
    taken: list[set[str]] = []
    for c in past.contacts:
        if c.about_id in ids and c.about_id is not None:
            places = places_for(c.channel, c.at, c.owns_up, talk, past, policy)
            if can_all_have_one([*taken, places]):
                taken.append(places)
    return can_all_have_one([*taken, wanted])


def places_for(channel: Channel, at: datetime, owns_up: bool, talk: Agreement, past: Past, policy: Policy) -> set[str]:
    window = their_window(talk, past)
    places: set[str] = set()
    if at < talk.made_at:
        return places
    day = at.astimezone(ZoneInfo(window.zone)).date()
    in_reach = at <= window.ends + timedelta(days=policy.about_days)
    if channel in WRITTEN:
        if day < window.first:
            places.add("written before")
        if window.first <= day <= window.last:
            places.add("written on it")
        if at - talk.made_at <= policy.confirm_within:
            places.add("confirmation")
        if owns_up and in_reach:
            places.add("written to own up")
    if channel in RUNG:
        if window.first <= day <= window.last:
            places.add("rung on it")
        if owns_up and in_reach:
            places.add("rung to own up")
    if we_called_off(talk) and not was_open(talk, at):
        places &= {"written to own up", "rung to own up"}
    return places


def can_all_have_one(wishes: list[set[str]]) -> bool:
    return any(len(set(given)) == len(given) for given in product(*wishes))


# The seventeen rows. Each says how gravely it holds: as its row, milder, graver, or not at all (None).

AS_ITS_ROW, MILDER, GRAVER = "as its row", "milder", "graver"


def objected(case: Case) -> str | None:
    """An objection covers its person by every number or address of that channel, and whoever else is reached by one;
    of several numbers the freest is meant. For people said to share it, what the other agreed to or waits for an answer
    to is a warn. It stands until it is lifted, whatever was agreed: for one agreement, or for good."""
    attempt, ground, now = case.attempt, case.ground, case.past.now
    for o in case.past.objections:
        if not (o.holds_at(now) and o.covers(attempt.channel)):
            continue
        a = ground.agreement
        lifted = a is not None and a.lifts_once and o.since <= a.made_at
        if not (lifted and ground.basis in (Basis.AGREED, Basis.PROMISED)):
            return AS_ITS_ROW
    reached = [attempt.to] if attempt.to else numbers_of(case)
    graded = [at_that_number(key, case) for key in reached]
    for freest in (None, MILDER, AS_ITS_ROW):
        if freest in graded:
            return freest
    return None


def numbers_of(case: Case) -> list[str]:
    prospect, channel = case.history.prospect, case.attempt.channel
    if channel is Channel.EMAIL:
        return [e.key for e in prospect.emails]
    return [p.key for p in prospect.phones] if channel in (Channel.CALL, Channel.VIDEO, Channel.TEXT) else []


def at_that_number(key: str, case: Case) -> str | None:
    def objects(sharer: Sharer) -> bool:
        return key in sharer.reached_by and any(
            o.holds_at(case.past.now) and o.covers(case.attempt.channel) for o in sharer.objections
        )

    objecting = [s for s in case.history.sharers if objects(s)]
    if not objecting:
        return None
    theirs = case.ground.basis in (Basis.AGREED, Basis.PROMISED, Basis.REPLY, Basis.ABOUT, Basis.GOING_ON)
    return MILDER if theirs and all(s.is_known_to for s in objecting) else AS_ITS_ROW


def no_thanks(case: Case) -> str | None:
    """A promise made then or later is welcome for that promise only. Note for one written answer within a day to the
    message that said it, for one answer within five days to a message since (written, voicemail, missed call), and for
    a service they asked for."""
    no, ground = no_that_stands(case.past), case.ground
    if no is None:
        return None
    if ground.agreement is not None and ground.agreement.kind is PROMISE:
        a, lapsed = ground.agreement, is_lapsed(ground.agreement, case.past, case.policy)
        if a.made_at >= no.since and a.channel is case.attempt.channel and not lapsed:
            return None
    if ground.basis is Basis.SERVICE:
        return MILDER
    message = ground.message
    if ground.basis is Basis.REPLY and message is not None and message.outcome is not ContactOutcome.TALKED:
        if message.id == no.said_in:
            soon = case.past.now - message.at <= case.policy.answer_within
            return MILDER if soon and case.attempt.channel in WRITTEN else AS_ITS_ROW
        if message.at > no.since:
            return MILDER
    return AS_ITS_ROW


def rests_on_nothing(case: Case) -> bool:
    """No open agreement, nothing of theirs waiting for a reply; what lapsed no longer counts as agreed."""
    ground = case.ground
    if ground.agreement is not None:
        return not ground.is_told and is_lapsed(ground.agreement, case.past, case.policy)
    return ground.basis is Basis.NONE and not ground.is_told


def has_no_history(case: Case) -> bool:
    """An import's "known before" and an objection are history."""
    past = case.past
    return not (
        past.contacts or past.agreements or past.standings or past.objections or case.history.prospect.known_before
    )


def their_turn(case: Case) -> str | None:
    return AS_ITS_ROW if rests_on_nothing(case) and turn_that_stands(case.past) is not None else None


def nothing_agreed(case: Case) -> str | None:
    return AS_ITS_ROW if rests_on_nothing(case) and not has_no_history(case) else None


def first_approach(case: Case) -> str | None:
    """In place of nothing_agreed where there is no history at all; towards such a one goodwill is one as well."""
    unasked = rests_on_nothing(case) or case.ground.basis is Basis.GOODWILL
    return AS_ITS_ROW if unasked and has_no_history(case) else None


def too_early(case: Case) -> str | None:
    a = case.ground.agreement
    return AS_ITS_ROW if a is not None and is_too_early(a, case.past, case.policy) else None


def late(case: Case) -> str | None:
    a = case.ground.agreement
    return AS_ITS_ROW if a is not None and is_late(a, case.past, case.policy) else None


def lapsed(case: Case) -> str | None:
    a = case.ground.agreement
    return AS_ITS_ROW if a is not None and is_lapsed(a, case.past, case.policy) else None


def other_channel(case: Case) -> str | None:
    """Note where they wrote and we ring, or answer by another way than theirs."""
    ground = case.ground
    if ground.agreement is not None:
        return AS_ITS_ROW if ground.agreement.channel is not case.attempt.channel else None
    if ground.message is not None and ground.message.channel is not case.attempt.channel:
        return MILDER
    return None


def anothers(case: Case) -> str | None:
    """Names compare without case and outer spaces."""
    a = case.ground.agreement
    theirs = a is not None and a.owner.strip().casefold() != case.attempt.by.strip().casefold()
    return AS_ITS_ROW if theirs else None


def tries_spent(case: Case) -> str | None:
    """Two unanswered tries on this agreement already, or two within two hours."""
    a = case.ground.agreement
    if a is None:
        return None
    ids = [one.id for one in chain_of_ours(a, case.past.agreements)]
    tries = [
        c for c in case.past.contacts if c.agreement_id in ids and c.outcome in TRIES and c.basis is not Basis.ABOUT
    ]
    if not tries:
        return None
    again = case.past.now - tries[-1].at < case.policy.tries_apart
    return AS_ITS_ROW if len(tries) >= case.policy.tries or again else None


def too_many(case: Case) -> str | None:
    """The second outgoing contact without a basis in 7 days, or any second one within 24 hours, over all channels and
    all of us; agreed ones, promises, replies, asked-for services, about and going on are exempt."""
    now, policy, basis = case.past.now, case.policy, case.ground.basis
    if basis in EXEMPT:
        return None
    counted = [c for c in case.past.contacts if c.direction is Direction.OUT and c.basis not in EXEMPT]
    if any(c.at > now - policy.burst for c in counted):
        return AS_ITS_ROW
    week = [c for c in counted if c.at > now - timedelta(days=policy.unbased_days) and c.basis in WITHOUT_A_BASIS]
    return AS_ITS_ROW if week and basis in WITHOUT_A_BASIS else None


def household(case: Case) -> str | None:
    """Someone else at the same organisation or household has an open agreement, or asked us to stop, while it
    stands. What was agreed with both of them is one agreement, and theirs as much as the other's."""
    ours = {a.occasion_id for a in case.past.agreements if is_open(a, case.past)} - {None}

    def binds(n: Neighbour) -> bool:
        past = known_at(case.past.now, n.standings, n.objections, n.agreements, ())
        if any(o.holds_at(past.now) for o in past.objections) or no_that_stands(past) is not None:
            return True
        theirs = [a for a in past.agreements if a.occasion_id not in ours]
        return any(is_open(a, past) and not is_lapsed(a, past, case.policy) for a in theirs)

    return AS_ITS_ROW if any(binds(n) for n in case.history.neighbours) else None


def about_it(case: Case) -> str | None:
    if case.attempt.basis is not Basis.ABOUT:
        return None
    return AS_ITS_ROW if case.ground.basis is Basis.ABOUT else GRAVER


def goodwill(case: Case) -> str | None:
    """None in the last 60 days, and not within 60 days of a "we'll call you" that still stands."""
    if case.ground.basis is not Basis.GOODWILL:
        return None
    days = timedelta(days=case.policy.goodwill_days)
    if any(c.basis is Basis.GOODWILL and case.past.now - c.at < days for c in case.past.contacts):
        return GRAVER
    turn = turn_that_stands(case.past)
    return GRAVER if turn is not None and case.past.now - turn.since < days else AS_ITS_ROW


def quiet_hours(case: Case) -> str | None:
    """Never for a talk at an exact time or within hours they agreed to, nor for e-mail and post; a day they named is
    not quiet, its hours are."""
    if case.attempt.channel in (Channel.EMAIL, Channel.POST):
        return None
    a, named = case.ground.agreement, None
    if a is not None and a.kind is TALK and case.ground.basis is Basis.AGREED:
        window = their_window(a, case.past)
        if is_timed(window) and is_in_time(a, case.past, case.policy):
            return None
        named = window.first if window.first == window.last else None
    prospect, policy = case.history.prospect, case.policy
    local = case.past.now.astimezone(ZoneInfo(prospect.zone or policy.zone))
    if prospect.hours is not None:
        return None if within(local, prospect.hours, named) else AS_ITS_ROW
    if policy.quiet_sundays and local.weekday() == 6 and local.date() != named:
        return AS_ITS_ROW
    return AS_ITS_ROW if is_night(local.time(), policy) else None


def within(local: datetime, hours: Hours, named: object) -> bool:
    """Their hours replace ours, may pass midnight, and belong to the day they begin on."""
    for back in (0, 1):
        began = local.date() - timedelta(days=back)
        starts = datetime.combine(began, hours.start)
        ends = datetime.combine(began + timedelta(days=1 if hours.end <= hours.start else 0), hours.end)
        if starts <= local.replace(tzinfo=None) < ends and (began.weekday() in hours.days or began == named):
            return True
    return False


def is_night(clock: time, policy: Policy) -> bool:
    if policy.quiet_from <= policy.quiet_until:
        return policy.quiet_from <= clock < policy.quiet_until
    return clock >= policy.quiet_from or clock < policy.quiet_until


def little_interest(case: Case) -> str | None:
    prospect = case.history.prospect
    little = prospect.interest in (Interest.NONE, Interest.PASSING) or prospect.can_buy is CanBuy.NO
    return AS_ITS_ROW if little else None


ROWS: dict[Code, tuple[Level, Callable[[Case], str | None]]] = {
    Code.OBJECTED: (Level.STOP, objected),
    Code.NO_THANKS: (Level.STOP, no_thanks),
    Code.THEIR_TURN: (Level.WARN, their_turn),
    Code.NOTHING_AGREED: (Level.WARN, nothing_agreed),
    Code.FIRST_APPROACH: (Level.WARN, first_approach),
    Code.TOO_EARLY: (Level.WARN, too_early),
    Code.LATE: (Level.NOTE, late),
    Code.LAPSED: (Level.WARN, lapsed),
    Code.OTHER_CHANNEL: (Level.WARN, other_channel),
    Code.ANOTHERS: (Level.WARN, anothers),
    Code.TRIES_SPENT: (Level.WARN, tries_spent),
    Code.TOO_MANY: (Level.WARN, too_many),
    Code.HOUSEHOLD: (Level.NOTE, household),
    Code.ABOUT_IT: (Level.NOTE, about_it),
    Code.GOODWILL: (Level.NOTE, goodwill),
    Code.QUIET_HOURS: (Level.NOTE, quiet_hours),
    Code.LITTLE_INTEREST: (Level.NOTE, little_interest),
}
MILDER_IS = {Code.OBJECTED: Level.WARN, Code.NO_THANKS: Level.NOTE, Code.OTHER_CHANNEL: Level.NOTE}


def rows_of(case: Case) -> dict[Code, Level]:
    """The rows that hold, each with its level; one that the policy silences does not count."""
    found: dict[Code, Level] = {}
    for code, (default, row) in ROWS.items():
        how = row(case) if can_hold(code, case) else None
        level = case.policy.levels.get(code, default)
        if how == MILDER:
            level = min(level, MILDER_IS[code])
        if how == GRAVER:
            level = max(level, Level.WARN)
        if how is not None and level is not Level.WELCOME:
            found[code] = level
    return found


def can_hold(code: Code, case: Case) -> bool:
    """With about_it only five others hold, with going on only what they asked of us."""
    asked_of_us = (Code.OBJECTED, Code.NO_THANKS)
    if case.attempt.basis is Basis.ABOUT:
        others = (Code.HOUSEHOLD, Code.QUIET_HOURS, Code.LITTLE_INTEREST)
        return code in (*asked_of_us, *others, Code.ABOUT_IT)
    return case.ground.basis is not Basis.GOING_ON or code in asked_of_us


# What it settles


def settled_by_us(cases: list[Case]) -> Case | None:
    """Within a talk's window the talk carries. Their newer message makes an answer a reply and leaves the promise open;
    on the promise's last day and after, the promise is chosen. Between open agreements it is the one of the same
    channel. It can be chosen otherwise: none, or one by its id."""
    first = cases[0]
    attempt, past, policy = first.attempt, first.past, first.policy
    if attempt.keeps == NOTHING or attempt.basis is Basis.ABOUT:
        return None
    kept = [
        case
        for case in cases
        if case.ground.agreement is not None and is_the_agreed_thing(attempt, case.ground.agreement, past, policy)
    ]
    if attempt.keeps is not None:
        return kept[0] if kept else None
    if any(agreement_of(case).channel is attempt.channel for case in kept):
        kept = [case for case in kept if agreement_of(case).channel is attempt.channel]

    def best(of: list[Case]) -> Case | None:
        return min(
            of,
            key=lambda case: (
                is_lapsed(agreement_of(case), past, policy),
                max(rows_of(case).values(), default=Level.WELCOME),
                their_window(agreement_of(case), past).ends,
                agreement_of(case).id,
            ),
            default=None,
        )

    carrying = [c for c in kept if agreement_of(c).kind is TALK and is_in_time(agreement_of(c), past, policy)]
    if carrying:
        return best(carrying)
    message = next((case.ground.message for case in cases if case.ground.message is not None), None)
    if message is not None:
        kept = [case for case in kept if not is_left_open(agreement_of(case), message, past, policy)]
    return best(kept)


def agreement_of(case: Case) -> Agreement:
    assert case.ground.agreement is not None
    return case.ground.agreement


def is_left_open(agreement: Agreement, message: Contact, past: Past, policy: Policy) -> bool:
    """Whether an answer to their message is a reply, and not what was agreed."""
    if is_lapsed(agreement, past, policy):
        return True
    if message.at <= agreement.made_at:
        return False
    window = their_window(agreement, past)
    return not (agreement.kind is PROMISE and past.now.astimezone(ZoneInfo(window.zone)).date() >= window.last)


def settled_together(attempt: Attempt, past: Past, policy: Policy) -> int | None:
    """Where we met, or they came to us: the agreed talk within or after its window, unless it lapsed; and early, by the
    agreed channel itself, where we spoke on that day or the calendar day before. A missed call keeps nothing."""
    if attempt.outcome in TRIES or attempt.keeps == NOTHING:
        return None
    kept = [a for a in past.agreements if is_open(a, past) and kept_together(a, attempt, past, policy)]
    if attempt.keeps is not None:
        return next((a.id for a in past.agreements if a.id == attempt.keeps and is_open(a, past)), None)

    def order(a: Agreement) -> tuple[object, ...]:
        early, other = is_too_early(a, past, policy), a.channel is not attempt.channel
        return early, a.kind is PROMISE, other, their_window(a, past).ends, a.id

    best = min(kept, key=order, default=None)
    return best.id if best is not None else None


def kept_together(agreement: Agreement, attempt: Attempt, past: Past, policy: Policy) -> bool:
    window = their_window(agreement, past)
    if agreement.kind is PROMISE:
        return attempt.direction is Direction.MET and agreement.channel is attempt.channel
    if attempt.direction is Direction.IN and attempt.their_word is not None and past.now < window.starts:
        return False  # they came to us before it, to move it, to call it off, or to say that they are late
    if is_too_early(agreement, past, policy):
        day = past.now.astimezone(ZoneInfo(window.zone)).date()
        near = day in (window.first, window.first - timedelta(days=1))
        spoke = attempt.outcome in (None, ContactOutcome.TALKED) and attempt.channel in SPOKEN
        return near and spoke and agreement.channel is attempt.channel
    return is_the_same_way(attempt, agreement) and not is_lapsed(agreement, past, policy)
