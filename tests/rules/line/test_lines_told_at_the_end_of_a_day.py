"""Claims about lines as sellers type them at the end of a day: an hour of the working day, what was put right in the
line itself, who was to be told. Thursday 26 November 2026, 14:57.
"""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.rules.line.people import MOMENT, Known
from tests.rules.line.told import whole
from tracker.rules.line import Answer, PartKind
from tracker.rules.line.reading import read_line

# fmt: off
HOURS = [
    ("tessa rang at 2", "Tessa Grant · in call talked · Thu 26 Nov 14:00"),
    ("callum rang at two fifteen", "Callum Frost · in call talked · Thu 26 Nov 14:15"),
    ("saw patrick yesterday at 1", "Patrick O'Shea · met meeting talked · Wed 25 Nov 13:00"),
    ("zoomed daniel on tuesday at half two, talked", "Daniel Brandt · out video talked · Tue 24 Nov 14:30"),
    ("robert rang 10ish", "Robert Ashworth · in call talked · Thu 26 Nov 10:00 · rest: 10ish"),
    ("tessa rang at 3", "Tessa Grant · in call talked · at 3? · ask when: Wed 25 Nov 2026 15:00 | Thu 26 Nov 2026 03:00"),
    ("tessa rang yesterday at 7", "Tessa Grant · in call talked · Wed 25 Nov 19:00"),
]
"""An hour of the day that was is meant; one that is still to come today is asked."""
CORRECTED = [
    ("spoke to callum mon 2pm no wait tuesday", "Callum Frost · talked · Tue 24 Nov 14:00 · ask how: out:call | in:call | met:meeting"),
    ("tessa called no sorry i called her", "Tessa Grant · out call · now · ask came-of-it: talked | voicemail | no-answer"),
    ("met jo thursday no friday", "Jo Hill · met meeting talked · Fri 20 Nov 12:00"),
    ("called martin sorry sheila", "Sheila Dunne · out call · now · ask came-of-it: talked | voicemail | no-answer"),
    ("emailed tessa, i mean texted", "Tessa Grant · out text sent · now"),
    ("jo emailed, i mean texted", "Jo Hill · in text received · now"),
    ("called colin at 10, make that 11", "Colin Burrows · out call · Thu 26 Nov 11:00 · ask came-of-it: talked | voicemail | no-answer"),
    ("met callum wed - scratch that, mon", "Callum Frost · met meeting talked · Mon 23 Nov 12:00"),
    ("jo rang yesterday at 3 no wait 4", "Jo Hill · in call talked · Wed 25 Nov 16:00"),
    ("voicemail for tessa, no wait, she picked up", "Tessa Grant · out call talked · now"),
    ("rang jo no answer", "Jo Hill · out call no-answer · now"),
    ("jo said no, i mean not now", "Jo Hill · how? · now · rest: said no, i mean not now · ask how: out:call | in:call | met:meeting"),
    ("jo rang, sorry for the delay", "Jo Hill · in call talked · now · rest: sorry for the delay"),
    ("met jo on monday, no wait it was wednesday", "Jo Hill · met meeting talked · Wed 25 Nov 12:00"),
    ("rang callum i mean daniel", "Daniel Brandt · out call · now · ask came-of-it: talked | voicemail | no-answer"),
    ("called jo no reply", "Jo Hill · out call no-answer · now"),
    ("jo called no", "Jo Hill · in call talked · now · rest: no"),
    ("tessa rang actually she wants 3 tiers", "Tessa Grant · in call talked · now · rest: actually she wants 3 tiers"),
    ("called martin, no sorry, sheila", "Sheila Dunne · out call · now · ask came-of-it: talked | voicemail | no-answer"),
    ("rang jo sorry friday is off", "Jo Hill · out call · Fri 20 Nov 12:00 · rest: sorry is off · ask came-of-it: talked | voicemail | no-answer"),
    ("jo rang actually called martin too", "Jo Hill · call · now · rest: actually · ask person-or-word: Martin Pryce | rest · ask how: out:call | in:call"),
    ("called tessa no sheila answered", "Sheila Dunne · out call talked · now · rest: no · ask person-or-word: Tessa Grant | rest"),
    ("spoke to jo 4pm wait no she rang me", "Jo Hill · in call talked · 4pm? · ask when: Wed 25 Nov 2026 16:00"),
]
"""What is put right in the line itself takes back what it replaces, and nothing else."""
SPOKEN = [
    ("i/b call priya re flowers", "Priya Nair · in call talked · now · rest: re flowers"),
    ("o/b call martin 0930 vm", "Martin Pryce · out call voicemail · Thu 26 Nov 09:30"),
    ("inbound call from tessa, wants tiers", "Tessa Grant · in call talked · now · rest: wants tiers"),
    ("jo call inbound", "Jo Hill · in call talked · now"),
    ("robert rang off, dont ring again he said", "Robert Ashworth · call · now · rest: rang off dont ring again he said · ask how: out:call | in:call · ask said-no?: not:call | no-thanks | never-again"),
    ("sheila dunne answered martins phone, he's in court til 3", "Sheila Dunne · out call talked · now · rest: he's in court til 3 · ask person-or-word: Martin Pryce | rest · ask word?: Wed 25 Nov 2026 15:00 | Thu 26 Nov 2026 03:00 · no: no-time 3"),
    ("i answered jo's call", "Jo Hill · in call talked · now"),
    ('siobhan text back "ok for 4 tmrw"', "Siobhan Kelly · text · now · rest: ok for 4 tmrw · ask how: out:text | in:text"),
    ("tom tried to ring me, missed it", "Tom Cole · in call no-answer · now"),
    ("spoke last thurs to colin, next call this coming thurs", "Colin Burrows · talked · Thu 19 Nov 12:00 · rest: next call this coming thurs · ask how: out:call | in:call | met:meeting"),
    ("saw martin on the 19th, hes ringing me on the 3rd", "Martin Pryce · met meeting talked · Thu 19 Nov 12:00 · rest: hes ringing me on the 3rd"),
    ("met tessa, ill ring her friday", "Tessa Grant · met meeting talked · now · rest: ill ring her friday"),
    ("rang tessa, she's coming in on saturday", "Tessa Grant · out call · now · rest: she's coming in on saturday · ask came-of-it: talked | voicemail | no-answer"),
    ("new bloke at blake roofing name of gary rang", "new Gary · in call talked · now · rest: new bloke at blake roofing · ask new-person?: *Gary | rest"),
    ("emma hart rang, a man called dave will collect", "new Emma Hart & new Dave · call · now · rest: will collect · ask how: out:call | in:call · ask new-person?: *Emma Hart | rest · ask new-person?: *Dave | rest"),
    ("spoke to a man called dave", "new Dave · talked · now · ask how: out:call | in:call | met:meeting · ask new-person?: *Dave | rest"),
    ("email is better than phone for ngozi", "Ngozi Okoro · out · now · rest: email is better than phone · ask how: out:call | out:email | out:text · ask said-how?: only:email"),
    ("ngozi rang, email is better than phone", "Ngozi Okoro · in call talked · now · rest: email is better than phone · ask said-how?: only:email"),
    ("spoke to helen, our next visit on the 5th of jan", "Helen Ashworth · talked · now · rest: our next visit on the 5th of jan · ask how: out:call | in:call | met:meeting"),
    ("siobhan text", "Siobhan Kelly · out text sent · now"),
    ("ngozi rang, e-mail instead of calls", "Ngozi Okoro · in call talked · now · rest: e-mail instead of calls · ask said-how?: only:email"),
    ("ngozi rang, wants email rather than phone", "Ngozi Okoro · in call talked · now · rest: wants email rather than phone · ask said-how?: only:email"),
    ("spoke to someone called ann berg about tiers", "new Ann Berg · talked · now · rest: about tiers · ask how: out:call | in:call | met:meeting · ask new-person?: *Ann Berg | rest"),
]
"""Who turned to whom, what is still to come, and how somebody likes it, in the words of a telegram or a tired sentence."""
SHORT = [
    ("grant/tessa/tel/nr", "Tessa Grant · out call no-answer · now · ask which-person: Tessa Grant | Grant"),
    ("rang tessa nr", "Tessa Grant · out call no-answer · now"),
    ("25/11 burrows tel 14:30 renewals £500", "nobody · out call · Wed 25 Nov 14:30 · rest: renewals £500 · ask which-person: Colin Burrows | Burrows · ask came-of-it: talked | voicemail | no-answer"),
    ("mtg colin 25th 1400-1500 board room", "Colin Burrows · met meeting talked · 25th 1400? · rest: 25th 1400-1500 board room · ask when: Wed 25 Nov 2026 14:00 | plan"),
    ("met two new people", "nobody · met meeting talked · now · rest: two new people"),
    ("card to margaret for her 70th", "Margaret Vale · out post sent · now · rest: for her 70th"),
    ("teams call daniel 11am - 30 licences", "Daniel Brandt · out video · Thu 26 Nov 11:00 · rest: 30 licences · ask came-of-it: talked | voicemail | no-answer"),
    ("someone called dave rang for martin", "new Dave · out call · now · ask person-or-word: Martin Pryce | rest · ask came-of-it: talked | voicemail | no-answer · ask new-person?: *Dave | rest"),
    ("emailed jo monday, she answered wednesday", "Jo Hill · out email sent · Mon 23 Nov 12:00 · rest: she answered · ask second: first | in:email · no: two-times wednesday"),
    ("joe rang", "nobody · in call talked · now · ask which-person: Jo Hill | Joe | rest"),
    ("jon rang", "nobody · in call talked · now · ask which-person: Jo Hill | Jon | rest"),
    ("jo rang", "Jo Hill · in call talked · now"),
    ("tmo rang", "nobody · in call talked · now · ask which-person: Tom Cole | Tmo | rest"),
    ("tim rang", "new Tim · in call talked · now · ask new-person?: *Tim | rest"),
    ("called tessa, our next", "Tessa Grant · out call · now · rest: our next · ask came-of-it: talked | voicemail | no-answer"),
    ("called jo, next", "Jo Hill · out call · now · rest: next · ask came-of-it: talked | voicemail | no-answer"),
]
"""Shorthand of the trade, slips in short names, and what only looks like a time."""
ANSWERS = [
    ("sent tomasz the drawings, he rang to say thanks", "Tomasz Wilk · out · now · rest: the drawings, he rang to say thanks · ask how: out:email | out:text | out:post"),
    ("met daniel tues, no, weds, he wants 12 sets", "Daniel Brandt · met meeting talked · Wed 25 Nov 12:00 · rest: he wants 12 sets"),
    ("called siobhan at half 9, her husband answered", "Siobhan Kelly · out call · Thu 26 Nov 09:30 · rest: her husband answered · ask came-of-it: talked | voicemail | no-answer · ask with?: Her husband"),
]
"""What they did upon it is for the note."""
# fmt: on


