"""What somebody is called to their face: as they like it, or by the name they are kept under.

A wrong guess is worse than a stiff greeting: where it is not plain which word is the first name, all of it is said.
"""

from __future__ import annotations

import re
from functools import lru_cache

from tracker.rules.text import fold


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TITLES = _words(
    "mr mrs ms miss mx mister dr prof professor sir dame lord lady rev reverend fr father sister brother capt "
    "captain col colonel maj major sgt judge cllr hon rabbi imam aunt auntie uncle herr frau hr fr dipl-ing ing "
    "mag m mme madame monsieur mlle mademoiselle me maitre sr sra srta senor senora senorita dona sig signor "
    "signora signorina dott dottssa avv mevr mevrouw dhr meneer fru herra rouva pan pani bay bayan shri smt sri"
)
_FIRM = _words(
    "ltd limited plc llp llc lp inc incorporated corp corporation co company gmbh ag kg ohg ug ev mbh sa sas sarl "
    "sl spa srl bv nv ab as asa oy aps pty pvt pte kk group holding holdings partners partnership associates "
    "trust foundation council school university college church club society clinic practice hotel restaurant "
    "bakery studio services solutions solicitors consulting"
)
_TRADES = _words(
    "events sons daughters bros brothers stores studios bakers builders florists architects accountants advisers "
    "caterers catering interiors electrical plumbing roofing flooring joinery logistics designs weddings kitchens "
    "motors brewery winery gallery agency nursery farms salon cafe deli pharmacy surgery systems software "
    "industries enterprises consultants consultancy kanzlei praxis backerei tischlerei schreinerei architekten"
)
"""What a firm does, in its name. A greeting does not go by these: few are called so, and those may be people."""
_TOGETHER = _words("& + and und et y e och og en family familie famille familia the")
"""Words by which a name is that of several, or of a house. "Jo E. Hill" is one person, "Ana e Rui" are two."""
_AFTER = _words(
    "jr sr ii iii iv esq md phd dphil ma msc bsc ba mba cpa rn dds jd qc kc mp obe mbe cbe frcs pe cfa acca"
)
"""What may stand behind a name and a comma without being the first name."""
_YOUNGER = _words("jr jnr sr snr ii iii iv")
"""What tells those of one name in a family apart, behind the family name and without a comma."""
_PARTICLES = _words("van von de der den del della di da dos du la le el al bin ibn ter ten zu zur af av")
_SURNAME_FIRST = re.compile(r"[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Scripts in which the surname stands first: Chinese, Japanese, Korean."""
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")


def called(name: str, greeting: str = "") -> str:
    """What a greeting says: the form of address that was set (`greeting`, "" for none), else the first name, wherever
    it stands, and all of the name where that is not plain.

    With a title, initials, a firm's or a family's name, all of it is said: "Hello Herr Müller", "Hello Acme Ltd".
    """
    if greeting.strip():
        return " ".join(greeting.split())
    words = _in_order(name)
    whole = " ".join(words)
    if len(words) < 2 or _is_several(words) or _SURNAME_FIRST.search(whole):
        return whole
    first = words[0]
    if _bare(first) in TITLES or _is_initial(first) or first in _PARTICLES or not any(c.isalpha() for c in first):
        return whole
    return first


def has_title(name: str) -> bool:
    """Whether it begins with one: "Mr Pryce"."""
    return any(_bare(word) in TITLES for word in name.split()[:1])


def is_firm_word(word: str) -> bool:
    """Whether firms are called so, behind the word that names them: "Ltd", "Events", "Sons"."""
    bare = _bare(word)
    return bare in _FIRM or bare in _TRADES


def first_name(name: str) -> str:
    """The first word, folded, that somebody would hear as their own name: no title, no initial; "" for none."""
    words = (word for word in _in_order(name) if _bare(word) not in TITLES and not _is_initial(word))
    found = (found for word in words for found in re.findall(r"\w+", fold(word)))
    return next(found, "")


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name as it is spoken, folded, without titles, letters behind it and signs; initials stay."""
    words = [word for word in _in_order(name) if _bare(word) not in TITLES]
    spoken = tuple(
        part for word in words for part in re.findall(r"[^\W_]+", fold(word).replace("'", "").replace("’", ""))
    )
    return spoken or tuple(re.findall(r"\w+", fold(name)))


def without_younger(name: str) -> str:
    """ "Martin Pryce II" without what stands behind the family's name: "Martin Pryce"."""
    *before, last = name.split(" ")
    return " ".join(before).rstrip(",") if len(before) > 1 and _bare(last) in _YOUNGER else name


def turned_round(name: str) -> str:
    """ "Vale, Margaret" as it is spoken: "Margaret Vale"; "" for a name that does not stand so, as a firm's."""
    before, *rest = (part.split() for part in name.split(","))
    behind = rest[0] if len(rest) == 1 else []
    if not (1 <= len(before) <= 3 and 1 <= len(behind) <= 3) or all(_bare(word) in _AFTER for word in behind):
        return ""
    words = [*behind, *before]
    return "" if _is_several(["", *words]) else " ".join(words)


def is_title(text: str) -> bool:
    """Whether it is nothing but titles: "Mrs", "Herr Dr."."""
    words = text.split()
    return bool(words) and all(_bare(word) in TITLES for word in words)


def _in_order(name: str) -> list[str]:
    """The words as they are spoken: "Brown, Thomas" turned round, without what stands in brackets or behind it."""
    spoken = _ASIDE.sub(" ", name) if _ASIDE.sub("", name).strip() else name
    before, *rest = [part.split() for part in spoken.split(",")]
    behind = [part for part in rest if part and not all(_bare(word) in _AFTER for word in part)]
    if len(behind) != 1 or not before or _is_several([*before, *behind[0]]):
        return before if not behind and before else spoken.split()
    return [*behind[0], *before]


def _is_several(words: list[str]) -> bool:
    return any(_bare(word) in _FIRM for word in words[1:]) or any(_is_together(word) for word in words)


def _is_together(word: str) -> bool:
    return (_bare(word) if len(word) > 2 else word) in _TOGETHER or "&" in word or any(c.isdecimal() for c in word)


def _is_initial(word: str) -> bool:
    """ "J", "J.", "J.R.", "J.-P." """
    letters = [part for part in re.split(r"[.\-]+", word) if part]
    return bool(letters) and all(len(part) == 1 for part in letters) and word[0].isupper()


@lru_cache(maxsize=512)  # each word of a name is asked about several times over
def _bare(word: str) -> str:
    return fold(word).replace(".", "").strip(":;")
