"""`day`: what is agreed for a day or seven, to take along: as text, or as a PDF. Writes nothing but that file."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from tracker.actions.agreements.for_the_road import A_WEEK, for_the_road
from tracker.actions.ports import Desk
from tracker.presentation.road.paper import Paper
from tracker.presentation.road.sheet import Sheet, StopTold, sheet_of
from tracker.presentation.words.paper import road as words
from tracker.presentation.words.quotes import named
from tracker.rules.plain_dates import DateWords
from tracker.rules.window import day_in
from tracker.terminal.exits import CannotTell, ExitCode
from tracker.terminal.telling.page import Page, columns
from tracker.terminal.when import day_typed
from tracker.tongue import tr

ToPaper = Callable[[Sheet, Path, Paper | None], int]
"""Writes the sheet as a PDF, on that paper or what lies in printers here; gives how many pages. Raises OSError."""
WIDEST = 18


def day(arguments: Namespace, desk: Desk, words_of_dates: DateWords, page: Page, to_paper: ToPaper) -> ExitCode:
    """Raises CannotTell, StoreFault."""
    first = day_in(desk.now(), desk.zone)
    if arguments.date is not None:
        first = day_typed(arguments.date, desk, words_of_dates)
    days = for_the_road(desk.store, first, A_WEEK if arguments.week else 1, desk.now(), desk.zone)
    sheet = sheet_of(days, desk.now(), desk.zone, desk.me)
    pages = _write(sheet, arguments, to_paper) if arguments.file is not None else 0
    if arguments.json:
        page.json({**asdict(sheet), "days": [_json(each) for each in asdict(sheet)["days"]], "pages": pages})
    elif arguments.file is not None:
        page.line(words.written(named(arguments.file), pages, sheet.count))
    else:
        tell(sheet, page)
    return ExitCode.FINE


def _json(told: dict[str, object]) -> dict[str, object]:
    return {**told, "on": str(told["on"])}


def _write(sheet: Sheet, arguments: Namespace, to_paper: ToPaper) -> int:
    place = Path(arguments.file)
    if place.suffix.lower() != ".pdf":
        raise CannotTell(tr("{file}: a PDF is written, so its name has to end in .pdf.", file=named(place)))
    try:
        return to_paper(sheet, place, Paper(arguments.paper) if arguments.paper else None)
    except (OSError, ValueError) as why:
        raise CannotTell(words.not_written(place, why)) from why


def tell(sheet: Sheet, page: Page) -> None:
    """As text: each day, and beneath it what is agreed, with the times in a column."""
    stops = [stop for told in sheet.days for stop in told.stops]
    width = min(max((columns(stop.when) for stop in stops), default=0), WIDEST)
    if len(sheet.days) > 1:
        page.line(sheet.title)
    for told in sheet.days:
        if told is not sheet.days[0] or len(sheet.days) > 1:
            page.line()
        page.line(told.heading)
        page.line(told.sentence)
        for stop in told.stops:
            page.line()
            _tell_stop(stop, page, width)


def _tell_stop(stop: StopTold, page: Page, width: int) -> None:
    what = (stop.name, stop.firm, stop.way, stop.there)
    page.row(stop.when, " · ".join(part for part in what if part), width)
    for line in (", ".join(stop.reach) or words.no_number(), *stop.lines):
        page.row("", line, width)
