"""On what an outgoing contact could rest: an agreement, their message, what it is declared to be, or nothing.

Knows no level and no sentence, and nothing of what would speak against it whatever it rests on.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

from tracker.rules.agreement import Agreement, AgreementKind
from tracker.rules.basis import Basis
from tracker.rules.channel import FROM_AFAR, SPOKEN, WRITTEN, Direction
from tracker.rules.contact import Contact
from tracker.rules.entry import NOTHING, Attempt
from tracker.rules.guard.appointments import has_its_time, has_room, talk_with_room, talks_to_speak_of
from tracker.rules.guard.evidence import of_agreement, of_contact, of_standing
from tracker.rules.guard.known import Known
from tracker.rules.guard.replying import message_to_answer
from tracker.rules.guard.timing import Timing, is_on_first_day, timing
from tracker.rules.policy import Policy
from tracker.rules.us import is_same_user
from tracker.rules.verdict import Code, Facts, Why

Found = tuple[Code, Facts]
DECLARED = frozenset({Basis.SERVICE, Basis.GOODWILL, Basis.REPLY})
CARRIES_ON = frozenset({Basis.AGREED, Basis.PROMISED, Basis.REPLY, Basis.SERVICE})
"""What one more word can go on with."""


@dataclass(frozen=True, slots=True)
class Ground:
    """One thing the contact could rest on, and what speaks against resting on it.

    `keeps`: the contact would be what was agreed. `basis` is NONE where the ground is in the way but does not carry.
    """

    basis: Basis
    against: tuple[Found, ...] = ()
    agreement: Agreement | None = None
    when: Timing | None = None
    keeps: bool = False
    message: Contact | None = None
    rests_on: Facts | None = None


def grounds(attempt: Attempt, known: Known, policy: Policy) -> tuple[Ground, ...]:
    """All there are, in the order in which they are taken where they weigh the same.

    What a contact is declared to be is all it rests on: it cannot be called goodwill and pass as agreed.
    """
    if attempt.basis is Basis.ABOUT:
        return (_about(attempt, known, policy),)
    keeps_one = attempt.keeps not in (None, NOTHING)
    message = message_to_answer(known, attempt.channel, policy) if not keeps_one else None
    if not keeps_one and attempt.basis in DECLARED:
        return (_declared(attempt.basis, attempt, known, message, policy),)
    found = [_on_agreement(a, attempt, known, policy) for a in _carrying(attempt, known)]
    if message is not None:
        found.append(_on_message(message, attempt, known))
    if not keeps_one and _goes_on(attempt, known, policy):
        found.append(Ground(Basis.GOING_ON))
    return tuple(found) or (_on_nothing(attempt, known),)


def _carrying(attempt: Attempt, known: Known) -> list[Agreement]:
    """Open agreements the contact could be taken for, those by the same way first. A promise covers its own channel
    only: what we owe by e-mail is no leave to telephone.
    """
    if attempt.keeps not in (None, NOTHING):
        found = [a for a in known.binding if a.id == attempt.keeps]
    elif attempt.basis is Basis.PROMISED and any(a.kind is AgreementKind.PROMISE for a in known.binding):
        found = [a for a in known.binding if a.kind is AgreementKind.PROMISE]
    else:
        found = [a for a in known.binding if a.kind is AgreementKind.TALK or a.channel is attempt.channel]
    return sorted(found, key=lambda a: (a.channel is not attempt.channel, a.window.starts, a.id))


def _on_agreement(agreement: Agreement, attempt: Attempt, known: Known, policy: Policy) -> Ground:
    when = timing(agreement, attempt.at, policy)
    facts = of_agreement(known.prospect.name, agreement, attempt.at, attempt.channel)
    against = [(code, facts) for code in OFF_TIME.get(when, ())]
    if when is Timing.LAPSED:
        against += _unasked(attempt, known)
    if agreement.channel is not attempt.channel:
        against.append((Code.OTHER_CHANNEL, facts))
    if not is_same_user(agreement.owner, attempt.by):
        against.append((Code.ANOTHERS, replace(facts, by=attempt.by)))
    against += _tries_spent(agreement, attempt, known, facts, policy)
    keeps = attempt.keeps == agreement.id or (
        is_same_way(agreement, attempt) and (when is not Timing.EARLY or is_on_first_day(agreement.window, attempt.at))
    )
    basis = Basis.PROMISED if agreement.kind is AgreementKind.PROMISE else Basis.AGREED
    if not keeps or when is Timing.LAPSED:
        return Ground(Basis.NONE, tuple(against), agreement, when, keeps)
    return Ground(basis, tuple(against), agreement, when, keeps, rests_on=facts)


OFF_TIME = {
    Timing.EARLY: (Code.TOO_EARLY,),
    Timing.LATE: (Code.LATE,),
    Timing.LAPSED: (Code.LAPSED,),
}


def is_same_way(agreement: Agreement, attempt: Attempt) -> bool:
    """Whether it is the agreed thing at all: a video call or a meeting does for a telephone call, an e-mail does not.
    A call is no meeting.
    """
    if agreement.channel is attempt.channel:
        return True
    if agreement.kind is AgreementKind.PROMISE:
        return attempt.basis is Basis.PROMISED
    return agreement.channel in FROM_AFAR and attempt.channel in SPOKEN


def _tries_spent(agreement: Agreement, attempt: Attempt, known: Known, facts: Facts, policy: Policy) -> Iterator[Found]:
    ids = known.as_one(agreement)
    tries = [
        c
        for c in known.contacts_from(agreement.made_at)
        if c.agreement_id in ids and c.outcome.is_unanswered_try and c.basis is not Basis.ABOUT
    ]
    if tries and (len(tries) >= policy.tries or attempt.at - tries[-1].at < policy.tries_apart):
        yield Code.TRIES_SPENT, replace(facts, count=len(tries), last_at=tries[-1].at)


def _on_message(message: Contact, attempt: Attempt, known: Known) -> Ground:
    """An answer by another way than theirs is noted: they wrote, and we ring."""
    facts = of_contact(known.prospect.name, message)
    other = message.channel is not attempt.channel
    noted = replace(facts, agreed=message.channel, done=attempt.channel, why=Why.REPLY, eased=True)
    return Ground(Basis.REPLY, ((Code.OTHER_CHANNEL, noted),) if other else (), message=message, rests_on=facts)


def _goes_on(attempt: Attempt, known: Known, policy: Policy) -> bool:
    """Whether it is one more message, or a call back after a conversation that broke off, in the minutes after one by
    the same way that rested on something. Nothing goes on from a try, nor from what went on itself.
    """
    if attempt.basis is not None or attempt.channel not in WRITTEN | FROM_AFAR:
        return False
    last = next(
        (
            c
            for c in reversed(known.contacts_from(attempt.at - policy.going_on))
            if c.direction is Direction.OUT and c.channel is attempt.channel
        ),
        None,
    )
    if last is None or last.basis not in CARRIES_ON or last.outcome.is_unanswered_try:
        return False
    return attempt.channel in WRITTEN or last.is_conversation


def _declared(basis: Basis | None, attempt: Attempt, known: Known, message: Contact | None, policy: Policy) -> Ground:
    if basis is Basis.REPLY:
        return _on_message(message, attempt, known) if message is not None else Ground(Basis.REPLY)
    if basis is Basis.SERVICE:
        return Ground(Basis.SERVICE)
    against = [(Code.GOODWILL, _last_goodwill(known, policy))]
    if known.is_blank:
        # Goodwill towards a stranger is a first approach by another name.
        against.append((Code.FIRST_APPROACH, Facts(who=known.prospect.name, done=attempt.channel)))
    return Ground(Basis.GOODWILL, tuple(against))


def _last_goodwill(known: Known, policy: Policy) -> Facts:
    """`count` is 1 for the first in the policy's days, and more where there was one already."""
    days = timedelta(days=policy.goodwill_days)
    shown = [
        c for c in known.contacts_from(known.moment - days) if c.basis is Basis.GOODWILL and known.moment - c.at < days
    ]
    facts = Facts(who=known.prospect.name, count=len(shown) + 1, days=policy.goodwill_days)
    if shown:
        return replace(facts, last_at=shown[-1].at, last_by=shown[-1].by, beyond=True)
    turn = known.their_turn()
    if turn is not None and known.moment - turn.since < days:
        return replace(facts, said_at=turn.since, words=turn.words, why=Why(turn.kind.value), beyond=True)
    return facts


