"""Claims about plain-words dates that hold for any text and in any language: names, hostile input, Easter."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.examples import examples
from tracker.rules.plain_dates import (
    AMERICAN,
    ENGLISH,
    DateWords,
    Unclear,
    UnclearReason,
    read_day,
    read_moment,
    read_window,
)
from tracker.rules.plain_dates.holidays import easter_sunday
from tracker.rules.window import Window

LONDON = "Europe/London"
NOW = datetime(2026, 11, 18, 9, 30, tzinfo=ZoneInfo(LONDON))


def language(months: str, weekdays: str, *, day_first: bool = True) -> DateWords:
    """Names parted by spaces, the forms of one name by a stroke; "_" is a space inside a name."""

    def forms(text: str) -> tuple[tuple[str, ...], ...]:
        return tuple(tuple(form.replace("_", " ") for form in name.split("/")) for name in text.split(" "))

    return DateWords(forms(months), forms(weekdays), day_first)


FRENCH = language(
    "janvier/janv. février/févr. mars avril/avr. mai juin juillet/juil. août septembre/sept. octobre/oct. "
    "novembre/nov. décembre/déc.",
    "lundi/lun. mardi/mar. mercredi/mer. jeudi/jeu. vendredi/ven. samedi/sam. dimanche/dim.",
)
POLISH = language(
    "styczeń/stycznia luty/lutego marzec/marca kwiecień/kwietnia maj/maja czerwiec/czerwca lipiec/lipca "
    "sierpień/sierpnia wrzesień/września październik/października listopad/listopada grudzień/grudnia",
    "poniedziałek wtorek środa czwartek piątek sobota niedziela",
)
FINNISH = language(
    "tammikuu helmikuu maaliskuu huhtikuu toukokuu kesäkuu heinäkuu elokuu syyskuu lokakuu marraskuu joulukuu",
    "maanantai/ma tiistai/ti keskiviikko/ke torstai/to perjantai/pe lauantai/la sunnuntai/su",
)
VIETNAMESE = language(
    " ".join(f"tháng_{n}" for n in range(1, 13)), "thứ_hai thứ_ba thứ_tư thứ_năm thứ_sáu thứ_bảy chủ_nhật"
)


@pytest.mark.parametrize(
    ("words", "text", "day"),
    [
        (FRENCH, "jeudi", "2026-11-19"),
        (FRENCH, "jeu.", "2026-11-19"),
        (FRENCH, "3 août", "2027-08-03"),
        (FRENCH, "3 AOUT 2027", "2027-08-03"),
        (FRENCH, "3 déc.", "2026-12-03"),
        (FRENCH, "mardi", "2026-11-24"),
        (POLISH, "3 maja", "2027-05-03"),
        (POLISH, "piątek", "2026-11-20"),
        (POLISH, "piatek", "2026-11-20"),
        (FINNISH, "torstai", "2026-11-19"),
        (FINNISH, "pe", "2026-11-20"),
        (VIETNAMESE, "thứ sáu", "2026-11-20"),
        (VIETNAMESE, "3 tháng 12", "2026-12-03"),
        (VIETNAMESE, "3 tháng 1", "2027-01-03"),
        # English is understood besides.
        (FRENCH, "Thursday", "2026-11-19"),
        (POLISH, "3 May", "2027-05-03"),
    ],
)
def test_names_of_the_speakers_language_are_understood(words: DateWords, text: str, day: str) -> None:
    assert read_window(text, NOW, LONDON, words) == Window.day(date.fromisoformat(day), LONDON)


def test_a_name_that_means_two_things_is_understood_as_neither() -> None:
    assert isinstance(read_window("mar", NOW, LONDON, ENGLISH), Window)
    unclear = read_window("mar", NOW, LONDON, FRENCH)
    assert isinstance(unclear, Unclear)
    assert unclear.reason is UnclearReason.NOT_A_DATE


def test_a_short_name_never_hides_a_word_of_the_grammar() -> None:
    window = read_window("Monday to Wednesday", NOW, LONDON, FINNISH)
    assert window == Window.span(date(2026, 11, 23), date(2026, 11, 25), LONDON)


def test_a_language_has_twelve_months_and_seven_days() -> None:
    with pytest.raises(ValueError, match="twelve months"):
        replace(ENGLISH, weekdays=ENGLISH.weekdays[:5])


def test_the_moment_of_speaking_must_have_a_zone() -> None:
    with pytest.raises(ValueError, match="needs a zone"):
        read_window("today", NOW.replace(tzinfo=None), LONDON, ENGLISH)
    with pytest.raises(ValueError, match="unknown time zone"):
        read_window("today", NOW, "Nowhere/Else", ENGLISH)


HOSTILE = {
    "a hundred thousand letters": "x" * 100_000,
    "a hundred thousand digits": "9" * 100_000,
    "a hundred digits": "9" * 100,
    "huge numbers": "in 99999999999 days",
    "a huge year": "3 May 9999",
    "the first year": "0001-01-01T00:00+14:00",
    "NUL": "tomorrow\x00",
    "half a surrogate pair": "tomorrow \ud800",
    "emoji": "tomorrow 📅",
    "other digits": "in ٣ days and ²",
    "nested": "a week after " * 9 + "Friday",
    "many ranges": "Thu-" * 29 + "Fri",
    "only signs": "/-.:,+@" * 15,
    "a letter that unfolds": "ﷺ" * 119,
    "right to left": "\u202etomorrow",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_is_asked_back(text: str) -> None:
    assert isinstance(read_window(text, NOW, LONDON, ENGLISH), Unclear)
    read_moment(text, NOW, LONDON, ENGLISH)
    read_day(text, NOW, LONDON, ENGLISH)


def test_digits_of_any_script_are_digits() -> None:
    assert read_window("in ٣ days", NOW, LONDON, ENGLISH) == Window.day(date(2026, 11, 21), LONDON)


VOCABULARY = """
a an the in on at by from to and or of between before after until over within ago half past quarter few couple first
second this next last early mid late end week weekend month day days year fortnight working Monday Thu Friday May March
Feb Easter Christmas new today tomorrow yesterday now noon midnight morning am 3pm 15:30 3 16th 29 31 2027 2026-12-03
3/4 99999999999 T14:00 +01:00 : - .
"""
WORDS = st.sampled_from(VOCABULARY.split())
PHRASES = st.lists(WORDS, min_size=1, max_size=8).map(" ".join)
ZONES = st.sampled_from(("Europe/London", "America/New_York", "Asia/Kolkata", "Pacific/Apia", "UTC"))
MOMENTS = st.datetimes(
    datetime.fromisoformat("1990-01-01"), datetime.fromisoformat("2100-01-01"), timezones=st.just(UTC)
)


@settings(max_examples=examples(100), deadline=None)
@given(st.one_of(PHRASES, st.text(max_size=150)), MOMENTS, ZONES, st.sampled_from((ENGLISH, AMERICAN, FRENCH)))
def test_any_text_is_a_window_from_today_on_or_is_asked_back(
    text: str, now: datetime, zone: str, words: DateWords
) -> None:
    found = read_window(text, now, zone, words)
    today = now.astimezone(ZoneInfo(zone)).date()
    for window in (found,) if isinstance(found, Window) else found.choices:
        assert window.zone == zone
        assert window.first >= today
        assert window.ends >= now.replace(second=0, microsecond=0)


@settings(max_examples=examples(80), deadline=None)
@given(st.one_of(PHRASES, st.text(max_size=150)), MOMENTS, ZONES, st.sampled_from((ENGLISH, AMERICAN)))
def test_any_text_is_a_moment_and_a_day_or_is_asked_back(text: str, now: datetime, zone: str, words: DateWords) -> None:
    moment = read_moment(text, now, zone, words)
    assert isinstance(moment, Unclear) or moment.tzinfo is UTC
    assert isinstance(read_day(text, now, zone, words), date | Unclear)


@settings(max_examples=examples(60), deadline=None)
@given(st.dates(date(2026, 11, 19), date(2036, 11, 1)))
def test_a_date_written_out_is_read_as_itself(day: date) -> None:
    for text in (f"{day}", f"{day.day} {day:%B} {day.year}", f"{day:%A} {day.day} {day:%b} {day.year}"):
        assert read_window(text, NOW, LONDON, ENGLISH) == Window.day(day, LONDON)


@pytest.mark.parametrize(
    "sunday",
    ["1818-03-22", "1943-04-25", "1961-04-02", "2000-04-23", "2024-03-31", "2026-04-05", "2027-03-28", "2038-04-25"],
)
def test_easter_is_when_it_was_and_will_be(sunday: str) -> None:
    day = date.fromisoformat(sunday)
    assert easter_sunday(day.year) == day
