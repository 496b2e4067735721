"""The fields of what was logged, each as a text: how it reads, and what another text makes of the record.

The window and the command line correct through the same fields. Knows no store and no widget.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, time
from enum import StrEnum
from typing import Any

from tracker.actions.corrections.correct_agreement import BY_HAND
from tracker.actions.corrections.correct_contact import CAN_BE_DECLARED
from tracker.actions.ports import Entered
from tracker.presentation.here import Here
from tracker.presentation.time_field import general_waking
from tracker.presentation.words.corrections import OFF_BY_US
from tracker.presentation.words.unclear import as_typed
from tracker.rules.agreement import Agreement, AgreementKind, AgreementOutcome, WhoMoved
from tracker.rules.basis import Basis
from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import Contact, ContactOutcome, Question, Ready
from tracker.rules.plain_dates import Unclear, Waking, read_moment, read_window
from tracker.rules.prospect import Email, Objection, Phone, Standing
from tracker.rules.text import address_in, looks_like_email
from tracker.rules.who.numbers import looks_like_phone
from tracker.rules.window import Window, zone_of
from tracker.tongue import Phrase, Theirs, phrase, tr

NONE = "none"
"""What is typed for nothing, where a field takes one of several values."""
_SPLIT = " = "


class CorrectionField(StrEnum):
    """What can be corrected, by the names the command line has for it."""

    WHEN = "when"
    BY = "by"
    DIRECTION = "direction"
    CHANNEL = "channel"
    OUTCOME = "outcome"
    TO = "to"
    NOTE = "note"
    QUESTIONS = "questions"
    READY = "ready"
    BASIS = "basis"
    KEEPS = "keeps"
    REASON = "reason"
    KIND = "kind"
    OWNER = "owner"
    TOPIC = "topic"
    WORDS = "words"
    THEN = "then"
    PLACE = "place"
    MINUTES = "minutes"
    EVERY = "every"
    MADE = "made"
    SINCE = "since"
    UNTIL = "until"


F = CorrectionField
OF_CONTACT = (
    F.WHEN,
    F.DIRECTION,
    F.CHANNEL,
    F.OUTCOME,
    F.TO,
    F.BY,
    F.NOTE,
    F.QUESTIONS,
    F.READY,
    F.BASIS,
    F.KEEPS,
    F.REASON,
)
OF_AGREEMENT = (
    F.WHEN,
    F.KIND,
    F.CHANNEL,
    F.PLACE,
    F.MINUTES,
    F.TOPIC,
    F.WORDS,
    F.THEN,
    F.EVERY,
    F.OWNER,
    F.MADE,
    F.OUTCOME,
)
OF_STANDING = (F.SINCE, F.WORDS)
OF_OBJECTION = (F.SINCE, F.UNTIL, F.WORDS)
LABELS: Mapping[CorrectionField, Phrase] = {
    F.WHEN: phrase("field of a correction", "When"),
    F.BY: phrase("field of a correction", "Who of us"),
    F.DIRECTION: phrase("field of a correction", "Direction"),
    F.CHANNEL: phrase("field of a correction", "How"),
    F.OUTCOME: phrase("field of a correction", "Outcome"),
    F.TO: phrase("field of a correction", "Reached at"),
    F.NOTE: phrase("field of a correction", "Note"),
    F.QUESTIONS: phrase("field of a correction", "Questions"),
    F.READY: phrase("field of a correction", "Ready?"),
    F.BASIS: phrase("field of a correction", "Rests on"),
    F.KEEPS: phrase("field of a correction", "It kept"),
    F.REASON: phrase("field of a correction", "Because"),
    F.KIND: phrase("field of a correction", "What it is"),
    F.OWNER: phrase("field of a correction", "Owner"),
    F.TOPIC: phrase("field of a correction", "About"),
    F.WORDS: phrase("field of a correction", "Words"),
    F.THEN: phrase("field of a correction", "Then"),
    F.PLACE: phrase("field of a correction", "Place"),
    F.MINUTES: phrase("field of a correction", "Minutes"),
    F.EVERY: phrase("field of a correction", "Again"),
    F.MADE: phrase("field of a correction", "Agreed on"),
    F.SINCE: phrase("field of a correction", "Since"),
    F.UNTIL: phrase("field of a correction", "Until"),
}
TIMES = frozenset({F.WHEN, F.MADE, F.SINCE, F.UNTIL})
"""Those that are times in plain words."""


@dataclass(frozen=True, slots=True)
class Unread(Exception):
    """A text that makes no sense in its field: why, in a sentence, or the time that is unclear."""

    field: CorrectionField
    why: str = ""
    unclear: Unclear | None = None


@dataclass(frozen=True, slots=True)
class Typed:
    """A text and the moment it was typed at (UTC), by which a time in it is read."""

    text: str
    at: datetime


def fields_of(record: Entered) -> tuple[CorrectionField, ...]:
    """What of that record can be corrected, in the order in which it is asked for."""
    if isinstance(record, Contact):
        return OF_CONTACT
    if isinstance(record, Agreement):
        return OF_AGREEMENT
    return OF_OBJECTION if isinstance(record, Objection) else OF_STANDING


def values_of(record: Entered, field: CorrectionField) -> tuple[str, ...]:
    """The values a field can take, where it takes one of several; which agreements there are to keep is not said."""
    return _VALUES.get((type(record), field), ())


def told(record: Entered, field: CorrectionField, zone: str) -> str:
    """The field as a text that reads back as it is; times of ours in `zone`, an agreement's in its own."""
    return str(_TOLD[type(record), field](record, zone))


