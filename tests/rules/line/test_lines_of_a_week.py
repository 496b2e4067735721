"""Claims about lines as a seller types them in a week: who rang whom, who was not there, where one met; and when next.

Typed on Thursday 26 November 2026 at 14:57.
"""

from __future__ import annotations

import pytest

from tests.rules.line.people import MOMENT, PEOPLE, Known
from tests.rules.line.told import whole, whole_next
from tracker.rules.line import NextKind
from tracker.rules.line.reading import read_line
from tracker.rules.line.reading_next import read_next
from tracker.rules.prospect import Prospect

# fmt: off
LINES = [
    ("just rang jo", "Jo Hill · out call · now · ask came-of-it: talked | voicemail | no-answer"),
    ("jo just rang", "Jo Hill · in call talked · now"),
    ("re-rang siobhan", "Siobhan Kelly · out call · now · ask came-of-it: talked | voicemail | no-answer"),
    ("jo's just been on the phone", "Jo Hill · in call talked · now"),
    ("popped round to margarets", "Margaret Vale · met meeting talked · now"),
    ("popped over to see margaret yesterday", "Margaret Vale · met meeting talked · Wed 25 Nov 12:00"),
    ("helen ashworth walked in", "Helen Ashworth · met meeting talked · now"),
    ("been to see martin", "Martin Pryce · met meeting talked · now · ask as-agreed: agreed:101 | now"),
    ("got toms voicemail", "Tom Cole · out call voicemail · now"),
    ("missed tessa's call", "Tessa Grant · in call no-answer · now"),
    ("tom not picking up", "Tom Cole · out call no-answer · now"),
    ("tom's phone off", "Tom Cole · out call no-answer · now"),
    ("tom unavailable", "Tom Cole · out call no-answer · now"),
    ("unable to reach tom", "Tom Cole · out call no-answer · now"),
    ("siobhan couldn't talk", "Siobhan Kelly · how? · now · rest: couldn't talk · ask how: out:call | in:call | met:meeting"),
    ("told tessa id send the brochure", "Tessa Grant · how? · now · rest: told id send the brochure · ask how: out:call | in:call | met:meeting"),
    ("rang jo - she'll ring me back", "Jo Hill · out call · now · rest: she'll ring me back · ask came-of-it: talked | voicemail | no-answer"),
    ("tom got back to me", "Tom Cole · in · now · ask how: in:call | in:email | in:text"),
    ("card through robert's door", "Robert Ashworth · out post sent · now · rest: door"),
    ("spoke to robert's wife, he's out till 4", "nobody · talked · now · rest: he's out till 4 · ask which-person: Robert Ashworth | Robert's Wife · ask how: out:call | in:call | met:meeting · ask word?: Wed 25 Nov 2026 16:00 | Thu 26 Nov 2026 04:00 · no: no-time 4"),
    ("spoke briefly to colin", "Colin Burrows · talked · now · rest: briefly · ask how: out:call | in:call | met:meeting"),
    ("martin's PA rang", "nobody · in call talked · now · ask which-person: Martin Pryce | Martin's PA"),
    ("measured up at tom's", "Tom Cole · how? · now · rest: measured · ask how: out:call | in:call | met:meeting"),
    ("gatekeeper at pryce", "nobody · how? · now · rest: gatekeeper · ask which-person: Martin Pryce | Pryce · ask how: out:call | in:call | met:meeting"),
    ("jo fb messaged me", "Jo Hill · in social received · now"),
    ("bumped into callum at the show on saturday", "Callum Frost · met meeting talked · Sat 21 Nov 12:00 · rest: at the show"),
    ("rang carys twice, no joy", "Carys Bevan · out call no-answer · now · rest: twice · ask second: first"),
    ("rang priya, went straight to voicemail", "Priya Nair · out call voicemail · now · rest: went"),
    ("left a message with colin's secretary", "nobody · out call · now · ask which-person: Colin Burrows | Colin's Secretary · ask came-of-it: talked | voicemail | no-answer"),
    ("had an email off jo", "Jo Hill · in email received · now"),
    ("sent carys the quote last night", "Carys Bevan · out · Wed 25 Nov 21:00 · rest: the quote · ask how: out:email | out:text | out:post"),
    ("tessa called first thing", "Tessa Grant · in call talked · Thu 26 Nov 10:00"),
    ("facetimed priya and tom", "Priya Nair & Tom Cole · out video · now · ask came-of-it: talked | voicemail | no-answer"),
    ("returned daniel's call", "Daniel Brandt · out call · now · ask came-of-it: talked | voicemail | no-answer"),
    ("chased martin for the deposit by email", "Martin Pryce · out email sent · now · rest: for the deposit"),
    ("i rang ngozi at quarter to two", "Ngozi Okoro · out call · Thu 26 Nov 13:45 · ask came-of-it: talked | voicemail | no-answer"),
    ("rang patrick o'shea he says try again in the new year", "Patrick O'Shea · out call · now · rest: he says try again in the new year · ask came-of-it: talked | voicemail | no-answer"),
    ("Tom Cole / call / talked", "Tom Cole · out call talked · now"),
    ("rang jo at home", "Jo Hill · out call · now · rest: at home · ask came-of-it: talked | voicemail | no-answer"),
    ("called in on carys", "Carys Bevan · met meeting talked · now"),
    ("drinks with callum last night", "Callum Frost · met meeting talked · Wed 25 Nov 21:00"),
    ("rang tessa on monday morning no reply", "Tessa Grant · out call no-answer · Mon 23 Nov 10:00"),
    ("9.15 daniel rang", "Daniel Brandt · in call talked · Thu 26 Nov 09:15"),
    ("saw helen on friday afternoon", "Helen Ashworth · met meeting talked · Fri 20 Nov 15:00"),
    ("met billy jo", "nobody · met meeting talked · now · ask which-person: Jo Hill | Billy Jo"),
    ("called kim jo", "nobody · out call · now · ask which-person: Jo Hill | Kim Jo · ask came-of-it: talked | voicemail | no-answer"),
    ("fred tom rang", "nobody · in call talked · now · ask which-person: Tom Cole | Fred Tom"),
    ("saw old tom", "Tom Cole · met meeting talked · now · rest: old"),
    ("siobhan was driving, call back later", "Siobhan Kelly · how? · now · rest: was driving, call back later · ask how: out:call | in:call | met:meeting"),
    ("rang siobhan, ring later on", "Siobhan Kelly · out call · now · rest: ring later on · ask came-of-it: talked | voicemail | no-answer"),
    ("spoke to jo - call back later", "Jo Hill · talked · now · rest: call back later · ask how: out:call | in:call | met:meeting"),
    ("jo called later", "Jo Hill · in call talked · now · rest: later"),
    ("only by e-mail from now on", "nobody · how? · now · rest: only by e-mail from now on"),
    ("robert rang, text from now on", "Robert Ashworth · in call talked · now · rest: text from now on"),
    ("zoom with the ashworths", "nobody · out video · now · ask which-person: Helen Ashworth & Robert Ashworth | Helen Ashworth | Robert Ashworth | Ashworths · ask came-of-it: talked | voicemail | no-answer"),
    ("met the frosts", "nobody · met meeting talked · now · ask which-person: Callum Frost | Frosts"),
    ("met the robertsons", "new Robertsons · met meeting talked · now · ask new-person: Robertsons | rest"),
    ("rang mr friday", "new Mr Friday · out call · now · ask came-of-it: talked | voicemail | no-answer · ask new-person?: *Mr Friday | rest"),
    ("emailed mrs april w/ price list", "new Mrs April · out email sent · now · rest: w/ price list · ask new-person?: *Mrs April | rest"),
    ("dr may rang friday", "new Dr May · in call talked · Fri 20 Nov 12:00 · ask new-person?: *Dr May | rest"),
    ("martin rang 1st thing", "Martin Pryce · in call talked · Thu 26 Nov 10:00"),
    ("jo rang last nite", "Jo Hill · in call talked · Wed 25 Nov 21:00"),
    ("tom rang b4 lunch", "Tom Cole · in call talked · Thu 26 Nov 10:00 · rest: b4 lunch"),
    ("saw helen fri eve", "Helen Ashworth · met meeting talked · Fri 20 Nov 19:00"),
    ("daniel in a mtg", "Daniel Brandt · how? · now · rest: in a mtg · ask how: out:call | in:call | met:meeting"),
    ("rang daniel, in a mtg", "Daniel Brandt · out call · now · rest: in a mtg · ask came-of-it: talked | voicemail | no-answer"),
    ("met martin in a meeting", "Martin Pryce · met meeting talked · now · rest: in a meeting · ask as-agreed: agreed:101 | now"),
    ("rang jo mon or tue pm", "Jo Hill · out call · mon or tue pm? · ask when: Tue 24 Nov 2026 15:00 | Mon 23 Nov 2026 15:00 · ask came-of-it: talked | voicemail | no-answer"),
    ("rang jo asap", "Jo Hill · out call · now · rest: asap · ask came-of-it: talked | voicemail | no-answer"),
    ("quick txt 2 priya", "Priya Nair · out text sent · now · rest: quick"),
    ("sent quote 2 tessa by email", "Tessa Grant · out email sent · now · rest: quote"),
    ("call 4 martin", "Martin Pryce · out call · now · ask came-of-it: talked | voicemail | no-answer"),
    ("thx card 2 jo", "Jo Hill · out post sent · now · rest: thx card"),
    ("jo 2 call mon", "Jo Hill · how? · now · rest: 2 call mon · ask how: out:call | in:call | met:meeting"),
    ("jo rang, 2 tiers", "Jo Hill · in call talked · now · rest: 2 tiers"),
    ("card thru roberts door", "Robert Ashworth · out post sent · now · rest: door"),
    ("letter thru margarets letterbox", "Margaret Vale · out post sent · now · rest: letterbox"),
    ("roberts mobile no answer", "Robert Ashworth · out call no-answer · now · rest: mobile"),
    ("roberts farm rang", "nobody · in call talked · now · ask which-person: Robert Ashworth | Roberts Farm"),
    ("will abbot met", "new Will Abbot · met meeting talked · now · ask new-person?: *Will Abbot | rest"),
    ("Will smith emailed", "new Will Smith · in email received · now · ask new-person?: *Will Smith | rest"),
    ("will jo call", "nobody · how? · now · rest: will jo call"),
    ("Anna berg rang", "new Anna Berg · in call talked · now · ask new-person?: *Anna Berg | rest"),
    ("on phone to daniel", "Daniel Brandt · out call · now · ask came-of-it: talked | voicemail | no-answer"),
]
NEXT = [
    ("from the 15th", "Tue 15 Dec to Mon 21 Dec · call"),
    ("from mon about the tiers", "Mon 30 Nov to Fri 04 Dec · call · topic: the tiers"),
    ("from january", "Mon 04 Jan to Fri 29 Jan · call"),
    ("from 3 to 5 may", "Mon 03 May to Wed 05 May · call"),
    ("by e-mail from now on", "no time · email · topic: from now on"),
    ("new year's day", "Fri 01 Jan · call"),
    ("new year’s day 11am", "Fri 01 Jan 11:00 · call"),
    ("xmas eve", "Thu 24 Dec · call"),
    ("boxing day", "Sat 26 Dec · call"),
    ("1 jan", "Fri 01 Jan · call · off, rather Mon 04 Jan · ask day-off?: *Mon 4 Jan 2027 | same"),
    ("christmas", "Fri 25 Dec to Sat 26 Dec · call"),
    ("fri eve", "Fri 27 Nov · call"),
    ("thurs b4 lunch", "Thu 03 Dec · call"),
    ("wk of 7 dec", "Mon 07 Dec to Fri 11 Dec · call"),
    ("in the new yr", "no time! · call · ask when: Fri 1 Jan 2027 to Sun 31 Jan 2027 | Sat 2 Jan 2027 to Fri 8 Jan 2027"),
    ("not before the new year", "Mon 04 Jan to Thu 07 Jan · call"),
    ("not till march", "Mon 01 Mar to Wed 31 Mar · call"),
    ("no earlier than the 15th", "Tue 15 Dec to Mon 21 Dec · call"),
    ("after new year", "Mon 04 Jan to Fri 08 Jan · call"),
    ("week after next", "Mon 07 Dec to Fri 11 Dec · call"),
    ("week commencing 7 december", "Mon 07 Dec to Fri 11 Dec · call"),
    ("w/c 7 dec", "Mon 07 Dec to Fri 11 Dec · call"),
    ("some time next week", "Mon 30 Nov to Fri 04 Dec · call"),
    ("q1", "Mon 04 Jan to Wed 31 Mar · call"),
    ("25 dec 10am", "Fri 25 Dec 10:00 · call · off, rather Mon 28 Dec 10:00 · ask day-off?: *Mon 28 Dec 2026 10:00 | same"),
    ("1 jan", "Fri 01 Jan · call · off, rather Mon 04 Jan · ask day-off?: *Mon 4 Jan 2027 | same"),
    ("fri 25 dec", "Fri 25 Dec · call"),
    ("after christmas", "Mon 28 Dec to Thu 31 Dec · call"),
    ("ring thu 10am on mobile", "Thu 03 Dec 10:00 · call · topic: on mobile"),
    ("call back in an hour", "Thu 26 Nov 15:57 · call"),
    ("text him fri", "Fri 27 Nov · text"),
    ("weds at hers", "Wed 02 Dec · meeting"),
    ("weds at his office", "Wed 02 Dec · meeting · topic: at his office"),
    ("first thing mon", "Mon 30 Nov 08:00 · call"),
    ("christmas eve", "Thu 24 Dec · call"),
    ("try again in 3 months", "Fri 26 Feb · call · topic: try again"),
    ("back end of next week", "Thu 03 Dec to Fri 04 Dec · call"),
    ("wed week", "Wed 09 Dec · call"),
    ("asap", "no time! · call · ask when: Thu 26 Nov 2026 | Fri 27 Nov 2026"),
    ("call asap about the tiers", "no time! · call · topic: the tiers · ask when: Thu 26 Nov 2026 | Fri 27 Nov 2026"),
    ("email as soon as possible", "no time! · email · ask when: Thu 26 Nov 2026 | Fri 27 Nov 2026"),
    ("fortnight", "no time! · call · ask when: Thu 10 Dec 2026"),
    ("fortnight's time", "Thu 10 Dec · call"),
    ("wed or thur am", "no time! · call · ask when: Wed 2 Dec 2026 08:00 to 12:00 | Thu 3 Dec 2026 08:00 to 12:00"),
    ("tue/wed pm about bins", "no time! · call · topic: bins · ask when: Tue 1 Dec 2026 12:00 to 18:00 | Wed 2 Dec 2026 12:00 to 18:00"),
    ("wed or thur", "Wed 02 Dec to Thu 03 Dec · call"),
    ("a week on tuesday", "Tue 08 Dec · call"),
]
# fmt: on


