"""Whom the window's dialogs are open about, and closing those about somebody who is no more. Knows no store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget


@runtime_checkable
class AboutSomebody(Protocol):
    """What asks something about people, and may be left at any time. `about` are their ids."""

    @property
    def about(self) -> frozenset[int]: ...
    def leave_about(self) -> object:
        """Close it; whoever it was about is gone."""
        ...


def open_about(over: QWidget) -> frozenset[int]:
    """Of whom something is asked over or in that window just now."""
    return frozenset(id_ for each in _asking(over) for id_ in each.about)


def close_about(over: QWidget, gone: Iterable[int]) -> bool:
    """Close what is asked about any of them; whether anything was."""
    closing = [each for each in _asking(over) if each.about & frozenset(gone)]
    for each in closing:
        each.leave_about()
    return bool(closing)


def _asking(over: QWidget) -> Iterator[AboutSomebody]:
    """Also what stands in a person's pane, which may be gone with them already."""
    for each in over.findChildren(QWidget):
        if not each.isHidden() and isinstance(each, AboutSomebody):
            yield each