def _about(attempt: Attempt, known: Known, policy: Policy) -> Ground:
    """About an appointment; beyond what there is room for, it rests on nothing.

    Then `count` says that the like of it was said already, and `why` that not even owning up has room any more.
    """
    name, talk = known.prospect.name, talk_with_room(attempt, known, policy)
    if talk is not None:
        facts = of_agreement(name, talk, attempt.at, attempt.channel)
        rests_on = replace(facts, why=Why.OWNS_UP) if attempt.owns_up else facts
        return Ground(Basis.ABOUT, ((Code.ABOUT_IT, rests_on),), talk, rests_on=rests_on)
    nearest = min(talks_to_speak_of(attempt, known), key=lambda a: (a.window.ends, a.id), default=None)
    if nearest is None:
        return Ground(Basis.NONE, ((Code.ABOUT_IT, Facts(who=name, done=attempt.channel, beyond=True)),))
    facts = replace(of_agreement(name, nearest, attempt.at, attempt.channel), beyond=True)
    if has_its_time(nearest, attempt, known, policy):
        facts = replace(facts, count=1)
    elif not has_room(nearest, replace(attempt, owns_up=True), known, policy):
        facts = replace(facts, why=Why.OWNS_UP)
    return Ground(Basis.NONE, ((Code.ABOUT_IT, facts),))


def _on_nothing(attempt: Attempt, known: Known) -> Ground:
    basis = Basis.FIRST_APPROACH if known.is_blank else Basis.NONE
    return Ground(basis, tuple(_unasked(attempt, known)))


def _unasked(attempt: Attempt, known: Known) -> list[Found]:
    """That nobody agreed, and that they said they would contact us."""
    name = known.prospect.name
    code = Code.FIRST_APPROACH if known.is_blank else Code.NOTHING_AGREED
    found = [(code, Facts(who=name, done=attempt.channel))]
    said = known.their_turn()
    return [*found, (Code.THEIR_TURN, of_standing(name, said, attempt.channel))] if said is not None else found
