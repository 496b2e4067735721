"""Claims about lines as ten sellers type them after an appointment: in telegrams, with slips, in whole sentences, dictated.

What each says is taken as said, or asked; nothing is made up, and no word is lost. Thursday 26 November 2026, 14:57.
"""

from __future__ import annotations

import pytest

from tests.rules.line.people import MOMENT, Known
from tests.rules.line.told import whole
from tracker.rules.line.reading import read_line

# fmt: off
WISHES = [
    ("jo prefers text", "Jo Hill · how? · now · rest: prefers text · ask how: out:call | in:call | met:meeting · ask said-how?: only:text"),
    ("ngozi rang, would prefer a call", "Ngozi Okoro · in call talked · now · rest: would prefer a call · ask said-how?: only:call"),
    ("ngozi rang, prefers calls after 6", "Ngozi Okoro · in call talked · now · rest: prefers calls after 6"),
    ("ngozi rang, just email pls", "Ngozi Okoro · in call talked · now · rest: just email pls · ask said-how?: only:email"),
    ("ngozi rang: just email", "Ngozi Okoro · in call talked · now · note: just email · ask said-how?: only:email"),
    ("just emailed jo", "Jo Hill · out email sent · now"),
    ("just email jo", "Jo Hill · out email sent · now"),
    ("ngozi, text is best", "Ngozi Okoro · how? · now · rest: text is best · ask how: out:call | in:call | met:meeting · ask said-how?: only:text"),
    ("ngozi rang, text is best thx", "Ngozi Okoro · in call talked · now · rest: text is best thx · ask said-how?: only:text"),
    ("ngozi rang, no calls pls, email best", "Ngozi Okoro · in call talked · now · rest: no calls pls, email best · ask said-how?: only:email | not:call"),
    ("ngozi phoned, pls dont call, just email", "Ngozi Okoro · in call talked · now · rest: pls dont call, just email · ask said-how?: only:email | not:call"),
]
SHORT = [
    ("priya sms in", "Priya Nair · in text received · now"),
    ("jo email out", "Jo Hill · out email sent · now"),
    ("jo call in, wants tiers", "Jo Hill · in call talked · now · rest: wants tiers"),
    ("jo call in the morning", "Jo Hill · out call · now · rest: in the morning · ask came-of-it: talked | voicemail | no-answer"),
    ("colin txt ur quote is fine", "Colin Burrows · text · now · rest: ur quote is fine · ask how: out:text | in:text"),
    ("txt jo ur quote", "Jo Hill · out text sent · now · rest: ur quote"),
    ("called jo no reply left a msg", "Jo Hill · out call voicemail · now"),
    ("left vm for jo, no answer", "Jo Hill · out call voicemail · now"),
    ("jo no anser", "Jo Hill · out call no-answer · now"),
    ("met jo, tasted lemon and vanilla", "Jo Hill · met meeting talked · now · rest: tasted lemon and vanilla"),
    ("met jo, discussed tiers and flowers", "Jo Hill · met meeting talked · now · rest: tiers and flowers"),
    ("met jo, ben and kim", "Jo Hill & new Ben & new Kim · met meeting talked · now · ask new-person?: *Ben | rest · ask new-person?: *Kim | rest"),
    ("met jo, her mum and ben", "Jo Hill & new Ben · met meeting talked · now · rest: her mum · ask new-person?: *Ben | rest · ask with?: Her mum"),
    ("emma came to the kitchen this morning", "new Emma · how? · Thu 26 Nov 10:00 · rest: came to the kitchen · ask how: out:call | in:call | met:meeting · ask new-person?: *Emma | rest"),
    ("hannah mtg y'day", "new Hannah · met meeting talked · Wed 25 Nov 12:00 · ask new-person?: *Hannah | rest"),
    ("nipped round to tessa's this aft", "Tessa Grant · met meeting talked · Thu 26 Nov 14:57"),
    ("spoke wi colin yesterday arvo", "Colin Burrows · talked · Wed 25 Nov 15:00 · ask how: out:call | in:call | met:meeting"),
    ("priya msgd me on whatsapp", "Priya Nair · in text received · now"),
    ("met wi martin", "Martin Pryce · met meeting talked · now · ask as-agreed: agreed:101 | now"),
]
"""In and out, you, a message left where nobody answered, and what is no name."""
# fmt: on


@pytest.mark.parametrize(("typed", "meant"), WISHES)
def test_how_they_like_to_hear_from_us_is_offered(typed: str, meant: str) -> None:
    assert whole(read_line(typed, MOMENT, Known())) == meant


@pytest.mark.parametrize(("typed", "meant"), SHORT)
def test_what_is_short_is_taken_as_said_or_asked(typed: str, meant: str) -> None:
    assert whole(read_line(typed, MOMENT, Known())) == meant
