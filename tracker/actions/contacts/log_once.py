"""Log a contact once: a script that asks again, or two at the same time, writes one entry. Knows not who asks."""

from __future__ import annotations

from dataclasses import dataclass

from tracker.actions.contacts.log_contact import Held, Logged, log_in, ready, rests_on
from tracker.actions.fitting_text import fit_name
from tracker.actions.outcome import DeedName, Outcome
from tracker.actions.ports import Desk, Questions
from tracker.rules.basis import Basis
from tracker.rules.contact import Contact
from tracker.rules.entry import Entry
from tracker.rules.prospect import Prospect


@dataclass(frozen=True, slots=True)
class LoggedBefore:
    """Nothing was written: this contact was logged under the same key, and it stands."""

    prospect: Prospect
    contact: Contact
    rests_on: Basis | None = None


def log_once(desk: Desk, entry: Entry, key: str) -> Outcome[Logged | Held | LoggedBefore]:
    """As `log_contact`, unless a contact stands that was logged under `key`; undoing that one frees the key.

    Raises Refusal as that does, and for a key that is empty or too long to be kept; StoreFault.
    """
    key, now = fit_name(key), desk.now()
    entry = ready(entry, now)
    value: Logged | Held | LoggedBefore | None
    with desk.store.deed(DeedName.LOG_CONTACT, desk.me, now) as tx:
        value = logged_before(tx, key)
        if value is None:
            value = log_in(tx, desk, entry, now)
            if isinstance(value, Logged):
                tx.keep_once(key, value.contact.id)
    return Outcome(value, tx.changes)


def logged_before(questions: Questions, key: str) -> LoggedBefore | None:
    """What was logged under that key and stands. Raises Refusal as `log_once` does for the key, StoreFault."""
    contact = questions.logged_once(fit_name(key))
    history = questions.history_of(contact.prospect_id) if contact is not None else None
    if contact is None or history is None:
        return None
    kept = next((a for a in history.agreements if a.settled_by == contact.id), None)
    return LoggedBefore(history.prospect, contact, rests_on(contact, kept))
