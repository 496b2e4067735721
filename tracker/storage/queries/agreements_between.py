"""Which agreements fall on these days, and which are still open. Knows neither calendar nor morning."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from functools import lru_cache
from sqlite3 import Connection, Cursor

from tracker.actions.ports import Planned, Settled, as_one
from tracker.rules.agreement import AgreementKind, AgreementOutcome, WhoMoved
from tracker.rules.channel import Channel
from tracker.storage.decoding import decoding
from tracker.storage.rows.timestamps import moment, us, window_of

_FIELDS = """
    SELECT a.id, a.prospect_id, p.name, p.organisation, a.kind, a.first_day, a.last_day, a.at_us, a.zone,
           a.until_us, a.at_second, a.channel, a.owner, a.topic, a.words, a.made_us, a.outcome,
           a.to_tell, a.place, a.minutes, a.occasion_id, n.first_day,
           CASE a.outcome WHEN 'tried' THEN (SELECT max(t.at_us) FROM contact t WHERE t.agreement_id = a.id) END,
           a.who_moved, a.was_missed
"""
_FROM = """
      FROM agreement a JOIN prospect p ON p.id = a.prospect_id
      LEFT JOIN agreement n ON n.id = a.moved_to
"""
_COLUMNS = _FIELDS + _FROM
# A whole day has no time, and NULL comes first. The indexes are in this order, so nothing needs to be sorted.
_ORDER = " ORDER BY a.first_day, a.at_us, a.id"
# What they called off is over for both. What we did is counted with our word, and so stands as what we moved does.
_SHOWN = """(a.outcome <> 'withdrawn' OR a.who_moved IS 'we-asked') AND p.deleted_us IS NULL
       AND (a.outcome <> 'moved' OR n.first_day <> a.first_day)"""

# Spans that began earlier are few, and have an index of their own: with one condition over both ends, SQLite would
# walk through everything that was ever agreed before. They all come before those that begin within.
_BEGUN_BEFORE = f"""{_COLUMNS.replace("agreement a", "agreement a INDEXED BY agreement_span")}
     WHERE a.last_day > a.first_day AND a.last_day >= :first AND a.first_day < :first AND {_SHOWN}
{_ORDER}"""
_BEGINNING_WITHIN = f"""{_COLUMNS}
     WHERE a.first_day BETWEEN :first AND :last AND {_SHOWN}
{_ORDER}"""

_OPEN_UNTIL = f"""{_COLUMNS}
     WHERE a.outcome IN ('open', 'tried') AND a.first_day <= ? AND p.deleted_us IS NULL
{_ORDER}"""

_TO_TELL = f"""{_COLUMNS}
     WHERE a.to_tell = 1 AND p.deleted_us IS NULL
{_ORDER}"""

_SETTLED_SINCE = f"""{_FIELDS}, a.settled_us, coalesce(c.note, ''){_FROM}
      LEFT JOIN contact c ON c.id = a.settled_by
     WHERE a.first_day BETWEEN :first AND :last AND a.settled_us >= :since AND p.deleted_us IS NULL
     ORDER BY a.settled_us, a.id"""

_KIND = {kind.value: kind for kind in AgreementKind}
_CHANNEL = {channel.value: channel for channel in Channel}
_OUTCOME = {outcome.value: outcome for outcome in AgreementOutcome}
_WHO_MOVED = {who.value: who for who in WhoMoved}


def agreements_between(connection: Connection, first: date, last: date) -> tuple[Planned, ...]:
    """See `Questions.agreements_between`."""
    days = {"first": first.toordinal(), "last": last.toordinal()}
    return _all(connection.execute(_BEGUN_BEFORE, days), connection.execute(_BEGINNING_WITHIN, days))


def open_agreements_until(connection: Connection, last: date) -> tuple[Planned, ...]:
    """See `Questions.open_agreements_until`."""
    return _all(connection.execute(_OPEN_UNTIL, (last.toordinal(),)))


def to_tell(connection: Connection) -> tuple[Planned, ...]:
    """See `Questions.to_tell`."""
    return _all(connection.execute(_TO_TELL))


def settled_since(connection: Connection, since: datetime, first: date, last: date) -> tuple[Settled, ...]:
    """See `Questions.settled_since`."""
    within = {"since": us(since), "first": first.toordinal(), "last": last.toordinal()}
    with decoding("agreement"):
        found = [
            Settled(_planned(*row), moment(at), note) for *row, at, note in connection.execute(_SETTLED_SINCE, within)
        ]
        together = {planned.id: planned for planned in as_one([each.planned for each in found])}
    return tuple(replace(each, planned=together[each.planned.id]) for each in found if each.planned.id in together)


def _all(*found: Cursor) -> tuple[Planned, ...]:
    with decoding("agreement"):
        return as_one([_planned(*row) for cursor in found for row in cursor])


@lru_cache(maxsize=8192)
def _planned(
    id_: int,
    prospect_id: int,
    name: str,
    organisation: str,
    kind: str,
    first_day: int,
    last_day: int,
    at_us: int | None,
    zone: str,
    until_us: int | None,
    at_second: int,
    channel: str,
    owner: str,
    topic: str,
    words: str,
    made_us: int,
    outcome: str,
    to_tell: int,
    place: str,
    minutes: int | None,
    occasion_id: int | None,
    moved_on: int | None,
    tried_us: int | None,
    who_moved: str | None,
    was_missed: int,
) -> Planned:
    """The value of that row. The same rows are read again after every deed, and most are as they were."""
    return Planned(
        id_,
        prospect_id,
        name,
        organisation,
        _KIND[kind],
        window_of(first_day, last_day, at_us, zone, until_us, at_second),
        _CHANNEL[channel],
        owner,
        topic,
        words,
        moment(made_us),
        _OUTCOME[outcome],
        bool(to_tell),
        place,
        minutes,
        occasion_id,
        moved_on=date.fromordinal(moved_on) if moved_on is not None else None,
        tried_at=moment(tried_us) if tried_us is not None else None,
        who_moved=_WHO_MOVED[who_moved] if who_moved is not None else None,
        was_missed=bool(was_missed),
    )
