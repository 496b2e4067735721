"""Claims about a line that tells of two contacts, or of a day that belongs to another clause: what was done and is left
over is asked about before anything is kept, whichever words it is said with. Thursday 26 November 2026, 14:57.
"""

from __future__ import annotations

import pytest

from tests.rules.line.people import MOMENT, Known
from tests.rules.line.told import whole
from tracker.rules.line import Answer, AskKind
from tracker.rules.line.reading import read_line

# fmt: off
ASKED = [
    ("nadia voicemail full, texted instead", "first | out:text | in:text"),
    ("sms to daniel then he rang", "first | in:call"),
    ("left voicemail tessa about ribbon, then emailed it", "first | out:email | in:email"),
    ("left vm for tessa, she rang back", "first | in:call"),
    ("tessa left me a voicemail. rang her back", "first | out:call"),
    ("jo texted, rang her, no answer", "first | out:call"),
    ("jo rang and i called back", "first | out:call"),
    ("sheila rang while i was out, rang her back 2pm", "first | out:call"),
    ("rang jo no answer, sent email", "first | out:email"),
    ("martin voicemail, email sent", "first | out:email"),
    ("rang martin vm then txt", "first | out:text | in:text"),
    ("met jo, sent quote after", "first | out:email | out:text"),
    ("helen emailed, replied", "first | out:email"),
    ("emailed jo, she answered", "first | in:email"),
    ("helen emailed twice since sunday, answered just now", "first | out:email"),
    ("carys rang while i was icing, couldnt pick up", "first | in:call"),
    ("texted carys, met her", "first | met:meeting"),
]
NOT_ASKED = [
    # what somebody said, wrote or wants is nothing done, nor is what was not
    "jo rang, said she texted tom",
    "jo emailed “i rang you”",
    "martin rang, wants an email",
    "met martin, he never rang",
    "emailed jo, saw her website",
    # one contact told twice, or what came of it
    "rang jo, rang her again, no answer",
    "jo rang, i answered",
    "called martin, spoke about boxes",
    "met jo and she called tom",
]
TURNED = [
    ("tessa quote emailed", "Tessa Grant · email · now · rest: quote · ask how: out:email | in:email"),
    ("carys landline dead, emailed instead", "Carys Bevan · email · now · rest: landline dead instead · ask how: out:email | in:email"),
    ("daniel no audio on zoom so rang instead", "Daniel Brandt · video · now · rest: no audio so rang instead · ask how: out:call | in:call | out:video"),
    ("callum no fan of phones, wants peace, texted", "Callum Frost · how? · now · rest: no fan of phones, wants peace, texted · ask how: out:text | in:text | out:call"),
    ("carys wants refund!! rang shouting 8am", "Carys Bevan · how? · 8am? · rest: wants refund!! rang shouting 8am · ask when: Thu 26 Nov 2026 08:00 | now · ask how: out:call | in:call | met:meeting"),
    ("tom cole text: happy with tier order", "Tom Cole · text · now · note: happy with tier order · ask how: out:text | in:text"),
    ("tessa txt wants cake", "Tessa Grant · text · now · rest: wants cake · ask how: out:text | in:text"),
    ("robert bounced my email", "Robert Ashworth · how? · now · rest: bounced my email · ask how: out:call | in:call | met:meeting"),
    ("margaret isa forms came in post", "Margaret Vale · in post received · now · rest: isa forms"),
    ("margaret isa forms came in", "Margaret Vale · how? · now · rest: isa forms came in · ask how: out:call | in:call | met:meeting"),
    ("jo the bride came in", "Jo Hill · met meeting talked · now · rest: the bride"),
    ("mum of jo emailed", "Jo Hill · how? · now · rest: mum emailed · ask how: out:call | in:call | met:meeting"),
    ("jo fb msg wants a quote", "Jo Hill · social · now · rest: wants a quote · ask how: out:social | in:social"),
    ("colin's secretary took a message", "nobody · out call · now · ask which-person: Colin Burrows | Colin's Secretary · ask came-of-it: talked | voicemail | no-answer"),
    ("tessa review done, letter to follow", "Tessa Grant · how? · now · rest: review done, letter to follow · ask how: out:call | in:call | met:meeting"),
    ("sheila phoned twice, missed both", "Sheila Dunne · in call no-answer · now · rest: twice"),
    ("called in, tessa out, saw the porter", "Tessa Grant · how? · now · rest: called in out, saw the porter · ask how: out:call | in:call | met:meeting"),
    ("popped in on tessa, carys out", "Tessa Grant · met meeting talked · now · rest: carys out"),
    # what stands between says nothing of who did it, or the verb is no writing
    ("martin just emailed", "Martin Pryce · in email received · now"),
    ("jo from work rang", "Jo Hill · in call talked · now · rest: from work"),
    ("helen letter posted", "Helen Ashworth · out post sent · now"),
]
# fmt: on


