"""Nothing waits to be sent that was written about somebody who was erased for good. Knows not who asks."""

from __future__ import annotations

from tracker.actions.ports import Questions
from tracker.actions.team.unsent import UnsentTray


def forget_erased(store: Questions, tray: UnsentTray) -> None:
    """Let go of what was written about them, whichever program kept it here, and whichever of us erased them: by all
    that the store knows by now. Raises StoreFault.
    """
    waiting = tray.waiting()
    gone = store.erased_among(who for each in waiting for who in each.entry.everybody if isinstance(who, int))
    for unsent in waiting:
        if any(unsent.is_about(prospect_id) for prospect_id in gone):
            tray.drop(unsent.key)
