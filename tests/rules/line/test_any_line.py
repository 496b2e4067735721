"""Claims about any line whatever: nothing raises, parts lie in the text, and reading it twice is reading it once."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import settings as tried
from hypothesis import strategies as st

from tests.examples import examples
from tests.rules.line.people import MOMENT, Known
from tests.rules.line.told import whole
from tracker.rules.channel import Channel
from tracker.rules.line import NextKind
from tracker.rules.line.reading import read_line
from tracker.rules.line.reading_next import next_kind, read_next

WORDS = st.sampled_from(
    [
        "jo",
        "Jo",
        "Hill",
        "martin",
        "@",
        "pryce",
        "tom",
        "emma",
        "Emma",
        "hart",
        "sarah",
        "called",
        "rang",
        "call",
        "met",
        "coffee",
        "with",
        "and",
        "&",
        ",",
        ":",
        ">",
        "from",
        "to",
        "me",
        "her",
        "mother",
        "yesterday",
        "4pm",
        "at",
        "4",
        "10",
        "5/11",
        "tomorrow",
        "thursday",
        "may",
        "will",
        "+44",
        "7700",
        "900122",
        "new@firm.example",
        "sent",
        "texted",
        "letter",
        "voicemail",
        "no",
        "answer",
        "tried",
        "left",
        "a",
        "message",
        "about",
        "the",
        "tiers",
        "said",
        "zoom",
        "linkedin",
        "“ring",
        "me”",
        '"',
        "'",
        "'s",
        "tlked",
        "fridge",
        "the",
        "Nguyễn",
        "Müller",
        "ẞ",
        "...",
        "31/2",
        "25:00",
        "by",
        "mon",
        "next",
        "week",
        "didn't",
        "jo's",
        "ago",
        "all",
        "this",
        "morning",
        "wasnt",
        "there",
        "twice",
        "til",
        "by",
        "phone",
        "finished",
        "w",
        "swatches",
        "remind",
        "but",
        "before",
        "lunch",
        "rang",
        "!!",
    ]
)
LINES = st.one_of(st.lists(WORDS, max_size=12).map(" ".join), st.text(max_size=60))


@given(LINES)
@tried(max_examples=examples(300), deadline=None)
def test_parts_lie_within_the_line_and_never_overlap(text: str) -> None:
    reading = read_line(text, MOMENT, Known())
    places = [0, *(place for part in reading.parts for place in (part.start, part.end)), len(text)]
    assert places == sorted(places)
    assert all(part.start < part.end for part in reading.parts)


@given(LINES)
@tried(max_examples=examples(150), deadline=None)
def test_the_same_line_is_read_the_same(text: str) -> None:
    assert read_line(text, MOMENT, Known()) == read_line(text, MOMENT, Known())


@given(LINES, st.sampled_from([" ", "  ", "\t"]))
@tried(max_examples=examples(200), deadline=None)
def test_a_space_behind_changes_nothing_but_what_is_completed(text: str, space: str) -> None:
    one, other = read_line(text, MOMENT, Known()), read_line(text + space, MOMENT, Known())
    assert replace(one, completion=None) == replace(other, text=text, completion=None)


@given(LINES)
@tried(max_examples=examples(150), deadline=None)
def test_every_word_is_somewhere(text: str) -> None:
    """Nothing typed is lost: what no part holds is only a sign between words."""
    reading = read_line(text, MOMENT, Known())
    left = list(text)
    for part in reading.parts:
        left[part.start : part.end] = " " * (part.end - part.start)
    assert not any(c.isalnum() for c in left), whole(reading)


@given(LINES, st.sampled_from(NextKind), st.sampled_from(Channel))
@tried(max_examples=examples(200), deadline=None)
def test_a_line_beneath_an_answer_is_read_whatever_it_is(text: str, kind: NextKind, way: Channel) -> None:
    reading = read_next(text, kind, MOMENT, way)
    assert reading == read_next(text, kind, MOMENT, way)
    places = [place for part in reading.parts for place in (part.start, part.end)]
    assert places == sorted(places)
    next_kind(text)
