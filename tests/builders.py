"""Small, short-named builders for claims: one prospect, Jo Hill, whose words and days each claim chooses."""

from __future__ import annotations

import itertools
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from tracker.rules.agreement import Agreement, AgreementKind
from tracker.rules.basis import Basis
from tracker.rules.channel import WRITTEN, Channel, Direction
from tracker.rules.contact import Contact, ContactOutcome
from tracker.rules.entry import Attempt
from tracker.rules.history import History
from tracker.rules.prospect import Objection, Prospect, Standing, StandingKind
from tracker.rules.window import Window

ZONE = "Europe/London"
ME = "Maria"
JO = 1
_ids = itertools.count(1000)


def at(text: str) -> datetime:
    """A London wall-clock time such as 2026-11-18 10:00, as UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(ZONE)).astimezone(UTC)


def jo(**changes: Any) -> Prospect:
    given: dict[str, Any] = {"id": JO, "name": "Jo Hill"} | changes
    return Prospect(**given)


def exact(text: str, zone: str = ZONE) -> Window:
    moment = datetime.fromisoformat(text)
    return Window.exact(moment.date(), moment.time(), zone)


def day(text: str) -> Window:
    return Window.day(date.fromisoformat(text), ZONE)


def span(first: str, last: str) -> Window:
    return Window.span(date.fromisoformat(first), date.fromisoformat(last), ZONE)


def talk(window: Window, made: str = "2026-11-01 09:00", **changes: Any) -> Agreement:
    given: dict[str, Any] = {"channel": Channel.CALL, "owner": ME, "prospect_id": JO} | changes
    return Agreement(id=next(_ids), kind=AgreementKind.TALK, window=window, made_at=at(made), **given)


def promise(window: Window, made: str = "2026-11-01 09:00", **changes: Any) -> Agreement:
    given: dict[str, Any] = {"channel": Channel.EMAIL, "owner": ME, "prospect_id": JO} | changes
    return Agreement(id=next(_ids), kind=AgreementKind.PROMISE, window=window, made_at=at(made), **given)


def said(kind: StandingKind, since: str, words: str = "") -> Standing:
    return Standing(next(_ids), JO, kind, at(since), words)


def objects(channel: Channel | None, since: str, **changes: Any) -> Objection:
    return Objection(next(_ids), JO, channel, at(since), **changes)


def did(
    when: str,
    direction: Direction = Direction.OUT,
    channel: Channel = Channel.CALL,
    outcome: ContactOutcome = ContactOutcome.TALKED,
    basis: Basis | None = Basis.NONE,
    **changes: Any,
) -> Contact:
    given: dict[str, Any] = {"by": ME, "prospect_id": JO} | changes
    kept = basis if direction is Direction.OUT else None
    return Contact(
        next(_ids),
        at=at(when),
        entered_at=at(when),
        direction=direction,
        channel=channel,
        outcome=outcome,
        basis=kept,
        **given,
    )


def came_in(when: str, channel: Channel = Channel.CALL, **changes: Any) -> Contact:
    """A message of theirs: written, or a voicemail."""
    written = ContactOutcome.RECEIVED if channel in WRITTEN else ContactOutcome.VOICEMAIL
    return did(when, Direction.IN, channel, **({"outcome": written} | changes))


def calls(when: str, **changes: Any) -> Attempt:
    """An outgoing call of ours at that time."""
    given: dict[str, Any] = {"direction": Direction.OUT, "channel": Channel.CALL, "by": ME} | changes
    return Attempt(at=at(when), **given)


def mails(when: str, **changes: Any) -> Attempt:
    return calls(when, channel=Channel.EMAIL, **changes)


def history(*records: object, prospect: Prospect | None = None, neighbours: tuple[Any, ...] = ()) -> History:
    """A history of whatever records are given, sorted into their kinds."""

    def of(kind: type) -> tuple[Any, ...]:
        return tuple(r for r in records if isinstance(r, kind))

    return History(prospect or jo(), of(Standing), of(Objection), of(Agreement), of(Contact), neighbours)


A_WHILE_AGO = did("2026-09-01 10:00", Direction.MET, Channel.MEETING)
