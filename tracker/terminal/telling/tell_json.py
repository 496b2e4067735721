"""The rules' values as plain JSON values, for programs that read them. Knows no sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields
from datetime import date, datetime, time, timedelta
from enum import Enum
from typing import Any

from tracker.actions.ports import LeftWithout, PersonLine, Planned, Waiting
from tracker.actions.publishing.asked import AskedByPhone
from tracker.rules.agreement import Agreement
from tracker.rules.contact import Contact
from tracker.rules.guard.earliest import Earliest
from tracker.rules.history import History
from tracker.rules.morning import Morning
from tracker.rules.prospect import Prospect
from tracker.rules.verdict import Facts, Verdict
from tracker.rules.window import Window

Json = dict[str, Any]


def person(of: Prospect | PersonLine) -> Json:
    return {"id": of.id, "name": of.name, "organisation": of.organisation}


def window(w: Window) -> Json:
    """Days and time as agreed in its zone, and the instants in UTC where it begins and ends."""
    return {
        "first": w.first.isoformat(),
        "last": w.last.isoformat(),
        "at": w.at.isoformat("minutes") if w.at is not None else None,
        "until": w.until.isoformat("minutes") if w.until is not None else None,
        "zone": w.zone,
        "starts": w.starts.isoformat(),
        "ends": w.ends.isoformat(),
    }


def verdict(v: Verdict) -> Json:
    return {
        "level": v.level.name.lower(),
        "basis": v.basis.value if v.basis is not None else None,
        "agreement": v.agreement_id,
        "findings": [
            {"code": f.code.value, "level": f.level.name.lower(), "facts": facts(f.facts)} for f in v.findings
        ],
    }


def facts(of: Facts) -> Json:
    """Only what the finding rests on."""
    return {f.name: plain(value) for f in fields(of) if (value := getattr(of, f.name)) != _default(f)}


def agreement(a: Agreement | Planned) -> Json:
    told: Json = {
        "id": a.id,
        "kind": a.kind.value,
        "window": window(a.window),
        "channel": a.channel.value,
        "owner": a.owner,
        "topic": a.topic,
        "words": a.words,
        "made_at": a.made_at.isoformat(),
        "outcome": a.outcome.value,
        "who_moved": a.who_moved.value if a.who_moved is not None else None,
        "place": a.place,
        "minutes": a.minutes,
        "occasion": a.occasion_id,
    }
    if isinstance(a, Planned):
        told["who"] = {"id": a.prospect_id, "name": a.person, "organisation": a.organisation}
        told["with"] = [{"id": id_, "name": name} for id_, name in a.others]
        told["to_tell"] = a.to_tell
    return told


def contact(c: Contact) -> Json:
    return {
        "contact": c.id,
        "at": c.at.isoformat(),
        "direction": c.direction.value,
        "channel": c.channel.value,
        "outcome": c.outcome.value,
        "by": c.by,
        "corrected_at": c.corrected_at.isoformat() if c.corrected_at is not None else None,
    }


def entered(history: History) -> Json:
    """Everything that was logged of a person, with the ids by which it is corrected, the newest first."""
    contacts = [{**contact(c), "note": c.note, "agreement": c.agreement_id} for c in reversed(history.contacts)]
    return {
        "contacts": contacts,
        "agreements": [agreement(a) for a in reversed(history.agreements)],
        "said": [
            *(
                {"id": s.id, "standing": s.kind.value, "since": s.since.isoformat(), "words": s.words}
                for s in history.standings
            ),
            *(
                {
                    "id": o.id,
                    "objection": o.channel.value if o.channel else "all",
                    "since": o.since.isoformat(),
                    "words": o.words,
                }
                for o in history.objections
            ),
        ],
    }


def earliest(e: Earliest) -> Json:
    return {
        "kind": e.kind.value,
        "agreement": agreement(e.agreement) if e.agreement is not None else None,
        "since": plain(_since(e)),
        "words": _words(e),
    }


def morning(m: Morning[Planned, Waiting, LeftWithout], to_ring: Mapping[int, list[Json]]) -> Json:
    """`to_ring` holds by the ids of calls the numbers they can go to."""

    def planned(a: Planned) -> Json:
        return {**agreement(a), "to_ring": to_ring[a.id]} if a.id in to_ring else agreement(a)

    lanes = {"slipped": m.slipped, "today": m.today, "promised": m.promised, "tomorrow": m.tomorrow}
    return {
        "date": m.day.isoformat(),
        **{name: [planned(a) for a in lane] for name, lane in lanes.items()},
        "their_turn": [waiting(w) for w in m.their_turn],
        "nothing_agreed": [left_without(each) for each in m.nothing_agreed],
        "lapsed": m.lapsed,
        "to_tell": m.to_tell,
    }


def by_phone(asked: AskedByPhone) -> Json:
    """What a phone did; `shown` is the window in which it stands there where it was moved, `says` its other words."""
    window = asked.shown
    days = None if window is None else {"first": plain(window.first), "last": plain(window.last)}
    times = {} if window is None else {"at": plain(window.at), "until": plain(window.until), "zone": window.zone}
    return {
        "agreement": agreement(asked.planned),
        "did": asked.asks.value,
        "shown": days and {**days, **times},
        "says": asked.says,
    }


def waiting(w: Waiting) -> Json:
    who = {"id": w.prospect_id, "name": w.name, "organisation": w.organisation}
    return {"who": who, "since": w.since.isoformat(), "words": w.words}


def left_without(left: LeftWithout) -> Json:
    who = {"id": left.prospect_id, "name": left.name, "organisation": left.organisation}
    return {"who": who, "since": plain(left.since), "ended": plain(left.ended)}


def plain(value: object) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return round(value.total_seconds())
    if isinstance(value, Mapping):
        return {str(key): plain(each) for key, each in value.items()}
    if isinstance(value, tuple | list | frozenset):
        return [plain(each) for each in value]
    return value


def _since(e: Earliest) -> datetime | None:
    if e.objection is not None:
        return e.objection.since
    if e.contact is not None:
        return e.contact.at
    return e.standing.since if e.standing is not None and e.agreement is None else None


def _words(e: Earliest) -> str:
    said = e.agreement or e.objection or e.standing
    return said.words if said is not None else ""


def _default(field: Any) -> object:
    return field.default if field.default is not MISSING else field.default_factory()
