"""What a correction makes the guard warn of, in words."""

from __future__ import annotations

from datetime import date

from tracker.presentation.words.terms import IS_A
from tracker.presentation.words.times import on_date
from tracker.presentation.words.verdicts import headline
from tracker.rules.contact import Contact
from tracker.tongue import tr, tr_n


def now_warns(contact: Contact, zone: str, today: date) -> str:
    """One contact that warns now: "A call on 12 November: nobody agreed to this"."""
    # T: "A call on 12 November: Nobody agreed to this"
    return tr(
        "{thing} {on}: {headline}",
        thing=IS_A[contact.channel].told(),
        on=on_date(contact.at, zone, today),
        headline=headline(contact.verdict),
    )


def how_many_warn(count: int) -> str:
    """What stands above those."""
    return tr_n(
        "The record is true now, and the guard warns of {n} contact it did not warn of before:",
        "The record is true now, and the guard warns of {n} contacts it did not warn of before:",
        count,
    )
