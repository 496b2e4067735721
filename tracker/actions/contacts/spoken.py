"""What they told us, turned into records: agreements, standings, objections, and what those take back.

Knows no store. Ids come from the `new_id` it is given.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime

from tracker.rules.agreement import Agreement, AgreementKind
from tracker.rules.entry import Entry, NewObjection, NewStanding, NextAgreement
from tracker.rules.guard.settling import asks_to_be_lifted, ended_by_objection, ended_by_standing, withdraw
from tracker.rules.history import History
from tracker.rules.prospect import Objection, Standing
from tracker.rules.window import Window

NewId = Callable[[], int]


def agreement_from(
    agreed: NextAgreement,
    prospect_id: int,
    made_at: datetime,
    made_in: int | None,
    by: str,
    new_id: NewId,
    occasion_id: int | None = None,
) -> Agreement:
    """The agreement as it was made at `made_at` (UTC), in the contact `made_in`; None for outside any.

    It is `by`'s own where it names no owner.
    """
    return Agreement(
        new_id(),
        prospect_id,
        agreed.kind,
        window_kept(agreed.kind, agreed.window),
        agreed.channel,
        agreed.owner or by,
        made_at,
        agreed.topic,
        agreed.words,
        agreed.then,
        made_in,
        place=agreed.place,
        minutes=agreed.minutes,
        every=agreed.every,
        occasion_id=occasion_id,
    )


def window_kept(kind: AgreementKind, window: Window) -> Window:
    """A promise is due at its end and may be kept any day until then, so a span of days says no more than its last."""
    return Window.day(window.last, window.zone) if kind is AgreementKind.PROMISE and window.is_span else window


def standing_from(told: NewStanding, prospect_id: int, since: datetime, said_in: int | None, new_id: NewId) -> Standing:
    """The standing as they gave it at `since` (UTC), in the contact `said_in`; None for outside any."""
    return Standing(new_id(), prospect_id, told.kind, since, told.words, said_in)


def objections_from(
    told: NewObjection, prospect_id: int, since: datetime, said_in: int | None, new_id: NewId
) -> tuple[Objection, ...]:
    """One for each channel that it names, as they made it at `since` (UTC), in the contact `said_in`; None for outside
    any."""
    each = (replace(told, channel=channel, also=()) for channel in told.channels)
    return tuple(objection_from(one, prospect_id, since, said_in, new_id) for one in each)


def objection_from(
    told: NewObjection, prospect_id: int, since: datetime, said_in: int | None, new_id: NewId
) -> Objection:
    """The objection as they made it at `since` (UTC), in the contact `said_in`; None for outside any."""
    return Objection(new_id(), prospect_id, told.channel, since, told.until, told.words, said_in)


def asked_to_be_lifted(entry: Entry, history: History) -> tuple[Objection, ...]:
    """What they object to of which only they can say whether the talk that is agreed lifts it: before the entry, and in
    the same breath.
    """
    at, told = entry.attempt.at, entry.objection
    now = objections_from(told, history.prospect.id, at, None, lambda: 0) if told is not None else ()
    return asks_to_be_lifted(entry.next, (*history.objections, *now), at)


def taken_back_by_standing(standing: Standing, agreements: Iterable[Agreement]) -> tuple[Agreement, ...]:
    """Those agreements it withdraws, withdrawn. What was agreed later is the later word, and stays."""
    return tuple(
        withdraw(a, standing.since, standing.said_in)
        for a in agreements
        if a.made_at <= standing.since and ended_by_standing(a, standing.kind)
    )


def taken_back_by_objection(objection: Objection, agreements: Iterable[Agreement]) -> tuple[Agreement, ...]:
    """Those agreements it withdraws, withdrawn. What was agreed later stays written, though the guard will object."""
    return tuple(
        withdraw(a, objection.since, objection.said_in)
        for a in agreements
        if a.made_at <= objection.since and ended_by_objection(a, objection.channel)
    )
