"""People, agreements and contacts as tables (.csv) for a spreadsheet, and for reading here again. Knows no store.

UTF-8 with the mark by which spreadsheets know it, cells parted by commas, lines ended as they expect. No cell is a
formula (`formulas`). The first row is in English in every tongue: it is read again by it.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from io import StringIO
from typing import BinaryIO
from zoneinfo import ZoneInfo

from tracker.actions.taking_out import Part
from tracker.interop.formulas import harmless
from tracker.rules.agreement import Agreement, AgreementOutcome, WhoMoved
from tracker.rules.bring_in.tags_cell import tags_as_cell
from tracker.rules.channel import Channel
from tracker.rules.contact import Contact
from tracker.rules.history import History, standing_at
from tracker.rules.prospect import CanBuy, Interest
from tracker.rules.verdict import Level
from tracker.rules.window import zone_of

MARK = "\ufeff"
AT_ONCE = 64 * 1024
"""Characters that are handed over to a file together."""
LEVELS = {level: level.name.lower() for level in Level}
NOT_BY = {
    None: "Do not contact",
    Channel.CALL: "Do not call",
    Channel.EMAIL: "Do not e-mail",
    Channel.TEXT: "Do not text",
    Channel.POST: "Do not post",
    Channel.MEETING: "Do not visit",
}
"""What a column says that is answered by yes; any other way is named in the first, where that does not say all."""
MOVED_BY = {WhoMoved.THEY_ASKED: "them", WhoMoved.WE_ASKED: "us", WhoMoved.I_AM_LATE: "us"}
PEOPLE = (
    "Name",
    "Organisation",
    "Household",
    "Address",
    "Time zone",
    "Tags",
    "Notes",
    "Greeting",
    "Preferred channel",
    "Interest",
    "Can buy",
    "Standing",
    "Standing words",
    *NOT_BY.values(),
    "ID",
)
"""The id comes last: a file that begins with those two letters is taken for something else. After it come phones and
e-mails, each with its label, as many as whoever has most.
"""
AGREEMENTS = (
    "Person ID",
    "Person",
    "Kind",
    "First day",
    "Last day",
    "From",
    "Until",
    "Time zone",
    "Minutes",
    "Channel",
    "Place",
    "Topic",
    "Their words",
    "What happens then",
    "Owner",
    "Agreed on",
    "Outcome",
    "Moved or called off by",
    "Settled on",
    "ID",
)
CONTACTS = (
    "Person ID",
    "Person",
    "When",
    "Entered",
    "By",
    "Direction",
    "Channel",
    "To",
    "Outcome",
    "Note",
    "Questions",
    "Basis",
    "Warned",
    "Reason",
    "ID",
)


class Tables:
    """Writes a table into each of those files while people are handed to it one by one; each is looked at once.

    Instants are told in `zone`, days and times of a window in its own; what stands of a person is that at `now`, which
    is aware.
    """

    def __init__(self, into: Mapping[Part, BinaryIO], zone: str, now: datetime) -> None:
        self._zone = zone_of(zone)
        self._now = now
        self._tables = {part: _Table(file) for part, file in into.items()}
        self._people: list[_Row] = []
        self.counts = dict.fromkeys(Part, 0)
        for part, head in ((Part.AGREEMENTS, AGREEMENTS), (Part.CONTACTS, CONTACTS)):
            if part in into:
                self._tables[part].write([head])

    def add(self, history: History) -> None:
        person = history.prospect
        if Part.PEOPLE in self._tables:
            self._people.append(_person(history, self._now))
            self.counts[Part.PEOPLE] += 1
        whose = [str(person.id), harmless(person.name)]
        if Part.AGREEMENTS in self._tables:
            self._write(Part.AGREEMENTS, [_agreement(whose, a, self._zone) for a in history.agreements])
        if Part.CONTACTS in self._tables:
            self._write(Part.CONTACTS, [_contact(whose, c, self._zone) for c in history.contacts])

    def end(self) -> None:
        """Nobody comes any more: the table of people has as many columns as whoever has most numbers needs."""
        if Part.PEOPLE in self._tables:
            phones = max((len(row.phones) for row in self._people), default=0)
            emails = max((len(row.emails) for row in self._people), default=0)
            head = [*PEOPLE]
            head += [f"Phone {n} - {what}" for n in range(1, phones + 1) for what in ("Label", "Value")]
            head += [f"E-mail {n} - {what}" for n in range(1, emails + 1) for what in ("Label", "Value")]
            table = self._tables[Part.PEOPLE]
            table.write([head])
            for row in self._people:
                cells = [*row.cells, *_padded(row.phones, phones), *_padded(row.emails, emails)]
                table.write([[harmless(cell) for cell in cells]])
        for table in self._tables.values():
            table.hand_over()

    def _write(self, part: Part, rows: Sequence[Sequence[str]]) -> None:
        self._tables[part].write(rows)
        self.counts[part] += len(rows)


class _Table:
    """Rows for a file, handed over to it some at a time."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._text = StringIO(newline="")
        self._rows = csv.writer(self._text)
        self._text.write(MARK)

    def write(self, rows: Sequence[Sequence[str]]) -> None:
        self._rows.writerows(rows)
        if self._text.tell() > AT_ONCE:
            self.hand_over()

    def hand_over(self) -> None:
        self._file.write(self._text.getvalue().encode())
        self._text.seek(0)
        self._text.truncate()


