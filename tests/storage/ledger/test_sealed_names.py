"""What stands in a sealed row keeps its name, its type and its value: files of years ago are read by them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import time
from enum import Enum
from typing import Any, get_args, get_origin, get_type_hints

import pytest

from tests.storage.ledger.sealed_names import FIELDS, KINDS, VALUES
from tracker.files.dataclass_json import dump, load
from tracker.rules.verdict import ClockTime, Facts, Why
from tracker.storage.rows.record_mapper import RECORD


def within(hint: Any) -> Iterator[type]:
    """The types of ours that a sealed text of that type is made of."""
    if get_origin(hint) is not None:
        for inner in get_args(hint):
            yield from within(inner)
    elif isinstance(hint, type) and (is_dataclass(hint) or issubclass(hint, Enum)):
        yield hint
        if is_dataclass(hint):
            for inner in get_type_hints(hint).values():
                yield from within(inner)


SEALED = {kind.__name__: kind for record in RECORD.values() for kind in within(record)}
PLAIN = {name: kind for name, kind in SEALED.items() if is_dataclass(kind)}
CHOICES = {name: kind for name, kind in SEALED.items() if issubclass(kind, Enum)}


def fields_of(name: str) -> dict[str, Field[Any]]:
    return {field.name: field for field in fields(PLAIN[name])} if name in PLAIN else {}


def test_the_kinds_of_record_are_called_what_they_were() -> None:
    assert {kind.value: record.__name__ for kind, record in RECORD.items()} == KINDS


@pytest.mark.parametrize("name", FIELDS)
def test_no_field_of_a_sealed_row_is_renamed_retyped_or_taken_out(name: str) -> None:
    now = {known: field.type for known, field in fields_of(name).items()}
    lost = {known: kind for known, kind in FIELDS[name].items() if now.get(known) != kind}
    assert not lost, (
        f"{name} had {lost} in rows that are sealed in files out there, and now has "
        f"{ {known: now.get(known) for known in lost} }. Leave the field as it was, and add another beside it."
    )


@pytest.mark.parametrize("name", VALUES)
def test_no_value_of_a_sealed_row_is_renamed_or_taken_out(name: str) -> None:
    now = {member.name: member.value for member in CHOICES[name]} if name in CHOICES else {}
    lost = {member: value for member, value in VALUES[name].items() if now.get(member) != value}
    assert not lost, f"{name} had {lost} in rows that are sealed in files out there. Leave them, and add others."


@pytest.mark.parametrize("name", PLAIN)
def test_a_field_that_is_new_has_a_default_and_is_listed(name: str) -> None:
    new = {known: field for known, field in fields_of(name).items() if known not in FIELDS.get(name, {})}
    bare = [known for known, f in new.items() if f.default is MISSING and f.default_factory is MISSING]
    assert not bare, f"{name}.{bare[0]} has no default, so no row that was sealed before could be read."
    assert not new, f"From its release on {name}.{next(iter(new))} keeps its name: list it in sealed_names.FIELDS."


@pytest.mark.parametrize("name", CHOICES)
def test_a_value_that_is_new_is_listed(name: str) -> None:
    new = [member.name for member in CHOICES[name] if member.name not in VALUES.get(name, {})]
    assert not new, f"From its release on {name}.{new[0]} keeps its value: list it in sealed_names.VALUES."


def test_a_time_and_a_reason_among_the_facts_stand_as_the_texts_they_always_were() -> None:
    facts = Facts(at=ClockTime("14:00"), ends_at=ClockTime("16:00"), why=Why.OWNS_UP)
    assert dump(facts) == '{"at":"14:00","why":"owns-up","ends_at":"16:00"}'
    read = load(Facts, dump(facts))
    assert read == facts
    assert (read.why, read.ends_at.time) == (Why.OWNS_UP, time(16))
    assert dump(Facts()) == "{}"
