"""The words of a line in other languages, beside the English ones: people mix them ("call mit jo", "meeting mo").

A language is one file of tables. Which are read comes from what times are read in.
"""

from __future__ import annotations

from dataclasses import fields
from functools import lru_cache
from types import ModuleType

from tracker.rules.line.tongues.english import ENGLISH_LINE
from tracker.rules.line.vocabulary import Vocabulary

_FILES = frozenset({"de"})


@lru_cache(maxsize=4)
def vocabulary_of(languages: tuple[str, ...]) -> Vocabulary:
    """What is read where those languages are spoken (codes such as "de"): English, and what theirs add to it."""
    known = ENGLISH_LINE
    for language in languages:
        if language in _FILES:
            known = _added(known, _file(language))
    return known


def _added(known: Vocabulary, file: ModuleType) -> Vocabulary:
    """Each word of theirs beside ours; where both know a way of saying, ours stands."""
    own: dict[str, object] = {"weekdays": file.NAMES}
    for field in fields(known):
        ours = getattr(known, field.name)
        if not field.init or field.name in own:
            continue
        added = file.WORDS.get(field.name)
        if field.name in file.WAYS:
            own[field.name] = {**file.WAYS[field.name], **ours}
        else:
            own[field.name] = ours | added if added is not None else ours
    return Vocabulary(**{**own, "foreign": known.foreign - file.READ})


def _file(language: str) -> ModuleType:
    # Named here, so that what bundles the program finds it; read in once somebody types a line.
    from tracker.rules.line.tongues import german

    return {"de": german}[language]
