"""What they told us about hearing from us, as typed in the pane: a standing or a "do not contact". Knows no widget."""

from __future__ import annotations

from datetime import datetime

from tracker.actions.outcome import Problem, Refusal
from tracker.presentation import words
from tracker.presentation.entry_meaning import Meaning, doubt_of
from tracker.presentation.here import Here
from tracker.presentation.person.prospect_details import Typed
from tracker.presentation.time_field import TimeField
from tracker.presentation.words.unclear import unclear as why_unclear
from tracker.rules.channel import Channel
from tracker.rules.entry import NewObjection, NewStanding
from tracker.rules.plain_dates import Unclear
from tracker.rules.prospect import Standing, StandingKind
from tracker.rules.window import day_in
from tracker.tongue import tr

KIND, WORDS, SINCE, CHANNEL, UNTIL = "kind", "words", "since", "channel", "until"
EVERY_WAY = ""


class SpokenTrouble(Exception):
    """A time that cannot be read; the message is the sentence for it."""


def standing_typed(standing: Standing | None) -> Typed:
    """The standing as its editor opens; with no day, for what is typed is said today unless another is named."""
    kind = standing.kind if standing is not None else StandingKind.OPEN
    return ((KIND, kind.value), (WORDS, standing.words if standing is not None else ""), (SINCE, ""))


def objection_typed() -> Typed:
    return ((CHANNEL, EVERY_WAY), (WORDS, ""), (UNTIL, ""))


def time_in(typed: Typed, typed_at: datetime | None = None) -> TimeField:
    """The time among what is typed there: since when, or until when. Nothing in other details."""
    parts = dict(typed) if isinstance(typed, tuple) else {}
    return TimeField(parts.get(SINCE) or parts.get(UNTIL, ""), typed_at)


def standing_of(typed: Typed, typed_at: datetime | None, here: Here) -> tuple[NewStanding, datetime | None]:
    """The standing and since when (UTC), None for now. Raises SpokenTrouble, Refusal (IN_THE_FUTURE)."""
    parts = _parts(typed)
    since: datetime | None = None
    when = time_in(typed, typed_at)
    if not when.is_empty:
        read = when.moment(here)
        if isinstance(read, Unclear):
            raise SpokenTrouble(why_unclear(read))
        if read > here.now:
            raise Refusal(Problem.IN_THE_FUTURE)
        since = read
    return NewStanding(StandingKind(parts[KIND]), parts[WORDS]), since


def objection_of(typed: Typed, typed_at: datetime | None, here: Here) -> NewObjection:
    """What they asked us not to do; it ends with the day named. Raises SpokenTrouble."""
    parts = _parts(typed)
    until: datetime | None = None
    when = time_in(typed, typed_at)
    if not when.is_empty:
        read = when.window(here)
        if isinstance(read, Unclear):
            raise SpokenTrouble(why_unclear(read))
        until = read.ends
    return NewObjection(Channel(parts[CHANNEL]) if parts[CHANNEL] else None, parts[WORDS], until)


def since_meaning(when: TimeField, here: Here) -> Meaning:
    """What stands beneath the day they said it."""
    if when.is_empty:
        return Meaning()
    read = when.moment(here)
    if isinstance(read, Unclear):
        return doubt_of(read, here, backwards=True)
    return Meaning(words.long_day(day_in(read, here.zone), here.today), read > here.now)


def until_meaning(when: TimeField, here: Here) -> Meaning:
    """What stands beneath the end of a "do not contact"."""
    if when.is_empty:
        return Meaning()
    read = when.window(here)
    if isinstance(read, Unclear):
        return doubt_of(read, here)
    today = here.today
    due = read.due
    last = words.long_day(due.last, today)
    if due.at is None:
        return Meaning(tr("Up to and with {day}", day=last), False)
    # T: "Until Tuesday 24 November, 10:00"
    return Meaning(tr("Until {day}, {time}", day=last, time=words.clock(due.at)))


def _parts(typed: Typed) -> dict[str, str]:
    return dict(typed) if isinstance(typed, tuple) else {}
