"""Numbers and what is counted, in words."""

from __future__ import annotations

SMALL = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def counted(n: int, one: str, many: str = "") -> str:
    """ "1 call", "2 calls", "3 people"."""
    return f"{n} {one if n == 1 else many or one + 's'}"


def told(n: int, one: str, many: str = "") -> str:
    """The same inside a sentence: "two days", "14 days"."""
    number = SMALL[n] if 0 <= n < len(SMALL) else str(n)
    return f"{number} {one if n == 1 else many or one + 's'}"


def ordinal(n: int) -> str:
    """ "third", "11th"; for one and above."""
    if 1 <= n <= len(ORDINALS):
        return ORDINALS[n - 1]
    ending = "th" if 10 <= n % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    return f"{n}{ending}"


def and_more(n: int) -> str:
    """What stands after the first of several: "and 2 more"; nothing where there is no more."""
    return f"and {n} more" if n > 0 else ""
