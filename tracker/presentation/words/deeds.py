"""What was done, and what undo would take back, in words. Knows of a deed what its codes say, and no record."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

from tracker.actions.outcome import Deed, DeedName
from tracker.presentation.words.numbers import both
from tracker.presentation.words.quotes import one_line
from tracker.presentation.words.terms import (
    BECAME,
    CALLED_OFF_BY_US,
    LOGGED,
    LOGGED_TRY,
    MOVED,
    RESTS_ON,
    STANDS,
    TO_LOG,
    TO_LOG_TRY,
    WAY,
)
from tracker.presentation.words.times import short_due, short_window
from tracker.rules.agreement import Agreement, AgreementKind, AgreementOutcome, WhoMoved
from tracker.rules.basis import Basis
from tracker.rules.channel import Channel
from tracker.rules.contact import Contact, ContactOutcome
from tracker.rules.prospect import StandingKind
from tracker.tongue import Phrase, Theirs, phrase, sentence, tr, tr_as, tr_n, tr_n_as

_Code = TypeVar("_Code", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class _Parts:
    """What a deed's codes say. `who` is "" where it concerns nobody or several."""

    who: Theirs
    detail: str = ""
    channel: Channel | None = None
    basis: Basis | None = None
    became: AgreementOutcome | None = None
    moved: WhoMoved | None = None
    standing: StandingKind | None = None
    tried: ContactOutcome | None = None
    promised: bool = False
    number: int | None = None
    of: DeedName | None = None

    @property
    def person(self) -> str:
        """Whom it is about, wherever someone has to be named."""
        return self.who or tr_as("take … from the trash", "this person")

    @property
    def way(self) -> str:
        return WAY[self.channel].told() if self.channel is not None else ""


def deed(d: Deed) -> str:
    """What was done, for the toast and the history: "Logged: call with Jo Hill, as agreed"."""
    return DONE[d.name](_parts(d))


def logged(contact: Contact, rests_on: Basis | None, *who: str) -> str:
    """A contact just written, with everybody who was in it: "Logged: call with Jo Hill, as agreed"."""
    names = both([one_line(name, 60) for name in who])
    return _logged(_Parts(Theirs(names), channel=contact.channel, basis=rests_on, tried=contact.tried))


def what_follows(agreed: Sequence[Agreement], today: date, zone: str) -> str:
    """What was agreed in a contact, beside that it was logged: "Call agreed for Thu 3 Dec 15:00."; "" for nothing."""
    told: list[str] = []
    for a in agreed:
        if a.kind is AgreementKind.PROMISE:
            # T: "Promised by Thu 26 Nov."
            told.append(tr("Promised {due}.", due=short_due(a.window, today, zone)))
        else:
            when = short_window(a.window, today, zone)
            # T: "Call agreed for Thu 3 Dec 15:00."
            told.append(tr("{thing} agreed for {when}.", thing=LOGGED[a.channel].told(), when=when))
    return " ".join(told)


def keeps_it_now(name: str) -> str:
    """Which of us has what was handed over."""
    return tr("{who} keeps it from now on.", who=Theirs(one_line(name, 60)))


def undo(d: Deed | None) -> str:
    """The undo command's text: "Undo: log call with Jo Hill"; "Undo" alone where there is nothing to take back."""
    return tr("Undo: {deed}", deed=TO_DO[d.name](_parts(d))) if d is not None else tr_as("command", "Undo")


def redo(d: Deed | None) -> str:
    """The redo command's text; what is done again is the deed itself, or for an undo what it took back."""
    if d is None:
        return tr_as("command", "Redo")
    name = d.of if d.of is not None and d.name in (DeedName.UNDO, DeedName.REDO) else d.name
    return tr("Redo: {deed}", deed=TO_DO[name](_parts(d)))


def _contact(
    p: _Parts, talks: Mapping[Channel | None, Phrase], tries: Mapping[ContactOutcome, Phrase]
) -> tuple[str, bool]:
    """What was logged, in those words, and whether nobody was reached: that went to them, and was not with them."""
    tried = tries.get(p.tried) if p.tried is not None and p.channel is Channel.CALL else None
    return (tried or talks[p.channel]).told(), tried is not None


