"""Runs one command of the command line and says how it ended. Knows neither the store's file nor the window."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from tracker.actions.change_policy import policy_in
from tracker.actions.outcome import Fault, Refusal, StoreFault
from tracker.actions.ports import Desk
from tracker.actions.team.log_or_keep import NOT_NOW
from tracker.presentation import words as say
from tracker.presentation.words.team import away as away_words
from tracker.rules.plain_dates import DateWords
from tracker.rules.window import day_in
from tracker.terminal.exits import CannotTell, ExitCode
from tracker.terminal.telling.page import Page

if TYPE_CHECKING:
    from tracker.actions.bring_in.files import Files
    from tracker.actions.publishing.office import Office
    from tracker.actions.taking_out import TakingOut
    from tracker.terminal.day import ToPaper
    from tracker.terminal.users import IAm

Command = Callable[[Namespace, Desk, DateWords, Page], ExitCode]
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
        match arguments.command:
            case "undo":
                from tracker.terminal.undo import undo

                return undo(arguments, desk, page, i_am)
            case "users":
                from tracker.terminal.users import users

                return users(arguments, desk, page, i_am)
            case "export":
                from tracker.terminal.export import export

                assert taking_out is not None
                return export(arguments, desk, page, taking_out())
            case "import":
                from tracker.terminal.bring_in import import_

                assert files is not None
                return import_(arguments, desk, page, files(), office)
            case "publish":
                from tracker.terminal.phone.publish import publish

                assert office is not None
                return publish(arguments, desk, page, office())
        judging = replace(desk, policy=policy_in(desk.store, desk))
        if arguments.command == "day":
            from tracker.terminal.day import day

            return day(arguments, judging, words, page, to_paper)
        return _judging(arguments.command)(arguments, judging, words, page)
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


def _judging(command: str) -> Command:
    """One that asks the guard. Each is read in by itself: most of a command's time goes into reading in."""
    match command:
        case "today":
            from tracker.terminal.today import today

            return today
        case "check":
            from tracker.terminal.check import check

            return check
        case "add":
            from tracker.terminal.add import add

            return add
        case "log":
            from tracker.terminal.log import log

            return log
        case "settle":
            from tracker.terminal.settle import settle

            return settle
        case "away":
            from tracker.terminal.away import away

            return away
        case "correct":
            from tracker.terminal.correct import correct

            return correct
        case "merge":
            from tracker.terminal.correct import merge

            return merge
    raise LookupError(command)


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
