"""Add a person nobody has been in contact with yet."""

from __future__ import annotations

from tracker.actions.contacts.who_is import not_here_yet
from tracker.actions.fitting_text import fit_prospect
from tracker.actions.outcome import DeedName, Outcome
from tracker.actions.people.known_numbers import not_known_yet
from tracker.actions.people.remember_objections import objections_remembered
from tracker.actions.ports import Desk
from tracker.rules.entry import NewProspect
from tracker.rules.prospect import Email, Phone, Prospect


def add_prospect(desk: Desk, new: NewProspect) -> Outcome[Prospect]:
    """The person as written, with the objections of somebody erased who had the same number or address.

    Raises Refusal (ALREADY_HERE, KNOWN_NUMBER, EMPTY_NAME, and those for text and numbers), StoreFault."""
    prospect = new_prospect(desk, new)
    with desk.store.deed(DeedName.ADD_PROSPECT, desk.me, desk.now()) as tx:
        not_here_yet(tx, new)
        not_known_yet(tx, prospect)
        tx.put(prospect)
        for objection in objections_remembered(tx, prospect, desk.new_id):
            tx.put(objection)
        tx.about(prospect.id)
    return Outcome(prospect, tx.changes)


def new_prospect(desk: Desk, new: NewProspect) -> Prospect:
    """The person, with an id of their own, not yet written. Raises Refusal as `add_prospect` does."""
    return fit_prospect(
        Prospect(
            desk.new_id(),
            new.name,
            new.organisation,
            phones=(Phone(new.phone, shared=new.shares),) if new.phone.strip() else (),
            emails=(Email(new.email, shared=new.shares),) if new.email.strip() else (),
        ),
        desk.e164,
    )
