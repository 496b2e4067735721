"""Claims about people, agreements and contacts as tables: nothing is lost, nothing is carried out by a spreadsheet."""

from __future__ import annotations

import csv
from dataclasses import replace
from io import StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import JO, at, day, did, exact, jo, objects, said, talk
from tests.interop.writing.as_table import table_of
from tracker.actions.taking_out import Part
from tracker.interop.formulas import as_it_was, harmless
from tracker.rules.agreement import AgreementOutcome, WhoMoved
from tracker.rules.channel import Channel
from tracker.rules.contact import Question
from tracker.rules.history import History
from tracker.rules.prospect import Email, Phone, Prospect, StandingKind
from tracker.rules.text import clean

NOW = at("2026-11-20 09:00")

CELLS = [
    # what stands in a cell, and what is written for it
    ('=HYPERLINK("http://x.example","Jo")', '\'=HYPERLINK("http://x.example","Jo")'),
    ("@SUM(A1)", "'@SUM(A1)"),
    ("\tx", "'\tx"),
    ("\rx", "'\rx"),
    ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
    ("-2+3+cmd|' /C calc'!A0", "'-2+3+cmd|' /C calc'!A0"),
    ("- call him", "'- call him"),
    ("+", "'+"),
    ("+44 20 7946 0018", "+44 20 7946 0018"),
    ("+442079460018", "+442079460018"),
    ("+44 (0)20 7946 0018 x45", "+44 (0)20 7946 0018 x45"),
    ("-5", "-5"),
    ("-12.50", "-12.50"),
    ("Jo = Joanna", "Jo = Joanna"),
    ("'twas", "'twas"),
    ("'=1", "''=1"),
    ("''+x", "'''+x"),
    ("", ""),
]


@pytest.mark.parametrize(("cell", "written"), CELLS)
def test_no_cell_is_carried_out_and_each_is_read_as_it_was(cell: str, written: str) -> None:
    assert harmless(cell) == written
    assert as_it_was(written) == cell


@given(st.text(st.sampled_from("'=+-@\t\r 4x")))
def test_any_cell_is_read_as_it_was(cell: str) -> None:
    assert as_it_was(harmless(cell)) == cell
    assert harmless(cell)[:1] not in ("=", "@", "\t", "\r")


def read(content: bytes) -> list[dict[str, str]]:
    """As our own reader has it: the mark left out, the apostrophes of ours taken off."""
    assert content.startswith(b"\xef\xbb\xbf")
    rows = csv.DictReader(StringIO(content.decode("utf-8-sig"), newline=""), dialect=csv.excel)
    return [{name: as_it_was(cell) for name, cell in row.items()} for row in rows]


texts = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")) | st.sampled_from("\n\",;=+@'"), max_size=20
)
kept = texts.map(lambda text: clean(text, 100))
people = st.builds(
    Prospect,
    id=st.integers(1, 2**62),
    name=kept.filter(bool),
    organisation=kept,
    notes=kept,
    address=kept,
    phones=st.lists(st.builds(Phone, kept.filter(bool), st.just(""), kept), max_size=3).map(tuple),
    emails=st.lists(st.builds(Email, kept.filter(bool), kept), max_size=2).map(tuple),
)


@settings(max_examples=60)
@given(st.lists(people, max_size=3))
def test_people_are_read_as_they_were(them: list[Prospect]) -> None:
    rows = read(table_of(Part.PEOPLE, [History(each) for each in them], NOW))
    assert len(rows) == len(them)
    for row, person in zip(rows, them, strict=True):
        assert int(row["ID"]) == person.id
        found = (row["Name"], row["Organisation"], row["Notes"], row["Address"])
        assert found == (person.name, person.organisation, person.notes, person.address)
        for n, phone in enumerate(person.phones, 1):
            assert (row[f"Phone {n} - Label"], row[f"Phone {n} - Value"]) == (phone.label, phone.typed)
        for n, mail in enumerate(person.emails, 1):
            assert (row[f"E-mail {n} - Label"], row[f"E-mail {n} - Value"]) == (mail.label, mail.address)


def test_what_stands_today_is_told_with_them() -> None:
    history = History(
        jo(tags=("vip", "spring"), preferred_channel=Channel.EMAIL),
        (said(StandingKind.THEIR_TURN, "2026-11-02 09:00", "we'll call you"),),
        (
            objects(Channel.POST, "2026-11-02 09:00"),
            objects(None, "2026-11-02 09:00", lifted_at=at("2026-11-03 09:00")),
        ),
    )
    (row,) = read(table_of(Part.PEOPLE, [history], NOW))
    assert (row["Standing"], row["Standing words"]) == ("their-turn", "we'll call you")
    assert (row["Do not post"], row["Do not call"], row["Do not contact"]) == ("yes", "", "")
    assert (row["Tags"], row["Preferred channel"]) == ("vip, spring", "email")


def test_an_agreement_is_a_row_with_its_window_as_it_was_agreed() -> None:
    kept = talk(exact("2026-11-10 15:00", "America/New_York"), outcome=AgreementOutcome.KEPT, words='"yes", he said')
    kept = replace(kept, settled_at=at("2026-11-10 20:05"))
    first, second = read(table_of(Part.AGREEMENTS, [History(jo(), agreements=(kept, talk(day("2026-12-01"))))], NOW))
    assert (first["First day"], first["From"], first["Time zone"]) == ("2026-11-10", "15:00", "America/New_York")
    assert (first["Outcome"], first["Settled on"], first["Their words"]) == (
        "kept",
        "2026-11-10 20:05",
        '"yes", he said',
    )
    assert (first["Person ID"], first["Person"]) == (str(JO), "Jo Hill")
    assert (second["First day"], second["Last day"], second["From"]) == ("2026-12-01", "2026-12-01", "")


@pytest.mark.parametrize(
    ("outcome", "who_moved", "by"),
    [
        (AgreementOutcome.WITHDRAWN, WhoMoved.WE_ASKED, "us"),
        (AgreementOutcome.WITHDRAWN, None, "them"),
        (AgreementOutcome.MOVED, WhoMoved.THEY_ASKED, "them"),
        (AgreementOutcome.MOVED, WhoMoved.WE_ASKED, "us"),
        (AgreementOutcome.MOVED, WhoMoved.I_AM_LATE, "us"),
        (AgreementOutcome.MOVED, WhoMoved.TYPED_WRONG, ""),
        (AgreementOutcome.KEPT, None, ""),
    ],
)
def test_whose_doing_it_was_that_it_is_off_stands_beside_what_became_of_it(
    outcome: AgreementOutcome, who_moved: WhoMoved | None, by: str
) -> None:
    ended = talk(day("2026-12-01"), outcome=outcome, who_moved=who_moved)
    (row,) = read(table_of(Part.AGREEMENTS, [History(jo(), agreements=(ended,))], NOW))
    assert row["Moved or called off by"] == by


def test_a_contact_is_a_row_with_when_it_happened_here() -> None:
    done = did("2026-07-10 15:00", note="- asked =twice", questions=(Question("Nuts?", "No"), Question("When?")))
    (row,) = read(table_of(Part.CONTACTS, [History(jo(), contacts=(done,))], NOW))
    assert (row["When"], row["Note"], row["Questions"]) == ("2026-07-10 15:00", "- asked =twice", "Nuts? — No\nWhen?")


def test_nobody_is_a_table_with_a_head() -> None:
    assert table_of(Part.PEOPLE, [], NOW).decode("utf-8-sig").startswith("Name,Organisation")
    assert table_of(Part.PEOPLE, [], NOW).endswith(b"\r\n")
