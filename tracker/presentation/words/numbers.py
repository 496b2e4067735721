"""Numbers in words, and several things in a row; each in the role it plays. Knows not what is counted."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.tongue import phrase, tr_as, tr_n

NUMBERS = {
    2: phrase("number", "two"),
    3: phrase("number", "three"),
    4: phrase("number", "four"),
    5: phrase("number", "five"),
    6: phrase("number", "six"),
    7: phrase("number", "seven"),
    8: phrase("number", "eight"),
    9: phrase("number", "nine"),
    10: phrase("number", "ten"),
    11: phrase("number", "eleven"),
    12: phrase("number", "twelve"),
}
"""One is told with what is counted, since it may bend with it ("einen Tag")."""
THE_NTH = (
    phrase("the … contact", "first"),
    phrase("the … contact", "second"),
    phrase("the … contact", "third"),
    phrase("the … contact", "fourth"),
    phrase("the … contact", "fifth"),
    phrase("the … contact", "sixth"),
    phrase("the … contact", "seventh"),
    phrase("the … contact", "eighth"),
    phrase("the … contact", "ninth"),
    phrase("the … contact", "tenth"),
)
OUR_NTH = (
    phrase("our … contact", "first"),
    phrase("our … contact", "second"),
    phrase("our … contact", "third"),
    phrase("our … contact", "fourth"),
    phrase("our … contact", "fifth"),
    phrase("our … contact", "sixth"),
    phrase("our … contact", "seventh"),
    phrase("our … contact", "eighth"),
    phrase("our … contact", "ninth"),
    phrase("our … contact", "tenth"),
)


def number(n: int) -> str:
    """ "two", "14"."""
    return NUMBERS[n].told() if n in NUMBERS else str(n)


def ordinal(n: int) -> str:
    """In "the third contact": "third", "11th"; for one and above."""
    if 1 <= n <= len(THE_NTH):
        return THE_NTH[n - 1].told()
    match _ending(n):
        case "st":
            return tr_as("the … contact", "{n}st", n=n)
        case "nd":
            return tr_as("the … contact", "{n}nd", n=n)
        case "rd":
            return tr_as("the … contact", "{n}rd", n=n)
    return tr_as("the … contact", "{n}th", n=n)


def ordinal_of_ours(n: int) -> str:
    """In "our third contact": the same in English, and not in every language."""
    if 1 <= n <= len(OUR_NTH):
        return OUR_NTH[n - 1].told()
    match _ending(n):
        case "st":
            return tr_as("our … contact", "{n}st", n=n)
        case "nd":
            return tr_as("our … contact", "{n}nd", n=n)
        case "rd":
            return tr_as("our … contact", "{n}rd", n=n)
    return tr_as("our … contact", "{n}th", n=n)


def listed(parts: Sequence[str]) -> str:
    """ "Mon, Wed, Fri"; "" for none."""
    told = parts[0] if parts else ""
    for part in parts[1:]:
        # T: "Mon, Wed"
        told = tr_as("a list", "{first}, {next}", first=told, next=part)
    return told


def either(parts: Sequence[str]) -> str:
    """One of several that are told in words: "by text or by e-mail"."""
    if len(parts) < 2:
        return "".join(parts)
    return tr_as("a choice", "{first} or {last}", first=listed(parts[:-1]), last=parts[-1])


def both(parts: Sequence[str]) -> str:
    """ "2 calls, 1 meeting and 1 letter"; "" for none."""
    if len(parts) < 2:
        return listed(parts)
    # T: "2 calls and 1 meeting"
    return tr_as("a list", "{first} and {last}", first=listed(parts[:-1]), last=parts[-1])


def _ending(n: int) -> str:
    return "th" if 10 <= n % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")


def and_more(n: int) -> str:
    """Behind some of several: "and 2 more"."""
    return tr_n("and {n} more", "and {n} more", n)
