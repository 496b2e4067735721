"""`away`: the days on which I am away; writes some down, or takes them back. Knows no prospect."""

from __future__ import annotations

from argparse import Namespace
from datetime import date

from tracker.actions.ports import Desk
from tracker.actions.us.away import be_there, go_away
from tracker.presentation import words as say
from tracker.presentation.time_field import general_waking
from tracker.rules.plain_dates import DateWords
from tracker.rules.us import Away, away_of, still_to_come, user_named
from tracker.rules.window import day_in
from tracker.terminal.exits import CannotTell, ExitCode
from tracker.terminal.telling.page import Page
from tracker.terminal.telling.tell_json import Json
from tracker.terminal.when import window_typed
from tracker.tongue import tr


def away(arguments: Namespace, desk: Desk, words: DateWords, page: Page) -> ExitCode:
    """Raises CannotTell, Refusal, StoreFault; then nothing was changed."""
    if arguments.when is not None:
        window = window_typed("WHEN", arguments.when, desk.now(), desk, words, general_waking(desk.policy)).window
        if arguments.back:
            _take_back(window.first, window.last, desk)
        else:
            go_away(desk, window.first, window.last, arguments.words)
    elif arguments.back:
        raise CannotTell(tr("Which days? Name them, such as: away “3 August” --back."))
    mine = _mine(desk)
    if arguments.json:
        page.json({"away": [_json(each) for each in mine]})
        return ExitCode.FINE
    today = day_in(desk.now(), desk.zone)
    for each in mine:
        page.line(say.is_away(each.first, each.last, each.words, today))
    if not mine:
        page.line(tr("No days away are written down."))
    return ExitCode.FINE


def _take_back(first: date, last: date, desk: Desk) -> None:
    found = [each for each in _mine(desk) if each.first <= last and first <= each.last]
    if not found:
        raise CannotTell(tr("You are not away then."))
    for each in found:
        be_there(desk, each.id)


def _mine(desk: Desk) -> tuple[Away, ...]:
    """Those to come, earliest first."""
    mine = away_of(user_named(desk.store.users(), desk.me), desk.store.away())
    return still_to_come(mine, day_in(desk.now(), desk.zone))


def _json(each: Away) -> Json:
    return {"id": each.id, "first": each.first.isoformat(), "last": each.last.isoformat(), "words": each.words}
