"""What binds us to someone else at the same organisation or in the same household, in one line."""

from __future__ import annotations

from datetime import date

from tracker.presentation.words.dates import by_when, on_date, when
from tracker.presentation.words.quotes import one_line, quoted
from tracker.presentation.words.terms import WAYS, a_thing, to_do
from tracker.rules.agreement import Agreement, AgreementKind
from tracker.rules.prospect import Objection, Standing, StandingKind
from tracker.rules.us import is_same_user

SAID = {
    StandingKind.NO_THANKS: "said no, thank you",
    StandingKind.THEIR_TURN: "will contact us",
    StandingKind.CLIENT: "is a client",
}


def agreed_with(a: Agreement, name: str, today: date, me: str = "") -> str:
    """ "Ben agreed with Sam Hill to call on Thursday"; "You promised Sam Hill an e-mail by Friday"."""
    us = "You" if a.owner and is_same_user(a.owner, me) else one_line(a.owner, 60) or "One of us"
    w, who = a.window, one_line(name, 60)
    at = f"{w.at:%H:%M}" if w.at is not None else ""
    if a.kind is AgreementKind.PROMISE:
        return f"{us} promised {who} {a_thing(a.channel)} {by_when(w.last, at, today)}"
    return f"{us} agreed with {who} to {to_do(a.channel)} {when(w.first, w.last, at, today)}"


def asked_not(o: Objection) -> str:
    """ "asked not to be contacted by phone"."""
    return "asked not to be contacted" + (f" {WAYS[o.channel]}" if o.channel is not None else "")


def stands_so(s: Standing, zone: str, today: date) -> str:
    """ "said no, thank you on 12 November: “not for us”"; "" for someone simply open."""
    if s.kind not in SAID:
        return ""
    told = SAID[s.kind]
    if s.kind is StandingKind.NO_THANKS:
        told = f"{told} {on_date(s.since, zone, today)}"
    return f"{told}: {quoted(s.words, 80)}" if s.words and s.kind is not StandingKind.CLIENT else told
