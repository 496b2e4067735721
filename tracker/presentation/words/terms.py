"""One name for each thing of the program, in each role it plays; a role is named after the English it stands in.

Knows no sentence.
"""

from __future__ import annotations

from typing import Protocol

from tracker.rules.agreement import AgreementOutcome, WhoMoved, is_called_off_by_us
from tracker.rules.basis import Basis
from tracker.rules.channel import Channel
from tracker.rules.contact import ContactOutcome, Ready
from tracker.rules.prospect import CanBuy, Interest, StandingKind
from tracker.rules.verdict import Level
from tracker.tongue import phrase, phrase_n

LABEL = {
    Channel.MEETING: phrase("channel", "Meeting"),
    Channel.CALL: phrase("channel", "Call"),
    Channel.VIDEO: phrase("channel", "Video call"),
    Channel.EMAIL: phrase("channel", "E-mail"),
    Channel.TEXT: phrase("channel", "Text"),
    Channel.SOCIAL: phrase("channel", "Social"),
    Channel.POST: phrase("channel", "Post"),
}
THING = {
    None: phrase("a row of the morning", "contact"),
    Channel.MEETING: phrase("a row of the morning", "meeting"),
    Channel.CALL: phrase("a row of the morning", "call"),
    Channel.VIDEO: phrase("a row of the morning", "video call"),
    Channel.EMAIL: phrase("a row of the morning", "e-mail"),
    Channel.TEXT: phrase("a row of the morning", "text message"),
    Channel.SOCIAL: phrase("a row of the morning", "social message"),
    Channel.POST: phrase("a row of the morning", "letter"),
}
LOGGED = {
    None: phrase("Logged: …", "contact"),
    Channel.MEETING: phrase("Logged: …", "meeting"),
    Channel.CALL: phrase("Logged: …", "call"),
    Channel.VIDEO: phrase("Logged: …", "video call"),
    Channel.EMAIL: phrase("Logged: …", "e-mail"),
    Channel.TEXT: phrase("Logged: …", "text message"),
    Channel.SOCIAL: phrase("Logged: …", "social message"),
    Channel.POST: phrase("Logged: …", "letter"),
}
LOGGED_TRY = {
    ContactOutcome.VOICEMAIL: phrase("Logged: …", "voicemail"),
    ContactOutcome.NO_ANSWER: phrase("Logged: …", "unanswered call"),
}
"""A try that reached nobody."""
TO_LOG = {
    None: phrase("Undo: log …", "contact"),
    Channel.MEETING: phrase("Undo: log …", "meeting"),
    Channel.CALL: phrase("Undo: log …", "call"),
    Channel.VIDEO: phrase("Undo: log …", "video call"),
    Channel.EMAIL: phrase("Undo: log …", "e-mail"),
    Channel.TEXT: phrase("Undo: log …", "text message"),
    Channel.SOCIAL: phrase("Undo: log …", "social message"),
    Channel.POST: phrase("Undo: log …", "letter"),
}
TO_LOG_TRY = {
    ContactOutcome.VOICEMAIL: phrase("Undo: log …", "voicemail"),
    ContactOutcome.NO_ANSWER: phrase("Undo: log …", "unanswered call"),
}
COUNTED = {
    Channel.MEETING: phrase_n("… agreed", "{n} meeting", "{n} meetings"),
    Channel.CALL: phrase_n("… agreed", "{n} call", "{n} calls"),
    Channel.VIDEO: phrase_n("… agreed", "{n} video call", "{n} video calls"),
    Channel.EMAIL: phrase_n("… agreed", "{n} e-mail", "{n} e-mails"),
    Channel.TEXT: phrase_n("… agreed", "{n} text message", "{n} text messages"),
    Channel.SOCIAL: phrase_n("… agreed", "{n} social message", "{n} social messages"),
    Channel.POST: phrase_n("… agreed", "{n} letter", "{n} letters"),
}
AGREED_TO = {
    None: phrase("nobody agreed to …", "a contact"),
    Channel.MEETING: phrase("nobody agreed to …", "a meeting"),
    Channel.CALL: phrase("nobody agreed to …", "a call"),
    Channel.VIDEO: phrase("nobody agreed to …", "a video call"),
    Channel.EMAIL: phrase("nobody agreed to …", "an e-mail"),
    Channel.TEXT: phrase("nobody agreed to …", "a text message"),
    Channel.SOCIAL: phrase("nobody agreed to …", "a social message"),
    Channel.POST: phrase("nobody agreed to …", "a letter"),
}
PROMISED = {
    None: phrase("… promised …", "something"),
    Channel.MEETING: phrase("… promised …", "a meeting"),
    Channel.CALL: phrase("… promised …", "a call"),
    Channel.VIDEO: phrase("… promised …", "a video call"),
    Channel.EMAIL: phrase("… promised …", "an e-mail"),
    Channel.TEXT: phrase("… promised …", "a text message"),
    Channel.SOCIAL: phrase("… promised …", "a social message"),
    Channel.POST: phrase("… promised …", "a letter"),
}
WAS_PROMISED = {
    None: phrase("… was promised …", "something"),
    Channel.MEETING: phrase("… was promised …", "a meeting"),
    Channel.CALL: phrase("… was promised …", "a call"),
    Channel.VIDEO: phrase("… was promised …", "a video call"),
    Channel.EMAIL: phrase("… was promised …", "an e-mail"),
    Channel.TEXT: phrase("… was promised …", "a text message"),
    Channel.SOCIAL: phrase("… was promised …", "a social message"),
    Channel.POST: phrase("… was promised …", "a letter"),
}
IS_A = {
    None: phrase("this is …", "a contact"),
    Channel.MEETING: phrase("this is …", "a meeting"),
    Channel.CALL: phrase("this is …", "a call"),
    Channel.VIDEO: phrase("this is …", "a video call"),
    Channel.EMAIL: phrase("this is …", "an e-mail"),
    Channel.TEXT: phrase("this is …", "a text message"),
    Channel.SOCIAL: phrase("this is …", "a social message"),
    Channel.POST: phrase("this is …", "a letter"),
}
HAS_A = {
    None: phrase("has an agreement too: …", "one"),
    Channel.MEETING: phrase("has an agreement too: …", "a meeting"),
    Channel.CALL: phrase("has an agreement too: …", "a call"),
    Channel.VIDEO: phrase("has an agreement too: …", "a video call"),
    Channel.EMAIL: phrase("has an agreement too: …", "an e-mail"),
    Channel.TEXT: phrase("has an agreement too: …", "a text message"),
    Channel.SOCIAL: phrase("has an agreement too: …", "a social message"),
    Channel.POST: phrase("has an agreement too: …", "a letter"),
}
DEED = {
    None: phrase("agreed to …", "be in touch"),
    Channel.MEETING: phrase("agreed to …", "meet"),
    Channel.CALL: phrase("agreed to …", "call"),
    Channel.VIDEO: phrase("agreed to …", "call by video"),
    Channel.EMAIL: phrase("agreed to …", "e-mail"),
    Channel.TEXT: phrase("agreed to …", "text"),
    Channel.SOCIAL: phrase("agreed to …", "write on social media"),
    Channel.POST: phrase("agreed to …", "write by post"),
}
WAY = {
    Channel.MEETING: phrase("way", "in person"),
    Channel.CALL: phrase("way", "by phone"),
    Channel.VIDEO: phrase("way", "by video"),
    Channel.EMAIL: phrase("way", "by e-mail"),
    Channel.TEXT: phrase("way", "by text"),
    Channel.SOCIAL: phrase("way", "on social media"),
    Channel.POST: phrase("way", "by post"),
}
PREFERS = {
    Channel.MEETING: phrase("prefers …", "meeting"),
    Channel.CALL: phrase("prefers …", "call"),
    Channel.VIDEO: phrase("prefers …", "video call"),
    Channel.EMAIL: phrase("prefers …", "e-mail"),
    Channel.TEXT: phrase("prefers …", "text"),
    Channel.SOCIAL: phrase("prefers …", "social"),
    Channel.POST: phrase("prefers …", "post"),
}
STANDING = {
    StandingKind.OPEN: phrase("standing", "Open"),
    StandingKind.THEIR_TURN: phrase("standing", "Their turn"),
    StandingKind.NO_THANKS: phrase("standing", "No, thank you"),
    StandingKind.CLIENT: phrase("standing", "Client"),
}
STANDS = {
    StandingKind.OPEN: phrase("Jo Hill: …", "open"),
    StandingKind.THEIR_TURN: phrase("Jo Hill: …", "their turn"),
    StandingKind.NO_THANKS: phrase("Jo Hill: …", "no, thank you"),
    StandingKind.CLIENT: phrase("Jo Hill: …", "client"),
}
OUTCOME = {
    ContactOutcome.TALKED: phrase("what came of a contact", "talked"),
    ContactOutcome.VOICEMAIL: phrase("what came of a contact", "left a voicemail"),
    ContactOutcome.NO_ANSWER: phrase("what came of a contact", "no answer"),
    ContactOutcome.SENT: phrase("what came of a contact", "sent"),
    ContactOutcome.RECEIVED: phrase("what came of a contact", "received"),
}
BECAME = {
    AgreementOutcome.OPEN: phrase("what became of an agreement", "open"),
    AgreementOutcome.TRIED: phrase("what became of an agreement", "tried, not reached"),
    AgreementOutcome.KEPT: phrase("what became of an agreement", "kept"),
    AgreementOutcome.KEPT_LATE: phrase("what became of an agreement", "kept late"),
    AgreementOutcome.MOVED: phrase("what became of an agreement", "moved"),
    AgreementOutcome.BROKEN: phrase("what became of an agreement", "missed"),
    AgreementOutcome.WITHDRAWN: phrase("what became of an agreement", "called off by them"),
    AgreementOutcome.NO_SHOW: phrase("what became of an agreement", "they did not come"),
    AgreementOutcome.LAPSED: phrase("what became of an agreement", "lapsed"),
}
BECAME_ON = {
    AgreementOutcome.KEPT: phrase("what became of an agreement", "kept {when}"),
    AgreementOutcome.KEPT_LATE: phrase("what became of an agreement", "kept late {when}"),
    AgreementOutcome.BROKEN: phrase("what became of an agreement", "missed {when}"),
    AgreementOutcome.WITHDRAWN: phrase("what became of an agreement", "called off by them {when}"),
}
"""Told with its day, such as "on 19 November"."""
CALLED_OFF_BY_US = phrase("what became of an agreement", "called off by us")
CALLED_OFF_BY_US_ON = phrase("what became of an agreement", "called off by us {when}")
"""In the place of those words, where it was we."""
MOVED = {
    WhoMoved.THEY_ASKED: phrase("moved, …", "they asked"),
    WhoMoved.WE_ASKED: phrase("moved, …", "we asked"),
    WhoMoved.I_AM_LATE: phrase("moved, …", "we were late"),
    WhoMoved.TYPED_WRONG: phrase("moved, …", "typed wrong"),
}
RESTS_ON = {
    Basis.AGREED: phrase("call, …", "as agreed"),
    Basis.PROMISED: phrase("call, …", "as promised"),
    Basis.REPLY: phrase("call, …", "a reply"),
    Basis.SERVICE: phrase("call, …", "they asked"),
    Basis.ABOUT: phrase("call, …", "about the appointment"),
    Basis.GOODWILL: phrase("call, …", "goodwill"),
    Basis.FIRST_APPROACH: phrase("call, …", "a first approach"),
    Basis.NONE: phrase("call, …", "nobody agreed"),
    Basis.GOING_ON: phrase("call, …", "going on"),
}
LEVEL = {
    Level.WELCOME: phrase("level", "Welcome"),
    Level.NOTE: phrase("level", "Note"),
    Level.WARN: phrase("level", "Warning"),
    Level.STOP: phrase("level", "Stop"),
}
INTEREST = {
    Interest.UNKNOWN: phrase("interest", "not known"),
    Interest.NONE: phrase("interest", "none"),
    Interest.PASSING: phrase("interest", "passing"),
    Interest.REAL: phrase("interest", "real"),
    Interest.READY: phrase("interest", "ready to go ahead"),
}
CAN_BUY = {
    CanBuy.UNKNOWN: phrase("can buy", "not known"),
    CanBuy.YES: phrase("can buy", "yes"),
    CanBuy.NO: phrase("can buy", "no"),
}
READY = {
    Ready.YES: phrase("answer", "Ready to move forward"),
    Ready.NOT_YET: phrase("answer", "Not ready yet"),
    Ready.NO: phrase("answer", "Not going ahead"),
}

