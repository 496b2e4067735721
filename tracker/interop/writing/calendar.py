"""Agreements as a calendar file (.ics) that other programs show, and a phone can subscribe to. Knows no store.

What was agreed with several people at once is one event. Their words go along only where that was said, and promises
are tasks only where somebody wants them so: many a calendar shows none.

It is written by hand: `icalendar` took minutes for 55,000 events, and had the clocks of its zones go forward an hour
late. A time that the clocks show twice is told in UTC the second time, since the format has no word for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from tracker.actions.ports import Touched
from tracker.interop.how_far import one_by_one
from tracker.interop.writing import sequences
from tracker.interop.writing.content_lines import escaped, written
from tracker.interop.writing.zones import shown, zone_written
from tracker.rules.agreement import KEPT, MISSED, Agreement, AgreementKind, AgreementOutcome
from tracker.rules.channel import Channel
from tracker.rules.window import Window, zone_of
from tracker.rules.word_kept import Given
from tracker.tongue import Theirs, phrase, tr_as

UID = "{id}@as-agreed"
NAME = "As Agreed"
PRODUCT = f"-//{NAME}//{NAME}//EN"
HALF_AN_HOUR = timedelta(minutes=30)
UTC_BY_NAME = frozenset({"UTC", "UCT", "Etc/UTC", "Etc/UCT"})
YEARS_BEFORE, YEARS_AFTER = 1, 2
"""How far a zone's changes are told beyond the first and the last event in it."""

TALK = {
    Channel.MEETING: phrase("in a calendar", "Meet {who}"),
    Channel.CALL: phrase("in a calendar", "Call {who}"),
    Channel.VIDEO: phrase("in a calendar", "Video call with {who}"),
    Channel.EMAIL: phrase("in a calendar", "E-mail {who}"),
    Channel.TEXT: phrase("in a calendar", "Text {who}"),
    Channel.SOCIAL: phrase("in a calendar", "Write to {who} on social media"),
    Channel.POST: phrase("in a calendar", "Write to {who} by post"),
}
PROMISE = phrase("in a calendar", "Promised {who}")
CALLED_OFF = frozenset({AgreementOutcome.MOVED, AgreementOutcome.WITHDRAWN})
"""What stands there no more; a calendar that has it takes it off or strikes it through."""


@dataclass(frozen=True, slots=True)
class Written:
    """The file, and by which number each event in it was written (by the id of its agreement)."""

    content: bytes
    sequences: Mapping[int, sequences.Sequence]


@dataclass(frozen=True, slots=True)
class Event:
    """An agreement as the one event of an object on a server: told of whom, and what the ledger says of all of theirs.

    `content` makes it, under that number (SEQUENCE); `lines` stand in the event beside ours.
    """

    agreement: Agreement
    who: str
    touched: Touched
    their_words: bool

    def content(self, number: int, *lines: str) -> bytes:
        """Without a METHOD: that is for a file that is sent to somebody."""
        meant = _Meant(self.agreement, self.who, self.touched)
        head = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN"]
        event = _event(meant, number, self.their_words, lines)
        return b"".join([written(head), *_zones([meant], tasks=False), event, written(["END:VCALENDAR"])])


def each_event(given: Iterable[Given], touched: Mapping[int, Touched], their_words: bool = False) -> list[Event]:
    """Those agreements, one for each event, as `calendar_written` would have them."""
    meant = (m for row in _together(given) if (m := _one(row, touched, None)) is not None)
    return [Event(m.agreement, m.who, m.touched, their_words) for m in meant]


@dataclass(frozen=True, slots=True)
class _Meant:
    """An agreement as one event tells it: with whom, and what the ledger says of all of theirs."""

    agreement: Agreement
    who: str
    touched: Touched


def calendar_written(
    given: Iterable[Given],
    touched: Mapping[int, Touched],
    before: Mapping[int, sequences.Sequence],
    their_words: bool = False,
    tasks: bool = False,
    of: int | None = None,
    step: Callable[[int], object] = lambda _more: None,
) -> Written:
    """Those agreements as one file, in their order; of one person alone where that is said, whoever else was in them.

    `touched` is what the ledger says of each agreement, by its id. `tasks`: promises are those, and no events. `step`
    is told of each that is done.

    `before` are the numbers under which each was written last: none of theirs ever goes back.
    """
    meant = [m for row in one_by_one(_together(given)) if (m := _one(row, touched, of)) is not None]
    numbers = {m.agreement.id: sequences.following(m.touched, before.get(m.agreement.id)) for m in meant}
    head = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{PRODUCT}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{NAME}",
        "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
        "X-PUBLISHED-TTL:PT1H",
    ]
    parts = [written(head), *_zones(meant, tasks)]
    for each in one_by_one(meant):
        number = numbers[each.agreement.id].number
        is_task = tasks and each.agreement.kind is AgreementKind.PROMISE
        parts.append(_task(each, number, their_words) if is_task else _event(each, number, their_words))
        step(1)
    parts.append(written(["END:VCALENDAR"]))
    return Written(b"".join(parts), numbers)


