"""Quick-entry forms half filled in: for an agreement that has come due, for a contact just made, for a promise sent.

Knows no widget; what is filled in is only ever a proposal.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from tracker.actions.ports import Planned
from tracker.presentation.entry_form import Beside, Exit, ExitForm, Form
from tracker.rules.agreement import AgreementKind
from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import ContactOutcome
from tracker.rules.window import Window, zone_of


def for_agreement(planned: Planned, *, keeps: bool = True) -> Form:
    """The contact that keeps it, happening now, by the way agreed.

    Without `keeps` it is only begun so, as on somebody's card: what it keeps is then found from what is told, for the
    e-mail that is told there in place of the call keeps no call.
    """
    met = planned.channel is Channel.MEETING and planned.kind is AgreementKind.TALK
    return Form(
        planned.prospect_id,
        planned.person,
        direction=Direction.MET if met else Direction.OUT,
        channel=planned.channel,
        keeps=planned.id if keeps else None,
        others=tuple(Beside(id_, name) for id_, name in planned.others) if met else (),
    )


def at_the_agreed_time(planned: Planned, now: datetime, zone: str) -> Form:
    """The contact that kept it, as and when it was agreed, in words that quick entry reads again."""
    form = for_agreement(planned)
    return replace(form, when=agreed_time(planned.window, now, zone))


def agreed_time(window: Window, now: datetime, zone: str) -> str:
    """When it was to happen, as text in our zone: its time or first hour, else the middle of its last day; "": now."""
    moment = window.stand_in
    return f"{moment.astimezone(zone_of(zone)):%Y-%m-%d %H:%M}" if moment < now else ""


def after_the_act(
    prospect_id: int,
    name: str,
    channel: Channel,
    outcome: ContactOutcome | None,
    reason: str = "",
    ticked: bool = False,
    to: str = "",
) -> Form:
    """The contact of ours that was just made, with the reason it was made for where the guard had warned of it."""
    exit_ = ExitForm(Exit.ANYWAY, reason=reason, ticked=ticked) if reason else ExitForm()
    return Form(prospect_id, name, direction=Direction.OUT, channel=channel, outcome=outcome, exit=exit_, to=to)


def by_way_of(prospect_id: int, name: str, channel: Channel, way: Exit, to: str = "") -> Form:
    """Before the act, one of the honest exits was chosen: the entry opens with it unfolded."""
    return Form(prospect_id, name, direction=Direction.OUT, channel=channel, exit=ExitForm(way), to=to)
