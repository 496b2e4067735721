"""One name for each thing of the program: channels, outcomes, standings, bases, levels."""

from __future__ import annotations

from tracker.rules.agreement import AgreementKind, AgreementOutcome, WhoMoved
from tracker.rules.basis import Basis
from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import ContactOutcome, Ready
from tracker.rules.prospect import CanBuy, Interest, StandingKind
from tracker.rules.verdict import Level

LABELS = {
    Channel.MEETING: "Meeting",
    Channel.CALL: "Call",
    Channel.VIDEO: "Video call",
    Channel.EMAIL: "E-mail",
    Channel.TEXT: "Text",
    Channel.SOCIAL: "Social",
    Channel.POST: "Post",
}
THINGS = {
    Channel.MEETING: "meeting",
    Channel.CALL: "call",
    Channel.VIDEO: "video call",
    Channel.EMAIL: "e-mail",
    Channel.TEXT: "text message",
    Channel.SOCIAL: "social message",
    Channel.POST: "letter",
}
WAYS = {
    Channel.MEETING: "in person",
    Channel.CALL: "by phone",
    Channel.VIDEO: "by video",
    Channel.EMAIL: "by e-mail",
    Channel.TEXT: "by text",
    Channel.SOCIAL: "on a social network",
    Channel.POST: "by post",
}
DEEDS = {
    Channel.MEETING: "meet",
    Channel.CALL: "call",
    Channel.VIDEO: "call by video",
    Channel.EMAIL: "e-mail",
    Channel.TEXT: "text",
    Channel.SOCIAL: "write on a social network",
    Channel.POST: "write by post",
}
STANDINGS = {
    StandingKind.OPEN: "Open",
    StandingKind.THEIR_TURN: "Their turn",
    StandingKind.NO_THANKS: "No, thank you",
    StandingKind.CLIENT: "Client",
}
OUTCOMES = {
    ContactOutcome.TALKED: "talked",
    ContactOutcome.VOICEMAIL: "left a voicemail",
    ContactOutcome.NO_ANSWER: "no answer",
    ContactOutcome.SENT: "sent",
    ContactOutcome.RECEIVED: "received",
}
BECAME = {
    AgreementOutcome.OPEN: "open",
    AgreementOutcome.TRIED: "tried, no answer",
    AgreementOutcome.KEPT: "kept",
    AgreementOutcome.KEPT_LATE: "kept late",
    AgreementOutcome.MOVED: "moved",
    AgreementOutcome.BROKEN: "missed",
    AgreementOutcome.WITHDRAWN: "withdrawn by them",
    AgreementOutcome.NO_SHOW: "they did not come",
    AgreementOutcome.LAPSED: "lapsed",
}
MOVED = {
    WhoMoved.THEY_ASKED: "they asked",
    WhoMoved.WE_ASKED: "we asked",
    WhoMoved.I_AM_LATE: "we were late",
    WhoMoved.TYPED_WRONG: "typed wrong",
}
RESTS_ON = {
    Basis.AGREED: "as agreed",
    Basis.PROMISED: "as promised",
    Basis.REPLY: "a reply",
    Basis.SERVICE: "they asked",
    Basis.ABOUT: "about the appointment",
    Basis.GOODWILL: "goodwill",
    Basis.FIRST_APPROACH: "a first approach",
    Basis.NONE: "nobody agreed",
    Basis.GOING_ON: "going on",
}
LEVELS = {Level.WELCOME: "Welcome", Level.NOTE: "Note", Level.WARN: "Warning", Level.STOP: "Stop"}
INTERESTS = {
    Interest.UNKNOWN: "not known",
    Interest.NONE: "none",
    Interest.PASSING: "passing",
    Interest.REAL: "real",
    Interest.READY: "ready to go ahead",
}
BUYERS = {CanBuy.UNKNOWN: "not known", CanBuy.YES: "yes", CanBuy.NO: "no"}
ANSWERS = {Ready.YES: "Ready to move forward", Ready.NOT_YET: "Not ready yet", Ready.NO: "Not going ahead"}
KINDS = {AgreementKind.TALK: "A time to talk", AgreementKind.PROMISE: "A promise of ours"}


def channel(c: Channel) -> str:
    """As a label: "Call"."""
    return LABELS[c]


def thing(c: Channel | None) -> str:
    """As a bare noun: "call"."""
    return THINGS[c] if c is not None else "contact"


def a_thing(c: Channel | None) -> str:
    """With its article: "a call", "an e-mail"."""
    return f"{'an' if c is Channel.EMAIL else 'a'} {thing(c)}"


def by_channel(c: Channel) -> str:
    """ "by phone", "in person"."""
    return WAYS[c]


def to_do(c: Channel | None) -> str:
    """As a deed: "call", "e-mail"."""
    return DEEDS[c] if c is not None else "be in touch"


def direction(d: Direction) -> str:
    return {Direction.OUT: "we to them", Direction.IN: "they to us", Direction.MET: "we met"}[d]


def standing(kind: StandingKind) -> str:
    return STANDINGS[kind]


def outcome(o: ContactOutcome | AgreementOutcome) -> str:
    """What came of a contact, or became of an agreement: "left a voicemail", "kept late"."""
    return OUTCOMES[o] if isinstance(o, ContactOutcome) else BECAME[o]


def who_moved(who: WhoMoved) -> str:
    return MOVED[who]


def basis(b: Basis) -> str:
    """On what a contact rests, to stand after it: "as agreed", "nobody agreed"."""
    return RESTS_ON[b]


def level(of: Level) -> str:
    return LEVELS[of]


def interest(i: Interest) -> str:
    return INTERESTS[i]


def can_buy(c: CanBuy) -> str:
    return BUYERS[c]


def ready(r: Ready) -> str:
    return ANSWERS[r]


def kind(k: AgreementKind) -> str:
    return KINDS[k]
