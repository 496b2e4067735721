"""What a deed wrote, as the store in memory keeps it: befores and afters, what was touched, what points nowhere."""

from __future__ import annotations

from dataclasses import dataclass

from tracker.actions.outcome import Changes, Deed
from tracker.actions.ports import Record
from tracker.rules.agreement import Agreement, AgreementOutcome, Snooze
from tracker.rules.contact import Contact
from tracker.rules.policy import KeptPolicy
from tracker.rules.prospect import Objection, Prospect
from tracker.rules.us import Away, User, names_in

Key = tuple[type, int]
Rows = dict[Key, Record | None]
OURS = (User, Away, KeptPolicy)
"""Kinds of record that belong to no prospect."""
TOO_MANY = 200
"""Records beyond which a deed is told as having touched everything."""


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """What one deed wrote: each record as it was (None: not there) and as it then was."""

    deed: Deed
    prospect_id: int | None
    before: Rows
    after: Rows
    changes: Changes
    reverses: int | None = None


@dataclass(frozen=True, slots=True)
class KeptObjection:
    """What is remembered at the one number or address of `of`; `stays` is who, still here, was reached there once."""

    of: Prospect
    objection: Objection
    stays: int | None = None


def touched(before: Rows, after: Rows, seq: int | None, rows: Rows) -> Changes:
    """What was touched between the two; `rows` are those as they are now, in which agreements are looked up."""
    pairs = [(before[key], record) for key, record in after.items() if before[key] != record]
    present = [record for pair in pairs for record in pair if record is not None]
    if len(pairs) > TOO_MANY or any(isinstance(record, OURS) for record in present):
        return Changes(everything=True, seq=seq)
    drawn: list[Record | None] = [*present]
    drawn += [rows.get((Agreement, s.agreement_id)) for s in present if isinstance(s, Snooze)]
    otherwise = {new.id for old, new in pairs if isinstance(new, Prospect) and is_drawn_otherwise(old, new)}
    drawn += [r for r in rows.values() if isinstance(r, Agreement) and r.prospect_id in otherwise]
    return Changes(
        frozenset(whose for r in present if (whose := of_prospect(r)) is not None),
        frozenset(day for r in drawn if isinstance(r, Agreement) for day in r.window.days()),
        seq=seq,
    )


def is_met(entry: LedgerEntry, key: Key) -> bool:
    """Whether that is somebody who became one of us by having written something in it."""
    user = entry.after[key]
    names = [entry.deed.by, *(name for record in entry.after.values() for name in names_in(record))]
    return isinstance(user, User) and entry.before[key] is None and any(map(user.goes_by, names))


def is_kept_with_them(record: Record) -> bool:
    """Whether it is what was agreed, kept by a contact with this very person and not with another of the occasion."""
    kept = (AgreementOutcome.KEPT, AgreementOutcome.KEPT_LATE)
    return isinstance(record, Agreement) and record.outcome in kept and record.settled_by is not None


def is_drawn_otherwise(old: Record | None, new: Prospect) -> bool:
    """Whether a calendar shows that person's agreements differently."""
    if not isinstance(old, Prospect):
        return False
    was, now = ((p.name, p.organisation, p.deleted_at is None) for p in (old, new))
    return was != now


def of_prospect(record: Record | None) -> int | None:
    if record is None or isinstance(record, User | Away | KeptPolicy):
        return None
    return record.id if isinstance(record, Prospect) else record.prospect_id


POINTERS: dict[str, type] = {
    "prospect_id": Prospect,
    "said_in": Contact,
    "made_in": Contact,
    "settled_by": Contact,
    "moved_to": Agreement,
    "agreement_id": Agreement,
    "user_id": User,
}
"""Fields that hold another record's id, and the kind of that."""


def points_nowhere(rows: Rows, written: Rows) -> bool:
    """Whether what was written points at nothing, or leaves something pointing at what it took away."""
    gone = {key for key, record in written.items() if record is None}
    asked = [record for record in written.values() if record is not None]
    asked += [record for record in rows.values() if record is not None] if gone else []
    pointed = ((kind, getattr(record, name, None)) for record in asked for name, kind in POINTERS.items())
    return any(id_ is not None and rows.get((kind, id_)) is None for kind, id_ in pointed)
