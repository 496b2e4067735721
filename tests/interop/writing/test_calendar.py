"""Claims about agreements as a calendar file: a line for each row of what is ours and what is theirs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given as any_of
from hypothesis import settings
from hypothesis import strategies as st
from icalendar import Calendar

from tests.builders import at, day, exact, promise, span, talk
from tests.storage.rows.any_record import windows
from tracker.actions.ports import Touched
from tracker.interop.writing.calendar import calendar_written
from tracker.interop.writing.sequences import Sequence, following, kept_further
from tracker.rules.agreement import Agreement, AgreementKind, AgreementOutcome
from tracker.rules.channel import Channel
from tracker.rules.window import Window, zone_of
from tracker.rules.word_kept import Given

WRITTEN = at("2026-11-20 09:00")
TEN = exact("2026-12-10 10:00")
NIGHT = Window.hours(date(2026, 12, 10), time(22), time(2), "Europe/London")


def written(*agreements: Agreement, their_words: bool = False, **more: Any) -> bytes:
    given = [Given(a, f"Jo {a.prospect_id}" if a.prospect_id > 1 else "Jo Hill") for a in agreements]
    touched = {a.id: Touched(2, WRITTEN) for a in agreements}
    return calendar_written(given, touched, {}, their_words, **more).content


def events(content: bytes) -> list[Any]:
    calendar = Calendar.from_ical(content)
    assert not calendar.errors
    return list(calendar.walk("VEVENT"))


def event(agreement: Agreement, **more: Any) -> Any:
    (only,) = events(written(agreement, **more))
    assert not only.errors
    return only


def starts(e: Any) -> Any:
    return e["DTSTART"].dt


def ends(e: Any) -> Any:
    return e["DTEND"].dt


Reads = Callable[[Any], object]
ROWS: Mapping[str, tuple[Agreement, Reads, object]] = {
    "a day begins on it": (talk(day("2026-12-10")), starts, date(2026, 12, 10)),
    "a day ends on the day after": (talk(day("2026-12-10")), ends, date(2026, 12, 11)),
    "a span begins with its first day": (talk(span("2026-12-10", "2026-12-14")), starts, date(2026, 12, 10)),
    "a span ends on the day after its last": (talk(span("2026-12-10", "2026-12-14")), ends, date(2026, 12, 15)),
    "a span takes no time": (talk(span("2026-12-10", "2026-12-14")), lambda e: e["TRANSP"], "TRANSPARENT"),
    "a span knows its zone": (talk(span("2026-12-10", "2026-12-14")), lambda e: e["X-AS-AGREED-ZONE"], "Europe/London"),
    "a day has no alarm": (talk(day("2026-12-10")), lambda e: e.walk("VALARM"), []),
    "an exact time is by the clocks there": (talk(TEN), lambda e: e["DTSTART"].params["TZID"], "Europe/London"),
    "an exact time begins at it": (talk(TEN), lambda e: starts(e).astimezone(UTC), at("2026-12-10 10:00")),
    "an exact time takes half an hour": (talk(TEN), lambda e: ends(e) - starts(e), timedelta(minutes=30)),
    "or as long as was said": (talk(TEN, minutes=90), lambda e: ends(e) - starts(e), timedelta(minutes=90)),
    "an exact time blocks it": (talk(TEN), lambda e: e["TRANSP"], "OPAQUE"),
    "an exact time rings ten minutes before": (
        talk(TEN),
        lambda e: [(a["ACTION"], a["TRIGGER"].dt) for a in e.walk("VALARM")],
        [("DISPLAY", -timedelta(minutes=10))],
    ),
    "what is over rings no more": (talk(TEN, outcome=AgreementOutcome.KEPT), lambda e: e.walk("VALARM"), []),
    "hours begin and end": (
        talk(NIGHT),
        lambda e: (starts(e).astimezone(UTC), ends(e).astimezone(UTC)),
        (at("2026-12-10 22:00"), at("2026-12-11 02:00")),
    ),
    "hours take no time": (talk(NIGHT), lambda e: e["TRANSP"], "TRANSPARENT"),
    "hours do not ring": (talk(NIGHT), lambda e: e.walk("VALARM"), []),
    "the second of two times the clocks show is written in UTC": (
        talk(Window.exact(date(2026, 10, 25), time(1, 30, fold=1), "Europe/London")),
        lambda e: (e["DTSTART"].to_ical(), e["X-AS-AGREED-ZONE"]),
        (b"20261025T013000Z", "Europe/London"),
    ),
    "so is an end that is the second of them": (
        talk(exact("2026-10-25 01:45")),
        lambda e: (e["DTSTART"].to_ical(), e["DTEND"].to_ical()),
        (b"20261025T004500Z", b"20261025T011500Z"),
    ),
    "a time in UTC needs no zone": (talk(exact("2026-12-10 10:00", "UTC")), lambda e: e["DTSTART"].to_ical(), b"20261210T100000Z"),
    "a promise is an event on its due day": (promise(span("2026-12-08", "2026-12-10")), starts, date(2026, 12, 10)),
    "and ends on the day after": (promise(span("2026-12-08", "2026-12-10")), ends, date(2026, 12, 11)),
    "a promise takes no time, at whatever hour": (
        promise(exact("2026-12-10 15:00")),
        lambda e: (starts(e), e["TRANSP"], e.walk("VALARM")),
        (date(2026, 12, 10), "TRANSPARENT", []),
    ),
    "its hour stands in its name": (
        promise(exact("2026-12-10 15:00"), topic="the list"),
        lambda e: e["SUMMARY"],
        "Promised Jo Hill by 15:00: the list",
    ),
    "its name says how and with whom": (talk(TEN), lambda e: e["SUMMARY"], "Call Jo Hill"),
    "and about what": (talk(TEN, topic="old files"), lambda e: e["SUMMARY"], "Call Jo Hill: old files"),
    "on one line": (talk(TEN, topic="old\n\tfiles"), lambda e: e["SUMMARY"], "Call Jo Hill: old files"),
    "where to meet": (talk(TEN, channel=Channel.MEETING, place="1, High St; Ely"), lambda e: e["LOCATION"], "1, High St; Ely"),
    "its name elsewhere is its id": (
        replace(talk(TEN), id=7),
        lambda e: (e["UID"], e["X-AS-AGREED-KIND"]),
        ("7@as-agreed", "talk"),
    ),
    "its number is how often the ledger names it": (talk(TEN), lambda e: e["SEQUENCE"], 2),
    "its moment is that of its last change": (
        talk(TEN),
        lambda e: (e["DTSTAMP"].dt, e["LAST-MODIFIED"].dt),
        (WRITTEN, WRITTEN),
    ),
    "it is private": (talk(TEN), lambda e: e["CLASS"], "PRIVATE"),
    "it stands": (talk(TEN), lambda e: e["STATUS"], "CONFIRMED"),
    "tried still stands": (talk(TEN, outcome=AgreementOutcome.TRIED), lambda e: (e["STATUS"], e["SUMMARY"]), ("CONFIRMED", "Call Jo Hill")),
    "kept stays, and says so": (
        talk(TEN, outcome=AgreementOutcome.KEPT),
        lambda e: (e["STATUS"], e["SUMMARY"]),
        ("CONFIRMED", "✓ kept: Call Jo Hill"),
    ),
    "kept late too": (talk(TEN, outcome=AgreementOutcome.KEPT_LATE), lambda e: e["SUMMARY"], "✓ kept late: Call Jo Hill"),
    "whoever did not come": (
        talk(TEN, channel=Channel.MEETING, outcome=AgreementOutcome.NO_SHOW),
        lambda e: (e["STATUS"], e["SUMMARY"]),
        ("CONFIRMED", "did not come: Meet Jo Hill"),
    ),
    "what we missed": (talk(TEN, outcome=AgreementOutcome.BROKEN), lambda e: e["SUMMARY"], "missed: Call Jo Hill"),
    "moved is cancelled and blocks nothing": (
        talk(TEN, outcome=AgreementOutcome.MOVED),
        lambda e: (e["STATUS"], e["TRANSP"], e.walk("VALARM")),
        ("CANCELLED", "TRANSPARENT", []),
    ),
    "called off is cancelled": (talk(TEN, outcome=AgreementOutcome.WITHDRAWN), lambda e: e["STATUS"], "CANCELLED"),
    "their words stay here": (talk(TEN, words="Ring me then"), lambda e: e.get("DESCRIPTION"), None),
}  # fmt: skip


@pytest.mark.parametrize("row", ROWS)
def test_an_agreement_reads_as_its_row_says(row: str) -> None:
    agreement, reads, expected = ROWS[row]
    found = reads(event(agreement))
    assert (found.decode() if isinstance(found, bytes) and isinstance(expected, str) else found) == expected


def task(agreement: Agreement, **more: Any) -> Any:
    calendar = Calendar.from_ical(written(agreement, tasks=True, **more))
    assert not calendar.errors
    assert not calendar.walk("VEVENT")
    (only,) = calendar.walk("VTODO")
    assert not only.errors
    return only


TASKS: Mapping[str, tuple[Agreement, Reads, object]] = {
    "is due on its day": (promise(day("2026-12-10")), lambda t: t["DUE"].dt, date(2026, 12, 10)),
    "of a span on its last": (promise(span("2026-12-08", "2026-12-10")), lambda t: t["DUE"].dt, date(2026, 12, 10)),
    "at a time by the clocks there": (
        promise(exact("2026-12-10 15:00", "America/New_York")),
        lambda t: (t["DUE"].params["TZID"], t["DUE"].dt.astimezone(UTC)),
        ("America/New_York", at("2026-12-10 20:00")),
    ),
    "of hours by their end": (promise(NIGHT), lambda t: t["DUE"].dt.astimezone(UTC), at("2026-12-11 02:00")),
    "of the second of two times in UTC": (
        promise(Window.exact(date(2026, 10, 25), time(1, 30, fold=1), "Europe/London")),
        lambda t: t["DUE"].to_ical(),
        b"20261025T013000Z",
    ),
    "does not say twice by when": (promise(exact("2026-12-10 15:00"), topic="the list"), lambda t: t["SUMMARY"], "Promised Jo Hill: the list"),
    "is to be done": (promise(day("2026-12-10")), lambda t: (t["STATUS"], t.get("COMPLETED")), ("NEEDS-ACTION", None)),
    "that was tried is to be done": (promise(day("2026-12-10"), outcome=AgreementOutcome.TRIED), lambda t: t["STATUS"], "NEEDS-ACTION"),
    "that was kept is done, and when": (
        promise(day("2026-12-10"), outcome=AgreementOutcome.KEPT, settled_at=at("2026-12-09 11:00")),
        lambda t: (t["STATUS"], t["COMPLETED"].dt, t["PERCENT-COMPLETE"], t["SUMMARY"]),
        ("COMPLETED", at("2026-12-09 11:00"), 100, "Promised Jo Hill"),
    ),
    "that was missed is to be done no more": (
        promise(day("2026-12-10"), outcome=AgreementOutcome.BROKEN),
        lambda t: (t["STATUS"], t["SUMMARY"]),
        ("CANCELLED", "missed: Promised Jo Hill"),
    ),
    "that was moved neither": (promise(day("2026-12-10"), outcome=AgreementOutcome.MOVED), lambda t: t["STATUS"], "CANCELLED"),
    "goes by the same name and number": (
        promise(day("2026-12-10")),
        lambda t: (t["UID"].split("@")[1], t["SEQUENCE"], t["CLASS"], t["X-AS-AGREED-KIND"]),
        ("as-agreed", 2, "PRIVATE", "promise"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("row", TASKS)
def test_a_promise_as_a_task(row: str) -> None:
    agreement, reads, expected = TASKS[row]
    assert reads(task(agreement)) == expected


def test_a_talk_is_an_event_whatever_promises_are() -> None:
    calendar = Calendar.from_ical(written(talk(TEN), promise(exact("2026-12-10 15:00", "Asia/Kathmandu")), tasks=True))
    assert [len(calendar.walk(kind)) for kind in ("VEVENT", "VTODO")] == [1, 1]
    assert sorted(str(z["TZID"]) for z in calendar.walk("VTIMEZONE")) == ["Asia/Kathmandu", "Europe/London"]


def test_their_words_go_along_where_that_was_said() -> None:
    words = "Ring me then; not on Monday, “please”\n\\o/ " + "é" * 90
    assert event(talk(TEN, words=words), their_words=True)["DESCRIPTION"] == f"“{words}”"


def test_no_line_is_longer_than_the_format_allows_and_no_letter_is_cut() -> None:
    content = written(talk(TEN, topic="é" * 200, place="日本" * 100))
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert [line.decode() for line in content.split(b"\r\n")]


def test_the_file_is_published_and_says_how_often_to_look() -> None:
    calendar = Calendar.from_ical(written(talk(TEN)))
    assert (calendar["METHOD"], calendar["VERSION"], calendar["X-WR-CALNAME"]) == ("PUBLISH", "2.0", "As Agreed")


def test_without_any_agreement_it_is_a_calendar_all_the_same() -> None:
    assert events(written()) == []


def test_every_zone_comes_along_for_the_years_that_are_needed_and_no_more() -> None:
    content = written(talk(TEN), talk(exact("2027-03-01 09:00", "America/New_York")), talk(day("2027-01-01")))
    zones = {str(z["TZID"]): z for z in Calendar.from_ical(content).walk("VTIMEZONE")}
    assert sorted(zones) == ["America/New_York", "Europe/London"]
    years = sorted({onset.year for onset, _left, _entered in _onsets(zones["Europe/London"])})
    assert years == [2025, 2026, 2027, 2028]
    assert all(len(z.to_ical()) < 1_000 for z in zones.values())


def test_the_clocks_change_when_they_do() -> None:
    content = written(talk(exact("2026-06-01 10:00")), talk(exact("2026-06-01 10:00", "America/New_York"))).decode()
    assert "DTSTART:20250330T010000" in content  # at one o'clock London still has winter time
    assert "DTSTART:20250309T020000" in content  # New York at two


def test_what_was_agreed_with_two_at_once_is_one_event() -> None:
    emma = talk(TEN, occasion_id=5)
    tom = replace(emma, id=emma.id + 1, prospect_id=2)
    (both,) = events(written(tom, emma))
    assert (both["UID"], both["SUMMARY"], both["SEQUENCE"]) == (f"{emma.id}@as-agreed", "Call Jo Hill & Jo 2", 4)
    apart = events(written(emma, replace(tom, outcome=AgreementOutcome.KEPT)))
    assert len(apart) == 2


def test_of_one_person_it_is_theirs_alone() -> None:
    assert [str(e["SUMMARY"]) for e in events(written(talk(TEN), talk(TEN, prospect_id=2), of=2))] == ["Call Jo 2"]


def _as_read(e: Any) -> tuple[object, object, str]:
    """When and in which zone, as a program that knows the format would have it."""
    begins, over = starts(e), ends(e)
    own = str(e.get("X-AS-AGREED-ZONE", ""))
    zone = own or str(e["DTSTART"].params.get("TZID", "UTC"))
    if isinstance(begins, datetime):
        return begins.astimezone(UTC), over.astimezone(UTC), zone
    return begins, over, zone


def to_the_second(window: Window) -> Window:
    """The format knows nothing finer."""
    at_, until = (t and t.replace(microsecond=0) for t in (window.at, window.until))
    return replace(window, at=at_, until=until if until != at_ else None)


@settings(max_examples=80)
@any_of(windows.map(to_the_second), st.sampled_from(AgreementKind))
def test_any_window_is_read_back_as_it_was(window: Window, kind: AgreementKind) -> None:
    begins, over, zone = _as_read(event(talk(window) if kind is AgreementKind.TALK else promise(window)))
    assert zone == window.zone
    if window.is_timed and kind is AgreementKind.TALK:
        ends_at = window.ends if window.is_hours else window.starts + timedelta(minutes=30)
        assert (begins, over) == (window.starts, ends_at)
    else:
        days = window.due if kind is AgreementKind.PROMISE else window
        assert (begins, over) == (days.first, days.last + timedelta(days=1))


SOME_ZONES = [
    "Europe/London",
    "America/New_York",
    "Asia/Kathmandu",
    "Pacific/Apia",
    "Europe/Dublin",
    "Australia/Lord_Howe",
]


@settings(max_examples=40)
@any_of(st.sampled_from(SOME_ZONES), st.dates(date(2000, 1, 1), date(2037, 12, 31)), st.integers(0, 23))
def test_a_program_that_knows_no_zones_reads_the_same_from_what_comes_along(zone: str, on: date, hour: int) -> None:
    """Read by the file's own zone alone, as Outlook would, and not by what this computer knows of it."""
    content = written(talk(Window.exact(on, time(hour, 30), zone)))
    (e,) = events(content)
    if "TZID" not in e["DTSTART"].params:
        return
    wall = e["DTSTART"].dt.replace(tzinfo=None)
    (carried,) = Calendar.from_ical(content).walk("VTIMEZONE")
    _onset, left, entered = [each for each in _onsets(carried) if each[0] <= wall][-1]
    there = {zone_of(zone).utcoffset(wall.replace(tzinfo=zone_of(zone), fold=fold)) for fold in (0, 1)}
    assert entered in there, "in the hour the clocks show twice, either is right"
    assert left == entered or abs(left - entered) <= timedelta(days=1)


