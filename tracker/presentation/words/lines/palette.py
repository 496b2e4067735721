"""What the rows of the palette say. Knows no state."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tracker.presentation.words.lines.told import Told
from tracker.presentation.words.quotes import one_line
from tracker.presentation.words.terms import STANDS, WAY
from tracker.presentation.words.times import day, long_day, short_window
from tracker.rules.channel import Channel
from tracker.rules.prospect import StandingKind
from tracker.rules.window import Window
from tracker.tongue import Theirs, tr, tr_as

LONGEST = 60


def to_log(told: Sequence[Told]) -> str:
    """ "Log: Jo Hill, wedding in May · e-mail from me · sent"."""
    return tr("Log: {what}", what=Theirs(_joined(told)))


def to_plan(name: str, channel: Channel | None, ahead: Window, today: date, zone: str) -> str:
    """ "Plan: Tessa Grant · call · Thu 3 Dec 15:00"."""
    way = str(WAY[channel].told()) if channel is not None else ""
    parts = (one_line(name, LONGEST), way, short_window(ahead, today, zone))
    return tr("Plan: {what}", what=Theirs(" · ".join(part for part in parts if part)))


def evidence(headline: str, sentence: str, opens: bool) -> str:
    """What speaks for an act or against it, in a line; `opens`: it is not done at once, and that is said."""
    first = headline.rstrip(".")
    said = f"{first}{'' if first.endswith(('?', '!')) else '.'} {sentence}".strip() if sentence else headline
    if not opens:
        return said
    return tr("Opens the entry. {why}", why=Theirs(said))


def planning() -> str:
    """Under a plan: what Enter does."""
    return tr("Opens the entry, with that as what is agreed next.")


def go_to(on: date, today: date) -> tuple[str, str]:
    """ "Go to Friday 12 March 2027", and softly how it is said from here, "" where that says no more."""
    near = day(on, today)
    return tr("Go to {day}", day=long_day(on, today)), near if abs((on - today).days) <= 1 else ""


def hide_until(on: date, today: date) -> str:
    """ "Hide until Monday 30 November"."""
    return tr("Hide until {day}", day=long_day(on, today))


def print_day(on: date, today: date) -> str:
    """ "Print Thursday 26 November…"."""
    return tr("Print {day}…", day=long_day(on, today))


def new_entry() -> str:
    """Beneath the name of whoever it is about."""
    return tr("New entry with them")


def called(name: str) -> Theirs:
    return one_line(name, LONGEST)


def show(name: str) -> str:
    return tr("Show {name}", name=Theirs(one_line(name, LONGEST)))


def stands(kind: StandingKind) -> str:
    """ "their turn", softly beside somebody."""
    return STANDS[kind].told()


def what_became(name: str, at: str) -> str:
    """ "Martin Pryce: what became of 10:00?"."""
    # T: "Martin Pryce: what became of 10:00?"
    return tr("{who}: what became of {when}?", who=one_line(name, LONGEST), when=at)


def call_as_agreed(name: str) -> str:
    return tr("Call {who}, as agreed", who=one_line(name, LONGEST))


def write_as_promised(name: str) -> str:
    return tr("Write to {who}, as promised", who=one_line(name, LONGEST))


def as_agreed(name: str) -> str:
    """What is agreed by a way that cannot be gone from here: "Martin Pryce, as agreed"."""
    return tr("{who}, as agreed", who=one_line(name, LONGEST))


def as_owed(name: str) -> str:
    return tr("{who}, as promised", who=one_line(name, LONGEST))


def parted(*parts: str) -> Theirs:
    """What stands softly beside a row: "today 16:30 · by phone"."""
    return Theirs(" · ".join(part for part in parts if part))


def write() -> str:
    return tr("Write the e-mail")


def call() -> str:
    return tr_as("button", "Call")


def copy_number() -> str:
    return tr("Copy the number")


def copy_address() -> str:
    return tr("Copy the e-mail address")


def as_promised(due: str) -> str:
    """ "as promised, for today"."""
    return tr("as promised, {due}", due=due)


def one(address: str) -> Theirs:
    return one_line(address, LONGEST)


def nothing_found() -> str:
    return tr("Nothing by these words. Tab takes them into a new entry.")


def _joined(told: Sequence[Told]) -> str:
    return " · ".join(each.text for each in told)
