"""The history as it is once what was told us is added to it, before any of that is written. Knows no store."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import count

from tracker.actions.contacts.spoken import NewId, agreement_from, standing_from, taken_back_by_standing
from tracker.actions.ports import Record
from tracker.rules.agreement import Agreement
from tracker.rules.entry import Changed
from tracker.rules.history import History
from tracker.rules.prospect import Standing

unwritten_id: NewId = count(-1, -1).__next__
"""Ids of what is not to be written yet; none that is kept is below 1."""


def changed_records(changed: Changed | None, history: History, by: str, new_id: NewId) -> list[Record]:
    """What writing down the change takes, `by` owning what was agreed. Without the moment it was said at there is
    nothing to write.
    """
    if changed is None or changed.said_at is None:
        return []
    of, records = history.prospect.id, list[Record]()
    if changed.standing is not None:
        standing = standing_from(changed.standing, of, changed.said_at, None, new_id)
        records += [standing, *taken_back_by_standing(standing, history.agreements)]
    if changed.agreed is not None:
        records.append(agreement_from(changed.agreed, of, changed.said_at, None, by, new_id))
    return records


def with_records(history: History, records: Iterable[Record]) -> History:
    """The history with those agreements and standings added, agreements in the place of what they are newer versions
    of. Records of any other kind are passed over.
    """
    agreements = {a.id: a for a in history.agreements}
    standings = list(history.standings)
    for record in records:
        if isinstance(record, Agreement):
            agreements[record.id] = record
        elif isinstance(record, Standing):
            standings.append(record)
    return replace(history, agreements=tuple(agreements.values()), standings=tuple(standings))
