"""What the program says, to look at: `python -m tests.tongues sayings`, or `… pictures DIR` in a language of accents."""

from __future__ import annotations

import os
import sys


def main(arguments: list[str]) -> int:
    if arguments == ["sayings"]:
        from tests.tongues.sayings import told

        for name, text in told():
            print(f"{name}\t{text}")
        return 0
    if arguments[:1] == ["pictures"] and len(arguments) == 2:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        from tests.tongues.pseudo import speak_pseudo
        from tests.tongues.seen import qt_speaks_pseudo
        from tracker.assembly import run
        from tracker.assembly.opening import application

        application()
        with speak_pseudo(), qt_speaks_pseudo():
            return run(["--screenshot", arguments[1]])
    print(__doc__, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
