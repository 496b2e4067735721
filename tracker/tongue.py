"""How every text for people is said: in the English it is written in, or as a catalogue of translations has it.

The lowest room: Python's own library only, and of that next to nothing, since it is there before anything is seen.
Knows no text itself, and nobody's language; `speak` is told which catalogue to read.

What is written in the code is a whole English sentence with named slots. What fills a slot is `Theirs` (a name, a
quotation, a path: never changed), a phrase that was translated for the part it plays there, or a number.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pathlib import Path


class Catalogue(Protocol):
    """Translations by their English, as Python's `gettext` reads them from an `.mo` file."""

    def gettext(self, message: str) -> str: ...
    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str: ...
    def pgettext(self, context: str, message: str) -> str: ...
    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str: ...


class Theirs(str):
    """What is not ours to translate or to change: a name, a quotation, a path. It never gets a capital of ours."""

    __slots__ = ()


Broken = Callable[[str, Exception], None]
"""Is told the English of a translation that could not be filled, and why."""

_catalogue: Catalogue | None = None
_broken: Broken = lambda _english, _why: None  # noqa: E731  what is put in its place has no name either
_OPENING = re.compile(r"\{(\w+)[}:]")


def speak(catalogue: Catalogue | None, broken: Broken = lambda _english, _why: None) -> None:
    """From now on, say everything as that catalogue has it; None is the English written in the code.

    Whatever has been said before stays as it was: a window speaks the tongue it was opened in.
    """
    global _catalogue, _broken
    _catalogue, _broken = catalogue, broken


def catalogue_at(path: Path) -> Catalogue:
    """The catalogue in that `.mo` file. Raises OSError where it cannot be read or is none."""
    from gettext import GNUTranslations

    with path.open("rb") as file:
        return GNUTranslations(file)


def tongue() -> object:
    """What is spoken now, the same value for as long as it is: for whoever keeps something made from its words."""
    return _catalogue


def tr(text: str, /, **facts: object) -> str:
    """That sentence or label, filled with its facts.

    `text` is a literal, and each of its `{slots}` a fact. An empty fact takes the plain space before its slot along
    ("{who} said {when} that …" without a day); one that opens the sentence gets a capital, unless it is `Theirs`.
    """
    said = text if _catalogue is None else _catalogue.gettext(text)
    return _filled(text, said, facts, opens=True) if facts else said


def tr_n(one: str, many: str, n: int, /, **facts: object) -> str:
    """The same for a sentence that counts: `one` for one of them, `many` for any other number, which fills `{n}`."""
    english = one if n == 1 else many
    said = english if _catalogue is None else _catalogue.ngettext(one, many, n)
    return _filled(english, said, {"n": n, **facts}, opens=True)


def tr_as(role: str, text: str, /, **facts: object) -> str:
    """A phrase in the role it plays, named after its English frame: "a call" in "nobody agreed to …".

    A language may put it into another case there than in "this is …". It is no sentence, and gets no capital; where it
    begins with what is `Theirs`, it is theirs too, so that no sentence it opens gives it one.
    """
    said = text if _catalogue is None else _catalogue.pgettext(role, text)
    return _filled(text, said, facts, opens=False) if facts else said


def tr_n_as(role: str, one: str, many: str, n: int, /, **facts: object) -> str:
    """A phrase that counts, in its role: "2 days" in "in …"."""
    english = one if n == 1 else many
    said = english if _catalogue is None else _catalogue.npgettext(role, one, many, n)
    return _filled(english, said, {"n": n, **facts}, opens=False)


class _Waiting:
    """What waits in a table is told, never shown as it stands there."""

    __slots__ = ()

    def __str__(self) -> str:
        raise TypeError("this text waits in a table: say it with .told()")


class Sentence(_Waiting):
    """A sentence that waits in a table until it is said."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    def told(self, **facts: object) -> str:
        return tr(self._text, **facts)


class Phrase(_Waiting):
    """A phrase that waits in a table, in one role, until it is said."""

    __slots__ = ("_role", "_text")

    def __init__(self, role: str, text: str) -> None:
        self._role, self._text = role, text

    def told(self, **facts: object) -> str:
        return tr_as(self._role, self._text, **facts)


class Counted(_Waiting):
    """A phrase that counts and waits in a table, in one role, until it is said."""

    __slots__ = ("_many", "_one", "_role")

    def __init__(self, role: str, one: str, many: str) -> None:
        self._role, self._one, self._many = role, one, many

    def told(self, n: int, **facts: object) -> str:
        return tr_n_as(self._role, self._one, self._many, n, **facts)


def capital(phrase: str) -> str:
    """A phrase that opens a sentence, or stands alone as a label: with a capital, unless it is `Theirs`."""
    return phrase if isinstance(phrase, Theirs) else phrase[:1].upper() + phrase[1:]


def sentence(text: str, /) -> Sentence:
    """Mark a sentence for a table: it is looked up when it is told, never while a module is read in."""
    return Sentence(text)


def phrase(role: str, text: str, /) -> Phrase:
    """Mark a phrase for a table of that role."""
    return Phrase(role, text)


def phrase_n(role: str, one: str, many: str, /) -> Counted:
    """Mark a phrase that counts, for a table of that role."""
    return Counted(role, one, many)


def _filled(english: str, said: str, facts: Mapping[str, object], *, opens: bool) -> str:
    """What is said with its facts. A translation that cannot be filled never stops anything: then it is English."""
    if said is not english:
        try:
            return _fill(said, facts, opens)
        except (KeyError, IndexError, ValueError, AttributeError, TypeError) as why:
            _broken(english, why)
    return _fill(english, facts, opens)


def _fill(text: str, facts: Mapping[str, object], opens: bool) -> str:
    for name, fact in facts.items():
        if fact == "":
            text = text.replace(f" {{{name}}}", f"{{{name}}}")
    first = _OPENING.match(text)
    fact = facts.get(first[1]) if first is not None else None
    if first is None or not isinstance(fact, str):
        return text.format_map(facts)
    if isinstance(fact, Theirs):
        return text.format_map(facts) if opens else Theirs(text.format_map(facts))
    return text.format_map({**facts, first[1]: capital(fact)} if opens else facts)
