"""Before a command in a team's store: what colleagues did comes in, and what waited goes. Knows no server."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from tracker.actions.outcome import Fault, StoreFault
from tracker.actions.ports import Desk
from tracker.actions.team.forget_erased import forget_erased
from tracker.actions.team.send_unsent import send_unsent
from tracker.actions.team.unsent import Unsent
from tracker.presentation.words.team.away import LETS_IN_BY_PASSWORD, told_from_the_copy
from tracker.presentation.words.team.waiting import need_an_answer
from tracker.rules.window import day_in
from tracker.terminal.telling.page import Page
from tracker.tongue import tr

WITHIN_S = 2.0
"""So long a server is waited for."""


def be_up_to_date(desk: Desk, page: Page, give_password: Callable[[], bool]) -> None:
    """Where the server cannot be asked, one sentence on standard error says as of when the answer is. `give_password`
    asks whoever sits here for it; False where nobody does. In a store of one's own it does nothing.
    """
    if desk.team is None:
        return
    why = catch_up(desk)
    if why is not None and why.fault is Fault.NOT_ALLOWED and why.detail in LETS_IN_BY_PASSWORD and give_password():
        why = catch_up(desk)
    if why is not None:
        today = day_in(desk.now(), desk.zone)
        page.trouble(told_from_the_copy(why, desk.team.as_of, desk.zone, today))
    else:
        _send_what_waits(desk, page)


def catch_up(desk: Desk) -> StoreFault | None:
    """None where the server answered; else why not. What waits about somebody who was erased by then is let go of."""
    assert desk.team is not None
    why = None
    try:
        desk.team.catch_up(WITHIN_S)
    except StoreFault as fault:
        why = fault
    if desk.unsent is not None:
        with suppress(StoreFault):  # what cannot be taken away now is tried again the next time
            forget_erased(desk.store, desk.unsent)
    return why


def _send_what_waits(desk: Desk, page: Page) -> None:
    """Each that asks for nothing goes; how many need an answer is said on standard error."""
    tray = desk.unsent
    if tray is None:
        return
    asking = 0
    for unsent in tray.waiting():
        try:
            now = unsent if unsent.asks is not None else send_unsent(desk, tray, unsent).value
        except StoreFault:
            return
        asking += isinstance(now, Unsent)
    if asking:
        # T: "3 entries need an answer: open the window to give it."
        page.trouble(tr("{entries}: open the window to give it.", entries=need_an_answer(asking)))
