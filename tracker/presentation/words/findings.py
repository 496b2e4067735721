"""Each finding of the guard as a sentence with its evidence: name, date, their words, the agreement.

It never scolds. Any fact may be missing; the sentence then says less.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from tracker.presentation.words.dates import at_moment, by_when, on_date, place, when
from tracker.presentation.words.numbers import ordinal, told
from tracker.presentation.words.quotes import one_line, said
from tracker.presentation.words.terms import WAYS, a_thing, to_do
from tracker.rules.agreement import AgreementKind
from tracker.rules.channel import Channel
from tracker.rules.us import is_same_user
from tracker.rules.verdict import AS_ASKED, Code, Facts, Finding


@dataclass(frozen=True, slots=True)
class Hearer:
    """Who is told: their zone, their today, and their own name, so that they are "you"."""

    zone: str
    today: date
    me: str = ""


def finding(f: Finding, zone: str, today: date, me: str = "") -> str:
    """The finding in one to three sentences, for someone in `zone` whose day is `today` and who is called `me`."""
    return SENTENCES[f.code](f.facts, Hearer(zone, today, me))


def _who(f: Facts) -> str:
    return one_line(f.who, 60) or "This person"


def _on(f: Facts, to: Hearer) -> str:
    """ " on 12 November", " today", or nothing where nobody knows when."""
    return f" {on_date(f.said_at, to.zone, to.today)}" if f.said_at is not None else ""


def _one_of_us(name: str, to: Hearer) -> str:
    if not name:
        return "One of us"
    return "You" if is_same_user(name, to.me) else one_line(name, 60)


def agreed(f: Facts, to: Hearer) -> str:
    """The agreement those facts tell of, without a full stop: "Ben agreed to call between Thursday and Friday"."""
    us = _one_of_us(f.owner, to)
    if f.why == AgreementKind.PROMISE.value:
        due = f" {by_when(f.last, f.at, to.today)}" if f.last is not None else ""
        return f"{us} promised {a_thing(f.agreed) if f.agreed else 'something'}{due}{_elsewhere(f, to)}"
    return f"{us} agreed to {to_do(f.agreed)}{_at(f, to)}"


def _at(f: Facts, to: Hearer) -> str:
    if f.first is None:
        return ""
    return f" {when(f.first, f.last or f.first, f.at, to.today)}{_elsewhere(f, to)}"


def _elsewhere(f: Facts, to: Hearer) -> str:
    return f" in {place(f.zone)}" if f.at and f.zone and f.zone != to.zone else ""


def _objected(f: Facts, to: Hearer) -> str:
    until = f", until {on_date(f.until, to.zone, to.today).removeprefix('on ')}" if f.until is not None else ""
    asked = f"{_who_objects(f)} asked{_on(f, to)} {not_to_be_contacted(f)}{until}"
    return f"{asked}: {said(f.words)}" if f.words else f"{asked}."


def not_to_be_contacted(f: Facts) -> str:
    """ "not to be contacted by phone", or at all."""
    way = WAYS.get(Channel(f.why)) if f.why in set(Channel) else None
    return f"not to be contacted{f' {way}' if way else ''}"


def _who_objects(f: Facts) -> str:
    if not f.to:
        return _who(f)
    shared = "address" if "@" in f.to else "number"
    if not f.who:
        return f"Somebody who was reached by the same {shared}"
    return f"{_who(f)}, who is reached by the same {shared},"


def _no_thanks(f: Facts, to: Hearer) -> str:
    if f.eased:
        told = f"{_who(f)} said{_on(f, to)}: {said(f.words)}" if f.words else f"{_who(f)} said no{_on(f, to)}."
        welcome = "What they asked for" if f.why == AS_ASKED else "One answer to their message"
        return f"{told} {welcome} is welcome, and nothing beyond it."
    if f.words:
        return f"{_who(f)} said{_on(f, to)}: {said(f.words)} Nothing was agreed since."
    return f"{_who(f)} said no{_on(f, to)}, and nothing was agreed since."


def _their_turn(f: Facts, to: Hearer) -> str:
    nobody = f"Nobody agreed to {a_thing(f.done)}."
    if f.words:
        return f"{_who(f)} said{_on(f, to)}: {said(f.words)} {nobody}"
    return f"{_who(f)} said{_on(f, to)} that they would be in touch. {nobody}"


def _nothing_agreed(f: Facts, _: Hearer) -> str:
    return f"Nobody agreed to {a_thing(f.done)}, and nothing from {_who(f)} is waiting for a reply."


def _first_approach(f: Facts, _: Hearer) -> str:
    return f"This would be the first that {_who(f)} hears from us. Nobody agreed to {a_thing(f.done)}."


def _too_early(f: Facts, to: Hearer) -> str:
    early = f"{told(f.days, 'day')} early" if f.days else "earlier on the same day"
    return f"{agreed(f, to)}; this is {early}."


def _late(f: Facts, to: Hearer) -> str:
    late = f"{told(f.days, 'day')} late" if f.days else "later than that"
    return f"{agreed(f, to)}; this is {late}. It helps to say so."


def _lapsed(f: Facts, to: Hearer) -> str:
    ago = f"; that was {told(f.days, 'day')} ago" if f.days else ", a long time ago"
    return f"{agreed(f, to)}{ago}. It no longer counts as agreed: re-introduce yourself."


def _other_channel(f: Facts, to: Hearer) -> str:
    if f.eased:
        way = f" {WAYS[f.agreed]}" if f.agreed is not None else ""
        return f"{_who(f)} contacted us{_on(f, to)}{way}. This is {a_thing(f.done)}."
    if f.why == AgreementKind.PROMISE.value:
        return f"{agreed(f, to)}. This is {a_thing(f.done)}."
    if f.agreed is None:
        return f"Nobody agreed to {a_thing(f.done)}."
    return f"What was agreed{_on(f, to)} is {a_thing(f.agreed)}{_at(f, to)}. This is {a_thing(f.done)}."


def _anothers(f: Facts, to: Hearer) -> str:
    return f"{agreed(f, to)}. {whose(f, to.me)}"


def whose(f: Facts, me: str = "") -> str:
    """ "It is Ben's agreement."; where it is the hearer's own, whose it is not."""
    if f.owner and is_same_user(f.owner, me):
        other = one_line(f.by, 60)
        return f"It is your agreement, not {other}'s." if other else "It is your agreement."
    return f"It is {one_line(f.owner, 60)}'s agreement." if f.owner else "It is a colleague's agreement."


