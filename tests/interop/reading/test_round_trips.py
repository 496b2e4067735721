"""Claims that nothing is lost between a file and here: what we write is read again as it was, and so is any table."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, time

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.builders import history
from tests.examples import examples
from tests.interop.reading.reads import people_in, whole
from tests.interop.writing.as_table import table_of
from tracker.actions.fitting_text import fit_prospect
from tracker.actions.outcome import Refusal
from tracker.actions.taking_out import Part
from tracker.interop.formulas import harmless
from tracker.interop.reading.file import card_again
from tracker.interop.writing.cards import cards_written
from tracker.rules.bring_in.card import Card, HistoryKind
from tracker.rules.bring_in.cards_of import cards_of
from tracker.rules.bring_in.mapping_of import mapping_of
from tracker.rules.bring_in.said_before import said_before
from tracker.rules.channel import Channel
from tracker.rules.history import History
from tracker.rules.newcomers.as_person import as_person
from tracker.rules.prospect import (
    Business,
    CanBuy,
    Email,
    Hours,
    Interest,
    Objection,
    Phone,
    Prospect,
    Standing,
    StandingKind,
)

NOW = datetime(2026, 11, 26, 15, tzinfo=UTC)

ANY_LETTER = st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n\t,;:\\\"'=^|")
TEXTS = st.one_of(
    st.text(ANY_LETTER, max_size=30),
    st.sampled_from(["=1+1", "'=x", "''-y", "+44", "a,b;c\\n", ";;;", 'x"', "END:VCARD"]),
)
NAMES = TEXTS.filter(lambda text: bool(text.strip()))
NUMBERS = st.sampled_from(
    ("+44 20 7946 0018", "020 7946 0018 ext 45", "(0221) 12 34 56", "*100#", "07700 900123", "+1 (217) 555-0123")
)
ADDRESSES = st.sampled_from(("a@example.com", "o'neil@example.com", "x+y@sub.example.org", "zoë@exämple.de"))
LABELS = st.one_of(
    st.sampled_from(("", "home", "mobile", "work", "Work", "office", "cell", "fax", "pager", "main")), TEXTS
)
TAGS = st.one_of(TEXTS, st.text(st.sampled_from("ab ,;|\"':"), max_size=8))
WAYS = st.frozensets(st.sampled_from((None, *Channel)), max_size=3)
STANDS = st.sampled_from((None, *StandingKind))
HOURS = st.builds(
    Hours, st.sampled_from((time(9), time(22, 30))), st.just(time(17)), st.frozensets(st.integers(0, 6), min_size=1)
)
PEOPLE = st.builds(
    Prospect,
    id=st.integers(1, 9),
    name=NAMES,
    organisation=TEXTS,
    household=TEXTS,
    phones=st.lists(
        st.builds(Phone, NUMBERS, label=LABELS, shared=st.booleans()), max_size=3, unique_by=lambda p: p.typed
    ).map(tuple),
    emails=st.lists(st.builds(Email, ADDRESSES, LABELS, st.booleans()), max_size=3, unique_by=lambda e: e.address).map(
        tuple
    ),
    address=TEXTS,
    zone=st.sampled_from(("", "Europe/London", "America/Argentina/Buenos_Aires")),
    preferred_channel=st.sampled_from((None, *Channel)),
    hours=st.none() | HOURS,
    tags=st.lists(TAGS, max_size=3).map(tuple),
    notes=TEXTS,
    business=st.builds(Business, TEXTS, an_edge=TEXTS),
    interest=st.sampled_from(Interest),
    can_buy=st.sampled_from(CanBuy),
    greeting=TEXTS,
)


def kept(person: Prospect) -> Prospect:
    """The person as a record holds them; a person who could not be kept is no example."""
    try:
        fitting = fit_prospect(person, lambda _number: "")
    except Refusal:
        assume(False)
        raise
    return replace(fitting, known_before=True, tags=tuple(dict.fromkeys(fitting.tags)))


def said(person: Prospect, ways: frozenset[Channel | None], stands: StandingKind | None) -> History:
    """The person with what they object to, and what they told us."""
    before = datetime(2026, 11, 2, 9, tzinfo=UTC)
    objections = (Objection(n, person.id, way, before) for n, way in enumerate(ways))
    standing = () if stands is None else (Standing(1, person.id, stands, before),)
    return history(*objections, *standing, prospect=person)


def heard(card: Card) -> tuple[frozenset[Channel | None], StandingKind | None]:
    """What is read of that."""
    ways = frozenset(i.channel for i in card.history if i.kind is HistoryKind.DO_NOT_CONTACT and i.yes)
    return ways, next((item.standing for item in card.history if item.kind is HistoryKind.STATUS), None)


@settings(max_examples=examples(60), deadline=None)
@given(st.lists(PEOPLE, min_size=1, max_size=3), WAYS, STANDS)
def test_whoever_we_write_as_a_card_is_read_as_they_were(
    people: list[Prospect], ways: frozenset[Channel | None], stands: StandingKind | None
) -> None:
    written = [kept(person) for person in people]
    data = cards_written((said(person, ways, stands) for person in written), NOW, "Europe/London")
    cards, problems = people_in(data)
    assert [as_person(card, lambda _number: "") for card in cards] == [replace(person, id=0) for person in written]
    assert all(heard(card) == (ways, stands) for card in cards)
    assert not problems


@settings(max_examples=examples(60), deadline=None)
@given(st.lists(PEOPLE, min_size=1, max_size=3), WAYS, STANDS)
def test_whoever_we_write_into_a_table_is_read_as_they_were(
    people: list[Prospect], ways: frozenset[Channel | None], stands: StandingKind | None
) -> None:
    written = [
        # What a table has no column for.
        replace(
            (person := kept(each)),
            hours=None,
            business=Business(),
            phones=tuple(replace(phone, shared=False) for phone in person.phones),
            emails=tuple(replace(email, shared=False) for email in person.emails),
        )
        for each in people
    ]
    cards, problems = people_in(table_of(Part.PEOPLE, [said(person, ways, stands) for person in written], NOW))
    assert [as_person(card, lambda _number: "") for card in cards] == [replace(person, id=0) for person in written]
    for card in cards:
        told, standing = heard(card)
        assert standing is stands
        # Where they object to all of them, no other has to be told beside it.
        assert None in told if None in ways else told == ways
    assert not problems


# Lines end as any file may end them, but for a cell that begins with the end of one: nothing that is kept does. Of
# control characters a text holds but few: what is made of them is not taken for one.
ANY_TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n\t\r\x0b\x0c\x85"), max_size=20)
CELLS = st.one_of(ANY_TEXT, TEXTS).filter(lambda cell: cell[:1] != "\r")


@settings(max_examples=examples(60), deadline=None)
@given(
    st.integers(2, 5).flatmap(
        lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=1, max_size=6)
    ),
    st.sampled_from((",", ";", "\t")),
    st.sampled_from(("utf-8-sig", "utf-8", "utf-16")),
)
def test_any_text_in_a_table_is_read_as_it_was(rows: list[list[str]], delimiter: str, encoding: str) -> None:
    header = ["Name", "Town", "Notes", "Phone", "Company"][: len(rows[0])]
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, quoting=csv.QUOTE_ALL)
    writer.writerow(header)
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    table = whole(out.getvalue().encode(encoding)).table
    assert table is not None
    expected = [tuple(cell.replace("\r\n", "\n").replace("\r", "\n") for cell in row) for row in rows]
    told = [row for row in expected if any(cell.strip() for cell in row) and row != tuple(header)]
    padded = [(*row.cells, *[""] * (len(header) - len(row.cells))) for row in table.rows]
    assert [_bare(row) for row in padded] == [_bare(row) for row in told]


def _bare(row: tuple[str, ...]) -> tuple[str, ...]:
    """Without empty cells at its end, where blanks are empty too."""
    while row and not row[-1].strip():
        row = row[:-1]
    return row


@settings(max_examples=examples(40), deadline=None)
@given(st.lists(CELLS, min_size=4, max_size=4), st.permutations(range(4)))
def test_what_is_kept_of_a_row_is_read_again_wherever_its_columns_stand_now(cells: list[str], order: list[int]) -> None:
    header = ["Name", "Phone", "E-mail: shown", "Phone"]

    def table_of(places: list[int]) -> bytes:
        out = io.StringIO(newline="")
        writer = csv.writer(out, quoting=csv.QUOTE_ALL)
        writer.writerows(
            [[header[place] for place in places], [harmless(cells[place]) for place in places], ["Bo"] * 4]
        )
        return out.getvalue().encode("utf-8-sig")

    first, *_ = people_in(table_of([0, 1, 2, 3]))[0]
    table = whole(table_of(order)).table
    assert table is not None
    again = said_before(table, mapping_of(table))(first.text)
    now = cards_of(table, mapping_of(table))
    assert now is not None
    if not now.cards[0].name:
        assert again is None
        return
    assert again is not None
    assert (again.name, set(again.notes)) == (now.cards[0].name, set(now.cards[0].notes))
    assert {phone.typed for phone in again.phones} == {phone.typed for phone in now.cards[0].phones}


AS_READ: dict[str, Callable[[], bytes]] = {
    "2.1": lambda: b"BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=ISO-8859-1:M\xfcller;J\xf6rg\r\nNOTE;ENCODING=QUOTED-PRINTABLE:a=0D=0A=\r\nb\r\nPHOTO;BASE64:\r\n AAAA\r\n\r\nEND:VCARD\r\n",
    "3.0": lambda: "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Zoë\r\nitem1.TEL:020 7946 0018\r\nitem1.X-ABLabel:Studio\r\nNOTE:a\\nb\r\nnonsense\r\nEND:VCARD\r\n".encode(),
}  # fmt: skip


def test_what_is_kept_of_a_card_is_read_again_as_it_was() -> None:
    for data in (made() for made in AS_READ.values()):
        (card,), _ = people_in(data)
        again = card_again(card.text)
        assert again is not None
        assert replace(again, line=0) == replace(card, line=0)


def test_a_card_that_was_never_one_is_none() -> None:
    assert card_again("Name:\tJo") is None
