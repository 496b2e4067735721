"""What a screen reader finds on a screen: each thing with its name, role, value and description. Knows no screen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget

from tracker.widgets.fields.reading_order import in_reading_order

Role, Text = QAccessible.Role, QAccessible.Text
TAGS = re.compile(r"</?(qt|b|i|br|p|span)\b[^>]*>")
ROOM_ONLY = frozenset(
    {
        Role.NoRole,
        Role.Client,
        Role.Border,
        Role.LayeredPane,
        Role.Graphic,
        Role.StaticText,
        Role.Whitespace,
        Role.Pane,
        Role.Splitter,
        Role.Window,
        Role.Dialog,
    }
)
"""What these are is no control: whoever comes to one with the keys is not told what can be done."""
CONTROLS = frozenset(
    {
        Role.Button,
        Role.ButtonMenu,
        Role.ButtonDropDown,
        Role.CheckBox,
        Role.RadioButton,
        Role.ComboBox,
        Role.SpinBox,
        Role.EditableText,
        Role.List,
        Role.Table,
        Role.Tree,
        Role.ListItem,
        Role.Cell,
        Role.ColumnHeader,
        Role.RowHeader,
        Role.PageTab,
        Role.MenuItem,
        Role.Slider,
        Role.Window,
        Role.Dialog,
        Role.Link,
    }
)
BY_ITSELF = frozenset({Role.Notification, Role.AlertMessage})
"""What a screen reader reads by itself as it comes: ours says all that once, aloud."""
SET_IN = re.compile("[\u200b\u2060\u00ad]")
"""What a text may break by, or not, which no reader is to stumble over."""
TYPED_INTO = frozenset({Role.EditableText, Role.SpinBox, Role.ComboBox})
BUTTONS = frozenset({"QPushButton"})
"""Classes of what is pressed. One that can be held down Qt takes for a box to tick, unless it is one of several."""
IN_A_STATE = {"_Part": "checkable", "_Pill": "checkable", "DiscView": "description"}
"""Classes of what is one of several, or stands for something that has come to an end: how its state is told."""
AT_MOST = 400
"""Rows of one list that are listened to; the ones after them are made by the same lines."""


@dataclass(frozen=True, slots=True)
class Heard:
    """One thing as it is said, and how far within others it lies."""

    role: QAccessible.Role
    name: str
    value: str
    description: str
    states: frozenset[str]
    label: str
    """What another thing says it is: the name of a field that says its value for a name."""
    kind: str
    bases: frozenset[str]
    depth: int

    def __str__(self) -> str:
        said = f"{self.role.name} “{self.name or self.label}”" + (f" = “{self.value}”" if self.value else "")
        return f"{said} ({self.kind}), “{self.description}”" if self.description else f"{said} ({self.kind})"


_STATES = (
    "focusable",
    "editable",
    "checkable",
    "selectable",
    "hasPopup",
    "disabled",
    "readOnly",
    "focused",
    "expandable",
    "expanded",
)


def heard_on(shown: QWidget) -> Iterator[Heard]:
    """All of it that is to be seen, from without to within, in the order in which it is read."""
    top = QAccessible.queryAccessibleInterface(shown)
    if top is not None:
        yield from _within(top, 0)


def _within(one: QAccessibleInterface, depth: int) -> Iterator[Heard]:
    state = one.state()
    if state.invisible or not one.isValid():
        return
    made_of = one.object()
    role = one.role()
    yield Heard(
        role,
        one.text(Text.Name),
        one.text(Text.Value),
        one.text(Text.Description).strip(),
        frozenset(name for name in _STATES if getattr(state, name)),
        _label_of(one) if role is Role.ComboBox else "",
        type(made_of).__name__ if made_of is not None else "",
        frozenset(base.__name__ for base in type(made_of).__mro__),
        depth,
    )
    for at in range(min(one.childCount(), AT_MOST)):
        child = one.child(at)
        if child is not None:
            yield from _within(child, depth + 1)


def _label_of(one: QAccessibleInterface) -> str:
    labels = one.relations(QAccessible.RelationFlag.Label)
    return labels[0][0].text(Text.Name) if labels else ""


def badly_told(shown: QWidget) -> set[str]:
    """Whatever on it a screen reader could not tell."""
    told = list(heard_on(shown))
    troubles = {
        f"{trouble}: {one}" for at, one in enumerate(told) for trouble in (*_troubles(one), *_heard_before(told, at))
    }
    return troubles | set(_out_of_order(shown))


def _out_of_order(shown: QWidget) -> Iterator[str]:
    """What is read before that which is laid out before it, within one widget."""
    read = {id(widget): at for at, widget in enumerate(_widgets_on(shown))}
    last: dict[int, QWidget] = {}
    for widget in in_reading_order(shown):
        around = widget.parentWidget()
        if id(widget) not in read or around is None or around.layout() is None:
            continue
        before = last.get(id(around))
        if before is not None and read[id(widget)] < read[id(before)]:
            yield f"read before what it stands after: {type(widget).__name__} in {type(around).__name__}"
        last[id(around)] = widget


def _widgets_on(shown: QWidget) -> list[QWidget]:
    """All that are read on it, as they are."""
    found: list[QWidget] = []
    below = [QAccessible.queryAccessibleInterface(shown)]
    while below:
        one = below.pop()
        if one is None or one.state().invisible:
            continue
        widget = one.object()
        if isinstance(widget, QWidget):
            found.append(widget)
        below += [one.child(at) for at in reversed(range(min(one.childCount(), AT_MOST)))]
    return found


def _heard_before(told: list[Heard], at: int) -> Iterator[str]:
    """Whoever comes to what lies in a group has heard what the group says."""
    one = told[at]
    said, depth = one.description, one.depth
    for around in reversed(told[:at] if said and "focusable" in one.states else []):
        if around.depth < depth:
            depth = around.depth
            if around.role is Role.Grouping and (said in around.name or said in around.description):
                yield "said by the group it lies in"
                return


def _troubles(one: Heard) -> Iterator[str]:
    reached = one.states & {"focusable", "editable", "checkable", "selectable", "hasPopup"}
    name = one.label or ("" if one.role is Role.ComboBox else one.name)
    if (reached or one.role in CONTROLS) and not name.strip():
        yield "no name"
    if (reached and one.role in ROOM_ONLY) or (one.role is Role.Client and one.name):
        yield "no role"
    if one.role in BY_ITSELF:
        yield "read by itself besides"
    if SET_IN.search(one.name):
        yield "what it breaks by"
    if one.role in TYPED_INTO and name and name == one.value and one.kind != "QExpandingLineEdit":
        yield "its value for a name"
    state = IN_A_STATE.get(one.kind) if reached else None
    if state is not None and state not in one.states and not (state == "description" and one.description):
        yield "no value"
    if one.role is Role.CheckBox and one.bases & BUTTONS:
        yield "a box of what is pressed"
    if one.description and one.description == one.name:
        yield "said twice"
    if TAGS.search(one.name + one.description + one.value):
        yield "tags"
