"""`import` brings in people from a file, tells what could not be read and who may be here, and never does it twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import jo
from tests.terminal.typed import Told, desk_with
from tests.terminal.typed import typed as typed_at
from tracker.actions.ports import Desk
from tracker.interop.files_from_elsewhere import FilesFromElsewhere
from tracker.rules.bring_in.mapping import Column, Field, Mapping
from tracker.rules.channel import Channel
from tracker.rules.history import History
from tracker.rules.prospect import Email, Phone, Prospect
from tracker.runtime.likeness import likeness

SOMEONE = jo(phones=(Phone("+44 20 7946 0018", "+442079460018"),), emails=(Email("jo@example.com"),))
PEOPLE = """Name,Company,Mobile,E-mail,Next follow-up,Last contacted,Do not call
Ann Lee,Lee Ltd,+44 20 7946 0001,ann@example.com,3 Dec 2026,2 Nov 2026,
Bo Lee,Lee Ltd,+44 20 7946 0001,,,,
Cem Oz,,4.42079E+11,cem@example.com,,,yes
Joanna Hill,,+44 20 7946 0018,,,,
"""
CARD = "BEGIN:VCARD\nVERSION:3.0\nFN:Dora Elm\nTEL:+44 20 7946 0002\nEND:VCARD\n"


@pytest.fixture
def files(tmp_path: Path) -> FilesFromElsewhere:
    (tmp_path / "people.csv").write_text(PEOPLE, encoding="utf-8")
    (tmp_path / "dora.vcf").write_text(CARD, encoding="utf-8")
    (tmp_path / "photo.png").write_bytes(b"\x89PNG\r\n")
    return FilesFromElsewhere(tmp_path / "mappings.json", likeness)


@pytest.fixture
def desk() -> Desk:
    return desk_with(SOMEONE)


def typed(desk: Desk, files: FilesFromElsewhere, folder: Path, name: str, *words: str) -> Told:
    return typed_at(desk, "import", str(folder / name), *words, files=files)


def people(desk: Desk) -> dict[str, History]:
    return {history.prospect.name: history for history in desk.store.people_after(0, 100)}


def test_people_of_a_table_are_brought_in_once(desk: Desk, files: FilesFromElsewhere, tmp_path: Path) -> None:
    told = typed(desk, files, tmp_path, "people.csv")
    assert told.code == 0
    for said in (
        "people.csv: 2 new, 2 perhaps here",
        "Line 4, Mobile: A spreadsheet rounded the number 4.42079E+11; it was left out.",
        "Line 3: Bo Lee may be here as line 2 (same number); taken as somebody else.",
        "Brought in: 3 people. 1 who was here was added to.",
    ):
        assert said in " ".join(told.out.split())
    brought = people(desk)
    assert set(brought) == {"Jo Hill", "Ann Lee", "Bo Lee", "Cem Oz"}
    assert [o.channel for o in brought["Cem Oz"].objections] == [Channel.CALL]
    # Nobody agreed to what a table has a date for.
    assert not brought["Ann Lee"].agreements
    assert "Next follow-up: 3 Dec 2026" in brought["Ann Lee"].prospect.notes
    again = typed(desk, files, tmp_path, "people.csv")
    assert "There was nothing new to bring in." in again.out
    assert people(desk) == brought


def test_a_dry_run_writes_nothing_and_says_it_to_a_program(
    desk: Desk, files: FilesFromElsewhere, tmp_path: Path
) -> None:
    told = typed(desk, files, tmp_path, "people.csv", "--dry-run", "--json")
    (file,) = told.json
    assert (file["saved"], file["added"], set(people(desk))) == (False, [], {"Jo Hill"})
    assert [(each["line"], each["found"], each["choice"]) for each in file["people"]] == [
        (2, "new", "add"),
        (3, "perhaps", "add"),
        (4, "new", "add"),
        (5, "perhaps", "same"),
    ]
    assert file["people"][3]["same_as"] == SOMEONE.id
    cem = file["people"][2]
    assert (cem["emails"], cem["phones"], cem["asked_not_to"], cem["agreed"]) == (
        ["cem@example.com"],
        [],
        ["call"],
        None,
    )
    assert "Next follow-up: 3 Dec 2026" in file["people"][0]["notes"]
    assert file["problems"][0]["kind"] == "number-broken"


def test_what_they_agreed_to_and_when_we_spoke_is_taken_where_somebody_says_so(
    desk: Desk, files: FilesFromElsewhere, tmp_path: Path
) -> None:
    typed(desk, files, tmp_path, "people.csv", "--they-agreed", "--last-contact", "meeting")
    ann = people(desk)["Ann Lee"]
    assert [str(a.window.first) for a in ann.agreements] == ["2026-12-03"]
    assert [c.channel for c in ann.contacts] == [Channel.MEETING]


def test_which_of_two_days_is_meant_can_be_said(desk: Desk, files: FilesFromElsewhere, tmp_path: Path) -> None:
    (tmp_path / "odd.csv").write_text("Name,Next call\nAnn Lee,3/12/2026\n", encoding="utf-8")
    words = ("--they-agreed", "--dry-run", "--json")
    found = [typed(desk, files, tmp_path, "odd.csv", *words, *days).json[0] for days in ((), ("--days", "day-first"))]
    assert [file["people"][0]["agreed"] for file in found] == [None, "2026-12-03"]
    assert [len(file["problems"]) for file in found] == [1, 0]
    wrong = typed(desk, files, tmp_path, "odd.csv", "--days", "never")
    assert (wrong.code, wrong.err.strip()) == (3, "“never” is no order of days: it is one of day-first, month-first.")


def test_columns_are_what_they_were_kept_as(desk: Desk, files: FilesFromElsewhere, tmp_path: Path) -> None:
    (tmp_path / "odd.csv").write_text("Wer,Was\nAnn Lee,Lee Ltd\n", encoding="utf-8")
    files.keep_mapping("odd", Mapping((Column("Wer", Field.NAME), Column("Was", Field.ORGANISATION))))
    typed(desk, FilesFromElsewhere(tmp_path / "mappings.json", likeness), tmp_path, "odd.csv", "--map", "odd")
    assert people(desk)["Ann Lee"].prospect.organisation == "Lee Ltd"
    wrong = typed(desk, files, tmp_path, "odd.csv", "--map", "old")
    assert (wrong.code, wrong.err.strip()) == (3, "No mapping is called “old”; there are: “odd”.")


def test_letters_are_read_as_somebody_says(desk: Desk, files: FilesFromElsewhere, tmp_path: Path) -> None:
    (tmp_path / "old.csv").write_bytes("Name,E-mail\nJörg Weiß,j@example.com\n".encode("cp437", "replace"))
    typed(desk, files, tmp_path, "old.csv", "--encoding", "cp437")
    assert "Jörg Weiß" in people(desk)
    assert typed(desk, files, tmp_path, "old.csv", "--encoding", "klingon").code == 3


def test_several_files_are_a_deed_each(desk: Desk, files: FilesFromElsewhere, tmp_path: Path) -> None:
    told = typed(desk, files, tmp_path, "dora.vcf", str(tmp_path / "people.csv"))
    assert told.code == 0
    typed_at(desk, "undo")
    assert set(people(desk)) == {"Jo Hill", "Dora Elm"}


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("nobody.csv", "“nobody.csv” is not there"),
        ("photo.png", "This is no table, no card and no calendar"),
        (".", "cannot be read"),
    ],
)
def test_what_cannot_be_read_is_said_in_a_sentence(
    desk: Desk, files: FilesFromElsewhere, tmp_path: Path, name: str, said: str
) -> None:
    told = typed(desk, files, tmp_path, name)
    assert (told.code, told.out) == (3, "")
    assert said in told.err
    assert people(desk) == {"Jo Hill": History(SOMEONE)}


def test_people_of_a_calendar_are_those_invited(desk: Desk, files: FilesFromElsewhere, tmp_path: Path) -> None:
    event = (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20261203T100000Z\r\nSUMMARY:Tasting\r\n"
        "ATTENDEE;CN=Eve Fox:mailto:eve@example.com\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:2\r\nDTSTART:20261204T100000Z"
        "\r\nSUMMARY:Lunch\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    (tmp_path / "mine.ics").write_text(event, encoding="utf-8", newline="")
    told = typed(desk, files, tmp_path, "mine.ics")
    assert "1 event names nobody, and was passed over" in told.out
    eve = people(desk)["Eve Fox"]
    assert (eve.agreements, eve.prospect.emails) == ((), (Email("eve@example.com"),))
    assert "Tasting" in eve.prospect.notes


def test_somebody_here_whom_an_event_names_is_meant(desk: Desk, files: FilesFromElsewhere, tmp_path: Path) -> None:
    event = (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20261203T100000Z\r\n"
        "SUMMARY:Call with Jo Hill about cakes\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    (tmp_path / "mine.ics").write_text(event, encoding="utf-8", newline="")
    typed(desk, files, tmp_path, "mine.ics", "--they-agreed")
    jo_hill: History = people(desk)["Jo Hill"]
    assert [str(a.window.first) for a in jo_hill.agreements] == ["2026-12-03"]
    assert isinstance(jo_hill.prospect, Prospect)