def _logged(p: _Parts) -> str:
    thing, was_tried = _contact(p, LOGGED, LOGGED_TRY)
    basis = RESTS_ON[p.basis].told() if p.basis is not None else ""
    if p.who and was_tried:
        return _logged_try(p.who, thing, basis)
    if p.who and basis:
        # T: "Logged: call with Jo Hill, as agreed"
        return tr("Logged: {thing} with {who}, {basis}", thing=thing, who=p.who, basis=basis)
    if p.who:
        # T: "Logged: call with Jo Hill"
        return tr("Logged: {thing} with {who}", thing=thing, who=p.who)
    if basis:
        # T: "Logged: call, as agreed"
        return tr("Logged: {thing}, {basis}", thing=thing, basis=basis)
    return tr("Logged: {thing}", thing=thing)


def _logged_try(who: Theirs, thing: str, basis: str) -> str:
    if basis:
        # T: "Logged: voicemail to Jo Hill, as agreed"
        return tr("Logged: {thing} to {who}, {basis}", thing=thing, who=who, basis=basis)
    # T: "Logged: voicemail to Jo Hill"
    return tr("Logged: {thing} to {who}", thing=thing, who=who)


def _brought_in(p: _Parts) -> str:
    return tr_n("Brought in: {count} person", "Brought in: {count} people", p.number or 0, count=p.number or 0)


CHANGED = {
    "name": sentence("Changed: {who}’s name"),
    "organisation": sentence("Changed: {who}’s organisation"),
    "household": sentence("Changed: {who}’s household"),
    "phones": sentence("Changed: {who}’s phone numbers"),
    "emails": sentence("Changed: {who}’s e-mail addresses"),
    "address": sentence("Changed: {who}’s address"),
    "zone": sentence("Changed: {who}’s time zone"),
    "preferred-channel": sentence("Changed: {who}’s preferred way"),
    "hours": sentence("Changed: {who}’s hours"),
    "tags": sentence("Changed: {who}’s tags"),
    "notes": sentence("Changed: {who}’s notes"),
    "business": sentence("Changed: {who}’s business"),
    "interest": sentence("Changed: {who}’s interest"),
    "can-buy": sentence("Changed: {who}’s answer to whether they can buy"),
}
"""Where one thing of a person was changed."""
TO_CHANGE = {
    "name": phrase("Undo: …", "change {who}’s name"),
    "organisation": phrase("Undo: …", "change {who}’s organisation"),
    "household": phrase("Undo: …", "change {who}’s household"),
    "phones": phrase("Undo: …", "change {who}’s phone numbers"),
    "emails": phrase("Undo: …", "change {who}’s e-mail addresses"),
    "address": phrase("Undo: …", "change {who}’s address"),
    "zone": phrase("Undo: …", "change {who}’s time zone"),
    "preferred-channel": phrase("Undo: …", "change {who}’s preferred way"),
    "hours": phrase("Undo: …", "change {who}’s hours"),
    "tags": phrase("Undo: …", "change {who}’s tags"),
    "notes": phrase("Undo: …", "change {who}’s notes"),
    "business": phrase("Undo: …", "change {who}’s business"),
    "interest": phrase("Undo: …", "change {who}’s interest"),
    "can-buy": phrase("Undo: …", "change {who}’s answer to whether they can buy"),
}


def _changed(p: _Parts) -> str:
    if p.detail in CHANGED:
        return CHANGED[p.detail].told(who=p.person)
    return tr("Changed: {who}", who=p.person)


def _settled(p: _Parts) -> str:
    became = BECAME[p.became].told() if p.became is not None else tr_as("what became of an agreement", "settled")
    if p.became is AgreementOutcome.WITHDRAWN and p.moved is WhoMoved.WE_ASKED:
        became = CALLED_OFF_BY_US.told()
    if p.who:
        # T: "Agreement with Jo Hill: kept"
        return tr("Agreement with {who}: {became}", who=p.who, became=became)
    return tr("Agreement: {became}", became=became)


def _moved(p: _Parts) -> str:
    moved = MOVED[p.moved].told() if p.moved is not None else ""
    if p.who and moved:
        # T: "Moved: the agreement with Jo Hill, they asked"
        return tr("Moved: the agreement with {who}, {moved}", who=p.who, moved=moved)
    if p.who:
        return tr("Moved: the agreement with {who}", who=p.who)
    return tr("Moved: the agreement, {moved}", moved=moved) if moved else tr("Moved: the agreement")


def _answered(p: _Parts) -> str:
    if p.number is None:
        return tr("Answered: agreements that had passed")
    return tr_n("Answered: {n} agreement that had passed", "Answered: {n} agreements that had passed", p.number)


def _agreed(p: _Parts) -> str:
    if p.promised:
        return tr("Promised to {who}", who=p.who) if p.who else tr("Promised")
    return tr("Agreed with {who}", who=p.who) if p.who else tr("Agreed")


