"""Claims about the names that are read in the window: those of the locale, and what its languages have a table for."""

from __future__ import annotations

from datetime import UTC, date, datetime

from tracker.presentation.date_words import date_words
from tracker.rules.plain_dates import Unclear, read_window
from tracker.rules.window import Window

NOW = datetime(2026, 11, 26, 10, tzinfo=UTC)


def test_german_is_read_where_the_locale_speaks_it_and_english_besides() -> None:
    german = date_words(True, ("de",))
    for text in ("nächsten Dienstag", "next Tuesday", "1. Dezember", "1 December"):
        assert read_window(text, NOW, "Europe/London", german) == Window.day(date(2026, 12, 1), "Europe/London"), text


def test_elsewhere_it_is_not() -> None:
    assert isinstance(read_window("übermorgen", NOW, "Europe/London", date_words(True, ("fr", "en"))), Unclear)
