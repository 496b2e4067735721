"""Everything we hold on a person, told in one page that runs nothing and one file that a program can read."""

from __future__ import annotations

import json
import re
from dataclasses import fields, replace
from html.parser import HTMLParser

from tests.builders import A_WHILE_AGO, JO, at, day, history, jo, objects, said, talk
from tracker.actions.outcome import Deed, DeedName
from tracker.actions.ports import Written
from tracker.interop.dossier import NOT_SHOWN, dossier_json, dossier_page
from tracker.interop.dossier_words import FIELDS, VALUES
from tracker.rules.agreement import Agreement, AgreementKind, AgreementOutcome, Snooze, WhoMoved
from tracker.rules.basis import Basis
from tracker.rules.brought_in import BroughtIn
from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import Contact, ContactOutcome, Question, Ready
from tracker.rules.history import Neighbour
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
from tracker.rules.verdict import Code, Facts, Finding, Level, Verdict, Why

CODES = (
    *(AgreementKind, AgreementOutcome, Basis, CanBuy, Channel, Code, ContactOutcome, Direction, Interest, Level, Ready),
    *(StandingKind, WhoMoved, Why),
)
NOW = at("2026-11-18 10:00")
HOSTILE = "<img src=file:///dev/zero> \u202eevil\u202c \0 \ud800 <script>x</script> \"'&"
BESIDE = Verdict(
    (
        Finding(Code.OBJECTED, Level.STOP, Facts(who="Sam Neighbour", words="not me", to="+442079460000")),
        Finding(Code.HOUSEHOLD, Level.NOTE, Facts(who="Sam Neighbour", words="not me")),
    )
)
JO_HILL = jo(phones=(Phone("020 7946 0000", "", "home"),), emails=(Email("jo@hill.example"),), notes=HOSTILE)
HISTORY = history(
    replace(A_WHILE_AGO, note="likes lemon", verdict=BESIDE),
    talk(day("2026-11-24"), topic="the tasting", words="call me Tuesday"),
    said(StandingKind.THEIR_TURN, "2026-11-12 09:00", "we'll call you"),
    objects(None, "2026-11-13 09:00", words="leave it"),
    prospect=JO_HILL,
    neighbours=(Neighbour(2, "Sam Neighbour"),),
)
DEED = Deed(3, NOW, "Maria", DeedName.EDIT_PROSPECT, "Jo Hill")
WRITTEN = (Written(DEED, jo(name="Joanna"), jo()),)


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def page() -> Tags:
    read = Tags()
    read.feed(dossier_page(HISTORY, WRITTEN, NOW, "Europe/London"))
    return read


def test_every_field_and_every_code_has_its_words() -> None:
    held = (
        Prospect,
        Phone,
        Email,
        Hours,
        Business,
        Standing,
        Objection,
        Agreement,
        Contact,
        Question,
        Verdict,
        Finding,
    )
    named = {field.name for kind in (*held, Facts, Snooze, BroughtIn) for field in fields(kind)} - NOT_SHOWN
    assert named <= FIELDS.keys(), "a field was added: give it its label in interop/dossier_words.py"
    coded = {(codes, value) for codes in (*CODES, DeedName) for value in codes if value != Why.UNSAID}
    assert coded <= VALUES.keys(), "a code was added: give it its words in interop/dossier_words.py"


def test_the_page_says_all_that_is_held() -> None:
    told = page().text
    for said_or_done in (
        "Jo Hill",
        "020 7946 0000",
        "jo@hill.example",
        "likes lemon",
        "the tasting",
        "call me Tuesday",
    ):
        assert said_or_done in told
    for said_or_done in ("we'll call you", "leave it", "Joanna", "24.11.2026", "18.11.2026 10:00"):
        assert said_or_done in told


def test_no_text_becomes_markup_and_none_turns_the_page_round() -> None:
    read = page()
    assert read.tags <= frozenset("html head meta title style body h1 h2 h3 p table tr th td bdi".split())  # noqa: SIM905
    assert "<img src=file:///dev/zero>" in read.text
    assert not set("\u202e\0\ud800") & set(read.text)
    dossier_page(HISTORY, WRITTEN, NOW, "Europe/London").encode("utf-8")


def test_a_deed_of_nobody_names_nobody() -> None:
    written = (Written(replace(DEED, by=""), jo(name="Joanna"), jo()),)
    assert "18.11.2026 10:00: " in re.sub(r"<[^>]*>", "", dossier_page(HISTORY, written, NOW, "Europe/London"))


def test_what_is_said_of_others_is_left_out() -> None:
    assert "Sam" not in page().text
    assert "Sam" not in dossier_json(HISTORY, WRITTEN, NOW)


def test_the_file_holds_the_same_for_a_program() -> None:
    text = dossier_json(HISTORY, WRITTEN, NOW)
    text.encode("ascii")
    held = json.loads(text)
    assert held["person"]["id"] == JO
    assert held["person"]["notes"] == HOSTILE
    assert held["agreements"][0]["window"]["first"] == "2026-11-24"
    assert held["standings"][0]["kind"] == "their-turn"
    assert held["ledger"][0]["before"]["name"] == "Joanna"
    assert held["made_at"] == NOW.isoformat()


def test_it_says_who_called_off_what_was_agreed() -> None:
    theirs = talk(day("2026-11-24"), outcome=AgreementOutcome.WITHDRAWN)
    ours = replace(theirs, who_moved=WhoMoved.WE_ASKED)
    told = [dossier_page(history(a, prospect=jo()), (), NOW, "Europe/London") for a in (theirs, ours)]
    assert ["Called off by us" in page for page in told] == [False, True]
    assert ["Called off by them" in page for page in told] == [True, False]
