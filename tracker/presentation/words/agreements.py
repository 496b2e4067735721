"""What was agreed, and when someone may next hear from us, in words. Knows no verdict."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tracker.presentation.words.numbers import both, either
from tracker.presentation.words.quotes import one_line, quoted, said
from tracker.presentation.words.terms import (
    BECAME_ON,
    CALLED_OFF_BY_US_ON,
    DEED,
    LABEL,
    PROMISED,
    WAY,
    how_it_ended,
)
from tracker.presentation.words.times import (
    by_due,
    clock_here,
    in_window,
    near_date,
    on_date,
    short_due,
    short_window,
    until_when,
)
from tracker.rules.agreement import Agreement, AgreementKind
from tracker.rules.channel import Channel
from tracker.rules.guard.earliest import Earliest, EarliestKind
from tracker.rules.prospect import Objection, Standing
from tracker.rules.us import is_same_user
from tracker.rules.window import Window
from tracker.tongue import Theirs, sentence, tr, tr_as


def as_agreed(agreement: Agreement, zone: str, today: date) -> str:
    """What lets a contact be named: "as agreed on 27 October", "as promised today"."""
    made = on_date(agreement.made_at, zone, today)
    if agreement.kind is AgreementKind.PROMISE:
        return tr_as("by phone, …", "as promised {when}", when=made)
    return tr_as("by phone, …", "as agreed {when}", when=made)


def agreement(a: Agreement, today: date, me: str = "", quote: bool = True) -> str:
    """The agreement as a sentence: "You agreed to call on Tuesday at 10:00: old files. “Call me then”."."""
    if a.kind is AgreementKind.PROMISE:
        clause = promised_clause(a.owner, me, a.channel, by_due(a.window, today))
    else:
        clause = agreed_clause(a.owner, me, a.channel, in_window(a.window, today))
    topic = one_line(a.topic, 80)
    if not topic:
        told = tr("{agreement}.", agreement=clause)
    elif topic[-1] in ".?!…":
        # T: "You agreed to call on Tuesday at 10:00: is it ready?"
        told = tr("{agreement}: {topic}", agreement=clause, topic=topic)
    else:
        # T: "You agreed to call on Tuesday at 10:00: old files."
        told = tr("{agreement}: {topic}.", agreement=clause, topic=topic)
    return f"{told} {said(a.words)}" if a.words and quote else told


def agreed_clause(owner: str, me: str, channel: Channel | None, at: str, where: str = "") -> str:
    """Who of us agreed to what, to open a sentence: "you agreed to call on Tuesday", "Ben agreed to call"."""
    deed, us = DEED[channel].told(), one_line(owner, 60)
    if us and is_same_user(owner, me):
        # T: "you agreed to call on Tuesday in Berlin"
        return tr_as("…; this is early", "you agreed to {deed} {when} {where}", deed=deed, when=at, where=where)
    if us:
        # T: "Ben agreed to call on Tuesday in Berlin"
        return tr_as("…; this is early", "{us} agreed to {deed} {when} {where}", us=us, deed=deed, when=at, where=where)
    # T: "one of us agreed to call on Tuesday in Berlin"
    return tr_as("…; this is early", "one of us agreed to {deed} {when} {where}", deed=deed, when=at, where=where)


def promised_clause(owner: str, me: str, channel: Channel | None, due: str, where: str = "") -> str:
    """Who of us promised what, to open a sentence: "you promised an e-mail by Tuesday"."""
    thing, us = PROMISED[channel].told(), one_line(owner, 60)
    if us and is_same_user(owner, me):
        # T: "you promised an e-mail by Tuesday at 10:00 in Berlin"
        return tr_as("…; this is early", "you promised {thing} {due} {where}", thing=thing, due=due, where=where)
    if us:
        # T: "Ben promised an e-mail by Tuesday at 10:00 in Berlin"
        return tr_as(
            "…; this is early", "{us} promised {thing} {due} {where}", us=us, thing=thing, due=due, where=where
        )
    # T: "one of us promised an e-mail by Tuesday at 10:00 in Berlin"
    return tr_as("…; this is early", "one of us promised {thing} {due} {where}", thing=thing, due=due, where=where)


def agreed_then_clause(owner: str, me: str, channel: Channel | None, at: str, where: str = "") -> str:
    """The same after a day: "(on 19 November) you agreed to call on Tuesday"."""
    deed, us = DEED[channel].told(), one_line(owner, 60)
    if us and is_same_user(owner, me):
        # T: "(on 19 November) you agreed to call on Tuesday in Berlin"
        return tr_as("on 19 November …", "you agreed to {deed} {when} {where}", deed=deed, when=at, where=where)
    if us:
        # T: "(on 19 November) Ben agreed to call on Tuesday in Berlin"
        return tr_as("on 19 November …", "{us} agreed to {deed} {when} {where}", us=us, deed=deed, when=at, where=where)
    # T: "(on 19 November) one of us agreed to call on Tuesday in Berlin"
    return tr_as("on 19 November …", "one of us agreed to {deed} {when} {where}", deed=deed, when=at, where=where)


def promised_then_clause(owner: str, me: str, channel: Channel | None, due: str, where: str = "") -> str:
    """The same after a day: "(on 19 November) you promised an e-mail by Tuesday"."""
    thing, us = PROMISED[channel].told(), one_line(owner, 60)
    if us and is_same_user(owner, me):
        # T: "(on 19 November) you promised an e-mail by Tuesday at 10:00 in Berlin"
        return tr_as("on 19 November …", "you promised {thing} {due} {where}", thing=thing, due=due, where=where)
    if us:
        # T: "(on 19 November) Ben promised an e-mail by Tuesday at 10:00 in Berlin"
        return tr_as(
            "on 19 November …", "{us} promised {thing} {due} {where}", us=us, thing=thing, due=due, where=where
        )
    # T: "(on 19 November) one of us promised an e-mail by Tuesday at 10:00 in Berlin"
    return tr_as("on 19 November …", "one of us promised {thing} {due} {where}", thing=thing, due=due, where=where)


def planned(kind: AgreementKind, channel: Channel, w: Window, today: date, zone: str = "") -> str:
    """What is planned, as a row shows it: "Call, Tue 24 Nov 10:00" or "Promise by Thu 26 Nov, by e-mail"."""
    if kind is AgreementKind.PROMISE:
        # T: "Promise by Thu 26 Nov, by e-mail"
        return tr("Promise {due}, {way}", due=short_due(w, today, zone), way=WAY[channel].told())
    # T: "Call, Tue 24 Nov 10:00"
    return tr("{channel}, {when}", channel=LABEL[channel].told(), when=short_window(w, today, zone))


def ends_as(what: str, became: str) -> str:
    """What was planned, with what became of it: "Call, Tue 24 Nov 10:00: kept"."""
    # T: "Call, Tue 24 Nov 10:00: kept"
    return tr_as("an agreement in a chain", "{what}: {became}", what=what, became=became)


def along_with(what: str, who: Sequence[Theirs]) -> str:
    """The same of one kept when somebody else of the occasion was reached."""
    # T: "Meeting, Thu 19 Nov 10:00: kept, with Emma Hill"
    return tr_as("an agreement in a chain", "{what}, with {who}", what=what, who=both(who))


def ended(a: Agreement, today: date, zone: str = "") -> str:
    """One that an entry moved or withdrew: "Call, Tue 24 Nov 10:00: moved"."""
    return ends_as(planned(a.kind, a.channel, a.window, today, zone), how_it_ended(a))


def still_to_be_answered(a: Agreement, today: date, zone: str = "") -> str:
    """Of one whose time is over, now that another is agreed."""
    # T: "Call, Tue 24 Nov 10:00: what became of it?"
    return tr("{what}: what became of it?", what=planned(a.kind, a.channel, a.window, today, zone))


def in_place_of(a: Agreement, today: date, zone: str = "") -> str:
    """What a new time does to an open one."""
    # T: "It stands in place of: Call, Tue 24 Nov 10:00."
    return tr("It stands in place of: {what}.", what=planned(a.kind, a.channel, a.window, today, zone))


def beside(a: Agreement, today: date, zone: str = "") -> str:
    """What a new time leaves as it is."""
    # T: "It stands beside: Call, Tue 24 Nov 10:00."
    return tr("It stands beside: {what}.", what=planned(a.kind, a.channel, a.window, today, zone))


def takes_back(a: Agreement, today: date, zone: str = "") -> str:
    """What "they'll contact me" does to an open time to talk."""
    # T: "This calls off: Meeting, Tue 24 Nov 10:00."
    return tr("This calls off: {what}.", what=planned(a.kind, a.channel, a.window, today, zone))


def still_stands(a: Agreement, today: date, zone: str = "") -> str:
    """What it leaves, where that is said."""
    # T: "This still stands: Meeting, Tue 24 Nov 10:00."
    return tr("This still stands: {what}.", what=planned(a.kind, a.channel, a.window, today, zone))


def slipped_then(w: Window, today: date, zone: str = "") -> str:
    """One whose time is over, in a list of people: "today 10:00, slipped", "23 Nov, slipped"."""
    at = clock_here(w, zone)
    when = near_date(w.last, today)
    if at and w.last == today:
        when = tr_as("label", "{day} {time}", day=when, time=at)
    # T: "today 10:00, slipped"
    return tr_as("label", "{when}, slipped", when=when)


def next_of(w: Window, channel: Channel | None, today: date, zone: str = "") -> str:
    """A next agreement in a list of people: "Tue 24 Nov 10:00, by phone"."""
    told = short_window(w, today, zone)
    if channel is None:
        return told
    # T: "Tue 24 Nov 10:00, by phone"
    return tr_as("label", "{when}, {way}", when=told, way=WAY[channel].told())


def became(a: Agreement, zone: str, today: date) -> str:
    """What became of an agreement: "kept on 19 November", "tried, not reached", "moved, they asked"."""
    if a.settled_at is not None and a.outcome in BECAME_ON:
        told = CALLED_OFF_BY_US_ON if a.is_called_off_by_us else BECAME_ON[a.outcome]
        return told.told(when=on_date(a.settled_at, zone, today))
    return how_it_ended(a)


def earliest(e: Earliest, zone: str, today: date) -> str:
    """The line on a prospect's card: "Tue 24 Nov 10:00, by phone, as agreed on 27 October", or why there is none."""
    a = e.agreement
    if a is not None and e.kind in (EarliestKind.AGREED, EarliestKind.PROMISED):
        due = e.kind is EarliestKind.PROMISED
        at = short_due(a.window, today, zone) if due else short_window(a.window, today, zone)
        # T: "Tue 24 Nov 10:00, by phone, as agreed on 27 October"
        return tr("{when}, {way}, {as_agreed}", when=at, way=WAY[a.channel].told(), as_agreed=as_agreed(a, zone, today))
    if e.objection is not None and e.objection.channel is not None:
        # T: "Asked not to be contacted by phone"
        return tr("Asked not to be contacted {way}", way=WAY[e.objection.channel].told())
    return EARLIEST[e.kind].told()


