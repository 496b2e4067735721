"""A "do not contact" is never lost: whatever becomes of the record, however the number is written, whoever has it next.
Nor does it stop what goes to where nobody objects.

`packaging/run.py torture objections` goes through many more lives.
"""

from __future__ import annotations

import pytest

from tests.fakes import FakeStore
from tests.storage.contract.objecting_lives import lived
from tracker.actions.ports import Store


def test_no_contact_to_where_somebody_objects_is_ever_let_pass_and_no_other_is_stopped(store: Store) -> None:
    assert lived(store, 7, 25).lost == []


@pytest.mark.parametrize("seeds", [range(10), range(10, 20)])
def test_nor_in_many_other_lives_and_not_because_everything_is_stopped(seeds: range) -> None:
    found = [lived(FakeStore(), seed, 60) for seed in seeds]
    assert [one for each in found for one in each.lost] == []
    assert sum(each.let_pass for each in found) > 100
