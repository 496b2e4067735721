"""Send an entry that waits: logged once, judged anew by all that the team has by now. Knows not who asks."""

from __future__ import annotations

from dataclasses import replace

from tracker.actions.contacts.log_contact import Held, Logged
from tracker.actions.contacts.log_once import LoggedBefore, log_once
from tracker.actions.outcome import Changes, Outcome, Refusal
from tracker.actions.ports import Desk
from tracker.actions.team.unsent import Asks, Unsent, UnsentTray


def send_unsent(desk: Desk, tray: UnsentTray, unsent: Unsent) -> Outcome[Logged | Unsent | None]:
    """What was logged, be it this time or before under its key; or the entry as it waits on, with why it `asks`. None
    where it lies there no more: another program of ours has sent it meanwhile, or somebody took it back.

    In a store that is nobody else's it waits on. Raises StoreFault, and then it waits on as it was.
    """
    there = tray.find(unsent.key)
    if there is None or desk.team is None:
        return Outcome(there, Changes())
    if unsent.asks is None and there.asks is not None:
        return Outcome(there, Changes())  # it was sent meanwhile, and is held: somebody is to answer it first
    try:
        outcome = log_once(desk, unsent.entry, unsent.key)
    except Refusal as refusal:
        return Outcome(_asking(tray, unsent, Asks(problem=refusal.problem, what=refusal.what)), Changes())
    value = outcome.value
    if isinstance(value, Held):
        whose = value.prospect.name if value.prospect is not None else ""
        return Outcome(_asking(tray, unsent, Asks(value.verdict, value.lacks, what=whose)), outcome.changes)
    tray.drop(unsent.key)
    if isinstance(value, LoggedBefore):
        value = Logged(value.prospect, value.contact, None, ())
    return Outcome(value, outcome.changes)


def _asking(tray: UnsentTray, unsent: Unsent, asks: Asks) -> Unsent:
    held = replace(unsent, asks=asks)
    if held != unsent:
        tray.keep(held)
    return held
