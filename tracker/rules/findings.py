"""The findings beside those on an agreement itself: how often, at what hour, what they asked of us, beside whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from tracker.rules.basis import Basis
from tracker.rules.channel import Channel, Direction
from tracker.rules.entry import Attempt, is_declared
from tracker.rules.evidence import of_objection, of_standing
from tracker.rules.history import Neighbour, standing_at
from tracker.rules.known import Known, overruled
from tracker.rules.policy import Policy
from tracker.rules.prospect import CanBuy, Hours, Interest, StandingKind
from tracker.rules.timing import Timing, timing
from tracker.rules.verdict import AS_ASKED, Code, Facts
from tracker.rules.window import zone_of

Found = Iterator[tuple[Code, Facts]]

EXEMPT = frozenset({Basis.AGREED, Basis.PROMISED, Basis.REPLY})
UNBASED = frozenset({Basis.NONE, Basis.FIRST_APPROACH, None})
SILENT = frozenset({Channel.EMAIL, Channel.POST})
SUNDAY = 6


def findings_on(attempt: Attempt, known: Known, basis: Basis, agreed_exactly: bool, policy: Policy) -> Found:
    """Those that depend on what the contact rests on: how often, and at what hour."""
    yield from _too_many(attempt, known, basis, policy)
    if not agreed_exactly and attempt.channel not in SILENT:
        yield from _quiet_hours(attempt, known, policy)


def findings_always(attempt: Attempt, known: Known, policy: Policy) -> Found:
    """Those that hold whatever it rests on: what they asked of us, who is beside them, what they want."""
    name = known.prospect.name
    for objection in known.objections:
        if objection.covers(attempt.channel):
            yield Code.OBJECTED, of_objection(name, objection, attempt.channel)
    no = known.no_thanks()
    if no is not None:
        facts = of_standing(name, no, attempt.channel)
        yield Code.NO_THANKS, replace(facts, why=AS_ASKED) if is_declared(attempt, Basis.SERVICE) else facts
    yield from _household(attempt, known, policy)
    yield from _little_interest(known)


def _too_many(attempt: Attempt, known: Known, basis: Basis, policy: Policy) -> Found:
    """Agreed contacts, promises and replies neither count nor are counted; all channels and all of us do.

    The number told is the firm's contacts as the prospect has felt them, a visit included.
    """
    if basis in EXEMPT:
        return
    burst_began, week_began = attempt.at - policy.burst, attempt.at - timedelta(days=policy.unbased_days)
    recent = known.contacts_since(min(burst_began, week_began))
    outgoing = [c for c in recent if c.direction is Direction.OUT and c.basis not in EXEMPT]
    burst = [c for c in outgoing if c.at > burst_began]
    week = [c for c in outgoing if c.basis in UNBASED and c.at > week_began]
    if burst:
        felt = [c for c in recent if c.direction is not Direction.IN and c.at > burst_began]
        yield Code.TOO_MANY, _times(known, len(felt) + 1, burst[-1].at, burst[-1].by, attempt, "burst")
    elif week and basis in UNBASED:
        yield Code.TOO_MANY, _times(known, len(week) + 1, week[-1].at, week[-1].by, attempt, "week")


def _times(known: Known, count: int, last_at: datetime, last_by: str, attempt: Attempt, why: str) -> Facts:
    return Facts(who=known.prospect.name, count=count, last_at=last_at, last_by=last_by, done=attempt.channel, why=why)


def _household(attempt: Attempt, known: Known, policy: Policy) -> Found:
    for neighbour in known.neighbours:
        facts = _bound(neighbour, attempt.at, policy)
        if facts is not None:
            yield Code.HOUSEHOLD, facts


def _bound(neighbour: Neighbour, at: datetime, policy: Policy) -> Facts | None:
    """What binds us to someone beside the prospect: their asking us to stop, or an open agreement."""
    standing = standing_at(neighbour.standings, at)
    objection = next((o for o in neighbour.objections if o.holds_at(at)), None)
    agreement = next(
        (
            a
            for a in neighbour.agreements
            if a.was_open_at(at) and not overruled(a, standing) and timing(a, at, policy) is not Timing.LAPSED
        ),
        None,
    )
    if objection is not None:
        return Facts(who=neighbour.name, said_at=objection.since, words=objection.words, why="objected")
    if agreement is not None:
        return Facts(
            who=neighbour.name,
            said_at=agreement.made_at,
            words=agreement.words,
            agreement_id=agreement.id,
            topic=agreement.topic,
            first=agreement.window.first,
            last=agreement.window.last,
            at=f"{agreement.window.at:%H:%M}" if agreement.window.at is not None else "",
            zone=agreement.window.zone,
            agreed=agreement.channel,
            owner=agreement.owner,
            why="agreement",
            ends_at=f"{agreement.window.until:%H:%M}" if agreement.window.until is not None else "",
        )
    if standing is not None and standing.kind is StandingKind.NO_THANKS:
        return Facts(who=neighbour.name, said_at=standing.since, words=standing.words, why="no_thanks")
    return None


def _quiet_hours(attempt: Attempt, known: Known, policy: Policy) -> Found:
    """Their own hours, where they told us, take the place of the general ones."""
    zone = known.prospect.zone or policy.zone
    local = attempt.at.astimezone(zone_of(zone))
    why = _quiet_reason(local, known.prospect.hours, policy)
    if why:
        yield (
            Code.QUIET_HOURS,
            Facts(who=known.prospect.name, at=f"{local:%H:%M}", zone=zone, done=attempt.channel, why=why),
        )


def _quiet_reason(local: datetime, hours: Hours | None, policy: Policy) -> str:
    clock = local.time()
    if hours is not None:
        inside = local.weekday() in hours.days and hours.start <= clock < hours.end
        return "" if inside else "their_hours"
    if policy.quiet_sundays and local.weekday() == SUNDAY:
        return "sunday"
    if policy.quiet_from > policy.quiet_until:
        night = clock >= policy.quiet_from or clock < policy.quiet_until
    else:
        night = policy.quiet_from <= clock < policy.quiet_until
    return "night" if night else ""


def _little_interest(known: Known) -> Found:
    name = known.prospect.name
    if known.prospect.can_buy is CanBuy.NO:
        yield Code.LITTLE_INTEREST, Facts(who=name, why="cannot_buy")
    elif known.prospect.interest in (Interest.NONE, Interest.PASSING):
        yield Code.LITTLE_INTEREST, Facts(who=name, why=known.prospect.interest.value)
