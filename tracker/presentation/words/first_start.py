"""What the first start says of the program: one story of somebody who was asked once and rung as agreed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta

from tracker.presentation.words.times import clock, short_date
from tracker.tongue import Theirs, tr, tr_as

SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of the story: when, what it comes to, and a softer sentence. `kept` is False where nothing is done."""

    when: str
    what: str
    told: str
    kept: bool = True


def story(today: date) -> tuple[Passage, ...]:
    """The story as if it had come to its end yesterday, on working days of the last nine weeks."""
    asked, rung = _working(today - timedelta(days=63)), _working(today - timedelta(days=34))
    done = _working(today - timedelta(days=1))
    return (
        Passage(short_date(asked, today), tr("“Do ask me in a month”"), tr("They say yes.")),
        Passage(
            # T: "23 Oct, 09:31"
            tr_as("label", "{day}, {time}", day=short_date(rung, today), time=clock(time(9, 31))),
            tr("You ring, as agreed"),
            tr("They are glad that you kept to it."),
        ),
        Passage(tr("in between"), tr("Nothing"), tr("Nobody is asked twice."), kept=False),
        Passage(
            short_date(done, today), tr("“Let’s do it. You have been very patient”"), tr("Their yes, and your word.")
        ),
    )


def how_it_reads(name: str) -> str:
    """Where others will read the name that is being typed."""
    shown = name.strip()
    if not shown:
        return tr("Others read it: “Hello Jo, this is …”. You can change it at any time.")
    # T: "Others read it: “Hello Jo, this is Maria”. You can change it at any time."
    return tr("Others read it: “Hello Jo, this is {name}”. You can change it at any time.", name=Theirs(shown))


def _working(day: date) -> date:
    """That day, or the Friday before."""
    return day - timedelta(days=max(day.weekday() - SATURDAY + 1, 0))
