"""`export`: writes a calendar, cards, tables or everything to a file, for other programs or another computer.

Knows no format of a file.
"""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from tracker.actions.outcome import Problem, Refusal
from tracker.actions.ports import Desk
from tracker.actions.taking_out import FileKind, TakingOut, Wanted
from tracker.presentation.words.files.taking_out import taken_out
from tracker.terminal.exits import CannotTell, ExitCode
from tracker.terminal.near import known
from tracker.terminal.telling.page import Page
from tracker.tongue import Theirs, tr


def export(arguments: Namespace, desk: Desk, page: Page, taking_out: TakingOut) -> ExitCode:
    """Raises CannotTell, Refusal, StoreFault; then nothing was written."""
    place = Path(arguments.file)
    of = known(arguments.who, desk).prospect.id if arguments.who is not None else None
    wanted = Wanted(place, of, arguments.what, arguments.with_words, arguments.force, arguments.tasks)
    if of is not None and wanted.kind is FileKind.EVERYTHING:
        raise CannotTell(tr("An archive is of everything: leave out --who, or name a file that ends otherwise."))
    if arguments.what is not None and wanted.kind is not FileKind.TABLES:
        raise CannotTell(tr("--what is for a file that ends in .csv."))
    if arguments.tasks and wanted.kind is not FileKind.CALENDAR:
        raise CannotTell(tr("--tasks is for a file that ends in .ics."))
    try:
        with page.percent() as told:
            done = taking_out.take_out(wanted, told)
    except KeyboardInterrupt:
        done = None
    except Refusal as refused:
        if refused.problem is not Problem.FILE_IS_THERE:
            raise
        there = tr("“{file}” is there already; --force replaces it.", file=Theirs(refused.what))
        raise CannotTell(there) from None
    if done is None:
        raise CannotTell(tr("Stopped: nothing was written."))
    if arguments.json:
        held = done.held
        counts = {"people": held.people, "agreements": held.agreements, "contacts": held.contacts}
        page.json({"written": [str(each) for each in done.places], **counts})
    else:
        page.line(taken_out(done))
        for each in done.places:
            page.line(str(each), indent=2)
    return ExitCode.FINE