def _stands(p: _Parts) -> str:
    if p.standing is None:
        return tr("{who}: where they stand has changed", who=p.person)
    # T: "Jo Hill: their turn"
    return tr("{who}: {standing}", who=p.person, standing=STANDS[p.standing].told())


def _snoozed(p: _Parts) -> str:
    if p.who:
        return tr("Reminder with {who} put off; the agreement stands", who=p.who)
    return tr("Reminder put off; the agreement stands")


def _corrected(p: _Parts) -> str:
    thing, was_tried = _contact(p, LOGGED, LOGGED_TRY)
    if was_tried:
        # T: "Corrected: voicemail to Jo Hill"
        return tr("Corrected: {thing} to {who}", thing=thing, who=p.person)
    # T: "Corrected: call with Jo Hill"
    return tr("Corrected: {thing} with {who}", thing=thing, who=p.person)


def _deleted(p: _Parts) -> str:
    thing, was_tried = _contact(p, LOGGED, LOGGED_TRY)
    if was_tried:
        # T: "Deleted: voicemail to Jo Hill"
        return tr("Deleted: {thing} to {who}", thing=thing, who=p.person)
    # T: "Deleted: call with Jo Hill"
    return tr("Deleted: {thing} with {who}", thing=thing, who=p.person)


def _of(p: _Parts) -> str:
    return TO_DO[p.of](p) if p.of is not None else tr_as("Undo: …", "the last change")


DONE: Mapping[DeedName, Callable[[_Parts], str]] = {
    DeedName.LOG_CONTACT: _logged,
    DeedName.ADD_PROSPECT: lambda p: tr("Added: {who}", who=p.person),
    DeedName.EDIT_PROSPECT: _changed,
    DeedName.DELETE_PROSPECT: lambda p: tr("Moved to the trash: {who}", who=p.person),
    DeedName.RESTORE_PROSPECT: lambda p: tr("Back from the trash: {who}", who=p.person),
    DeedName.SETTLE_AGREEMENT: _settled,
    DeedName.MOVE_AGREEMENT: _moved,
    DeedName.ANSWER_SLIPPED: _answered,
    DeedName.HAND_OVER: lambda p: (
        tr("Handed over: the agreement with {who}", who=p.who) if p.who else tr("Handed over: the agreement")
    ),
    DeedName.LET_BE: lambda p: tr("{who}: nothing agreed, and that is fine", who=p.person),
    DeedName.NOTHING_TO_ANSWER: lambda p: tr("{who}: nothing to answer", who=p.person),
    DeedName.ADD_AGREEMENT: _agreed,
    DeedName.SET_STANDING: _stands,
    # T: "Jo Hill: do not contact by phone"
    DeedName.OBJECT: lambda p: tr("{who}: do not contact {way}", who=p.person, way=p.way),
    # T: "Jo Hill: may be contacted again by phone"
    DeedName.LIFT_OBJECTION: lambda p: tr("{who}: may be contacted again {way}", who=p.person, way=p.way),
    DeedName.LOAD_SAMPLE: lambda _: tr("Sample data added"),
    DeedName.REMOVE_SAMPLE: lambda _: tr("Sample data removed"),
    DeedName.SNOOZE: _snoozed,
    DeedName.CORRECT_CONTACT: _corrected,
    DeedName.CORRECT_AGREEMENT: lambda p: (
        tr("Corrected: the agreement with {who}", who=p.who) if p.who else tr("Corrected: the agreement")
    ),
    DeedName.CORRECT_WORD: lambda p: tr("Corrected: what {who} said", who=p.person),
    DeedName.GIVE_RECORD: lambda p: tr("Given to {who}", who=p.person),
    DeedName.MERGE_PEOPLE: lambda p: tr("Two records made one: {who}", who=p.person),
    DeedName.DELETE_CONTACT: _deleted,
    DeedName.DELETE_AGREEMENT: lambda p: (
        tr("Deleted: the agreement with {who}", who=p.who) if p.who else tr("Deleted: the agreement")
    ),
    DeedName.CHANGE_POLICY: lambda _: tr("Changed: how strictly it warns"),
    DeedName.ERASE_PROSPECT: lambda _: tr("Erased for good"),
    DeedName.RECOVER: lambda _: tr("Recovered from a damaged file"),
    DeedName.MOVE_TO_TEAM: lambda _: tr("Moved to the team’s server"),
    DeedName.INTRODUCE: lambda p: tr("You are {who}", who=p.person),
    DeedName.GO_AWAY: lambda _: tr("Written down: days away"),
    DeedName.BE_THERE: lambda _: tr("Taken back: days away"),
    DeedName.ADD_USER: lambda p: tr("One of us now: {who}", who=p.person),
    DeedName.RENAME_USER: lambda p: tr("Written from now on: {who}", who=p.person),
    DeedName.EDIT_USER: lambda p: tr("Changed: what is known of {who}, one of us", who=p.person),
    DeedName.LEAVE: lambda p: tr("Has left us, and handed over: {who}", who=p.person),
    DeedName.BRING_OBJECTIONS: lambda _: tr("Carried over who asked not to be contacted since the backup"),
    DeedName.BRING_IN: _brought_in,
    DeedName.UNDO: lambda p: tr("Undone: {deed}", deed=_of(p)),
    DeedName.REDO: lambda p: tr("Done again: {deed}", deed=_of(p)),
}
"""What was done, as a sentence."""


