"""Load the sample data: people, and what happened with them, each contact judged as it would have been then.

Knows not where the sample was read from.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from tracker.actions.agreements.settle_agreement import answered
from tracker.actions.change_policy import policy_in
from tracker.actions.contacts.log_entry import log_entry
from tracker.actions.find import history_in
from tracker.actions.fitting_text import fit_entry, fit_prospect
from tracker.actions.outcome import DeedName, Outcome
from tracker.actions.ports import Desk, Questions, Record, Transaction
from tracker.rules.agreement import Agreement, AgreementKind, AgreementOutcome, WhoMoved
from tracker.rules.entry import Entry
from tracker.rules.guard.settling import move
from tracker.rules.prospect import Prospect
from tracker.rules.window import Window

SAMPLE_TAG = "sample"
"""The tag every sample person bears, in plain sight. Whoever takes it off a person keeps them."""


@dataclass(frozen=True, slots=True)
class SampleMove:
    """At `at` (UTC), their latest open agreement of that kind was moved."""

    prospect_id: int
    at: datetime
    kind: AgreementKind
    window: Window
    who_moved: WhoMoved


@dataclass(frozen=True, slots=True)
class SampleAnswer:
    """At `at` (UTC), their latest open agreement of that kind was given an end by hand, as in `settle_agreement`."""

    prospect_id: int
    at: datetime
    kind: AgreementKind
    answer: AgreementOutcome


Happening = Entry | SampleMove | SampleAnswer


@dataclass(frozen=True, slots=True)
class Sample:
    """`happened` is in order of time, and each entry's `who` is the id of one of `people`."""

    people: tuple[Prospect, ...]
    happened: tuple[Happening, ...]


def load_sample(desk: Desk, sample: Sample) -> Outcome[int]:
    """How many people it brought, all in one deed; none where sample people are there already.

    Raises Refusal (those for text and numbers), ValueError for an end that is not given by hand, StoreFault.
    """
    with desk.store.deed(DeedName.LOAD_SAMPLE, desk.me, desk.now()) as tx:
        people = () if sample_people(tx) else sample.people
        for person in people:
            tx.put(fit_prospect(_tagged(person), desk.e164))
        for happening in sample.happened if people else ():
            for record in _records(tx, desk, happening):
                tx.put(record)
    changes = replace(tx.changes, everything=True) if people else tx.changes
    return Outcome(len(people), changes)


def sample_people(questions: Questions) -> tuple[Prospect, ...]:
    """Those who bear the sample's tag and are not in the trash."""
    lines = questions.people_like(SAMPLE_TAG, limit=100_000)
    found = (questions.history_of(line.id) for line in lines)
    return tuple(h.prospect for h in found if h is not None and SAMPLE_TAG in h.prospect.tags)


def _tagged(person: Prospect) -> Prospect:
    return person if SAMPLE_TAG in person.tags else replace(person, tags=(*person.tags, SAMPLE_TAG))


def _records(tx: Transaction, desk: Desk, happening: Happening) -> tuple[Record, ...]:
    if isinstance(happening, Entry):
        assert isinstance(happening.who, int)
        entry = fit_entry(happening)
        # Entered as it happened: a sample of back-dated entries would be a poor example.
        return log_entry(
            entry, history_in(tx, happening.who), policy_in(tx, desk), desk.new_id, entry.attempt.at
        ).records
    agreement = _latest_open(tx, happening)
    if agreement is None:
        return ()
    if isinstance(happening, SampleAnswer):
        return (answered(agreement, happening.answer, happening.at),)
    return tuple(reversed(move(agreement, happening.window, happening.who_moved, happening.at, desk.new_id())))


def _latest_open(tx: Transaction, happening: SampleMove | SampleAnswer) -> Agreement | None:
    agreements = history_in(tx, happening.prospect_id).agreements
    return next((a for a in reversed(agreements) if a.is_open and a.kind is happening.kind), None)
