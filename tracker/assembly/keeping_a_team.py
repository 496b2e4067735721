"""Joins what the keeper of a team's server types to that server. Knows no SQL and no sentence."""

from __future__ import annotations

import sys
from argparse import Namespace
from typing import TYPE_CHECKING

from tracker.terminal.team.keep_team import run_team

if TYPE_CHECKING:
    from tracker.actions.keeping_a_team import Keeping


def do_team(given: Namespace) -> int:
    """The command of that line; its exit code. No store of one's own is opened for it, or made."""
    from tracker.storage.team.invitation_file import write_invitation

    return run_team(given, sys.stdout, sys.stderr, lambda: _keeping(given), write_invitation)


def _keeping(given: Namespace) -> Keeping:
    """Raises StoreFault, and ImportError without the driver."""
    from tracker.storage.team.team_keeper import KeepersWay, TeamKeeper

    return TeamKeeper(
        KeepersWay(given.host, given.port, given.user, given.database, given.schema, given.certificate or "")
    )
