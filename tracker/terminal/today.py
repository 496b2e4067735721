"""`today`: the morning as a page, each lane under its heading with the times in a column."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta

from tracker.actions.agreements.in_the_morning import in_the_morning
from tracker.actions.ports import Desk, LeftWithout, Planned, Waiting
from tracker.actions.publishing.asked import AskedByPhone, asked_by_phone
from tracker.presentation import words as say
from tracker.rules.agreement import AgreementKind, AgreementOutcome
from tracker.rules.morning import READ_AHEAD, Morning, morning
from tracker.rules.plain_dates import DateWords
from tracker.rules.us import is_same_user
from tracker.rules.window import day_in, instant, zone_of
from tracker.terminal.exits import ExitCode
from tracker.terminal.telling.page import Page, columns
from tracker.terminal.telling.tell_json import by_phone as by_phone_json
from tracker.terminal.telling.tell_json import morning as morning_json
from tracker.terminal.to_ring import Numbers, numbers_json, numbers_to_ring, tell_numbers
from tracker.terminal.when import day_typed
from tracker.tongue import tr_as, tr_n

TURNS_TOLD = 12
"""Of those whose turn it is, and of those with whom nothing is agreed, so many stand on the page."""

Row = tuple[str, str]
OfDay = Morning[Planned, Waiting, LeftWithout]


def today(arguments: Namespace, desk: Desk, words: DateWords, page: Page) -> ExitCode:
    """Raises CannotTell, StoreFault."""
    on = day_typed(arguments.date, desk, words) if arguments.date is not None else None
    of_day = read_morning(desk, on)
    to_ring = numbers_to_ring((*of_day.slipped, *of_day.today, *of_day.promised, *of_day.tomorrow), desk)
    by_phone = read_by_phone(desk, of_day)
    if arguments.json:
        told = {id_: numbers_json(numbers) for id_, numbers in to_ring.items()}
        sentence = say.morning_sentence(of_day, of_today=of_day.day == day_in(desk.now(), desk.zone))
        page.json({**morning_json(of_day, told), "by_phone": list(map(by_phone_json, by_phone)), "sentence": sentence})
    else:
        tell_morning(of_day, to_ring, desk, page, by_phone)
    return ExitCode.FINE


def read_morning(desk: Desk, on: date | None = None) -> OfDay:
    """The morning of now; or of another day, as it will look (or as what is open today looked) when that day begins.

    Of a day gone by, what came after it is left out. So are those whose reminder is hidden just then, as in the window.
    """
    now = desk.now()
    over: datetime | None = None
    if on is not None and on != day_in(now, desk.zone):
        now = instant(on, time.min, desk.zone)
        over = instant(on + timedelta(days=1), time.min, desk.zone) if now < desk.now() else None
    read = in_the_morning(desk.store, day_in(now, desk.zone) + READ_AHEAD, now)
    shown = [each for each in read.shown if over is None or each.made_at < over]
    waiting = [each for each in read.waiting if over is None or each.since < over]
    return morning(shown, waiting, now, desk.zone, desk.policy, read.left_without)


def read_by_phone(desk: Desk, m: OfDay) -> tuple[AskedByPhone, ...]:
    """What a phone did is asked about today, whatever it is agreed for; of no other morning is it told."""
    return asked_by_phone(desk.store) if m.day == day_in(desk.now(), desk.zone) else ()


def tell_morning(m: OfDay, to_ring: Numbers, desk: Desk, page: Page, by_phone: Sequence[AskedByPhone] = ()) -> None:
    slipped, *others = _lanes(m, to_ring, desk)
    asked = [(say.short_window(each.planned.window, m.day, desk.zone), _asked(each, m.day, desk)) for each in by_phone]
    lanes = [lane for lane in (slipped, (say.ON_THE_PHONE.told(), asked), *others) if lane[1]]
    width = min(max((columns(label) for _, rows in lanes for label, _ in rows), default=0), 24)
    page.line(say.long_day(m.day, day_in(desk.now(), desk.zone)))
    page.line(say.morning_sentence(m, of_today=m.day == day_in(desk.now(), desk.zone)))
    for heading, rows in lanes:
        page.line()
        page.line(heading.upper())
        for label, text in rows:
            page.row(label, text, width)


def _lanes(m: OfDay, to_ring: Numbers, desk: Desk) -> tuple[tuple[str, list[Row]], ...]:
    def rows(lane: Sequence[Planned], label: Callable[[Planned], str]) -> list[Row]:
        return [(label(a), _about(a, tell_numbers(to_ring.get(a.id, ())), desk)) for a in lane]

    if m.day == day_in(desk.now(), desk.zone):
        agreed, promised, after = say.TODAY, say.PROMISED, say.TOMORROW
    else:
        agreed, promised, after = say.THAT_DAY, say.BY_THAT_DAY, say.THE_DAY_AFTER
    return (
        (say.SLIPPED.told(), rows(m.slipped, lambda a: say.short_window(a.window, m.day, desk.zone))),
        (agreed.told(), rows(m.today, lambda a: _label(a, m.day, desk.zone))),
        (promised.told(), rows(m.promised, lambda a: _label(a, m.day, desk.zone))),
        (after.told(), rows(m.tomorrow, lambda a: _label(a, m.day + timedelta(days=1), desk.zone))),
        (say.lane(say.THEIR_TURN.told(), len(m.their_turn)), _whose_turn(m, desk)),
        (say.lane(say.NOTHING_AGREED.told(), len(m.nothing_agreed)), _left_without(m, desk)),
    )


def _asked(asked: AskedByPhone, day: date, desk: Desk) -> str:
    return say.phone_question(asked, day, desk.zone)


def _whose_turn(m: OfDay, desk: Desk) -> list[Row]:
    return _of_late([_waiting(w, m.day, desk.zone) for w in m.their_turn[:TURNS_TOLD]], len(m.their_turn))


def _left_without(m: OfDay, desk: Desk) -> list[Row]:
    rows = []
    for left in m.nothing_agreed[:TURNS_TOLD]:
        on = say.short_day(day_in(left.since, desk.zone), m.day) if left.since is not None else ""
        rows.append((on, f"{_who(left)} · {say.why_nothing_agreed(left)}"))
    return _of_late(rows, len(m.nothing_agreed))


def _of_late(rows: list[Row], count: int) -> list[Row]:
    """Those of late: it is quiet, and may be thousands."""
    more = count - len(rows)
    if not more:
        return rows
    return [*rows, ("", tr_n("and {n:,} more; --json tells all", "and {n:,} more; --json tells all", more))]


def _label(a: Planned, day: date, zone: str) -> str:
    """The time as it is here, where there is one; for a span or a promise, its last day."""
    if a.window.is_timed:
        return say.clock_here(a.window, zone)
    if a.window.is_span:
        return tr_as("in place of a time", "until {day}", day=say.short_day(a.window.last, day))
    if a.kind is AgreementKind.PROMISE:
        return tr_as("in place of a time", "by the day’s end")
    return tr_as("in place of a time", "any time")


def _about(a: Planned, number: str, desk: Desk) -> str:
    """Who, how, which number, about what, in whose words: Jo Hill · call · 020 7946 0018 · the files · “at ten”."""
    what = [_who(a), say.thing(a.channel)]
    if number:
        what.append(number)
    if a.owner and not is_same_user(a.owner, desk.me):
        what.append(tr_as("a row of the morning", "agreed by {us}", us=say.one_line(a.owner, 40)))
    if a.outcome is AgreementOutcome.TRIED:
        what.append(say.outcome(a.outcome))
    if a.to_tell:
        what.append(say.to_tell())
    if a.window.is_timed and _elsewhere(a, desk.zone):
        there = say.short_clocks(a.window)
        # T: "15:00 in New York"
        what.append(tr_as("their time", "{time} in {place}", time=there, place=say.place(a.window.zone)))
    if a.topic:
        what.append(say.one_line(a.topic, 100))
    if a.place:
        what.append(say.one_line(a.place, 60))
    if a.words:
        what.append(say.quoted(a.words))
    return " · ".join(what)


def _who(of: Planned | Waiting | LeftWithout) -> str:
    return ", ".join(part for part in (of.name, of.organisation) if part)


def _elsewhere(a: Planned, zone: str) -> bool:
    here: datetime = a.window.starts.astimezone(zone_of(zone))
    return (here.date(), here.time()) != (a.window.first, a.window.at)


def _waiting(w: Waiting, day: date, zone: str) -> Row:
    since = w.since.astimezone(zone_of(zone)).date()
    return say.short_day(since, day), " · ".join([_who(w), *([say.quoted(w.words)] if w.words else [])])
