"""The guard: judges a contact as of the time it happened, against what was known and agreed before it.

Pure. The same function answers in the dialog on every key, inside the save, before a call is dialled, for
an import and on the command line. It knows no sentences: `words` tells what it finds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from tracker.rules.agreement import Agreement, AgreementKind
from tracker.rules.basis import Basis
from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import Contact
from tracker.rules.entry import Attempt
from tracker.rules.evidence import of_agreement, of_contact, of_standing
from tracker.rules.findings import findings_always, findings_on
from tracker.rules.history import History
from tracker.rules.known import Known, known_at
from tracker.rules.policy import Policy
from tracker.rules.timing import Timing, same_day, timing
from tracker.rules.verdict import Code, Facts, Finding, Verdict

SPOKEN = frozenset({Channel.MEETING, Channel.CALL, Channel.VIDEO})
Found = tuple[Code, Facts]
ORDER = {code: n for n, code in enumerate(Code)}
DECLARED = frozenset({Basis.SERVICE, Basis.REPLY, Basis.GOODWILL})


def judge(attempt: Attempt, history: History, policy: Policy) -> Verdict:
    """Whether the contact is welcome, with every finding and the evidence for it.

    Incoming and met contacts are always welcome; for those the verdict only names the agreement they keep.
    Where several agreements, or their message, could carry an outgoing contact, the one that carries it best does.
    """
    known = known_at(history, attempt.at)
    if attempt.direction is not Direction.OUT:
        return _met_or_incoming(attempt, known, policy)
    grounds = list(_grounds(attempt, known, policy))
    always = _weighed(findings_always(attempt, known, policy), policy)
    verdicts = [_verdict(attempt, ground, known, policy, always) for ground in grounds]
    return min(verdicts, key=lambda v: (v.level, len(v.findings)))


@dataclass(frozen=True, slots=True)
class Ground:
    """One thing an outgoing contact could rest on, and what speaks against resting on it."""

    basis: Basis
    findings: tuple[tuple[Code, Facts], ...] = ()
    agreement: Agreement | None = None
    keeps: bool = False
    rests_on: Facts | None = None


def _grounds(attempt: Attempt, known: Known, policy: Policy) -> Iterator[Ground]:
    if attempt.keeps is None and attempt.basis in DECLARED:
        yield from _declared(attempt, known, policy)
        return
    agreements = [a for a in known.binding if _could_carry(a, attempt)]
    carrying = {a.id for a in agreements}
    tries = [c for c in known.contacts if c.agreement_id in carrying and c.outcome.is_unanswered_try]
    for agreement in sorted(agreements, key=lambda a: (a.window.starts, a.id)):
        yield _on_agreement(agreement, attempt, known, [c for c in tries if c.agreement_id == agreement.id], policy)
    message = known.waiting_for_reply(policy) if attempt.keeps is None else None
    if message is not None:
        yield Ground(Basis.REPLY, rests_on=of_contact(known.prospect.name, message))
    elif not agreements:
        yield _on_nothing(attempt, known)


def _could_carry(agreement: Agreement, attempt: Attempt) -> bool:
    if attempt.keeps is not None:
        return agreement.id == attempt.keeps
    if agreement.kind is AgreementKind.PROMISE:
        # What we owe by e-mail is no leave to telephone.
        return attempt.basis is Basis.PROMISED or agreement.channel is attempt.channel
    return attempt.basis is not Basis.PROMISED


def _on_agreement(agreement: Agreement, attempt: Attempt, known: Known, tries: list[Contact], policy: Policy) -> Ground:
    """What speaks against resting on that agreement; `tries` are those made on it that reached nobody."""
    when = timing(agreement, attempt.at, policy)
    facts = of_agreement(known.prospect.name, agreement, attempt.at, attempt.channel)
    against: list[tuple[Code, Facts]] = []
    if when is Timing.EARLY:
        against.append((Code.TOO_EARLY, facts))
    elif when is Timing.LATE:
        against.append((Code.LATE, facts))
    elif when is Timing.LAPSED:
        against.append((Code.LAPSED, facts))
        against.append((Code.NOTHING_AGREED, Facts(who=known.prospect.name, done=attempt.channel)))
    if agreement.channel is not attempt.channel:
        against.append((Code.OTHER_CHANNEL, facts))
    if agreement.owner != attempt.by:
        against.append((Code.ANOTHERS, facts))
    if tries and (len(tries) >= policy.tries or attempt.at - tries[-1].at < policy.tries_apart):
        against.append((Code.TRIES_SPENT, replace(facts, count=len(tries), last_at=tries[-1].at)))
    keeps = attempt.keeps == agreement.id or (
        _same_way(agreement, attempt) and (when is not Timing.EARLY or same_day(agreement, attempt.at))
    )
    basis = Basis.PROMISED if agreement.kind is AgreementKind.PROMISE else Basis.AGREED
    if not keeps or when is Timing.LAPSED:
        basis = Basis.NONE
    return Ground(basis, tuple(against), agreement, keeps, facts if basis is not Basis.NONE else None)


def _same_way(agreement: Agreement, attempt: Attempt) -> bool:
    """Whether it is the agreed thing at all: a video call does for a telephone call, an e-mail does not."""
    if agreement.channel is attempt.channel or attempt.basis is Basis.PROMISED:
        return True
    return {agreement.channel, attempt.channel} <= SPOKEN and agreement.kind is AgreementKind.TALK


def _declared(attempt: Attempt, known: Known, policy: Policy) -> Iterator[Ground]:
    assert attempt.basis is not None
    against: list[tuple[Code, Facts]] = []
    rests_on = None
    if attempt.basis is Basis.GOODWILL:
        against.append((Code.GOODWILL, _last_goodwill(known, policy)))
        if known.is_blank:
            # Goodwill towards a stranger is a first approach by another name.
            against.append((Code.FIRST_APPROACH, Facts(who=known.prospect.name, done=attempt.channel)))
    elif (message := known.waiting_for_reply(policy)) is not None:
        rests_on = of_contact(known.prospect.name, message)
    yield Ground(attempt.basis, tuple(against), rests_on=rests_on)


def _last_goodwill(known: Known, policy: Policy) -> Facts:
    """`count` is 1 for the first in the policy's days, and more where there was one already."""
    shown = [
        c
        for c in known.contacts
        if c.basis is Basis.GOODWILL and (known.moment - c.at).total_seconds() < policy.goodwill_days * 86400
    ]
    facts = Facts(who=known.prospect.name, count=len(shown) + 1, days=policy.goodwill_days)
    return replace(facts, last_at=shown[-1].at, last_by=shown[-1].by) if shown else facts


