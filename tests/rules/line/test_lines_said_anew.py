"""Claims about lines in which something is said anew, or of somebody else, and about what is still to be.

What is sure is taken, what is not is asked, and nobody is logged as talked to who was not. Typed on Thursday
26 November 2026 at 14:57.
"""

from __future__ import annotations

import pytest

from tests.rules.line.people import MOMENT, Known
from tests.rules.line.told import whole
from tracker.rules.line import Answer
from tracker.rules.line.clauses import FIRST, SECOND
from tracker.rules.line.reading import read_line

# fmt: off
CLAUSES = [
    ("rang tessa monday no wait rang martin tuesday", "Martin Pryce · out call · Tue 24 Nov 12:00 · ask came-of-it: talked | voicemail | no-answer"),
    ("emailed daniel at 10 no wait texted sheila at 11", "Sheila Dunne · out text sent · Thu 26 Nov 11:00"),
    ("rang martin 10am talked no sorry martin rang me at 11", "Martin Pryce · in call talked · Thu 26 Nov 11:00"),
    ("tessa called no sorry i called tessa", "Tessa Grant · out call · now · ask came-of-it: talked | voicemail | no-answer"),
    ("rang tessa scratch that met helen at 10", "Helen Ashworth · met meeting talked · Thu 26 Nov 10:00"),
    ("rang tomasz scrap that he rang me", "Tomasz Wilk · in call talked · now"),
    ("rang sheila actually martin rang me", "Martin Pryce · in call talked · now · ask corrected: martin rang me | rang sheila"),
    ("rang helen actually texted helen", "Helen Ashworth · out text sent · now · ask corrected: texted helen | rang helen"),
    ("jo texted sorry rang earlier", "Jo Hill · in call talked · now · rest: earlier · ask corrected: rang earlier | jo texted"),
    ("rang jo no answer rang martin", "Jo Hill · out call no-answer · now · ask person-or-word: Martin Pryce | rest"),
    ("jo rang sorry she missed our call", "Jo Hill · in call talked · now · rest: sorry she missed"),
]
"""A clause said anew stands in the place of the one before it, with its hour; behind "sorry" and the like it is asked."""
OTHERS = [
    ("rang robert wife answered", "Robert Ashworth · out call · now · rest: wife answered · ask came-of-it: talked | voicemail | no-answer"),
    ("carys assistant picked up said try thurs", "Carys Bevan · out call · now · rest: assistant picked up said try thurs · ask came-of-it: talked | voicemail | no-answer"),
    ("rang robert spoke to his wife", "Robert Ashworth · out call · now · rest: spoke to his wife · ask came-of-it: talked | voicemail | no-answer"),
    ("called daniel reception picked up", "Daniel Brandt · out call · now · rest: reception picked up · ask came-of-it: talked | voicemail | no-answer"),
    ("robert spoke to wife", "Robert Ashworth · how? · now · rest: spoke to wife · ask how: out:call | in:call | met:meeting"),
    ("rang jo, mum answered then talked to jo", "Jo Hill · out call talked · now · rest: mum answered"),
    ("rang helen, robert answered", "Robert Ashworth · out call talked · now · ask person-or-word: Helen Ashworth | rest"),
    ("called priya and tom picked up", "Tom Cole · out call talked · now · ask person-or-word: Priya Nair | rest"),
    ("rang helen and robert, robert answered", "Robert Ashworth · out call talked · now · ask person-or-word: Helen Ashworth | rest"),
    ("rang martin, got through to sheila", "Sheila Dunne · out call talked · now · ask person-or-word: Martin Pryce | rest"),
    ("rang martin spoke to sheila", "Sheila Dunne · out call talked · now · ask person-or-word: Martin Pryce | rest"),
    ("rang priya, tom no answer", "Tom Cole · out call no-answer · now · ask person-or-word: Priya Nair | rest"),
    ("emailed martin, sheila replied", "Martin Pryce · out email sent · now · ask person-or-word: Sheila Dunne | rest"),
    ("rang priya, tom, no answer", "Priya Nair & Tom Cole · out call no-answer · now"),
    ("met jo, spoke to tom", "Jo Hill & Tom Cole · met meeting talked · now"),
    ("rang jo talked, wife ill", "Jo Hill · out call talked · now · rest: wife ill"),
]
"""Who took the call was not whoever was called: what came of it is asked, and of two who are named, who was in it."""
MISSED = [
    ("missed call from daniel", "Daniel Brandt · in call no-answer · now"),
    ("missed calls from jo and priya", "Jo Hill & Priya Nair · in call no-answer · now"),
    ("missed tessa's call", "Tessa Grant · in call no-answer · now"),
    ("jo tried me at 10", "Jo Hill · in call no-answer · Thu 26 Nov 10:00"),
    ("missed call from jo, left vm", "Jo Hill · in call voicemail · now"),
    ("voicemail from jo", "Jo Hill · in call voicemail · now"),
    ("jo rang, no answer", "Jo Hill · out call no-answer · now"),
]
"""What they tried and we missed is no voicemail."""
REFUSED = [
    ("robert said dont call again", "Robert Ashworth · how? · now · rest: said dont call again · ask how: out:call | in:call | met:meeting · ask said-no?: not:call | no-thanks | never-again"),
    ("jo not interested", "Jo Hill · how? · now · rest: not interested · ask how: out:call | in:call | met:meeting · ask said-no?: no-thanks"),
    ("ngozi rang doesnt want to be called again", "Ngozi Okoro · in call talked · now · rest: doesnt want to be called again · ask said-no?: no-thanks | never-again"),
    ("take patrick off the list", "Patrick O'Shea · how? · now · rest: take off the list · ask how: out:call | in:call | met:meeting · ask said-no?: no-thanks | never-again"),
    ("jo said no, i mean not now", "Jo Hill · how? · now · rest: said no, i mean not now · ask how: out:call | in:call | met:meeting"),
    ("emailed jo not interested", "Jo Hill · out email sent · now · rest: not interested"),
]
"""A no is offered as one, whether or not it is known by which way it was said."""
TO_DO = [
    ("im to ring jo monday", "Jo Hill · how? · now · rest: im to ring monday · ask how: out:call | in:call | met:meeting"),
    ("need to call martin", "Martin Pryce · how? · now · rest: need to call · ask how: out:call | in:call | met:meeting"),
    ("remember to email robert the quote", "Robert Ashworth · how? · now · rest: remember to email the quote · ask how: out:call | in:call | met:meeting"),
    ("gotta text tessa tonight", "Tessa Grant · how? · now · rest: gotta text tonight · ask how: out:call | in:call | met:meeting"),
    ("i need to chase helen fri", "Helen Ashworth · how? · now · rest: i need to chase fri · ask how: out:call | in:call | met:meeting"),
    ("im meeting jo at 4", "Jo Hill · how? · now · rest: im meeting at 4 · ask how: out:call | in:call | met:meeting"),
    ("must ring", "nobody · how? · now · rest: must ring"),
]
"""Whoever is named behind what is still to be done is taken, and nothing was done."""
HOURS = [
    ("coffee w sheila w/c 7 dec", "Sheila Dunne · met meeting talked · w/c 7 dec? · ask when: Sun 7 Dec 2025 | plan"),
    ("colin phoned 9ish", "Colin Burrows · in call talked · Thu 26 Nov 09:00 · rest: 9ish"),
    ("jo called about 10", "Jo Hill · in call talked · Thu 26 Nov 10:00 · rest: about 10"),
    ("jo called about 10 tiers", "Jo Hill · in call talked · now · rest: about 10 tiers"),
    ("jo 1130 call talked", "Jo Hill · out call talked · Thu 26 Nov 11:30"),
    ("1400 rang martin vm", "Martin Pryce · out call voicemail · Thu 26 Nov 14:00"),
    ("rang jo, quoted 1250", "Jo Hill · out call · now · rest: quoted 1250 · ask came-of-it: talked | voicemail | no-answer"),
    ("sent jo 1250 flyers", "Jo Hill · out email sent · now · rest: 1250 flyers"),
    ("zoomed with carys 11 till 12", "Carys Bevan · out video · Thu 26 Nov 11:00 · rest: 11 till 12 · ask came-of-it: talked | voicemail | no-answer"),
]
"""An hour that is told roughly keeps its words for the note, and a week close ahead may be planned."""
# fmt: on


