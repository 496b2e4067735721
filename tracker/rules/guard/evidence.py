"""The facts a finding rests on, taken from the values they come from. Knows no finding and no sentence."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from tracker.rules.agreement import Agreement, AgreementKind
from tracker.rules.channel import Channel
from tracker.rules.contact import Contact
from tracker.rules.prospect import Objection, Standing
from tracker.rules.verdict import ClockTime, Facts, Why
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
        at=ClockTime.of(window.at),
        zone=window.zone,
        agreed=agreement.channel,
        done=done,
        owner=agreement.owner,
        days=max(away, 0),
        why=Why(agreement.kind.value),
        ends_at=ClockTime.of(window.until),
        second=window.second,
    )


def of_neighbours_agreement(who: str, agreement: Agreement) -> Facts:
    """What is agreed with somebody beside the prospect; `why` is PROMISE, or AGREEMENT for a talk."""
    facts = of_agreement(who, agreement, agreement.window.starts, None)
    return facts if agreement.kind is AgreementKind.PROMISE else replace(facts, why=Why.AGREEMENT)


def of_standing(who: str, standing: Standing, done: Channel) -> Facts:
    """What they told us about hearing from us, `done` being the way of the contact that is judged."""
    return Facts(who=who, said_at=standing.since, words=standing.words, done=done)


def of_objection(who: str, objection: Objection, done: Channel) -> Facts:
    return Facts(
        who=who,
        said_at=objection.since,
        words=objection.words,
        done=done,
        until=objection.until,
        why=Why(objection.channel.value) if objection.channel is not None else Why.ALL,
    )


def of_contact(who: str, contact: Contact) -> Facts:
    """Their message, which a reply rests on. Its note is ours, not their words, so it is left out."""
    return Facts(who=who, said_at=contact.at, done=contact.channel, last_by=contact.by)
