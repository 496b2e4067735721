"""The style sheet of the whole program, written from the tokens. Knows Qt's widgets and a few properties, none of ours.

A button's `kind` is primary, quiet, link or plain, and it may be `compact`; a label's `role` is a colour of `Role`; a
frame of `kind` card is a surface of its own; what is of `kind` bare paints its own ground; a field whose `trouble` is
true holds something that cannot be taken.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from tracker.widgets.look.tokens import (
    FOCUS_WIDTH,
    RADIUS_CARD,
    RADIUS_CHIP,
    SCROLL_BAR,
    SPACE_12,
    Role,
    Tokens,
    Type,
    mix,
    points,
)

FIELDS = "QLineEdit, QTextEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox"


def style_sheet(tokens: Tokens, file: Callable[[str], Path], text_scale: float = 1.0) -> str:
    """The style sheet for those tokens, its text so many times as large, and with it what is `drawn` beside text.
    `file` finds a resource by its name.
    """
    parts = (_ground, _labels, _buttons, _fields, _ticks, _progress, _lists, _tabs, _scroll_bars, _pop_ups)
    images = {
        name: file(f"style/{name}-{'dark' if tokens.dark else 'light'}.svg").as_posix()
        for name in ("check", "dash", "chevron-down", "chevron-up")
    }
    sheet = "\n".join(part(tokens, images) for part in parts)
    sheet = re.sub(r"drawn\((\d+)\)", lambda side: f"{round(int(side[1]) * text_scale)}px", sheet)
    return re.sub(r"(?<=font-size: )[\d.]+(?=pt)", lambda size: f"{float(size[0]) * text_scale:.2f}", sheet)


def hovered(tokens: Tokens) -> str:
    """The primary fill under the pointer: a step away from the words on it, so that they read no worse."""
    return mix(tokens.primary, "#FFFFFF" if tokens.dark else "#000000", 0.88)


def faded(tokens: Tokens, colour: str) -> str:
    """A colour as it is where nothing can be done with it just now: it steps back, and can still be read."""
    return mix(colour, tokens.surface, 0.65)


def _ground(t: Tokens, _images: dict[str, str]) -> str:
    return f"""
QMainWindow, QDialog {{ background: {t.window}; }}
QDialog[kind="bare"] {{ background: transparent; }}
QFrame[kind="card"] {{ background: {t.surface}; border: 1px solid {t.line}; border-radius: {RADIUS_CARD}px; }}
QFrame[kind="hairline"] {{ background: {t.line}; border: none; max-height: 1px; }}
QFrame[kind="way"] {{ background: {t.surface}; border: 1px solid {t.strong_line}; border-radius: {RADIUS_CARD}px; }}
QFrame[kind="way"][recommended="true"] {{ border: {FOCUS_WIDTH}px solid {t.primary}; }}
QFrame[kind="band"] {{ background: {t.surface}; border: none; }}
QFrame[kind="popup"] {{ background: {t.surface}; border: 1px solid {t.strong_line}; }}
QSplitter::handle {{ background: {t.line}; }}
QSplitter::handle:horizontal {{ width: 1px; }}
QSplitter::handle:vertical {{ height: 1px; }}
QSplitter::handle:hover {{ background: {t.edge}; }}
#top-bar {{ background: {t.window}; border: none; border-bottom: 1px solid {t.line}; }}
QFrame[kind="line"] {{ background: {t.line}; border: none; }}
QFrame[kind="trough"] {{ background: {t.tint(Role.TEXT, t.window, 0.06)}; border-radius: {RADIUS_CHIP + 2}px; }}
QFrame[kind="chip"] {{ background: {t.tint(Role.TEXT, t.window, 0.07)}; border-radius: 12px; }}
#bars {{ background: transparent; border: none; }}
QScrollArea, QScrollArea > QWidget > QWidget {{ background: transparent; border: none; }}
QStatusBar, QToolBar {{ background: {t.window}; border: none; }}
"""


def _labels(t: Tokens, _images: dict[str, str]) -> str:
    rules = [f'QLabel[role="{role.value}"] {{ color: {t.colour(role)}; }}' for role in Role]
    cap = f"""QLabel[kind="cap"] {{
  color: {t.soft}; background: {t.surface}; border: 1px solid {t.strong_line}; border-radius: 4px; padding: 0px 4px;
  font-size: {points(Type.NUMERAL)}pt;
}}"""
    return "\n".join([f"QLabel {{ color: {t.text}; background: transparent; }}", *rules, cap])


def _buttons(t: Tokens, _images: dict[str, str]) -> str:
    focus, inner = FOCUS_WIDTH, FOCUS_WIDTH - 1
    return f"""
