"""`undo`: takes back my last deed, and says which it was. Knows not what a deed means."""

from __future__ import annotations

from argparse import Namespace

from tracker.actions.ports import Desk
from tracker.actions.undo import undo as take_back
from tracker.presentation import words as say
from tracker.rules.us import still_called
from tracker.terminal.exits import ExitCode
from tracker.terminal.telling.page import Page
from tracker.terminal.users import IAm
from tracker.tongue import tr


def undo(arguments: Namespace, desk: Desk, page: Page, i_am: IAm) -> ExitCode:
    """Raises Refusal where there is nothing to take back, or something rests on it; StoreFault."""
    before = desk.store.users()
    deed = take_back(desk).value
    called = still_called(before, desk.store.users(), desk.me)
    if called != desk.me and (trouble := i_am(called)) is not None:
        page.trouble(trouble)
    if arguments.json:
        of = deed.of.value if deed.of is not None else None
        page.json({"undone": of, "who": deed.who, "by": deed.by, "sentence": say.deed(deed)})
    else:
        page.line(tr("{undone}.", undone=say.deed(deed)))
    return ExitCode.FINE