@pytest.mark.parametrize(("typed", "meant"), CLAUSES)
def test_a_clause_said_anew_replaces_the_one_before(typed: str, meant: str) -> None:
    assert whole(read_line(typed, MOMENT, Known())) == meant


def test_either_of_two_clauses_can_be_picked() -> None:
    def read(picked: str) -> str:
        answers = (Answer("corrected:actually", picked),)
        return whole(read_line("rang sheila actually martin rang me", MOMENT, Known(), answers))

    assert read(SECOND) == "Martin Pryce · in call talked · now"
    asked = "ask came-of-it: talked | voicemail | no-answer"
    assert read(FIRST) == f"Sheila Dunne · out call · now · rest: actually martin rang me · {asked}"


@pytest.mark.parametrize(("typed", "meant"), OTHERS)
def test_whoever_else_took_a_call_was_not_who_was_called(typed: str, meant: str) -> None:
    assert whole(read_line(typed, MOMENT, Known())) == meant


@pytest.mark.parametrize(("typed", "meant"), MISSED)
def test_a_call_of_theirs_that_was_missed_is_no_voicemail(typed: str, meant: str) -> None:
    assert whole(read_line(typed, MOMENT, Known())) == meant


@pytest.mark.parametrize(("typed", "meant"), REFUSED)
def test_a_no_is_offered_though_it_is_open_how_it_was_said(typed: str, meant: str) -> None:
    assert whole(read_line(typed, MOMENT, Known())) == meant


@pytest.mark.parametrize(("typed", "meant"), TO_DO)
def test_whoever_is_named_behind_what_is_still_to_be_done_is_taken(typed: str, meant: str) -> None:
    assert whole(read_line(typed, MOMENT, Known())) == meant


@pytest.mark.parametrize(("typed", "meant"), HOURS)
def test_hours_as_they_are_typed_in_haste(typed: str, meant: str) -> None:
    assert whole(read_line(typed, MOMENT, Known())) == meant
