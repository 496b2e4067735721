"""Whether another process still runs, by the number it left behind. Knows not what it was doing."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

_SYNCHRONIZE = 0x0010_0000
_STILL_RUNNING = 0x102
_NOT_ALLOWED = 5


def _on_windows(pid: int) -> bool:
    """Untried: nobody has run it on Windows yet."""
    import ctypes

    kernel = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined,unused-ignore]
    kernel.OpenProcess.restype = ctypes.c_void_p
    for asked in (kernel.WaitForSingleObject, kernel.CloseHandle):
        asked.argtypes = [ctypes.c_void_p, *([ctypes.c_uint32] if asked is kernel.WaitForSingleObject else [])]
    handle = kernel.OpenProcess(_SYNCHRONIZE, False, pid)
    if not handle:
        return bool(ctypes.get_last_error() == _NOT_ALLOWED)  # type: ignore[attr-defined,unused-ignore]
    try:
        return bool(kernel.WaitForSingleObject(handle, 0) == _STILL_RUNNING)
    finally:
        kernel.CloseHandle(handle)


def is_running(pid: str, platform: str = sys.platform, on_windows: Callable[[int], bool] = _on_windows) -> bool:
    """Whether a process of that number runs now, be it the same or another one. False for what is no number.

    A signal is no question on Windows: there, 0 would end the process that is asked about.
    """
    if not pid.isdecimal() or not 0 < int(pid[:18]) < 2**31:
        return False
    if platform == "win32":
        return on_windows(int(pid))
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
