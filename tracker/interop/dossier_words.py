"""The words of the page of everything we hold: its headings, and a label for each field and each of our codes.

Knows nobody, and not how the page is made.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from tracker.actions.outcome import DeedName
from tracker.rules.agreement import Agreement, AgreementKind, AgreementOutcome, Snooze, WhoMoved
from tracker.rules.basis import Basis
from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import Contact, ContactOutcome, Ready
from tracker.rules.prospect import CanBuy, Interest, Objection, Prospect, Standing, StandingKind
from tracker.rules.verdict import Code, Level
from tracker.tongue import Phrase, phrase

KINDS: Mapping[type, Phrase] = {
    Prospect: phrase("heading, in everything we hold", "The person"),
    Standing: phrase("heading, in everything we hold", "What they said about hearing from us"),
    Objection: phrase("heading, in everything we hold", "Do not contact"),
    Agreement: phrase("heading, in everything we hold", "Agreements"),
    Contact: phrase("heading, in everything we hold", "Contacts"),
    Snooze: phrase("heading, in everything we hold", "Reminders put off"),
}
FIELDS: Mapping[str, Phrase] = {
    "name": phrase("field, in everything we hold", "Name"),
    "organisation": phrase("field, in everything we hold", "Organisation"),
    "household": phrase("field, in everything we hold", "Household"),
    "phones": phrase("field, in everything we hold", "Phones"),
    "emails": phrase("field, in everything we hold", "Emails"),
    "address": phrase("field, in everything we hold", "Address"),
    "zone": phrase("field, in everything we hold", "Zone"),
    "preferred_channel": phrase("field, in everything we hold", "Preferred channel"),
    "hours": phrase("field, in everything we hold", "Hours"),
    "tags": phrase("field, in everything we hold", "Tags"),
    "notes": phrase("field, in everything we hold", "Notes"),
    "business": phrase("field, in everything we hold", "Business"),
    "interest": phrase("field, in everything we hold", "Interest"),
    "can_buy": phrase("field, in everything we hold", "Can buy"),
    "deleted_at": phrase("field, in everything we hold", "Deleted at"),
    "typed": phrase("field, in everything we hold", "Typed"),
    "e164": phrase("field, in everything we hold", "E164"),
    "label": phrase("field, in everything we hold", "Label"),
    "start": phrase("field, in everything we hold", "Start"),
    "end": phrase("field, in everything we hold", "End"),
    "days": phrase("field, in everything we hold", "Days"),
    "lower_costs": phrase("field, in everything we hold", "Lower costs"),
    "smoother_work": phrase("field, in everything we hold", "Smoother work"),
    "more_profit": phrase("field, in everything we hold", "More profit"),
    "an_edge": phrase("field, in everything we hold", "An edge"),
    "problems_coming": phrase("field, in everything we hold", "Problems coming"),
    "kind": phrase("field, in everything we hold", "Kind"),
    "since": phrase("field, in everything we hold", "Since"),
    "words": phrase("field, in everything we hold", "Words"),
    "channel": phrase("field, in everything we hold", "Channel"),
    "until": phrase("field, in everything we hold", "Until"),
    "lifted_at": phrase("field, in everything we hold", "Lifted at"),
    "window": phrase("field, in everything we hold", "Window"),
    "owner": phrase("field, in everything we hold", "Owner"),
    "made_at": phrase("field, in everything we hold", "Made at"),
    "topic": phrase("field, in everything we hold", "Topic"),
    "then": phrase("field, in everything we hold", "Then"),
    "outcome": phrase("field, in everything we hold", "Outcome"),
    "settled_at": phrase("field, in everything we hold", "Settled at"),
    "who_moved": phrase("field, in everything we hold", "Who moved"),
    "direction": phrase("field, in everything we hold", "Direction"),
    "at": phrase("field, in everything we hold", "At"),
    "ends_at": phrase("field, in everything we hold", "Ends at"),
    "entered_at": phrase("field, in everything we hold", "Entered at"),
    "by": phrase("field, in everything we hold", "By"),
    "note": phrase("field, in everything we hold", "Note"),
    "questions": phrase("field, in everything we hold", "Questions"),
    "ready": phrase("field, in everything we hold", "Ready"),
    "basis": phrase("field, in everything we hold", "Basis"),
    "verdict": phrase("field, in everything we hold", "Verdict"),
    "reason": phrase("field, in everything we hold", "Reason"),
    "text": phrase("field, in everything we hold", "Text"),
    "answer": phrase("field, in everything we hold", "Answer"),
    "findings": phrase("field, in everything we hold", "Findings"),
    "rests_on": phrase("field, in everything we hold", "Rests on"),
    "code": phrase("field, in everything we hold", "Code"),
    "level": phrase("field, in everything we hold", "Level"),
    "facts": phrase("field, in everything we hold", "Facts"),
    "who": phrase("field, in everything we hold", "Who"),
    "said_at": phrase("field, in everything we hold", "Said at"),
    "first": phrase("field, in everything we hold", "First"),
    "last": phrase("field, in everything we hold", "Last"),
    "agreed": phrase("field, in everything we hold", "Agreed"),
    "done": phrase("field, in everything we hold", "Done"),
    "last_at": phrase("field, in everything we hold", "Last at"),
    "last_by": phrase("field, in everything we hold", "Last by"),
    "count": phrase("field, in everything we hold", "Count"),
    "why": phrase("field, in everything we hold", "Why"),
}
"""The fields of whatever is held, as the page labels them."""
VALUES: Mapping[Enum, Phrase] = {
    Channel.MEETING: phrase("channel", "Meeting"),
    Channel.CALL: phrase("channel", "Call"),
    Channel.VIDEO: phrase("channel", "Video"),
    Channel.EMAIL: phrase("channel", "Email"),
    Channel.TEXT: phrase("channel", "Text"),
    Channel.SOCIAL: phrase("channel", "Social"),
    Channel.POST: phrase("channel", "Post"),
    Direction.OUT: phrase("direction, in everything we hold", "Out"),
    Direction.IN: phrase("direction, in everything we hold", "In"),
    Direction.MET: phrase("direction, in everything we hold", "Met"),
    ContactOutcome.TALKED: phrase("what came of a contact, in everything we hold", "Talked"),
    ContactOutcome.VOICEMAIL: phrase("what came of a contact, in everything we hold", "Voicemail"),
    ContactOutcome.NO_ANSWER: phrase("what came of a contact, in everything we hold", "No answer"),
    ContactOutcome.SENT: phrase("what came of a contact, in everything we hold", "Sent"),
    ContactOutcome.RECEIVED: phrase("what came of a contact, in everything we hold", "Received"),
    Ready.YES: phrase("ready to move forward?", "Yes"),
    Ready.NOT_YET: phrase("ready to move forward?", "Not yet"),
    Ready.NO: phrase("ready to move forward?", "No"),
    Basis.AGREED: phrase("what it rested on", "Agreed"),
    Basis.PROMISED: phrase("what it rested on", "Promised"),
    Basis.REPLY: phrase("what it rested on", "Reply"),
    Basis.SERVICE: phrase("what it rested on", "Service"),
    Basis.GOODWILL: phrase("what it rested on", "Goodwill"),
    Basis.FIRST_APPROACH: phrase("what it rested on", "First approach"),
    Basis.NONE: phrase("what it rested on", "None"),
    AgreementKind.TALK: phrase("kind of agreement, in everything we hold", "Talk"),
    AgreementKind.PROMISE: phrase("kind of agreement, in everything we hold", "Promise"),
    AgreementOutcome.OPEN: phrase("what became of an agreement, in everything we hold", "Open"),
    AgreementOutcome.TRIED: phrase("what became of an agreement, in everything we hold", "Tried"),
    AgreementOutcome.KEPT: phrase("what became of an agreement, in everything we hold", "Kept"),
    AgreementOutcome.KEPT_LATE: phrase("what became of an agreement, in everything we hold", "Kept late"),
    AgreementOutcome.MOVED: phrase("what became of an agreement, in everything we hold", "Moved"),
    AgreementOutcome.BROKEN: phrase("what became of an agreement, in everything we hold", "Broken"),
    AgreementOutcome.WITHDRAWN: phrase("what became of an agreement, in everything we hold", "Withdrawn"),
    AgreementOutcome.LAPSED: phrase("what became of an agreement, in everything we hold", "Lapsed"),
    WhoMoved.THEY_ASKED: phrase("who moved it", "They asked"),
    WhoMoved.I_AM_LATE: phrase("who moved it", "I am late"),
    WhoMoved.TYPED_WRONG: phrase("who moved it", "Typed wrong"),
    StandingKind.OPEN: phrase("standing", "Open"),
    StandingKind.THEIR_TURN: phrase("standing", "Their turn"),
    StandingKind.NO_THANKS: phrase("standing", "No thanks"),
    StandingKind.CLIENT: phrase("standing", "Client"),
    Interest.UNKNOWN: phrase("interest, in everything we hold", "Unknown"),
    Interest.NONE: phrase("interest, in everything we hold", "None"),
    Interest.PASSING: phrase("interest, in everything we hold", "Passing"),
    Interest.REAL: phrase("interest, in everything we hold", "Real"),
    Interest.READY: phrase("interest, in everything we hold", "Ready"),
    CanBuy.UNKNOWN: phrase("can buy, in everything we hold", "Unknown"),
    CanBuy.YES: phrase("can buy, in everything we hold", "Yes"),
    CanBuy.NO: phrase("can buy, in everything we hold", "No"),
    Code.OBJECTED: phrase("finding", "Objected"),
    Code.NO_THANKS: phrase("finding", "No thanks"),
    Code.THEIR_TURN: phrase("finding", "Their turn"),
    Code.NOTHING_AGREED: phrase("finding", "Nothing agreed"),
    Code.FIRST_APPROACH: phrase("finding", "First approach"),
    Code.TOO_EARLY: phrase("finding", "Too early"),
    Code.LATE: phrase("finding", "Late"),
    Code.LAPSED: phrase("finding", "Lapsed"),
    Code.OTHER_CHANNEL: phrase("finding", "Other channel"),
    Code.ANOTHERS: phrase("finding", "Anothers"),
    Code.TRIES_SPENT: phrase("finding", "Tries spent"),
    Code.TOO_MANY: phrase("finding", "Too many"),
    Code.HOUSEHOLD: phrase("finding", "Household"),
    Code.GOODWILL: phrase("finding", "Goodwill"),
    Code.QUIET_HOURS: phrase("finding", "Quiet hours"),
    Code.LITTLE_INTEREST: phrase("finding", "Little interest"),
    Level.WELCOME: phrase("level", "Welcome"),
    Level.NOTE: phrase("level", "Note"),
    Level.WARN: phrase("level", "Warn"),
    Level.STOP: phrase("level", "Stop"),
    DeedName.LOG_CONTACT: phrase("deed", "Log contact"),
    DeedName.ADD_PROSPECT: phrase("deed", "Add prospect"),
    DeedName.EDIT_PROSPECT: phrase("deed", "Edit prospect"),
    DeedName.DELETE_PROSPECT: phrase("deed", "Delete prospect"),
    DeedName.RESTORE_PROSPECT: phrase("deed", "Restore prospect"),
    DeedName.SETTLE_AGREEMENT: phrase("deed", "Settle agreement"),
    DeedName.MOVE_AGREEMENT: phrase("deed", "Move agreement"),
    DeedName.ANSWER_SLIPPED: phrase("deed", "Answer slipped"),
    DeedName.HAND_OVER: phrase("deed", "Hand over"),
    DeedName.ADD_AGREEMENT: phrase("deed", "Add agreement"),
    DeedName.SET_STANDING: phrase("deed", "Set standing"),
    DeedName.OBJECT: phrase("deed", "Object"),
    DeedName.LIFT_OBJECTION: phrase("deed", "Lift objection"),
    DeedName.LOAD_SAMPLE: phrase("deed", "Load sample"),
    DeedName.REMOVE_SAMPLE: phrase("deed", "Remove sample"),
    DeedName.SNOOZE: phrase("deed", "Snooze"),
    DeedName.ERASE_PROSPECT: phrase("deed", "Erase prospect"),
    DeedName.RECOVER: phrase("deed", "Recover"),
    DeedName.UNDO: phrase("deed", "Undo"),
    DeedName.REDO: phrase("deed", "Redo"),
}
"""What each code is told as."""


def field_told(name: str) -> str:
    """The label of a field; one that has none yet is told by its name."""
    return FIELDS[name].told() if name in FIELDS else _spelt(name)


def value_told(value: Enum) -> str:
    """One of our codes; one that has no words yet is told by its name."""
    if value in VALUES:
        return VALUES[value].told()
    return _spelt(value.name if isinstance(value.value, int) else str(value.value))


def _spelt(name: str) -> str:
    return name.replace("_", " ").replace("-", " ").capitalize()
