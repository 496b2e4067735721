"""What becomes of an agreement: kept, kept late, tried, moved, broken, withdrawn, no-show or lapsed. Knows no store."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from tracker.rules.agreement import KEPT, MISSED, Agreement, AgreementKind, AgreementOutcome, WhoMoved
from tracker.rules.channel import Channel
from tracker.rules.contact import Contact
from tracker.rules.entry import NextAgreement
from tracker.rules.guard.timing import Timing, timing
from tracker.rules.policy import Policy
from tracker.rules.prospect import Objection, StandingKind
from tracker.rules.text import fold
from tracker.rules.window import Window


def can_settle(contact: Contact, agreement: Agreement) -> bool:
    """Whether a contact that kept it, or tried to, leaves it otherwise than it is.

    One entered late may turn out to have kept what somebody has since called broken or lapsed by hand; what another
    contact settled, or a later agreement replaced, is left alone.
    """
    by_hand = agreement.outcome in MISSED and agreement.settled_by is None
    return agreement.is_open or (by_hand and not contact.outcome.is_unanswered_try)


def settle(contact: Contact, agreement: Agreement, policy: Policy, theirs: Window | None = None) -> Agreement:
    """The agreement as `contact` leaves it. `theirs` is the window they agreed to, where ours is another.

    A try that reached nobody leaves it open as *tried*. Past its time it is kept late; long past, it has
    lapsed, whatever was said then: they had stopped expecting us. What was called missed by hand remembers that.
    """
    if contact.outcome.is_unanswered_try:
        return replace(agreement, outcome=AgreementOutcome.TRIED)
    outcome = {
        Timing.LATE: AgreementOutcome.KEPT_LATE,
        Timing.LAPSED: AgreementOutcome.LAPSED,
    }.get(timing(replace(agreement, window=theirs or agreement.window), contact.at, policy), AgreementOutcome.KEPT)
    was_missed = agreement.was_missed or (agreement.outcome in MISSED and outcome in KEPT)
    return replace(
        agreement, outcome=outcome, settled_at=contact.at, settled_by=contact.id, to_tell=False, was_missed=was_missed
    )


def withdraw(agreement: Agreement, at: datetime, contact_id: int | None) -> Agreement:
    """They no longer want it, said at `at` (in that contact, where there was one)."""
    return replace(agreement, outcome=AgreementOutcome.WITHDRAWN, settled_at=at, settled_by=contact_id, to_tell=False)


def call_off(agreement: Agreement, at: datetime) -> Agreement:
    """We no longer can, or want to, and told them at `at`, before its time was over. That it was we stays with it."""
    return replace(withdraw(agreement, at, None), who_moved=WhoMoved.WE_ASKED)


def break_(agreement: Agreement, at: datetime, *, to_tell: bool = False) -> Agreement:
    """We did not keep it, and said so; with `to_tell` they do not know it yet.

    One that was missed already stays missed since then: to say so tells them, and changes nothing else.
    """
    missed = agreement.settled_at if agreement.outcome is AgreementOutcome.BROKEN else None
    return replace(agreement, outcome=AgreementOutcome.BROKEN, settled_at=missed or at, to_tell=to_tell)


def did_not_come(agreement: Agreement, at: datetime) -> Agreement:
    """We were to meet, and they were not there."""
    return replace(agreement, outcome=AgreementOutcome.NO_SHOW, settled_at=at, to_tell=False)


def lapse(agreement: Agreement, at: datetime) -> Agreement:
    """Nobody kept it, and it is too long ago to keep."""
    return replace(agreement, outcome=AgreementOutcome.LAPSED, settled_at=at, to_tell=False)


def with_their_words(agreement: Agreement, words: str) -> Agreement:
    """What they said as it ended stands after what they said as it was agreed."""
    return (
        replace(agreement, words="; ".join(said for said in (agreement.words, words) if said)) if words else agreement
    )


def move(agreement: Agreement, window: Window, who_moved: WhoMoved, at: datetime, new_id: int) -> tuple[Agreement, ...]:
    """The agreement with its new window, as of `at` (UTC): the old one, pointing to its successor, and the successor.

    A typing mistake is no move: the one agreement is put right.
    """
    if who_moved is WhoMoved.TYPED_WRONG:
        return (replace(agreement, window=window),)
    old = replace(
        agreement,
        outcome=AgreementOutcome.MOVED,
        settled_at=at,
        moved_to=new_id,
        who_moved=who_moved,
        to_tell=False,
    )
    new = replace(
        agreement,
        id=new_id,
        window=window,
        made_at=agreement.made_at if who_moved is WhoMoved.I_AM_LATE else at,
        outcome=AgreementOutcome.OPEN,
        settled_at=None,
        settled_by=None,
        to_tell=False,
    )
    return old, new


def replaced_by(
    agreed: NextAgreement, agreements: Iterable[Agreement], at: datetime, policy: Policy
) -> Agreement | None:
    """The open talk in whose place a new time agreed at `at` stands; None where both stand.

    One by the same way whose own time is not over, about the same thing or not far from it, the nearest first. One
    whose time is over is asked about, and never quietly moved: only where it was said that the new time stands in its
    place, and none is ahead.
    """
    if agreed.kind is not AgreementKind.TALK or agreed.instead is False:
        return None
    known = tuple(agreements)
    if agreed.instead:
        return could_be_replaced(agreed, known, at, policy) or left_over(agreed, known, at, policy)
    talks = _by_that_way(agreed, known, at, policy, over=False)
    return _nearest(agreed, [a for a in talks if _is_the_same_talk(agreed, a, policy)])


def could_be_replaced(
    agreed: NextAgreement, agreements: Iterable[Agreement], at: datetime, policy: Policy
) -> Agreement | None:
    """The open talk whose time is not over at `at`, the nearest to the new time: one by the same way before any other.

    One by another way is never replaced unasked, and may be all the same: a call on Monday for Friday's video call.
    """
    known = tuple(agreements)
    return _nearest(agreed, _by_that_way(agreed, known, at, policy, over=False)) or _nearest(
        agreed, [a for a in _by_any_way(known, at, policy, over=False) if _is_the_same_talk(agreed, a, policy)]
    )


def left_over(agreed: NextAgreement, agreements: Iterable[Agreement], at: datetime, policy: Policy) -> Agreement | None:
    """The open talk by the same way whose time is over at `at`: what became of it has still to be said."""
    return _nearest(agreed, _by_that_way(agreed, agreements, at, policy, over=True))


def could_be_called_off(agreements: Iterable[Agreement], at: datetime, policy: Policy) -> Agreement | None:
    """The open talk they may have come to call off at `at`: the next whose time is not over, else the last whose is."""
    known = tuple(agreements)
    ahead = _by_any_way(known, at, policy, over=False)
    if ahead:
        return min(ahead, key=lambda a: (a.window.ends, a.id))
    return max(_by_any_way(known, at, policy, over=True), key=lambda a: (a.window.ends, a.id), default=None)


def _by_that_way(
    agreed: NextAgreement, agreements: Iterable[Agreement], at: datetime, policy: Policy, *, over: bool
) -> list[Agreement]:
    return [a for a in _by_any_way(agreements, at, policy, over=over) if a.channel is agreed.channel]


def _by_any_way(agreements: Iterable[Agreement], at: datetime, policy: Policy, *, over: bool) -> list[Agreement]:
    return [
        a
        for a in agreements
        if a.is_open
        and a.kind is AgreementKind.TALK
        and a.made_at <= at
        and (timing(a, at, policy) in (Timing.LATE, Timing.LAPSED)) is over
    ]


def _nearest(agreed: NextAgreement, talks: Iterable[Agreement]) -> Agreement | None:
    return min(talks, key=lambda a: (days_between(a.window, agreed.window), a.window.ends, a.id), default=None)


def agreed_anew(talk: Agreement, contact: Contact, new_id: int) -> tuple[Agreement, Agreement]:
    """A talk that still stands though they said in that contact that it is their turn: the old one, pointing to what
    was agreed in the same breath, and that. Left as it was, the later word would overrule it.
    """
    anew = replace(talk, id=new_id, made_at=contact.at, made_in=contact.id, outcome=AgreementOutcome.OPEN)
    return replace_with(talk, anew, contact, WhoMoved.THEY_ASKED), anew


def carrying_over(new: Agreement, old: Agreement) -> Agreement:
    """What was agreed in the place of something, with what nobody said anew (about what, where, how long) as it was."""
    return replace(
        new,
        topic=new.topic or old.topic,
        then=new.then or old.then,
        place=new.place or old.place,
        minutes=new.minutes if new.minutes is not None else old.minutes,
        every=new.every or old.every,
    )


def replace_with(old: Agreement, new: Agreement, contact: Contact, who_moved: WhoMoved) -> Agreement:
    """The old talk, moved to the one that was agreed in that contact in its place."""
    return replace(
        old,
        outcome=AgreementOutcome.MOVED,
        settled_at=contact.at,
        settled_by=contact.id,
        moved_to=new.id,
        who_moved=who_moved,
    )


def lifting_once(agreement: Agreement, objections: Iterable[Objection]) -> Agreement:
    """The agreement, lifting for itself what they had objected to, where they had."""
    return replace(agreement, lifts_once=bool(_against(agreement, objections, agreement.made_at)))


def lifted_by(agreed: Iterable[Agreement], objections: Iterable[Objection], at: datetime) -> list[Objection]:
    """The objections in force at `at` to the ways that were agreed then, lifted for good."""
    against = {o.id: o for a in agreed for o in _against(a, objections, at)}
    return [replace(o, lifted_at=at) for o in against.values()]


def asks_to_be_lifted(
    agreed: Iterable[NextAgreement], objections: Iterable[Objection], at: datetime
) -> tuple[Objection, ...]:
    """The objections to the way of a talk that is agreed at `at`, of which only they can say whether it lifts them.

    Not one that was lifted since, nor one that is over before that talk begins.
    """
    talks = [a for a in agreed if a.kind is AgreementKind.TALK]
    return tuple(
        o
        for o in objections
        if o.holds_at(at)
        and o.lifted_at is None
        and any(o.covers(a.channel) and (o.until is None or o.until > a.window.starts) for a in talks)
    )


def _against(agreement: Agreement, objections: Iterable[Objection], at: datetime) -> list[Objection]:
    return [o for o in objections if o.holds_at(at) and o.covers(agreement.channel)]


def days_between(one: Window, other: Window) -> int:
    """How many days after the last day of the one the other begins; 0 where they share a day."""
    return max(0, (max(one.first, other.first) - min(one.last, other.last)).days)


def _is_the_same_talk(agreed: NextAgreement, talk: Agreement, policy: Policy) -> bool:
    topic = fold(agreed.topic.strip())
    same_topic = bool(topic) and topic == fold(talk.topic.strip())
    return same_topic or days_between(talk.window, agreed.window) <= policy.instead_days


def ended_by_standing(agreement: Agreement, kind: StandingKind) -> bool:
    """Whether a new standing of that kind takes back an open agreement.

    "No, thank you" takes back all of them; "we'll call you" a time to talk, but not what we owe them.
    """
    if kind is StandingKind.THEIR_TURN:
        return agreement.is_open and agreement.kind is AgreementKind.TALK
    return agreement.is_open and kind is StandingKind.NO_THANKS


def ended_by_objection(agreement: Agreement, channel: Channel | None) -> bool:
    """Whether "do not contact me" by that channel (None for all) takes back an open agreement."""
    return agreement.is_open and channel in (None, agreement.channel)
