"""Numbers and addresses on the command line: what is none refuses nobody, and says where it went."""

from __future__ import annotations

import pytest

from tests.terminal.typed import desk_with, typed

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


def test_json_names_what_was_kept_in_their_notes() -> None:
    told = typed(desk_with(), "log", "Ann Vale", *MET, "--new", "--phone", "after six", "--json").json
    assert (told["saved"], told["in_notes"]) == (True, ["after six"])
    assert "in_notes" not in typed(desk_with(), "log", "Bo", *MET, "--new", "--phone", "0161 496 0000", "--json").json
