"""Claims about what is left over of a line and may be more than a word of the note: a time, a second contact, an end.

None of it may pass into the note unasked: the record would be of another minute, or of one contact where there were two.
Typed on Thursday 26 November 2026 at 14:57.
"""

from __future__ import annotations

import pytest

from tests.rules.line.people import MOMENT, Known
from tests.rules.line.told import clock, whole
from tracker.rules.line import Answer
from tracker.rules.line.reading import read_line

# fmt: off
WHEN = [
    ("can u log a call with priya nair 15 mins ago", "Priya Nair · out call · Thu 26 Nov 14:42 · ask came-of-it: talked | voicemail | no-answer"),
    ("patrick o shea n wife viewed the barn yest arvo", "Patrick O'Shea · how? · yest arvo? · rest: n wife viewed the barn yest arvo · ask when: Wed 25 Nov 2026 15:00 | now · ask how: out:call | in:call | met:meeting"),
    ("jo loved the tasting yesterday!", "Jo Hill · how? · yesterday? · rest: loved the tasting yesterday · ask when: Wed 25 Nov 2026 12:00 | now · ask how: out:call | in:call | met:meeting"),
    ("carys wants refund!! rang shouting 8am", "Carys Bevan · how? · 8am? · rest: wants refund!! rang shouting 8am · ask when: Thu 26 Nov 2026 08:00 | now · ask how: out:call | in:call | met:meeting"),
    ("took ruth round 9 til 10", "new Ruth · how? · at 9? · rest: round 9 til 10 · ask new-person: Ruth | rest · ask when: Thu 26 Nov 2026 09:00 | now · ask how: out:call | in:call | met:meeting · ask word?: Thu 26 Nov 2026 10:00 · no: no-time 10"),
    ("jo and siobhan both rang this morn", "Jo Hill & Siobhan Kelly · in call talked · Thu 26 Nov 10:00"),
    ("phoned jo about ten, shes going w the lemon", "Jo Hill · out call · Thu 26 Nov 10:00 · rest: about ten shes going w the lemon · ask came-of-it: talked | voicemail | no-answer"),
    ("robert phoned at lunchtime asking re invoice", "Robert Ashworth · in call talked · Thu 26 Nov 13:00 · rest: asking re invoice"),
    ("finally got thru to siobhan this aft ten mins ago", "Siobhan Kelly · out call talked · Thu 26 Nov 14:47 · rest: finally"),
    ("jo wants 10am", "Jo Hill · how? · now · rest: wants 10am · ask how: out:call | in:call | met:meeting"),
    ("jo rang about yesterday", "Jo Hill · in call talked · now · rest: about yesterday"),
    ("left vm tessa ring back after 6", "Tessa Grant · out call voicemail · now · rest: ring back after 6"),
    ("remind jo monday", "Jo Hill · how? · monday? · rest: remind · ask how: out:call | in:call | met:meeting · no: not-yet monday"),
    ("dominic said try him this morning", "Dominic Hale · how? · this morning? · rest: said try him this morning · ask when: Thu 26 Nov 2026 10:00 | now · ask how: out:call | in:call | met:meeting"),
    ("daniel replied to my email, trial sat 10am", "Daniel Brandt · in email received · sat 10am? · rest: trial · ask when: Sat 21 Nov 2026 10:00 | now"),
    ("met jo, went well friday 3pm", "Jo Hill · met meeting talked · friday 3pm? · rest: went well · ask when: Fri 20 Nov 2026 15:00 | now"),
]
ONE_CONTACT = [
    ("text to priya - can you do friday? - she said yes", "Priya Nair · out text sent · now · rest: can you do friday? - she said yes · ask second: first | in:text"),
    ("tessa no answer again left a note thru door", "Tessa Grant · out call no-answer · now · rest: again left a note thru door · ask second: first | out:post"),
    ("rang jo twice, no joy", "Jo Hill · out call no-answer · now · rest: twice · ask second: first"),
    ("rang siobhan no answer mon tues or weds, all week", "Siobhan Kelly · out call no-answer · Mon 23 Nov 12:00 · rest: all week · ask second: first · no: two-times tues or weds"),
    ("siobhan no answer all week", "Siobhan Kelly · out call no-answer · now · rest: all week · ask second: first"),
    ("jo wont pick up tried four times since monday", "Jo Hill · out call no-answer · now · rest: four times since monday · ask second: first"),
    ("sheila phoned twice, missed both", "Sheila Dunne · in call no-answer · now · rest: twice"),
    ("met jo, finished by phone", "Jo Hill · met meeting talked · now · rest: finished by phone · ask second: first | out:call | in:call"),
    ("jo emailed, wants it confirmed by phone", "Jo Hill · in email received · now · rest: wants it confirmed by phone"),
    ("tom cole rang while i was driving rang him back at 1", "Tom Cole · in call talked · now · rest: while i was driving rang him back at 1 · ask second: first | out:call"),
    ("rang jo no answer texted her", "Jo Hill · out call no-answer · now · rest: texted her · ask second: first | out:text"),
    ("jo said her mum rang her", "Jo Hill · how? · now · rest: said her mum rang her · ask how: out:call | in:call | met:meeting"),
]
WHAT_CAME_OF_IT = [
    ("tessa wasnt there so left note", "Tessa Grant · out no-answer · now · rest: so left note · ask how: out:call | out:text | out:post"),
    ("martin was out", "Martin Pryce · out no-answer · now · ask how: out:call | out:text | out:post"),
    ("rang martin, he was out", "Martin Pryce · out call no-answer · now"),
    ("jo rang but i missed it", "Jo Hill · in call no-answer · now · rest: but"),
    ("returned jos missed call, talked for ages", "Jo Hill · out call talked · now · rest: for ages"),
    ("was gonna call tom but he called me first", "Tom Cole · in call talked · now · rest: was gonna but first"),
    ("agreed w/ margaret ill ring on the 3rd", "Margaret Vale · how? · now · rest: agreed ill ring on the 3rd · ask how: out:call | in:call | met:meeting"),
    ("promised jo a call fri", "Jo Hill · how? · now · rest: promised a call fri · ask how: out:call | in:call | met:meeting"),
]
WHO_AND_HOW = [
    ("priya popped by w swatches", "Priya Nair · met meeting talked · now · rest: w swatches · ask with?: Swatches"),
    ("jo came in with sara", "Jo Hill · met meeting talked · now · rest: with sara · ask with?: Sara"),
    ("met jo with sara", "Jo Hill & new Sara · met meeting talked · now · ask new-person?: *Sara | rest"),
    ("siobhan popped in with her mum to taste the fillings", "Siobhan Kelly · met meeting talked · now · rest: with her mum to taste the fillings · ask with?: Her mum"),
    ("planner for priya rang", "Priya Nair · call · now · rest: planner · ask how: out:call | in:call"),
    ("quote for priya emailed", "Priya Nair · out email sent · now · rest: quote"),
    ("jo hill - fb msg - wants price list", "Jo Hill · social · now · rest: wants price list · ask how: out:social | in:social"),
    ("gave tom my card", "Tom Cole · out · now · rest: my card · ask how: out:call | out:email | out:text"),
    ("carys in tears on phone this morning", "Carys Bevan · call · Thu 26 Nov 10:00 · rest: in tears · ask how: out:call | in:call · ask word?: teams"),
    ("fwd the contract to carys by email half an hour ago", "Carys Bevan · out email sent · Thu 26 Nov 14:27 · rest: contract"),
    ("got a call from a new lady wendy about a christening cake", "new Wendy · in call talked · now · rest: about a christening cake · ask new-person?: *Wendy | rest"),
]
# fmt: on


