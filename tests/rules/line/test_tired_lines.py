"""Claims about lines as tired people type them: no capitals, half the letters, two people, a pasted signature.

What each says is taken as said, or asked; nothing is made up. Typed on Thursday 26 November 2026 at 14:57.
"""

from __future__ import annotations

import pytest

from tests.rules.line.people import MOMENT, Known
from tests.rules.line.told import whole
from tracker.rules.line import Answer
from tracker.rules.line.line_reading import PLAN
from tracker.rules.line.reading import read_line

# fmt: off
LINES = [
    ("spk to jo, wants choc sponge", "Jo Hill · talked · now · rest: wants choc sponge · ask how: out:call | in:call | met:meeting"),
    ("spk w/ martin, sheila away til mon", "Martin Pryce · talked · now · rest: til mon · ask which-person: Sheila Dunne | Sheila Away · ask how: out:call | in:call | met:meeting"),
    ("vm for siobhan", "Siobhan Kelly · out call voicemail · now"),
    ("lm for tessa", "Tessa Grant · out call voicemail · now"),
    ("lvm tom", "Tom Cole · out call voicemail · now"),
    ("lft vm w/ carys", "Carys Bevan · out call voicemail · now"),
    ("jo rtn call", "Jo Hill · in call talked · now"),
    ("ret call from priya", "Priya Nair · out call · now · ask came-of-it: talked | voicemail | no-answer"),
    ("rtd jos call", "new Jos · out call · now · ask came-of-it: talked | voicemail | no-answer · ask new-person?: *Jos | rest"),
    ("calld martin, eng", "Martin Pryce · out call no-answer · now"),
    ("rng tessa n/a", "Tessa Grant · out call no-answer · now"),
    ("txt jo re lemon", "Jo Hill · out text sent · now · rest: re lemon"),
    ("txtd priya bk", "Priya Nair · out text sent · now"),
    ("em martin quote", "Martin Pryce · how? · now · rest: em quote · ask how: out:call | in:call | met:meeting"),
    ("emld robert invoice", "Robert Ashworth · out email sent · now · rest: invoice"),
    ("sent robert quote 2day", "Robert Ashworth · out · Thu 26 Nov 14:57 · rest: quote · ask how: out:email | out:text | out:post"),
    ("met carys 2day @3", "Carys Bevan · met meeting talked · 2day @3? · ask when: Thu 26 Nov 2026 03:00"),
    ("mtg w/ daniel 11ish", "Daniel Brandt · met meeting talked · 11ish? · ask when: Thu 26 Nov 2026 11:00 | Wed 25 Nov 2026 23:00"),
    ("mtg martin 3ish", "Martin Pryce · met meeting talked · 3ish? · ask when: Wed 25 Nov 2026 15:00 | Thu 26 Nov 2026 03:00"),
    ("coffee w/ jo half three", "Jo Hill · met meeting talked · half three? · ask when: Wed 25 Nov 2026 15:30 | Thu 26 Nov 2026 03:30"),
    ("saw tom half 2", "Tom Cole · met meeting talked · half 2? · ask when: Thu 26 Nov 2026 14:30 | Thu 26 Nov 2026 02:30"),
    ("spoke priya ystrdy", "Priya Nair · talked · Wed 25 Nov 12:00 · ask how: out:call | in:call | met:meeting"),
    ("jo cld yest pm", "Jo Hill · in call talked · Wed 25 Nov 15:00"),
    ("called jo tmrw", "Jo Hill · out call · tmrw? · ask came-of-it: talked | voicemail | no-answer · no: not-yet tmrw"),
    ("ring tessa 2moro", "Tessa Grant · out call · 2moro? · ask came-of-it: talked | voicemail | no-answer · no: not-yet 2moro"),
    ("call carys nxt wk", "Carys Bevan · out call · nxt wk? · ask came-of-it: talked | voicemail | no-answer · no: not-yet nxt wk"),
    ("mtg w/ tom nxt tues", "Tom Cole · met meeting talked · nxt tues? · no: not-yet nxt tues"),
    ("spoke martin - call bk mon", "Martin Pryce · talked · now · rest: call bk mon · ask how: out:call | in:call | met:meeting"),
    ("jo rang 📞 happy 😀", "Jo Hill · in call talked · now · rest: happy 😀"),
    ("☎️ tessa no answer", "Tessa Grant · out call no-answer · now"),
    ("📧 martin quote", "Martin Pryce · out email sent · now · rest: quote"),
    ("👍 jo rang", "Jo Hill · in call talked · now · rest: 👍"),
    ("jo rang 07700 900112", "Jo Hill <07700 900112> · in call talked · now"),
    ("tom 07700 900122 called bk", "Tom Cole <07700 900122> · in call talked · now"),
    ("rang priya & tom", "Priya Nair & Tom Cole · out call · now · ask came-of-it: talked | voicemail | no-answer"),
    ("jo + martin mtg", "Jo Hill & Martin Pryce · met meeting talked · now"),
    ("spoke to jo and her mum on the fone", "Jo Hill · call talked · now · rest: and her mum · ask how: out:call | in:call · ask with?: Her mum"),
    ("met sheila & martin at theirs", "Sheila Dunne & Martin Pryce · met meeting talked · now · rest: at theirs"),
    ("call from 0113 496 0000", "nobody · in call talked · now · ask who-is-at: "),
    ("missd call carys", "Carys Bevan · in call voicemail · now"),
    ("ngozi dint pick up", "Ngozi Okoro · out call no-answer · now"),
    ("ngozi didnt ansr", "Ngozi Okoro · out call no-answer · now"),
    ("no1 home at okoros", "new Okoros · out call no-answer · now · ask new-person?: *Okoros | rest"),
    ("Dominic sez no thx", "Dominic Hale · how? · now · rest: sez no thx · ask how: out:call | in:call | met:meeting"),
    ("patrick wants callback fri", "Patrick O'Shea · how? · now · rest: wants callback fri · ask how: out:call | in:call | met:meeting"),
    ("patrick: call me fri 3pm", "Patrick O'Shea · how? · now · note: call me fri 3pm · ask how: out:call | in:call | met:meeting"),
    ("spoke to pat", "nobody · talked · now · ask which-person: Patrick O'Shea | Pat · ask how: out:call | in:call | met:meeting"),
    ("spoke to mrs dunne", "nobody · talked · now · ask which-person: Sheila Dunne | Mrs Dunne · ask how: out:call | in:call | met:meeting"),
    ("spoke to mr kelly", "nobody · talked · now · ask which-person: Siobhan Kelly | Mr Kelly · ask how: out:call | in:call | met:meeting"),
    ("zoomed daniel, gd chat", "Daniel Brandt · out video talked · now"),
    ("teams w/ daniel 30 min", "Daniel Brandt · out video · now · rest: 30 min · ask came-of-it: talked | voicemail | no-answer"),
    ("dm'd callum on insta", "Callum Frost · out social sent · now"),
    ("whatsapped jo pics", "nobody · out text sent · now · ask which-person: Jo Hill | Jo Pics"),
    ("jo whatsappd me pics of cake", "Jo Hill · in text received · now · rest: pics of cake"),
    ("popd in on martin", "Martin Pryce · met meeting talked · now · ask as-agreed: agreed:101 | now"),
    ("bumped into tessa in tesco", "Tessa Grant · met meeting talked · now · rest: in tesco"),
    ("jo hill ph call 10 mins", "Jo Hill · out call · now · rest: 10 mins · ask came-of-it: talked | voicemail | no-answer"),
    ("call jo 2pm", "Jo Hill · out call · Thu 26 Nov 14:00 · ask came-of-it: talked | voicemail | no-answer"),
    ("jo 2pm", "Jo Hill · how? · Thu 26 Nov 14:00 · ask how: out:call | in:call | met:meeting"),
    ("jo called 2.30", "Jo Hill · in call talked · 2.30? · ask when: Thu 26 Nov 2026 14:30 | Thu 26 Nov 2026 02:30"),
    ("siobhan @ 4", "Siobhan Kelly · how? · now · rest: @ 4 · ask how: out:call | in:call | met:meeting · ask word?: Wed 25 Nov 2026 16:00 | Thu 26 Nov 2026 04:00 · no: no-time 4"),
    ("had a word w martin", "Martin Pryce · talked · now · ask how: out:call | in:call | met:meeting"),
    ("met w jo's sister", "nobody · met meeting talked · now · ask which-person: Jo Hill | Jo's Sister"),
    ("spoke to sheila instead of martin", "Sheila Dunne · out talked · now · rest: instead · ask person-or-word: Martin Pryce | rest · ask how: out:call | out:video"),
    ("martin out, spoke to sheila", "Sheila Dunne · talked · now · rest: martin out · ask how: out:call | in:call | met:meeting"),
    ("asked for martin, got sheila", "nobody · out · now · rest: asked · ask person-or-word: Martin Pryce | rest · ask person-or-word: Sheila Dunne | rest · ask how: out:call | out:email | out:text"),
    ("left msg with sheila for martin", "Sheila Dunne · out call · now · ask person-or-word: Martin Pryce | rest · ask came-of-it: talked | voicemail | no-answer"),
    ("rang daniel's office, he's away", "Daniel Brandt · out call · now · rest: office, he's away · ask came-of-it: talked | voicemail | no-answer"),
    ("Kind regards, Emma Hart, Hart Flowers Ltd, 01632 960 200, emma@hartflowers.example", "new Emma Hart @ Hart Flowers Ltd <01632 960 200> <emma@hartflowers.example> · how? · now · rest: Kind regards · ask how: out:call | in:call | met:meeting · ask new-person?: *Emma Hart | rest"),
    ("emma hart | hart flowers | 01632 960200 | www.hartflowers.example", "new Emma Hart @ hart flowers <01632 960200> · how? · now · rest: www.hartflowers.example · ask how: out:call | in:call | met:meeting · ask new-person?: *Emma Hart | rest"),
    ("jo.hill@example.com: can we move to friday?", "Jo Hill <jo.hill@example.com> · how? · now · note: can we move to friday? · ask how: out:call | in:call | met:meeting"),
    ("fw: quote - martin pryce <martin@pryce.example>", "nobody · how? · now · note: quote - martin pryce <martin@pryce.example> · rest: fw"),
    ("callled jo", "Jo Hill · how? · now · rest: callled · ask how: out:call | in:call | met:meeting · ask word?: called"),
    ("jo cal talkd", "Jo Hill · talked · now · rest: cal · ask how: out:call | in:call | met:meeting · ask word?: call"),
    ("spke to tesa", "new Tesa · talked · now · ask how: out:call | in:call | met:meeting · ask new-person?: *Tesa | rest"),
    ("met matrin", "new Matrin · met meeting talked · now · ask new-person?: *Matrin | rest"),
    ("siobhan vociemail", "Siobhan Kelly · how? · now · rest: vociemail · ask how: out:call | in:call | met:meeting · ask word?: voicemail"),
    ("rang jo twice, no joy", "Jo Hill · out call no-answer · now · rest: twice"),
    ("jo no joy", "Jo Hill · out call no-answer · now"),
    ("tried jo x2", "Jo Hill · out call no-answer · now · rest: x2"),
    ("spoke jo 5 min ago", "Jo Hill · talked · Thu 26 Nov 14:52 · ask how: out:call | in:call | met:meeting"),
    ("just off the phone with priya", "Priya Nair · call talked · now · ask how: out:call | in:call"),
    ("on hold with martin 20 min", "Martin Pryce · how? · now · rest: on hold 20 min · ask how: out:call | in:call | met:meeting"),
    ("jo cancelled friday", "Jo Hill · how? · Fri 20 Nov 12:00 · no: called-off cancelled"),
    ("carys wants to move weds to thurs", "Carys Bevan · how? · now · rest: wants to move weds to thurs · ask how: out:call | in:call | met:meeting"),
    ("met jo sat", "Jo Hill · met meeting talked · Sat 21 Nov 12:00"),
    ("saw jo sun at church fair", "Jo Hill · met meeting talked · Sun 22 Nov 12:00 · rest: at church fair"),
    ("may rang", "nobody · out call · now · ask person-or-word: word | May · ask came-of-it: talked | voicemail | no-answer"),
    ("jo rang about may", "Jo Hill · in call talked · now · rest: about may"),
    ("call from mark", "new Mark · in call talked · now · ask new-person?: *Mark | rest"),
    ("mark called", "new Mark · in call talked · now · ask new-person?: *Mark | rest"),
    ("rang bill about the bill", "new Bill · out call · now · rest: about the bill · ask came-of-it: talked | voicemail | no-answer · ask new-person?: *Bill | rest"),
    ("sent bill the bill", "new Bill · out · now · rest: the bill · ask how: out:email | out:text | out:post · ask new-person?: *Bill | rest"),
    ("grace period for martin", "Martin Pryce · out · now · rest: grace period · ask how: out:call | out:email | out:text"),
    ("sat with jo in the cafe", "Jo Hill · met meeting talked · now · rest: in the cafe"),
    ("booked meeting with jo friday", "Jo Hill · how? · now · rest: booked meeting friday · ask how: out:call | in:call | met:meeting"),
    ("call with tom booked for friday", "Tom Cole · how? · now · rest: call booked for friday · ask how: out:call | in:call | met:meeting"),
    ("spoke to jo, booked her in for sat", "Jo Hill · talked · now · rest: booked her in for sat · ask how: out:call | in:call | met:meeting"),
    ("coffee with tom friday", "Tom Cole · met meeting talked · friday? · ask when: Fri 20 Nov 2026 | plan"),
    ("email jo monday", "Jo Hill · out email sent · monday? · ask when: Mon 23 Nov 2026 | plan"),
    ("had coffee with tom friday", "Tom Cole · met meeting talked · Fri 20 Nov 12:00"),
    ("call carys next week", "Carys Bevan · out call · next week? · ask came-of-it: talked | voicemail | no-answer · no: not-yet next week"),
    ("rang jo 😀", "Jo Hill · out call · now · rest: 😀 · ask came-of-it: talked | voicemail | no-answer"),
    ("martin away, got sheila", "nobody · how? · now · ask which-person: Martin Pryce | Martin Away · ask person-or-word: Sheila Dunne | rest · ask how: out:call | in:call | met:meeting"),
]
# fmt: on


@pytest.mark.parametrize(("typed", "meant"), LINES)
def test_it_means_this(typed: str, meant: str) -> None:
    assert whole(read_line(typed, MOMENT, Known())) == meant


def test_a_noun_beside_a_day_is_taken_for_the_last_one_once_that_is_said() -> None:
    picked = (Answer("when:friday", "Fri 20 Nov 2026"),)
    reading = read_line("coffee with tom friday", MOMENT, Known(), picked)
    assert whole(reading) == "Tom Cole · met meeting talked · Fri 20 Nov 12:00"


def test_that_it_is_to_come_is_no_answer_the_line_can_hold() -> None:
    reading = read_line("coffee with tom friday", MOMENT, Known(), (Answer("when:friday", PLAN),))
    assert reading.at is None
    assert not reading.is_settled
