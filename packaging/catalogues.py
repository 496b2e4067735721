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

import ast
import sys
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
TONGUES = ROOT / "resources" / "tongues"
TEMPLATE = TONGUES / "as-agreed.pot"
ROOMS = ("assembly", "interop", "presentation", "terminal", "widgets")
"""The rooms that say something; the others give codes and facts."""
SAYS = {
    "tr": (None, 0),
    "sentence": (None, 0),
    "tr_n": (None, 0, 1),
    "tr_as": (0, 1),
    "phrase": (0, 1),
    "tr_n_as": (0, 1, 2),
    "phrase_n": (0, 1, 2),
}
"""Which argument of which function is the role, and which are texts."""
TRANSLATORS_NOTE = "# T:"
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
    for path in sorted(path for room in ROOMS for path in (root / "tracker" / room).rglob("*.py")):
        for text in texts_in(path.read_text(encoding="utf-8")):
            place = (path.relative_to(root).as_posix(), text.line)
            catalogue.add(text.message, None, [place], auto_comments=text.notes, context=text.role)
    return catalogue


class Text(NamedTuple):
    """What is said at that line: a sentence, or one and many; in a role; with notes for whoever translates it."""

    line: int
    message: str | tuple[str, str]
    role: str | None
    notes: list[str]


def texts_in(source: str) -> list[Text]:
    """Every text of a module, in the order of its lines, wherever the call stands: in an f-string too."""
    lines, found = source.splitlines(), []
    for statement, call in _calls(ast.parse(source)):
        name = call.func.id if isinstance(call.func, ast.Name) else ""
        role_at, *text_at = SAYS.get(name, (None, None))
        literals = [each.value if isinstance(each, ast.Constant) else None for each in call.args]
        if not text_at or text_at[-1] is None or len(literals) <= text_at[-1]:
            continue
        texts = [literals[at] for at in text_at]
        if all(isinstance(text, str) for text in texts):
            role = literals[role_at] if role_at is not None else None
            notes = _notes_above(lines, call.lineno) or _notes_above(lines, statement.lineno)
            found.append(Text(call.lineno, texts[0] if len(texts) == 1 else tuple(texts), role, notes))
    return sorted(found, key=lambda text: text.line)


def _calls(tree: ast.AST, statement: ast.stmt | None = None) -> Iterator[tuple[ast.stmt, ast.Call]]:
    """Every call, with the statement it is part of."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Call) and statement is not None:
            yield statement, node
        yield from _calls(node, node if isinstance(node, ast.stmt) else statement)


def _notes_above(lines: list[str], line: int) -> list[str]:
    """The lines "# T: …" straight above it."""
    notes: list[str] = []
    while line > 1 and (above := lines[line - 2].strip()).startswith(TRANSLATORS_NOTE):
        notes.insert(0, above.removeprefix(TRANSLATORS_NOTE).strip())
        line -= 1
    return notes


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
