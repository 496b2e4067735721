"""`undo`: takes back my last deed, and says which it was. Knows not what a deed means."""

from __future__ import annotations

from argparse import Namespace

from tracker.actions.ports import Desk
from tracker.actions.undo import undo as take_back
from tracker.presentation import words as say
from tracker.rules.plain_dates import DateWords
from tracker.terminal.exits import ExitCode
from tracker.terminal.telling.page import Page
from tracker.tongue import tr


def undo(arguments: Namespace, desk: Desk, _words: DateWords, page: Page) -> ExitCode:
    """Raises Refusal where there is nothing to take back, or something rests on it; StoreFault."""
    deed = take_back(desk).value
    if arguments.json:
        of = deed.of.value if deed.of is not None else None
        page.json({"undone": of, "who": deed.who, "by": deed.by, "sentence": say.deed(deed)})
    else:
        page.line(tr("{undone}.", undone=say.deed(deed)))
    return ExitCode.FINE