EVERYONES = phrase("whose agreements, people or word", "Everyone’s")
MINE = phrase("whose agreements, people or word", "Mine")


def channel(c: Channel) -> str:
    """As a label: "Call"."""
    return LABEL[c].told()


def thing(c: Channel | None) -> str:
    """As a bare noun in a row: "call"."""
    return THING[c].told()


def by_channel(c: Channel) -> str:
    """ "by phone", "in person"."""
    return WAY[c].told()


def standing(kind: StandingKind) -> str:
    return STANDING[kind].told()


def outcome(o: ContactOutcome | AgreementOutcome) -> str:
    """What came of a contact, or became of an agreement: "left a voicemail", "kept late"."""
    return OUTCOME[o].told() if isinstance(o, ContactOutcome) else BECAME[o].told()


class Ended(Protocol):
    """As much of an agreement as is needed to say how it ended."""

    @property
    def outcome(self) -> AgreementOutcome: ...
    @property
    def who_moved(self) -> WhoMoved | None: ...


def how_it_ended(a: Ended) -> str:
    """The same of an agreement, and by whom where it was called off: "kept late", "called off by us"."""
    if is_called_off_by_us(a.outcome, a.who_moved):
        return CALLED_OFF_BY_US.told()
    return BECAME[a.outcome].told()


def who_moved(who: WhoMoved) -> str:
    return MOVED[who].told()


def basis(b: Basis) -> str:
    """On what a contact rests, to stand after it: "as agreed", "nobody agreed"."""
    return RESTS_ON[b].told()


def level(of: Level) -> str:
    return LEVEL[of].told()


def interest(i: Interest) -> str:
    return INTEREST[i].told()


def can_buy(c: CanBuy) -> str:
    return CAN_BUY[c].told()


def ready(r: Ready) -> str:
    return READY[r].told()
