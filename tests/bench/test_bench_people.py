"""How long a page of the table of everyone takes, in a store of ten busy years; it is asked for off the GUI thread."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from tests.bench.big_store import build_big_store
from tracker.actions.ports import PeopleSort
from tracker.storage.open import open_store
from tracker.storage.store import SqliteStore

pytestmark = pytest.mark.bench


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqliteStore]:
    place = tmp_path_factory.mktemp("big") / "as-agreed.db"
    build_big_store(place, date(2026, 11, 21))
    opened = open_store(place)
    yield opened
    opened.close()


@pytest.mark.parametrize("sort", list(PeopleSort))
@pytest.mark.parametrize("text", ["", "mul", "0207"])
def test_a_page_far_down_the_table(benchmark: Any, store: SqliteStore, sort: PeopleSort, text: str) -> None:
    page = benchmark(lambda: store.people_page(text, sort, True, 19_000 if not text else 0, 100))
    assert page
    if benchmark.stats is not None:
        assert benchmark.stats["median"] < 0.25