QPushButton, QToolButton {{
  color: {t.text}; background: {t.surface}; border: 1px solid {t.edge}; border-radius: {RADIUS_CHIP}px;
  padding: 5px 12px; min-height: 18px;
}}
QPushButton:hover, QToolButton:hover {{ background: {t.raised}; border-color: {t.text}; }}
QPushButton:pressed, QToolButton:pressed, QPushButton:open, QToolButton:open {{ background: {t.line}; }}
QPushButton:checked, QPushButton[unfolded="true"], QToolButton:checked {{
  background: {t.tint(Role.PRIMARY)}; border-color: {t.primary};
}}
QPushButton:focus, QToolButton:focus {{
  border: {focus}px solid {t.primary}; padding: {5 - inner}px {12 - inner}px;
}}
QPushButton:disabled, QToolButton:disabled {{
  color: {faded(t, t.text)}; background: transparent; border-color: {t.line};
}}
QPushButton::menu-indicator, QToolButton::menu-indicator {{ image: none; width: 0; }}

QPushButton[kind="primary"] {{
  color: {t.on_fill}; background: {t.primary}; border-color: {t.primary}; font-weight: 600;
}}
QPushButton[kind="primary"]:hover {{ background: {hovered(t)}; border-color: {hovered(t)}; }}
QPushButton[kind="primary"]:pressed {{ background: {mix(t.primary, t.text, 0.8)}; }}
QPushButton[kind="primary"]:focus {{ border-color: {t.text}; }}
QPushButton[kind="primary"]:disabled {{
  color: {faded(t, t.text)}; background: transparent; border-color: {t.line};
}}

