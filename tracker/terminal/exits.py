"""How a command ends, as the number a script sees, and the way to say that nothing can be told.

Knows no command.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.rules.verdict import Level


class ExitCode(IntEnum):
    FINE = 0
    WARNED = 1
    STOPPED = 2
    CANNOT_TELL = 3


def exit_of(level: Level) -> ExitCode:
    from tracker.rules.verdict import Level  # a start without a command asks for none

    return {Level.WARN: ExitCode.WARNED, Level.STOP: ExitCode.STOPPED}.get(level, ExitCode.FINE)


class CannotTell(Exception):
    """The command cannot be carried out as typed. `sentence` says why, `choices` what may have been meant."""

    def __init__(self, sentence: str, choices: Sequence[str] = ()) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.choices = tuple(choices)
