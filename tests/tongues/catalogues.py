"""The catalogues of translations as `packaging/catalogues.py` reads them, and what may be wrong with one."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

from babel.messages.catalog import Catalog, Message

from tests.tongues.syntax import slots

ROOT = Path(__file__).resolve().parents[2]


def _loaded(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


catalogues = _loaded(ROOT / "packaging" / "catalogues.py")


def faults_in(catalogue: Catalog) -> list[str]:
    """What a translation may not leave as it is, each with its English."""
    return [f"{message.id!r}: {fault}" for message in catalogue if message.id for fault in _faults(message, catalogue)]


def _faults(message: Message, catalogue: Catalog) -> Iterator[str]:
    english = message.id if isinstance(message.id, tuple | list) else (message.id,)
    told = message.string if isinstance(message.string, tuple | list) else (message.string,)
    if message.fuzzy:
        yield "is marked as guessed"
    if not all(told):
        yield "is not translated"
        return
    if len(english) > 1 and len(told) != catalogue.num_plurals:
        yield f"has {len(told)} forms, and the language {catalogue.num_plurals}"
    wanted = slots(english[-1])
    for index, text in enumerate(told):
        yield from _faults_of_one(english[-1], wanted, text or "", spells_number=len(told) > 1 and index == 0)


def _faults_of_one(english: str, wanted: set[str], text: str, spells_number: bool) -> Iterator[str]:
    try:
        given = slots(text)
    except ValueError as why:
        yield f"{text!r} cannot be filled: {why}"
        return
    if given != wanted and not (spells_number and given == wanted - {"n"}):  # "einen Tag" for "{n} day"
        yield f"{text!r} has the slots {sorted(given)} in place of {sorted(wanted)}"
    if text.count("&") != english.count("&"):
        yield f"{text!r} has not the same keys (&)"
    if (text[:1].isspace(), text[-1:].isspace()) != (english[:1].isspace(), english[-1:].isspace()):
        yield f"{text!r} begins or ends with a space where the English does not, or the other way round"
