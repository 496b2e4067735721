"""Runs one command of the command line and says how it ended. Knows neither the store's file nor the window."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TextIO

from tracker.actions.bring_in.files import Files
from tracker.actions.change_policy import policy_in
from tracker.actions.outcome import Fault, Refusal, StoreFault
from tracker.actions.ports import Desk
from tracker.actions.publishing.office import Office
from tracker.actions.taking_out import TakingOut
from tracker.actions.team.log_or_keep import NOT_NOW
from tracker.presentation import words as say
from tracker.presentation.words.team import away as away_words
from tracker.rules.plain_dates import DateWords
from tracker.rules.window import day_in
from tracker.terminal.add import add
from tracker.terminal.away import away
from tracker.terminal.bring_in import import_
from tracker.terminal.check import check
from tracker.terminal.correct import correct, merge
from tracker.terminal.day import ToPaper, day
from tracker.terminal.exits import CannotTell, ExitCode
from tracker.terminal.export import export
from tracker.terminal.log import log
from tracker.terminal.phone.publish import publish
from tracker.terminal.settle import settle
from tracker.terminal.telling.page import Page
from tracker.terminal.today import today
from tracker.terminal.undo import undo
from tracker.terminal.users import IAm, users

Command = Callable[[Namespace, Desk, DateWords, Page], ExitCode]
COMMANDS: Mapping[str, Command] = {
    "today": today,
    "check": check,
    "add": add,
    "log": log,
    "settle": settle,
    "correct": correct,
    "merge": merge,
    "away": away,
}
OF_US: Mapping[str, Callable[[Namespace, Desk, Page, IAm], ExitCode]] = {"undo": undo, "users": users}
"""After these I may go by another name."""
OUT: Mapping[str, Callable[[Namespace, Desk, Page, TakingOut], ExitCode]] = {"export": export}
"""These write files for elsewhere."""
IN = {"import": import_}
"""These read files from elsewhere, or people from a server."""
NET: Mapping[str, Callable[[Namespace, Desk, Page, Office], ExitCode]] = {"publish": publish}
"""These ask a server."""
READING = ("today", "check", "export", "day")


def run(
    arguments: Namespace,
    desk: Desk,
    words: DateWords,
    out: TextIO,
    err: TextIO,
    store: Path | str = "as-agreed.db",
    i_am: IAm = lambda _name: None,
    taking_out: Callable[[], TakingOut] | None = None,
    files: Callable[[], Files] | None = None,
    to_paper: ToPaper = lambda _sheet, _place, _paper: 0,
    office: Callable[[], Office] | None = None,
) -> int:
    """Carry out `arguments.command` and give the exit code: 0, 1 at a warning, 2 at a stop, 3 where it cannot tell.

    `store` is the file's name for telling what failed, `i_am` takes down who works at this computer, `taking_out`
    writes what is taken elsewhere, `files` reads what comes from there, `to_paper` writes what can be printed, and
    `office` has what publishing needs.
    Trouble is one sentence on `err`; nothing is raised for it, and the code never depends on whether the answer could
    be written.
    """
    page = Page(out, err)
    try:
        if arguments.command in OF_US:
            return OF_US[arguments.command](arguments, desk, page, i_am)
        if arguments.command in OUT:
            assert taking_out is not None
            return OUT[arguments.command](arguments, desk, page, taking_out())
        if arguments.command in IN:
            assert files is not None
            return IN[arguments.command](arguments, desk, page, files(), office)
        if arguments.command in NET:
            assert office is not None
            return NET[arguments.command](arguments, desk, page, office())
        judging = replace(desk, policy=policy_in(desk.store, desk))
        if arguments.command == "day":
            return day(arguments, judging, words, page, to_paper)
        return COMMANDS[arguments.command](arguments, judging, words, page)
    except CannotTell as trouble:
        page.trouble(trouble.sentence, trouble.choices)
        return ExitCode.CANNOT_TELL
    except (Refusal, StoreFault) as trouble:
        if isinstance(trouble, StoreFault) and desk.team is not None and trouble.fault in NOT_NOW:
            page.trouble(_not_now(trouble, desk, store))
            return ExitCode.CANNOT_TELL
        doing = say.READING if arguments.command in READING else say.SAVING
        near = trouble.near if isinstance(trouble, Refusal) else ()
        page.trouble(say.trouble(trouble, store, doing, desk.zone, day_in(desk.now(), desk.zone)), near)
        return ExitCode.CANNOT_TELL
    finally:
        page.flush()


def _not_now(trouble: StoreFault, desk: Desk, store: Path | str) -> str:
    assert desk.team is not None
    if trouble.detail == "unknown":
        return say.trouble(trouble, store)
    return away_words.not_written(trouble, desk.team.as_of, desk.zone, day_in(desk.now(), desk.zone))


def tell_trouble(trouble: Refusal | StoreFault, err: TextIO, store: Path | str, is_a_copy: bool = False) -> int:
    """For trouble before there is a desk, such as a folder that is not there: one sentence, and its exit code.

    `is_a_copy` of what a team shares: then nothing is lost with it.
    """
    lost = isinstance(trouble, StoreFault) and trouble.fault in (Fault.DAMAGED, Fault.MISSING)
    told = away_words.lost_copy() if lost and is_a_copy else say.trouble(trouble, store, say.OPENING)
    Page(err, err).trouble(told)
    return ExitCode.CANNOT_TELL
