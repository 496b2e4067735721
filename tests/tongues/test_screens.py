"""Claims in a language of accents about every screen: all that is ours on it has been translated and is seen whole, and a
screen reader is told what each control is, what it is called and how it stands. All in one go, since the screens take
seconds to make.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from zoneinfo import available_timezones

import pytest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from tests.heard import badly_told
from tests.tongues.cut import cut_on
from tests.tongues.forgotten import forgotten
from tests.tongues.laid import laid_badly_at_rest
from tests.tongues.pseudo import pseudo, speak_pseudo
from tests.tongues.seen import asked_for_pictures, painted_on, qt_speaks_pseudo, texts_on, typed_on
from tracker.actions.sample.load_sample import SAMPLE_TAG
from tracker.assembly.opening import window_over
from tracker.assembly.setup import set_up
from tracker.assembly.stores import Opening, open_for
from tracker.assembly.theme import wear_theme
from tracker.presentation.entry import strip
from tracker.presentation.reminding.beyond import Beyond
from tracker.presentation.road import examples
from tracker.rules.plain_dates.words import ENGLISH
from tracker.rules.wording import say
from tracker.runtime.resources import resource
from tracker.widgets import bring_pictures, entry_pictures
from tracker.widgets.pictures import README, scenes_of
from tracker.widgets.scenes import card_scenes, day_scenes

LABELLED = re.compile(r".* \((\w+)\)")
"""A number or an address with what it is: "+44 1632 960118 (home)"."""

NO_BRACKETS = str.maketrans("", "", "⟦⟧~")
GOING_ON = (" said ", "you agreed to ")
"""In what line of the entry and of the morning somebody's own words follow, and what follows from it behind them."""


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
        yield value[:1].upper() + value[1:]
        yield from value.splitlines()
        if labelled := LABELLED.fullmatch(value):
            yield labelled[1].capitalize()
    elif isinstance(value, dict):
        for each in value.values():
            yield from _strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from _strings(each)


def _typed_in(*modules: ModuleType) -> Iterator[str]:
    """What these type in people's place, to take a picture of it or to show how one types."""
    for module in modules:
        for node in ast.walk(ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value
                yield from re.split(r"[:>\[\]]|\{\w+\}| and | met", node.value)
                yield from re.split(r"[,\n]", node.value)


@pytest.fixture(scope="module")
def of_the_sample() -> frozenset[str]:
    """All that the people of the sample are called, said and asked; and the places they are at."""
    written = tomllib.loads(resource("sample.toml").read_text(encoding="utf-8"))
    places = {zone.rpartition("/")[2].replace("_", " ") for zone in available_timezones()}
    typed = {
        text.strip()
        for text in _typed_in(bring_pictures, entry_pictures, card_scenes, day_scenes, examples, strip, say)
    }
    typed |= {text.title() for text in typed if len(text.split()) < 3}
    typed |= {f"{day[1]} {n} {month[-1]}" for day in ENGLISH.weekdays for month in ENGLISH.months for n in range(1, 32)}
    return frozenset(
        {
            *_strings(written),
            *places,
            *available_timezones(),
            *typed,
            "Sarah",
            "If another time is easier: 020 7946 0018. Thank you",
            SAMPLE_TAG,
        }
    )


def gives_way(text: str) -> bool:
    """Whether it is one of the lines that may be cut. The whole is told where they are pointed at, and by their names."""
    plain = text.translate(NO_BRACKETS)
    return any(_without_brackets(words) in plain for words in GOING_ON)


def _without_brackets(text: str) -> str:
    return pseudo(text).translate(NO_BRACKETS)


def test_every_screen_is_seen_whole_is_translated_and_can_be_told(
    qtbot: QtBot, tmp_path: Path, of_the_sample: frozenset[str]
) -> None:
    given = asked_for_pictures(tmp_path)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    missed: dict[str, set[str]] = {}
    untold: dict[str, set[str]] = {}
    cut: dict[str, set[str]] = {}
    laid: dict[str, set[str]] = {}
    names: set[str] = set()
    whole: set[str] = set()
    theirs = set(of_the_sample) | {
        f"{tmp_path}-demo/as-agreed.db",
        "/home/maria/.local/share/as-agreed",
        "/home/maria/sample",
    }
    with speak_pseudo(), qt_speaks_pseudo():
        setup = set_up(given)  # type: ignore[arg-type]  # whatever holds these
        store = Opening(lambda: open_for(setup, demo=True))
        wear_theme(app, setup)
        setup.beyond = Beyond(speaks=False)
        window = window_over(setup, store, lambda work: work(), None)
        qtbot.addWidget(window)
        window.show()
        window.begin()
        for name, scene in scenes_of(window):
            names.add(name)
            shown = scene()
            for _ in range(3):
                app.processEvents()
            theirs |= set(typed_on(shown))  # what was typed may be told on a later screen
            new = set(texts_on(shown)) - whole
            found = {piece for text in new for piece in forgotten(text, theirs)}
            whole |= new
            if found:
                missed[name] = found
            if unheard := badly_told(shown) - set().union(*untold.values()):
                untold[name] = unheard
            troubles = {trouble for trouble in laid_badly_at_rest(shown) if not trouble.startswith("cut: ")}
            if lying_badly := troubles - set().union(*laid.values()):
                laid[name] = lying_badly
            if too_long := {text for text in cut_on(shown, painted_on(shown)) if not gives_way(text)}:
                cut[name] = too_long
            if isinstance(shown, QDialog):
                shown.hide()
        store.close()
    told = [
        f"{trouble}: {name}: {each}"
        for trouble, by_screen in (
            ("said in English", missed),
            ("a screen reader cannot tell", untold),
            ("cut", cut),
            ("laid", laid),
        )
        for name, found in by_screen.items()
        for each in sorted(found)
    ]
    assert not told, "\n".join(told)
    assert set(README) <= names
