"""Log a contact: judged once more inside the one transaction, then written with its verdict, or held.

Knows not who asks: quick entry, the command line and an import come through the same door.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from tracker.actions.add_prospect import new_prospect
from tracker.actions.find import history_in
from tracker.actions.fit_text import fit_entry
from tracker.actions.outcome import DeedName, Outcome, Problem, Refusal
from tracker.actions.ports import Desk, Record, Transaction
from tracker.actions.remember_objections import objections_remembered
from tracker.actions.take_down import TakenDown, take_down
from tracker.rules.agreement import Agreement
from tracker.rules.contact import Contact
from tracker.rules.entry import Entry, NewProspect
from tracker.rules.history import History
from tracker.rules.prospect import Prospect
from tracker.rules.verdict import Level, Verdict

AHEAD = timedelta(minutes=5)
"""How far a contact may lie after now: clocks differ, and a call is sometimes entered as it ends."""


@dataclass(frozen=True, slots=True)
class Logged:
    """`settled` is the agreement as the contact left it, `agreed` what was agreed to happen next."""

    prospect: Prospect
    contact: Contact
    settled: Agreement | None
    agreed: tuple[Agreement, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """Nothing was written: the guard warns or stops, and no reason was given."""

    verdict: Verdict


def log_contact(desk: Desk, entry: Entry) -> Outcome[Logged | Held]:
    """Write the contact with its verdict, what it settled and what was said and agreed in it.

    Where the guard warns or stops, the entry needs a reason, or it is held. With one, a record of what
    happened is never refused for what it was. Raises Refusal (NO_SUCH_PROSPECT, IN_THE_FUTURE, and those for
    text and numbers), StoreFault.
    """
    entry = fit_entry(entry)
    now = desk.now()
    _not_in_the_future(entry, now)
    with desk.store.deed(DeedName.LOG_CONTACT, desk.me, now) as tx:
        history = _history(tx, desk, entry.who)
        taken = take_down(entry, history, desk.policy, desk.new_id, now)
        held = taken.verdict.level >= Level.WARN and not entry.reason
        if not held:
            _write(tx, taken, (history.prospect, *history.objections) if isinstance(entry.who, NewProspect) else ())
    value = Held(taken.verdict) if held else Logged(taken.prospect, taken.contact, taken.settled, taken.agreed)
    return Outcome(value, tx.changes)


def _not_in_the_future(entry: Entry, now: datetime) -> None:
    said_at = entry.changed.said_at if entry.changed is not None else entry.attempt.at
    if max(entry.attempt.at, said_at) > now + AHEAD:
        raise Refusal(Problem.IN_THE_FUTURE)


def _history(tx: Transaction, desk: Desk, who: int | NewProspect) -> History:
    if isinstance(who, NewProspect):
        prospect = new_prospect(desk, who)
        remembered = objections_remembered(tx, prospect, desk.new_id)
        return History(prospect, objections=remembered, sharers=tx.sharers(prospect))
    return history_in(tx, who)


def _write(tx: Transaction, taken: TakenDown, new: tuple[Record, ...]) -> None:
    for record in (*new, *taken.records):
        tx.put(record)
    basis = taken.contact.basis
    tx.about(taken.prospect.id, f"{taken.contact.channel.value} {basis.value if basis else ''}".strip())
