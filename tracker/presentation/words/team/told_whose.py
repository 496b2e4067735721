"""Which of us it is whose agreement somebody looks at, in as many letters as there may be room for. Knows no screen."""

from __future__ import annotations

from collections.abc import Callable

from tracker.presentation.words.quotes import one_line
from tracker.rules.us import Us, is_same_user, told_short

LONGEST_NAME = 40


class ToldWhose:
    """`me` is who looks, "" where nobody has said; `us` are all of us. Forget what was told where either is another."""

    def __init__(self, me: Callable[[], str], us: Callable[[], Us]) -> None:
        self._me = me
        self._us = us
        self._told: dict[str, tuple[str, ...]] = {}

    def __call__(self, owner: str) -> tuple[str, ...]:
        """Nothing for mine; a colleague's name in ever fewer letters, told apart from those of all others of us."""
        found = self._told.get(owner)
        if found is None:
            me = self._me()
            is_mine = not owner.strip() or not me or is_same_user(owner, me)
            others = (one_line(user.name, LONGEST_NAME) for user in self._us().users)
            found = self._told[owner] = () if is_mine else told_short(one_line(owner, LONGEST_NAME), others)
        return found

    def shortest(self) -> tuple[str, ...]:
        """The fewest letters of each colleague."""
        return tuple([told[-1] for user in self._us().users if (told := self(user.name))])

    def forget(self) -> None:
        self._told.clear()
