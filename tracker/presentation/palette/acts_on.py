"""What can be done for somebody who was named, as rows: write, ring, copy a number. Pure; whether it may be done is
asked before anything leaves the house.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from tracker.presentation.flows.ways import Act, ActKind, Way, ways_of
from tracker.presentation.palette.row import Does, Row, Tone
from tracker.presentation.words.lines import palette as words
from tracker.presentation.words.times import short_due, short_window
from tracker.rules.agreement import Agreement, AgreementKind
from tracker.rules.channel import Channel
from tracker.rules.prospect import Prospect


def acts_on(
    prospect: Prospect, agreed: Iterable[Agreement], today: date, zone: str, *, briefly: bool = False
) -> tuple[Row, ...]:
    """Writing and ringing, what is agreed first, then copying; `briefly`: the first alone."""
    if prospect.deleted_at is not None:
        return ()
    open_ones = [a for a in agreed if a.is_open]
    first = {a.channel for a in open_ones}
    ways: dict[Channel, Way] = {}
    for way in ways_of(prospect):
        ways.setdefault(way.channel, way)
    channels = sorted((c for c in (Channel.EMAIL, Channel.CALL) if c in ways), key=lambda c: c not in first)
    reach = [_reach(ways[channel], prospect.id, open_ones, today, zone) for channel in channels]
    return tuple(reach[:1]) if briefly else (*reach, *_copies(ways, prospect.id))


def _reach(way: Way, person: int, agreed: Iterable[Agreement], today: date, zone: str) -> Row:
    """The promise it would keep is told beside it; else the number or address it goes to."""
    promises = (a for a in agreed if a.kind is AgreementKind.PROMISE and a.channel is way.channel)
    owed = min(promises, key=lambda a: (a.window.ends, a.id), default=None)
    is_call = way.channel is Channel.CALL
    kind = ActKind.CALL if is_call else ActKind.EMAIL
    beside = words.one(way.address) if owed is None else words.as_promised(short_due(owed.window, today, zone))
    return Row(
        Does.REACH,
        words.call() if is_call else words.write(),
        "call" if is_call else "email",
        beside=beside,
        tone=Tone.PLAIN if owed is None else Tone.PROMISED,
        person=person,
        act=Act(kind, person, way.channel, way.address, way.e164),
    )


def _copies(ways: dict[Channel, Way], person: int) -> Iterator[Row]:
    for channel, told in ((Channel.CALL, words.copy_number()), (Channel.EMAIL, words.copy_address())):
        way = ways.get(channel)
        if way is not None:
            act = Act(ActKind.COPY, person, channel, way.address, way.e164)
            yield Row(Does.REACH, told, "copy", beside=words.one(way.address), person=person, act=act)


def road(on: date, today: date) -> Row:
    """That day on paper, to take along."""
    return Row(Does.ROAD, words.print_day(on, today), "agenda", day=on)


def their_day(name: str, agreed: Iterable[Agreement], today: date, zone: str) -> tuple[Row, ...]:
    """The next day on which something is agreed with whoever is called that: everybody's of that day is printed. Beside
    it stands who, and when, where that says more than the day.
    """
    coming = (a for a in agreed if a.is_open and a.window.last >= today)
    first = min(coming, key=lambda a: (a.window.starts, a.id), default=None)
    if first is None:
        return ()
    on, window = max(first.window.first, today), first.window
    says_more = window.at is not None or window.first != window.last
    when = words.one(short_window(window, today, zone)) if says_more else ""
    return (replace(road(on, today), beside=words.parted(words.called(name), when)),)