def _to_log(p: _Parts) -> str:
    thing, was_tried = _contact(p, TO_LOG, TO_LOG_TRY)
    if p.who and was_tried:
        # T: "log voicemail to Jo Hill"
        return tr_as("Undo: …", "log {thing} to {who}", thing=thing, who=p.who)
    if p.who:
        # T: "log call with Jo Hill"
        return tr_as("Undo: …", "log {thing} with {who}", thing=thing, who=p.who)
    return tr_as("Undo: …", "log {thing}", thing=thing)


def _to_change(p: _Parts) -> str:
    if p.detail in TO_CHANGE:
        return TO_CHANGE[p.detail].told(who=p.person)
    return tr_as("Undo: …", "change {who}", who=p.person)


def _to_answer(p: _Parts) -> str:
    if p.number is None:
        return tr_as("Undo: …", "answer agreements that had passed")
    return tr_n_as("Undo: …", "answer {n} agreement that had passed", "answer {n} agreements that had passed", p.number)


def _to_settle(p: _Parts) -> str:
    if p.who:
        return tr_as("Undo: …", "settle the agreement with {who}", who=p.who)
    return tr_as("Undo: …", "settle the agreement")


def _to_move(p: _Parts) -> str:
    if p.who:
        return tr_as("Undo: …", "move the agreement with {who}", who=p.who)
    return tr_as("Undo: …", "move the agreement")


def _to_hand_over(p: _Parts) -> str:
    if p.who:
        return tr_as("Undo: …", "hand over the agreement with {who}", who=p.who)
    return tr_as("Undo: …", "hand over the agreement")


def _to_agree(p: _Parts) -> str:
    if p.who:
        return tr_as("Undo: …", "add the agreement with {who}", who=p.who)
    return tr_as("Undo: …", "add the agreement")


def _to_object(p: _Parts) -> str:
    # T: "note that Jo Hill asked not to be contacted by phone"
    return tr_as("Undo: …", "note that {who} asked not to be contacted {way}", who=p.person, way=p.way)


def _to_snooze(p: _Parts) -> str:
    if p.who:
        return tr_as("Undo: …", "put off the reminder with {who}", who=p.who)
    return tr_as("Undo: …", "put off the reminder")


def _to_correct(p: _Parts) -> str:
    thing, was_tried = _contact(p, TO_LOG, TO_LOG_TRY)
    if was_tried:
        # T: "correct voicemail to Jo Hill"
        return tr_as("Undo: …", "correct {thing} to {who}", thing=thing, who=p.person)
    # T: "correct call with Jo Hill"
    return tr_as("Undo: …", "correct {thing} with {who}", thing=thing, who=p.person)


def _to_delete(p: _Parts) -> str:
    thing, was_tried = _contact(p, TO_LOG, TO_LOG_TRY)
    if was_tried:
        # T: "delete voicemail to Jo Hill"
        return tr_as("Undo: …", "delete {thing} to {who}", thing=thing, who=p.person)
    # T: "delete call with Jo Hill"
    return tr_as("Undo: …", "delete {thing} with {who}", thing=thing, who=p.person)


