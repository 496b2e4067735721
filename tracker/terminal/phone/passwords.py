"""How a password is asked for on the command line: never as an argument, which every program on a computer can read."""

from __future__ import annotations

import sys
from collections.abc import Callable

from tracker.tongue import Theirs, tr

AskPassword = Callable[[str], str]


def ask_password(question: str) -> str:
    """Typed unseen where somebody sits at a terminal, else the first line of what comes in."""
    if sys.stdin is not None and sys.stdin.isatty():
        from getpass import getpass

        return getpass(f"{question} ")
    return sys.stdin.readline().rstrip("\n") if sys.stdin is not None else ""


def password_question(user: str, address: str) -> str:
    return tr("Password of {user} at {address}:", user=Theirs(user), address=Theirs(address))
