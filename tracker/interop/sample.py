"""The sample data read from its one file: people, and what happened with them, dated around any today.

Knows neither the guard nor the store: each contact becomes an entry, and `load_sample` takes it down.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from tracker.actions.sample.load_sample import Happening, Sample, SampleAnswer, SampleMove
from tracker.interop.sample_days import WEEKDAYS, read_moment, read_window
from tracker.rules.agreement import AgreementKind, AgreementOutcome, WhoMoved
from tracker.rules.basis import Basis
from tracker.rules.channel import SPOKEN, Channel, Direction
from tracker.rules.contact import ContactOutcome, Question, Ready
from tracker.rules.entry import Attempt, Entry, NewObjection, NewStanding, NextAgreement
from tracker.rules.prospect import Business, CanBuy, Email, Hours, Interest, Phone, Prospect, StandingKind

Table = dict[str, Any]

PLAIN = ("name", "organisation", "household", "address", "zone", "notes")
PERSON = frozenset({*PLAIN, "phones", "emails", "tags", "preferred", "hours", "business", "interest", "can_buy"})
CONTACT = frozenset(
    {"at", "direction", "channel", "by", "outcome", "note", "questions", "ready", "basis", "reason"}
    | {"next", "standing", "objection"}
)
EVENTS = frozenset({"contact", "moved", "answered"})


@dataclass(frozen=True, slots=True)
class SampleProblem:
    """What could not be read, and whose it was ("" for the whole file). It is left out, the rest is not."""

    who: str
    what: str


def read_sample(
    text: str, today: date, zone: str, me: str, new_id: Callable[[], int]
) -> tuple[Sample, tuple[SampleProblem, ...]]:
    """The sample with its days counted from `today` and its times in `zone`; `me` did what names nobody else.

    What cannot be read is left out and told as a problem; nothing is raised.
    """
    try:
        tables = tomllib.loads(text).get("person", [])
    except tomllib.TOMLDecodeError as error:
        return Sample((), ()), (SampleProblem("", str(error)),)
    reader = _Reader(today, zone, me, [])
    people: list[Prospect] = []
    happened: list[Happening] = []
    for table in tables:
        who = str(table.get("name", ""))
        person = reader.attempt(who, _person, {k: v for k, v in table.items() if k not in EVENTS}, new_id)
        if person is None:
            continue
        people.append(person)
        for kind, read in (("contact", reader.entry), ("moved", reader.move), ("answered", reader.answer)):
            events = [reader.attempt(who, read, event, person.id) for event in table.get(kind, [])]
            happened += [e for e in events if e is not None]
    return Sample(tuple(people), tuple(sorted(happened, key=_when))), tuple(reader.problems)


def _when(happening: Happening) -> datetime:
    return happening.attempt.at if isinstance(happening, Entry) else happening.at


@dataclass(frozen=True, slots=True)
class _Reader:
    today: date
    zone: str
    me: str
    problems: list[SampleProblem]

    def attempt(self, who: str, read: Callable[[Table, Any], Any], table: Table, with_: object) -> Any:
        """What `read` makes of the table, or None and a problem noted."""
        try:
            return read(table, with_)
        except KeyError as error:
            self.problems.append(SampleProblem(who, f"missing: {error.args[0]}"))
        except (ValueError, TypeError, AttributeError) as error:
            self.problems.append(SampleProblem(who, str(error)))
        return None

    def entry(self, table: Table, of: int) -> Entry:
        _only(table, CONTACT)
        direction = Direction(table.get("direction", "out"))
        channel = Channel(table["channel"])
        outcome = ContactOutcome(table["outcome"]) if "outcome" in table else _usual_outcome(direction, channel)
        basis = Basis(table["basis"]) if "basis" in table else None
        at = read_moment(table["at"], self.today, self.zone)
        return Entry(
            of,
            Attempt(direction, channel, at, table.get("by", self.me), basis, outcome=outcome),
            outcome,
            note=_prose(table.get("note", "")),
            questions=tuple(Question(*pair) for pair in table.get("questions", [])),
            ready=Ready(table["ready"]) if "ready" in table else None,
            reason=table.get("reason", ""),
            next=tuple(self.agreed(one) for one in table.get("next", [])),
            standing=_standing(table["standing"]) if "standing" in table else None,
            objection=_objection(table["objection"]) if "objection" in table else None,
        )

    def agreed(self, table: Table) -> NextAgreement:
        _only(table, frozenset({"kind", "when", "channel", "topic", "words", "then", "owner"}))
        return NextAgreement(
            AgreementKind(table.get("kind", "talk")),
            read_window(table["when"], self.today, self.zone),
            Channel(table["channel"]),
            table.get("topic", ""),
            table.get("words", ""),
            table.get("then", ""),
            table.get("owner", ""),
        )

    def move(self, table: Table, of: int) -> SampleMove:
        _only(table, frozenset({"at", "kind", "to", "who"}))
        return SampleMove(
            of,
            read_moment(table["at"], self.today, self.zone),
            AgreementKind(table.get("kind", "talk")),
            read_window(table["to"], self.today, self.zone),
            WhoMoved(table["who"]),
        )

    def answer(self, table: Table, of: int) -> SampleAnswer:
        _only(table, frozenset({"at", "kind", "answer"}))
        return SampleAnswer(
            of,
            read_moment(table["at"], self.today, self.zone),
            AgreementKind(table.get("kind", "talk")),
            AgreementOutcome(table["answer"]),
        )


def _person(table: Table, new_id: Callable[[], int]) -> Prospect:
    _only(table, PERSON)
    if not table["name"]:
        raise ValueError("a person without a name")
    return Prospect(
        new_id(),
        table["name"],
        table.get("organisation", ""),
        table.get("household", ""),
        phones=tuple(Phone(typed, label=label) for typed, label in map(_labelled, table.get("phones", []))),
        emails=tuple(Email(address, label) for address, label in map(_labelled, table.get("emails", []))),
        address=table.get("address", ""),
        zone=table.get("zone", ""),
        preferred_channel=Channel(table["preferred"]) if "preferred" in table else None,
        hours=_hours(table["hours"]) if "hours" in table else None,
        tags=tuple(table.get("tags", [])),
        notes=_prose(table.get("notes", "")),
        business=Business(**table.get("business", {})),
        interest=Interest(table.get("interest", "unknown")),
        can_buy=CanBuy(table.get("can_buy", "unknown")),
    )


def _labelled(text: str) -> tuple[str, str]:
    """A number or address and, in brackets after it, its label."""
    value, _, label = text.partition("(")
    return value.strip(), label.rstrip(") ")


def _hours(table: Table) -> Hours:
    days = table.get("days", "mon tue wed thu fri").lower().split()
    short = [day[:3] for day in WEEKDAYS]
    return Hours(
        time.fromisoformat(table["from"]), time.fromisoformat(table["to"]), frozenset(short.index(d) for d in days)
    )


def _standing(table: Table) -> NewStanding:
    return NewStanding(StandingKind(table["kind"]), table.get("words", ""))


def _objection(table: Table) -> NewObjection:
    by = table["channel"]
    return NewObjection(None if by == "all" else Channel(by), table.get("words", ""))


def _usual_outcome(direction: Direction, channel: Channel) -> ContactOutcome:
    if channel in SPOKEN or direction is Direction.MET:
        return ContactOutcome.TALKED
    return ContactOutcome.SENT if direction is Direction.OUT else ContactOutcome.RECEIVED


def _prose(text: str) -> str:
    """Text laid out over several lines in the file, as the paragraphs it is."""
    return "\n".join(" ".join(paragraph.split()) for paragraph in text.split("\n\n")).strip()


def _only(table: Table, known: frozenset[str]) -> None:
    unknown = sorted(table.keys() - known)
    if unknown:
        raise ValueError(f"unknown: {', '.join(unknown)}")