def earliest_evidence(e: Earliest, zone: str, today: date) -> str:
    """What that line rests on: their words with the day, or "" where there is nothing to quote."""
    if e.agreement is not None:
        parts = [one_line(text, 100) for text in (e.agreement.topic, e.agreement.place) if text]
        parts += [quoted(e.agreement.words)] if e.agreement.words else []
        return " · ".join(parts)
    if e.objection is not None:
        return asked_then(e.objection, zone, today)
    if e.contact is not None:
        # T: "They contacted us on 12 November by e-mail."
        return tr(
            "They contacted us {when} {way}.",
            when=on_date(e.contact.at, zone, today),
            way=WAY[e.contact.channel].told(),
        )
    if e.standing is not None and e.kind is not EarliestKind.NOTHING_AGREED:
        return said_then(e.standing, zone, today)
    return ""


def said_then(standing: Standing, zone: str, today: date) -> str:
    """ "“we'll call you”, on 12 November"."""
    on = on_date(standing.since, zone, today)
    if standing.words:
        # T: "“we'll call you”, on 12 November"
        return tr("{words}, {when}", words=quoted(standing.words), when=on)
    return tr("Said {when}", when=on)


def asked_then(o: Objection, zone: str, today: date) -> str:
    """Their words, with the day, and until when: "“e-mail only”, on 12 November, until 3 January"."""
    since, until = on_date(o.since, zone, today), ""
    if o.until is not None:
        until = until_when(o.until, zone, today)
    if o.words and until:
        # T: "“e-mail only”, on 12 November, until 3 January"
        return tr("{words}, {when}, until {until}", words=quoted(o.words), when=since, until=until)
    if o.words:
        return tr("{words}, {when}", words=quoted(o.words), when=since)
    if until:
        # T: "Asked on 12 November, until 3 January"
        return tr("Asked {when}, until {until}", when=since, until=until)
    return tr("Asked {when}", when=since)


def objection(said: Sequence[Objection], zone: str, today: date) -> str:
    """What one sentence of theirs said, as a row of details: "Not by phone or by text: “e-mail only”, today"."""
    asked, ways = asked_then(said[0], zone, today), [WAY[o.channel].told() for o in said if o.channel is not None]
    if not ways:
        return tr("No contact at all: {asked}", asked=asked)
    # T: "Not by phone or by text: “e-mail only”, on 12 November"
    return tr("Not {way}: {asked}", way=either(ways), asked=asked)


EARLIEST = {
    EarliestKind.AGREED: sentence("Something is agreed"),
    EarliestKind.PROMISED: sentence("Something is promised"),
    EarliestKind.REPLY: sentence("Now: they are waiting for a reply"),
    EarliestKind.THEIR_TURN: sentence("It’s their turn"),
    EarliestKind.NOTHING_AGREED: sentence("Nothing agreed"),
    EarliestKind.ASKED_NOT: sentence("Asked not to be contacted"),
}
