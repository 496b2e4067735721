"""Claims about editing a person: what merges, what is refused, and what is tidied on the way."""

from __future__ import annotations

from typing import Any

import pytest

from tests.actions.counter import Counter
from tests.builders import JO, jo
from tracker.actions.outcome import Problem, Refusal
from tracker.actions.people.edit_prospect import edit_prospect
from tracker.rules.prospect import Business, Email, Interest, Phone, Prospect

MERGING = [
    ("only we", {"notes": "ours"}, {}, {"notes": "ours"}),
    ("only they", {}, {"notes": "theirs"}, {"notes": "theirs"}),
    ("different fields", {"notes": "ours"}, {"household": "Hill"}, {"notes": "ours", "household": "Hill"}),
    ("the same change", {"notes": "the same"}, {"notes": "the same"}, {"notes": "the same"}),
    ("ours taken away", {"organisation": ""}, {"notes": "theirs"}, {"organisation": "", "notes": "theirs"}),
]


MERGED_ONE_BY_ONE = [
    ("each adds a tag", {"tags": ("a", "ours")}, {"tags": ("a", "theirs")}, {"tags": ("a", "theirs", "ours")}),
    ("one adds, one drops", {"tags": ("a", "ours")}, {"tags": ()}, {"tags": ("ours",)}),
    (
        "different prompts",
        {"business": Business("ours")},
        {"business": Business(an_edge="theirs")},
        {"business": Business("ours", an_edge="theirs")},
    ),
]


@pytest.mark.parametrize(("why", "ours", "theirs", "merged"), MERGED_ONE_BY_ONE, ids=[c[0] for c in MERGED_ONE_BY_ONE])
def test_tags_numbers_and_prompts_count_one_by_one(why: str, ours: Any, theirs: Any, merged: Any) -> None:
    counter = Counter()
    counter.store.rows[Prospect, JO] = jo(**{"tags": ("a",)} | theirs)
    assert edit_prospect(counter.desk, jo(tags=("a",)), jo(**{"tags": ("a",)} | ours)).value == jo(
        **{"tags": ("a",)} | merged
    )


def test_one_number_changed_on_both_sides_to_different_ones_is_refused() -> None:
    counter = Counter()
    counter.store.rows[Prospect, JO] = jo(phones=(Phone("333 333"),))
    with pytest.raises(Refusal) as refused:
        edit_prospect(counter.desk, jo(phones=(Phone("111 111"),)), jo(phones=(Phone("222 222"),)))
    assert refused.value.problem is Problem.CHANGED_SINCE


@pytest.mark.parametrize(("why", "ours", "theirs", "merged"), MERGING, ids=[case[0] for case in MERGING])
def test_changes_to_different_fields_are_both_kept(why: str, ours: Any, theirs: Any, merged: Any) -> None:
    counter = Counter()
    seen = jo(organisation="Orchard")
    counter.store.rows[Prospect, JO] = jo(**{"organisation": "Orchard"} | theirs)
    value = edit_prospect(counter.desk, seen, jo(**{"organisation": "Orchard"} | ours)).value
    assert value == jo(**{"organisation": "Orchard"} | merged)
    assert counter.jo.prospect == value


def test_one_field_changed_to_different_things_on_both_sides_is_refused() -> None:
    counter = Counter()
    counter.store.rows[Prospect, JO] = jo(notes="theirs")
    with pytest.raises(Refusal) as refused:
        edit_prospect(counter.desk, jo(), jo(notes="ours", interest=Interest.REAL))
    assert (refused.value.problem, refused.value.what) == (Problem.CHANGED_SINCE, "Jo Hill")
    assert counter.jo.prospect == jo(notes="theirs")


def test_a_number_is_kept_as_typed_beside_its_international_form() -> None:
    typed = Phone("+44 7700 900 112", label="mobile")
    value = edit_prospect(Counter().desk, jo(), jo(phones=(typed,))).value
    assert value.phones == (Phone("+44 7700 900 112", "+447700900112", "mobile"),)


def test_texts_are_tidied_and_lines_left_blank_are_dropped() -> None:
    after = jo(
        name=" Jo \n Hill ",
        tags=("cakes", " "),
        phones=(Phone(" "),),
        emails=(Email(""), Email(" jo@example.com ")),
        notes="one\r\ntwo ",
    )
    value = edit_prospect(Counter().desk, jo(), after).value
    assert value == jo(tags=("cakes",), emails=(Email("jo@example.com"),), notes="one\ntwo")


REFUSED = [
    ({"name": " "}, Problem.EMPTY_NAME),
    ({"name": "x" * 201}, Problem.TEXT_TOO_LONG),
    ({"notes": "bell\x07"}, Problem.UNREADABLE_TEXT),
    ({"phones": (Phone("ask her"),)}, Problem.NOT_A_PHONE),
    ({"emails": (Email("jo@"),)}, Problem.NOT_AN_EMAIL),
]


@pytest.mark.parametrize(("changes", "problem"), REFUSED)
def test_what_is_unfit_to_be_kept_is_refused(changes: Any, problem: Problem) -> None:
    counter = Counter()
    with pytest.raises(Refusal) as refused:
        edit_prospect(counter.desk, jo(), jo(**changes))
    assert refused.value.problem is problem
    assert counter.jo.prospect == jo()


def test_a_refusal_repeats_no_more_than_the_beginning_of_a_long_text() -> None:
    with pytest.raises(Refusal) as refused:
        edit_prospect(Counter().desk, jo(), jo(name="Jo " * 200))
    assert refused.value.what.startswith("Jo Jo")
    assert len(refused.value.what) < 50