def read(
    record: Entered,
    field: CorrectionField,
    typed: Typed,
    here: Here,
    e164: Callable[[str], str] = lambda _: "",
    waking: Waking | None = None,
) -> Entered:
    """The record with what was typed in that field; `waking` are the hours of whom it is about. Raises Unread."""
    text = typed.text.strip()
    values = values_of(record, field)
    if values and text.casefold() not in values:
        # T: "“sideways” is none of: out, in, met."
        known = Theirs(", ".join(values))
        raise Unread(field, tr("“{typed}” is none of: {known}.", typed=Theirs(text[:40]), known=known))
    if field in TIMES:
        return _with_time(record, field, Typed(text, typed.at), here, waking or general_waking(here.policy))
    if isinstance(record, Contact):
        return replace(record, **_of_contact(field, text, e164))
    if isinstance(record, Agreement):
        return replace(record, **_of_agreement(field, text))
    return replace(record, words=text)


def _of_contact(field: CorrectionField, text: str, e164: Callable[[str], str]) -> dict[str, Any]:
    value = text.casefold()
    if field is F.DIRECTION:
        return {"direction": Direction(value)}
    if field is F.CHANNEL:
        return {"channel": Channel(value)}
    if field is F.OUTCOME:
        return {"outcome": ContactOutcome(value)}
    if field is F.READY:
        return {"ready": None if value == NONE else Ready(value)}
    if field is F.BASIS:
        return {"basis": None if value == NONE else Basis(value)}
    if field is F.KEEPS:
        return {"agreement_id": _id(text)}
    if field is F.QUESTIONS:
        return {"questions": tuple(_question(line) for line in text.splitlines() if line.strip())}
    if field is F.TO:
        return {"to": _key(text, e164)}
    return {field.value: text}


def _of_agreement(field: CorrectionField, text: str) -> dict[str, Any]:
    value = text.casefold()
    if field is F.KIND:
        return {"kind": AgreementKind(value)}
    if field is F.CHANNEL:
        return {"channel": Channel(value)}
    if field is F.OUTCOME:
        return _ended(value)
    if field is F.MINUTES:
        if text and not (text.isascii() and text.isdecimal() and 0 < int(text[:6]) <= 24 * 60):
            raise Unread(field, tr("How many minutes? A number such as 45."))
        return {"minutes": int(text) if text else None}
    return {field.value: text}


def _ended(value: str) -> dict[str, Any]:
    """What became of it, and whose doing that was."""
    if value == OFF_BY_US:
        return {"outcome": AgreementOutcome.WITHDRAWN, "who_moved": WhoMoved.WE_ASKED}
    return {"outcome": AgreementOutcome(value), "who_moved": None}


def _with_time(record: Entered, field: CorrectionField, typed: Typed, here: Here, waking: Waking) -> Entered:
    if isinstance(record, Contact):
        return replace(record, at=_moment(field, typed, here, waking))
    if isinstance(record, Agreement):
        if field is F.MADE:
            return replace(record, made_at=_moment(field, typed, here, waking))
        return replace(record, window=_window(record, typed, here, waking))
    if isinstance(record, Standing):
        return replace(record, since=_moment(field, typed, here, waking))
    if field is F.SINCE:
        return replace(record, since=_moment(field, typed, here, waking))
    if not typed.text:
        return replace(record, until=None)
    ahead = read_window(typed.text, typed.at, here.zone, here.words, waking)
    until = ahead.ends if isinstance(ahead, Window) else _moment(field, typed, here, waking)
    return replace(record, until=until)


def _moment(field: CorrectionField, typed: Typed, here: Here, waking: Waking) -> datetime:
    found = read_moment(typed.text, typed.at, here.zone, here.words, waking)
    if isinstance(found, Unclear):
        raise Unread(field, unclear=found)
    return found


def _window(agreement: Agreement, typed: Typed, here: Here, waking: Waking) -> Window:
    """As said now, where it is still to come; of one whose time is over, as said when it was made."""
    zone, over = agreement.window.zone, agreement.window.ends <= typed.at
    moments = (agreement.made_at, typed.at) if over else (typed.at, agreement.made_at)
    read_ = [read_window(typed.text, moment, zone, here.words, waking) for moment in moments]
    found = next((window for window in read_ if isinstance(window, Window)), read_[0])
    if isinstance(found, Unclear):
        raise Unread(F.WHEN, unclear=found)
    return found


