"""Claims about what a store finds in notes, topics and addresses, a part at a time, fake and file alike."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.builders import JO, day, did, jo, talk
from tests.storage.looking import NOW, do
from tracker.actions.ports import Mention, MentionedIn, MentionsAfter, Store
from tracker.rules.contact import Contact
from tracker.storage.queries import mentions

ADA, GONE = 2, 3


def noted(contact_id: int, when: str, note: str, prospect_id: int = JO) -> Contact:
    return replace(did(when), id=contact_id, note=note, prospect_id=prospect_id)


@pytest.fixture
def spoken(store: Store) -> Store:
    do(
        store,
        jo(address="3 Müller Lane, Leeds"),
        jo(id=ADA, name="Ada Okoro", address="12 Orchard Street"),
        jo(id=GONE, name="Gone", deleted_at=NOW, address="Orchard House"),
        noted(11, "2026-11-02 10:00", note="Asked whether the LEMON is free of nuts"),
        noted(12, "2026-11-03 10:00", prospect_id=ADA, note="O’Brien’s café, not lemon"),
        noted(13, "2026-11-04 10:00", prospect_id=GONE, note="lemon"),
        replace(talk(day("2026-11-20")), id=21, topic="the lemon filling"),
        replace(talk(day("2026-11-21")), id=22, prospect_id=ADA, topic="old files", words="lemon"),
    )
    return store


def all_of(store: Store, text: str) -> list[Mention]:
    found: list[Mention] = []
    after: MentionsAfter | None = None
    while True:
        part = store.mentions(text, after)
        found += part.found
        after = part.goes_on
        if after is None:
            return found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("lemon", [(ADA, "note"), (JO, "note"), (JO, "topic")]),
        ("nuts lemon", [(JO, "note")]),
        ("O'Brien", [(ADA, "note")]),
        ("obrien cafe", [(ADA, "note")]),
        ("mueller", [(JO, "address")]),
        ("orchard", [(ADA, "address")]),
        ("files", [(ADA, "topic")]),
        ("100%", []),
        ("", []),
        ("#lemon", []),
    ],
)
def test_who_is_spoken_of_is_found_the_newest_first_and_nobody_in_the_trash(
    spoken: Store, text: str, found: list[tuple[int, str]]
) -> None:
    assert [(m.line.id, m.where.value) for m in all_of(spoken, text)] == found


@pytest.mark.parametrize(("rows", "most"), [(1, 24), (2, 1), (1000, 1)])
def test_however_it_is_cut_into_parts_each_is_found_once(
    spoken: Store, rows: int, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = all_of(spoken, "lemon")
    monkeypatch.setattr(mentions, "ROWS", rows)
    monkeypatch.setattr(mentions, "MOST", most)
    assert all_of(spoken, "lemon") == whole


def test_what_is_told_is_the_whole_text_and_when_it_was_written(spoken: Store) -> None:
    note, *_ = all_of(spoken, "nuts")
    assert (note.text, note.at) == ("Asked whether the LEMON is free of nuts", did("2026-11-02 10:00").at)
    (address,) = all_of(spoken, "leeds")
    assert (address.where, address.at) == (MentionedIn.ADDRESS, None)
