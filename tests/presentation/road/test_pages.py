"""Claims about how blocks are shared out on pages: none is cut, none is lost, and no heading stands alone at a foot."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.examples import examples
from tracker.presentation.road.pages import Block, begins_within, shared_out


def stop(height: float, again: float = 0.0) -> Block:
    return Block(height, again=again)


HEAD = Block(10, heads=True)


@pytest.mark.parametrize(
    ("blocks", "first", "room", "pages"),
    [
        ([], 100, 100, [[]]),
        ([stop(40), stop(40)], 100, 100, [[0, 1]]),
        ([stop(40), stop(40), stop(40)], 100, 100, [[0, 1], [2]]),
        ([stop(40), stop(40)], 50, 100, [[0], [1]]),
        ([HEAD, stop(40), HEAD, stop(60)], 100, 100, [[0, 1], [2, 3]]),
        ([HEAD, stop(40), HEAD, stop(30)], 100, 100, [[0, 1, 2, 3]]),
        ([stop(500), stop(40)], 100, 100, [[0], [1]]),
        ([stop(40), stop(500), stop(40)], 100, 100, [[0], [1], [2]]),
        ([stop(60, 20), stop(60, 20), stop(30, 20)], 100, 100, [[0], [1], [2]]),
        ([stop(60), stop(60), stop(30)], 100, 100, [[0], [1, 2]]),
        ([HEAD], 100, 100, [[0]]),
        ([stop(75), HEAD, HEAD, stop(10)], 100, 100, [[0], [1, 2, 3]]),
    ],
)
def test_they_are_shared_out(blocks: list[Block], first: float, room: float, pages: list[list[int]]) -> None:
    assert shared_out(blocks, first, room) == pages


BLOCKS = st.lists(st.builds(Block, st.floats(1, 120), st.just(0), st.booleans(), st.floats(0, 12)), max_size=40)


@settings(max_examples=examples(100), deadline=None)
@given(BLOCKS)
def test_every_block_is_on_one_page_and_none_is_cut(blocks: list[Block]) -> None:
    pages = shared_out(blocks, 90, 100)
    assert [n for page in pages for n in page] == list(range(len(blocks)))
    for number, page in enumerate(pages):
        again = blocks[page[0]].again if begins_within(blocks, page) else 0.0
        room = (90 if number == 0 else 100) - again
        assert len(page) <= 1 or sum(blocks[n].height for n in page) <= room + 0.001
        if number + 1 < len(pages) and len(page) > 1 and blocks[page[-1]].heads:
            last = pages[number + 1][0]
            together = [n for n in page if all(blocks[k].heads for k in range(n, last))]
            assert sum(blocks[n].height for n in (*together, last)) > 90 - 12, "it has no page to itself"


def test_a_page_that_goes_on_with_a_day_says_so() -> None:
    blocks = [HEAD, stop(40), stop(40), HEAD, stop(20)]
    assert not begins_within(blocks, [0, 1])
    assert begins_within(blocks, [2, 3])
    assert not begins_within(blocks, [3, 4])