def _tries_spent(f: Facts, to: Hearer) -> str:
    last = f" {at_moment(f.last_at, to.zone, to.today)}" if f.last_at is not None else ""
    if f.count < 2:
        return f"A try{last} went unanswered. It is soon to try again."
    tries = f"{told(f.count, 'try', 'tries').capitalize()} went unanswered"
    return f"{tries}, the last{last}." if last else f"{tries}."


def _too_many(f: Facts, to: Hearer) -> str:
    nth = ordinal(f.count) if f.count > 0 else "next"
    if f.why == "burst":
        nth = f"This would be our {nth} contact with {_who(f)} within a day"
    else:
        nth = f"This would be the {nth} contact with {_who(f)} in a short time that nobody agreed to"
    if f.last_at is None:
        return f"{nth}."
    by = f", by {'you' if is_same_user(f.last_by, to.me) else one_line(f.last_by, 60)}" if f.last_by else ""
    return f"{nth}; the last was {at_moment(f.last_at, to.zone, to.today)}{by}."


def _household(f: Facts, to: Hearer) -> str:
    other = f"{_who(f)}, at the same organisation or household,"
    if f.why == "objected":
        asked = f"{other} asked{_on(f, to)} not to be contacted{f' {WAYS[f.way]}' if f.way is not None else ''}"
        return f"{asked}: {said(f.words)}" if f.words else f"{asked}."
    if f.why == "no_thanks":
        return f"{other} said{_on(f, to)}: {said(f.words)}" if f.words else f"{other} said no{_on(f, to)}."
    if f.why == AgreementKind.PROMISE.value:
        due = f" {by_when(f.last, f.at, to.today)}" if f.last is not None else ""
        us = "you" if is_same_user(f.owner, to.me) else one_line(f.owner, 60) or "one of us"
        return f"{other} was promised {a_thing(f.agreed) if f.agreed else 'something'}{due}, by {us}."
    owner = f" ({'yours' if is_same_user(f.owner, to.me) else one_line(f.owner, 60)})" if f.owner else ""
    return f"{other} has an agreement too: {a_thing(f.agreed) if f.agreed else 'one'}{_at(f, to)}{owner}."


