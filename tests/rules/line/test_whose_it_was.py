"""Claims about whose it was, and who was in it, where the words for that are small.

Typed on Thursday 26 November 2026 at 14:57.
"""

from __future__ import annotations

import pytest

from tests.rules.line.people import MOMENT, Known
from tests.rules.line.told import whole
from tracker.rules.line.reading import read_line

# fmt: off
LINES = [
    ("robert letter came sat", "Robert Ashworth · in post received · Sat 21 Nov 12:00"),
    ("letter came through from robert", "Robert Ashworth · in post received · now"),
    ("robert parcel arrived", "Robert Ashworth · post · now · rest: parcel arrived · ask how: out:post | in:post"),
    ("jo answered, said ask martin", "Jo Hill · how? · now · rest: said ask martin · ask how: out:call | in:email | in:text"),
    ("voice note from carys on whatsapp", "Carys Bevan · in text received · now"),
    ("carys voice note", "Carys Bevan · out call voicemail · now"),
    ("left carys a voice note on whatsapp", "Carys Bevan · out text sent · now · rest: left"),
    ("forgot to log: tessa rang mon 4ish", "Tessa Grant · in call talked · Mon 23 Nov 16:00 · rest: mon 4ish"),
    ("spk to tom b4 lunch, ring agn 17 dec", "Tom Cole · talked · Thu 26 Nov 10:00 · rest: b4 lunch ring agn 17 dec · ask how: out:call | in:call | met:meeting"),
    ("dominic says stop", "Dominic Hale · how? · now · rest: says stop · ask how: out:call | in:call | met:meeting · ask said-no?: no-thanks | never-again"),
    ("helen & robert ashworth zoom", "Helen Ashworth & Robert Ashworth · out video · now · ask came-of-it: talked | voicemail | no-answer"),
    ("helen ashworth - martin intro by email", "Helen Ashworth · email · now · rest: intro · ask person-or-word: Martin Pryce | rest · ask how: out:email | in:email"),
    ("martin - jo rang", "Martin Pryce · in call talked · now · ask person-or-word: Jo Hill | rest"),
    ("not martin - jo. she rang 12.30", "Jo Hill · in call talked · Thu 26 Nov 12:30 · rest: not martin"),
    ("no reply from jo yet", "Jo Hill · how? · now · rest: no reply yet · ask how: out:call | in:call | met:meeting"),
    ("back from the ashworths", "nobody · how? · now · rest: back · ask which-person: Helen Ashworth & Robert Ashworth | Helen Ashworth | Robert Ashworth | Ashworths · ask how: out:call | in:call | met:meeting"),
    ("heard back from jo", "Jo Hill · in · now · ask how: in:call | in:email | in:text"),
    ("got callum's out of office", "Callum Frost · how? · now · rest: out of office · ask how: out:call | in:call | met:meeting"),
    ("jo txt “leave it with us”", "Jo Hill · text · now · rest: leave it with us · ask how: out:text | in:text"),
    ("jo text fridge", "Jo Hill · out text sent · now · rest: fridge"),
    ("spoke to lewis not tessa", "nobody · talked · now · rest: lewis not · ask person-or-word: Tessa Grant | rest · ask how: out:call | in:call | met:meeting"),
    ("spoke to sheila, not martin", "Sheila Dunne · talked · now · rest: not martin · ask how: out:call | in:call | met:meeting"),
    ("tessa left lovely review on fb", "Tessa Grant · social · now · rest: left lovely review · ask how: out:social | in:social"),
]
# fmt: on


@pytest.mark.parametrize(("typed", "meant"), LINES)
def test_it_means_this(typed: str, meant: str) -> None:
    assert whole(read_line(typed, MOMENT, Known())) == meant
