"""Headings as people write them by hand: "Mobile No.", "E-mail (private)", "Firm/Company", "Surname, first name".

Knows the words for a number and an address, and asks for every other name; knows no table.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from tracker.rules.bring_in.columns import listed
from tracker.rules.bring_in.mapping import Column, Field
from tracker.rules.text import fold

Known = Callable[[str], Column | None]

_PLURAL = re.compile(r"\((?:s|e?n|es)\)")
_BRACKETS = re.compile(r"[(\[](.*?)[)\]]")
_JOINED = re.compile(r"\s*[/&,;+|]\s*|\s+(?:and|or|und|oder|et|ou|y)\s+")
_SIGNS = re.compile(r"[\W_]+")
_A_FORMAT = re.compile(r"(?:dd?|tt?|jj|mm?m?|yy|yyyy|jjjj|aa|aaaa)(?: (?:dd?|mm?m?|yy|yyyy|jjjj|aa|aaaa)){0,2}|\d{1,4}")
_LONGEST, _MOST_PARTS = 80, 4

_SHORT = {
    "addr": "address",
    "cust": "customer",
    "co": "company",
    "org": "organisation",
    "bday": "birthday",
    "cat": "category",
    "tel": "phone",
    "ph": "phone",
    "mob": "mobile",
    "no": "number",
    "nr": "number",
    "num": "number",
    "kd": "kunden",
}
_COUNTS_FOR_NOTHING = frozenset(
    listed(
        "number, numbers, nos, numero, nummer, nummern, address, addresses, adresse, main, primary, principal, best, "
        "current, optional, required, mandatory, pflichtfeld, fakultativ, facultatif, obligatoire, opcional, "
        "if, any, known, where, when, date, datum"
    )
)
_PHONE = {
    "phone": "",
    "phones": "",
    "telephone": "",
    "telefon": "",
    "telefono": "",
    "telefonnr": "",
    "telnr": "",
    "landline": "",
    "contact number": "",
    "mobile": "mobile",
    "mobiles": "mobile",
    "cell": "mobile",
    "cellphone": "mobile",
    "mobil": "mobil",
    "handy": "mobil",
    "handynr": "mobil",
    "mobilnr": "mobil",
    "portable": "portable",
    "movil": "móvil",
    "fax": "fax",
    "faxnr": "fax",
    "whatsapp": "WhatsApp",
}
_EMAIL = frozenset({"email", "emails", "mail", "mails", "courriel", "mel", "correo"})
_WHERE = {
    "work": "work",
    "office": "work",
    "business": "work",
    "home": "home",
    "private": "home",
    "personal": "home",
    "house": "home",
    "daytime": "daytime",
    "evening": "evening",
    "company": "company",
    "direct": "direct",
    "geschaftlich": "geschäftlich",
    "dienstlich": "geschäftlich",
    "buro": "geschäftlich",
    "privat": "privat",
    "bureau": "bureau",
    "pro": "bureau",
    "professionnel": "bureau",
    "domicile": "domicile",
    "perso": "domicile",
    "trabajo": "trabajo",
    "casa": "casa",
}
_NAMES = (Field.NAME, Field.GIVEN_NAME, Field.MIDDLE_NAME, Field.FAMILY_NAME)
_PLACES = (Field.CITY, Field.POSTCODE, Field.REGION)


def as_written(name: str, known: Known) -> Column | None:
    """What a column of that heading is to us; None where a word of it says something else, or nothing that is known.

    `known` tells what a plain name is, written without signs.
    """
    if not name or len(name) > _LONGEST:
        return None
    folded = _PLURAL.sub("", fold(name))
    in_brackets = " ".join(_BRACKETS.findall(folded))
    rest = _BRACKETS.sub(" ", folded)
    found = _one_thing(folded, known)
    if found is None and in_brackets and _says_nothing(in_brackets):
        found = _one_thing(rest, known)
    elif found is None and in_brackets:
        found = known(_plain(f"{in_brackets} {rest}"))
    return None if found is None else Column(name, found.field, found.label, found.group, found.channel)


def several_numbers(name: str, known: Known) -> Column | None:
    """ "Tel / Mobile": numbers of several kinds in one column, which no one of their labels tells."""
    found = _joined(_PLURAL.sub("", fold(name[:_LONGEST])), known)
    return Column(name, found.field) if found is not None and found.field in (Field.PHONE, Field.EMAIL) else None


def _one_thing(heading: str, known: Known) -> Column | None:
    plain = _plain(heading)
    return _contact_point(plain.split()) or known(plain) or _told_shorter(plain, known) or _joined(heading, known)


def _told_shorter(plain: str, known: Known) -> Column | None:
    """Without a number that says how many there are of it, and "name of company" the other way round."""
    words = plain.split()
    if len(words) > 1 and words[-1] in _COUNTS_FOR_NOTHING:
        return known(" ".join(words[:-1]))
    before, of, after = plain.partition(" of ")
    return known(f"{after.removeprefix('the ')} {before}") if of else None


def _joined(heading: str, known: Known) -> Column | None:
    """Two or more words for one thing, or the parts of one."""
    parts = [part for part in _JOINED.split(heading.strip()) if _plain(part)]
    if not 2 <= len(parts) <= _MOST_PARTS:
        return None
    last = _plain(parts[-1]).split()
    found: list[Column] = []
    for part in parts:
        words = _plain(part).split()
        one = _contact_point(words) or known(" ".join(words)) or _contact_point([*words, *last[-1:]])
        if one is None and not (found and _says_nothing(part)):
            return None
        if one is not None:
            found.append(one)
    fields = {one.field for one in found}
    if fields <= set(_NAMES):
        return Column("", Field.NAME)
    if fields <= set(_PLACES):
        return next((one for one in found if one.field is Field.CITY), found[0])
    if len(fields) > 1 or len({(one.group, one.channel) for one in found}) > 1:
        return None
    labels = {one.label for one in found}
    return found[0] if len(labels) == 1 else Column("", found[0].field, group=found[0].group)


def _contact_point(words: list[str]) -> Column | None:
    """A number or an e-mail address, where each word says which of them it is, or nothing."""
    told = [word for word in words if word not in _COUNTS_FOR_NOTHING and not word.isdecimal()]
    is_mail = any(word in _EMAIL for word in told)
    kinds = [_PHONE[word] for word in told if word in _PHONE]
    if is_mail == bool(kinds) or not all(word in _PHONE or word in _EMAIL or word in _WHERE for word in told):
        return None
    if is_mail and "mobile" in told:
        return None
    labels = dict.fromkeys(_WHERE[word] for word in told if word in _WHERE)
    kind = next(filter(None, kinds), "")
    label = kind or (next(iter(labels)) if len(labels) == 1 else "")
    return Column("", Field.EMAIL if is_mail else Field.PHONE, label)


def _says_nothing(text: str) -> bool:
    plain = _plain(text)
    return _A_FORMAT.fullmatch(plain) is not None or all(word in _COUNTS_FOR_NOTHING for word in plain.split())


def _plain(text: str) -> str:
    """The words, without signs, short ones written out; "e-mail" is one word."""
    words = _SIGNS.sub(" ", text).replace("e mail", "email").split()
    return " ".join(_SHORT.get(word, word) for word in words)
