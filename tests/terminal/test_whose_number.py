"""A number or an address is a person's: whose it is, is said before anything is saved, and what goes to it is judged."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from tests.builders import at, jo, objects
from tests.terminal.test_exit_codes import assert_one_sentence
from tests.terminal.typed import desk_with, typed
from tracker.rules.channel import Channel
from tracker.rules.prospect import Email, Phone

NUMBER = Phone("+44 20 7946 0018", "+442079460018")
JO = jo(phones=(NUMBER,), emails=(Email("us@example.com"),))
KIM = jo(id=2, name="Kim Cole", phones=(Phone("07700 900123"),))
NEW = ("log", "Zoë Vale", "--new", "--channel", "meeting")


@pytest.mark.parametrize(
    "known", [("--phone", "0044 20 7946 0018"), ("--phone", "020 7946 0018"), ("--email", "US@Example.com")]
)
def test_a_known_number_for_somebody_new_is_refused_with_whose_it_is(known: tuple[str, str]) -> None:
    desk = desk_with(JO)
    told = typed(desk, *NEW, *known)
    assert told.code == 3
    assert told.err.startswith("Jo Hill has this number or address already: ")
    assert desk.store.people_count("") == 1


def test_two_who_share_it_are_told_apart_by_saying_so() -> None:
    desk = desk_with(JO)
    assert typed(desk, *NEW, "--phone", "020 7946 0018", "--shares").code == 0
    assert desk.store.people_count("") == 2


def test_whoever_is_in_the_trash_is_named_too() -> None:
    told = typed(desk_with(replace(JO, deleted_at=at("2026-11-10 10:00"))), *NEW, "--phone", "020 7946 0018")
    assert (told.code, told.err.split(",")[0]) == (3, "Jo Hill")
    assert "in the trash" in told.err


def test_a_number_is_for_somebody_new_only_and_so_is_sharing_it() -> None:
    told = typed(desk_with(JO), "log", "Jo Hill", "--channel", "meeting", "--shares")
    assert told.code == 3
    assert_one_sentence(told)


@pytest.mark.parametrize("deleted_at", [None, at("2026-11-10 10:00")])
@pytest.mark.parametrize("to", ["020 7946 0018", "0044 (0)20 7946 0018"])
def test_what_goes_to_a_number_somebody_objects_to_is_stopped_whoever_it_is_for(
    to: str, deleted_at: datetime | None
) -> None:
    desk = desk_with(replace(JO, deleted_at=deleted_at), KIM, objects(Channel.CALL, "2026-11-01 10:00"))
    told = typed(desk, "check", "Kim Cole", "--channel", "call", "--to", to)
    assert told.code == 2
    assert "Jo Hill, who is reached by the same number, asked on 1 November not to be contacted by phone." in " ".join(
        told.out.split()
    )
    assert typed(desk, "check", "Kim Cole", "--channel", "call").code == 1
    assert typed(desk, "log", "Kim Cole", "--channel", "call", "--to", to, "--reason", "misdialled").code == 2


def test_their_own_number_is_theirs_however_it_is_written() -> None:
    """Of several numbers the one that is named counts, and not the freest."""
    kim = replace(KIM, phones=(*KIM.phones, Phone("020 7946 0018", shared=True)))
    desk = desk_with(JO, kim, objects(Channel.CALL, "2026-11-01 10:00"))
    assert typed(desk, "check", "Kim Cole", "--channel", "call", "--to", "+44 20 7946 0018").code == 2
    assert typed(desk, "check", "Kim Cole", "--channel", "call", "--to", "+44 7700 900123").code == 1
