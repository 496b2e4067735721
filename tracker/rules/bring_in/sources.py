"""Whose table it is, by the names of its columns. Knows no row."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.rules.bring_in.mapping_of import column_name
from tracker.rules.bring_in.table import Source

_SIGNS: tuple[tuple[Source, frozenset[str]], ...] = (
    (Source.OURS, frozenset({"name", "preferred channel", "can buy", "standing", "standing words"})),
    (Source.GOOGLE_NEW, frozenset({"first name", "labels", "name prefix", "organization name"})),
    (Source.GOOGLE_NEW, frozenset({"first name", "labels", "e mail 1 label", "e mail 1 value"})),
    (Source.GOOGLE_NEW, frozenset({"first name", "labels", "phone 1 label", "phone 1 value"})),
    (Source.GOOGLE_OLD, frozenset({"given name", "group membership", "family name"})),
    (Source.OUTLOOK_EN, frozenset({"first name", "last name", "e mail address", "business phone"})),
    (Source.OUTLOOK_DE, frozenset({"vorname", "nachname", "e mail adresse", "telefon geschaftlich"})),
    (Source.OUTLOOK_FR, frozenset({"prenom", "nom", "adresse de messagerie", "telephone bureau"})),
    (Source.THUNDERBIRD, frozenset({"first name", "last name", "display name", "primary email", "screen name"})),
    (Source.THUNDERBIRD, frozenset({"vorname", "nachname", "anzeigename", "primare e mail adresse"})),
    (Source.HUBSPOT, frozenset({"record id", "first name", "last name"})),
    (Source.HUBSPOT, frozenset({"contact id", "first name", "last name", "lifecycle stage"})),
    (Source.LINKEDIN, frozenset({"first name", "last name", "company", "position", "connected on"})),
)
"""Columns of each that no other has together; a person may have taken others out before saving."""


def source_of(header: Sequence[str]) -> Source:
    """The program that writes such a header; NONE for anybody's own."""
    names = frozenset(column_name(name) for name in header)
    return next((source for source, signs in _SIGNS if signs <= names), Source.NONE)