def _together(given: Iterable[Given]) -> list[list[Given]]:
    """One for each event: what was agreed with several people at once, and still is the same for them, is one."""
    rows: dict[object, list[Given]] = {}
    for each in given:
        a = each.agreement
        key = a.id if a.occasion_id is None else (a.occasion_id, a.kind, a.window, a.outcome, a.who_moved)
        rows.setdefault(key, []).append(each)
    return [sorted(row, key=lambda each: each.agreement.id) for row in rows.values()]


def _one(row: Sequence[Given], touched: Mapping[int, Touched], of: int | None) -> _Meant | None:
    if of is not None and all(each.agreement.prospect_id != of for each in row):
        return None
    said = [touched.get(each.agreement.id) or Touched(1, each.agreement.made_at) for each in row]
    *names, last = (each.name for each in row)
    who = f"{', '.join(names)} & {last}" if names else last
    return _Meant(row[0].agreement, who, Touched(sum(s.times for s in said), max(s.last_at for s in said)))


def _zones(meant: Sequence[_Meant], tasks: bool) -> list[bytes]:
    years: dict[str, tuple[int, int]] = {}
    for each in meant:
        window = each.agreement.window
        is_due_by_a_clock = tasks and each.agreement.kind is AgreementKind.PROMISE and window.due.is_timed
        if _is_utc(window.zone) or not (_shows_a_clock(each.agreement) or is_due_by_a_clock):
            continue
        first, last = years.get(window.zone, (window.first.year, window.first.year))
        years[window.zone] = min(first, window.first.year), max(last, window.last.year)
    return [
        zone_written(zone, first - YEARS_BEFORE, last + YEARS_AFTER) for zone, (first, last) in sorted(years.items())
    ]


def _shows_a_clock(agreement: Agreement) -> bool:
    """A promise is due on a day, whatever the hour: it takes no time of anybody's."""
    return agreement.window.is_timed and agreement.kind is AgreementKind.TALK


def _event(meant: _Meant, number: int, their_words: bool, more: Sequence[str] = ()) -> bytes:
    agreement = meant.agreement
    window, summary = agreement.window, escaped(_summary(agreement, meant.who))
    called_off = agreement.outcome in CALLED_OFF
    lines = ["BEGIN:VEVENT", *_said(meant, number, summary, their_words), *more]
    lines.append(f"STATUS:{'CANCELLED' if called_off else 'CONFIRMED'}")
    if _shows_a_clock(agreement):
        lines += _times(agreement)
        lines.append(f"TRANSP:{'OPAQUE' if window.is_exact and not called_off else 'TRANSPARENT'}")
    else:
        lines += _days(window.due if agreement.kind is AgreementKind.PROMISE else window)
        lines += ["TRANSP:TRANSPARENT", f"X-AS-AGREED-ZONE:{window.zone}"]
    if window.is_exact and agreement.is_open and _shows_a_clock(agreement):
        lines += ["BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:-PT10M", f"DESCRIPTION:{summary}", "END:VALARM"]
    return written([*lines, "END:VEVENT"])


def _task(meant: _Meant, number: int, their_words: bool) -> bytes:
    """A promise in a list of tasks: due, done, or to be done no more, which a list of tasks has one word for."""
    agreement = meant.agreement
    summary = escaped(_summary(agreement, meant.who, as_task=True))
    lines = ["BEGIN:VTODO", *_said(meant, number, summary, their_words), *_due(agreement.window.due)]
    if agreement.outcome in KEPT:
        done = agreement.settled_at or meant.touched.last_at
        lines += ["STATUS:COMPLETED", "PERCENT-COMPLETE:100", f"COMPLETED:{_instant(done)}"]
    else:
        over = agreement.outcome in CALLED_OFF or agreement.outcome in MISSED
        lines.append(f"STATUS:{'CANCELLED' if over else 'NEEDS-ACTION'}")
    return written([*lines, "END:VTODO"])


