"""Joins what is typed of one's own team to the store of that folder. Knows no sentence."""

from __future__ import annotations

import sys
from argparse import Namespace
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.actions.outcome import Problem, Refusal, StoreFault
from tracker.assembly.setup import Setup, set_up
from tracker.assembly.stores import Opening, desk_over, open_for
from tracker.assembly.team_door import FileTeamDoor
from tracker.files.unsent_folder import UnsentFolder
from tracker.rules.us import Us
from tracker.runtime.folder_lock import FolderLock
from tracker.runtime.paths import make_ready, paths_for
from tracker.terminal.run import tell_trouble
from tracker.terminal.team.at_a_desk import AT_A_DESK, AtADesk, is_for_a_keeper, run_at_a_desk

if TYPE_CHECKING:
    from tracker.actions.ports import Desk


def is_at_a_desk(given: Namespace) -> bool:
    """Whether it is about the store here, and not about the server: of both it is asked how it stands."""
    if given.team in AT_A_DESK:
        return True
    return given.team == "status" and not is_for_a_keeper(given) and paths_for(given.data_dir, given.demo).team.exists()


def do_at_a_desk(given: Namespace) -> int:
    """The command of that line; its exit code. No window may have the folder where its store becomes another."""
    setup = set_up(given)
    if given.demo:
        return tell_trouble(Refusal(Problem.HAS_ITS_OWN), sys.stderr, setup.paths.store)
    make_ready(setup.paths)
    opening = Opening(lambda: open_for(setup, given.demo))
    lock = FolderLock(setup.paths.lock)
    setup.has_folder = lambda: lock.is_held
    if given.team in AT_A_DESK and lock.take() is False:
        return tell_trouble(Refusal(Problem.OPEN_IN_A_WINDOW), sys.stderr, setup.paths.store)
    try:
        here = AtADesk(
            FileTeamDoor(setup, opening.close),
            lambda: _desk(setup, opening),
            UnsentFolder(setup.paths.unsent),
            ask_password,
            lambda: sys.stdin.readline().rstrip("\r\n"),
            setup.paths.store,
        )
        return run_at_a_desk(given, sys.stdout, sys.stderr, here)
    finally:
        with suppress(StoreFault):
            opening.close()
        lock.release()


def bring_up_to_date(setup: Setup, desk: Desk) -> None:
    """What colleagues did comes in first, and what waited goes."""
    from tracker.presentation.words.team.away import team_password
    from tracker.terminal.team.first_of_all import be_up_to_date
    from tracker.terminal.telling.page import Page

    def give_password() -> bool:
        given = ask_password(team_password())
        if given is not None:
            with suppress(Refusal):  # what is then said of the server says it
                FileTeamDoor(setup, lambda: None).give_password(given, keep=False)
        return given is not None

    page = Page(sys.stderr, sys.stderr)
    be_up_to_date(desk, page, give_password)
    page.flush()


def ask_password(asked: str) -> str | None:
    """Typed by whoever sits at the terminal, and not shown; None where nobody does."""
    if not (sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty()):
        return None
    from getpass import getpass

    try:
        return getpass(f"{asked} ", sys.stderr) or None
    except EOFError:
        return None


def _desk(setup: Setup, opening: Opening) -> Desk:
    store = opening()
    desk = desk_over(setup, store)
    setup.us = Us(store.users())
    return replace(desk, me=setup.me)