@pytest.mark.parametrize(("typed", "meant"), HOURS)
def test_an_hour_of_the_working_day_is_meant(typed: str, meant: str) -> None:
    assert whole(read_line(typed, MOMENT, Known())) == meant


def test_the_hour_at_night_can_be_chosen_all_the_same() -> None:
    part = next(p for p in read_line("tessa rang at 2", MOMENT, Known()).parts if p.kind is PartKind.WHEN)
    night = part.alternatives[1]
    chosen = read_line("tessa rang at 2", MOMENT, Known(), (Answer(part.ask, night.key),))
    assert chosen.at == datetime(2026, 11, 26, 2, tzinfo=UTC)


@pytest.mark.parametrize(("typed", "meant"), CORRECTED)
def test_what_is_put_right_takes_back_what_was_said(typed: str, meant: str) -> None:
    assert whole(read_line(typed, MOMENT, Known())) == meant


@pytest.mark.parametrize(("typed", "meant"), SPOKEN)
def test_what_is_said_in_passing_is_taken_as_it_is_meant(typed: str, meant: str) -> None:
    assert whole(read_line(typed, MOMENT, Known())) == meant


@pytest.mark.parametrize(("typed", "meant"), SHORT)
def test_shorthand_is_read_and_a_slip_in_a_short_name_is_asked(typed: str, meant: str) -> None:
    assert whole(read_line(typed, MOMENT, Known())) == meant


@pytest.mark.parametrize(("typed", "meant"), ANSWERS)
def test_what_they_did_upon_it_changes_nothing_of_ours(typed: str, meant: str) -> None:
    assert whole(read_line(typed, MOMENT, Known())) == meant
