"""What is corrected and what follows, in words: values to choose from, and what the guard warns of now.

Knows not how a correction is made.
"""

from __future__ import annotations

from datetime import date

from tracker.presentation.words.agreements import planned
from tracker.presentation.words.terms import (
    CALLED_OFF_BY_US,
    IS_A,
    LABEL,
    basis,
    channel,
    outcome,
    ready,
    standing,
)
from tracker.presentation.words.times import on_date
from tracker.presentation.words.verdicts import headline
from tracker.rules.agreement import Agreement, AgreementKind, AgreementOutcome
from tracker.rules.basis import Basis
from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import Contact, ContactOutcome, Ready
from tracker.rules.prospect import Objection, Standing
from tracker.tongue import Theirs, capital, phrase, tr, tr_n

DIRECTION = {
    Direction.OUT: phrase("who turned to whom", "We to them"),
    Direction.IN: phrase("who turned to whom", "They to us"),
    Direction.MET: phrase("who turned to whom", "We met"),
}
KIND = {
    AgreementKind.TALK: phrase("kind of agreement", "A time to talk"),
    AgreementKind.PROMISE: phrase("kind of agreement", "A promise of ours"),
}
NOT_SAID = {
    "ready": phrase("ready to move forward?", "Not asked"),
    "basis": phrase("what it rested on", "On what was agreed, if anything"),
}
"""What stands for nothing where one of several is chosen."""
OFF_BY_US = "withdrawn-by-us"
"""The value of an outcome that is ours, where *withdrawn* is theirs."""


def with_whom(who: str) -> str:
    """Under the title of a correction, what neither that nor a field says: who else is in it (`who`, all of them, ""
    where it is one alone); and that it can be taken back.
    """
    if who:
        return tr("With {who}. Undo takes a correction back.", who=Theirs(who))
    return tr("Undo takes a correction back.")


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
        "The record is true now, and there is a warning about {n} contact that had none before:",
        "The record is true now, and there are warnings about {n} contacts that had none before:",
        count,
    )


def value_told(kind: type, field: str, value: str) -> str:
    """A value one chooses for a field of a contact or an agreement, as a person reads it."""
    if field == "channel":
        return channel(Channel(value))
    if field == "direction":
        return DIRECTION[Direction(value)].told()
    if field == "kind":
        return KIND[AgreementKind(value)].told()
    if value == OFF_BY_US:
        return capital(CALLED_OFF_BY_US.told())
    if field == "outcome":
        return capital(outcome(ContactOutcome(value) if kind is Contact else AgreementOutcome(value)))
    if value == "none":
        return NOT_SAID[field].told()
    return ready(Ready(value)) if field == "ready" else basis(Basis(value))


def as_it_stands(record: Contact | Agreement | Standing | Objection, who: str, zone: str, today: date) -> str:
    """What is opened: "Jo Hill: call on 12 November"."""
    if isinstance(record, Agreement):
        # T: "Call, Tue 24 Nov 10:00; agreed on 12 November"
        told = tr(
            "{what}; agreed {on}",
            what=planned(record.kind, record.channel, record.window, today, zone),
            on=on_date(record.made_at, zone, today),
        )
    elif isinstance(record, Contact):
        # T: "Call on 12 November"
        told = tr("{what} {on}", what=LABEL[record.channel].told(), on=on_date(record.at, zone, today))
    else:
        said = standing(record.kind) if isinstance(record, Standing) else tr("Asked not to be contacted")
        told = tr("{what} {on}", what=said, on=on_date(record.since, zone, today))
    # T: "Jo Hill: Call on 12 November"
    return tr("{who}: {what}", who=Theirs(who), what=told) if who else told
