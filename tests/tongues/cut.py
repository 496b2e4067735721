"""What of ours is cut on a screen where everything is said half as long again. Knows no screen.

In the language of accents whatever is ours stands in ⟦brackets⟧: a text that ends in "…" before its brackets are closed
was cut within our own words. One that ends so behind them was cut within somebody's name, or what they typed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from tracker.widgets.look.plain_label import ElidedLabel

OPENS, CLOSES = "⟦", "⟧"
SLACK = 2
"""Pixels by which a hint may be over what is needed: Qt's labels ask for as much around their words."""


def cut_within_ours(text: str) -> bool:
    return text.rstrip().endswith("…") and text.count(OPENS) > text.count(CLOSES)


def cut_on(shown: QWidget, painted: Iterable[str]) -> Iterator[str]:
    """What of ours has no room there, of its widgets and of the texts `painted` on it."""
    yield from (text for text in painted if cut_within_ours(text))
    for widget in (shown, *shown.findChildren(QWidget)):
        if widget.isVisibleTo(shown) and _is_too_small(widget):
            yield str(widget.property("text"))


def _is_too_small(widget: QWidget) -> bool:
    if isinstance(widget, QLabel) and OPENS in widget.text():
        one_line = not widget.wordWrap() and not isinstance(widget, ElidedLabel)
        return one_line and widget.sizeHint().width() > widget.width() + 2 * SLACK
    if isinstance(widget, QAbstractButton) and OPENS in widget.text() and widget.icon().isNull():
        return widget.sizeHint().width() > widget.width() + SLACK
    return False
