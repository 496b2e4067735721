"""A store in memory, and a desk over it, for tests that need neither a file nor a thread.

Implements `ports.Store` to the letter: one transaction a deed, a ledger of befores and afters, undo and
redo that refuse what has been changed since. Knows nothing of SQL.
"""

from tests.fakes.desk import Clock, a_desk
from tests.fakes.store import FakeStore

__all__ = ["Clock", "FakeStore", "a_desk"]
