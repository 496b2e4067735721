"""The lines of a vCard or an iCalendar file as they were before they were folded: a name, its parameters, a value.

Works on bytes, since a fold may part the bytes of one letter. Knows no property's meaning.
"""

from __future__ import annotations

import binascii
import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from tracker.interop.reading.encodings import SLICE, Taken, code_page, slices_of
from tracker.interop.reading.lines import Stopped
from tracker.rules.bring_in.file_read import LINE_LIMIT, Progress
from tracker.rules.bring_in.problems import ProblemKind, Tally

OFTEN = SLICE // 4
"""Bytes between two looks at whether to go on: some two hundred cards."""
_QUOTES_AND_COLONS = re.compile('[":]')
_CHARSET = re.compile(r";\s*CHARSET=[^;:]*", re.IGNORECASE)
_NAME = re.compile(r"[A-Za-z0-9_-]+")
_ESCAPED_OR_SIGN = re.compile(r"\\.|[;,]", re.DOTALL)
_SEMICOLONS = re.compile(rb"(?<!\\);")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_CARETS = re.compile(r"\^([n^'])")
_CARET = {"n": "\n", "^": "^", "'": '"'}
_BASE64 = re.compile(rb"[A-Za-z0-9+/=]+")
_BAD_QUOTED = re.compile(rb"=(?!\Z|[0-9A-Fa-f]{2})")
_ENDS = re.compile(rb"END:V", re.IGNORECASE)
_NO_TEXT = frozenset({"unicode_escape", "raw_unicode_escape", "idna", "punycode", "utf_7", "mbcs", "oem", "undefined"})
"""What Python has as encodings and no file is in."""
_BLANKS = (b" ", b"\t")
_BARE = {"quoted-printable": "encoding", "base64": "encoding", "8bit": "encoding", "7bit": "encoding"}


@dataclass(slots=True)
class RawLine:
    """One line put together, at most LINE_LIMIT bytes of it; `length` is what it has."""

    number: int
    raw: bytes
    length: int


@dataclass(slots=True)
class Unfolded:
    """Iterates over the lines put together. Raises Stopped where `progress` says so."""

    data: bytes
    taken: Taken
    progress: Progress | None = None
    number: int = 0
    _physical: Iterator[bytes] = field(init=False)

    def __post_init__(self) -> None:
        wide = self.taken.encoding.startswith(("utf-16", "utf-32"))
        self._physical = self._wide_lines() if wide else self._byte_lines()

    def __iter__(self) -> Iterator[RawLine]:
        parts: list[bytes] = []
        first = length = 0
        goes_on = quoted = coded = False
        for line in self._physical:
            self.number += 1
            folded = line[:1] in _BLANKS
            if folded and length > LINE_LIMIT and not quoted:
                length += len(line)  # no more of it is kept, and it may go on for millions of lines
                continue
            goes_on = goes_on and not _ENDS.match(line)
            if parts and (folded or goes_on or (coded and _BASE64.fullmatch(line))):
                if goes_on:
                    parts[-1] = parts[-1].removesuffix(b"=")  # a soft line break
                more = line[1:] if folded and not goes_on else line
                if length < LINE_LIMIT:
                    parts.append(more[: LINE_LIMIT - length])
                length += len(more)
                goes_on = quoted and line.endswith(b"=")
                continue
            if parts:
                yield RawLine(first, b"".join(parts), length)
            if not line.strip():
                parts, coded = [], False
                continue
            parts, first, length = [line[:LINE_LIMIT]], self.number, len(line)
            before = line[:200].partition(b":")[0].upper()
            quoted = b"QUOTED-PRINTABLE" in before
            coded = b"BASE64" in before or b"ENCODING=B" in before
            goes_on = quoted and line.endswith(b"=")
        if parts:
            yield RawLine(first, b"".join(parts), length)

    def _byte_lines(self) -> Iterator[bytes]:
        data, end = self.data, b"\n"
        if b"\n" not in data[:SLICE] and b"\r" in data[:SLICE]:
            end = b"\r"
        start, told = self.taken.mark, 0
        while start < len(data):
            if start >= told:
                self._tell(start)
                told = start + OFTEN
            stop = data.find(end, start)
            stop = len(data) if stop < 0 else stop
            kept = data[start : min(stop, start + LINE_LIMIT + 1)]
            yield kept[:-1] if kept.endswith(b"\r") else kept
            start = stop + 1

    def _wide_lines(self) -> Iterator[bytes]:
        """UTF-16 as UTF-8: it parts no letter when it folds."""
        begun = ""
        for done, part in slices_of(self.data, self.taken):
            self._tell(done)
            *lines, begun = (begun[: 4 * LINE_LIMIT] + part).replace("\r\n", "\n").split("\n")
            for line in lines:
                yield line.rstrip("\r").encode("utf-8", "replace")
        if begun:
            yield begun.rstrip("\r").encode("utf-8", "replace")

    def _tell(self, done: int) -> None:
        if self.progress is not None and not self.progress(done, len(self.data)):
            raise Stopped


