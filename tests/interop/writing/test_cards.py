"""Claims about people as cards: each letter is read again, and what they object to is told before anything else."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import ZONE, at, jo, objects
from tracker.interop.writing.cards import cards_written
from tracker.rules.channel import Channel
from tracker.rules.history import History
from tracker.rules.prospect import Email, Objection, Phone, Prospect
from tracker.rules.text import clean

NOW = at("2026-11-20 09:00")


def read(content: bytes) -> list[list[tuple[str, str]]]:
    """Each card's properties: unfolded, unescaped, names in capitals. A small reader for what is claimed here."""
    cards: list[list[tuple[str, str]]] = []
    for line in content.decode().replace("\r\n ", "").split("\r\n"):
        name, _, value = line.partition(":")
        if line == "BEGIN:VCARD":
            cards.append([])
        elif line and line != "END:VCARD":
            cards[-1].append((name, _plain(value)))
    return cards


def _plain(value: str) -> str:
    said, escaped = "", False
    for letter in value:
        if escaped:
            said += "\n" if letter in "nN" else letter
            escaped = False
        elif letter == "\\":
            escaped = True
        else:
            said += letter
    return said


def card(person: Prospect, *objecting: Objection, **more: Any) -> dict[str, str]:
    (only,) = read(cards_written([History(person, objections=objecting)], NOW, ZONE, **more))
    return dict(only)


texts = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")) | st.sampled_from("\n,;:\\\"'"), max_size=60
)
kept = texts.map(lambda text: clean(text, 200))


@settings(max_examples=80)
@given(kept.filter(bool), kept, kept, kept.filter(bool), kept)
def test_any_letter_is_read_again(name: str, organisation: str, notes: str, number: str, label: str) -> None:
    person = jo(name=name, organisation=organisation, notes=notes, phones=(Phone(number, "", label),))
    content = cards_written([History(person)], NOW, ZONE)
    for line in content.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()  # no letter is cut in two
    (found,) = read(content)
    assert ("FN", name) in found
    assert ("NOTE", notes) in found or not notes
    assert ("ORG", organisation) in found or not organisation
    assert [value for key, value in found if "TEL" in key] == [number]
    assert label in ("", *(value for key, value in found if key.endswith("X-ABLabel")), "home", "work", "mobile")


WAYS = [
    (Phone("020 7946 0018"), "TEL"),
    (Phone("020 7946 0018", "", "home"), "TEL;TYPE=HOME"),
    (Phone("020 7946 0018", "", "mobile"), "TEL;TYPE=CELL"),
    (Phone("020 7946 0018", "", "Home"), "item1.TEL;TYPE=HOME"),
    (Phone("020 7946 0018", "", "office"), "item1.TEL;TYPE=WORK"),
    (Phone("020 7946 0018", "", "Studio"), "item1.TEL"),
    (Phone("020 7946 0018", shared=True), "TEL;X-AS-AGREED-SHARED=yes"),
]


@pytest.mark.parametrize(("phone", "named"), WAYS)
def test_a_number_goes_by_the_words_of_the_format_where_it_has_one(phone: Phone, named: str) -> None:
    assert card(jo(phones=(phone,)))[named] == "020 7946 0018"


def test_their_other_numbers_and_addresses_stand_beside_it() -> None:
    (found,) = read(
        cards_written([History(jo(phones=(Phone("1"), Phone("2")), emails=(Email("jo@x.example"),)))], NOW, ZONE)
    )
    assert [pair for pair in found if pair[0] in ("TEL", "EMAIL")] == [
        ("TEL", "1"),
        ("TEL", "2"),
        ("EMAIL", "jo@x.example"),
    ]


def test_what_they_object_to_stands_first_in_the_note() -> None:
    said = objects(Channel.CALL, "2026-11-12 09:00", words="Stop ringing")
    found = card(jo(notes="likes lemon"), said)
    assert found["NOTE"] == "Asked on 2026-11-12 not to be contacted by phone.\nlikes lemon"
    assert found["X-AS-AGREED-NOTES"] == "likes lemon"
    assert '"channel": "call"' in found["X-AS-AGREED-OBJECTIONS"]
    with_words = card(jo(), said, their_words=True)
    assert with_words["NOTE"] == "Asked on 2026-11-12 not to be contacted by phone. “Stop ringing”"


def test_one_that_was_lifted_or_is_over_is_not_told() -> None:
    lifted = objects(None, "2026-11-12 09:00", lifted_at=at("2026-11-13 09:00"))
    over = objects(Channel.POST, "2026-11-12 09:00", until=at("2026-11-14 09:00"))
    assert "NOTE" not in card(jo(), lifted, over)
    goes_on = objects(None, "2026-11-12 09:00", until=at("2027-02-01 09:00"))
    assert card(jo(), goes_on)["NOTE"] == "Asked on 2026-11-12 not to be contacted at all until 2027-02-01."


def test_whoever_shares_the_number_is_told_of_it_too() -> None:
    shared = (Phone("020 7946 0018", "+442079460018"),)
    objecting = History(jo(phones=shared), objections=(objects(Channel.CALL, "2026-11-12 09:00"),))
    other = History(Prospect(2, "Kim", phones=shared))
    _jo, kim = read(cards_written([objecting, other], NOW, ZONE))
    assert dict(kim)["NOTE"] == "Somebody at this number or address asked on 2026-11-12 not to be contacted by phone."


@pytest.mark.parametrize(
    ("name", "parts"), [("Jo Hill", "Hill;Jo"), ("Jo", "Jo;"), ("Ana e Rui Silva", "Ana e Rui Silva;")]
)
def test_phones_sort_by_the_family_name_where_it_is_plain(name: str, parts: str) -> None:
    assert card(jo(name=name))["N"] == f"{parts};;;"
