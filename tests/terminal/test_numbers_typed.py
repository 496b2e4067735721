"""Numbers and addresses on the command line: what is none refuses nobody, and says where it went."""

from __future__ import annotations

import pytest

from tests.builders import did, jo
from tests.terminal.typed import desk_with, typed
from tracker.rules.prospect import Phone

MET = ("--channel", "meeting", "--direction", "met")


@pytest.mark.parametrize(("option", "text"), [("--phone", "after six"), ("--email", "ann at home"), ("--phone", "12")])
def test_somebody_new_is_saved_and_what_is_no_number_is_kept_in_their_notes(option: str, text: str) -> None:
    desk = desk_with()
    told = typed(desk, "log", "Ann Vale", *MET, "--new", option, text)
    assert (told.code, told.err) == (0, "")
    assert f"“{text}” is not a number or an address that can be used; it is kept in their notes." in " ".join(
        told.out.split()
    )
    (line,) = desk.store.people_like("Ann Vale", 5)
    history = desk.store.history_of(line.id)
    assert history is not None
    assert history.prospect.notes == text
    assert len(history.contacts) == 1


def test_whoever_is_spoken_of_in_a_note_is_listed_as_near_with_what_stands_there() -> None:
    desk = desk_with(
        jo(), did("2026-11-02 10:00", note="Asked whether the filling is free of nuts"), jo(id=2, name="Ada Okoro")
    )
    told = typed(desk, "check", "nuts", "--channel", "call")
    assert told.code == 3
    assert told.err.splitlines()[1:] == ["  Jo Hill · Note of Mon 2 Nov: …whether the filling is free of nuts"]


@pytest.mark.parametrize("typed_so", ["07700 900200", "+44 7700 900200", "7700900200"])
def test_a_number_finds_whom_it_lists_however_it_is_written(typed_so: str) -> None:
    for kept in (Phone("07700 900200"), Phone("+44 7700 900200", "+447700900200")):
        told = typed(desk_with(jo(phones=(kept,))), "check", typed_so, "--channel", "post")
        assert told.code in (0, 1), told.err


def test_check_tells_what_to_ring_and_that_of_several_one_may_be_named() -> None:
    desk = desk_with(jo(phones=(Phone("020 7946 0018 ext 22", label="work"), Phone("07700 900200"))))
    told = typed(desk, "check", "Jo Hill", "--channel", "call")
    assert told.out.endswith(
        "\nThere are several; --to says which one is meant:\n  work  020 7946 0018 ext 22\n        07700 900200\n"
    )
    one = typed(desk, "check", "Jo Hill", "--channel", "call", "--to", "07700 900200").out
    assert "There are several" not in one
    assert "07700 900200" not in typed(desk, "check", "Jo Hill", "--channel", "post").out
    ways = typed(desk, "check", "Jo Hill", "--channel", "text", "--json").json["ways"]
    assert ways[0] == {"address": "020 7946 0018 ext 22", "label": "work"}


def test_json_names_what_was_kept_in_their_notes() -> None:
    told = typed(desk_with(), "log", "Ann Vale", *MET, "--new", "--phone", "after six", "--json").json
    assert (told["saved"], told["in_notes"]) == (True, ["after six"])
    assert "in_notes" not in typed(desk_with(), "log", "Bo", *MET, "--new", "--phone", "0161 496 0000", "--json").json