def _said(meant: _Meant, number: int, summary: str, their_words: bool) -> list[str]:
    """What an event and a task say alike."""
    agreement, changed = meant.agreement, _instant(meant.touched.last_at)
    lines = [
        f"UID:{UID.format(id=agreement.id)}",
        f"SEQUENCE:{number}",
        f"DTSTAMP:{changed}",
        f"LAST-MODIFIED:{changed}",
        f"SUMMARY:{summary}",
        "CLASS:PRIVATE",
        f"X-AS-AGREED-KIND:{agreement.kind.value}",
    ]
    if agreement.place:
        lines.append(f"LOCATION:{escaped(agreement.place)}")
    if their_words and agreement.words:
        lines.append(f"DESCRIPTION:{escaped(tr_as('a quotation', '“{words}”', words=Theirs(agreement.words)))}")
    return lines


def _due(due: Window) -> list[str]:
    """The day on which it is due, or the time by the clocks there, as with `_times`."""
    if due.at is None:
        return [f"DUE;VALUE=DATE:{_day(due.last)}", f"X-AS-AGREED-ZONE:{due.zone}"]
    there = due.starts.astimezone(zone_of(due.zone))
    if _is_utc(due.zone) or there.fold:
        return [f"DUE:{_instant(due.starts)}", f"X-AS-AGREED-ZONE:{due.zone}"]
    return [f"DUE;TZID={due.zone}:{shown(there)}"]


def _days(window: Window) -> list[str]:
    """Whole days; the file's end is the day after the last."""
    days = [f"DTSTART;VALUE=DATE:{_day(window.first)}"]
    if window.last < date.max:
        days.append(f"DTEND;VALUE=DATE:{_day(window.last + timedelta(days=1))}")
    return days


def _times(agreement: Agreement) -> list[str]:
    """By the clocks of its zone; in UTC where they show one of the two times twice and the second is meant, for which
    the format has no word.
    """
    window = agreement.window
    lasts = timedelta(minutes=agreement.minutes) if agreement.minutes else HALF_AN_HOUR
    starts = window.starts
    ends = starts + lasts if window.is_exact else window.ends
    there = [moment.astimezone(zone_of(window.zone)) for moment in (starts, ends)]
    if _is_utc(window.zone) or any(moment.fold for moment in there):
        return [f"DTSTART:{_instant(starts)}", f"DTEND:{_instant(ends)}", f"X-AS-AGREED-ZONE:{window.zone}"]
    first, last = map(shown, there)
    return [f"DTSTART;TZID={window.zone}:{first}", f"DTEND;TZID={window.zone}:{last}"]


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")


def _instant(moment: datetime) -> str:
    return f"{shown(moment.astimezone(UTC))}Z"


def _is_utc(zone: str) -> bool:
    return zone_of(zone).key in UTC_BY_NAME


def _summary(agreement: Agreement, who: str, as_task: bool = False) -> str:
    """ "✓ kept: Call Jo Hill: the old files", on one line. A task has a place of its own for by when, and for done."""
    named = Theirs(" ".join(who.split()))
    told = (PROMISE if agreement.kind is AgreementKind.PROMISE else TALK[agreement.channel]).told(who=named)
    due = agreement.window.due
    if agreement.kind is AgreementKind.PROMISE and due.at is not None and not as_task:
        # T: "Promised Jo Hill by 15:00"
        told = tr_as("in a calendar", "{promise} by {time}", promise=told, time=f"{due.at:%H:%M}")
    if agreement.topic:
        # T: "Call Jo Hill: the old files"
        told = tr_as(
            "in a calendar", "{what}: {topic}", what=Theirs(told), topic=Theirs(" ".join(agreement.topic.split()))
        )
    return told if as_task and agreement.outcome in KEPT else _became(agreement.outcome, Theirs(told))


def _became(outcome: AgreementOutcome, told: str) -> str:
    """What became of it stands before it, where a calendar shows a few letters only."""
    match outcome:
        case AgreementOutcome.KEPT:
            return tr_as("in a calendar", "✓ kept: {what}", what=told)
        case AgreementOutcome.KEPT_LATE:
            return tr_as("in a calendar", "✓ kept late: {what}", what=told)
        case AgreementOutcome.NO_SHOW:
            return tr_as("in a calendar", "did not come: {what}", what=told)
        case AgreementOutcome.BROKEN | AgreementOutcome.LAPSED:
            return tr_as("in a calendar", "missed: {what}", what=told)
        case AgreementOutcome.MOVED:
            return tr_as("in a calendar", "moved: {what}", what=told)
        case AgreementOutcome.WITHDRAWN:
            return tr_as("in a calendar", "called off: {what}", what=told)
    return told
