"""What a cell of history says: yes or no, which channel, which standing. Knows no column."""

from __future__ import annotations

from functools import lru_cache

from tracker.rules.bring_in.columns import NOT_TO, listed
from tracker.rules.channel import Channel
from tracker.rules.prospect import StandingKind
from tracker.rules.text import fold


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_YES = _words("yes y true t 1 x wahr ja j oui o vrai si s verdadero ✓ ✔ ☑ √")
_NO = _words("no n false f 0 off falsch nein non faux falso - – — ☐ ✗ ✘")
_ALL = _words("all everything any alle alles never nie tout tous jamais todo nunca")
_CHANNELS = {
    Channel.CALL: "call calls phone telephone telefon anruf anrufe anrufen phoning calling appel appels llamada "
    "llamadas telefono",
    Channel.EMAIL: "email emails mail mails mailing e courriel courriels",
    Channel.TEXT: "text texts sms whatsapp message messages nachricht nachrichten",
    Channel.POST: "post letter letters brief briefe postal courrier",
    Channel.SOCIAL: "social linkedin facebook",
    Channel.MEETING: "visit visits meeting meetings besuch besuche",
    Channel.VIDEO: "video",
}
_BETWEEN = _words("by and or no not do via und oder nicht per keine kein par et ou pas por")
_BY_WORD = {word: channel for channel, words in _CHANNELS.items() for word in words.split()}

_STANDINGS = {
    StandingKind.CLIENT: (
        "client",
        "customer",
        "kunde",
        "kundin",
        "bestandskunde",
        "bestandskundin",
        "cliente",
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
        "pas interesse",
        "pas interessee",
        "no interesado",
        "no interesada",
    ),
    StandingKind.THEIR_TURN: (
        "they will contact us",
        "they will call",
        "they'll call",
        "will call us",
        "their turn",
        "waiting for them",
        "we'll call you",
        "we will call you",
        "i'll call you",
        "i will call you",
        "we'll be in touch",
        "i'll be in touch",
        "nous rappelle",
        "meldet sich",
        "melden sich",
    ),
    StandingKind.OPEN: ("open", "offen"),
}
_BY_STATUS = {name: standing for standing, names in _STANDINGS.items() for name in names}


_NOT_TO = {name: way for way, names in NOT_TO.items() for name in map(fold, listed(names))}
LONGEST_NO = max(map(len, _NOT_TO)) + 4
"""Characters of a cell that says that, with a sign or two round it."""


@lru_cache(maxsize=512)  # as a table's states and tags, which are few
def ways_not_to(text: str) -> tuple[Channel | None, ...]:
    """The ways in which they are not to be contacted, by a text that says nothing else ("DNC", "do not call"); None
    among them for all, and no way for any other text.
    """
    said = " ".join(fold(text).replace("_", " ").replace("-", " ").replace("’", "'").strip(" .!*").split())
    return (_NOT_TO[said],) if said in _NOT_TO else ()


def yes_or_no(text: str) -> bool | None:
    """Whether it answers yes or no; None where it says neither."""
    word = fold(text.strip())
    if word in _YES:
        return True
    return False if word in _NO else None


def stands_for_all(text: str) -> bool:
    """Whether it names every channel at once."""
    return fold(text.strip()) in _ALL or None in ways_not_to(text)


def channels_named(text: str) -> tuple[Channel, ...]:
    """The channels a few words speak of, as "e-mails" or "call, post"; none where they speak of anything else."""
    if len(text) > 60:
        return ()
    words = fold(text).replace("e-mail", "email").replace("/", " ").replace(",", " ").replace("-", " ").split()
    found = [_BY_WORD.get(word) for word in words if word not in _BETWEEN]
    return tuple(channel for channel in dict.fromkeys(found) if channel is not None) if None not in found else ()


@lru_cache(maxsize=512)
def standing_meant(text: str) -> StandingKind | None:
    """What a status seems to mean for hearing from us; None where nobody can tell."""
    return _BY_STATUS.get(" ".join(fold(text[:60]).replace("_", " ").replace("-", " ").replace("’", "'").split()))
