"""Waiting for what is to come in the window: far longer than it ever takes, so that no claim hangs on the machine."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pytestqt.qtbot import QtBot

PATIENT_MS = 60_000


class PatientQtBot(QtBot):
    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENT_MS) -> None:
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: Any, *, timeout: int = PATIENT_MS, **how: Any) -> Any:
        return super().waitSignal(signal, timeout=timeout, **how)
