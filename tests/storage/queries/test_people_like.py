"""Names that begin so come from an index, then the first by name are looked through, then all: the order is the same."""

from __future__ import annotations

import pytest

from tests.builders import jo
from tests.storage.looking import do
from tracker.rules.prospect import Phone, Prospect
from tracker.rules.text import digits
from tracker.storage.queries import people_like
from tracker.storage.store import SqliteStore


@pytest.mark.parametrize("first_names", [1, 7, 1000])
@pytest.mark.parametrize("limit", [1, 3, 12, 100])
@pytest.mark.parametrize("text", ["an", "ann", "hill", "ann hill", "e", "0207", "7 0", "an a", "nobody"])
def test_however_it_is_looked_for_those_beginning_so_come_first_and_the_others_by_name(
    store: SqliteStore, monkeypatch: pytest.MonkeyPatch, text: str, limit: int, first_names: int
) -> None:
    monkeypatch.setattr(people_like, "FIRST_NAMES", first_names)
    names = [f"{first} {last}" for first in ("Ann", "Anna", "Bea", "Hill", "Jo") for last in ("Hill", "Reed", "Ng")]
    people = [
        jo(id=n, name=name, notes="knows ann" if n % 4 == 0 else "", phones=(Phone(f"0207 946 00{n:02}"),))
        for n, name in enumerate(names, 1)
    ]
    do(store, *people)

    def place(person: Prospect) -> tuple[bool, str, int]:
        name = person.name.casefold()
        return not name.startswith(text), name, person.id

    words = text.split()
    expected = [person.id for person in sorted(people, key=place) if _has_all(person, words)]
    assert [line.id for line in store.people_like(text, limit)] == expected[:limit]


def _has_all(person: Prospect, words: list[str]) -> bool:
    said = f"{person.name}\n{person.notes}".casefold()
    number = digits(person.phones[0].typed)
    return all(word in said or (word.isdigit() and word.lstrip("0") in number) for word in words)
