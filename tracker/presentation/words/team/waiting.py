"""What is said of entries that wait to be sent, and of those that need an answer first. Knows no server."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tracker.actions.outcome import Refusal
from tracker.actions.team.unsent import Unsent
from tracker.presentation.words.problems import problem
from tracker.presentation.words.quotes import named, one_line
from tracker.presentation.words.terms import LOGGED, LOGGED_TRY
from tracker.presentation.words.times import at_moment
from tracker.presentation.words.verdicts import telling
from tracker.rules.channel import Channel, Direction
from tracker.rules.window import day_in
from tracker.tongue import Phrase, Theirs, phrase, tr, tr_as, tr_n

WAITS = phrase("lane of the morning", "Waiting to be sent")


def kept(unsent: Unsent) -> str:
    """In place of "Logged: …": "Waiting to be sent: call with Jo Hill. It goes when the server is back."."""
    if _try_of(unsent) is not None:
        # T: "Waiting to be sent: voicemail to Jo Hill. It goes when the server is back."
        return tr(
            "Waiting to be sent: {thing} to {who}. It goes when the server is back.",
            thing=_thing(unsent),
            who=_who(unsent),
        )
    # T: "Waiting to be sent: call with Jo Hill. It goes when the server is back."
    return tr(
        "Waiting to be sent: {thing} with {who}. It goes when the server is back.",
        thing=_thing(unsent),
        who=_who(unsent),
    )


def need_an_answer(n: int) -> str:
    """What stands above them: "3 entries need an answer"."""
    return tr_n("{n} entry needs an answer", "{n} entries need an answer", n)


def what(unsent: Unsent, zone: str, today: date) -> str:
    """What it is and when it happened: "call, today at 14:05"."""
    # T: "call, today at 14:05"
    return tr_as(
        "an entry that waits",
        "{thing}, {when}",
        thing=_thing(unsent),
        when=at_moment(unsent.entry.attempt.at, zone, today),
    )


def what_beneath(unsent: Unsent, zone: str, today: date) -> str:
    """What it is, beneath its row, which says at what time of today it happened: of another day with when it was."""
    is_told = day_in(unsent.entry.attempt.at, zone) == today
    return _thing(unsent) if is_told else what(unsent, zone, today)


def reason(unsent: Unsent, zone: str, today: date, me: str) -> str:
    """Why it was not taken, in a sentence with its evidence; "" while it only waits."""
    asks = unsent.asks
    if asks is None:
        return ""
    if asks.verdict is not None:
        return telling(asks.verdict, zone, today, me).sentence
    if asks.problem is not None:
        return problem(Refusal(asks.problem, asks.what), zone, today)
    return tr("It was not taken.")


def in_short(unsent: Unsent, zone: str, today: date, me: str) -> str:
    """The same in a line: what the guard would head it with, such as "It’s their turn"."""
    asks = unsent.asks
    if asks is not None and asks.verdict is not None:
        return telling(asks.verdict, zone, today, me).headline
    return reason(unsent, zone, today, me)


def dropped(unsent: Unsent) -> str:
    """Said beside the way back."""
    if _try_of(unsent) is not None:
        # T: "Dropped: voicemail to Jo Hill"
        return tr("Dropped: {thing} to {who}", thing=_thing(unsent), who=_who(unsent))
    return tr("Dropped: {thing} with {who}", thing=_thing(unsent), who=_who(unsent))


def unread(n: int, folder: Path | str) -> str:
    """Some cannot be read any more."""
    # T: "1 entry that waits to be sent cannot be read. It was left where it lies: /home/maria/…/waiting-to-be-sent"
    return tr_n(
        "{n} entry that waits to be sent cannot be read. It was left where it lies: {folder}",
        "{n} entries that wait to be sent cannot be read. They were left where they lie: {folder}",
        n,
        folder=named(folder),
    )


def _thing(unsent: Unsent) -> str:
    return (_try_of(unsent) or LOGGED[unsent.entry.attempt.channel]).told()


def _try_of(unsent: Unsent) -> Phrase | None:
    """What a call of ours is called that reached nobody: it went to them, and was not with them."""
    attempt = unsent.entry.attempt
    ours = attempt.direction is Direction.OUT and attempt.channel is Channel.CALL
    return LOGGED_TRY.get(unsent.entry.outcome) if ours else None


def _who(unsent: Unsent) -> Theirs:
    return Theirs(one_line(unsent.name, 60))
