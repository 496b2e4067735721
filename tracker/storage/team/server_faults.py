"""Turns what PostgreSQL and its driver raise into the few faults a person can be told about. Knows no table.

What it keeps of an error is its SQLSTATE or its technical name: messages may quote a person's data.
"""

from __future__ import annotations

import psycopg

from tracker.actions.outcome import Fault, Problem, Refusal, StoreFault

# The longest matching beginning counts: the first two characters are a class of its own.
_BY_STATE: dict[str, Fault | Problem] = {
    "08": Fault.AWAY,
    "22003": Problem.UNREADABLE_TEXT,  # a number too large to be kept
    "22021": Problem.UNREADABLE_TEXT,
    "22P05": Problem.UNREADABLE_TEXT,
    "23": Fault.DOES_NOT_FIT,
    "25006": Fault.READ_ONLY,
    "25P03": Fault.AWAY,  # this program slept while it had the turn
    "28": Fault.NOT_ALLOWED,
    "3D": Fault.NOT_ALLOWED,
    "3F": Fault.OTHER_PAST,  # no store there, or no more
    "42501": Fault.NOT_ALLOWED,
    "42703": Fault.NEWER,  # its tables are others than this program knows
    "42883": Fault.NEWER,
    "42P01": Fault.NEWER,
    "53": Fault.AWAY,
    "53100": Fault.DISK_FULL,
    "55P03": Fault.LOCKED,
    "57": Fault.AWAY,
    "57014": Fault.LOCKED,
    "58": Fault.DAMAGED,
    "58030": Fault.AWAY,
    "XX001": Fault.DAMAGED,
    "XX002": Fault.DAMAGED,
}

# An error in connecting has no SQLSTATE: what the server said before it knew who one is can only be told by its words.
_SHUT_OUT = ("pg_hba.conf", "no password supplied", "not permitted to log in", "does not exist")
_NOT_IT = ("certificate", "SSL", "channel binding")
_NOT_NOW = ("starting up", "shutting down", "recovery", "too many", "connection slots", "unexpectedly")

BY_THE_DRIVER = (psycopg.Error, UnicodeError, OverflowError)


def trouble(error: BaseException) -> StoreFault | Refusal:
    """What to tell for an error of a connection that was made."""
    state = error.sqlstate if isinstance(error, psycopg.Error) else None
    if state is None:
        if isinstance(error, psycopg.DataError | UnicodeError | OverflowError):  # NUL, or half of a character
            return Refusal(Problem.UNREADABLE_TEXT)
        lost = isinstance(error, psycopg.OperationalError | psycopg.InterfaceError)
        return StoreFault(Fault.AWAY if lost else Fault.OTHER, type(error).__name__)
    fitting = [known for known in _BY_STATE if state.startswith(known)]
    found: Fault | Problem = _BY_STATE[max(fitting, key=len)] if fitting else Fault.OTHER
    return Refusal(found) if isinstance(found, Problem) else StoreFault(found, state)


def trouble_in_connecting(error: psycopg.Error) -> StoreFault:
    """What to tell where no connection came to be."""
    said = str(error)
    if any(words in said for words in _NOT_NOW):
        return StoreFault(Fault.AWAY, "not now")
    if any(words in said for words in _NOT_IT):
        return StoreFault(Fault.NOT_ALLOWED, "certificate")
    tried = error.pgconn is not None and error.pgconn.used_password
    if any(words in said for words in _SHUT_OUT) or (tried and "FATAL" in said):
        return StoreFault(Fault.NOT_ALLOWED, "password" if tried else "login")
    return StoreFault(Fault.AWAY, type(error).__name__)
