"""Log a contact in a team: where its server cannot be asked the entry waits to be sent. What happened is never refused.

Knows not who asks. In a store that is nobody else's it is `log_contact`, and nothing ever waits.
"""

from __future__ import annotations

from tracker.actions.contacts.log_contact import Held, Logged, log_contact, ready, taken_down
from tracker.actions.contacts.log_once import LoggedBefore, log_once
from tracker.actions.outcome import Changes, Fault, Outcome, StoreFault
from tracker.actions.ports import Desk
from tracker.actions.team.unsent import Unsent, UnsentTray
from tracker.rules.entry import Entry

NOT_NOW = frozenset(
    {Fault.AWAY, Fault.LOCKED, Fault.NEWER, Fault.NO_DRIVER, Fault.NOT_ALLOWED, Fault.OTHER_PAST},
)
"""After these nothing was written, or it cannot be told, and another time it may be."""


def log_or_keep(desk: Desk, entry: Entry, key: str, typed: str = "") -> Outcome[Logged | Held | Unsent]:
    """As `log_contact`. In a team it is logged once under `key`, and where the server cannot be asked it is kept, with
    the form it was `typed` in: then it is the Unsent, and nothing has changed.

    By what is known here it is judged all the same, and held as it would be. Raises Refusal as `log_contact` does, and
    StoreFault, which no longer says that the server is away.
    """
    tray = desk.unsent
    if tray is None or desk.team is None:
        plain = log_contact(desk, entry)
        return Outcome(plain.value, plain.changes)
    try:
        logged = log_once(desk, entry, key)
    except StoreFault as fault:
        if fault.fault not in NOT_NOW:
            raise
        return Outcome(_kept(desk, tray, entry, key, typed), Changes())
    value = logged.value
    if isinstance(value, Held):
        return Outcome(value, logged.changes)
    tray.drop(key)
    if isinstance(value, LoggedBefore):
        value = Logged(value.prospect, value.contact, None, ())
    return Outcome(value, logged.changes)


def _kept(desk: Desk, tray: UnsentTray, entry: Entry, key: str, typed: str) -> Held | Unsent:
    now = desk.now()
    told = taken_down(desk.store, desk, ready(entry, now), now)
    if isinstance(told, Held):
        return told
    first = told.taken[0]
    seq, team = (desk.team.last_deed()[0], desk.team.team_id()) if desk.team is not None else (0, "")
    unsent = Unsent(key, entry, now, first.prospect.name, first.verdict, seq, typed, team=team)
    tray.keep(unsent)
    return unsent
