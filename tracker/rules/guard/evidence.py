"""The facts a finding rests on, taken from the values they come from. Knows no finding and no sentence."""

from __future__ import annotations

from datetime import datetime

from tracker.rules.agreement import Agreement, AgreementKind
from tracker.rules.channel import Channel
from tracker.rules.contact import Contact
from tracker.rules.prospect import Objection, Standing
from tracker.rules.verdict import Facts
from tracker.rules.window import day_in


def of_agreement(who: str, agreement: Agreement, at: datetime, done: Channel | None) -> Facts:
    """`days` is how many calendar days `at` lies outside the window, in its zone; 0 inside it or on the same day."""
    window = agreement.window
    day = day_in(at, window.zone)
    away = (window.first - day).days if day < window.first else (day - window.last).days
    return Facts(
        who=who,
        said_at=agreement.made_at,
        words=agreement.words,
        agreement_id=agreement.id,
        topic=agreement.topic,
        first=window.first,
        last=window.last,
        at=f"{window.at:%H:%M}" if window.at is not None else "",
        zone=window.zone,
        agreed=agreement.channel,
        done=done,
        owner=agreement.owner,
        days=max(away, 0),
        why=agreement.kind.value,
        ends_at=f"{window.until:%H:%M}" if window.until is not None else "",
    )


def of_neighbours_agreement(who: str, agreement: Agreement) -> Facts:
    """What is agreed with somebody beside the prospect; `why` is its kind, "agreement" for a talk."""
    window, is_promise = agreement.window, agreement.kind is AgreementKind.PROMISE
    return Facts(
        who=who,
        said_at=agreement.made_at,
        words=agreement.words,
        agreement_id=agreement.id,
        topic=agreement.topic,
        first=window.first,
        last=window.last,
        at=f"{window.at:%H:%M}" if window.at is not None else "",
        zone=window.zone,
        agreed=agreement.channel,
        owner=agreement.owner,
        why=agreement.kind.value if is_promise else "agreement",
        ends_at=f"{window.until:%H:%M}" if window.until is not None else "",
    )


def of_standing(who: str, standing: Standing, done: Channel) -> Facts:
    return Facts(who=who, said_at=standing.since, words=standing.words, done=done)


def of_objection(who: str, objection: Objection, done: Channel) -> Facts:
    return Facts(
        who=who,
        said_at=objection.since,
        words=objection.words,
        done=done,
        until=objection.until,
        why=objection.channel.value if objection.channel is not None else "all",
    )


def of_contact(who: str, contact: Contact) -> Facts:
    """Their message, which a reply rests on. Its note is ours, not their words, so it is left out."""
    return Facts(who=who, said_at=contact.at, done=contact.channel, last_by=contact.by)
