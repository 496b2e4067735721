"""How high each week of the month is: as high as it needs where there is room, and how many of them there are.

Knows no agreement and no painter; all lengths are logical pixels.
"""

from __future__ import annotations

from collections.abc import Sequence

MOST_LATER = 5
LEAST, LEAST_IN_LOW = 78, 72
USUAL_LINE = 15
LOW = 600
"""A calendar lower than this is low."""
BENEATH = 94
"""What a crowded week leaves to the one beneath it."""


def share(room: int, needs: Sequence[int], line: int = USUAL_LINE) -> tuple[int, ...]:
    """The heights of as many weeks as there is room for, from the first open one on.

    `needs` are what they need, the first open one's before the later ones'. That one has what it needs, whatever it is,
    but for one later week; those have theirs while they fit, and what is left over by 1 : 1/2 : 1/3 and so on, once
    the first is no lower than the next: it holds today. One that does not fit takes what there is, if it is worth
    looking at. `line` is how high a line of type is.
    """
    least = (LEAST if room >= LOW else LEAST_IN_LOW) * line // USUAL_LINE
    first = min(max(needs[0], least), max(room - least, least))
    left, later = room - first, [max(least, need) for need in needs[1 : MOST_LATER + 1]]
    heights: list[int] = []
    for at, need in enumerate(later, start=1):
        if need <= left:
            heights.append(need)
            left -= need
        elif left < least:
            break
        else:
            beneath = BENEATH if at < len(later) and left >= BENEATH + 2 * least else 0
            return first, *heights, left - beneath, *((beneath,) if beneath else ())
    raised = min(_raised(first, least, len(heights), room), left)
    return first + raised, *_with_the_rest(heights, left - raised)


def _raised(first: int, least: int, later: int, room: int) -> int:
    """What the first lacks to be as high as the next would be with nothing in it, so that it stays as high whatever is
    agreed there.
    """
    if not later:
        return 0
    share_of_next = 1 / sum(1 / (at + 1) for at in range(later))
    next_ = least + (room - first - later * least) * share_of_next
    return max(int((next_ - first) / (1 + share_of_next)), 0)


def _with_the_rest(heights: list[int], left: int) -> list[int]:
    """To the last pixel."""
    parts = [1 / (at + 1) for at in range(len(heights))]
    shared = [height + int(left * part / sum(parts)) for height, part in zip(heights, parts, strict=True)]
    if shared:
        shared[0] += sum(heights) + left - sum(shared)
    return shared
