"""How a row that was settled leaves: its tick is drawn, it waits to be taken back, it folds. Knows no agreement."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from tracker.presentation.morning.morning_model import MorningModel
from tracker.presentation.morning.morning_rows import Key
from tracker.widgets.look.motion import Ease
from tracker.widgets.look.tokens import EASE_MS
from tracker.widgets.morning.morning_row import Look

TICK_MS, WAIT_MS = 200, 600


class Going(QObject):
    """Leads each row of the model that leaves through its three steps, and tells the list after each to paint anew."""

    def __init__(self, look: Look, model: MorningModel, lay_anew: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._look = look
        self._model = model
        self._lay_anew = lay_anew
        self._on_the_way: dict[Key, QObject] = {}

    def look(self) -> None:
        """Begin with those that leave since, and forget those that came back."""
        leaving = self._model.leaving
        for key in [key for key in self._on_the_way if key not in leaving]:
            self._on_the_way.pop(key).deleteLater()
            self._look.leaving.pop(key, None)
        for key in leaving:
            if key not in self._on_the_way:
                self._begin(key)

    def _begin(self, key: Key) -> None:
        owner = self._on_the_way[key] = QObject(self)
        self._look.leaving[key] = (0.0, 1.0)
        wait = QTimer(owner, singleShot=True, interval=TICK_MS + WAIT_MS)
        fold = Ease(lambda value: self._set(key, 1.0, value), owner, EASE_MS, lambda: self._gone(key))
        fold.value = 1.0
        tick = Ease(lambda value: self._set(key, value, 1.0), owner, TICK_MS)
        wait.timeout.connect(lambda: fold.to(0.0))
        wait.start()
        tick.to(1.0)

    def _set(self, key: Key, tick: float, height: float) -> None:
        if key in self._on_the_way:
            self._look.leaving[key] = (tick, height)
            self._lay_anew()

    def _gone(self, key: Key) -> None:
        owner = self._on_the_way.pop(key, None)
        self._look.leaving.pop(key, None)
        if owner is not None:
            owner.deleteLater()
        self._model.let_go(key)
