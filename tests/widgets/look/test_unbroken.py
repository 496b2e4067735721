"""A date stays on one line, in the tongue that is spoken; all else may be broken as it could."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtGui import QFont, QTextLayout

from tests.tongues.pseudo import speak_pseudo
from tracker.presentation.words import times
from tracker.widgets.look.painted.broken import broken
from tracker.widgets.look.painted.unbroken import no_lone_word, unbroken
from tracker.widgets.look.theme import font
from tracker.widgets.look.tokens import Type

TODAY = date(2026, 11, 26)


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ("Agreed for Fri 27 – Sat 28 Nov, by phone", "Agreed for Fri_27_–_Sat_28_Nov, by phone"),
        ("Jo said on 12 November: “call 2 of us”", "Jo said on 12_November: “call 2 of us”"),
        ("Slipped: Tue 24 Nov 10:00 again", "Slipped: Tue_24_Nov_10:00 again"),
        ("by Thu 3 Dec 14:00–16:00 at last", "by Thu_3_Dec_14:00–16:00 at last"),
        ("Thursday 26 November 2026, 15:00", "Thursday_26_November_2026, 15:00"),
        ("Saturday 26 December 2026 – Monday 4 January 2027", "Saturday_26_December_2026_– Monday_4_January_2027"),
        ("020 7946 0018 of 3 numbers", "020 7946 0018 of 3 numbers"),
        ("Monday is 5 days off", "Monday is 5 days off"),
        ("4 Saturdays in 2 Marches", "4 Saturdays in 2 Marches"),
        ("moved to tomorrow 17:00. Who", "moved to tomorrow_17:00. Who"),
        ("yesterday, 16:00 or today for 2 days", "yesterday,_16:00 or today for 2 days"),
        ("no date", "no date"),
        ("4 are open. 2 are due. Since 3 of us: 1 waits", "4 are open. 2_are due. Since 3 of us: 1_waits"),
        ("at 10:00. 12345 letters. 7 8", "at 10:00. 12345 letters. 7 8"),
    ],
)
def test_only_dates_and_what_a_sentence_begins_to_count_are_kept_together(told: str, kept: str) -> None:
    assert unbroken(told).replace("\u2060", "").replace("\u00a0", "_") == kept


@pytest.mark.parametrize("say", [times.short_day, times.long_day, times.short_date, times.plain_day])
def test_every_day_is_kept_together_as_it_is_told(say: object) -> None:
    assert callable(say)
    for days in range(400):
        told = say(TODAY + timedelta(days), TODAY)
        if len(told) <= 24:
            assert unbroken(f"It was {told} then") == f"It was {told.replace(' ', chr(0xA0))} then"


def test_the_tongue_may_be_another_from_one_text_to_the_next() -> None:
    """What is known of one is not taken for the other's."""
    for _ in range(2):
        assert unbroken("On Thu 3 Dec then") == "On Thu\u00a03\u00a0Dec then"
        with speak_pseudo():
            told = times.short_day(TODAY, TODAY)
            assert "Thu" not in told.split()
            assert unbroken(f"x {told} x") == f"x {told.replace(' ', chr(0xA0))} x"


@pytest.mark.usefixtures("qapp")
def test_what_is_painted_by_hand_breaks_no_e_mail_in_two() -> None:
    told = "You promised an e-mail by today, or an é-mail"
    for room in range(60, 400, 7):
        lines = broken(told, font(Type.SOFT), room, 20)
        assert " ".join(lines) == told
        assert not any(line.endswith("-") for line in lines)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    "told", ["“Come by at ten and bring the papers”", "Then: A meeting with everyone, if they like it."]
)
def test_no_short_word_stands_on_a_last_line_alone_and_none_is_added_for_it(told: str) -> None:
    face = font(Type.SOFT)
    for room in range(120, 400):
        lines = broken(told, face, room, 20)
        assert len(lines) == 1 or " " in lines[-1], room
        assert len(lines) == len(_as_qt_breaks(told, face, room)), room


@pytest.mark.parametrize(
    "told",
    ["Contact anyway now", "one two three Donaudampfschiff", "Cakes · wedding in May · sample", "x"],
)
def test_few_words_and_long_ones_are_broken_as_they_come(told: str) -> None:
    assert no_lone_word(told) == told


def _as_qt_breaks(told: str, face: QFont, room: int) -> list[str]:
    layout, lines = QTextLayout(told, face), []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(room)
        lines.append(told[line.textStart() : line.textStart() + line.textLength()])
    layout.endLayout()
    return lines