def _onsets(zone: Any) -> list[tuple[datetime, timedelta, timedelta]]:
    """From when by the clock, and from how far from UTC to how far, in their order."""
    onsets = []
    for part in (*zone.walk("STANDARD"), *zone.walk("DAYLIGHT")):
        more = part.get("RDATE")
        listed = [] if more is None else more if isinstance(more, list) else [more]
        walls = [part["DTSTART"].dt, *(moment.dt for each in listed for moment in each.dts)]
        onsets += [(wall, part["TZOFFSETFROM"].td, part["TZOFFSETTO"].td) for wall in walls]
    return sorted(onsets)


NUMBERS = [
    # what the ledger says now, what was written before, the number it is written by
    (Touched(3, WRITTEN), None, 3),
    (Touched(3, WRITTEN), Sequence(3, 3, 1_795_165_200), 3),
    (Touched(4, WRITTEN + timedelta(hours=1)), Sequence(3, 3, 1_795_165_200), 4),
    (Touched(2, WRITTEN - timedelta(days=3)), Sequence(5, 5, 1_795_165_200), 6),  # a backup was put back
    (Touched(5, WRITTEN + timedelta(days=1)), Sequence(5, 5, 1_795_165_200), 6),  # and as much was done again
]


@pytest.mark.parametrize(("touched", "before", "number"), NUMBERS)
def test_no_number_ever_goes_back(touched: Touched, before: Sequence | None, number: int) -> None:
    assert int(WRITTEN.timestamp()) == 1_795_165_200
    found = following(touched, before)
    assert found.number == number
    assert following(touched, found) == found, "what has not changed keeps its number"


def test_of_two_programs_that_wrote_the_higher_number_is_kept() -> None:
    low, high = Sequence(3, 3, 1), Sequence(5, 3, 2)
    assert kept_further({1: high, 2: low}, {1: low, 3: low}) == {1: high, 2: low, 3: low}
