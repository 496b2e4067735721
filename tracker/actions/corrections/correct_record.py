"""Correct whatever it is that was logged: a contact, an agreement, or what they said about hearing from us."""

from __future__ import annotations

from tracker.actions.corrections.correct_agreement import correct_agreement
from tracker.actions.corrections.correct_contact import correct_contact
from tracker.actions.corrections.correct_word import correct_word
from tracker.actions.corrections.delete_record import delete_agreement, delete_contact
from tracker.actions.corrections.writing_over import Corrected
from tracker.actions.outcome import Outcome
from tracker.actions.ports import Desk, Entered
from tracker.rules.agreement import Agreement
from tracker.rules.contact import Contact
from tracker.rules.prospect import Objection, Standing


def correct_record(desk: Desk, before: Entered, after: Entered) -> Outcome[Corrected]:
    """As the deed for its kind. Raises as that does, and ValueError where the two are of different kinds."""
    if isinstance(before, Contact) and isinstance(after, Contact):
        return correct_contact(desk, before, after)
    if isinstance(before, Agreement) and isinstance(after, Agreement):
        return correct_agreement(desk, before, after)
    if isinstance(before, Standing) and isinstance(after, Standing):
        return correct_word(desk, before, after)
    if isinstance(before, Objection) and isinstance(after, Objection):
        return correct_word(desk, before, after)
    raise ValueError("a record is corrected as what it is")


def delete_record(desk: Desk, record: Contact | Agreement) -> Outcome[Corrected]:
    """As the deed for its kind, and raises as that does."""
    return delete_contact(desk, record) if isinstance(record, Contact) else delete_agreement(desk, record)
