"""The events and tasks of an iCalendar file (or a vCalendar one), each by itself. Decides nothing of them.

The lines are put together and taken apart as those of cards are, so that one that is wrong costs no other, and a file
is read in slices; what a zone or a length of time means is asked of the icalendar library. A series is not spelt
out: nobody agreed to each of its days, and its rule stands there for whoever decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from sys import getsizeof

from tracker.interop.reading.calendar_zones import Zones
from tracker.interop.reading.content_lines import Decoder, Property, RawLine, Unfolded, property_of, unescaped
from tracker.interop.reading.encodings import Taken
from tracker.rules.bring_in.building import Building, readable_text
from tracker.rules.bring_in.event import Attendee, Event, EventKind, EventStatus
from tracker.rules.bring_in.file_read import KEPT_LIMIT, LINE_LIMIT, LINES_LIMIT, PEOPLE_LIMIT, Progress
from tracker.rules.bring_in.problems import ProblemKind, Tally
from tracker.rules.text import LINE_LIMIT as FIELD_LIMIT
from tracker.rules.text import NAME_LIMIT

_KINDS = {"VEVENT": EventKind.EVENT, "VTODO": EventKind.TASK}
_WRITTEN = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})?(Z)?)?")
_STATUS = {status.value: status for status in EventStatus}
_CHANGES_BY_ITSELF = ("DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "X-MICROSOFT-CDO-APPT-SEQUENCE", "PRODID")
_HAS_A_PLACE = frozenset(
    {"UID", "SUMMARY", "DTSTART", "DTEND", "DUE", "DURATION", "LOCATION", "DESCRIPTION", "STATUS", "RRULE", "SEQUENCE"}
    | {"ATTENDEE", "ORGANIZER", "RECURRENCE-ID", "DTSTAMP", "LAST-MODIFIED", "CREATED"}
)


@dataclass(slots=True)
class _Begun:
    kind: EventKind
    line: int
    properties: list[Property] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    within: list[str] = field(default_factory=list)
    full: bool = False


@dataclass(slots=True)
class _Calendar:
    decoder: Decoder
    tally: Tally
    zones: Zones = field(default_factory=Zones)
    begun: list[_Begun] = field(default_factory=list)
    open: _Begun | None = None
    zone: list[str] | None = None
    other: list[str] = field(default_factory=list)
    size: int = 0
    full: bool = False

    def take(self, line: RawLine) -> None:
        if self._is_beyond() and not line.raw[:12].strip().upper().startswith((b"END", b"BEGIN")):
            return
        prop = property_of(line, self.decoder)
        if prop is None:
            self.tally.add(line.number, ProblemKind.LINE_UNREADABLE, self.decoder.text(line.raw[:400]))
            if self.open is not None:
                self.open.text.append(self.decoder.text(line.raw))
            return
        if self.zone is not None and prop.name == "BEGIN" and prop.value.strip().upper() in _KINDS:
            self.tally.add(line.number, ProblemKind.CARD_UNCLOSED, "VTIMEZONE")
            self.zone = None
        if self.zone is not None:
            self._zone(prop, prop.text)
        elif prop.name == "BEGIN":
            self._begin(prop.value.strip().upper(), line.number)
        elif prop.name == "END":
            self._end(prop.value.strip().upper())
        elif self.open is not None:
            self._property(line, prop, self.open)

    def _is_beyond(self) -> bool:
        """Whether no more is kept of what is being read, so that it need not be taken apart either."""
        if self.zone is not None:
            return len(self.zone) >= LINES_LIMIT
        return self.open is not None and self.open.full

    def finish(self) -> None:
        if self.open is not None:
            self._close_early()

    def _begin(self, what: str, line: int) -> None:
        if what == "VTIMEZONE":
            self.zone = [f"BEGIN:{what}"]
        elif what in _KINDS:
            if self.open is not None:
                self._close_early()
            self.open = _Begun(_KINDS[what], line)
        elif self.open is not None:
            if len(self.open.within) < 8:
                self.open.within.append(what)
        elif what != "VCALENDAR":
            self.tally.add(line, ProblemKind.NOTHING_IN_IT, what)

    def _end(self, what: str) -> None:
        if self.open is None:
            return
        if what in _KINDS:
            self._keep(self.open)
            self.open = None
        elif what == "VCALENDAR":
            self._close_early()
        elif self.open.within:
            self.open.within.pop()

    def _close_early(self) -> None:
        if self.open is not None:
            self.tally.add(self.open.line, ProblemKind.CARD_UNCLOSED)
            self._keep(self.open)
        self.open = None

    def _keep(self, begun: _Begun) -> None:
        if len(self.begun) >= PEOPLE_LIMIT or self.size > KEPT_LIMIT:
            if not self.full:
                self.tally.add(begun.line, ProblemKind.TOO_MANY, str(len(self.begun)))
            self.full = True
            return
        self.begun.append(begun)

    def _zone(self, prop: Property, text: str) -> None:
        assert self.zone is not None
        self.zone.append(text)
        if prop.name != "END" or prop.value.strip().upper() != "VTIMEZONE":
            return
        names = dict(line.partition(":")[::2] for line in self.zone if line.upper().startswith(("TZID", "X-LIC-LOC")))
        name = next((value for key, value in names.items() if key.upper().startswith("TZID")), "")
        location = next((value for key, value in names.items() if key.upper().startswith("X-LIC")), "")
        self.zones.define(unescaped(name).strip(), self.zone, location.strip())
        self.zone = None

    def _property(self, line: RawLine, prop: Property, begun: _Begun) -> None:
        if len(begun.text) >= LINES_LIMIT or self.size > KEPT_LIMIT:
            if not begun.full:
                self.tally.add(begun.line, ProblemKind.TOO_MANY, str(len(begun.text)))
            begun.full = True
            return
        text = prop.text
        binary = prop.name in ("ATTACH", "IMAGE") and any(e.casefold() in ("base64", "b") for e in prop.all("encoding"))
        if binary:
            begun.text.append(text.partition(":")[0] + ":…")
            self.tally.add(line.number, ProblemKind.PICTURE_LEFT_OUT, prop.name, prop.name)
            return
        begun.text.append(text)
        self.size += 2 * getsizeof(text) + 60
        if line.length > LINE_LIMIT:
            self.tally.add(line.number, ProblemKind.LINE_TOO_LONG, prop.value, prop.name)
        if prop.badly:
            self.tally.add(line.number, ProblemKind.ENCODED_BADLY, prop.value, prop.name)
        if not begun.within:  # an alarm is the other program's
            begun.properties.append(prop)


def read_events(
    data: bytes, taken: Taken, chosen: bool, tally: Tally, progress: Progress | None
) -> tuple[tuple[Event, ...], Taken]:
    """All events and tasks of the file, and what it was taken for in the end. Raises Stopped."""
    decoder = Decoder.of(taken, chosen)
    calendar = _Calendar(decoder, tally)
    for line in Unfolded(data, decoder.taken, progress):
        calendar.take(line)
        if calendar.full:
            break
    calendar.finish()
    taken = decoder.end(tally)
    # Only now, since a zone may be defined after the events that are in it.
    return tuple(_event(begun, calendar.zones, tally) for begun in calendar.begun), taken


def _event(begun: _Begun, zones: Zones, tally: Tally) -> Event:
    building = Building(begun.line, tally)
    first: dict[str, Property] = {}
    for prop in begun.properties:
        first.setdefault(prop.name, prop)

    def text(name: str) -> str:
        return unescaped(first[name].value) if name in first else ""

    start, zone = _moment(first.get("DTSTART"), zones, tally)
    end, _ = _moment(first.get("DTEND") or first.get("DUE"), zones, tally)
    all_day = isinstance(start or end, date) and not isinstance(start or end, datetime)
    told_end = end
    end = _end(start, end, first.get("DURATION"), begun.kind, tally)
    if told_end is not None and end is None:
        tally.add(begun.line, ProblemKind.DATE_UNREADABLE, text("DTEND") or text("DUE"), "DTEND")
    if start is None and begun.kind is EventKind.EVENT and "DTSTART" not in first:
        tally.add(begun.line, ProblemKind.EVENT_UNREADABLE, text("SUMMARY"), "DTSTART")
    for name, prop in ((prop.name, prop) for prop in begun.properties):
        if name not in _HAS_A_PLACE or (prop is not first[name] and name not in ("ATTENDEE", "ORGANIZER")):
            building.add_note(name, unescaped(prop.value))
    lasting = sorted(line for line in begun.text if not line.upper().startswith(_CHANGES_BY_ITSELF))
    sequence = first["SEQUENCE"].value.strip() if "SEQUENCE" in first else ""
    event = Event(
        line=begun.line,
        uid=building.one_line(text("UID"), "UID", FIELD_LIMIT),
        summary=building.one_line(text("SUMMARY"), "SUMMARY", FIELD_LIMIT),
        start=start,
        end=end,
        all_day=all_day,
        zone=zone,
        location=building.one_line(text("LOCATION"), "LOCATION", FIELD_LIMIT),
        description=building.lines(text("DESCRIPTION"), "DESCRIPTION"),
        attendees=tuple(_attendees(begun.properties, building)),
        status=_STATUS.get(text("STATUS").strip().casefold(), EventStatus.NONE),
        kind=begun.kind,
        rule=building.one_line(first["RRULE"].value, "RRULE", FIELD_LIMIT) if "RRULE" in first else "",
        instance=text("RECURRENCE-ID").strip()[:NAME_LIMIT],
        sequence=int(sequence) if sequence.isdecimal() and len(sequence) < 10 else 0,
        text=readable_text("\n".join(begun.text)),
        digest=sha256("\n".join(lasting).encode("utf-8", "surrogatepass")).hexdigest(),
        rest=tuple(building.notes),
    )
    begun.properties.clear()
    begun.text.clear()
    return event


def _moment(prop: Property | None, zones: Zones, tally: Tally) -> tuple[date | datetime | None, str]:
    """The day or the moment, and the IANA name of its zone, "" for a day and for wherever one is."""
    if prop is None:
        return None, ""
    written = _WRITTEN.fullmatch(prop.value.strip())
    try:
        if written is None:
            raise ValueError
        year, month, day, hour, minute, second, utc = written.groups()
        if hour is None:
            return date(int(year), int(month), int(day)), ""
        moment = datetime(int(year), int(month), int(day), int(hour), int(minute), min(int(second or 0), 59))  # noqa: DTZ001
    except ValueError:
        tally.add(prop.line, ProblemKind.DATE_UNREADABLE, prop.value, prop.name)
        return None, ""
    if utc:
        return moment.replace(tzinfo=UTC), "UTC"
    name = prop.first("tzid").strip()
    if not name:
        return moment, ""
    found = zones.at(moment, name)
    if found is None:
        tally.add(prop.line, ProblemKind.ZONE_UNKNOWN, name, prop.name)
        return moment, ""
    return found


def _end(
    start: date | datetime | None, end: date | datetime | None, lasts: Property | None, kind: EventKind, tally: Tally
) -> date | datetime | None:
    """When it is over; of whole days the last one itself, where the file has the one after it."""
    if end is None and lasts is not None and start is not None:
        end = _after(start, lasts, tally)
    if end is None or start is None:
        return end
    timed = isinstance(start, datetime), isinstance(end, datetime)
    if timed == (False, False):
        if kind is EventKind.TASK or end <= start:
            return max(start, end)
        return end - timedelta(days=1)
    if timed == (True, True):
        aware = isinstance(start, datetime) and start.tzinfo, isinstance(end, datetime) and end.tzinfo
        return end if bool(aware[0]) == bool(aware[1]) and end >= start else None
    return None


def _after(start: date | datetime, lasts: Property, tally: Tally) -> date | datetime | None:
    from icalendar import vDuration

    try:
        length: object = vDuration.from_ical(lasts.value.strip())  # type: ignore[no-untyped-call]
        return start + length if isinstance(length, timedelta) else None
    except (ValueError, OverflowError, TypeError):
        tally.add(lasts.line, ProblemKind.DATE_UNREADABLE, lasts.value, lasts.name)
        return None


def _attendees(properties: list[Property], building: Building) -> Iterator[Attendee]:
    for prop in properties:
        if prop.name in ("ATTENDEE", "ORGANIZER"):
            address = unescaped(prop.value).strip()
            head, colon, rest = address.partition(":")
            bare = rest if colon and head.casefold() in ("mailto", "tel") else address
            name = building.one_line(prop.first("cn"), "CN")
            yield Attendee(name, building.one_line(bare, prop.name), prop.name == "ORGANIZER")
