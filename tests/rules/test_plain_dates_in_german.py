"""Claims about German, typed where the locale is a German one, on Thursday 26 November 2026 at 10:00 in London."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.examples import examples
from tests.rules.test_plain_dates import asked, heard, read
from tests.rules.test_plain_dates_as_typed import ASKED, LONDON, SHORT, THU
from tracker.rules.plain_dates import AMERICAN, ENGLISH, Unclear, UnclearReason, read_moment
from tracker.rules.plain_dates.tongues import in_english, spoken
from tracker.rules.plain_dates.tongues.german import ROWS
from tracker.rules.window import Window

GERMAN = spoken(ENGLISH, ("de",))

READ = {
    "morgen": "2026-11-27",
    "übermorgen": "2026-11-28",
    "uebermorgen": "2026-11-28",
    "heute": "2026-11-26",
    "heute Abend": "2026-11-26",
    "heute Nachmittag": "2026-11-26",
    "heute 15 Uhr": "2026-11-26 15:00",
    "morgen früh": "2026-11-27",
    "morgen Vormittag": "2026-11-27",
    "morgen um 15 Uhr": "2026-11-27 15:00",
    "morgen 15:30 Uhr": "2026-11-27 15:30",
    "morgen 15.30 Uhr": "2026-11-27 15:30",
    "morgen 15 Uhr 30": "2026-11-27 15:30",
    "Freitag um 8 Uhr abends": "2026-11-27 20:00",
    "3 Uhr nachmittags": "2026-11-26 15:00",
    "Montag Morgen": "2026-11-30",
    "Montag Nachmittag": "2026-11-30",
    "in zwei Wochen": "2026-12-10",
    "in 2 Wochen": "2026-12-10",
    "in einer Woche": "2026-12-03",
    "in einem Monat": "2026-12-26",
    "in drei Monaten": "2027-02-26",
    "in einem Jahr": "2027-11-26",
    "in 14 Tagen": "2026-12-10",
    "in 3 Tagen": "2026-11-29",
    "in einer Stunde": "2026-11-26 11:00",
    "in zwei Stunden": "2026-11-26 12:00",
    "in einer halben Stunde": "2026-11-26 10:30",
    "in anderthalb Stunden": "2026-11-26 11:30",
    "in ein paar Tagen": "2026-11-29 2026-12-01",
    "in drei Werktagen": "2026-12-01",
    "in fünf Arbeitstagen": "2026-12-03",
    "in einem halben Jahr": "2027-05-26",
    "nächsten Dienstag": "2026-12-01",
    "naechsten Dienstag": "2026-12-01",
    "nächste Woche": "2026-11-30 2026-12-06",
    "nächste Woche Dienstag": "2026-12-01",
    "Dienstag nächster Woche": "2026-12-01",
    "nächsten Monat": "2026-12-01 2026-12-31",
    "nächstes Jahr": "2027-01-01 2027-12-31",
    "übernächste Woche": "2026-12-07 2026-12-13",
    "übernächsten Montag": "2026-12-07",
    "kommende Woche": "2026-11-30 2026-12-06",
    "kommenden Montag": "2026-11-30",
    "diese Woche": "2026-11-26 2026-11-29",
    "diesen Freitag": "2026-11-27",
    "noch diese Woche": "2026-11-26 2026-11-29",
    "Ende der Woche": "2026-11-26 2026-11-27",
    "Ende nächster Woche": "2026-12-03 2026-12-04",
    "Anfang nächster Woche": "2026-11-30 2026-12-01",
    "Mitte nächster Woche": "2026-12-01 2026-12-03",
    "Ende des Monats": "2026-11-26 2026-11-30",
    "Monatsende": "2026-11-26 2026-11-30",
    "Ende März": "2027-03-25 2027-03-31",
    "Mitte März": "2027-03-11 2027-03-20",
    "Anfang Dezember": "2026-12-01 2026-12-10",
    "Ende nächsten Monats": "2026-12-25 2026-12-31",
    "Ende des Jahres": "2026-12-25 2026-12-31",
    "Jahresende": "2026-12-25 2026-12-31",
    "Anfang nächsten Jahres": "2027-01-01 2027-01-31",
    "am Wochenende": "2026-11-28 2026-11-29",
    "im Frühjahr": "2027-03-01 2027-05-31",
    "im Sommer": "2027-06-01 2027-08-31",
    "im März": "2027-03-01 2027-03-31",
    "März 2027": "2027-03-01 2027-03-31",
    "3. März": "2027-03-03",
    "am 3. Dezember um 14 Uhr": "2026-12-03 14:00",
    "der 15.": "2026-12-15",
    "am 15.": "2026-12-15",
    "am 15. um 10 Uhr": "2026-12-15 10:00",
    "3.12.": "2026-12-03",
    "3.12.2026": "2026-12-03",
    "bis Freitag": "2026-11-26 2026-11-27",
    "bis spätestens Freitag": "2026-11-26 2026-11-27",
    "spätestens Freitag": "2026-11-26 2026-11-27",
    "bis Ende der Woche": "2026-11-26 2026-11-27",
    "bis zum 3. Dezember": "2026-11-26 2026-12-03",
    "vor Weihnachten": "2026-11-26 2026-12-24",
    "nach Ostern": "2027-03-30 2027-04-05",
    "nach dem 3. Dezember": "2026-12-04 2026-12-10",
    "vor Freitag": "2026-11-26",
    "nicht vor Montag": "2026-11-30 2026-12-06",
    "frühestens Montag": "2026-11-30 2026-12-06",
    "ab Montag": "2026-11-30 2026-12-06",
    "morgen ab 15 Uhr": "2026-11-27 15:00-00:00",
    "ab 15 Uhr": "2026-11-26 15:00-00:00",
    "morgen nach 15 Uhr": "2026-11-27 15:00-00:00",
    "zwischen 14 und 16 Uhr": "2026-11-26 14:00-16:00",
    "morgen zwischen 14 und 16 Uhr": "2026-11-27 14:00-16:00",
    "von 14 bis 16 Uhr": "2026-11-26 14:00-16:00",
    "morgen 14-16 Uhr": "2026-11-27 14:00-16:00",
    "Montag bis Mittwoch": "2026-11-30 2026-12-02",
    "Montag oder Dienstag": "2026-11-30 2026-12-01",
    "vom 3. bis 5. Dezember": "2026-12-03 2026-12-05",
    "von Montag bis Mittwoch": "2026-11-30 2026-12-02",
    "3.-5. Dezember": "2026-12-03 2026-12-05",
    "erster Montag im März": "2027-03-01",
    "ersten Montag im März": "2027-03-01",
    "letzter Freitag im Monat": "2026-11-27",
    "letzter Tag im Juli": "2027-07-31",
    "erste Woche im Dezember": "2026-12-01 2026-12-07",
    "zweite Hälfte Januar": "2027-01-16 2027-01-31",
    "KW 50": "2026-12-07 2026-12-13",
    "Kalenderwoche 50": "2026-12-07 2026-12-13",
    "erstes Quartal": "2027-01-01 2027-03-31",
    "nächstes Quartal": "2027-01-01 2027-03-31",
    "Q1": "2027-01-01 2027-03-31",
    "erstes Halbjahr": "2027-01-01 2027-06-30",
    "jedes Jahr im April": "2027-04-01 2027-04-30",
    "jeden Frühling": "2027-03-01 2027-05-31",
    "Heiligabend": "2026-12-24",
    "Silvester": "2026-12-31",
    "Neujahr": "2027-01-01",
    "Ostermontag": "2027-03-29",
    "Karfreitag": "2027-03-26",
    "Pfingstmontag": "2027-05-17",
    "eine Woche nach Ostern": "2027-04-04",
    "die Woche vor Weihnachten": "2026-12-18 2026-12-24",
    "heute in einer Woche": "2026-12-03",
    "morgen in zwei Wochen": "2026-12-11",
    "Montag in zwei Wochen": "2026-12-14",
    "in den nächsten Tagen": "2026-11-26 2026-12-01",
    "in den nächsten zwei Wochen": "2026-11-26 2026-12-10",
    "innerhalb einer Woche": "2026-11-26 2026-12-03",
    "innerhalb von zwei Wochen": "2026-11-26 2026-12-10",
    "gegen 15 Uhr": "2026-11-26 15:00",
    "morgen gegen 15 Uhr": "2026-11-27 15:00",
    "morgen gegen Mittag": "2026-11-27 12:00",
    "morgen Mittag": "2026-11-27",
    "mittags": "2026-11-26",
    "Freitagnachmittag": "2026-11-27",
    "Freitag nachmittag": "2026-11-27",
    "ganztags morgen": "2026-11-27",
    "Mittwoch": "2026-12-02",
    "Mi 15 Uhr": "2026-12-02 15:00",
    "Donnerstag früh": "2026-12-03",
    "Do, 3. Dez., 14 Uhr": "2026-12-03 14:00",
    "in acht Wochen": "2027-01-21",
    "eine Woche später": "2026-12-03",
    "nächster Werktag": "2026-11-27",
    "am Wochenende oder Montag": "2026-11-28 2026-11-30",
    "Montag, den 30. November": "2026-11-30",
    "Montag 30.11. um 15h": "2026-11-30 15:00",
    "in einer Viertelstunde": "2026-11-26 10:15",
    "in ein bis zwei Wochen": "2026-12-03 2026-12-10",
    "in zwei bis drei Wochen": "2026-12-10 2026-12-17",
    "in der Woche vor Weihnachten": "2026-12-18 2026-12-24",
    "Mittwoch in einer Woche": "2026-12-09",
    "drei Tage nach Ostern": "2027-03-31",
    "12 Uhr mittags": "2026-11-26 12:00",
    "Freitag Abend um 8": "2026-11-27 20:00",
    "bis morgen": "2026-11-26 2026-11-27",
    "bis heute Abend": "2026-11-26",
    "spätestens am 3. Dezember": "2026-11-26 2026-12-03",
    "vor dem Wochenende": "2026-11-26 2026-11-27",
    "nach dem Wochenende": "2026-11-30 2026-12-06",
    "in der ersten Woche im Januar": "2027-01-01 2027-01-07",
    "um 15 Uhr": "2026-11-26 15:00",
}
ASKED_BACK = {
    "morgen um halb vier": ["2026-11-27 03:30", "2026-11-27 15:30"],
    "halb vier": ["2026-11-26 15:30", "2026-11-27 03:30"],
    "um halb zehn": ["2026-11-26 21:30", "2026-11-27 09:30"],
    "viertel nach drei": ["2026-11-26 15:15", "2026-11-27 03:15"],
    "morgen viertel vor vier": ["2026-11-27 03:45", "2026-11-27 15:45"],
    "am Montag um 10": ["2026-11-30 10:00", "2026-11-30 22:00"],
    "nächstes Wochenende": ["2026-11-28 2026-11-29", "2026-12-05 2026-12-06"],
    "morgen um viertel nach drei": ["2026-11-27 03:15", "2026-11-27 15:15"],
    "um zehn nach drei": ["2026-11-26 15:10", "2026-11-27 03:10"],
    "morgen um fünf vor vier": ["2026-11-27 03:55", "2026-11-27 15:55"],
    "halb 4": ["2026-11-26 15:30", "2026-11-27 03:30"],
    "halb eins": ["2026-11-26 12:30", "2026-11-27 00:30"],
    "dreiviertel vier": ["2026-11-26 15:45", "2026-11-27 03:45"],
    "Freitag zwischen 9 und 11": ["2026-11-27 09:00-11:00", "2026-11-27 21:00-23:00"],
    "bis 15 Uhr": ["2026-11-26", "2026-11-26 15:00"],
}


@pytest.mark.parametrize(("text", "window"), READ.items())
def test_german_is_read_as_it_is_meant(text: str, window: str) -> None:
    assert read(text, GERMAN, now=THU) == window


@pytest.mark.parametrize(("text", "choices"), ASKED_BACK.items())
def test_what_may_mean_two_things_is_asked(text: str, choices: list[str]) -> None:
    assert asked(text, GERMAN, now=THU) == (UnclearReason.AMBIGUOUS, choices)


@pytest.mark.parametrize("text", ["montags", "irgendwann", "bald", "viertel vier", "ruf Jo an"])
def test_what_says_no_time_is_refused(text: str) -> None:
    assert asked(text, GERMAN, now=THU) == (UnclearReason.NOT_A_DATE, [])


def test_days_off_that_differ_by_country_say_so() -> None:
    assert asked("nach den Feiertagen", GERMAN, now=THU) == (UnclearReason.BY_COUNTRY, [])
    assert asked("vor zwei Wochen", GERMAN, now=THU) == (UnclearReason.PAST, [])


def test_when_it_was_is_read_as_well() -> None:
    for german, english in (("vor zwei Wochen", "2 weeks ago"), ("gestern um 15 Uhr", "yesterday 15:00")):
        now = datetime.fromisoformat(THU).replace(tzinfo=ZoneInfo(LONDON))
        assert read_moment(german, now, LONDON, GERMAN) == read_moment(english, now, LONDON, ENGLISH)


@pytest.mark.parametrize("text", [*SHORT, *ASKED])
def test_english_means_the_same_to_a_german(text: str) -> None:
    assert heard(text, GERMAN, now=THU) == heard(text, now=THU)


@pytest.mark.parametrize("text", ["morgen", "in zwei Wochen", "übermorgen", "halb vier", "Ende der Woche"])
def test_where_nobody_speaks_german_it_is_not_read(text: str) -> None:
    assert asked(text, AMERICAN, now=THU)[0] is UnclearReason.NOT_A_DATE


def test_a_language_without_a_table_adds_nothing() -> None:
    assert spoken(ENGLISH, ("en", "xx")) == ENGLISH
    assert in_english("Morgen", "xx") == "Morgen"


@settings(max_examples=examples(60), deadline=None)
@given(st.lists(st.sampled_from(sorted({word for text in READ for word in text.split()})), min_size=1, max_size=7))
def test_any_row_of_german_words_is_a_window_or_is_asked_back(words: list[str]) -> None:
    assert isinstance(heard(" ".join(words), GERMAN, now=THU), Window | Unclear)
    assert all(said for said, _ in ROWS)
