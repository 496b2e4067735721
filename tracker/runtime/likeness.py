"""How like names are, letter by letter. Knows no person; what that says of two of them is for `rules.who.alike`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, partial


def likeness(name: str, names: Sequence[str], least: float) -> Sequence[tuple[int, float]]:
    """`rules.who.alike.Likeness`: those that come as near as `least`, of 100, by their places and how near."""
    if not names:
        return ()
    # For each name `extract_iter` leaves ten things that hold each other, and nobody looks for those (`long_work`).
    return sorted((place, score) for _, score, place in _near()(name, names, score_cutoff=least, limit=None))


@cache
def _near() -> Callable[..., list[tuple[str, float, int]]]:
    from rapidfuzz import fuzz, process  # a compiled library, needed only where people are compared

    return partial(process.extract, scorer=fuzz.token_set_ratio)