@dataclass(slots=True)
class Decoder:
    """Decodes line by line, so that one line in another encoding spoils no other. `strayed` where one was not UTF-8."""

    taken: Taken
    chosen: bool
    page: str = field(default_factory=code_page)
    strayed: bool = False
    unreadable: int = 0

    @classmethod
    def of(cls, taken: Taken, chosen: bool) -> Decoder:
        """For a file taken for that. What is not sure is tried as UTF-8: a letter may be folded in the midst of its
        bytes, so that the whole is none while each line is.
        """
        return cls(taken if taken.sure else Taken("utf-8", mark=taken.mark), chosen)

    def end(self, tally: Tally) -> Taken:
        """What the file was taken for in the end; what could not be read of it is told."""
        if self.unreadable:
            tally.add(0, ProblemKind.BYTES_UNREADABLE, str(self.unreadable))
        return Taken(self.page, sure=False) if self.strayed else self.taken

    def text(self, raw: bytes, charset: str = "") -> str:
        """The bytes as text: in the encoding they name, else in the file's, else in this machine's."""
        if raw.isascii():
            return raw.decode("ascii")
        for name in (_known(charset), self._own()):
            try:
                if name:
                    return raw.decode(name)
            except UnicodeDecodeError:
                continue
        return self._fallen_back(raw)

    def _own(self) -> str:
        return "utf-8" if self.taken.encoding.startswith(("utf-16", "utf-32")) else self.taken.encoding

    def _fallen_back(self, raw: bytes) -> str:
        name = self._own() if self.chosen or self._own() != "utf-8" else self.page
        self.strayed = self.strayed or name != self._own()
        text = raw.decode(name, "replace")
        self.unreadable += text.count("\ufffd")
        return text


@lru_cache(maxsize=64)
def _known(charset: str) -> str:
    """The encoding of that name, "" for none that a text is in."""
    try:
        name = codecs.lookup(charset).name if charset else ""
        b"".decode(name or "ascii")
    except (LookupError, ValueError):
        return ""
    return "" if name.replace("-", "_") in _NO_TEXT else name


@dataclass(slots=True)
class Property:
    """`name` in capitals, `params` by name in small letters. `value` is text with its escapes, and `semicolons` its
    parts where it was quoted-printable. `badly`: its own encoding could not be undone. `text` is the whole line."""

    line: int
    name: str
    value: str
    group: str = ""
    params: tuple[tuple[str, str], ...] = ()
    badly: bool = False
    semicolons: tuple[str, ...] | None = None
    text: str = ""

    def all(self, name: str) -> tuple[str, ...]:
        return tuple(value for known, value in self.params if known == name)

    def first(self, name: str) -> str:
        return next((value for known, value in self.params if known == name), "")


def property_of(line: RawLine, decoder: Decoder) -> Property | None:
    """What a line says; None where it is none of a name, a colon and a value."""
    raw = line.raw
    if not raw.isascii() and b"CHARSET=" in raw[:200].upper():
        return _in_its_own_charset(line, decoder)
    text = decoder.text(raw)
    at = _colon(text)
    if at <= 0:
        return None
    head, value = text[:at], text[at + 1 :]
    if ";" not in head:
        group, _, name = head.strip().rpartition(".")
        return Property(line.number, name.upper(), value, group.lower(), text=text) if _NAME.fullmatch(name) else None
    return _with_params(line, head, value, text, decoder)


