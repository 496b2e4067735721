"""What lies in a layout, in its order. Knows no screen.

It is found by asking where each child lies, never with `QLayout.itemAt`: what that gives to Python is kept for as
long as the layout, while Qt deletes the item itself with its widget. Whatever was made next at that address was then
taken for the item, and the program died of it, sooner or later and elsewhere.
"""

from __future__ import annotations

from PySide6.QtWidgets import QLayout, QWidget


def laid_out(layout: QLayout) -> list[QWidget | QLayout]:
    """The widgets and the layouts in it, not those within these, in the order in which they lie."""
    page = layout.parentWidget()
    places: list[tuple[int, QWidget | QLayout]] = []
    for child in (*(page.children() if page is not None else ()), *layout.children()):
        if isinstance(child, QWidget) or (isinstance(child, QLayout) and child is not layout):
            places.append((layout.indexOf(child), child))
    return [child for at, child in sorted(places, key=lambda place: place[0]) if at >= 0]
