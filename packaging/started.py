"""Where the frozen program begins: what `as-agreed` is in an environment. Knows nothing else."""

import os
import sys

# What starts a frozen program has it look for libraries in its own folder first, by a variable that every program it
# starts would be given too: a browser, a mail program. Ours has found its own by now; they get what the user had.
for _name in ("LD_LIBRARY_PATH", "LIBPATH"):
    _before = os.environ.pop(f"{_name}_ORIG", None)
    os.environ.pop(_name, None)
    if _before is not None:
        os.environ[_name] = _before

from pathlib import Path  # noqa: E402

from dataclass_code import put_to_use  # noqa: E402

put_to_use(Path(__file__).with_name("dataclass-code"))

from tracker.__main__ import main  # noqa: E402  # only now

sys.exit(main())