@pytest.mark.parametrize(("typed", "meant"), LINES)
def test_it_means_this(typed: str, meant: str) -> None:
    assert whole(read_line(typed, MOMENT, Known())) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("met lowe", "Mrs Lowe · met meeting talked · now"),
        ("met gale lowe", "nobody · met meeting talked · now · ask which-person: Mrs Lowe | Gale Lowe"),
    ],
)
def test_whoever_is_known_by_a_title_alone_is_not_everybody_called_so(typed: str, meant: str) -> None:
    there = Known((*PEOPLE, Prospect(41, "Mrs Lowe")))
    assert whole(read_line(typed, MOMENT, there)) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("will abbot met", "nobody · met meeting talked · now · ask which-person: Will Abbott | Will Abbot"),
        ("may turnr rang", "nobody · in call talked · now · ask which-person: May Turner | May Turnr"),
        ("friday okafr rang", "nobody · in call talked · now · ask which-person: Friday Okafor | Friday Okafr"),
        ("friday jo rang", "Jo Hill · in call talked · now · ask person-or-word: Friday Okafor | word"),
        ("grant masson met", "nobody · met meeting talked · now · ask which-person: Grant Mason | Grant Masson"),
    ],
)
def test_a_name_that_is_a_word_too_may_be_misspelt(typed: str, meant: str) -> None:
    known = ("Will Abbott", "May Turner", "Friday Okafor", "Grant Mason")
    there = Known((*PEOPLE, *(Prospect(41 + n, name) for n, name in enumerate(known))))
    assert whole(read_line(typed, MOMENT, there)) == meant


@pytest.mark.parametrize(("typed", "meant"), NEXT)
def test_what_is_agreed_next_means_this(typed: str, meant: str) -> None:
    assert whole_next(read_next(typed, NextKind.TALK, MOMENT)) == meant
