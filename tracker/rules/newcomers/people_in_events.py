"""The people whom a calendar tells of: whoever else was invited, or somebody here whom an event names.

An appointment is not an agreement: what is ahead is a next follow-up, what is over a last contact, and what becomes of
either is asked as with a table. Knows no store.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from tracker.rules.bring_in.card import Card, HistoryItem, HistoryKind, Note
from tracker.rules.bring_in.event import Attendee, Event, EventKind, EventStatus
from tracker.rules.prospect import Email
from tracker.rules.text import LINE_LIMIT, NAME_LIMIT, fold, looks_like_email
from tracker.rules.who.names import name_words

OURS = "@as-agreed"
"""How the ids of what we wrote ourselves end: it stands here already."""
MOST_WORDS = 4
Names = Mapping[tuple[str, ...], str]
"""Of everybody here, by the words of their names."""


@dataclass(frozen=True, slots=True)
class PeopleFound:
    """`ours` are events that we wrote, `nobodys` the lines of those that name nobody, `cancelled` is how many were."""

    cards: tuple[Card, ...]
    ours: int = 0
    nobodys: tuple[int, ...] = ()
    cancelled: int = 0


def names_of(names: Iterable[str]) -> Names:
    """The names by which an event may tell of somebody: of two words at least, for "Will" is also a verb."""
    by_words = ((name_words(name), name) for name in names)
    return {words: name for words, name in by_words if len(words) > 1}


def people_in(events: Sequence[Event], names: Names, now: datetime, zone: str) -> PeopleFound:
    """A card for each person of each event. `now` is aware; times are told in `zone` (IANA)."""
    cards: list[Card] = []
    nobodys: list[int] = []
    me, ours, cancelled = _me(events), 0, 0
    for event in events:
        if event.uid.endswith(OURS):
            ours += 1
        elif event.status is EventStatus.CANCELLED:
            cancelled += 1
        else:
            people = list(_people(event, me, names))
            cards += [_card(event, person, now, zone) for person in people]
            if not people:
                nobodys.append(event.line)
    return PeopleFound(tuple(cards), ours, tuple(nobodys), cancelled)


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


def _card(event: Event, person: Attendee, now: datetime, zone: str) -> Card:
    address = person.address.strip()
    is_mail = looks_like_email(address)
    name = " ".join((person.name or address).split())[:NAME_LIMIT]
    item = _item(event, now, zone)
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


def _item(event: Event, now: datetime, zone: str) -> HistoryItem | None:
    start = event.start or event.end
    if start is None:
        return None
    day, at = _wall(start, zone)
    over = datetime.combine(day, at or time(23, 59), ZoneInfo(zone)) < now
    # A series that began before goes on nobody knows how long: what it says is kept as it stands.
    told = HistoryKind.LAST_CONTACTED if over else HistoryKind.NEXT_FOLLOW_UP
    parts = (event.summary, event.location, f"{day.isoformat()} {at.strftime('%H:%M') if at else ''}", event.rule)
    text = ", ".join(part.strip() for part in parts if part.strip())[:LINE_LIMIT]
    is_task = event.kind is EventKind.TASK
    known = not event.rule and not is_task
    return HistoryItem(told, event.summary.strip() or "Calendar", text, day if known else None, at if known else None)


def _wall(start: date | datetime, zone: str) -> tuple[date, time | None]:
    if not isinstance(start, datetime):
        return start, None
    if start.tzinfo is not None:
        start = start.astimezone(ZoneInfo(zone))
    return start.date(), start.time().replace(second=0, microsecond=0)