QPushButton[kind="quiet"], QToolButton[kind="quiet"] {{ background: transparent; border-color: transparent; }}
QPushButton[kind="quiet"]:hover, QToolButton[kind="quiet"]:hover {{ background: {t.line}; }}
QPushButton[kind="quiet"]:pressed, QToolButton[kind="quiet"]:pressed,
QPushButton[kind="quiet"]:open, QToolButton[kind="quiet"]:open {{ background: {t.strong_line}; }}
QPushButton[kind="quiet"]:checked, QToolButton[kind="quiet"]:checked {{ background: {t.tint(Role.PRIMARY)}; }}
QPushButton[kind="quiet"]:focus, QToolButton[kind="quiet"]:focus {{ border-color: {t.primary}; }}
QPushButton[kind="quiet"]:disabled, QToolButton[kind="quiet"]:disabled {{ border-color: transparent; }}
QPushButton[kind="link"] {{
  color: {t.text}; background: transparent; border: {focus}px solid transparent; padding: 0 4px; min-height: 14px;
}}
QPushButton[kind="link"][flush="true"] {{ padding: 0 4px 0 0; }}
QPushButton[kind="link"][ringed="true"] {{
  color: {t.soft}; padding: {focus}px 4px {focus}px 0; border-width: 0;
}}
QPushButton[kind="link"]:hover {{ background: {t.tint(Role.TEXT)}; }}
QPushButton[kind="link"][ringed="true"]:hover {{
  color: {t.text}; background: transparent; text-decoration: underline;
}}
QPushButton[kind="link"]:focus {{ border-color: {t.primary}; }}
QPushButton[kind="segment"] {{
  color: {t.soft}; background: transparent; border-color: transparent; padding: 3px 13px; min-height: 18px;
}}
QPushButton[kind="segment"]:hover {{ color: {t.text}; }}
QPushButton[kind="segment"]:checked {{
  color: {t.text}; background: {t.surface}; border-color: {t.edge}; font-weight: 600;
}}
QPushButton[kind="segment"]:focus {{ border-color: {t.primary}; padding: 2px 12px; }}
QPushButton[likely="true"] {{ background: {t.tint(Role.PRIMARY)}; border-color: {t.primary}; font-weight: 600; }}
QPushButton[likely="true"]:hover {{ border-color: {t.text}; }}
QPushButton[kind="find"] {{ color: {t.soft}; padding: 5px 8px; text-align: left; }}
QPushButton[kind="find"]:focus {{ padding: 4px 7px; }}
QPushButton[chip="true"] {{ color: {t.soft}; font-size: {points(Type.SOFT)}pt; }}
QToolButton {{ padding: 5px; }}
QToolButton:focus {{ padding: {5 - inner}px; }}
QToolButton[chip="true"], QToolButton[chip="true"]:focus {{ padding: 1px; min-height: 14px; border-radius: 9px; }}
QPushButton[compact="true"] {{ padding: 3px 8px; font-size: {points(Type.SOFT)}pt; }}
QPushButton[compact="true"]:focus {{ padding: {3 - inner}px {8 - inner}px; }}
"""


def _fields(t: Tokens, images: dict[str, str]) -> str:
    each = FIELDS.split(", ")
    return f"""
{FIELDS} {{
  color: {t.text}; background: {t.surface}; border: 1px solid {t.edge}; border-radius: {RADIUS_CHIP}px;
  padding: 5px 8px; min-height: 18px; selection-background-color: {t.primary}; selection-color: {t.on_fill};
  placeholder-text-color: {t.soft};
}}
{", ".join(f"{kind}:hover" for kind in each)} {{ border-color: {t.text}; }}
{", ".join(f"{kind}:focus" for kind in each)} {{ border: {FOCUS_WIDTH}px solid {t.primary}; padding: 4px 7px; }}
{", ".join(f'{kind}[trouble="true"]' for kind in each)} {{ border-color: {t.stop}; }}
{", ".join(f"{kind}:disabled" for kind in each)} {{
  color: {faded(t, t.text)}; background: {t.window}; border-color: {t.line};
}}
QLineEdit {{ padding: 5px 6px; }}
QLineEdit:focus {{ padding: 4px 5px; }}
QTextEdit, QPlainTextEdit {{ padding: 3px 4px; }}
QTextEdit:focus, QPlainTextEdit:focus {{ padding: 2px 3px; }}
{", ".join(f'{kind}[kind="bare"]{state}' for kind in each for state in ("", ":hover", ":focus"))} {{
  background: transparent; border: none; padding: 0; min-height: 0;
}}
#script, #script:hover, #script:focus {{
  background: transparent; border: {FOCUS_WIDTH}px solid transparent; padding: 0; margin: {SPACE_12}px {SPACE_12}px 0;
}}
#script:focus {{ border-color: {t.primary}; }}
QLineEdit > QToolButton {{ background: transparent; border: none; padding: 0; min-height: 0; }}
QComboBox > QLineEdit, QAbstractSpinBox > QLineEdit {{
  background: transparent; border: none; border-radius: 0; padding: 0; min-height: 0;
}}
QAbstractSpinBox {{ padding: 3px 2px 3px 6px; }}
QAbstractSpinBox:focus {{ padding: 2px 1px 2px 5px; }}
QComboBox::drop-down {{ border: none; width: 24px; }}
QComboBox::down-arrow {{ image: url("{images["chevron-down"]}"); width: drawn(14); height: drawn(14); }}
QComboBox[kind="word"] {{ font-weight: 600; padding: 2px 0px 2px 8px; }}
QComboBox[kind="word"]:focus {{ padding: 1px 0px 1px 7px; }}
QComboBox[kind="word"][mirrored="true"] {{ padding: 2px 8px 2px 0px; }}
QComboBox[kind="word"][mirrored="true"]:focus {{ padding: 1px 7px 1px 0px; }}
QComboBox[kind="word"] > QLineEdit {{ font-weight: 600; }}
QComboBox QAbstractItemView {{ border: 1px solid {t.strong_line}; padding: 4px; background: {t.surface}; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ border: none; width: 20px; background: transparent; }}
QAbstractSpinBox::up-arrow {{ image: url("{images["chevron-up"]}"); width: drawn(10); height: drawn(10); }}
QAbstractSpinBox::down-arrow {{ image: url("{images["chevron-down"]}"); width: drawn(10); height: drawn(10); }}
"""


def _ticks(t: Tokens, images: dict[str, str]) -> str:
    return f"""
QCheckBox, QRadioButton {{
  color: {t.text}; spacing: 8px; padding: 3px 1px 3px 0; border: {FOCUS_WIDTH}px solid transparent;
  border-radius: {RADIUS_CHIP}px;
}}
QCheckBox:focus, QRadioButton:focus {{ border-color: {t.primary}; }}
QCheckBox:disabled, QRadioButton:disabled {{ color: {faded(t, t.text)}; }}
QCheckBox::indicator, QRadioButton::indicator {{
  width: drawn(14); height: drawn(14); border: 1px solid {t.edge}; background: {t.surface};
}}
QCheckBox::indicator {{ border-radius: 4px; }}
QRadioButton::indicator {{ border-radius: drawn(8); }}
QCheckBox::indicator:hover, QRadioButton::indicator:hover {{ border-color: {t.primary}; }}
QCheckBox::indicator:checked {{ background: {t.primary}; border-color: {t.primary}; image: url("{images["check"]}"); }}
QCheckBox::indicator:indeterminate {{
  background: {t.primary}; border-color: {t.primary}; image: url("{images["dash"]}");
}}
QCheckBox[kind="flush"] {{ padding: 0px 4px 0px 0px; border-width: 1px; }}
QCheckBox[kind="flush"]::indicator {{ width: drawn(16); height: drawn(16); }}
QCheckBox[stops="true"]::indicator:checked {{ background: {t.stop}; border-color: {t.stop}; }}
QRadioButton::indicator:checked {{
  width: drawn(6); height: drawn(6); border: drawn(5) solid {t.primary};
}}
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {{ border-color: {t.strong_line}; }}
"""


def _progress(t: Tokens, _images: dict[str, str]) -> str:
    return f"""
