"""Everyone a page at a time, in the order of any column, and who is in the trash."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.builders import JO, ME, at, did, exact, jo, said, talk
from tests.storage.looking import do
from tracker.actions.ports import PeopleSort, Store, Trashed
from tracker.rules.agreement import AgreementOutcome
from tracker.rules.prospect import Phone, Prospect, StandingKind
from tracker.rules.us import User

PEOPLE = (
    jo(organisation="Orchard", notes="likes lemon"),
    Prospect(2, "Émile Vale", "älder & Söhne", phones=(Phone("020 7946 0958", "+442079460958"),)),
    Prospect(3, "ann hill"),
    Prospect(4, "Zed", "Birch", deleted_at=at("2026-11-01 09:00")),
)
RECORDS = (
    *PEOPLE,
    replace(said(StandingKind.NO_THANKS, "2026-11-02 09:00"), prospect_id=3),
    said(StandingKind.CLIENT, "2026-11-01 09:00"),
    said(StandingKind.THEIR_TURN, "2026-11-03 09:00"),
    talk(exact("2026-11-25 10:00")),
    talk(exact("2026-11-01 10:00"), outcome=AgreementOutcome.KEPT),
    talk(exact("2026-11-24 10:00"), prospect_id=3),
    did("2026-11-02 10:00"),
    did("2026-10-02 10:00", prospect_id=2),
)

ORDERS = [
    (PeopleSort.NAME, False, [3, 2, JO]),
    (PeopleSort.NAME, True, [JO, 2, 3]),
    (PeopleSort.ORGANISATION, False, [2, JO, 3]),
    (PeopleSort.ORGANISATION, True, [JO, 2, 3]),
    (PeopleSort.STANDING, False, [2, JO, 3]),
    (PeopleSort.STANDING, True, [3, JO, 2]),
    (PeopleSort.NEXT, False, [3, JO, 2]),
    (PeopleSort.NEXT, True, [JO, 3, 2]),
    (PeopleSort.LAST_CONTACT, False, [2, JO, 3]),
    (PeopleSort.LAST_CONTACT, True, [JO, 2, 3]),
]


@pytest.mark.parametrize(("sort", "descending", "ids"), ORDERS)
def test_any_column_gives_the_order_and_who_has_nothing_in_it_comes_last(
    store: Store, sort: PeopleSort, descending: bool, ids: list[int]
) -> None:
    do(store, *RECORDS)
    assert [line.id for line in store.people_page("", sort, descending, 0, 10)] == ids


@pytest.mark.parametrize(
    ("text", "ids"), [("", [3, 2, JO]), ("emile", [2]), ("sohne", [2]), ("LEMON", [JO]), ("79460958", [2]), ("zed", [])]
)
def test_the_filter_looks_where_the_search_looks(store: Store, text: str, ids: list[int]) -> None:
    do(store, *RECORDS)
    assert [line.id for line in store.people_page(text, PeopleSort.NAME, False, 0, 10)] == ids
    assert store.people_count(text) == len(ids)


def test_pages_follow_each_other_without_a_gap(store: Store) -> None:
    do(store, *(Prospect(n, f"Person {n % 7}", f"Firm {n % 3}") for n in range(1, 30)))
    for sort in PeopleSort:
        whole = [line.id for line in store.people_page("", sort, True, 0, 100)]
        assert sorted(whole) == list(range(1, 30))
        assert [line.id for n in range(0, 30, 10) for line in store.people_page("", sort, True, n, 10)] == whole


def test_the_trash_tells_who_lies_in_it_latest_first(store: Store) -> None:
    late = Prospect(5, "Late", deleted_at=at("2026-11-09 09:00"))
    do(store, *PEOPLE, late)
    assert store.in_trash() == (
        Trashed(5, "Late", "", at("2026-11-09 09:00")),
        Trashed(4, "Zed", "Birch", at("2026-11-01 09:00")),
    )


def test_of_one_of_us_come_those_with_whom_they_agreed_something_or_were_in_contact(store: Store) -> None:
    do(
        store,
        *RECORDS,
        talk(exact("2026-11-24 10:00"), prospect_id=2, owner="Bea"),
        User(1, "Beatrice", ("Bea",)),
    )
    hers = [line.id for line in store.people_page("", PeopleSort.NAME, False, 0, 10, "Beatrice")]
    assert hers == [2], "by whichever spelling it was written"
    assert store.people_count("", "Beatrice") == 1
    assert store.people_count("ann", "Beatrice") == 0
    assert [line.id for line in store.people_page("", PeopleSort.LAST_CONTACT, False, 0, 10, ME)] == [2, JO, 3]
    assert store.people_count("", "Nobody") == 0
