"""Claims about lines as sellers type or dictate them after an appointment: the hours it took, what comes next in the
same breath, who was not in, and how they wish to hear from us. Typed on Thursday 26 November 2026 at 14:57.
"""

from __future__ import annotations

import pytest

from tests.rules.line.people import MOMENT, Known
from tests.rules.line.told import whole
from tracker.rules.line.reading import read_line

# fmt: off
HOURS = [
    ("met colin 2-3", "Colin Burrows · met meeting talked · Thu 26 Nov 14:00 · rest: 2-3"),
    ("colin meeting 11-1, went well", "Colin Burrows · met meeting talked · Thu 26 Nov 11:00 · rest: 11-1 went well"),
    ("met colin 2-3 tiers", "Colin Burrows · met meeting talked · now · rest: 2-3 tiers"),
    ("jo wants 2-3", "Jo Hill · how? · now · rest: wants 2-3 · ask how: out:call | in:call | met:meeting"),
    ("met colin 2-9", "Colin Burrows · met meeting talked · now · rest: 2-9"),
    ("met jo 11am, 45 min", "Jo Hill · met meeting talked · Thu 26 Nov 11:00 · rest: 11am, 45 min"),
    ("teams call w/ daniel 11am 45 mins", "Daniel Brandt · out video · Thu 26 Nov 11:00 · rest: 11am 45 mins · ask came-of-it: talked | voicemail | no-answer"),
    ("called jo at ten thirty this morning", "Jo Hill · out call · Thu 26 Nov 10:30 · ask came-of-it: talked | voicemail | no-answer"),
    ("met martin today at ten a m", "Martin Pryce · met meeting talked · Thu 26 Nov 10:00"),
    ("called jo at nine forty five", "Jo Hill · out call · Thu 26 Nov 09:45 · ask came-of-it: talked | voicemail | no-answer"),
    ("jo rang at two thirty", "Jo Hill · in call talked · Thu 26 Nov 14:30"),
]
IN_ONE_BREATH = [
    ("met tom for coffee 3-4 she's happy", "Tom Cole · met meeting talked · at 3? · rest: 3-4 she's happy · ask when: Wed 25 Nov 2026 15:00 | Thu 26 Nov 2026 03:00"),
    ("popped to helens, no one home", "Helen Ashworth · out · now · rest: popped to no one home · ask how: out:call | out:email | out:text"),
    ("popped round tessas, she were out", "Tessa Grant · how? · now · rest: popped round she were out · ask how: out:call | in:call | met:meeting"),
    ("popped in to see tessa, nobody in", "Tessa Grant · how? · now · rest: popped in to see nobody in · ask how: out:call | in:call | met:meeting"),
    ("visited martin, wasnt in", "Martin Pryce · how? · now · rest: visited wasnt in · ask how: out:call | in:call | met:meeting"),
    ("met martin, sheila was out", "Martin Pryce & Sheila Dunne · met meeting talked · now · rest: was out · ask as-agreed: agreed:101 | now"),
    ("met tessa, her boss was out", "Tessa Grant · met meeting talked · now · rest: her boss was out · ask with?: Her boss"),
    ("colin txt rec'd", "Colin Burrows · in text received · now"),
    ("recd email from daniel", "Daniel Brandt · in email received · now"),
    ("met new family the harringtons, daughter yr 9", "nobody · met meeting talked · now · rest: new family the harringtons, daughter yr 9"),
    ("left a voice message for colin at quarter past two", "Colin Burrows · out call voicemail · Thu 26 Nov 14:15"),
    ("gave tom a bell, werent in", "Tom Cole · out call no-answer · now"),
    ("had a natter wi helen", "Helen Ashworth · talked · now · ask how: out:call | in:call | met:meeting"),
    ("were on t'phone to carys", "Carys Bevan · out call · now · ask came-of-it: talked | voicemail | no-answer"),
    ("saw martin 10am, not yet, check in a month", "Martin Pryce · met meeting talked · Thu 26 Nov 10:00 · rest: not yet, check in a month"),
    ("met jo, box 3", "Jo Hill · met meeting talked · now · rest: box 3"),
    ("rung jo she sed shell ring me bak", "Jo Hill · out call · now · rest: she sed shell ring me bak · ask came-of-it: talked | voicemail | no-answer"),
    ("rang jo, ring me back friday", "Jo Hill · out call · now · rest: ring me back friday · ask came-of-it: talked | voicemail | no-answer"),
    ("rang tom will call me", "Tom Cole · out call · now · rest: will call me · ask came-of-it: talked | voicemail | no-answer"),
    ("After lunch, I had a video call with Tom, who would like a trial.", "Tom Cole · out video · now · rest: After lunch who would like a trial · ask came-of-it: talked | voicemail | no-answer"),
    ("called jo before lunch", "Jo Hill · out call · Thu 26 Nov 10:00 · rest: before lunch · ask came-of-it: talked | voicemail | no-answer"),
    ("lunch with tom yesterday", "Tom Cole · met meeting talked · Wed 25 Nov 12:00"),
    ("jo rang after lunch", "Jo Hill · in call talked · now · rest: after lunch"),
]
WISHES = [
    ("jo rang, just email", "Jo Hill · in call talked · now · rest: just email · ask said-how?: only:email"),
    ("jo rang just email from now on", "Jo Hill · in call talked · now · rest: just email from now on · ask said-how?: only:email"),
    ("jo rang prefers text", "Jo Hill · in call talked · now · rest: prefers text · ask said-how?: only:text"),
    ("jo rang, prefers email to phone", "Jo Hill · in call talked · now · rest: prefers email to phone · ask said-how?: only:email"),
    ("jo rang, prefers text or email to calls", "Jo Hill · in call talked · now · rest: prefers text or email to calls · ask said-how?: only:text+email"),
    ("jo rang, wants email to phone list", "Jo Hill · in call talked · now · rest: wants email to phone list"),
    ("jo rang, text is best", "Jo Hill · in call talked · now · rest: text is best · ask said-how?: only:text"),
    ("jo rang, email is better pls", "Jo Hill · in call talked · now · rest: email is better pls · ask said-how?: only:email"),
    ("robert prefers email", "Robert Ashworth · how? · now · rest: prefers email · ask how: out:call | in:call | met:meeting · ask said-how?: only:email"),
    ("robert rang, email not phone pls", "Robert Ashworth · in call talked · now · rest: email not phone pls · ask said-how?: only:email"),
    ("jo rang, no calls pls", "Jo Hill · in call talked · now · rest: no calls pls · ask said-how?: not:call | never-again"),
    ("spoke with daniel he doesn't want any more calls please", "Daniel Brandt · talked · now · rest: he doesn't want any more calls please · ask how: out:call | in:call | met:meeting · ask said-how?: not:call | never-again"),
    ("jo rang, prefers email after 6", "Jo Hill · in call talked · now · rest: prefers email after 6"),
    ("jo rang wants text", "Jo Hill · in call talked · now · rest: wants text"),
    ("met jo, best call yet", "Jo Hill · met meeting talked · now · rest: best call yet"),
    ("met tessa, calls are best before 9", "Tessa Grant · met meeting talked · now · rest: calls are best before 9"),
]
WHOSE_IT_WAS = [
    ("colin popped out, receptionist took msg", "Colin Burrows · out call · now · rest: popped out, receptionist · ask came-of-it: talked | voicemail | no-answer"),
    ("took a message from tom", "Tom Cole · in call talked · now"),
    ("met colin 2-3 office, 12 boxes", "Colin Burrows · met meeting talked · Thu 26 Nov 14:00 · rest: 2-3 office, 12 boxes"),
    ("robert ltr posted", "Robert Ashworth · out post sent · now"),
    ("jo posted", "Jo Hill · in post received · now"),
    ("went up to see patrick, nobbut middling", "Patrick O'Shea · met meeting talked · now · rest: nobbut middling"),
    ("emale from tom", "Tom Cole · in email received · now"),
    ("spoje with siobhan 11am", "Siobhan Kelly · how? · Thu 26 Nov 11:00 · rest: spoje · ask how: out:call | in:call | met:meeting · ask word?: spoke"),
    ("We met at the Harbour View, Tom and I, and he showed me round.", "Tom Cole · met meeting talked · now · rest: at the Harbour View and I, and he showed me round"),
    ("tom rang, pls call back thurs 6pm", "Tom Cole · in call talked · now · rest: pls call back thurs 6pm"),
]
# fmt: on


@pytest.mark.parametrize(("typed", "meant"), HOURS)
def test_the_hours_it_took_say_when_it_began_or_are_asked(typed: str, meant: str) -> None:
    assert whole(read_line(typed, MOMENT, Known())) == meant


@pytest.mark.parametrize(("typed", "meant"), IN_ONE_BREATH)
def test_what_is_next_and_who_was_not_in_make_no_meeting_and_no_time(typed: str, meant: str) -> None:
    assert whole(read_line(typed, MOMENT, Known())) == meant


@pytest.mark.parametrize(("typed", "meant"), WISHES)
def test_how_they_wish_it_is_asked_where_nothing_bounds_it(typed: str, meant: str) -> None:
    assert whole(read_line(typed, MOMENT, Known())) == meant


@pytest.mark.parametrize(("typed", "meant"), WHOSE_IT_WAS)
def test_who_did_it_and_who_is_nobody_new(typed: str, meant: str) -> None:
    assert whole(read_line(typed, MOMENT, Known())) == meant
