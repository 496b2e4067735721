"""Claims about which encoding a file is taken for, and about one that somebody chose."""

from __future__ import annotations

import pytest

from tests.interop.reading.reads import people_in, whole
from tracker.interop.reading.encodings import Taken, taken_for
from tracker.rules.bring_in.file_read import ENCODINGS

TEXT = "Name;Ort\r\nŁukasz Żółty;Łódź\r\n"

GUESSES = {
    "a mark of UTF-8": (b"\xef\xbb\xbfName", Taken("utf-8", mark=3)),
    "a mark of UTF-16": (b"\xff\xfeN\0", Taken("utf-16-le", mark=2)),
    "a mark of UTF-32": (b"\xff\xfe\0\0N\0\0\0", Taken("utf-32-le", mark=4)),
    "plain letters": (b"Name", Taken("utf-8")),
    "UTF-8": ("Zoë".encode(), Taken("utf-8")),
    "UTF-16 that does not say so": (TEXT.encode("utf-16-le"), Taken("utf-16-le")),
    "the other one": (TEXT.encode("utf-16-be"), Taken("utf-16-be")),
    "this machine's own": (TEXT.encode("cp1250"), Taken("cp1250", sure=False)),
    "UTF-8 with a damaged byte": ("Zoë Müller ärgert größere Jäger".encode() + b"\xff", Taken("utf-8")),
    "nulls in some other text": (b"Name\na\0\nb\0\nc\0\nd\0\n" * 9, Taken("utf-8")),
}


@pytest.mark.parametrize("case", GUESSES)
def test_an_encoding_is_told_by_the_bytes(case: str) -> None:
    data, taken = GUESSES[case]
    assert taken_for(data, page="cp1250") == taken


def test_what_somebody_chose_decides_in_tables_and_in_cards() -> None:
    assert people_in(TEXT.encode("cp1250"), "cp1250")[0][0].name == "Łukasz Żółty"
    card = "BEGIN:VCARD\r\nFN:Łukasz\r\nEND:VCARD\r\n".encode("cp1250")
    assert people_in(card, "cp1250")[0][0].name == "Łukasz"
    assert whole(card, "cp1250").encoding == "cp1250"


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_each_encoding_on_offer_is_one(encoding: str) -> None:
    assert whole("Name\nAnn\n".encode(encoding), encoding).table is not None
