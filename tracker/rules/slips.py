"""How far one word is from another by slips of the finger. Knows no names and no dates."""

from __future__ import annotations

TWO_SLIPS_FROM = 9
"""From that many letters on two slips are borne, as in "wensday"."""


def slips(word: str, name: str) -> int:
    """How many letters are missing, too many, others, or changed over with their neighbour."""
    word, name = _where_they_differ(word, name)
    before: list[int] = []
    row = list(range(len(name) + 1))
    for at, letter in enumerate(word, 1):
        before, above, row = row, before, [at]
        for n, wanted in enumerate(name, 1):
            cost = min(before[n] + 1, row[n - 1] + 1, before[n - 1] + (letter != wanted))
            if above and n > 1 and letter == name[n - 2] and word[at - 2] == wanted:
                cost = min(cost, above[n - 2] + 1)
            row.append(cost)
    return row[-1]


def _where_they_differ(one: str, other: str) -> tuple[str, str]:
    """The two without what both begin and end with: no slip is there, and most of two like words is."""
    shorter = min(len(one), len(other))
    begin = next((at for at in range(shorter) if one[at] != other[at]), shorter)
    end = next((at for at in range(shorter - begin) if one[-1 - at] != other[-1 - at]), shorter - begin)
    return one[begin : len(one) - end], other[begin : len(other) - end]
