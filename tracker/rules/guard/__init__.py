"""The guard: what it knows of a moment, on what a contact could rest, what speaks against it, and what it settles.

Pure, and told in codes and facts: it knows no sentence, no store and no screen. `judge` is its one question.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.rules.guard.judging import judge

__all__ = ["judge"]


def __getattr__(name: str) -> object:
    """`judge` is read in when it is first asked for: a start needs what the guard knows, and not yet its word."""
    if name != "judge":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from tracker.rules.guard.judging import judge

    globals()["judge"] = judge
    return judge
