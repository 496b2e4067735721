"""What binds us to someone else at the same organisation or in the same household, in one line.

Knows not which of several weighs most.
"""

from __future__ import annotations

from datetime import date

from tracker.presentation.words.quotes import one_line, quoted
from tracker.presentation.words.terms import DEED, PROMISED, WAY
from tracker.presentation.words.times import by_due, in_window, on_date
from tracker.rules.agreement import Agreement, AgreementKind
from tracker.rules.prospect import Objection, Standing, StandingKind
from tracker.rules.us import is_same_user
from tracker.tongue import tr_as


def agreed_with(a: Agreement, name: str, today: date, me: str = "") -> str:
    """ "Ben agreed with Sam Hill to call on Thursday"; "You promised Sam Hill an e-mail by Friday"."""
    who, us = one_line(name, 60), one_line(a.owner, 60)
    ours = a.owner != "" and is_same_user(a.owner, me)
    if a.kind is AgreementKind.PROMISE:
        thing, due = PROMISED[a.channel].told(), by_due(a.window, today)
        if ours:
            # T: "You promised Sam Hill an e-mail by Friday"
            return tr_as("beside them", "You promised {who} {thing} {due}", who=who, thing=thing, due=due)
        if us:
            # T: "Ben promised Sam Hill an e-mail by Friday"
            return tr_as("beside them", "{us} promised {who} {thing} {due}", us=us, who=who, thing=thing, due=due)
        # T: "One of us promised Sam Hill an e-mail by Friday"
        return tr_as("beside them", "One of us promised {who} {thing} {due}", who=who, thing=thing, due=due)
    deed, agreed_for = DEED[a.channel].told(), in_window(a.window, today)
    if ours:
        # T: "You agreed with Sam Hill to call on Thursday"
        return tr_as("beside them", "You agreed with {who} to {deed} {when}", who=who, deed=deed, when=agreed_for)
    if us:
        # T: "Ben agreed with Sam Hill to call on Thursday"
        return tr_as(
            "beside them", "{us} agreed with {who} to {deed} {when}", us=us, who=who, deed=deed, when=agreed_for
        )
    # T: "One of us agreed with Sam Hill to call on Thursday"
    return tr_as("beside them", "One of us agreed with {who} to {deed} {when}", who=who, deed=deed, when=agreed_for)


def asked_not(o: Objection) -> str:
    """ "asked not to be contacted by phone"."""
    way = WAY[o.channel].told() if o.channel is not None else ""
    return tr_as("beside them", "asked not to be contacted {way}", way=way)


def stands_so(s: Standing, zone: str, today: date) -> str:
    """ "said no, thank you on 12 November: “not for us”"; "" for someone simply open."""
    quote = quoted(s.words, 80) if s.words else ""
    match s.kind:
        case StandingKind.CLIENT:
            return tr_as("beside them", "is a client")
        case StandingKind.THEIR_TURN:
            if quote:
                return tr_as("beside them", "will contact us: {words}", words=quote)
            return tr_as("beside them", "will contact us")
        case StandingKind.NO_THANKS:
            on = on_date(s.since, zone, today)
            if quote:
                # T: "said no, thank you on 12 November: “not for us”"
                return tr_as("beside them", "said no, thank you {when}: {words}", when=on, words=quote)
            return tr_as("beside them", "said no, thank you {when}", when=on)
    return ""
