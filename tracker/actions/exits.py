"""The three honest ways past the guard: they count only when their words stand. Knows no store and no screen.

Something changed, they asked for this, log it anyway. Whatever form they come from, a key or a tick alone argues
nothing down: the same function answers at every key in the window and inside the save.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from tracker.actions.contacts.spoken import NewId
from tracker.actions.known_by_now import changed_records, unwritten_id, with_records
from tracker.actions.outcome import Problem, Refusal
from tracker.actions.ports import Record
from tracker.rules.basis import Basis
from tracker.rules.entry import Attempt, Changed, Entry, is_declared
from tracker.rules.guard import judge
from tracker.rules.history import History
from tracker.rules.occasion import meant_with
from tracker.rules.policy import Policy
from tracker.rules.verdict import Level, Verdict

T = TypeVar("T")
THEY_ASKED = (Basis.SERVICE, Basis.REPLY)
"""The bases that are ours to declare only with what they asked."""


@dataclass(frozen=True, slots=True)
class Exits:
    """What was given for each: `asked` in our words or theirs, `changed`, why it is logged all the same (`reason`).

    `although_no` says that we know they asked us not to.
    """

    asked: str = ""
    changed: Changed | None = None
    reason: str = ""
    although_no: bool = False


@dataclass(frozen=True, slots=True)
class Judged:
    """`verdict` is the guard's word with no more than what stands, on what is `known` with it; `told` is what stands of
    the change, as records.

    `lacks` names what must be given before it can be written, what is asked for first in front.
    """

    verdict: Verdict
    known: History
    told: tuple[Record, ...] = ()
    lacks: tuple[Problem, ...] = ()


def exits_of(entry: Entry) -> Exits:
    """What they asked may stand in the note as well."""
    return Exits(entry.asked.strip() or entry.note.strip(), entry.changed, entry.reason, entry.although_no)


def judged(attempt: Attempt, exits: Exits, history: History, policy: Policy, new_id: NewId = unwritten_id) -> Judged:
    """The guard's word, and what is still missing.

    What they are said to have asked for counts with what they asked, or where the guard finds the same basis by
    itself. What changed counts with their words, the moment they said it and what they agreed to; where they had
    asked us not to, with the tick too. A reason changes nothing in the verdict.
    """
    declared, asked = is_declared(attempt, *THEY_ASKED), bool(exits.asked.strip())
    rests = replace(attempt, basis=None) if declared and not asked else attempt
    before = judge(rests, history, policy)
    lacks: list[Problem] = []
    if declared and not asked and before.basis is not attempt.basis:
        lacks.append(Problem.NEEDS_WHAT_THEY_ASKED)
    lacks += missing_of(exits.changed)
    told = changed_records(exits.changed, history, attempt.by, new_id) if not any(missing_of(exits.changed)) else []
    known = with_records(history, told)
    verdict = judge(rests, known, policy) if told else before
    stopped = Level.STOP in (before.level, verdict.level)
    if stopped and not exits.although_no:
        # Until we say that we know, what they asked of us stands.
        verdict = before if before.level is Level.STOP else verdict
    stands = bool(exits.reason.strip() or (declared and asked) or told)
    if verdict.level >= Level.WARN and not stands and not lacks:
        lacks.append(Problem.NEEDS_A_REASON)
    if stopped and not exits.although_no:
        lacks.append(Problem.NEEDS_THE_TICK)
    return Judged(verdict, known, tuple(told), tuple(lacks))


def judged_each(attempt: Attempt, exits: Exits, people: Sequence[History], policy: Policy) -> tuple[Judged, ...]:
    """The guard's word on one contact with several people, for each of them; `attempt` keeps what is the first's."""
    meant = people[0].agreement(attempt.keeps)
    there = {one.prospect.id for one in people}

    def each(exits: Exits) -> tuple[Judged, ...]:
        told = [(replace(attempt, keeps=meant_with(attempt.keeps, meant, one.agreements)), one) for one in people]
        return tuple(judged(theirs, exits, one.apart_from(there), policy) for theirs, one in told)

    if len(people) == 1:
        return each(exits)
    without = each(replace(exits, changed=None, reason="", although_no=False))
    return only_for_those_who_need_one(each(exits), without, lambda word: word)


def only_for_those_who_need_one(
    with_exits: Sequence[T], without: Sequence[T], word: Callable[[T], Judged]
) -> tuple[T, ...]:
    """Of several people, an exit is theirs for whom the entry would be held; everybody's where it would be for none."""
    if not any(word(one).lacks for one in without):
        return tuple(with_exits)
    return tuple(w if word(plain).lacks else plain for w, plain in zip(with_exits, without, strict=True))


def missing_of(changed: Changed | None) -> Iterator[Problem]:
    """What a change that is told still lacks, in the order it is asked for."""
    if changed is None:
        return
    if not changed.their_words.strip():
        yield Problem.NEEDS_THEIR_WORDS
    if changed.said_at is None:
        yield Problem.NEEDS_WHEN_THEY_SAID_IT
    if changed.agreed is None and changed.standing is None:
        yield Problem.NEEDS_WHAT_THEY_AGREED_TO


def refused(word: Judged, name: str) -> Refusal | None:
    """Why it is not to be written yet: the first thing that is missing."""
    return Refusal(word.lacks[0], name) if word.lacks else None
