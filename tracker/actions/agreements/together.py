"""Write records, and with each agreement what becomes of it for the others it was made with. Knows no deed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from tracker.actions.ports import Record, Transaction
from tracker.rules.agreement import Agreement
from tracker.rules.occasion import followed


def put_all(tx: Transaction, records: Sequence[Record], new_id: Callable[[], int]) -> None:
    """Put the records, and what follows for everybody else of an occasion, as far as `records` does not say it.

    What stands in the place of something agreed together is agreed together as well.
    """
    agreements = {record.id: record for record in records if isinstance(record, Agreement)}
    following: dict[int, Agreement] = {}
    for after in tuple(agreements.values()):
        before = tx.agreement(after.id)
        if before is None or before.occasion_id is None:
            continue
        successor = agreements.get(after.moved_to) if after.moved_to is not None else None
        if successor is not None and successor.occasion_id is None:
            successor = agreements[successor.id] = replace(successor, occasion_id=before.occasion_id)
        others = [a for a in tx.of_occasion(before.occasion_id) if a.id not in agreements]
        following |= {a.id: a for a in followed(before, after, successor, others, new_id)}
    for record in records:
        tx.put(agreements[record.id] if isinstance(record, Agreement) else record)
    for follower in following.values():
        tx.put(follower)
