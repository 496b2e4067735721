#!/usr/bin/env python3
"""The catalogues of translations: what is to be translated, put together from the code, and what has been.

    .venv/bin/python packaging/catalogues.py extract        write the template anew, after a text has changed
    .venv/bin/python packaging/catalogues.py merge          bring every language's catalogue up to the template
    .venv/bin/python packaging/catalogues.py begin LANGUAGE a catalogue for one more language, such as de or pt_BR
    .venv/bin/python packaging/catalogues.py compile        write what the program reads, from what people write

Both kinds of file are kept beside each other: `.po` is written by people, `.mo` read by the program. Neither holds a
date or a line number, so that a catalogue changes only where its words do. Knows nothing of the program but where its
texts stand. Babel does the work; the program itself never needs it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
TONGUES = ROOT / "resources" / "tongues"
TEMPLATE = TONGUES / "as-agreed.pot"
ROOMS = ("assembly", "interop", "presentation", "terminal", "widgets")
"""The rooms that say something; the others give codes and facts."""
KEYWORDS = {
    "tr": None,
    "sentence": None,
    "tr_n": (1, 2),
    "tr_as": ((1, "c"), 2),
    "phrase": ((1, "c"), 2),
    "tr_n_as": ((1, "c"), 2, 3),
    "phrase_n": ((1, "c"), 2, 3),
}
"""Which arguments of which function are texts; "c" marks the role they play."""
TRANSLATORS_NOTE = "T:"
UNSTEADY = (
    "Report-Msgid-Bugs-To",
    "POT-Creation-Date",
    "PO-Revision-Date",
    "Last-Translator",
    "Language-Team",
    "Generated-By",
)
HEADER = """\
# What As Agreed says to people, {language}.
# A name in braces, such as {{who}}, is filled in and stays as it is. The context of an entry (msgctxt) is the English
# sentence its phrase stands in: choose case and gender for that place.
#"""


def main(arguments: list[str]) -> int:
    commands: dict[str, Callable[[], None]] = {"extract": extract, "merge": merge, "compile": compile_all}
    if arguments[:1] == ["begin"] and len(arguments) == 2:
        begin(arguments[1])
    elif len(arguments) == 1 and arguments[0] in commands:
        commands[arguments[0]]()
    else:
        print(__doc__, file=sys.stderr)
        return 2
    return 0


def extract() -> None:
    TONGUES.mkdir(exist_ok=True)
    TEMPLATE.write_bytes(written(template()))


def merge() -> None:
    for path in languages():
        catalogue = read(path)
        # A sentence that changed is translated anew: what an old one said may be the opposite of what is meant now.
        catalogue.update(template(), no_fuzzy_matching=True)
        path.write_bytes(written(catalogue))


def begin(language: str) -> None:
    catalogue = Catalog(locale=language, fuzzy=False)
    catalogue.update(template(), no_fuzzy_matching=True)
    (TONGUES / f"{language}.po").write_bytes(written(catalogue))


def compile_all() -> None:
    for path in languages():
        path.with_suffix(".mo").write_bytes(compiled(read(path)))


def languages() -> list[Path]:
    """Every language's catalogue, as people write it."""
    return sorted(TONGUES.glob("*.po"))


def template(root: Path = ROOT) -> Catalog:
    """Whatever the code says to people now, in the order of its files."""
    catalogue = Catalog(project="As Agreed", version="1", charset="utf-8", fuzzy=False)
    for room in ROOMS:
        folder = root / "tracker" / room
        found = extract_from_dir(
            folder, [("**.py", "python")], keywords=KEYWORDS, comment_tags=(TRANSLATORS_NOTE,), strip_comment_tags=True
        )
        for name, line, message, notes, role in sorted(found, key=lambda each: each[:2]):
            catalogue.add(message, None, [(f"tracker/{room}/{name}", line)], auto_comments=notes, context=role)
    return catalogue


def read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=path.stem)


def written(catalogue: Catalog) -> bytes:
    """The catalogue as text, with nothing in it that would be another at the next writing."""
    language = f"in {catalogue.locale.english_name}" if catalogue.locale is not None else "to be translated"
    catalogue.header_comment = HEADER.format(language=language)
    text = BytesIO()
    write_po(text, catalogue, width=120, include_lineno=False, sort_by_file=True)
    lines = text.getvalue().splitlines(keepends=True)
    return b"".join(line for line in lines if not line.startswith(tuple(f'"{name}'.encode() for name in UNSTEADY)))


def compiled(catalogue: Catalog) -> bytes:
    text = BytesIO()
    write_mo(text, catalogue)
    return text.getvalue()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
