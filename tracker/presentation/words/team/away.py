"""As of when all is known while a team's server is away, and what can be done meanwhile. Knows no server."""

from __future__ import annotations

from datetime import date, datetime

from tracker.actions.outcome import Fault, StoreFault
from tracker.presentation.words.quotes import one_line
from tracker.presentation.words.times import clock, moment
from tracker.rules.window import day_in, zone_of
from tracker.tongue import Theirs, sentence, tr

WHY = {
    Fault.AWAY: sentence("Your team’s server does not answer."),
    Fault.LOCKED: sentence("Somebody else is just writing, and it takes long."),
    Fault.NOT_ALLOWED: sentence("Your team’s server does not let you in; ask whoever keeps it."),
    Fault.NO_DRIVER: sentence("What speaks to your team’s server is not installed here (as-agreed[team])."),
    Fault.NEWER: sentence("Your team’s server is of a newer version; please update the program here."),
    Fault.OTHER_PAST: sentence("Your team’s server has another past than your copy; tell whoever keeps it."),
}

LETS_IN_BY_PASSWORD = frozenset({"password", "login"})
"""Why one is not let in, where another password may help."""
WANTS_PASSWORD = sentence("Your team’s server asks for your password.")


def as_of(at: datetime | None, zone: str, today: date) -> str:
    """As of when it is known, for a mark: "as of 14:05", of another day with the day."""
    if at is None:
        return tr("not heard yet")
    return tr("as of {when}", when=moment_of(at, zone, today))


def sentence_of(why: Fault, at: datetime | None, zone: str, today: date, *, wants_password: bool = False) -> str:
    """Why, as of when, and that one can go on: "The server does not answer. What you see is as of 14:05; …"."""
    if why not in WHY:  # of the copy here: then nothing may be written down either
        return told_from_the_copy(StoreFault(why), at, zone, today)
    first = WANTS_PASSWORD.told() if wants_password else WHY[why].told()
    if at is None:
        return tr("{why} You can read everything that is here and write things down.", why=first)
    # T: "Your team's server does not answer. What you see is as of 14:05; you can read everything and …"
    return tr(
        "{why} What you see is as of {when}; you can read everything and write things down.",
        why=first,
        when=moment_of(at, zone, today),
    )


def in_doubt(at: datetime | None, zone: str, today: date) -> str:
    """What is said before an act when nobody could be asked: "As of 14:05; colleagues may have agreed something …"."""
    if at is None:
        return tr("Your team’s server was not heard yet; colleagues may have agreed something.")
    # T: "As of 14:05; colleagues may have agreed something since."
    return tr("As of {when}; colleagues may have agreed something since.", when=moment_of(at, zone, today))


def who_one_is(name: str) -> str:
    """Why one cannot be somebody else at this computer."""
    return tr(
        "In the team you are {who}, as its server knows you; whoever else works here has an invitation of their own.",
        who=Theirs(one_line(name, 60)),
    )


def not_written(why: StoreFault, at: datetime | None, zone: str, today: date) -> str:
    """For a deed that waits for nobody: "Your team's server does not answer. Nothing was written. …"."""
    first = why_of(why)
    if at is None:
        return tr("{why} Nothing was written.", why=first)
    # T: "Your team's server does not answer. Nothing was written. What is here is as of 14:05."
    return tr("{why} Nothing was written. What is here is as of {when}.", why=first, when=moment_of(at, zone, today))


def told_from_the_copy(why: StoreFault, at: datetime | None, zone: str, today: date) -> str:
    """For an answer out of the copy alone."""
    first = why_of(why)
    if at is None:
        return tr("{why} This is what is here.", why=first)
    # T: "Your team's server does not answer. This is as of 14:05."
    return tr("{why} This is as of {when}.", why=first, when=moment_of(at, zone, today))


def why_of(why: StoreFault) -> str:
    """Why the server could not be asked, or what it said not be brought in: "Your team's server does not answer."."""
    wants_password = why.fault is Fault.NOT_ALLOWED and why.detail in LETS_IN_BY_PASSWORD
    return WANTS_PASSWORD.told() if wants_password else _said(why.fault)


def _said(why: Fault) -> str:
    if why in WHY:
        return WHY[why].told()
    from tracker.presentation.words import problems  # no start needs it

    # T: "What colleagues did cannot be brought in here: the disk is full."
    return tr("What colleagues did cannot be brought in here: {why}.", why=problems.WHY[why].told())


def lost_copy() -> str:
    """It is damaged or missing."""
    return tr(
        "Your copy of what the team has cannot be read, and nothing is lost with it. Open the window, or your "
        "invitation once more (as-agreed team join FILE): it is made anew from the server."
    )


def team_password() -> str:
    """Asked for on a terminal."""
    return tr("Your password at the team’s server:")


def asking() -> str:
    """What stands there while the server is asked before an act."""
    return tr("Looking what colleagues have agreed…")


def moment_of(at: datetime, zone: str, today: date) -> str:
    """ "14:05", of another day with the day."""
    if day_in(at, zone) == today:
        return clock(at.astimezone(zone_of(zone)).time())
    return moment(at, zone, today)
