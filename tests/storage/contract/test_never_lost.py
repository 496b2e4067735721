"""A "do not contact" is never lost: whatever becomes of the record, however the number is written, whoever has it next.
"""

from __future__ import annotations

from tests.storage.contract.objecting_lives import lost
from tracker.actions.ports import Store

A_FEW = range(3)
"""In the ordinary run; `packaging/run.py torture objections` goes through many more."""


def test_no_contact_to_where_somebody_objects_is_ever_let_pass(store: Store) -> None:
    assert lost(lambda: store, range(1), 60) == []
