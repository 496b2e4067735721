"""What of ours is cut on a screen where everything is said half as long again. Knows no screen.

In the language of accents whatever is ours stands in ⟦brackets⟧: a text that ends in "…" before its brackets are closed
was cut within our own words. One that ends so behind them was cut within somebody's name, or what they typed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtWidgets import QWidget

from tests.tongues.laid import is_too_small

OPENS, CLOSES = "⟦", "⟧"


def cut_within_ours(text: str) -> bool:
    return text.rstrip().endswith("…") and text.count(OPENS) > text.count(CLOSES)


def cut_on(shown: QWidget, painted: Iterable[str]) -> Iterator[str]:
    """What of ours has no room there, of its widgets and of the texts `painted` on it."""
    yield from (text for text in painted if cut_within_ours(text))
    for widget in (shown, *shown.findChildren(QWidget)):
        text = str(widget.property("text") or "")
        if OPENS in text and widget.isVisibleTo(shown) and is_too_small(widget):
            yield text
