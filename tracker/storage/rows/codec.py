"""Frozen dataclasses as JSON text and back, by their type hints. Knows no table and no particular dataclass.

What is empty (None, "", 0, no items) where empty is also the default is left out, so that a field added later is
simply absent from what was written before. Any other default is written: changing it in the code must not
change what an old row says.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import UTC, date, datetime, time
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")
Convert = Callable[[Any], Any]


def dump(value: object, hint: Any = None) -> str:
    """`value` as compact JSON; `hint` is its type where that is not a dataclass.

    A lone surrogate is left as it is, so that whoever writes the text finds it and not whoever reads it. Raises
    ValueError for an instant without a zone.
    """
    kind: Any = hint or type(value)
    return json.dumps(_writer(kind)(value), ensure_ascii=False, separators=(",", ":"))


def load(kind: type[T], text: str) -> T:
    """The value of that type. ValueError, KeyError or TypeError where the text is not one."""
    hint: Any = kind
    return cast(T, _reader(hint)(json.loads(text)))


@cache
def _writer(hint: Any) -> Convert:
    if is_dataclass(hint):
        return _dataclass_writer(cast(type, hint))
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        (given,) = (one for one in inner if one is not NoneType)
        write = _writer(given)
        return lambda value: None if value is None else write(value)
    if origin is tuple:
        each = _writer(inner[0])
        return lambda items: [each(item) for item in items]
    if origin is frozenset:
        return sorted
    if issubclass(hint, Enum):
        return lambda member: member.value
    if issubclass(hint, datetime):
        return _instant_text
    if issubclass(hint, date | time):
        return lambda value: value.isoformat()
    return lambda value: value


@cache
def _reader(hint: Any) -> Convert:
    if is_dataclass(hint):
        return _dataclass_reader(cast(type, hint))
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        (given,) = (one for one in inner if one is not NoneType)
        read = _reader(given)
        return lambda value: None if value is None else read(value)
    if origin is tuple:
        each = _reader(inner[0])
        return lambda items: tuple([each(item) for item in _checked(list, items)])
    if origin is frozenset:
        return lambda items: frozenset(_checked(list, items))
    if issubclass(hint, Enum):
        return cast(Convert, hint)
    if issubclass(hint, date | time):
        return cast(Convert, hint.fromisoformat)
    return lambda value: _checked(hint, value)


def _dataclass_writer(kind: type) -> Convert:
    hints = get_type_hints(kind)
    plan = [(f.name, _writer(hints[f.name]), _left_out(f, _writer(hints[f.name]))) for f in fields(kind)]

    def write(value: Any) -> Mapping[str, Any]:
        written = ((name, convert(getattr(value, name)), left_out) for name, convert, left_out in plan)
        return {name: item for name, item, left_out in written if item != left_out}

    return write


def _dataclass_reader(kind: type) -> Convert:
    hints = get_type_hints(kind)
    plan = {f.name: _reader(hints[f.name]) for f in fields(kind)}

    def read(written: Mapping[str, Any]) -> Any:
        return kind(**{name: plan[name](item) for name, item in _checked(dict, written).items()})

    return read


def _left_out(field: Field[Any], convert: Convert) -> Any:
    """The field's default as it would be written, where there is nothing in it; otherwise what no value equals."""
    if field.default is not MISSING:
        default = convert(field.default)
    elif field.default_factory is not MISSING:
        default = convert(field.default_factory())
    else:
        return MISSING
    return default if default in (None, "", 0, [], {}) else MISSING


def _instant_text(value: datetime) -> str:
    if value.tzinfo is None:
        raise ValueError("an instant without a zone")
    return value.astimezone(UTC).isoformat()


def _checked(hint: type, value: Any) -> Any:
    if not isinstance(value, hint):
        raise TypeError(f"expected {hint.__name__}")
    return value
