"""Runs a command in the terminal over the store. Knows no Qt."""

from __future__ import annotations

import sys
from argparse import Namespace
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.actions.outcome import StoreFault
from tracker.assembly.setup import Setup, set_up
from tracker.assembly.stores import desk_over, files_from_elsewhere, letting_go_over, open_for, taking_out_of
from tracker.presentation import words
from tracker.rules.plain_dates import ENGLISH
from tracker.rules.plain_dates.tongues import spoken
from tracker.rules.us import Us
from tracker.runtime.machine import my_languages
from tracker.terminal.arguments import parser
from tracker.terminal.run import run as run_command

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.actions.publishing.office import Office
    from tracker.presentation.road.paper import Paper
    from tracker.presentation.road.sheet import Sheet
    from tracker.storage.store import SqliteStore


def do_command(given: Namespace) -> int:
    """The command of that line; its exit code. Raises StoreFault where the store cannot be opened."""
    if given.command == "team":
        from tracker.assembly.at_a_desk import do_at_a_desk, is_at_a_desk
        from tracker.assembly.keeping_a_team import do_team

        return do_at_a_desk(given) if is_at_a_desk(given) else do_team(given)
    setup = set_up(given)
    store = open_for(setup, given.demo)
    try:
        if setup.demo:
            tell_kept_sample(store, setup)
        desk = desk_over(setup, store)
        if desk.team is not None:
            from tracker.assembly.at_a_desk import bring_up_to_date

            bring_up_to_date(setup, desk)
        setup.us = Us(store.users())
        return run_command(
            given,
            replace(desk, me=setup.me),
            spoken(replace(ENGLISH, day_first=setup.day_first), my_languages()),
            sys.stdout,
            sys.stderr,
            setup.paths.store,
            setup.i_am,
            lambda: taking_out_of(setup, store),
            lambda: files_from_elsewhere(setup),
            office=lambda: _office(setup, store),
            to_paper=lambda sheet, place, paper: _to_paper(setup, sheet, place, paper),
        )
    finally:
        with suppress(StoreFault):  # who works only here would else find a store that was lost begun anew, untold
            letting_go_over(setup, lambda: store).doubt()
        with suppress(StoreFault):  # what was done is done, and the process ends anyway
            store.close()
        _ask_country(setup)


def _office(setup: Setup, store: SqliteStore) -> Office:
    from tracker.assembly.publishing import office_of

    return office_of(setup, letting_go_over(setup, lambda: store).may, store)


def _to_paper(setup: Setup, sheet: Sheet, place: Path, paper: Paper | None) -> int:
    from tracker.assembly.paper import write_pdf
    from tracker.presentation.road.paper import paper_in

    return write_pdf(sheet, place, paper or paper_in(setup.settings.country))


def _ask_country(setup: Setup) -> None:
    """Once, where a number needed it: it is kept that it was asked, whatever becomes of the answer."""
    if setup.asks_country:
        print(words.which_country(setup.paths.settings), file=sys.stderr)
        setup.save_settings(replace(setup.settings, country_asked=True))


def tell_kept_sample(store: SqliteStore, setup: Setup) -> None:
    """A sample of another day, kept for what was written in it, would puzzle whoever expects today's."""
    stamp = store.file.sample_stamp()
    if stamp is not None and stamp.day != setup.today:
        print(words.sample(stamp, setup.today), file=sys.stderr)


def tell_the_morning(given: Namespace) -> int:
    """No display: the morning in the terminal, and one line that says why there is no window."""
    code = do_command(parser().parse_args(["today"], namespace=given))
    print(words.no_display(), file=sys.stderr)
    return code
