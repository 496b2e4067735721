"""What stands against a time before it is agreed on, in words. Knows no calendar: what was found is handed to it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from tracker.actions.agreements.in_the_diary import InTheDiary
from tracker.actions.ports import Planned
from tracker.presentation.words.numbers import listed
from tracker.presentation.words.quotes import one_line
from tracker.presentation.words.times import plain_day, short_span, short_window
from tracker.rules.channel import Channel
from tracker.tongue import Theirs, sentence, tr, tr_as, tr_n

MOST_NAMED = 3
"""So many of those agreed on days away are named."""
# By the ways that take somebody's time: what is written does not.
YOU_ALREADY = {
    # T: "You already meet Ann Lee then: Thu 19 Nov 10:00."
    Channel.MEETING: sentence("You already meet {who} then: {when}."),
    Channel.CALL: sentence("You already call {who} then: {when}."),
    Channel.VIDEO: sentence("You already have a video call with {who} then: {when}."),
}
YOU_ALREADY_THEN = {
    # T: "Thursday 19 November, 10:00 (tomorrow). You already meet Ann Lee then."
    Channel.MEETING: sentence("You already meet {who} then."),
    Channel.CALL: sentence("You already call {who} then."),
    Channel.VIDEO: sentence("You already have a video call with {who} then."),
}
"""At the very time that was told just before."""
THEY_ALREADY = {
    # T: "Ben already meets Ann Lee then: Thu 19 Nov 10:00."
    Channel.MEETING: sentence("{who} already meets {other} then: {when}."),
    Channel.CALL: sentence("{who} already calls {other} then: {when}."),
    Channel.VIDEO: sentence("{who} already has a video call with {other} then: {when}."),
}


def against(known: InTheDiary, minutes: int | None, besides: Collection[int], zone: str, today: date) -> str:
    """One sentence for each thing in the way of that time, "" where there is none."""
    taken, away = known.taken_by(minutes, besides), known.away_then
    parts = []
    if taken is not None:
        who = one_line(taken.name, 60)
        if taken.window == known.window:
            parts = [YOU_ALREADY_THEN[taken.channel].told(who=who)]
        else:
            when = short_window(taken.window, today, zone)
            parts = [YOU_ALREADY[taken.channel].told(who=who, when=when)]
    parts += [you_are_away(away.first, away.last, away.words, today)] if away is not None else []
    return " ".join(parts)


def against_theirs(known: InTheDiary, owner: str, besides: int, zone: str, today: date) -> str:
    """The same of a colleague's diary, before something is handed over to them; `besides` is whom it is with."""
    taken, away = known.taken_by(None, (besides,)), known.away_then
    who = Theirs(one_line(owner, 60))
    parts = []
    if taken is not None:
        when = short_window(taken.window, today, zone)
        parts = [THEY_ALREADY[taken.channel].told(who=who, other=Theirs(one_line(taken.name, 60)), when=when)]
    if away is not None:
        days = plain_day(away.first, today) if away.first == away.last else short_span(away.first, away.last, today)
        # T: "Ben is away then: Mon 3 – Mon 10 Aug."
        parts.append(tr("{who} is away then: {days}.", who=who, days=days))
    return " ".join(parts)


def you_are_away(first: date, last: date, why: str, today: date) -> str:
    """Said of a time on days we are away: "You are away then: Mon 3 – Mon 10 August, Wales."."""
    days = plain_day(first, today) if first == last else short_span(first, last, today)
    if why:
        # T: "You are away then: Mon 3 – Mon 10 Aug, Wales."
        return tr("You are away then: {days}, {why}.", days=days, why=one_line(why, 60))
    return tr("You are away then: {days}.", days=days)


def agreed_then(agreed: Sequence[Planned], zone: str, today: date) -> str:
    """Of days on which we are to be away: "Agreed then: Ann Lee Mon 30 Nov 09:30, Jo Hill Mon 30 Nov 14:00."; "" where
    nothing is."""
    if not agreed:
        return ""
    shown = [
        # T: "Ann Lee Mon 30 Nov 09:30"
        tr_as("agreed then", "{who} {when}", who=Theirs(one_line(a.name, 40)), when=short_window(a.window, today, zone))
        for a in agreed[:MOST_NAMED]
    ]
    more = len(agreed) - len(shown)
    if more:
        # T: "Agreed then: Ann Lee Mon 30 Nov 09:30, Jo Hill Mon 30 Nov 14:00 and 2 more."
        return tr_n("Agreed then: {what} and {n} more.", "Agreed then: {what} and {n} more.", more, what=listed(shown))
    # T: "Agreed then: Ann Lee Mon 30 Nov 09:30, Jo Hill Mon 30 Nov 14:00."
    return tr("Agreed then: {what}.", what=listed(shown))


def is_away(first: date, last: date, why: str, today: date) -> str:
    """Days on which we are away, as a list or a calendar tells them: "Away 3 August: Wales"."""
    days = plain_day(first, today) if first == last else short_span(first, last, today)
    if why:
        # T: "Away Mon 3 – Mon 10 Aug: Wales"
        return tr("Away {days}: {why}", days=days, why=one_line(why, 60))
    return tr("Away {days}", days=days)
