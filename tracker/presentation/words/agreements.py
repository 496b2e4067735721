"""What was agreed, and when someone may next hear from us, in words."""

from __future__ import annotations

from datetime import date, timedelta

from tracker.presentation.words.dates import by_when, on_date, short_window, when
from tracker.presentation.words.quotes import one_line, quoted, said
from tracker.presentation.words.terms import BECAME, LABELS, WAYS, a_thing, to_do
from tracker.rules.agreement import Agreement, AgreementKind, AgreementOutcome
from tracker.rules.channel import Channel
from tracker.rules.earliest import Earliest, EarliestKind
from tracker.rules.prospect import Objection, Standing
from tracker.rules.us import is_same_user
from tracker.rules.window import Window


def as_agreed(agreement: Agreement, zone: str, today: date) -> str:
    """What lets a contact be named: "as agreed on 27 October", "as promised today"."""
    word = "promised" if agreement.kind is AgreementKind.PROMISE else "agreed"
    return f"as {word} {on_date(agreement.made_at, zone, today)}"


def agreement(a: Agreement, today: date, me: str = "", quote: bool = True) -> str:
    """The agreement as a sentence: "You agreed to call on Tuesday at 10:00: old files. “Call me then”."."""
    us = "You" if a.owner and is_same_user(a.owner, me) else one_line(a.owner, 60) or "One of us"
    w = a.window
    at = f"{w.at:%H:%M}" if w.at is not None else ""
    if a.kind is AgreementKind.PROMISE:
        sentence = f"{us} promised {a_thing(a.channel)} {by_when(w.last, at, today)}"
    else:
        sentence = f"{us} agreed to {to_do(a.channel)} {when(w.first, w.last, at, today)}"
    if a.topic:
        sentence += f": {one_line(a.topic, 80)}"
    sentence += "" if sentence[-1] in ".?!…" else "."
    return f"{sentence} {said(a.words)}" if a.words and quote else sentence


def planned(kind: AgreementKind, channel: Channel, w: Window, today: date, zone: str = "") -> str:
    """What is planned, as a row shows it: "Call, Tue 24 Nov 10:00" or "Promise by Thu 26 Nov, by e-mail"."""
    if kind is AgreementKind.PROMISE:
        due = Window(w.last, w.last, w.at, w.zone)
        return f"Promise by {short_window(due, today, zone)}, {WAYS[channel]}"
    return f"{LABELS[channel]}, {short_window(w, today, zone)}"


def next_of(w: Window, channel: Channel | None, today: date, zone: str = "") -> str:
    """A next agreement in a list of people: "Tue 24 Nov 10:00, by phone"."""
    told = short_window(w, today, zone)
    return f"{told}, {WAYS[channel]}" if channel is not None else told


def became(a: Agreement, zone: str, today: date) -> str:
    """What became of an agreement: "kept on 19 November", "tried, no answer", "moved, they asked"."""
    told = BECAME[a.outcome]
    dated = {AgreementOutcome.KEPT, AgreementOutcome.KEPT_LATE, AgreementOutcome.WITHDRAWN, AgreementOutcome.BROKEN}
    if a.settled_at is not None and a.outcome in dated:
        told = f"{told} {on_date(a.settled_at, zone, today)}"
    return told


def earliest(e: Earliest, zone: str, today: date) -> str:
    """The line on a prospect's card: "Tue 24 Nov 10:00, by phone, as agreed on 27 October", or why there is none."""
    if e.agreement is not None and e.kind in (EarliestKind.AGREED, EarliestKind.PROMISED):
        a = e.agreement
        told = short_window(a.window, today, zone)
        if e.kind is EarliestKind.PROMISED:
            told = f"By {short_window(Window(a.window.last, a.window.last, a.window.at, a.window.zone), today, zone)}"
        return f"{told[0].upper()}{told[1:]}, {WAYS[a.channel]}, {as_agreed(a, zone, today)}"
    return EARLIEST[e.kind]


def earliest_evidence(e: Earliest, zone: str, today: date) -> str:
    """What that line rests on: their words with the day, or "" where there is nothing to quote."""
    if e.agreement is not None:
        parts = [one_line(e.agreement.topic, 100)] if e.agreement.topic else []
        parts += [quoted(e.agreement.words)] if e.agreement.words else []
        return " · ".join(parts)
    if e.objection is not None:
        return _objection(e.objection, zone, today)
    if e.contact is not None:
        return f"They contacted us {on_date(e.contact.at, zone, today)} {WAYS[e.contact.channel]}."
    if e.standing is not None and e.kind is not EarliestKind.NOTHING_AGREED:
        return said_then(e.standing, zone, today)
    return ""


def said_then(standing: Standing, zone: str, today: date) -> str:
    """ "“we'll call you”, on 12 November"."""
    on = on_date(standing.since, zone, today)
    return f"{quoted(standing.words)}, {on}" if standing.words else f"Said {on}"


def _objection(o: Objection, zone: str, today: date) -> str:
    until = ""
    if o.until is not None:
        # The end is the first moment it no longer holds, so the day before is the last that people would name.
        until = f", until {on_date(o.until - timedelta(seconds=1), zone, today).removeprefix('on ')}"
    on = f"{on_date(o.since, zone, today)}{until}"
    return f"{quoted(o.words)}, {on}" if o.words else f"Asked {on}"


def objection(o: Objection, zone: str, today: date) -> str:
    """The objection as a row of details: "Not by phone, since 12 November: “e-mail only”"."""
    what = f"Not {WAYS[o.channel]}" if o.channel is not None else "No contact at all"
    return f"{what}: {_objection(o, zone, today)}"


EARLIEST = {
    EarliestKind.AGREED: "Something is agreed",
    EarliestKind.PROMISED: "Something is promised",
    EarliestKind.REPLY: "Now: they are waiting for a reply",
    EarliestKind.THEIR_TURN: "It's their turn",
    EarliestKind.NOTHING_AGREED: "Nothing agreed",
    EarliestKind.ASKED_NOT: "Asked not to be contacted",
}
