"""Who is left without an agreement is found alike by every store, as the rule has it."""

from __future__ import annotations

import pytest

from tests.builders import JO, at, day, history, jo, talk
from tests.rules.test_nothing_agreed import CLAIMS, NOW, O, ended
from tests.storage.looking import do
from tracker.actions.ports import LeftWithout, Store
from tracker.rules.agreement import WhoMoved
from tracker.rules.nothing_agreed import is_left_without
from tracker.rules.prospect import Prospect, Standing, StandingKind


@pytest.mark.parametrize(("claim", "prospect", "records", "left"), CLAIMS, ids=[claim for claim, *_ in CLAIMS])
def test_the_store_finds_whom_the_rule_finds(
    store: Store, claim: str, prospect: Prospect, records: tuple[object, ...], left: bool
) -> None:
    do(store, prospect, *records)  # type: ignore[arg-type]
    assert is_left_without(history(*records, prospect=prospect), NOW) is left
    assert [each.prospect_id for each in store.nothing_agreed(NOW)] == [JO] * left


def test_the_latest_comes_first_and_nobody_from_the_trash(store: Store) -> None:
    def missed(of: int, on: str) -> object:
        return ended(O.BROKEN, on, prospect_id=of)

    people = [Prospect(n, name) for n, name in ((2, "Ann"), (3, "Ben"))]
    gone = Prospect(4, "Cy", deleted_at=at("2026-11-17 10:00"))
    first, last = missed(2, "2026-11-10 10:00"), missed(3, "2026-11-12 10:00")
    do(store, *people, gone, first, last, missed(4, "2026-11-11 10:00"))  # type: ignore[arg-type]
    assert store.nothing_agreed(NOW) == (
        LeftWithout(3, "Ben", "", at("2026-11-12 10:00"), O.BROKEN),
        LeftWithout(2, "Ann", "", at("2026-11-10 10:00"), O.BROKEN),
    )


def test_whose_deed_it_was_that_it_was_called_off_is_known(store: Store) -> None:
    theirs, ours = ended(O.WITHDRAWN, prospect_id=2), ended(O.WITHDRAWN, prospect_id=3, who_moved=WhoMoved.WE_ASKED)
    do(store, Prospect(2, "Ann"), Prospect(3, "Ben"), theirs, ours)
    assert [(each.name, each.by_us) for each in store.nothing_agreed(NOW)] == [("Ann", False), ("Ben", True)]


def test_whoever_was_brought_in_comes_after_them_by_name(store: Store) -> None:
    brought = [Prospect(n, name, known_before=True) for n, name in ((5, "Zoë"), (6, "élan"), (7, "Bea"))]
    do(store, *brought, Prospect(2, "Ann"), ended(O.NO_SHOW, prospect_id=2))
    assert [each.prospect_id for each in store.nothing_agreed(NOW)] == [2, 7, 6, 5]


def test_what_was_missed_and_not_told_is_to_tell_in_order_and_says_so(store: Store) -> None:
    late, early = (ended(O.BROKEN, to_tell=True, window=day(on)) for on in ("2026-11-17", "2026-11-16"))
    told = ended(O.BROKEN)
    do(store, jo(), late, early, told)
    assert [(each.id, each.to_tell) for each in store.to_tell()] == [(early.id, True), (late.id, True)]
    do(store, jo(deleted_at=NOW))
    assert store.to_tell() == ()


def test_what_is_open_is_not_to_tell(store: Store) -> None:
    do(store, jo(), talk(day("2026-11-16")))
    assert store.to_tell() == ()


def test_where_one_of_us_is_named_only_those_they_have_to_do_with_are_found(store: Store) -> None:
    bens = ended(O.BROKEN, prospect_id=3, owner="Ben Hall")
    do(store, Prospect(2, "Ann"), Prospect(3, "Ben"), ended(O.BROKEN, prospect_id=2, owner="Maria"), bens)
    turns = [Standing(n, n, StandingKind.THEIR_TURN, at("2026-11-13 10:00")) for n in (2, 3)]
    assert [each.name for each in store.nothing_agreed(NOW, " maria")] == ["Ann"]
    assert [each.name for each in store.nothing_agreed(NOW, "Ben Hall")] == ["Ben"]
    do(store, *turns)
    assert [each.name for each in store.their_turn("Maria")] == ["Ann"]
    assert store.their_turn("Carys") == ()
