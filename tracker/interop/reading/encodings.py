"""Which encoding a file's bytes are taken for: by its mark, by its pattern, else UTF-8, else this machine's code page.

Knows no format.
"""

from __future__ import annotations

import codecs
import locale
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

SLICE = 256 * 1024
"""Bytes that are decoded at a time, so that a large file never stands in memory twice."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LOOKED_AT = 4096
_LEAST_NULLS = 0.2
"""Of every second byte: UTF-16 of any language has line ends, signs and names of fields in it."""

_PAGE_OF_LANGUAGE = {
    "cp1250": (
        "bs",
        "cs",
        "hr",
        "hu",
        "pl",
        "ro",
        "sk",
        "sl",
        "sq",
        "sr",
    ),
    "cp1251": (
        "be",
        "bg",
        "mk",
        "ru",
        "uk",
    ),
    "cp1253": ("el",),
    "cp1254": (
        "az",
        "tr",
    ),
    "cp1255": (
        "he",
        "iw",
    ),
    "cp1256": (
        "ar",
        "fa",
        "ur",
    ),
    "cp1257": (
        "et",
        "lt",
        "lv",
    ),
    "shift_jis": ("ja",),
    "gb18030": ("zh",),
    "euc_kr": ("ko",),
}
_MULTI_TO_ONE = 4
"""So many letters that only UTF-8 explains, for each byte it does not: then it is UTF-8 that was damaged."""


@dataclass(frozen=True, slots=True)
class Taken:
    """`mark` bytes come before the text. `sure` where the file itself says what it is, or nothing else fits."""

    encoding: str
    sure: bool = True
    mark: int = 0


@lru_cache(maxsize=1)
def code_page() -> str:
    """That of this machine's language, as its spreadsheets write it."""
    own = locale.getencoding().casefold()
    if own not in ("utf-8", "utf8", "us-ascii", "ascii", "ansi_x3.4-1968", "646"):
        return own
    language = (locale.getlocale()[0] or "").partition("_")[0].casefold()
    pages = (page for page, languages in _PAGE_OF_LANGUAGE.items() if language in languages)
    return next(pages, "cp1252")


def taken_for(data: bytes, chosen: str = "", page: str = "") -> Taken:
    """What the bytes are taken for. `chosen` decides where somebody chose; `page` stands for this machine's own."""
    marked = next((Taken(name, mark=len(mark)) for mark, name in _MARKS if data.startswith(mark)), None)
    if chosen:
        same = marked is not None and codecs.lookup(marked.encoding) == codecs.lookup(chosen)
        return Taken(chosen, mark=marked.mark if same and marked is not None else 0)
    if marked is not None:
        return marked
    wide = _without_mark(data)
    if wide:
        return Taken(wide)
    letters, errors = _as_utf8(data)
    if not errors or letters >= _MULTI_TO_ONE * errors:
        return Taken("utf-8")
    if b"\n" not in data and b"\r" in data:
        return Taken("mac-roman", sure=False)  # only an old Mac, or a spreadsheet made to write for one, ends lines so
    return Taken(page or code_page(), sure=False)


def _without_mark(data: bytes) -> str:
    """UTF-16 that does not say so: every second byte of a Latin letter is null."""
    begun = data[:_LOOKED_AT]
    pairs = len(begun) // 2
    if pairs < 2:
        return ""
    even, odd = begun[0::2].count(0), begun[1::2].count(0)
    little = odd >= _LEAST_NULLS * pairs and even <= odd // 8
    big = even >= _LEAST_NULLS * pairs and odd <= even // 8
    encoding = "utf-16-le" if little else "utf-16-be" if big else ""
    if not encoding:
        return ""
    # What is a line break as bytes has to be one as letters too, or else these are nulls in some other text.
    breaks = begun.decode(encoding, "replace").count("\n")
    return encoding if 2 * breaks >= begun.count(b"\n") else ""


def _as_utf8(data: bytes) -> tuple[int, int]:
    """How many letters beyond ASCII it has as UTF-8, and how many places that are none."""
    letters = errors = 0
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    for start in range(0, len(data), SLICE):
        part = data[start : start + SLICE]
        if part.isascii() and not decoder.getstate()[0]:
            continue
        text = decoder.decode(part, final=start + SLICE >= len(data))
        errors += text.count("\ufffd")
        letters += len(text) - len(text.encode("ascii", "ignore"))
    written = data.count("\ufffd".encode())
    return letters - errors, max(0, errors - written)


def slices_of(data: bytes, taken: Taken) -> Iterator[tuple[int, str]]:
    """The text, a slice at a time, each with how many bytes are done. What cannot be read is U+FFFD."""
    decoder = codecs.getincrementaldecoder(taken.encoding)("replace")
    for start in range(taken.mark, len(data), SLICE):
        end = min(start + SLICE, len(data))
        yield end, decoder.decode(data[start:end], final=end == len(data))