@pytest.mark.parametrize(("typed", "choices"), ASKED)
def test_a_second_contact_is_asked_about_before_anything_is_kept(typed: str, choices: str) -> None:
    reading = read_line(typed, MOMENT, Known())
    asks = [" | ".join(choice.key for choice in ask.choices) for ask in reading.asks if ask.kind is AskKind.SECOND]
    assert asks == [choices]
    assert not reading.is_settled


@pytest.mark.parametrize("typed", NOT_ASKED)
def test_what_was_said_or_is_the_same_is_no_second_contact(typed: str) -> None:
    reading = read_line(typed, MOMENT, Known())
    assert not [ask for ask in reading.asks if ask.kind is AskKind.SECOND]


@pytest.mark.parametrize(
    ("picked", "meant"),
    [
        ("first", "Tessa Grant · out call voicemail · now · rest: texted her after"),
        ("out:text", "Tessa Grant · out text sent · now · rest: voicemail after"),
    ],
)
def test_the_one_that_is_picked_is_kept_and_the_other_is_for_the_note(picked: str, meant: str) -> None:
    typed = "tessa voicemail, texted her after"
    assert whole(read_line(typed, MOMENT, Known(), [Answer("second:texted", picked)])) == meant


@pytest.mark.parametrize(("typed", "meant"), TURNED)
def test_who_did_it_is_asked_where_it_is_not_told(typed: str, meant: str) -> None:
    assert whole(read_line(typed, MOMENT, Known())) == meant


def test_a_day_that_begins_another_clause_is_asked_about() -> None:
    """It may be the day that suits them; picked as that it is for the note."""
    typed = "tessa got back to me by text, monday suits"
    asked = read_line(typed, MOMENT, Known())
    assert [ask.key for ask in asked.asks] == ["when:monday"]
    meant = whole(read_line(typed, MOMENT, Known(), [Answer("when:monday", "now")]))
    assert meant == "Tessa Grant · in text received · now · rest: monday suits"
    assert "Mon 23 Nov" in whole(read_line("rang tessa, monday", MOMENT, Known()))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("tessa picked up cake 9am", "Tessa Grant · how? · Thu 26 Nov 09:00 · rest: picked up cake · ask how: out:call | in:call | met:meeting"),
        ("rang tessa picked up first time", "Tessa Grant · out call talked · now · rest: first time"),
        ("left card with reception for colin", "Colin Burrows · out · now · rest: left card with reception · ask how: out:call | out:email | out:text"),
    ],
)  # fmt: skip
def test_a_thing_that_was_fetched_or_left_is_no_call_and_no_letter(typed: str, meant: str) -> None:
    assert whole(read_line(typed, MOMENT, Known())) == meant


@pytest.mark.parametrize(
    ("typed", "offers"),
    [
        ("helen wants it in writing", ["only:written"]),
        ("helen rang, wants everything in writing please", ["only:written"]),
        ("helen rang, wants the price in writing", []),
    ],
)
def test_what_they_want_in_writing_is_offered_as_their_wish(typed: str, offers: list[str]) -> None:
    asks = read_line(typed, MOMENT, Known()).asks
    assert [choice.key for ask in asks if ask.kind is AskKind.SAID_HOW for choice in ask.choices] == offers


@pytest.mark.parametrize(("typed", "who"), [("no not jo, tessa", 13), ("not jo - tessa", 13), ("met carys not jo", 12)])
def test_nobody_who_is_denied_is_asked_about(typed: str, who: int) -> None:
    reading = read_line(typed, MOMENT, Known())
    assert [each.id for each in reading.who] == [who]
    assert {ask.kind for ask in reading.asks} <= {AskKind.HOW}
