"""Add a person nobody has been in contact with yet."""

from __future__ import annotations

from collections.abc import Callable

from tracker.actions.contacts.who_is import not_here_yet
from tracker.actions.fitting_text import fit_prospect, fits_as_email, fits_as_phone
from tracker.actions.outcome import DeedName, Outcome
from tracker.actions.people.known_numbers import not_known_yet
from tracker.actions.people.objections_remembered import objections_remembered
from tracker.actions.ports import Desk
from tracker.rules.entry import NewProspect
from tracker.rules.prospect import Email, Phone, Prospect


def add_prospect(desk: Desk, new: NewProspect) -> Outcome[Prospect]:
    """The person as written, with the objections of somebody erased who had the same number or address.

    Raises Refusal (ALREADY_HERE, KNOWN_NUMBER, EMPTY_NAME, and those for text), StoreFault.
    """
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
    """The person, with an id of their own, not yet written. Raises Refusal as `prospect_of` does."""
    return prospect_of(new, desk.new_id(), desk.e164)


def prospect_of(new: NewProspect, new_id: int, e164: Callable[[str], str]) -> Prospect:
    """The person as typed. Raises Refusal (EMPTY_NAME, and those for text).

    A number or address that is none never refuses the person: it is kept in their notes, as it was typed.
    """
    phone, email = new.phone.strip(), new.email.strip()
    return fit_prospect(
        Prospect(
            new_id,
            new.name,
            new.organisation,
            new.household,
            phones=(Phone(phone, shared=new.shares),) if phone and fits_as_phone(phone) else (),
            emails=(Email(email, shared=new.shares),) if email and fits_as_email(email) else (),
            notes="\n".join(kept_in_notes(new)),
            known_before=new.known_before,
        ),
        e164,
    )


def kept_in_notes(new: NewProspect) -> tuple[str, ...]:
    """What was typed for a number or an address of theirs and is none."""
    typed = ((new.phone.strip(), fits_as_phone), (new.email.strip(), fits_as_email))
    return tuple(text for text, fits in typed if text and not fits(text))
