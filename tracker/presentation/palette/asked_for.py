"""What is asked for with a word before it: to look for something ("find price list"), or to hide a reminder until then
("snooze jo to monday", "remind jo monday"). Pure; knows nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from tracker.presentation.here import Here
from tracker.presentation.palette.row import Does, Row
from tracker.presentation.words.lines import palette as words
from tracker.presentation.words.quotes import one_line
from tracker.presentation.words.times import short_due, short_window
from tracker.rules.agreement import Agreement, AgreementKind
from tracker.rules.plain_dates import read_window
from tracker.rules.window import Window
from tracker.tongue import tr_as

_MOST_WORDS = 8
_LONGEST_TOPIC = 60


def sought(typed: str) -> str:
    """What is to be found: all of it, but for the word that only says that it is."""
    leads = tr_as("beginnings of finding something", "find; search for; search; look for; look up; where is")
    lead = _lead(typed, leads)
    return typed.strip()[len(lead) :].strip() if lead else typed


def days_to_hide_until(typed: str, here: Here) -> tuple[date, ...]:
    """The day until which a reminder is to be hidden; tomorrow and the next Monday where none is named, and none at all
    where nothing is to be hidden."""
    leads = tr_as("beginnings of hiding a reminder", "snooze; hide; put off; remind")
    lead = _lead(typed, leads)
    if not lead:
        return ()
    named = _day_named(" ".join(typed.split())[len(lead) :].split()[:_MOST_WORDS], here)
    if named is not None:
        return (named,) if named > here.today else ()
    return (here.today + timedelta(days=1), here.today + timedelta(days=7 - here.today.weekday()))


def rows_to_hide(agreed: Iterable[Agreement], until: Iterable[date], here: Here) -> Iterator[Row]:
    """Each reminder that would be seen before then, the first first."""
    open_ones = sorted((a for a in agreed if a.is_open), key=lambda a: (a.window.starts, a.id))
    for day in until:
        for a in (a for a in open_ones if a.window.first < day):
            when = short_due if a.kind is AgreementKind.PROMISE else short_window
            about = one_line(a.topic, _LONGEST_TOPIC) if a.topic.strip() else ""
            beside = words.parted(when(a.window, here.today, here.zone), about)
            told = words.hide_until(day, here.today)
            yield Row(Does.HIDE, told, "snooze", beside=beside, person=a.prospect_id, day=day, agreement=a.id)


def _lead(typed: str, leads: str) -> str:
    """Which of those words it begins with, with more behind it; "" for none."""
    said = f"{' '.join(typed.lower().split())} "
    each = (" ".join(lead.lower().split()) for lead in leads.split(";"))
    found = next((lead for lead in each if said.startswith(f"{lead} ")), "")
    return found if said.removeprefix(found).strip() else ""


def _day_named(said: list[str], here: Here) -> date | None:
    """The day at the end of those words, behind at least one that names somebody."""
    small = {each.strip() for each in tr_as("before a day to hide until", "to; till; until; for; on").split(";")}
    for n in range(1, len(said)):
        if said[n] in small:
            continue
        rest = " ".join(said[n:])
        # "for a week" is until a week has gone by
        for text in (rest, tr_as("how long a reminder is hidden, as a time", "in {long}", long=rest)):
            window = read_window(text, here.now, here.zone, here.words)
            if isinstance(window, Window):
                return window.first
    return None
