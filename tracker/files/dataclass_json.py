"""Frozen dataclasses as JSON text and back, by their type hints. Knows no table and no particular dataclass.

What is empty (None, "", 0, no items) where empty is also the default is left out, so that a field added later is
simply absent from what was written before. Any other default is written: changing it in the code must not
change what an old row says.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")
Convert = Callable[[Any], Any]


# `json.dumps` makes an encoder for each text, which takes as long as writing it.
_plain = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_ascii = json.JSONEncoder(separators=(",", ":")).encode


def dump(value: object, hint: Any = None, ascii_only: bool = False) -> str:
    """`value` as compact JSON; `hint` is its type where that is not a dataclass.

    A lone surrogate is left as it is, so that whoever writes the text finds it and not whoever reads it; with
    `ascii_only` it is escaped, for what is kept whatever it holds. Raises ValueError for an instant without a zone.
    """
    kind: Any = hint or type(value)
    return (_ascii if ascii_only else _plain)(_writer(kind)(value))


def load(kind: type[T], text: str) -> T:
    """The value of that type. ValueError, KeyError or TypeError where the text is not one."""
    return made(kind, parsed(text))


def parsed(text: str) -> Any:
    """What the text says, as plain lists, mappings and texts. ValueError where it is no JSON, or nested for ever."""
    try:
        return json.loads(text)
    except RecursionError as nested:
        raise ValueError("nested too deep") from nested


def made(kind: type[T], plain: Any, forgiving: bool = False) -> T:
    """The value of that type out of what `parsed` gives. ValueError, KeyError or TypeError where it is not one.

    `forgiving` leaves out fields that no dataclass here has: another version may have written them. What is sealed is
    never read so, since it would come back with less than was written.
    """
    hint: Any = kind
    return cast(T, _reader(hint, forgiving)(plain))


@cache
def _writer(hint: Any) -> Convert:
    if is_dataclass(hint):
        return _dataclass_writer(cast(type, hint))
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return _union_writer(inner)
    if origin is tuple:
        if inner[-1] is not Ellipsis:
            plan = [_writer(each) for each in inner]
            return lambda items: [write(item) for write, item in zip(plan, items, strict=True)]
        each = _writer(inner[0])
        return lambda items: [each(item) for item in items]
    if origin is frozenset:
        each = _writer(inner[0])
        return lambda items: sorted([each(item) for item in items])
    if origin in (dict, Mapping):
        each = _writer(inner[1])
        return lambda items: {str(key): each(item) for key, item in items.items()}
    if issubclass(hint, Enum):
        return lambda member: member.value
    if issubclass(hint, datetime):
        return _instant_text
    if issubclass(hint, date | time):
        return lambda value: value.isoformat()
    if issubclass(hint, timedelta):
        return _seconds
    return lambda value: value


@cache
def _reader(hint: Any, forgiving: bool) -> Convert:
    if is_dataclass(hint):
        return _dataclass_reader(cast(type, hint), forgiving)
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return _union_reader(inner, forgiving)
    if origin is tuple:
        if inner[-1] is not Ellipsis:
            plan = [_reader(each, forgiving) for each in inner]
            return lambda items: tuple([read(item) for read, item in zip(plan, _checked(list, items), strict=True)])
        each = _reader(inner[0], forgiving)
        return lambda items: tuple([each(item) for item in _checked(list, items)])
    if origin is frozenset:
        each = _reader(inner[0], forgiving)
        return lambda items: frozenset([each(item) for item in _checked(list, items)])
    if origin in (dict, Mapping):
        of, each = inner[0], _reader(inner[1], forgiving)
        return lambda items: {of(key): each(item) for key, item in _checked(dict, items).items()}
    if issubclass(hint, Enum):
        return {member.value: member for member in hint}.__getitem__  # as `hint` itself would, in a fifth of the time
    if issubclass(hint, date | time):
        return cast(Convert, hint.fromisoformat)
    if issubclass(hint, timedelta):
        return _length
    if issubclass(hint, str) and hint is not str:
        return lambda value: hint(_checked(str, value))
    return lambda value: _checked(hint, value)


_AS_IT_IS: tuple[type, ...] = (NoneType, str, int)
"""Kinds of a union that JSON tells from what else may stand there: nothing, a text, a number."""


def _union_writer(kinds: tuple[Any, ...]) -> Convert:
    """Nothing, a text or a number; or a value of one other type."""
    as_it_is = tuple(one for one in _AS_IT_IS if one in kinds)
    given = [_writer(one) for one in kinds if one not in as_it_is]
    (write,) = given or [lambda value: value]
    return lambda value: value if isinstance(value, as_it_is) else write(value)


def _union_reader(kinds: tuple[Any, ...], forgiving: bool) -> Convert:
    as_it_is = tuple(one for one in _AS_IT_IS if one in kinds)
    given = [_reader(one, forgiving) for one in kinds if one not in as_it_is]
    (read,) = given or [_reader(cast(Any, as_it_is[-1]), forgiving)]
    return lambda value: value if isinstance(value, as_it_is) else read(value)


def _dataclass_writer(kind: type) -> Convert:
    hints = get_type_hints(kind)
    plan = [(f.name, _writer(hints[f.name]), _left_out(f, _writer(hints[f.name]))) for f in fields(kind)]

    def write(value: Any) -> Mapping[str, Any]:
        written = ((name, convert(getattr(value, name)), left_out) for name, convert, left_out in plan)
        return {name: item for name, item, left_out in written if item != left_out}

    return write


def _dataclass_reader(kind: type, forgiving: bool) -> Convert:
    hints = get_type_hints(kind)
    plan = {f.name: _reader(hints[f.name], forgiving) for f in fields(kind)}

    def read(written: Mapping[str, Any]) -> Any:
        given = _checked(dict, written).items()
        return kind(**{name: plan[name](item) for name, item in given if not forgiving or name in plan})

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


def _seconds(value: timedelta) -> int | float:
    """Whole seconds as a whole number, so that it reads as it was meant."""
    seconds = value.total_seconds()
    return int(seconds) if seconds.is_integer() else seconds


def _length(value: object) -> timedelta:
    """ValueError or TypeError for what is no number of seconds."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError("expected seconds")
    try:
        return timedelta(seconds=value)
    except OverflowError as beyond:
        raise ValueError("too long") from beyond


def _checked(hint: type, value: Any) -> Any:
    if not isinstance(value, hint):
        raise TypeError(f"expected {hint.__name__}")
    return value