TO_DO: Mapping[DeedName, Callable[[_Parts], str]] = {
    DeedName.LOG_CONTACT: _to_log,
    DeedName.ADD_PROSPECT: lambda p: tr_as("Undo: …", "add {who}", who=p.person),
    DeedName.EDIT_PROSPECT: _to_change,
    DeedName.DELETE_PROSPECT: lambda p: tr_as("Undo: …", "move {who} to the trash", who=p.person),
    DeedName.RESTORE_PROSPECT: lambda p: tr_as("Undo: …", "take {who} from the trash", who=p.person),
    DeedName.SETTLE_AGREEMENT: _to_settle,
    DeedName.MOVE_AGREEMENT: _to_move,
    DeedName.ANSWER_SLIPPED: _to_answer,
    DeedName.HAND_OVER: _to_hand_over,
    DeedName.LET_BE: lambda p: tr_as("Undo: …", "note that nothing agreed with {who} is fine", who=p.person),
    DeedName.NOTHING_TO_ANSWER: lambda p: tr_as("Undo: …", "note that {who} waits for no answer", who=p.person),
    DeedName.ADD_AGREEMENT: _to_agree,
    DeedName.SET_STANDING: lambda p: tr_as("Undo: …", "set where {who} stands", who=p.person),
    DeedName.OBJECT: _to_object,
    # T: "let Jo Hill be contacted again by phone"
    DeedName.LIFT_OBJECTION: lambda p: tr_as("Undo: …", "let {who} be contacted again {way}", who=p.person, way=p.way),
    DeedName.LOAD_SAMPLE: lambda _: tr_as("Undo: …", "add the sample data"),
    DeedName.REMOVE_SAMPLE: lambda _: tr_as("Undo: …", "remove the sample data"),
    DeedName.SNOOZE: _to_snooze,
    DeedName.CORRECT_CONTACT: _to_correct,
    DeedName.CORRECT_AGREEMENT: lambda p: tr_as("Undo: …", "correct the agreement with {who}", who=p.person),
    DeedName.CORRECT_WORD: lambda p: tr_as("Undo: …", "correct what {who} said", who=p.person),
    DeedName.GIVE_RECORD: lambda p: tr_as("Undo: …", "give it to {who}", who=p.person),
    DeedName.MERGE_PEOPLE: lambda p: tr_as("Undo: …", "make two records of {who} one", who=p.person),
    DeedName.DELETE_CONTACT: _to_delete,
    DeedName.DELETE_AGREEMENT: lambda p: tr_as("Undo: …", "delete the agreement with {who}", who=p.person),
    DeedName.CHANGE_POLICY: lambda _: tr_as("Undo: …", "change how strictly it warns"),
    DeedName.ERASE_PROSPECT: lambda _: tr_as("Undo: …", "erase a person"),
    DeedName.RECOVER: lambda _: tr_as("Undo: …", "recover from a damaged file"),
    DeedName.MOVE_TO_TEAM: lambda _: tr_as("Undo: …", "move to the team’s server"),
    DeedName.INTRODUCE: lambda p: tr_as("Undo: …", "say that you are {who}", who=p.person),
    DeedName.GO_AWAY: lambda _: tr_as("Undo: …", "write down days away"),
    DeedName.BE_THERE: lambda _: tr_as("Undo: …", "take back days away"),
    DeedName.ADD_USER: lambda p: tr_as("Undo: …", "make {who} one of us", who=p.person),
    DeedName.RENAME_USER: lambda p: tr_as("Undo: …", "correct the name of {who}, one of us", who=p.person),
    DeedName.EDIT_USER: lambda p: tr_as("Undo: …", "change what is known of {who}, one of us", who=p.person),
    DeedName.LEAVE: lambda p: tr_as("Undo: …", "let {who} leave us", who=p.person),
    DeedName.BRING_OBJECTIONS: lambda _: tr_as("Undo: …", "carry over who asked not to be contacted"),
    DeedName.BRING_IN: lambda _: tr_as("Undo: …", "bring in people from a file"),
    DeedName.UNDO: lambda _: tr_as("Undo: …", "undo"),
    DeedName.REDO: lambda _: tr_as("Undo: …", "redo"),
}
"""The same as something to be taken back or done again, after a colon."""


def _parts(d: Deed) -> _Parts:
    codes = [c for c in re.split(r"[\s,;:]+", d.detail) if c]

    def first(kind: type[_Code]) -> _Code | None:
        return next((kind(c) for c in codes if c in set(kind)), None)

    return _Parts(
        who=Theirs(both([one_line(name, 60) for name in (d.who, *d.others) if name])),
        detail=d.detail,
        channel=first(Channel),
        basis=first(Basis),
        became=first(AgreementOutcome),
        moved=first(WhoMoved),
        standing=first(StandingKind),
        tried=first(ContactOutcome),
        promised=AgreementKind.PROMISE.value in codes,
        number=next((int(c) for c in codes if c.isdecimal()), None),
        of=d.of,
    )
