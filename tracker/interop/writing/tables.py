"""People, agreements and contacts as tables (.csv) for a spreadsheet, and for reading here again. Knows no store.

UTF-8 with the mark by which spreadsheets know it, cells parted by commas, lines ended as they expect. No cell is a
formula (`formulas`). The first row is in English in every tongue: it is read again by it.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, time
from io import StringIO

from tracker.interop.formulas import harmless
from tracker.rules.agreement import Agreement
from tracker.rules.bring_in.tags_cell import tags_as_cell
from tracker.rules.channel import Channel
from tracker.rules.contact import Contact
from tracker.rules.history import History, standing_at
from tracker.rules.prospect import CanBuy, Interest, Prospect
from tracker.rules.window import zone_of

MARK = "\ufeff"
NOT_BY = {
    None: "Do not contact",
    Channel.CALL: "Do not call",
    Channel.EMAIL: "Do not e-mail",
    Channel.TEXT: "Do not text",
    Channel.POST: "Do not post",
    Channel.MEETING: "Do not visit",
}
"""What a column says that is answered by yes; any other way is named in the first, where that does not say all."""
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


def people_written(people: Sequence[History], now: datetime) -> bytes:
    """A row for each person, in their order, with what stands at `now` (aware)."""
    phones = max((len(each.prospect.phones) for each in people), default=0)
    emails = max((len(each.prospect.emails) for each in people), default=0)
    head = [*PEOPLE]
    head += [f"Phone {n} - {what}" for n in range(1, phones + 1) for what in ("Label", "Value")]
    head += [f"E-mail {n} - {what}" for n in range(1, emails + 1) for what in ("Label", "Value")]
    return _table(head, (_person(each, phones, emails, now) for each in people))


def agreements_written(people: Iterable[History], zone: str) -> bytes:
    """A row for each agreement of theirs. Instants are told in `zone`, days and times of a window in its own."""
    return _table(AGREEMENTS, (_agreement(each.prospect, a, zone) for each in people for a in each.agreements))


def contacts_written(people: Iterable[History], zone: str) -> bytes:
    """A row for each contact with them, its instants told in `zone`."""
    return _table(CONTACTS, (_contact(each.prospect, c, zone) for each in people for c in each.contacts))


def _table(head: Sequence[str], rows: Iterator[list[str]]) -> bytes:
    written = StringIO(newline="")
    writer = csv.writer(written, csv.excel)
    writer.writerow(head)
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return (MARK + written.getvalue()).encode()


def _person(history: History, phones: int, emails: int, now: datetime) -> list[str]:
    person, standing = history.prospect, standing_at(history.standings, now)
    row = [
        person.name,
        person.organisation,
        person.household,
        person.address,
        person.zone,
        tags_as_cell(person.tags),
        person.notes,
        person.greeting,
        person.preferred_channel.value if person.preferred_channel is not None else "",
        person.interest.value if person.interest is not Interest.UNKNOWN else "",
        person.can_buy.value if person.can_buy is not CanBuy.UNKNOWN else "",
        standing.kind.value if standing is not None else "",
        standing.words if standing is not None else "",
        *_not_by(history, now),
        str(person.id),
    ]
    row += _padded([(phone.label, phone.typed) for phone in person.phones], phones)
    return row + _padded([(mail.label, mail.address) for mail in person.emails], emails)


def _not_by(history: History, now: datetime) -> list[str]:
    """What they object to, a cell for each of those columns: of several in one cell none would be read again."""
    ways = {o.channel for o in history.objections if o.holds_at(now)}
    others = ", ".join(sorted(way.value for way in ways if way is not None and way not in NOT_BY))
    return ["all" if None in ways else others, *("yes" if way in ways else "" for way in NOT_BY if way is not None)]


def _padded(pairs: list[tuple[str, str]], wanted: int) -> list[str]:
    """A label and a value for each, and nothing for those that others have more of."""
    return [cell for pair in [*pairs, *[("", "")] * (wanted - len(pairs))] for cell in pair]


def _agreement(person: Prospect, a: Agreement, zone: str) -> list[str]:
    window = a.window
    return [
        str(a.prospect_id),
        person.name,
        a.kind.value,
        window.first.isoformat(),
        window.last.isoformat(),
        _time(window.at),
        _time(window.until),
        window.zone,
        str(a.minutes) if a.minutes is not None else "",
        a.channel.value,
        a.place,
        a.topic,
        a.words,
        a.then,
        a.owner,
        _moment(a.made_at, zone),
        a.outcome.value,
        _moment(a.settled_at, zone) if a.settled_at is not None else "",
        str(a.id),
    ]


def _contact(person: Prospect, c: Contact, zone: str) -> list[str]:
    return [
        str(c.prospect_id),
        person.name,
        _moment(c.at, zone),
        _moment(c.entered_at, zone),
        c.by,
        c.direction.value,
        c.channel.value,
        c.to,
        c.outcome.value,
        c.note,
        "\n".join(f"{q.text} — {q.answer}" if q.answer else q.text for q in c.questions),
        c.basis.value if c.basis is not None else "",
        c.verdict.level.name.lower(),
        c.reason,
        str(c.id),
    ]


def _time(at: time | None) -> str:
    return f"{at:%H:%M}" if at is not None else ""


def _moment(moment: datetime, zone: str) -> str:
    """As a spreadsheet knows it for a time, to the minute."""
    return f"{moment.astimezone(zone_of(zone)):%Y-%m-%d %H:%M}"