def _on_nothing(attempt: Attempt, known: Known) -> Ground:
    facts = Facts(who=known.prospect.name, done=attempt.channel)
    if known.is_blank:
        return Ground(Basis.FIRST_APPROACH, ((Code.FIRST_APPROACH, facts),))
    against = [(Code.NOTHING_AGREED, facts)]
    said = known.their_turn()
    if said is not None:
        against.append((Code.THEIR_TURN, of_standing(known.prospect.name, said, attempt.channel)))
    return Ground(Basis.NONE, tuple(against))


def _weighed(found: Iterable[Found], policy: Policy) -> list[Finding]:
    """Those that count for anything in this policy."""
    return [Finding(code, level, facts) for code, facts in found if (level := policy.level_in(code, facts))]


def _verdict(attempt: Attempt, ground: Ground, known: Known, policy: Policy, always: list[Finding]) -> Verdict:
    on_ground = findings_on(attempt, known, ground.basis, _agreed_exactly(ground), policy)
    findings = [*_weighed((*ground.findings, *on_ground), policy), *always]
    return Verdict(
        tuple(sorted(findings, key=_gravest_first)),
        ground.basis,
        ground.agreement.id if ground.agreement is not None and ground.keeps else None,
        ground.rests_on,
    )


def _gravest_first(finding: Finding) -> tuple[int, int]:
    return -finding.level, ORDER[finding.code]


def _agreed_exactly(ground: Ground) -> bool:
    """They said yes to this very time, or to these hours, so no hour of it is a quiet one."""
    off_time = {code for code, _ in ground.findings} & {Code.TOO_EARLY, Code.LATE, Code.LAPSED}
    return ground.agreement is not None and ground.agreement.window.is_timed and ground.keeps and not off_time


def _met_or_incoming(attempt: Attempt, known: Known, policy: Policy) -> Verdict:
    kept = [a for a in known.binding if _kept_together(a, attempt, policy)]
    if attempt.outcome is not None and attempt.outcome.is_unanswered_try:
        kept = []
    first = min(kept, key=lambda a: (a.window.ends, a.id), default=None)
    if first is None:
        return Verdict()
    facts = of_agreement(known.prospect.name, first, attempt.at, attempt.channel)
    return Verdict(agreement_id=first.id, rests_on=facts)


def _kept_together(agreement: Agreement, attempt: Attempt, policy: Policy) -> bool:
    """Whether a contact from them, or a meeting, is the agreed thing: the talk itself within its time."""
    if attempt.keeps is not None:
        return agreement.id == attempt.keeps
    if agreement.kind is AgreementKind.PROMISE:
        return attempt.direction is Direction.MET and agreement.channel is attempt.channel
    when = timing(agreement, attempt.at, policy)
    in_reach = when in (Timing.IN_TIME, Timing.LATE) or (when is Timing.EARLY and same_day(agreement, attempt.at))
    return in_reach and _same_way(agreement, attempt)
