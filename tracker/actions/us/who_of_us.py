"""Who of us is meant by a name that was typed, or that nobody is. Knows no sentence."""

from __future__ import annotations

from tracker.actions.fitting_text import fit_name
from tracker.actions.outcome import Problem, Refusal
from tracker.actions.ports import Desk, Questions
from tracker.rules.us import User, is_same_user, near_names, user_named


def who_of_us(questions: Questions, name: str) -> User:
    """Whoever of us goes by that name, today or formerly.

    Raises Refusal (EMPTY_NAME, TEXT_TOO_LONG, UNREADABLE_TEXT; NO_SUCH_USER, with the names that come near).
    """
    typed, users = fit_name(name), questions.users()
    user = user_named(users, typed)
    if user is None:
        raise Refusal(Problem.NO_SUCH_USER, typed, near=near_names(users, typed))
    return user


def one_of_us(desk: Desk, name: str) -> str:
    """The name of today of whoever of us goes by that name; mine also where none of us has been written down yet.

    Raises Refusal as `who_of_us` does.
    """
    return desk.me if is_same_user(name, desk.me) else who_of_us(desk.store, name).name


def who_works_here(questions: Questions, name: str) -> User:
    """The same, who has not left. Raises Refusal (HAS_LEFT) as well."""
    user = who_of_us(questions, name)
    if user.left_at is not None:
        raise Refusal(Problem.HAS_LEFT, user.name)
    return user


def free_name(questions: Questions, name: str, but: User | None = None) -> str:
    """The name, which nobody of us goes by (`but` aside).

    Raises Refusal (ONE_OF_US_ALREADY; EMPTY_NAME, TEXT_TOO_LONG, UNREADABLE_TEXT).
    """
    typed = fit_name(name)
    others = [user for user in questions.users() if but is None or user.id != but.id]
    if user_named(others, typed) is not None:
        raise Refusal(Problem.ONE_OF_US_ALREADY, typed)
    return typed
