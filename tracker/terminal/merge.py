"""`merge`: makes two records of one person one. The first stays, with all that the second had."""

from __future__ import annotations

from argparse import Namespace

from tracker.actions.corrections.merge_people import merge_people
from tracker.actions.ports import Desk
from tracker.presentation.person.prospect_details import from_other_record
from tracker.rules.plain_dates import DateWords
from tracker.terminal.correct import tell_corrected
from tracker.terminal.exits import ExitCode
from tracker.terminal.near import known
from tracker.terminal.telling.page import Page


def merge(arguments: Namespace, desk: Desk, _words: DateWords, page: Page) -> ExitCode:
    """Raises CannotTell, Refusal, StoreFault; then nothing was written."""
    first, second = known(arguments.who, desk).prospect, known(arguments.other, desk).prospect
    tell_corrected(merge_people(desk, first.id, second.id, from_other_record), arguments, desk, page)
    return ExitCode.FINE