def _about_it(f: Facts, to: Hearer) -> str:
    if f.agreement_id is None:
        return f"No appointment with {_who(f)} is open that this could be about."
    if f.beyond:
        return f"{agreed(f, to)}. Enough was said about it already: {a_thing(f.done)} more is one too many."
    return f"{agreed(f, to)}. This is about it, and keeps nothing."


def _goodwill(f: Facts, to: Hearer) -> str:
    if f.beyond and f.said_at is not None:
        told = f"{_who(f)} said{_on(f, to)}: {said(f.words)}" if f.words else ""
        told = told or f"{_who(f)} said{_on(f, to)} that they would be in touch."
        days = f"within {f.days} days of it" if f.days else "so soon after it"
        return f"{told} Even goodwill, {days}, is a contact nobody asked for."
    if f.count > 1:
        days = f" in {f.days} days" if f.days else ""
        last = f"; the last was {on_date(f.last_at, to.zone, to.today)}" if f.last_at is not None else ""
        return f"This would be the {ordinal(f.count)} goodwill contact{days}{last}. Kept rare, it stays welcome."
    first = f" It is the first in {f.days} days." if f.days else ""
    return f"Nobody asked for this, so it asks for nothing either.{first}"


def _quiet_hours(f: Facts, to: Hearer) -> str:
    there = f" in {place(f.zone)}" if f.zone and f.zone != to.zone else ""
    if f.why == "sunday":
        return f"It is Sunday for {_who(f)}{there}."
    if f.why == "their_hours":
        at = f"It is {f.at} for {_who(f)}{there}, which is" if f.at else f"For {_who(f)}{there} this is"
        return f"{at} outside the hours they gave us."
    return f"It is {f.at or 'night'} for {_who(f)}{there}."


def _little_interest(f: Facts, _: Hearer) -> str:
    if f.why == "cannot_buy":
        return f"As far as we know, {_who(f)} cannot buy: this is activity, not yet progress."
    shown = "has shown no interest" if f.why == "none" else "has shown a passing interest only"
    return f"{_who(f)} {shown}: this is activity, not yet progress."


SENTENCES: Mapping[Code, Callable[[Facts, Hearer], str]] = {
    Code.OBJECTED: _objected,
    Code.NO_THANKS: _no_thanks,
    Code.THEIR_TURN: _their_turn,
    Code.NOTHING_AGREED: _nothing_agreed,
    Code.FIRST_APPROACH: _first_approach,
    Code.TOO_EARLY: _too_early,
    Code.LATE: _late,
    Code.LAPSED: _lapsed,
    Code.OTHER_CHANNEL: _other_channel,
    Code.ANOTHERS: _anothers,
    Code.TRIES_SPENT: _tries_spent,
    Code.TOO_MANY: _too_many,
    Code.HOUSEHOLD: _household,
    Code.ABOUT_IT: _about_it,
    Code.GOODWILL: _goodwill,
    Code.QUIET_HOURS: _quiet_hours,
    Code.LITTLE_INTEREST: _little_interest,
}
