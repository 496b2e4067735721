"""Several commands, each a process of its own that ends as one does which was started by itself: only what all of them
read in is read once. For claims about how a process ends; that one can be started is `test_process`'s.
"""

from __future__ import annotations

import json
from pathlib import Path

_PROGRAM = """
import json, os, subprocess, sys
import tracker.assembly.commands, tracker.terminal.command_arguments, tracker.terminal.run
from tracker.__main__ import main

*always, told, commands = sys.argv[1:]
codes = []
for words in json.loads(commands):
    if not hasattr(os, "fork"):
        codes.append(subprocess.call([sys.executable, "-m", "tracker", *always, *words]))
        continue
    child = os.fork()
    if not child:
        sys.argv[1:] = [*always, *words]
        sys.exit(main())
    codes.append(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
with open(told, "w") as file:
    json.dump(codes, file)
"""


def in_turn(always: list[str], codes: Path, commands: tuple[tuple[str, ...], ...]) -> list[str]:
    """What Python is started with to do them; `always` stands before the words of each. Their exit codes go there."""
    return ["-c", _PROGRAM, *always, str(codes), json.dumps(commands)]
