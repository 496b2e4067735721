"""What somebody of us logged last, fake and file alike."""

from __future__ import annotations

from dataclasses import replace

from tests.builders import ME, did, jo
from tests.storage.looking import NOW, do
from tracker.actions.outcome import DeedName
from tracker.actions.ports import Store
from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import Contact, ContactOutcome


def met(id_: int, prospect_id: int = 1, occasion_id: int | None = None) -> Contact:
    made = did("2026-11-17 10:00", Direction.MET, Channel.MEETING, prospect_id=prospect_id, occasion_id=occasion_id)
    return replace(made, id=id_)


def test_each_entry_comes_once_latest_first_and_only_while_it_stands(store: Store) -> None:
    do(store, jo(), jo(id=2, name="Ada"), jo(id=3, name="Gone", deleted_at=NOW))
    do(store, met(11))
    do(store, replace(did("2026-11-17 11:00", Direction.OUT, Channel.EMAIL, ContactOutcome.SENT), id=12, prospect_id=2))
    do(store, met(13, occasion_id=13), met(14, prospect_id=2, occasion_id=13))
    do(store, met(15, prospect_id=3))
    do(store, replace(met(11), note="corrected"))
    with store.deed(DeedName.LOG_CONTACT, "Ben", NOW) as tx:
        tx.put(met(16))
    told = [(each.name, each.channel) for each in store.own_entries(ME, 10)]
    assert told == [("Jo Hill", Channel.MEETING), ("Ada", Channel.EMAIL), ("Jo Hill", Channel.MEETING)]
    assert [each.name for each in store.own_entries(ME, 1)] == ["Jo Hill"]
    store.undo(ME, NOW)
    store.undo(ME, NOW)
    store.undo(ME, NOW)
    assert len(store.own_entries(ME, 10)) == 2, "what was taken back is none"
