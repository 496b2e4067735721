"""Remove the sample data in one click: its people go to the trash, everyone else stays."""

from __future__ import annotations

from dataclasses import replace

from tracker.actions.outcome import DeedName, Outcome
from tracker.actions.ports import Desk
from tracker.actions.sample.load_sample import sample_people


def remove_sample(desk: Desk) -> Outcome[int]:
    """How many people went. Those whose sample tag was taken off stay. Raises StoreFault."""
    now = desk.now()
    with desk.store.deed(DeedName.REMOVE_SAMPLE, desk.me, now) as tx:
        people = sample_people(tx)
        for person in people:
            tx.put(replace(person, deleted_at=now))
    changes = replace(tx.changes, everything=True) if people else tx.changes
    return Outcome(len(people), changes)
