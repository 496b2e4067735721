"""Claims about lines as tired sellers type them between two visits: no capitals, times first, two facts in one, and
people whose names are words. Typed on Thursday 26 November 2026 at 14:57.
"""

from __future__ import annotations

import pytest

from tests.rules.line.people import MOMENT, PEOPLE, Known
from tests.rules.line.told import whole
from tracker.rules.line.reading import read_line
from tracker.rules.prospect import Prospect

NAMES_THAT_ARE_WORDS = (
    *("Will Abbott", "Grant Mason", "Bill Ward", "Mark Lowe"),
    *("April Stone", "Sunny Rao", "Friday Okafor", "May Turner"),
)
# fmt: off
LINES = [
    ("9.15 jo rang wants 3 tiers", "Jo Hill · in call talked · Thu 26 Nov 09:15 · rest: wants 3 tiers"),
    ("left vm tessa cb mon", "Tessa Grant · out call voicemail · now · rest: cb mon"),
    ("lm w/ secretary at pryce", "nobody · out call · now · rest: w/ secretary · ask which-person: Martin Pryce | Pryce · ask came-of-it: talked | voicemail | no-answer"),
    ("lmtcb tom", "Tom Cole · out call voicemail · now"),
    ("vm full tessa", "Tessa Grant · out call no-answer · now"),
    ("straight to vm colin", "Colin Burrows · out call voicemail · now"),
    ("no ans colin tried x2", "Colin Burrows · out call no-answer · now · rest: x2 · ask second: first"),
    ("robert n/a", "Robert Ashworth · out call no-answer · now"),
    ("margaret gone quiet", "Margaret Vale · how? · now · rest: gone quiet · ask how: out:call | in:call | met:meeting"),
    ("jo doesnt want a call", "Jo Hill · how? · now · rest: doesnt want a call · ask how: out:call | in:call | met:meeting"),
    ("zoom daniel tmrw 3", "Daniel Brandt · out video · tmrw 3? · ask came-of-it: talked | voicemail | no-answer · no: not-yet tmrw 3"),
    ("zoom daniel tmrw 3pm", "Daniel Brandt · out video · tmrw 3pm? · ask came-of-it: talked | voicemail | no-answer · no: not-yet tmrw 3pm"),
    ("martin cb next wk", "Martin Pryce · out call · next wk? · ask came-of-it: talked | voicemail | no-answer · no: not-yet next wk"),
    ("vm jo call back thurs", "Jo Hill · out call voicemail · now · rest: call back thurs"),
    ("jo vm, cb fri", "Jo Hill · out call voicemail · now · rest: cb fri"),
    ("spoke 2 sheila re boxes, eod", "Sheila Dunne · talked · now · rest: re boxes, eod · ask how: out:call | in:call | met:meeting"),
    ("ngozi said she'll ring me", "Ngozi Okoro · how? · now · rest: said she'll ring me · ask how: out:call | in:call | met:meeting"),
    ("carys paid, inv sent", "Carys Bevan · how? · now · rest: paid, inv sent · ask how: out:call | in:call | met:meeting"),
    ("siobhan rang back bad line", "Siobhan Kelly · in call talked · now · rest: bad line"),
    ("mtg w/ martin & sheila 2-3pm", "Martin Pryce & Sheila Dunne · met meeting talked · Thu 26 Nov 14:00 · rest: 2-3pm"),
    ("sent jo pics", "Jo Hill · out email sent · now · rest: pics"),
    ("colin v busy call 2moro", "Colin Burrows · out call · 2moro? · rest: v busy · ask came-of-it: talked | voicemail | no-answer · no: not-yet 2moro"),
    ("dom out til mon", "nobody · how? · now · rest: out til mon · ask which-person: Dominic Hale | Dom · ask how: out:call | in:call | met:meeting"),
    ("popped in hartwell", "nobody · met meeting talked · now · ask which-person: Colin Burrows | Hartwell | rest"),
    ("touched base w/ ngozi", "Ngozi Okoro · out · now · ask how: out:call | out:email | out:text"),
    ("circled back w/ colin", "Colin Burrows · out · now · ask how: out:call | out:email | out:text"),
    ("had a chat w carys outside", "Carys Bevan · talked · now · rest: outside · ask how: out:call | in:call | met:meeting"),
    ("follow up call daniel", "Daniel Brandt · out call · now · rest: follow up call · ask came-of-it: talked | voicemail | no-answer"),
    ("f/u email to daniel", "Daniel Brandt · out email sent · now · rest: f/u email"),
    ("cold called new firm Acme Ltd", "new Acme Ltd · out call · now · rest: cold called · ask came-of-it: talked | voicemail | no-answer · ask new-person?: *Acme Ltd | rest"),
    ("tom wa'd me", "Tom Cole · in text received · now"),
    ("em'd daniel", "Daniel Brandt · out email sent · now"),
    ("jo li msg", "Jo Hill · out social sent · now"),
    ("handed carys brochure", "Carys Bevan · met meeting talked · now · rest: brochure"),
    ("2 cases callum rang", "Callum Frost · in call talked · now · rest: 2 cases"),
    ("10.30 callum rang abt 2 cases", "Callum Frost · in call talked · Thu 26 Nov 10:30 · rest: abt 2 cases"),
    ("sold 2 cakes to jo", "Jo Hill · out · now · rest: sold 2 cakes · ask how: out:call | out:email | out:text"),
    ("sent 4 boxes 2 priya", "Priya Nair · out · now · rest: 4 boxes · ask how: out:email | out:text | out:post"),
    ("kids tuition - ngozi happy", "Ngozi Okoro · how? · now · rest: kids tuition happy · ask how: out:call | in:call | met:meeting"),
    ("spoke w/ helen @ ashworths", "Helen Ashworth · talked · now · ask how: out:call | in:call | met:meeting"),
    ("ngozi wknd call", "Ngozi Okoro · out call · now · rest: wknd · ask came-of-it: talked | voicemail | no-answer"),
    ("10am tessa no show", "Tessa Grant · how? · Thu 26 Nov 10:00 · no: no-show no show"),
    ("8pm text from priya", "Priya Nair · in text received · 8pm? · ask when: Wed 25 Nov 2026 20:00"),
    ("yest pm margaret phoned", "Margaret Vale · in call talked · Wed 25 Nov 15:00"),
    ("mon am saw colin", "Colin Burrows · met meeting talked · Mon 23 Nov 10:00"),
    ("last thurs met patrick", "Patrick O'Shea · met meeting talked · Thu 19 Nov 12:00"),
    ("this am emailed carys", "Carys Bevan · out email sent · Thu 26 Nov 10:00"),
    ("5 mins ago jo rang", "Jo Hill · in call talked · Thu 26 Nov 14:52"),
    ("just now vm from tessa", "Tessa Grant · in call voicemail · Thu 26 Nov 14:57"),
    ("swung by martins office", "Martin Pryce · met meeting talked · now · rest: office · ask as-agreed: agreed:101 | now"),
    ("reached out to priya on linkedin", "Priya Nair · out social sent · now"),
    ("helen + robert came in", "Helen Ashworth & Robert Ashworth · met meeting talked · now"),
    ("met tomasz on site 8-9am", "Tomasz Wilk · met meeting talked · Thu 26 Nov 08:00 · rest: on site 8-9am"),
    ("posted card 2 helen", "Helen Ashworth · out post sent · now"),
    ("met w/ april @ noon", "April Stone · met meeting talked · Thu 26 Nov 12:00"),
    ("emailed april re april delivery", "nobody · out email sent · now · rest: re april delivery · ask person-or-word: April Stone | word"),
    ("april stone called, wants monday", "April Stone · in call talked · now · rest: wants monday"),
    ("mark lowe vm, cb fri", "Mark Lowe · out call voicemail · now · rest: cb fri"),
    ("mark marked quote paid", "Mark Lowe · how? · now · rest: marked quote paid · ask how: out:call | in:call | met:meeting"),
    ("bill paid the bill", "Bill Ward · how? · now · rest: paid the bill · ask how: out:call | in:call | met:meeting"),
    ("bill will pay fri", "Bill Ward · how? · now · rest: will pay fri · ask how: out:call | in:call | met:meeting"),
    ("will will ring monday", "Will Abbott · how? · now · rest: will ring monday · ask how: out:call | in:call | met:meeting"),
    ("called will, left vm", "Will Abbott · out call voicemail · now"),
    ("will abbott txt - running late", "Will Abbott · out text sent · now · rest: running late"),
    ("grant mason: no budget til q1", "Grant Mason · how? · now · note: no budget til q1 · ask how: out:call | in:call | met:meeting"),
    ("friday okafor no show", "Friday Okafor · how? · now · no: no-show no show"),
    ("sunny rao emailed abt grant", "Sunny Rao · in email received · now · rest: abt grant"),
    ("mtg may turner 11am", "May Turner · met meeting talked · Thu 26 Nov 11:00"),
]
# fmt: on


@pytest.mark.parametrize(("typed", "meant"), LINES)
def test_it_means_this(typed: str, meant: str) -> None:
    there = Known((*PEOPLE, *(Prospect(41 + n, name) for n, name in enumerate(NAMES_THAT_ARE_WORDS))))
    assert whole(read_line(typed, MOMENT, there)) == meant
