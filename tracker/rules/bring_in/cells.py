"""What a cell of history says: yes or no, which channel, which standing. Knows no column."""

from __future__ import annotations

from tracker.rules.channel import Channel
from tracker.rules.prospect import StandingKind
from tracker.rules.text import fold

_YES = frozenset(["yes", "y", "true", "t", "1", "x", "wahr", "ja", "j", "oui", "o", "si", "s", "✓", "✔", "☑", "√"])
_NO = frozenset(["no", "n", "false", "f", "0", "off", "falsch", "nein", "non", "-", "–", "—", "☐", "✗", "✘"])
_ALL = frozenset(("all", "everything", "any", "alle", "alles", "never", "nie", "do not contact", "nicht kontaktieren"))
_CHANNELS = {
    Channel.CALL: "call calls phone telephone telefon anruf anrufe anrufen phoning calling",
    Channel.EMAIL: "email emails mail mails mailing e",
    Channel.TEXT: "text texts sms whatsapp message messages nachricht nachrichten",
    Channel.POST: "post letter letters brief briefe postal",
    Channel.SOCIAL: "social linkedin facebook",
    Channel.MEETING: "visit visits meeting meetings besuch besuche",
    Channel.VIDEO: "video",
}
_BETWEEN = frozenset(["by", "and", "or", "no", "not", "do", "via", "und", "oder", "nicht", "per", "keine", "kein"])
_BY_WORD = {word: channel for channel, words in _CHANNELS.items() for word in words.split()}

_STANDINGS = {
    StandingKind.CLIENT: (
        "client",
        "customer",
        "kunde",
        "kundin",
        "bestandskunde",
        "bestandskundin",
        "won",
        "gewonnen",
    ),
    StandingKind.NO_THANKS: (
        "not interested",
        "no interest",
        "no thanks",
        "no thank you",
        "declined",
        "kein interesse",
        "nicht interessiert",
        "abgelehnt",
        "absage",
    ),
    StandingKind.THEIR_TURN: (
        "they will contact us",
        "they will call",
        "they'll call",
        "will call us",
        "their turn",
        "waiting for them",
        "meldet sich",
        "melden sich",
    ),
    StandingKind.OPEN: ("open", "offen"),
}
_BY_STATUS = {name: standing for standing, names in _STANDINGS.items() for name in names}


def yes_or_no(text: str) -> bool | None:
    """Whether it answers yes or no; None where it says neither."""
    word = fold(text.strip())
    if word in _YES:
        return True
    return False if word in _NO else None


def stands_for_all(text: str) -> bool:
    """Whether it names every channel at once."""
    return fold(text.strip()) in _ALL


def channels_named(text: str) -> tuple[Channel, ...]:
    """The channels a few words speak of, as "e-mails" or "call, post"; none where they speak of anything else."""
    if len(text) > 60:
        return ()
    words = fold(text).replace("e-mail", "email").replace("/", " ").replace(",", " ").replace("-", " ").split()
    found = [_BY_WORD.get(word) for word in words if word not in _BETWEEN]
    return tuple(channel for channel in dict.fromkeys(found) if channel is not None) if None not in found else ()


def standing_meant(text: str) -> StandingKind | None:
    """What a status seems to mean for hearing from us; None where nobody can tell."""
    return _BY_STATUS.get(" ".join(fold(text[:60]).replace("_", " ").replace("-", " ").replace("’", "'").split()))
