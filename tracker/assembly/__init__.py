"""The only room that knows every other. How the program starts:

First the process is made private: whatever it writes, only its owner may read, and if it dies its memory is not
written to a disk. The command line is read; it names the folder, and perhaps a time to pretend it is.

With a command, such as `today` or `log`, the store is opened at once, the terminal does its work, and that is
all; Qt is never imported (`commands`). Without one, a window is wanted (`opening`). Where there is no display the
morning is printed instead, with one line saying why.

Whatever is not needed for the very next step is imported where it is: a window is seen before most of the program
has been read in.
"""

from __future__ import annotations

import builtins
import os
import sys
from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from tracker.actions.outcome import StoreFault
from tracker.runtime.paths import no_core_file, paths_for, private_umask
from tracker.runtime.streams import unfailing_streams
from tracker.terminal.arguments import read_arguments


def run(words_given: Sequence[str]) -> int:
    """The whole program; returns its exit code. Trouble before the first screen is one sentence on standard error.

    The code tells what was done or found, never what became of the output.
    """
    private_umask()
    no_core_file()
    with unfailing_streams() as (out, err):
        code = _run(read_arguments(words_given))
        out.flush()
        if out.trouble is not None:
            from tracker.presentation.words import answer_not_written

            print(answer_not_written(out.trouble), file=err)
        return code


def _run(given: Namespace) -> int:
    try:
        if given.screenshot is not None:
            from tracker.assembly.opening import take_all_pictures

            return take_all_pictures(given)
        if given.menu_entry is not None:
            from tracker.assembly.in_the_menu import change_menu

            return change_menu(given.menu_entry == "install")
        if given.command is None and has_display():
            with pythons_own_import():
                from tracker.assembly.opening import open_window

            return open_window(given)
        from tracker.assembly.commands import do_command, tell_the_morning

        return do_command(given) if given.command is not None else tell_the_morning(given)
    except StoreFault as trouble:
        from tracker.terminal.run import tell_trouble

        paths = paths_for(given.data_dir, given.demo)
        return tell_trouble(trouble, sys.stderr, paths.data, is_a_copy=paths.team.exists())
    except KeyboardInterrupt:
        from tracker.presentation.words.problems import stopped
        from tracker.terminal.exits import ExitCode

        print(stopped(), file=sys.stderr)
        return ExitCode.CANNOT_TELL
    except Exception as error:  # noqa: BLE001  # a fault of our own must not pass for the guard's word, which is 1
        return _told_as_ours(error, given)


@contextmanager
def pythons_own_import() -> Iterator[None]:
    """Read Qt in here. PySide puts an import of its own in the place of Python's, which then reads the source of every
    module to see whether it speaks of PySide, in case one wants methods by other names. None of ours does.
    """
    own = builtins.__import__
    try:
        yield
    finally:
        builtins.__import__ = own


def _told_as_ours(error: Exception, given: Namespace) -> int:
    """A fault of the program's own: where it happened goes to the log, and one sentence to whoever waits."""
    from tracker.presentation.words import fault_of_ours
    from tracker.runtime.log import Log
    from tracker.terminal.exits import ExitCode

    log = paths_for(given.data_dir, given.demo).log
    Log(log).failure("a start", error)
    print(fault_of_ours(type(error).__name__, log), file=sys.stderr)
    return ExitCode.CANNOT_TELL


def has_display(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> bool:
    """Whether there is anywhere to show a window: where a variable does not say so, the system always has a screen."""
    said = any(environment.get(name) for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"))
    return said or platform in ("win32", "darwin")
