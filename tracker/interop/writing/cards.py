"""People as vCards (.vcf, version 3.0), which phones and mail programs read. Knows no store.

What they object to stands first in the note: whoever finds the card on a phone is told before dialling. What only we
have a field for goes along under names of our own, so that reading the file here again loses nothing.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime

from tracker.files.dataclass_json import dump
from tracker.interop.how_far import one_by_one
from tracker.interop.writing.content_lines import escaped, written
from tracker.rules.channel import Channel
from tracker.rules.history import History, standing_at
from tracker.rules.prospect import Business, CanBuy, Interest, Objection, Prospect
from tracker.rules.window import day_in
from tracker.tongue import phrase, tr

UID = "{id}@as-agreed"
TYPES = {"home": "HOME", "work": "WORK", "office": "WORK", "mobile": "CELL", "cell": "CELL", "fax": "FAX"}
"""What phones know a number by, for labels that mean it."""
READ_SO = frozenset({"home", "work", "mobile", "fax"})
"""Labels that a type says in the same word when it is read here again; any other stands beside the number as well."""
NOT_BY = {
    None: phrase("asked not to be contacted …", "at all"),
    Channel.MEETING: phrase("asked not to be contacted …", "in person"),
    Channel.CALL: phrase("asked not to be contacted …", "by phone"),
    Channel.VIDEO: phrase("asked not to be contacted …", "by video"),
    Channel.EMAIL: phrase("asked not to be contacted …", "by e-mail"),
    Channel.TEXT: phrase("asked not to be contacted …", "by text"),
    Channel.SOCIAL: phrase("asked not to be contacted …", "on social media"),
    Channel.POST: phrase("asked not to be contacted …", "by post"),
}


def cards_written(
    people: Iterable[History],
    now: datetime,
    zone: str,
    their_words: bool = False,
    step: Callable[[int], object] = lambda _more: None,
) -> bytes:
    """A card for each, in their order. What they object to is told as of `now` (aware), its days in `zone`. `step` is
    told of each that is done.

    A number that one of them is reached by is the other's too: what was said of it stands in both cards.
    """
    everyone = list(people)
    objecting: dict[str, list[Objection]] = {}
    for each in everyone:
        for key in _keys(each.prospect):
            objecting.setdefault(key, []).extend(o for o in each.objections if o.holds_at(now))

    def told(of: History) -> list[str]:
        own = [o for o in of.objections if o.holds_at(now)]
        keys = _keys(of.prospect)
        others = [o for key in keys for o in objecting[key]]
        others += [o for s in of.sharers if s.reached_by & set(keys) for o in s.objections if o.holds_at(now)]
        at_number = [o for o in dict.fromkeys(others) if o not in own]
        said = [_objection(o, zone, their_words) for o in own]
        return said + list(dict.fromkeys(_at_their_number(o, zone) for o in at_number))

    cards = []
    for each in one_by_one(everyone):
        cards.append(_card(each, told(each), now))
        step(1)
    return b"".join(cards)


def _keys(prospect: Prospect) -> list[str]:
    found = [*(phone.key for phone in prospect.phones), *(mail.key for mail in prospect.emails)]
    return [key for key in dict.fromkeys(found) if key]


def _objection(objection: Objection, zone: str, their_words: bool) -> str:
    since, by = _day(day_in(objection.since, zone)), NOT_BY[objection.channel].told()
    if objection.until is not None:
        until = _day(day_in(objection.until, zone))
        # T: "Asked on 2026-11-12 not to be contacted by phone until 2027-01-31."
        said = tr("Asked on {day} not to be contacted {way} until {until}.", day=since, way=by, until=until)
    else:
        # T: "Asked on 2026-11-12 not to be contacted by phone."
        said = tr("Asked on {day} not to be contacted {way}.", day=since, way=by)
    return f"{said} “{objection.words}”" if their_words and objection.words else said


def _at_their_number(objection: Objection, zone: str) -> str:
    # T: "Somebody at this number or address asked on 2026-11-12 not to be contacted by phone."
    return tr(
        "Somebody at this number or address asked on {day} not to be contacted {way}.",
        day=_day(day_in(objection.since, zone)),
        way=NOT_BY[objection.channel].told(),
    )


def _day(day: date) -> str:
    """As it is read alike everywhere: nobody knows where the card is looked at."""
    return f"{day.isoformat()}"


def _card(history: History, objections: Sequence[str], now: datetime) -> bytes:
    person = history.prospect
    lines = ["BEGIN:VCARD", "VERSION:3.0", f"UID:{UID.format(id=person.id)}", f"FN:{escaped(person.name)}"]
    lines.append(f"N:{';'.join(map(escaped, _parts(person.name)))};;;")
    if person.organisation:
        lines.append(f"ORG:{escaped(person.organisation)}")
    lines += _numbered(
        [("TEL", phone.typed, phone.label, phone.shared) for phone in person.phones]
        + [("EMAIL", mail.address, mail.label, mail.shared) for mail in person.emails]
    )
    if person.address:
        lines.append(f"ADR:;;{escaped(person.address)};;;;")
    if person.zone:
        lines.append(f"TZ;VALUE=text:{escaped(person.zone)}")
    if person.greeting:
        lines.append(f"NICKNAME:{escaped(person.greeting)}")
    if person.tags:
        lines.append("CATEGORIES:" + ",".join(map(escaped, person.tags)))
    note = "\n".join([*objections, *((person.notes,) if person.notes else ())])
    if note:
        lines.append(f"NOTE:{escaped(note)}")
    if objections:  # so that what was put before it is not taken for theirs when it is read here again
        lines.append(f"X-AS-AGREED-NOTES:{escaped(person.notes)}")
    lines += [f"X-AS-AGREED-{name}:{escaped(value)}" for name, value in _ours(history, now).items() if value]
    lines.append("END:VCARD")
    return written(lines)


def _parts(name: str) -> tuple[str, str]:
    """Family and given name, by which phones sort. Of more than two words nobody can tell, so all stands in one."""
    words = name.split(" ")
    return (words[1], words[0]) if len(words) == 2 and all(words) else (name, "")


def _ours(history: History, now: datetime) -> Mapping[str, str]:
    """What no other program has a field for; each "" where it says nothing."""
    person, standing = history.prospect, standing_at(history.standings, now)
    objecting = [
        {"channel": o.channel.value if o.channel is not None else "all", "since": o.since.isoformat()}
        | ({"until": o.until.isoformat()} if o.until is not None else {})
        for o in history.objections
        if o.holds_at(now)
    ]
    return {
        "HOUSEHOLD": person.household,
        "PREFERRED": person.preferred_channel.value if person.preferred_channel is not None else "",
        "HOURS": dump(person.hours) if person.hours is not None else "",
        "BUSINESS": dump(person.business) if person.business != Business() else "",
        "INTEREST": person.interest.value if person.interest is not Interest.UNKNOWN else "",
        "CAN-BUY": person.can_buy.value if person.can_buy is not CanBuy.UNKNOWN else "",
        "STANDING": standing.kind.value if standing is not None else "",
        "OBJECTIONS": json.dumps(objecting) if objecting else "",
    }


def _numbered(ways: Sequence[tuple[str, str, str, bool]]) -> Iterator[str]:
    """Numbers and addresses, each in a group of its own where its label is none of the format's."""
    for at, (name, value, label, shared) in enumerate(ways, 1):
        kind = TYPES.get(label.strip().casefold(), "")
        kind = f";TYPE={kind}" if kind else ""
        also = ";X-AS-AGREED-SHARED=yes" if shared else ""
        if not label or label in READ_SO:
            yield f"{name}{kind}{also}:{escaped(value)}"
        else:
            yield f"item{at}.{name}{kind}{also}:{escaped(value)}"
            yield f"item{at}.X-ABLabel:{escaped(label)}"
