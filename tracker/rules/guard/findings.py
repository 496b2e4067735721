"""The findings beside those on an agreement itself: how often, at what hour, what they asked of us, beside whom.

Knows no level and no sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import datetime, timedelta

from tracker.rules.agreement import AgreementKind
from tracker.rules.basis import Basis
from tracker.rules.channel import WRITTEN, Direction
from tracker.rules.entry import Attempt
from tracker.rules.guard.evidence import of_neighbours_agreement, of_objection, of_standing
from tracker.rules.guard.grounds import Found, Ground
from tracker.rules.guard.known import Known, agreements_known_at, binding_at, no_that_stands
from tracker.rules.guard.quiet import SILENT, why_quiet
from tracker.rules.guard.reaching import Reached, widest
from tracker.rules.guard.replying import may_be_answered
from tracker.rules.guard.timing import Timing, timing
from tracker.rules.history import Neighbour, standing_at
from tracker.rules.policy import Policy
from tracker.rules.prospect import CanBuy, Interest, Standing
from tracker.rules.verdict import ClockTime, Code, Facts, Why
from tracker.rules.window import zone_of

EXEMPT = frozenset({Basis.AGREED, Basis.PROMISED, Basis.REPLY, Basis.SERVICE, Basis.ABOUT, Basis.GOING_ON})
UNBASED = frozenset({Basis.NONE, Basis.FIRST_APPROACH, None})
THEIRS = frozenset({Basis.AGREED, Basis.PROMISED, Basis.REPLY, Basis.ABOUT, Basis.GOING_ON})
"""What rests on what they agreed to, or wait for."""


def objected(attempt: Attempt, ground: Ground, known: Known, reached: Reached) -> Iterator[Found]:
    """They asked not to be contacted that way, or somebody did who is reached by the same number or address.

    Where the two were said to share it, what the one agreed to is a warning that names the other.
    """
    standing = tuple(o for o in known.objections if not _is_lifted_for(ground, o.since))
    own = widest(standing, attempt.channel, known)
    if own is not None:
        yield Code.OBJECTED, of_objection(known.prospect.name, own, attempt.channel)
    eased = ground.basis in THEIRS and reached.is_known_to_be_shared
    for sharer, objection in reached.objecting:
        facts = of_objection(sharer.name, objection, attempt.channel)
        yield Code.OBJECTED, replace(facts, to=reached.key, eased=eased)


def _is_lifted_for(ground: Ground, objected_at: datetime) -> bool:
    """Whether the contact keeps an agreement that lifted what they had objected to, for itself."""
    agreement = ground.agreement
    carries = agreement is not None and agreement.lifts_once and ground.basis in (Basis.AGREED, Basis.PROMISED)
    return carries and agreement is not None and objected_at <= agreement.made_at


def no_thanks(attempt: Attempt, ground: Ground, known: Known, policy: Policy) -> Iterator[Found]:
    """Their no, where it stands. A promise made then or later is welcome for itself; answering what they wrote, and
    what they asked of us, is noted. `count` is how much was agreed since, none of which carries this.
    """
    no = known.no_thanks()
    if no is None or _is_promise_since(ground, no, attempt):
        return
    since = sum(a.made_at >= no.since for a in known.agreements)
    facts = replace(of_standing(known.prospect.name, no, attempt.channel), count=since)
    if ground.basis is Basis.SERVICE:
        facts = replace(facts, why=Why.AS_ASKED, eased=True)
    elif _answers_despite(no, ground, attempt, policy):
        facts = replace(facts, why=Why.REPLY, eased=True)
    yield Code.NO_THANKS, facts


def _is_promise_since(ground: Ground, no: Standing, attempt: Attempt) -> bool:
    promise = ground.agreement
    if promise is None or promise.kind is not AgreementKind.PROMISE or ground.when is Timing.LAPSED:
        return False
    return promise.made_at >= no.since and promise.channel is attempt.channel


def _answers_despite(no: Standing, ground: Ground, attempt: Attempt, policy: Policy) -> bool:
    """One written answer within a day to the message that said no; any one answer to a message since. What was said in
    a conversation is no message.
    """
    message = ground.message
    if message is None or message.is_conversation:
        return False
    if message.id == no.said_in:
        return attempt.channel in WRITTEN and attempt.at - message.at <= policy.answer_within
    return may_be_answered(no, message)


def too_many(attempt: Attempt, basis: Basis, known: Known, policy: Policy) -> Iterator[Found]:
    """What rests on something neither counts nor is counted, but for goodwill; all channels and all of us do.

    The number told is the firm's contacts as the prospect has felt them, a visit included.
    """
    if basis in EXEMPT:
        return
    burst_began, week_began = attempt.at - policy.burst, attempt.at - timedelta(days=policy.unbased_days)
    recent = known.contacts_from(min(burst_began, week_began))
    outgoing = [c for c in recent if c.direction is Direction.OUT and c.basis not in EXEMPT]
    burst = [c for c in outgoing if c.at > burst_began]
    week = [c for c in outgoing if c.basis in UNBASED and c.at > week_began]
    if burst:
        felt = [c for c in recent if c.direction is not Direction.IN and c.at > burst_began]
        yield Code.TOO_MANY, _times(known, len(felt) + 1, burst[-1].at, burst[-1].by, attempt, Why.BURST)
    elif week and basis in UNBASED:
        yield Code.TOO_MANY, _times(known, len(week) + 1, week[-1].at, week[-1].by, attempt, Why.WEEK)


def _times(known: Known, count: int, last_at: datetime, last_by: str, attempt: Attempt, why: Why) -> Facts:
    return Facts(who=known.prospect.name, count=count, last_at=last_at, last_by=last_by, done=attempt.channel, why=why)


def household(known: Known, policy: Policy) -> Iterator[Found]:
    """Somebody beside them has asked us to stop, or has an open agreement; not one that both of them have together.

    One that was agreed with both and is over for the prospect is the other's alone.
    """
    together = {a.occasion_id for a in known.binding} - {None}
    for neighbour in known.neighbours:
        facts = _bound(neighbour, known.moment, policy, together)
        if facts is not None:
            yield Code.HOUSEHOLD, facts


def _bound(neighbour: Neighbour, at: datetime, policy: Policy, together: AbstractSet[int | None]) -> Facts | None:
    """What binds us to someone beside the prospect, the gravest first, and only while it stands.

    `together` are the occasions in which the prospect has an open agreement as well.
    """
    objection = next((o for o in neighbour.objections if o.holds_at(at)), None)
    if objection is not None:
        said = Facts(who=neighbour.name, said_at=objection.since, words=objection.words)
        return replace(said, way=objection.channel, why=Why.OBJECTED)
    standing = standing_at(neighbour.standings, at)
    known = agreements_known_at(neighbour.agreements, at)
    no = no_that_stands(standing, known, at)
    if no is not None:
        return Facts(who=neighbour.name, said_at=no.since, words=no.words, why=Why.NO_THANKS)
    binding = [a for a in binding_at(known, standing, at) if a.occasion_id not in together]
    agreement = next((a for a in binding if timing(a, at, policy) is not Timing.LAPSED), None)
    return of_neighbours_agreement(neighbour.name, agreement) if agreement is not None else None


def quiet_hours(attempt: Attempt, ground: Ground, known: Known, policy: Policy) -> Iterator[Found]:
    """Their own hours, where they told us, take the place of the general ones.

    What they agreed to is not quiet: neither a time or hours they said yes to, nor the day they named.
    """
    if attempt.channel in SILENT:
        return
    agreed = ground.agreement if ground.basis is Basis.AGREED else None
    if agreed is not None and agreed.window.is_timed and ground.when is Timing.IN_TIME:
        return
    named = agreed.window.first if agreed is not None and agreed.window.first == agreed.window.last else None
    zone = known.prospect.zone or policy.zone
    local = attempt.at.astimezone(zone_of(zone))
    why = why_quiet(local, known.prospect.hours, named, policy)
    if why is not Why.UNSAID:
        name = known.prospect.name
        yield Code.QUIET_HOURS, Facts(who=name, at=ClockTime.of(local.time()), zone=zone, done=attempt.channel, why=why)


def little_interest(known: Known) -> Iterator[Found]:
    """They cannot buy; else they have no interest, or a passing one."""
    name = known.prospect.name
    if known.prospect.can_buy is CanBuy.NO:
        yield Code.LITTLE_INTEREST, Facts(who=name, why=Why.CANNOT_BUY)
    elif known.prospect.interest in (Interest.NONE, Interest.PASSING):
        yield Code.LITTLE_INTEREST, Facts(who=name, why=Why(known.prospect.interest.value))