def _id(text: str) -> int | None:
    if text.casefold() in ("", NONE):
        return None
    if not (text.isascii() and text.isdecimal()):
        raise Unread(F.KEEPS, tr("“{typed}” is no agreement: give its number, or none.", typed=Theirs(text[:40])))
    return int(text)


def _key(text: str, e164: Callable[[str], str]) -> str:
    if not text:
        return ""
    address = address_in(text)
    if not looks_like_email(address) and not looks_like_phone(text):
        raise Unread(F.TO, tr("“{to}” is neither a phone number nor an e-mail address.", to=Theirs(text[:40])))
    return Email(address).key if "@" in text else Phone(text, e164(text)).key


def _question(line: str) -> Question:
    """ "Is it nut-free? yes", or with " = " between the two."""
    text, split, answer = line.partition(_SPLIT)
    if not split:
        text, mark, answer = line.partition("?")
        text += mark
    return Question(text.strip(), answer.strip())


def _asked(question: Question) -> str:
    text, answer = " ".join(question.text.split()), " ".join(question.answer.split())
    plain = text.endswith("?") and text.count("?") == 1 and _SPLIT not in f"{text} {answer}"
    if plain or not answer:
        return f"{text} {answer}".strip()
    return f"{text}{_SPLIT}{answer}"


def moment_typed(at: datetime, zone: str) -> str:
    """A moment as a text that reads back as it, to the minute."""
    there = at.astimezone(zone_of(zone))
    second = bool(there.fold)
    clock = time(there.hour, there.minute)
    return as_typed(Window(there.date(), there.date(), clock, zone, second=second))[0]


def _values(of: Iterable[StrEnum], *, none: bool = False) -> tuple[str, ...]:
    return (*([NONE] if none else []), *(value.value for value in of))


_VALUES: Mapping[tuple[type, CorrectionField], tuple[str, ...]] = {
    (Contact, F.DIRECTION): _values(Direction),
    (Contact, F.CHANNEL): _values(Channel),
    (Contact, F.OUTCOME): _values(ContactOutcome),
    (Contact, F.READY): _values(Ready, none=True),
    (Contact, F.BASIS): _values((b for b in Basis if b in CAN_BE_DECLARED), none=True),
    (Agreement, F.KIND): _values(AgreementKind),
    (Agreement, F.CHANNEL): _values(Channel),
    (Agreement, F.OUTCOME): (*_values(o for o in AgreementOutcome if o in BY_HAND), OFF_BY_US),
}

_TOLD: Mapping[tuple[type, CorrectionField], Callable[[Any, str], object]] = {
    (Contact, F.WHEN): lambda c, zone: moment_typed(c.at, zone),
    (Contact, F.BY): lambda c, _: c.by,
    (Contact, F.DIRECTION): lambda c, _: c.direction.value,
    (Contact, F.CHANNEL): lambda c, _: c.channel.value,
    (Contact, F.OUTCOME): lambda c, _: c.outcome.value,
    (Contact, F.TO): lambda c, _: c.to,
    (Contact, F.NOTE): lambda c, _: c.note,
    (Contact, F.QUESTIONS): lambda c, _: "\n".join(_asked(q) for q in c.questions),
    (Contact, F.READY): lambda c, _: c.ready.value if c.ready is not None else NONE,
    (Contact, F.BASIS): lambda c, _: c.basis.value if c.basis in CAN_BE_DECLARED else NONE,
    (Contact, F.KEEPS): lambda c, _: c.agreement_id if c.agreement_id is not None else NONE,
    (Contact, F.REASON): lambda c, _: c.reason,
    (Agreement, F.WHEN): lambda a, _: as_typed(a.window)[0],
    (Agreement, F.KIND): lambda a, _: a.kind.value,
    (Agreement, F.CHANNEL): lambda a, _: a.channel.value,
    (Agreement, F.PLACE): lambda a, _: a.place,
    (Agreement, F.MINUTES): lambda a, _: "" if a.minutes is None else a.minutes,
    (Agreement, F.TOPIC): lambda a, _: a.topic,
    (Agreement, F.WORDS): lambda a, _: a.words,
    (Agreement, F.THEN): lambda a, _: a.then,
    (Agreement, F.EVERY): lambda a, _: a.every,
    (Agreement, F.OWNER): lambda a, _: a.owner,
    (Agreement, F.MADE): lambda a, zone: moment_typed(a.made_at, zone),
    (Agreement, F.OUTCOME): lambda a, _: OFF_BY_US if a.is_called_off_by_us else a.outcome.value,
    (Standing, F.SINCE): lambda s, zone: moment_typed(s.since, zone),
    (Standing, F.WORDS): lambda s, _: s.words,
    (Objection, F.SINCE): lambda o, zone: moment_typed(o.since, zone),
    (Objection, F.UNTIL): lambda o, zone: "" if o.until is None else moment_typed(o.until, zone),
    (Objection, F.WORDS): lambda o, _: o.words,
}