@pytest.mark.parametrize(("typed", "meant"), WHEN)
def test_a_time_that_is_left_over_is_asked_or_is_plainly_no_time_of_it(typed: str, meant: str) -> None:
    assert whole(read_line(typed, MOMENT, Known())) == meant


@pytest.mark.parametrize(("typed", "meant"), ONE_CONTACT)
def test_more_than_one_contact_is_asked_about(typed: str, meant: str) -> None:
    assert whole(read_line(typed, MOMENT, Known())) == meant


@pytest.mark.parametrize(("typed", "meant"), WHAT_CAME_OF_IT)
def test_what_came_of_it_or_is_to_come_is_not_guessed(typed: str, meant: str) -> None:
    assert whole(read_line(typed, MOMENT, Known())) == meant


@pytest.mark.parametrize(("typed", "meant"), WHO_AND_HOW)
def test_a_thing_is_nobody_and_who_did_it_is_asked(typed: str, meant: str) -> None:
    assert whole(read_line(typed, MOMENT, Known())) == meant


@pytest.mark.parametrize(
    ("picked", "at", "rest"),
    [("Thu 26 Nov 2026 08:00", "Thu 26 Nov 08:00", "wants refund!! rang shouting"), ("now", "", "")],
)
def test_it_was_then_once_that_is_picked_and_else_just_now(picked: str, at: str, rest: str) -> None:
    typed = "carys wants refund!! rang shouting 8am"
    reading = read_line(typed, MOMENT, Known(), [Answer("when:8am", picked)])
    assert (clock(reading.at) if reading.at else "") == at
    assert reading.rest == (rest or "wants refund!! rang shouting 8am")
    assert "when:8am" not in [ask.key for ask in reading.asks]


def test_a_note_that_was_left_at_the_door_is_written_and_no_call_without_an_answer() -> None:
    reading = read_line("tessa wasnt there so left note", MOMENT, Known(), [Answer("how:", "out:post")])
    assert whole(reading) == "Tessa Grant · out post sent · now · rest: so left note"