def _in_its_own_charset(line: RawLine, decoder: Decoder) -> Property | None:
    head, colon, value = line.raw.partition(b":")
    before = head.decode("ascii", "replace")
    charset = _first(tuple(param for text in _split_params(before)[1:] for param in _param(text)), "charset")
    text = decoder.text(value, charset)
    # Without the name of its encoding, for as text it is in none.
    return _with_params(line, before, text, f"{_CHARSET.sub('', before)}:{text}", decoder) if colon else None


def _with_params(line: RawLine, head: str, value: str, text: str, decoder: Decoder) -> Property | None:
    before, *told = _split_params(head)
    group, _, name = before.strip().rpartition(".")
    if not _NAME.fullmatch(name):
        return None
    name = name.upper()
    params = tuple(param for part in told for param in _param(part))
    encoding = _first(params, "encoding").casefold()
    badly = False
    parts: tuple[str, ...] | None = None
    if encoding == "quoted-printable":
        coded = value.encode("utf-8", "replace")
        badly = _BAD_QUOTED.search(coded) is not None
        charset = _first(params, "charset")
        parts = tuple(decoder.text(binascii.a2b_qp(part), charset) for part in _SEMICOLONS.split(coded))
        value = ";".join(parts)
    elif encoding in ("b", "base64") and name not in BINARY:
        try:
            value = decoder.text(binascii.a2b_base64(value), _first(params, "charset")).replace("\\", "\\\\")
        except ValueError:  # binascii's own, and for letters that are none of its
            badly = True
    return Property(line.number, name, value, group.lower(), params, badly, parts, text)


BINARY = frozenset({"PHOTO", "LOGO", "SOUND", "KEY", "X-MS-CARDPICTURE", "X-WAB-GENDER-PICTURE", "X-MS-OL-DESIGN"})
"""Pictures, sounds and keys: no record has a place for them."""


def _colon(text: str) -> int:
    """Where the value begins: at the first colon that stands in no quotation marks."""
    first = text.find(":")
    if text.find('"', 0, first) < 0:
        return first
    quoted = False
    for sign in _QUOTES_AND_COLONS.finditer(text):
        if sign[0] == '"':
            quoted = not quoted
        elif not quoted:
            return sign.start()
    return first


def _split_params(text: str) -> list[str]:
    if '"' not in text:
        return text.split(";")
    parts, begun, quoted = [], 0, False
    for at, character in enumerate(text):
        if character == '"':
            quoted = not quoted
        elif character == ";" and not quoted:
            parts.append(text[begun:at])
            begun = at + 1
    return [*parts, text[begun:]]


def _param(text: str) -> Iterator[tuple[str, str]]:
    """TYPE=work,voice and TYPE="work,voice" are two values, and so is CELL, as 2.1 has it, one."""
    name, equals, value = text.strip().partition("=")
    if not equals:
        yield _BARE.get(name.casefold(), "type"), name
        return
    name = name.strip().casefold()
    value = value.strip().strip('"')
    for part in value.split(",") if name in ("type", "encoding", "value") else (value,):
        yield name, _CARETS.sub(lambda caret: _CARET[caret[1]], part.strip())


def _first(params: tuple[tuple[str, str], ...], name: str) -> str:
    return next((value for known, value in params if known == name), "")


def split_at(value: str, sign: str) -> list[str]:
    """The parts of a value between signs that are not escaped, still with their escapes."""
    if sign not in value:
        return [value]
    if "\\" not in value:
        return value.split(sign)
    parts, begun = [], 0
    for found in _ESCAPED_OR_SIGN.finditer(value):
        if found[0] == sign:
            parts.append(value[begun : found.start()])
            begun = found.end()
    return [*parts, value[begun:]]


def unescaped(value: str, newlines: bool = True) -> str:
    """The text that was meant. `newlines`: a backslash and an n are a line break, as they are from version 3.0 on."""
    if "\\" not in value:
        return value

    def meant(escape: re.Match[str]) -> str:
        sign = escape[1]
        if sign in "nN":
            return "\n" if newlines else escape[0]
        return sign if sign in ";,:\\\"'" else escape[0]

    return _ESCAPED.sub(meant, value)
