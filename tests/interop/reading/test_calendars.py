"""Claims about calendar files: one trap each, and what must be read of it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from tests.interop.reading.reads import told, whole
from tracker.rules.bring_in.event import Attendee, Event, EventKind, EventStatus

LONDON, BERLIN = ZoneInfo("Europe/London"), ZoneInfo("Europe/Berlin")


def calendar(*lines: bytes | str) -> bytes:
    said = (line.encode() if isinstance(line, str) else line for line in lines)
    return b"\r\n".join((b"BEGIN:VCALENDAR", b"VERSION:2.0", *said, b"END:VCALENDAR", b""))


def event(*lines: bytes | str, kind: str = "VEVENT") -> bytes:
    return calendar(f"BEGIN:{kind}", "UID:1", *lines, f"END:{kind}")


OWN_ZONE = (
    "BEGIN:VTIMEZONE", "TZID:Ours", "BEGIN:STANDARD", "DTSTART:16011028T030000", "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10",
    "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "END:STANDARD", "BEGIN:DAYLIGHT", "DTSTART:16010325T020000",
    "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "END:DAYLIGHT", "END:VTIMEZONE",
)  # fmt: skip


def said(read: Event) -> dict[str, object]:
    """Whatever the event says beside what every one of these has."""
    default = Event(3, "1", "", None)
    names = set(Event.__slots__) - {"text", "digest"}
    return {name: getattr(read, name) for name in names if getattr(read, name) != getattr(default, name)}


TRAPS: dict[str, tuple[bytes, dict[str, object], list[str]]] = {
    "a time in a zone, and everything with a place": (
        event(
            r"SUMMARY:Call\, Ann", "DTSTART;TZID=Europe/London:20260710T100000", "DTEND;TZID=Europe/London:20260710T103000",
            "LOCATION:Ely", r"DESCRIPTION:one\ntwo", "STATUS:CONFIRMED", "SEQUENCE:3", "RRULE:FREQ=WEEKLY;COUNT=3",
            'ORGANIZER;CN="Hill; Jo":mailto:jo@example.com', "ATTENDEE;CN=Ann;PARTSTAT=ACCEPTED:MAILTO:ann@example.com", "X-A:b",
        ),
        {
            "summary": "Call, Ann", "start": datetime(2026, 7, 10, 10, tzinfo=LONDON), "end": datetime(2026, 7, 10, 10, 30, tzinfo=LONDON),
            "zone": "Europe/London", "location": "Ely", "description": "one\ntwo", "status": EventStatus.CONFIRMED, "sequence": 3,
            "rule": "FREQ=WEEKLY;COUNT=3", "rest": (("X-A", "b"),),
            "attendees": (Attendee("Hill; Jo", "jo@example.com", organises=True), Attendee("Ann", "ann@example.com")),
        },
        [],
    ),
    "a whole day ends with itself": (event("DTSTART;VALUE=DATE:20260710", "DTEND;VALUE=DATE:20260711"), {"start": date(2026, 7, 10), "end": date(2026, 7, 10), "all_day": True}, []),
    "a span of days ends with its last": (event("DTSTART;VALUE=DATE:20260710", "DTEND;VALUE=DATE:20260714"), {"start": date(2026, 7, 10), "end": date(2026, 7, 13), "all_day": True}, []),
    "a whole day that ends before it begins": (event("DTSTART:20260710", "DTEND:20260710"), {"start": date(2026, 7, 10), "end": date(2026, 7, 10), "all_day": True}, []),
    "an instant": (event("DTSTART:20260710T100000Z"), {"start": datetime(2026, 7, 10, 10, tzinfo=UTC), "zone": "UTC"}, []),
    "a time wherever one is, with its length": (event("DTSTART:20260710T100000", "DURATION:PT1H30M"), {"start": datetime(2026, 7, 10, 10), "end": datetime(2026, 7, 10, 11, 30)}, []),  # noqa: DTZ001
    "a zone as Windows names it": (event('DTSTART;TZID="W. Europe Standard Time":20260710T100000'), {"start": datetime(2026, 7, 10, 10, tzinfo=BERLIN), "zone": "Europe/Berlin"}, []),
    "a zone as Mozilla spells it": (event("DTSTART;TZID=/mozilla.org/20050126_1/Europe/Berlin:20260710T100000"), {"start": datetime(2026, 7, 10, 10, tzinfo=BERLIN), "zone": "Europe/Berlin"}, []),
    "a zone of the calendar's own, defined after the event": (
        calendar("BEGIN:VEVENT", "UID:1", "DTSTART;TZID=Ours:20260710T100000", "END:VEVENT", *OWN_ZONE),
        {"start": datetime(2026, 7, 10, 8, tzinfo=UTC), "zone": "UTC"},
        [],
    ),
    "a zone nobody knows": (event("DTSTART;TZID=Nowhere:20260710T100000"), {"start": datetime(2026, 7, 10, 10)}, ["5 zone-unknown DTSTART"]),  # noqa: DTZ001
    "a zone that changes every second would take for ever": (
        calendar(*(line.replace("YEARLY", "SECONDLY") for line in OWN_ZONE), "BEGIN:VEVENT", "UID:1", "DTSTART;TZID=Ours:20260710T100000", "END:VEVENT"),
        {"line": 18, "start": datetime(2026, 7, 10, 10)},  # noqa: DTZ001
        ["20 zone-unknown DTSTART"],
    ),
    "a day that is none": (event("SUMMARY:x", "DTSTART:20261340T100000"), {"summary": "x"}, ["6 date-unreadable DTSTART"]),
    "no beginning": (event("SUMMARY:x"), {"summary": "x"}, ["3 event-unreadable DTSTART"]),
    "an end before the beginning": (event("DTSTART:20260710T100000Z", "DTEND:20260710T090000Z"), {"start": datetime(2026, 7, 10, 10, tzinfo=UTC), "zone": "UTC"}, ["3 date-unreadable DTEND"]),
    "a task": (event("SUMMARY:x", "DUE;VALUE=DATE:20260710", "STATUS:NEEDS-ACTION", kind="VTODO"), {"summary": "x", "end": date(2026, 7, 10), "all_day": True, "kind": EventKind.TASK, "status": EventStatus.NEEDS_ACTION}, []),
    "an alarm is the other program's": (event("DTSTART:20260710", "BEGIN:VALARM", "SUMMARY:no", "TRIGGER:-PT10M", "END:VALARM", "SUMMARY:yes"), {"summary": "yes", "start": date(2026, 7, 10), "all_day": True}, []),
    "one of a series": (event("DTSTART:20260710T100000Z", "RECURRENCE-ID:20260709T100000Z"), {"start": datetime(2026, 7, 10, 10, tzinfo=UTC), "zone": "UTC", "instance": "20260709T100000Z"}, []),
    "what is attached is left out, a link to it is not": (
        event("DTSTART:20260710", "ATTACH;ENCODING=BASE64;VALUE=BINARY:AAAA", "ATTACH:https://a.example/b.pdf"),
        {"start": date(2026, 7, 10), "all_day": True, "rest": (("ATTACH", "https://a.example/b.pdf"),)},
        ["6 picture-left-out ATTACH"],
    ),
    "a line that says nothing": (event("DTSTART:20260710", "what is this"), {"start": date(2026, 7, 10), "all_day": True}, ["6 line-unreadable"]),
    "an event that never ends": (b"BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:1\nDTSTART:20260710\n", {"start": date(2026, 7, 10), "all_day": True}, ["3 card-unclosed"]),
    "a fold in the midst of a letter": (event("DTSTART:20260710", b"SUMMARY:caf\xc3\r\n \xa9"), {"start": date(2026, 7, 10), "all_day": True, "summary": "café"}, []),
    "vCalendar 1.0, quoted-printable": (event("DTSTART:20260710T100000Z", "SUMMARY;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:caf=C3=A9"), {"start": datetime(2026, 7, 10, 10, tzinfo=UTC), "zone": "UTC", "summary": "café"}, []),
}  # fmt: skip


@pytest.mark.parametrize("trap", TRAPS)
def test_an_event_is_read_without_loss(trap: str) -> None:
    data, expected, problems = TRAPS[trap]
    read = whole(data)
    (only,) = read.events
    assert said(only) == expected
    # Two aware datetimes of one instant are equal, whatever their zones; these are what is shown.
    assert [str(getattr(only, name)) for name in ("start", "end")] == [
        str(expected.get(name)) for name in ("start", "end")
    ]
    assert told(read.problems) == problems


def test_a_zone_that_never_ends_costs_no_event() -> None:
    read = whole(calendar("BEGIN:VTIMEZONE", "TZID:x", "BEGIN:VEVENT", "UID:1", "DTSTART:20260710", "END:VEVENT"))
    assert [each.uid for each in read.events] == ["1"]
    assert told(read.problems) == ["5 card-unclosed"]


def test_an_event_that_is_wrong_costs_no_other() -> None:
    lines = (
        "BEGIN:VEVENT",
        "UID:1",
        "DTSTART:never",
        "END:VEVENT",
        "BEGIN:VEVENT",
        "UID:2",
        "DTSTART:20260710",
        "END:VEVENT",
    )
    assert [each.uid for each in whole(calendar(*lines)).events] == ["1", "2"]


def test_a_digest_outlives_another_export_and_no_change() -> None:
    first, again, moved = (
        whole(event(stamp, f"DTSTART:{day}")).events[0].digest
        for stamp, day in (
            ("DTSTAMP:20260101T000000Z", "20260710"),
            ("DTSTAMP:20260202T000000Z", "20260710"),
            ("", "20260711"),
        )
    )
    assert first == again != moved
