"""Brings back the "do not contact" of somebody who was erased, when the same number or address is written down again.

Knows not how it was remembered, and never learns who they were.
"""

from __future__ import annotations

from tracker.actions.contacts.spoken import NewId
from tracker.actions.ports import Questions
from tracker.rules.prospect import Objection, Prospect


def objections_remembered(questions: Questions, prospect: Prospect, new_id: NewId) -> tuple[Objection, ...]:
    """The objections to write down with that person, their words left out: those were erased."""
    return tuple(
        Objection(new_id(), prospect.id, kept.channel, kept.since, kept.until)
        for kept in questions.remembered(prospect)
    )