@dataclass(frozen=True, slots=True)
class _Row:
    """A person's row, before it is known how many numbers others have."""

    cells: Sequence[str]
    phones: Sequence[tuple[str, str]]
    emails: Sequence[tuple[str, str]]


def _person(history: History, now: datetime) -> _Row:
    person, standing = history.prospect, standing_at(history.standings, now)
    cells = [
        person.name,
        person.organisation,
        person.household,
        person.address,
        person.zone,
        tags_as_cell(person.tags),
        person.notes,
        person.greeting,
        person.preferred_channel or "",
        person.interest if person.interest is not Interest.UNKNOWN else "",
        person.can_buy if person.can_buy is not CanBuy.UNKNOWN else "",
        standing.kind if standing is not None else "",
        standing.words if standing is not None else "",
        *_not_by(history, now),
        str(person.id),
    ]
    return _Row(
        cells,
        [(phone.label, phone.typed) for phone in person.phones],
        [(mail.label, mail.address) for mail in person.emails],
    )


def _not_by(history: History, now: datetime) -> list[str]:
    """What they object to, a cell for each of those columns: of several in one cell none would be read again."""
    ways = {o.channel for o in history.objections if o.holds_at(now)}
    others = ", ".join(sorted(way.value for way in ways if way is not None and way not in NOT_BY))
    return ["all" if None in ways else others, *("yes" if way in ways else "" for way in NOT_BY if way is not None)]


def _padded(pairs: Sequence[tuple[str, str]], wanted: int) -> list[str]:
    """A label and a value for each, and nothing for those that others have more of."""
    return [cell for pair in [*pairs, *[("", "")] * (wanted - len(pairs))] for cell in pair]


def _agreement(whose: Sequence[str], a: Agreement, zone: ZoneInfo) -> list[str]:
    """Only what somebody typed can be a formula, and there may be a million cells."""
    window = a.window
    return [
        *whose,
        a.kind,
        window.first.isoformat(),
        window.last.isoformat(),
        _time(window.at),
        _time(window.until),
        window.zone,
        str(a.minutes) if a.minutes is not None else "",
        a.channel,
        harmless(a.place),
        harmless(a.topic),
        harmless(a.words),
        harmless(a.then),
        harmless(a.owner),
        _moment(a.made_at, zone),
        a.outcome,
        _by_whom(a),
        _moment(a.settled_at, zone) if a.settled_at is not None else "",
        str(a.id),
    ]


def _by_whom(a: Agreement) -> str:
    """Whose doing it was that it is off, or at another time; "" for a slip of the pen, and where it is neither."""
    if a.outcome is AgreementOutcome.WITHDRAWN:
        return "us" if a.is_called_off_by_us else "them"
    return MOVED_BY.get(a.who_moved, "") if a.who_moved is not None else ""


def _contact(whose: Sequence[str], c: Contact, zone: ZoneInfo) -> list[str]:
    asked = "\n".join(f"{q.text} — {q.answer}" if q.answer else q.text for q in c.questions) if c.questions else ""
    return [
        *whose,
        _moment(c.at, zone),
        _moment(c.entered_at, zone),
        harmless(c.by),
        c.direction,
        c.channel,
        harmless(c.to),
        c.outcome,
        harmless(c.note),
        harmless(asked),
        c.basis or "",
        LEVELS[c.verdict.level],
        harmless(c.reason),
        str(c.id),
    ]


def _time(at: time | None) -> str:
    return at.isoformat("minutes") if at is not None else ""


def _moment(moment: datetime, zone: ZoneInfo) -> str:
    """As a spreadsheet knows it for a time, to the minute."""
    m = moment.astimezone(zone)
    return "%04d-%02d-%02d %02d:%02d" % (m.year, m.month, m.day, m.hour, m.minute)  # noqa: UP031  half the time
