"""The people whom a calendar tells of: whoever else was invited, or somebody here whom an event names.

An appointment is not an agreement: what is ahead is a next follow-up, what is over a last contact, and what becomes of
either is asked as with a table. Of a series it is the next time, or the last where it is over. Knows no store.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from tracker.rules.bring_in.card import Card, HistoryItem, HistoryKind, Note
from tracker.rules.bring_in.event import Attendee, Event, EventKind, EventStatus
from tracker.rules.newcomers.series import Series, series_of
from tracker.rules.prospect import Email
from tracker.rules.text import LINE_LIMIT, NAME_LIMIT, fold, looks_like_email
from tracker.rules.who.names import name_words

OURS = "@as-agreed"
"""How the ids of what we wrote ourselves end: it stands here already."""
MOST_WORDS = 4
HowOften = Callable[[Series], str]
"""How often a series comes, in words: "every two weeks"."""
Names = Mapping[tuple[str, ...], str]
"""Of everybody here, by the words of their names."""


@dataclass(frozen=True, slots=True)
class PeopleFound:
    """`ours` are events that we wrote, `nobodys` the lines of those that name nobody, `cancelled` is how many were.

    `series` are the lines of those that come again and go on: of each only the next time is told.
    """

    cards: tuple[Card, ...]
    ours: int = 0
    nobodys: tuple[int, ...] = ()
    cancelled: int = 0
    series: tuple[int, ...] = ()


def names_of(names: Iterable[str]) -> Names:
    """The names by which an event may tell of somebody: of two words at least, for "Will" is also a verb."""
    by_words = ((name_words(name), name) for name in names)
    return {words: name for words, name in by_words if len(words) > 1}


def people_in(events: Sequence[Event], names: Names, now: datetime, zone: str, often: HowOften) -> PeopleFound:
    """A card for each person of each event. `now` is aware; times are told in `zone` (IANA). `often` tells a series."""
    cards: list[Card] = []
    nobodys: list[int] = []
    series: list[int] = []
    me, ours, cancelled = _me(events), 0, 0
    telling = _Telling(now, zone, often, _moved(events))
    for event in events:
        if event.uid.endswith(OURS):
            ours += 1
        elif event.status is EventStatus.CANCELLED:
            cancelled += 1
        else:
            people = list(_people(event, me, names))
            item = telling.item(event) if people else None
            cards += [_card(event, person, item) for person in people]
            if item is not None and event.rule and item.kind is HistoryKind.NEXT_FOLLOW_UP:
                series.append(event.line)
            if not people:
                nobodys.append(event.line)
    return PeopleFound(tuple(cards), ours, tuple(nobodys), cancelled, tuple(series))


def _me(events: Sequence[Event]) -> str:
    """Whose calendar it is: whoever is in more than half of what several are in; "" where nobody is."""
    together = [event for event in events if len(event.attendees) > 1]
    seen = Counter(address for event in together for address in {fold(each.address) for each in event.attendees})
    address, times = next(iter(seen.most_common(1)), ("", 0))
    return address if address and times > 1 and times * 2 > len(together) else ""


def _people(event: Event, me: str, names: Names) -> Iterator[Attendee]:
    others = [each for each in event.attendees if not me or fold(each.address) != me]
    if len(others) > 1 and not me:
        others = [each for each in others if not each.organises] or others
    named = [each for each in others if each.name.strip() or looks_like_email(each.address)]
    if named:
        yield from named
        return
    words = name_words(event.summary)
    for length in range(min(MOST_WORDS, len(words)), 1, -1):
        for start in range(len(words) - length + 1):
            name = names.get(words[start : start + length])
            if name is not None:
                yield Attendee(name, "")
                return


def _card(event: Event, person: Attendee, item: HistoryItem | None) -> Card:
    address = person.address.strip()
    is_mail = looks_like_email(address)
    name = " ".join((person.name or address).split())[:NAME_LIMIT]
    notes = (Note(event.summary.strip(), event.description.strip()),) if event.description.strip() else ()
    return Card(
        event.line,
        name,
        emails=(Email(address),) if is_mail else (),
        notes=notes,
        external=f"{event.uid} {event.instance} {fold(address) or fold(name)}",
        history=(item,) if item is not None else (),
        text=event.text,
        digest=event.digest,
    )


def _moved(events: Sequence[Event]) -> Mapping[str, frozenset[str]]:
    """The moments of each series that stand by themselves in the file, as it has them: moved, or called off."""
    moments: dict[str, set[str]] = {}
    for event in events:
        if event.instance:
            moments.setdefault(event.uid, set()).add(event.instance)
    return {uid: frozenset(of) for uid, of in moments.items()}


@dataclass(frozen=True, slots=True)
class _Telling:
    """What an event tells of what was, or is to be."""

    now: datetime
    zone: str
    often: HowOften
    moved: Mapping[str, frozenset[str]]

    def item(self, event: Event) -> HistoryItem | None:
        start = event.start or event.end
        if start is None:
            return None
        begun, at = _wall(start, self.zone)
        # Where it is another day here than where it was written, its weekdays are others too.
        series = series_of(event.rule, begun) if event.rule and _wall(start, "")[0] == begun else None
        day = self._one_of(series, event, at) if series is not None else begun
        over = day is not None and self._is_over(day, at)
        told = HistoryKind.LAST_CONTACTED if over else HistoryKind.NEXT_FOLLOW_UP
        comes = self.often(series) if series is not None else event.rule
        # The first day and not the next one, so that the file says tomorrow what it says today.
        parts = (event.summary, event.location, f"{begun.isoformat()} {at.strftime('%H:%M') if at else ''}", comes)
        text = ", ".join(part.strip() for part in parts if part.strip())[:LINE_LIMIT]
        is_known = event.kind is not EventKind.TASK and (series is not None or not event.rule)
        name = event.summary.strip() or "Calendar"
        return HistoryItem(told, name, text, day, at) if is_known else HistoryItem(told, name, text)

    def _one_of(self, series: Series, event: Event, at: time | None) -> date | None:
        """The next of its days, or the last where it is over; without those left out, or moved elsewhere."""
        left_out = {day for text in (*self.moved.get(event.uid, ()), *_left_out(event)) if (day := _day(text))}
        today = self.now.astimezone(ZoneInfo(self.zone)).date()
        coming = series.next_after(today, left_out)
        if coming is not None and self._is_over(coming, at):
            coming = series.next_after(today + timedelta(days=1), left_out)
        return coming if coming is not None else series.last_before(today + timedelta(days=1), left_out)

    def _is_over(self, day: date, at: time | None) -> bool:
        return datetime.combine(day, at or time(23, 59), ZoneInfo(self.zone)) < self.now


def _left_out(event: Event) -> Iterator[str]:
    for name, text in event.rest:
        if name == "EXDATE":
            yield from text.split(",")


def _day(text: str) -> date | None:
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:8]))
    except ValueError:
        return None


def _wall(start: date | datetime, zone: str) -> tuple[date, time | None]:
    if not isinstance(start, datetime):
        return start, None
    if start.tzinfo is not None and zone:
        start = start.astimezone(ZoneInfo(zone))
    return start.date(), start.time().replace(second=0, microsecond=0)
