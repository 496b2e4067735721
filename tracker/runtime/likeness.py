"""How like names are, letter by letter. Knows no person; what that says of two of them is for `rules.who.alike`."""

from __future__ import annotations

from collections.abc import Sequence


def likeness(name: str, names: Sequence[str], least: float) -> Sequence[tuple[int, float]]:
    """`rules.who.alike.Likeness`: those that come as near as `least`, of 100, by their places and how near."""
    if not names:
        return ()
    from rapidfuzz import fuzz, process  # a compiled library, needed only where people are compared

    found = process.extract_iter(name, names, scorer=fuzz.token_set_ratio, score_cutoff=least)
    return [(place, score) for _, score, place in found]
