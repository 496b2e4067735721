"""Claims about hours and days that are said in passing: until when it went, a date that is rather to come, an ordinal
that is no day.

Typed on Thursday 26 November 2026 at 14:57.
"""

from __future__ import annotations

import pytest

from tests.rules.line.people import MOMENT, Known
from tests.rules.line.told import whole
from tracker.rules.line import Answer
from tracker.rules.line.reading import read_line

# fmt: off
LINES = [
    ("teams call with priya 9 till half past", "Priya Nair · out video · Thu 26 Nov 09:00 · rest: 9 till half past · ask came-of-it: talked | voicemail | no-answer"),
    ("rang jo 9.30 til quarter to", "Jo Hill · out call · Thu 26 Nov 09:30 · rest: til quarter to · ask came-of-it: talked | voicemail | no-answer"),
    ("rang jo 9 till half 10", "Jo Hill · out call · Thu 26 Nov 09:00 · rest: 9 till half 10 · ask came-of-it: talked | voicemail | no-answer"),
    ("coffee jo 9 until half ten", "Jo Hill · met meeting talked · Thu 26 Nov 09:00 · rest: 9 until half ten"),
    ("callum came in at 9 left at 10", "Callum Frost · met meeting talked · Thu 26 Nov 09:00 · rest: left at 10"),
    ("met callum at 9, left 10am yesterday", "Callum Frost · met meeting talked · Thu 26 Nov 09:00 · rest: left · no: two-times 10am yesterday"),
    ("rang jo at 9 left message at 10", "Jo Hill · out call voicemail · Thu 26 Nov 09:00 · no: two-times at 10"),
    ("rang jo left 10am", "Jo Hill · out call · Thu 26 Nov 10:00 · rest: left · ask came-of-it: talked | voicemail | no-answer"),
    ("met jo 9 kids till half past", "Jo Hill · met meeting talked · now · rest: 9 kids till half past"),
    ("colin half 2 call, governors said yes", "Colin Burrows · out call · Thu 26 Nov 14:30 · rest: governors said yes · ask came-of-it: talked | voicemail | no-answer"),
    ("martin signed!! 10am his office", "Martin Pryce · how? · 10am? · rest: signed!! 10am his office · ask when: Thu 26 Nov 2026 10:00 | now · ask how: out:call | in:call | met:meeting"),
    ("martin signed! 3pm fri", "Martin Pryce · how? · 3pm fri? · rest: signed! 3pm fri · ask when: Fri 20 Nov 2026 15:00 | now · ask how: out:call | in:call | met:meeting"),
    ("jo wants 10am", "Jo Hill · how? · now · rest: wants 10am · ask how: out:call | in:call | met:meeting"),
    ("posted robert railway form 2nd class", "Robert Ashworth · out post sent · now · rest: railway form 2nd class"),
    ("2nd call jo no answer", "Jo Hill · out call no-answer · now · rest: 2nd"),
    ("met jo 2nd", "Jo Hill · met meeting talked · Mon 02 Nov 12:00"),
    ("jo 11 mon 23rd 40 mins on phone", "Jo Hill · call · Mon 23 Nov 11:00 · rest: 40 mins · ask how: out:call | in:call"),
    ("jo emailed, tasting 4 jan ok", "Jo Hill · in email received · 4 jan? · rest: tasting ok · ask when: Sun 4 Jan 2026 | plan"),
    ("emailed jo 8 dec", "Jo Hill · out email sent · 8 dec? · ask when: Mon 8 Dec 2025 | plan"),
    ("met jo 3 august", "Jo Hill · met meeting talked · Mon 03 Aug 12:00"),
    ("gave jo a quick bell", "Jo Hill · out call · now · ask came-of-it: talked | voicemail | no-answer"),
    ("sheila & martin 45 mins at priory row yest pm", "Sheila Dunne & Martin Pryce · how? · Wed 25 Nov 15:00 · rest: 45 mins at priory row · ask how: out:call | in:call | met:meeting"),
    ("carys trial lesson wed 4.30 still on", "Carys Bevan · how? · now · rest: trial lesson wed 4.30 still on · ask how: out:call | in:call | met:meeting"),
    ("met jo wed, confirmed", "Jo Hill · met meeting talked · Wed 25 Nov 12:00 · rest: confirmed"),
    ("patrick in on 8th for review", "Patrick O'Shea · how? · on 8th? · rest: for review · ask when: Sun 8 Nov 2026 | plan · ask how: out:call | in:call | met:meeting"),
    ("tessa tues went well", "Tessa Grant · how? · Tue 24 Nov 12:00 · rest: went well · ask how: out:call | in:call | met:meeting"),
]
# fmt: on


@pytest.mark.parametrize(("typed", "meant"), LINES)
def test_it_means_this(typed: str, meant: str) -> None:
    assert whole(read_line(typed, MOMENT, Known())) == meant


def test_an_hour_told_behind_what_they_did_is_when_it_was_once_that_is_picked() -> None:
    typed = "martin signed!! 10am his office"
    (ask,) = (each for each in read_line(typed, MOMENT, Known()).asks if each.about == "10am")
    picked = read_line(typed, MOMENT, Known(), (Answer(ask.key, ask.choices[0].key),))
    assert picked.at == ask.choices[0].says.at
    assert picked.rest == "signed his office"
