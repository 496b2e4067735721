"""What was done, and what undo would take back, in words."""

from __future__ import annotations

import re

from tracker.actions.outcome import Deed, DeedName
from tracker.presentation.words.numbers import counted
from tracker.presentation.words.quotes import one_line
from tracker.presentation.words.terms import BECAME, MOVED, RESTS_ON, STANDINGS, THINGS, WAYS
from tracker.rules.agreement import AgreementKind, AgreementOutcome, WhoMoved
from tracker.rules.basis import Basis
from tracker.rules.channel import Channel
from tracker.rules.contact import Contact
from tracker.rules.prospect import StandingKind

DONE = {
    DeedName.LOG_CONTACT: "Logged: {thing}{with_who}{basis}",
    DeedName.ADD_PROSPECT: "Added: {who}",
    DeedName.EDIT_PROSPECT: "Changed: {whose}",
    DeedName.DELETE_PROSPECT: "Moved to the trash: {who}",
    DeedName.RESTORE_PROSPECT: "Back from the trash: {who}",
    DeedName.SETTLE_AGREEMENT: "Agreement{with_who}: {became}",
    DeedName.MOVE_AGREEMENT: "Moved: the agreement{with_who}{moved}",
    DeedName.ANSWER_SLIPPED: "Answered: {agreements} that had passed",
    DeedName.HAND_OVER: "Handed over: the agreement{with_who}",
    DeedName.ADD_AGREEMENT: "{agreed}",
    DeedName.SET_STANDING: "{who}: {standing}",
    DeedName.OBJECT: "{who}: do not contact{way}",
    DeedName.LIFT_OBJECTION: "{who}: may be contacted again{way}",
    DeedName.LOAD_SAMPLE: "Sample data added",
    DeedName.REMOVE_SAMPLE: "Sample data removed",
    DeedName.SNOOZE: "Reminder{with_who} put off; the agreement stands",
    DeedName.ERASE_PROSPECT: "Erased for good",
    DeedName.RECOVER: "Recovered from a damaged file",
    DeedName.UNDO: "Undone: {of}",
    DeedName.REDO: "Done again: {of}",
}
TO_DO = {
    DeedName.LOG_CONTACT: "log {thing}{with_who}",
    DeedName.ADD_PROSPECT: "add {who}",
    DeedName.EDIT_PROSPECT: "change {whose}",
    DeedName.DELETE_PROSPECT: "move {who} to the trash",
    DeedName.RESTORE_PROSPECT: "take {who} from the trash",
    DeedName.SETTLE_AGREEMENT: "settle the agreement{with_who}",
    DeedName.MOVE_AGREEMENT: "move the agreement{with_who}",
    DeedName.ANSWER_SLIPPED: "answer {agreements} that had passed",
    DeedName.HAND_OVER: "hand over the agreement{with_who}",
    DeedName.ADD_AGREEMENT: "add the agreement{with_who}",
    DeedName.SET_STANDING: "set where {who} stands",
    DeedName.OBJECT: "note that {who} asked not to be contacted{way}",
    DeedName.LIFT_OBJECTION: "let {who} be contacted again{way}",
    DeedName.LOAD_SAMPLE: "add the sample data",
    DeedName.REMOVE_SAMPLE: "remove the sample data",
    DeedName.SNOOZE: "put off the reminder{with_who}",
    DeedName.ERASE_PROSPECT: "erase a person",
    DeedName.RECOVER: "recover from a damaged file",
    DeedName.UNDO: "undo",
    DeedName.REDO: "redo",
}


def deed(d: Deed) -> str:
    """What was done, for the toast and the history: "Logged: call with Jo Hill, as agreed"."""
    return DONE[d.name].format_map(_parts(d))


def logged(contact: Contact, who: str) -> str:
    """The toast for a contact just written: "Logged: call with Jo Hill, as agreed"."""
    basis = f", {RESTS_ON[contact.basis]}" if contact.basis is not None else ""
    return f"Logged: {THINGS[contact.channel]} with {one_line(who, 60)}{basis}"


def undo(d: Deed | None) -> str:
    """The undo command's text: "Undo: log call with Jo Hill"; "Undo" alone where there is nothing to take back."""
    return f"Undo: {TO_DO[d.name].format_map(_parts(d))}" if d is not None else "Undo"


def redo(d: Deed | None) -> str:
    """The redo command's text; what is done again is the deed itself, or for an undo what it took back."""
    if d is None:
        return "Redo"
    name = d.of if d.of is not None and d.name in (DeedName.UNDO, DeedName.REDO) else d.name
    return f"Redo: {TO_DO[name].format_map(_parts(d))}"


FIELDS = {
    "name": "name",
    "organisation": "organisation",
    "household": "household",
    "phones": "phone numbers",
    "emails": "e-mail addresses",
    "address": "address",
    "zone": "time zone",
    "preferred-channel": "preferred way",
    "hours": "hours",
    "tags": "tags",
    "notes": "notes",
    "business": "business",
    "interest": "interest",
    "can-buy": "answer to whether they can buy",
}
"""What of a person was changed, after their name."""


def _whose(who: str, detail: str) -> str:
    """ "Jo Hill's phone numbers"; "Jo Hill" alone where more than one thing was changed."""
    return f"{who}'s {FIELDS[detail]}" if detail in FIELDS else who


def _parts(d: Deed) -> dict[str, str]:
    codes = [c for c in re.split(r"[\s,;:]+", d.detail) if c]
    who = one_line(d.who, 60)
    channel = next((Channel(c) for c in codes if c in set(Channel)), None)
    basis = next((Basis(c) for c in codes if c in set(Basis)), None)
    became = next((AgreementOutcome(c) for c in codes if c in set(AgreementOutcome)), None)
    moved = next((WhoMoved(c) for c in codes if c in set(WhoMoved)), None)
    standing = next((StandingKind(c) for c in codes if c in set(StandingKind)), None)
    parts = {
        "who": who or "this person",
        "whose": _whose(who or "this person", d.detail),
        "with_who": f" with {who}" if who else "",
        "thing": THINGS[channel] if channel is not None else "contact",
        "way": f" {WAYS[channel]}" if channel is not None else "",
        "basis": f", {RESTS_ON[basis]}" if basis is not None else "",
        "moved": f", {MOVED[moved]}" if moved is not None else "",
        "agreed": _agreed(codes, who),
        "agreements": _agreements(codes),
        "became": BECAME[became] if became is not None else "settled",
        "standing": STANDINGS[standing].lower() if standing is not None else "where they stand has changed",
    }
    parts["of"] = TO_DO[d.of].format_map(parts) if d.of is not None else "the last change"
    return parts


def _agreed(codes: list[str], who: str) -> str:
    if AgreementKind.PROMISE.value in codes:
        return f"Promised to {who}" if who else "Promised"
    return f"Agreed with {who}" if who else "Agreed"


def _agreements(codes: list[str]) -> str:
    number = next((int(c) for c in codes if c.isdecimal()), None)
    return counted(number, "agreement") if number is not None else "agreements"
