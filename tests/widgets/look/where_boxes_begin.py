"""Where the box of a tick or the ring of a choice begins, measured by what is painted of it. Knows no page."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QRadioButton, QStyle, QStyleOptionButton, QWidget


def box_begins(button: QCheckBox | QRadioButton, page: QWidget) -> int:
    """Its left edge in `page`, in logical pixels; all that is painted around it is to be seen."""
    option = QStyleOptionButton()
    button.initStyleOption(option)
    tick = isinstance(button, QCheckBox)
    mark = QStyle.SubElement.SE_CheckBoxIndicator if tick else QStyle.SubElement.SE_RadioButtonIndicator
    assert button.visibleRegion().boundingRect() == button.rect()
    return button.mapTo(page, button.style().subElementRect(mark, option, button).topLeft()).x()
