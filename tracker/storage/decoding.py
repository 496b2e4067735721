"""Tells a row that says nothing sensible as damage. Knows no table."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from tracker.actions.outcome import Fault, StoreFault


@contextmanager
def decoding(table: str) -> Iterator[None]:
    """Within, rows become values: one that says nothing sensible is damage, named by its table only."""
    try:
        yield
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise StoreFault(Fault.DAMAGED, f"a row of {table}") from error
