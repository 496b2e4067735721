"""The guard: judges a contact as of the time it happened, against what was known and agreed before it.

Pure. The same function answers in the dialog on every key, inside the save, before a call is dialled, after a
correction and on the command line. It knows no sentences: `words` tells what it finds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from tracker.rules.agreement import Agreement, AgreementKind
from tracker.rules.basis import Basis
from tracker.rules.channel import SPOKEN, Direction
from tracker.rules.entry import NOTHING, Attempt
from tracker.rules.guard.evidence import of_agreement
from tracker.rules.guard.findings import household, little_interest, no_thanks, objected, quiet_hours, too_many
from tracker.rules.guard.grounds import Found, Ground, grounds, is_same_way
from tracker.rules.guard.known import Known, known_at
from tracker.rules.guard.reaching import Reached, reached_by
from tracker.rules.guard.timing import Timing, is_due_day_or_after, is_on_it_or_the_day_before, timing
from tracker.rules.history import History
from tracker.rules.policy import Policy
from tracker.rules.verdict import Code, Finding, Level, Verdict, Why

ORDER = {code: n for n, code in enumerate(Code)}


def judge(attempt: Attempt, history: History, policy: Policy) -> Verdict:
    """Whether the contact is welcome, with every finding and the evidence for it.

    Incoming and met contacts are always welcome; for those the verdict only names the agreement they keep.
    Where several agreements, or their message, could carry an outgoing contact, the mildest gives the verdict; which
    agreement it settles is another question, see `_settled`.
    """
    known = known_at(history, attempt.at)
    if attempt.direction is not Direction.OUT:
        return _met_or_incoming(attempt, known, policy)
    reached = reached_by(attempt, known)
    always = tuple(_weighed((*household(known, policy), *little_interest(known)), policy))
    weighed = [
        Weighed(ground, (*_weighed(_on(ground, attempt, known, reached, policy), policy), *_beside(ground, always)))
        for ground in grounds(attempt, known, policy)
    ]
    chosen = _settled(attempt, weighed)
    mildest = min(weighed, key=lambda w: _mildness(w, chosen))
    settled = chosen.ground.agreement if chosen is not None else None
    rests = chosen.ground if chosen is not None and chosen.ground.basis is not Basis.NONE else mildest.ground
    return Verdict(
        tuple(sorted(mildest.findings, key=_gravest_first)),
        rests.basis,
        settled.id if settled is not None else None,
        rests.rests_on,
        reached.key if reached.is_chosen else "",
    )


@dataclass(frozen=True, slots=True)
class Weighed:
    """A ground with all that speaks against the contact, were it to rest on that."""

    ground: Ground
    findings: tuple[Finding, ...]

    @property
    def level(self) -> Level:
        return max((f.level for f in self.findings), default=Level.WELCOME)

    @property
    def agreement(self) -> Agreement:
        assert self.ground.agreement is not None
        return self.ground.agreement


def _on(ground: Ground, attempt: Attempt, known: Known, reached: Reached, policy: Policy) -> Iterator[Found]:
    """What speaks against the contact on that ground. With one that goes on, only what they asked of us; with what is
    about an appointment, not how often.
    """
    yield from ground.against
    yield from objected(attempt, ground, known, reached)
    yield from no_thanks(attempt, ground, known, policy)
    if ground.basis is Basis.GOING_ON:
        return
    if attempt.basis is not Basis.ABOUT:
        yield from too_many(attempt, ground.basis, known, policy)
    yield from quiet_hours(attempt, ground, known, policy)


def _beside(ground: Ground, always: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """What holds whatever a contact rests on, but for the next word of one that was judged a moment ago."""
    return always if ground.basis is not Basis.GOING_ON else ()


def _weighed(found: Iterable[Found], policy: Policy) -> list[Finding]:
    """Those that count for anything in this policy."""
    return [Finding(code, level, facts) for code, facts in found if (level := policy.level_in(code, facts))]


def _mildness(weighed: Weighed, chosen: Weighed | None) -> tuple[Level, bool, bool, int]:
    """The lowest level first; of equal ones what the contact settles, then what it does not leave open, then what has
    the fewest rows against it.
    """
    codes = {f.code for f in weighed.findings}
    return weighed.level, weighed is not chosen, weighed.ground.keeps, len(codes)


def _gravest_first(finding: Finding) -> tuple[int, int]:
    return -finding.level, ORDER[finding.code]


def _settled(attempt: Attempt, weighed: list[Weighed]) -> Weighed | None:
    """Which agreement the contact settles, unless it is said to keep none.

    Within a talk's window the talk carries. Their newer message makes an answer a reply and leaves a promise open,
    until the day it is due. Between open agreements the one by the same way is the one that is meant.
    """
    if attempt.keeps == NOTHING:
        return None
    kept = [w for w in weighed if w.ground.keeps]
    if attempt.keeps is None:
        kept = [w for w in kept if w.agreement.channel is attempt.channel] or kept
    talks = [w for w in kept if w.agreement.kind is AgreementKind.TALK and w.ground.when is Timing.IN_TIME]
    if talks:
        return min(talks, key=_to_settle)
    replied = next((w.ground.message for w in weighed if w.ground.message is not None), None)
    if replied is not None:
        kept = [
            w
            for w in kept
            if w.ground.when is not Timing.LAPSED
            and (w.agreement.made_at >= replied.at or _is_due(w.agreement, attempt))
        ]
    return min(kept, key=_to_settle, default=None)


def _is_due(agreement: Agreement, attempt: Attempt) -> bool:
    return agreement.kind is AgreementKind.PROMISE and is_due_day_or_after(agreement.window, attempt.at)


def _to_settle(w: Weighed) -> tuple[object, ...]:
    return w.ground.when is Timing.LAPSED, w.level, w.agreement.window.ends, w.agreement.id


def _met_or_incoming(attempt: Attempt, known: Known, policy: Policy) -> Verdict:
    if attempt.keeps == NOTHING or (attempt.outcome is not None and attempt.outcome.is_unanswered_try):
        return Verdict()
    kept = [a for a in known.binding if _kept_together(a, attempt, policy)]
    first = min(kept, key=lambda a: _taken_first(a, attempt, policy), default=None)
    if first is None:
        return Verdict()
    facts = of_agreement(known.prospect.name, first, attempt.at, attempt.channel)
    early = timing(first, attempt.at, policy) is Timing.EARLY
    return Verdict(agreement_id=first.id, rests_on=replace(facts, why=Why.EARLY) if early else facts)


def _taken_first(agreement: Agreement, attempt: Attempt, policy: Policy) -> tuple[object, ...]:
    early = timing(agreement, attempt.at, policy) is Timing.EARLY
    promise, other_way = agreement.kind is AgreementKind.PROMISE, agreement.channel is not attempt.channel
    return early, promise, other_way, agreement.window.ends, agreement.id


def _kept_together(agreement: Agreement, attempt: Attempt, policy: Policy) -> bool:
    """Whether a contact from them, or a meeting, is the agreed thing: the talk itself within its time.

    Early it is, where we spoke by the agreed way itself on that day or the day before; but not where they came to us
    to move it, to call it off or to say that they are late.
    """
    if attempt.keeps is not None:
        return agreement.id == attempt.keeps
    if agreement.kind is AgreementKind.PROMISE:
        return attempt.direction is Direction.MET and agreement.channel is attempt.channel
    if attempt.direction is Direction.IN and attempt.their_word is not None and attempt.at < agreement.window.starts:
        return False
    when = timing(agreement, attempt.at, policy)
    if when is Timing.EARLY:
        itself = agreement.channel is attempt.channel and attempt.channel in SPOKEN
        return itself and is_on_it_or_the_day_before(agreement.window, attempt.at)
    return is_same_way(agreement, attempt) and when is not Timing.LAPSED
