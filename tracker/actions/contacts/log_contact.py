"""Log a contact: judged once more inside the one transaction, then written with its verdict, or held.

Knows not who asks: quick entry, the command line and an import come through the same door.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from tracker.actions.change_policy import policy_in
from tracker.actions.contacts.log_entry import LoggedEntry, log_entry
from tracker.actions.contacts.who_is import not_here_yet
from tracker.actions.exits import refused
from tracker.actions.find import history_in
from tracker.actions.fitting_text import fit_entry
from tracker.actions.outcome import DeedName, Outcome, Problem, Refusal
from tracker.actions.people.add_prospect import new_prospect
from tracker.actions.people.known_numbers import not_known_yet
from tracker.actions.people.remember_objections import newcomer
from tracker.actions.ports import Desk, Record, Transaction
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
    """`settled` is the agreement as the contact left it, `agreed` what was agreed to happen next.

    `ended` are others that it moved or withdrew, `over` one whose time is over, of which nobody has said what became.
    """

    prospect: Prospect
    contact: Contact
    settled: Agreement | None
    agreed: tuple[Agreement, ...]
    ended: tuple[Agreement, ...] = ()
    over: Agreement | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """Nothing was written: the guard warns or stops, and no exit stands. `lacks` says what is missing for one."""

    verdict: Verdict
    lacks: tuple[Problem, ...] = ()


def log_contact(desk: Desk, entry: Entry) -> Outcome[Logged | Held]:
    """Write the contact with its verdict, what it settled and what was said and agreed in it.

    Where the guard warns or stops, the entry needs an exit whose words stand, or it is held; with one, a record of
    what happened is never refused for what it was. An exit without its words is refused even where the contact
    would have been welcome: it would be kept as something else than it was said to be. Raises Refusal (what the exit
    lacks, NO_SUCH_PROSPECT, ALREADY_HERE, KNOWN_NUMBER, IN_THE_FUTURE, and those for text and numbers), StoreFault.
    """
    now = desk.now()
    entry = ready(entry, now)
    with desk.store.deed(DeedName.LOG_CONTACT, desk.me, now) as tx:
        value = log_in(tx, desk, entry, now)
    return Outcome(value, tx.changes)


def ready(entry: Entry, now: datetime) -> Entry:
    """The entry as it can be written. Raises Refusal as `log_contact` does."""
    entry = fit_entry(entry)
    _not_in_the_future(entry, now)
    return entry


def log_in(tx: Transaction, desk: Desk, entry: Entry, now: datetime) -> Logged | Held:
    """The deed itself, within its transaction."""
    history = _history(tx, desk, entry.who)
    taken = log_entry(entry, history, policy_in(tx, desk), desk.new_id, now)
    why_not = refused(taken.judged, history.prospect.name)
    if why_not is not None:
        if taken.verdict.level < Level.WARN:
            raise why_not
        return Held(taken.verdict, taken.judged.lacks)
    _write(tx, taken, (history.prospect, *history.objections) if isinstance(entry.who, NewProspect) else ())
    return Logged(taken.prospect, taken.contact, taken.settled, taken.agreed, taken.ended, taken.over)


def _not_in_the_future(entry: Entry, now: datetime) -> None:
    said_at = entry.changed.said_at if entry.changed is not None else None
    if max(entry.attempt.at, said_at or entry.attempt.at) > now + AHEAD:
        raise Refusal(Problem.IN_THE_FUTURE)


def _history(tx: Transaction, desk: Desk, who: int | NewProspect) -> History:
    if isinstance(who, NewProspect):
        prospect = new_prospect(desk, who)
        not_here_yet(tx, who)
        not_known_yet(tx, prospect)
        return newcomer(tx, prospect, desk.new_id)
    return history_in(tx, who)


def _write(tx: Transaction, taken: LoggedEntry, new: tuple[Record, ...]) -> None:
    for record in (*new, *taken.records):
        tx.put(record)
    basis = taken.contact.basis
    tx.about(taken.prospect.id, f"{taken.contact.channel.value} {basis.value if basis else ''}".strip())
