"""Claims about the crash report: it leads to the place, and holds nobody's data."""

from __future__ import annotations

from tracker.runtime.crash import report


def fall(name: str) -> None:
    try:
        raise KeyError(name)
    except KeyError as error:
        raise RuntimeError(f"could not draw {name}") from error


def caught() -> RuntimeError:
    try:
        fall("Jo Hill, 07700 900112")
    except RuntimeError as error:
        return error
    raise AssertionError


def test_it_names_the_kinds_of_error_and_the_places_they_passed() -> None:
    text = report(caught())
    assert "RuntimeError" in text
    assert "KeyError" in text
    assert "test_crash.py" in text
    assert "fall" in text


def test_it_quotes_no_message() -> None:
    text = report(caught())
    assert "Jo Hill" not in text
    assert "07700" not in text


def test_it_names_the_versions_of_what_runs() -> None:
    assert "Python 3." in report(caught())
