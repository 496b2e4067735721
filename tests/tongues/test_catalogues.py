"""Claims about the catalogues: the template is what the code says, and each translation can stand in its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from tests.tongues.catalogues import catalogues, faults_in


def test_the_template_is_what_the_code_says_now() -> None:
    assert catalogues.TEMPLATE.read_bytes() == catalogues.written(catalogues.template()), (
        "a text was added, changed or taken out: .venv/bin/python packaging/catalogues.py extract"
    )


def test_a_text_is_found_wherever_it_is_said_with_its_role_and_its_notes() -> None:
    found = catalogues.texts_in(SAID)
    assert [(text.message, text.role, text.notes) for text in found] == [
        ("a call", "nobody agreed to …", []),
        ("{who} said {when}.", None, ['"Jo said today."', "and so on"]),
        (("{n} day", "{n} days"), None, []),
        (("{n} day", "{n} days"), "in …", []),
    ]


SAID = """
AGREED_TO = phrase("nobody agreed to …", "a call")
def told(n, who, when):
    # T: "Jo said today."
    # T: and so on
    first = tr("{who} said {when}.", who=who, when=when)
    return f"{first} {tr_n('{n} day', '{n} days', n)}" + tr_n_as("in …", "{n} day", "{n} days", n) + tr(first)
"""


@pytest.mark.parametrize("path", catalogues.languages(), ids=lambda path: path.stem)
def test_each_translation_is_whole_and_can_be_filled(path: Path) -> None:
    catalogue = catalogues.read(path)
    known = {(message.context, message.id) for message in catalogue}
    missing = [message.id for message in catalogues.template() if (message.context, message.id) not in known]
    assert not missing, "packaging/catalogues.py merge brings it up to the template"
    assert faults_in(catalogue) == []
    assert path.with_suffix(".mo").read_bytes() == catalogues.compiled(catalogue), (
        "the program reads another than people wrote: packaging/catalogues.py compile"
    )


@pytest.mark.parametrize(
    ("english", "told", "why"),
    [
        ("Nobody agreed to {thing}.", "{thing} hat niemand zugesagt.", None),
        ("Nobody agreed to {thing}.", "Niemand hat {sache} zugesagt.", "slots"),
        ("Nobody agreed to {thing}.", "Niemand hat zugesagt.", "slots"),
        ("Nobody agreed to {thing}.", "{thing hat niemand zugesagt.", "cannot be filled"),
        ("Nobody agreed to {thing}.", "{thing.__class__} hat niemand zugesagt.", "cannot be filled"),
        ("Nobody agreed to {thing}.", "", "not translated"),
        ("&Open", "&Öffnen", None),
        ("&Open", "Öffnen", "keys"),
        ("Save", "Sichern ", "space"),
        (("{n} day", "{n} days"), ("einen Tag", "{n} Tage"), None),
        (("{n} day", "{n} days"), ("{n} Tag", "viele Tage"), "slots"),
        (("{n} day", "{n} days"), ("{n} Tage",), "forms"),
    ],
)
def test_a_translation_that_cannot_stand_in_its_place_is_found(
    english: str | tuple[str, str], told: str | tuple[str, ...], why: str | None
) -> None:
    catalogue = Catalog(locale="de")
    catalogue.add(english, told)
    found = faults_in(catalogue)
    assert bool(found) is (why is not None), found
    assert why is None or why in found[0]


def test_a_guessed_translation_is_found() -> None:
    catalogue = Catalog(locale="de")
    catalogue.add("Save", "Sichern", flags=["fuzzy"])
    assert "guessed" in faults_in(catalogue)[0]


def test_what_is_written_twice_is_the_same(tmp_path: Path) -> None:
    first = catalogues.written(catalogues.template())
    (tmp_path / "de.po").write_bytes(first)
    assert catalogues.written(catalogues.template()) == first
    assert b"EMAIL@ADDRESS" not in first, "no invented address"