QProgressBar {{ background: {t.surface}; border: 1px solid {t.edge}; border-radius: 4px; max-height: 6px; }}
QProgressBar::chunk {{ background: {t.primary}; border-radius: 3px; }}
"""


def _lists(t: Tokens, _images: dict[str, str]) -> str:
    return f"""
QListView, QTreeView, QTableView {{
  color: {t.text}; background: {t.surface}; alternate-background-color: {t.raised}; border: none; outline: none;
  gridline-color: {t.line}; selection-background-color: {t.tint(Role.PRIMARY)}; selection-color: {t.text};
}}
#pages {{ background: transparent; }}
QListView[kind="bare"] {{ background: {t.window}; }}
QListView::item, QTreeView::item, QTableView::item {{
  padding: 4px 8px; border: {FOCUS_WIDTH}px solid transparent; border-radius: {RADIUS_CHIP}px;
}}
QListView::item:hover, QTreeView::item:hover, QTableView::item:hover {{ background: {t.raised}; }}
QListView::item:selected, QTreeView::item:selected, QTableView::item:selected {{
  background: {t.tint(Role.PRIMARY)}; color: {t.text};
}}
#pages::item:selected {{ background: {t.tint(Role.PRIMARY, t.window)}; }}
#pages::item:hover:!selected {{ background: {t.line}; }}
QListView::item:focus, QTreeView::item:focus, QTableView::item:focus {{ border-color: {t.primary}; }}
QHeaderView {{ background: {t.surface}; border: none; }}
QHeaderView::section {{
  color: {t.soft}; background: {t.surface}; border: none; border-bottom: 1px solid {t.line}; padding: 6px 9px;
}}
QTableCornerButton::section {{ background: {t.surface}; border: none; }}
"""


def _tabs(t: Tokens, _images: dict[str, str]) -> str:
    return f"""
QTabWidget::pane {{ border: none; border-top: 1px solid {t.line}; }}
QTabBar {{ background: transparent; }}
QTabBar::tab {{
  color: {t.soft}; background: transparent; border: {FOCUS_WIDTH}px solid transparent; padding: 6px 12px;
}}
QTabBar::tab:hover {{ color: {t.text}; }}
QTabBar::tab:selected {{ color: {t.text}; border-bottom-color: {t.primary}; }}
QTabBar::tab:selected:focus {{ border-color: {t.primary}; border-radius: {RADIUS_CHIP}px; }}
QTabBar::tab:disabled {{ color: {faded(t, t.text)}; }}
"""


def _scroll_bars(t: Tokens, _images: dict[str, str]) -> str:
    return f"""
QScrollBar {{ background: transparent; border: none; }}
QScrollBar:vertical {{ width: {SCROLL_BAR}px; margin: 0; }}
QScrollBar:horizontal {{ height: {SCROLL_BAR}px; margin: 0; }}
QScrollBar::handle {{ background: {t.strong_line}; border-radius: 3px; margin: 2px; }}
QScrollBar::handle:hover, QScrollBar::handle:pressed {{ background: {t.edge}; }}
QScrollBar::handle:vertical {{ min-height: 32px; }}
QScrollBar::handle:horizontal {{ min-width: 32px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""


def _pop_ups(t: Tokens, images: dict[str, str]) -> str:
    return f"""
QMenuBar {{ color: {t.text}; background: {t.window}; }}
QMenuBar::item {{ padding: 4px 8px; border-radius: {RADIUS_CHIP}px; background: transparent; }}
QMenuBar::item:selected {{ background: {t.line}; }}
QMenu {{ color: {t.text}; background: {t.surface}; border: 1px solid {t.strong_line}; padding: 4px; }}
QMenu::item {{ padding: 6px 24px 6px 10px; border-radius: {RADIUS_CHIP}px; }}
QMenu::item:selected {{ background: {t.tint(Role.PRIMARY)}; }}
QMenu::item:disabled {{ color: {faded(t, t.text)}; background: transparent; }}
QMenu::icon {{ padding-left: 10px; }}
QMenu::separator {{ height: 1px; background: {t.line}; margin: 4px 10px; }}
QMenu::indicator {{
  width: drawn(14); height: drawn(14); margin-left: 8px; border: 1px solid {t.edge}; border-radius: 4px;
}}
QMenu::indicator:checked {{ background: {t.primary}; border-color: {t.primary}; image: url("{images["check"]}"); }}
QToolTip {{ color: {t.text}; background: {t.raised}; border: 1px solid {t.strong_line}; padding: 4px 6px; }}
"""
