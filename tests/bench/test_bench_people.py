"""How long a page of the table of everyone takes, in a store of twenty busy years; it is asked for off the GUI thread."""

from __future__ import annotations

import pytest

from tests.bench.conftest import Within
from tracker.actions.ports import PeopleSort
from tracker.storage.store import SqliteStore

pytestmark = pytest.mark.bench


@pytest.mark.parametrize("sort", list(PeopleSort))
@pytest.mark.parametrize("text", ["", "mul", "0207"])
def test_a_page_far_down_the_table(
    within: Within, store: SqliteStore, measured: bool, sort: PeopleSort, text: str
) -> None:
    far_down = 0 if text else 19_000 if measured else 900
    page = within(250, lambda: store.people_page(text, sort, True, far_down, 100))
    assert page or not measured


@pytest.mark.parametrize("sort", [PeopleSort.NAME, PeopleSort.NEXT])
@pytest.mark.parametrize("text", ["", "mul"])
@pytest.mark.parametrize("whose", ["Maria", "Nobody"])
def test_a_page_of_one_of_us_alone(within: Within, store: SqliteStore, sort: PeopleSort, text: str, whose: str) -> None:
    page = within(250, lambda: store.people_page(text, sort, False, 0, 100, whose))
    assert bool(page) is (whose == "Maria")
