"""Shares blocks out on pages: none is cut, and a heading never stands alone at a foot. Knows no text and no device."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Block:
    """`part` is the number of what it belongs to, whose heading is said once more, `again` high, on a page that begins
    in the midst of it. A `heads` block stays with the one after it.
    """

    height: float
    part: int = 0
    heads: bool = False
    again: float = 0.0


def shared_out(blocks: Sequence[Block], first: float, room: float) -> list[list[int]]:
    """The numbers of the blocks on each page; `first` is the room on the first, `room` that on those after it.

    One that is taller than a page has one to itself.
    """
    pages: list[list[int]] = [[]]
    left = first
    for n, block in enumerate(blocks):
        if _at_once(blocks, n) > left and pages[-1]:
            pages.append([])
            left = room - (0.0 if block.heads else block.again)
        pages[-1].append(n)
        left -= block.height
    return pages


def _at_once(blocks: Sequence[Block], n: int) -> float:
    """How high it is with all that it must not be parted from."""
    height = blocks[n].height
    while blocks[n].heads and n + 1 < len(blocks):
        n += 1
        height += blocks[n].height
    return height


def begins_within(blocks: Sequence[Block], page: Sequence[int]) -> bool:
    """Whether it goes on with what began on the page before."""
    return bool(page) and page[0] > 0 and not blocks[page[0]].heads
