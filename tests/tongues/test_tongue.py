"""Claims about how a text comes to be said: in English, in a translation, and where a translation will not do."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from tracker.tongue import Theirs, catalogue_at, phrase, phrase_n, sentence, speak, tr, tr_as, tr_n, tr_n_as


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    speak(None)


@pytest.fixture
def german(tmp_path: Path) -> list[str]:
    """Speaks a little German, read from a file as the program reads it; gives what could not be filled."""
    catalogue = Catalog(locale="de")
    catalogue.add("Nobody agreed to {thing}.", "{thing} hat niemand zugesagt.")
    catalogue.add("{who} left.", "Fort ist {whom}.")
    catalogue.add(("{n} day", "{n} days"), ("{n} Tag", "{n} Tage"))
    catalogue.add(("{n} day", "{n} days"), ("{n} Tag", "{n} Tagen"), context="in …")
    catalogue.add("a call", "einem Anruf", context="nobody agreed to …")
    catalogue.add("a call", "ein Anruf", context="this is …")
    file = BytesIO()
    write_mo(file, catalogue)
    (tmp_path / "de.mo").write_bytes(file.getvalue())
    broken: list[str] = []
    speak(catalogue_at(tmp_path / "de.mo"), lambda english, _why: broken.append(english))
    return broken


def test_without_a_catalogue_what_is_written_is_said() -> None:
    assert tr("Save") == "Save"
    assert tr("Nobody agreed to {thing}.", thing="a call") == "Nobody agreed to a call."
    assert (tr_n("{n} day", "{n} days", 1), tr_n("{n} day", "{n} days", 0)) == ("1 day", "0 days")


@pytest.mark.parametrize(
    ("opening", "said"),
    [("today", "Today you agreed."), (Theirs("iPad Shop"), "iPad Shop you agreed."), (7, "7 you agreed.")],
)
def test_what_opens_a_sentence_gets_a_capital_unless_it_is_theirs(opening: object, said: str) -> None:
    assert tr("{when} you agreed.", when=opening) == said


def test_a_phrase_is_no_sentence_and_keeps_its_small_letter() -> None:
    assert tr_as("row", "{day} {time}", day="today", time="10:00") == "today 10:00"
    assert tr_n_as("row", "{day}, {n} time", "{day}, {n} times", 2, day="today") == "today, 2 times"


def test_an_empty_fact_takes_its_space_along() -> None:
    assert tr("{who} said {when} no {way}.", who="Jo", when="", way="") == "Jo said no."


def test_braces_in_what_somebody_typed_are_only_braces() -> None:
    assert tr("Added: {who}", who="{who} %1 {0}") == "Added: {who} %1 {0}"
    assert tr("Braces {stay} where nothing is filled in") == "Braces {stay} where nothing is filled in"


def test_a_translation_is_said_in_its_place(german: list[str]) -> None:
    agreed_to, is_a = phrase("nobody agreed to …", "a call"), phrase("this is …", "a call")
    assert tr("Nobody agreed to {thing}.", thing=agreed_to.told()) == "Einem Anruf hat niemand zugesagt."
    assert is_a.told() == "ein Anruf"
    assert (tr_n("{n} day", "{n} days", 2), phrase_n("in …", "{n} day", "{n} days").told(2)) == ("2 Tage", "2 Tagen")
    assert sentence("Nothing said").told() == "Nothing said", "what is not translated yet is said in English"
    assert german == []


def test_a_broken_translation_is_said_in_english_and_told(german: list[str]) -> None:
    assert tr("{who} left.", who="Jo") == "Jo left."
    assert german == ["{who} left."]


def test_what_waits_in_a_table_cannot_be_shown_untold() -> None:
    for waiting in (phrase("row", "a call"), sentence("Saved."), phrase_n("row", "{n} day", "{n} days")):
        with pytest.raises(TypeError, match="told"):
            assert f"{waiting}"


def test_a_file_that_is_no_catalogue_is_refused(tmp_path: Path) -> None:
    (tmp_path / "fr.mo").write_bytes(b"not a catalogue at all, but long enough for a header of one")
    with pytest.raises(OSError, match="magic"):
        catalogue_at(tmp_path / "fr.mo")
