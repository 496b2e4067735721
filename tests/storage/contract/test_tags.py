"""Which tags are in use, fake and file alike."""

from __future__ import annotations

from tests.builders import jo
from tests.storage.looking import NOW, do
from tracker.actions.ports import Store


def test_every_tag_of_those_who_are_not_in_the_trash_comes_once_and_in_order(store: Store) -> None:
    do(
        store,
        jo(tags=("wedding", "Été", "a, b")),
        jo(id=2, name="Ada", tags=("fair", "wedding")),
        jo(id=3, name="Gone", tags=("gone",), deleted_at=NOW),
    )
    assert store.tags_in_use() == ("a, b", "Été", "fair", "wedding")
