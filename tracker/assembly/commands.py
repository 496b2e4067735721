"""Runs a command in the terminal over the store. Knows no Qt."""

from __future__ import annotations

import sys
from argparse import Namespace
from dataclasses import replace

from tracker.assembly.setup import set_up
from tracker.assembly.stores import open_for
from tracker.presentation import words
from tracker.rules.plain_dates import ENGLISH
from tracker.terminal.arguments import parser
from tracker.terminal.run import run as run_command


def do_command(given: Namespace) -> int:
    """The command of that line; its exit code. Raises StoreFault where the store cannot be opened."""
    setup = set_up(given)
    store = open_for(setup, given.demo)
    try:
        return run_command(
            given,
            setup.desk(store),
            replace(ENGLISH, day_first=setup.day_first),
            sys.stdout,
            sys.stderr,
            setup.paths.store,
        )
    finally:
        store.close()


def tell_the_morning(given: Namespace) -> int:
    """No display: the morning in the terminal, and one line that says why there is no window."""
    code = do_command(parser().parse_args(["today"], namespace=given))
    print(words.no_display(), file=sys.stderr)
    return code
