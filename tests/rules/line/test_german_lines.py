"""Claims about lines in German, typed where German is spoken, on Thursday 26 November 2026 at 14:57."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.rules.line.people import MOMENT, Known
from tests.rules.line.told import whole, whole_next
from tracker.rules.channel import Channel
from tracker.rules.line import NextKind
from tracker.rules.line.reading import read_line
from tracker.rules.line.reading_next import next_kind, read_next
from tracker.rules.line.steps import step_in
from tracker.rules.line.tongues import vocabulary_of
from tracker.rules.plain_dates.tongues import spoken

GERMAN = replace(MOMENT, words=spoken(MOMENT.words, ("de",)))
# fmt: off
LINES = [
    ("martin angerufen, will angebot bis freitag", "Martin Pryce · out call · now · rest: will angebot bis freitag · ask came-of-it: talked | voicemail | no-answer"),
    ("tessa nicht erreicht", "Tessa Grant · out call no-answer · now"),
    ("mail an jo", "Jo Hill · out email sent · now"),
    ("treffen mit carys mo 15 uhr", "Carys Bevan · met meeting talked · mo 15 uhr? · ask when: Mon 23 Nov 2026 15:00 | plan"),
    ("jo hat angerufen", "Jo Hill · in call talked · now"),
    ("jo hat mich angerufen", "Jo Hill · in call talked · now"),
    ("habe jo angerufen", "Jo Hill · out call · now · ask came-of-it: talked | voicemail | no-answer"),
    ("hab gestern martin angerufen", "Martin Pryce · out call · Wed 25 Nov 12:00 · ask came-of-it: talked | voicemail | no-answer"),
    ("von jo angerufen worden", "Jo Hill · in call talked · now"),
    ("martin hat jo angerufen", "Martin Pryce · call · now · ask person-or-word: Jo Hill | rest · ask how: out:call | in:call"),
    ("rief martin an", "Martin Pryce · out call · now · ask came-of-it: talked | voicemail | no-answer"),
    ("martin rief an", "Martin Pryce · in call talked · now"),
    ("martin rief mich zurück", "Martin Pryce · in call talked · now"),
    ("martin zurückgerufen, mailbox", "Martin Pryce · out call voicemail · now"),
    ("siobhan auf ab gesprochen", "Siobhan Kelly · out call voicemail · now"),
    ("siobhan mailbox", "Siobhan Kelly · out call voicemail · now"),
    ("nachricht für tessa hinterlassen", "Tessa Grant · out call voicemail · now"),
    ("mit priya telefoniert", "Priya Nair · call talked · now · ask how: out:call | in:call"),
    ("telefonat mit priya gestern 16 uhr", "Priya Nair · call talked · Wed 25 Nov 16:00 · ask how: out:call | in:call"),
    ("jo getroffen", "Jo Hill · met meeting talked · now"),
    ("martin heute um 10 getroffen", "Martin Pryce · met meeting talked · heute um 10? · ask when: Thu 26 Nov 2026 10:00"),
    ("war bei martin", "Martin Pryce · met meeting talked · now · ask as-agreed: agreed:101 | now"),
    ("jo war da", "Jo Hill · met meeting talked · now"),
    ("kaffee mit tom", "Tom Cole · met meeting talked · now"),
    ("angebot an martin geschickt", "Martin Pryce · out · now · rest: angebot · ask how: out:email | out:text | out:post"),
    ("jo angebot geschickt", "Jo Hill · out email sent · now · rest: angebot"),
    ("jo hat fotos geschickt", "Jo Hill · in · now · rest: fotos · ask how: in:email | in:text | in:post"),
    ("mail von jo bekommen", "Jo Hill · in email received · now"),
    ("jo hat geschrieben", "Jo Hill · in · now · ask how: in:email | in:text | in:social"),
    ("sms an priya", "Priya Nair · out text sent · now"),
    ("whatsapp von priya", "Priya Nair · in text received · now"),
    ("brief an robert", "Robert Ashworth · out post sent · now"),
    ("jo und tom getroffen", "Jo Hill & Tom Cole · met meeting talked · now"),
    ("priya und tom haben angerufen", "Priya Nair & Tom Cole · in call talked · now"),
    ("wir haben priya angerufen", "Priya Nair · out call · now · ask came-of-it: talked | voicemail | no-answer"),
    ("tessa geht nicht ran", "Tessa Grant · out call no-answer · now"),
    ("mailbox von martin besprochen", "Martin Pryce · out call voicemail · now · rest: besprochen"),
    ("martin hat mir auf die mailbox gesprochen", "Martin Pryce · in call voicemail · now"),
    ("jörg war nicht da, zettel dagelassen", "Jörg Müller · out no-answer · now · rest: zettel dagelassen · ask how: out:call | out:text | out:post"),
    ("priya vorbeigekommen mit stoffmustern", "Priya Nair · met meeting talked · now · rest: mit stoffmustern · ask with?: Stoffmustern"),
    ("colin rief um halb drei an", "Colin Burrows · in call talked · Thu 26 Nov 14:30"),
    ("erinner mich an jo montag", "Jo Hill · out · montag? · rest: erinner mich · ask how: out:call | out:email | out:text · no: not-yet montag"),
    # a second contact, what is put right, hours in passing, what is still to be done
    ("jo angerufen, mailbox, dann sms geschickt", "Jo Hill · out call voicemail · now · rest: dann sms geschickt · ask second: first | out:text"),
    ("jo hat angerufen, hab zurückgerufen", "Jo Hill · in call talked · now · rest: hab zurückgerufen · ask second: first | out:call"),
    ("jo getroffen, quatsch, tessa", "Tessa Grant · met meeting talked · now"),
    ("nicht jo, tessa", "Tessa Grant · how? · now · rest: nicht jo · ask how: out:call | in:call | met:meeting"),
    ("jo getroffen 10 bis 11", "Jo Hill · met meeting talked · Thu 26 Nov 10:00 · rest: 10 bis 11"),
    ("bei siobhan angerufen so um zehn", "Siobhan Kelly · out call · so um zehn? · ask when: Thu 26 Nov 2026 10:00 | Sun 22 Nov 2026 10:00 · ask came-of-it: talked | voicemail | no-answer"),
    ("jo will es schriftlich", "Jo Hill · how? · now · rest: will es schriftlich · ask how: out:call | in:call | met:meeting · ask said-how?: only:written"),
    ("jo zurückrufen", "Jo Hill · how? · now · rest: zurückrufen · ask how: out:call | in:call | met:meeting"),
    ("muss jo noch anrufen", "Jo Hill · how? · now · rest: muss noch anrufen · ask how: out:call | in:call | met:meeting"),
    ("tessa besetzt", "Tessa Grant · out call no-answer · now"),
    ("dominic kein interesse", "Dominic Hale · how? · now · rest: kein interesse · ask how: out:call | in:call | met:meeting · ask said-no?: no-thanks"),
    ("dominic will nicht mehr angerufen werden", "Dominic Hale · how? · now · rest: will nicht mehr angerufen werden · ask how: out:call | in:call | met:meeting · ask said-no?: no-thanks | never-again"),
    ("jo bitte nicht mehr anrufen", "Jo Hill · how? · now · rest: bitte nicht mehr anrufen · ask how: out:call | in:call | met:meeting · ask said-no?: not:call | no-thanks | never-again"),
    ("martin hat abgesagt", "Martin Pryce · how? · now · no: called-off hat abgesagt"),
    ("daniel nicht erschienen", "Daniel Brandt · how? · now · no: no-show nicht erschienen"),
    ("anna berg bei holz gmbh angerufen", "new Anna Berg @ holz gmbh · out call · now · ask came-of-it: talked | voicemail | no-answer · ask new-person?: *Anna Berg | rest"),
    ("Anna Berg, Holz GmbH, getroffen", "new Anna Berg @ Holz GmbH · met meeting talked · now · ask new-person?: *Anna Berg | rest"),
    ("Martin angerufen, Angebot schicken", "Martin Pryce · out call · now · rest: Angebot schicken · ask came-of-it: talked | voicemail | no-answer"),
    ("neue kundin emma hart rief an", "new Emma Hart · in call talked · now · ask new-person?: *Emma Hart | rest"),
    ("Gestern mit Jo gesprochen", "Jo Hill · talked · Wed 25 Nov 12:00 · ask how: out:call | in:call | met:meeting"),
    ("halb drei jo angerufen", "Jo Hill · out call · Thu 26 Nov 14:30 · ask came-of-it: talked | voicemail | no-answer"),
    ("jo angerufen vor 10 minuten", "Jo Hill · out call · Thu 26 Nov 14:47 · ask came-of-it: talked | voicemail | no-answer"),
    ("vorgestern bei martin gewesen", "Martin Pryce · how? · Tue 24 Nov 12:00 · ask how: out:call | in:call | met:meeting"),
    ("termin mit martin ausgemacht für freitag", "Martin Pryce · how? · now · rest: termin mit ausgemacht für freitag · ask how: out:call | in:call | met:meeting"),
    ("martin möchte rückruf am montag", "Martin Pryce · how? · now · rest: möchte rückruf am montag · ask how: out:call | in:call | met:meeting"),
    ("frau pryce rief an", "nobody · in call talked · now · ask which-person: Martin Pryce | Frau Pryce"),
    ("spke mit jo", "Jo Hill · talked · now · ask how: out:call | in:call | met:meeting"),
    ("call mit daniel", "Daniel Brandt · out call · now · ask came-of-it: talked | voicemail | no-answer"),
    ("meeting mit daniel gestern", "Daniel Brandt · met meeting talked · Wed 25 Nov 12:00"),
    ("jo angerufen: mag zitrone > do 15 uhr wegen der torte", "Jo Hill · out call · now · note: mag zitrone · then: do 15 uhr wegen der torte · ask came-of-it: talked | voicemail | no-answer"),
    ("so, jo angerufen", "Jo Hill · out call · now · ask came-of-it: talked | voicemail | no-answer"),
    ("jo angerufen so 15 uhr", "Jo Hill · out call · Sun 22 Nov 15:00 · ask came-of-it: talked | voicemail | no-answer"),
    ("letzten dienstag tessa besucht", "Tessa Grant · met meeting talked · Tue 24 Nov 12:00"),
    ("martin nicht da, mit sheila gesprochen", "Sheila Dunne · talked · now · rest: martin nicht da · ask how: out:call | in:call | met:meeting"),
    ("+44 7700 900122 angerufen", "Tom Cole <+44 7700 900122> · out call · now · ask came-of-it: talked | voicemail | no-answer"),
    ("zurueckgerufen tom", "Tom Cole · out call · now · ask came-of-it: talked | voicemail | no-answer"),
    ("jo kurz gesehen", "Jo Hill · met meeting talked · now · rest: kurz"),
    ("verpasster anruf von carys", "Carys Bevan · in call no-answer · now"),
    ("carys anruf verpasst", "Carys Bevan · in call no-answer · now"),
    ("anruf von carys", "Carys Bevan · in call talked · now"),
    ("anruf bei carys", "Carys Bevan · out call · now · ask came-of-it: talked | voicemail | no-answer"),
    ("jo hat sich gemeldet", "Jo Hill · in · now · ask how: in:call | in:email | in:text"),
    ("linkedin nachricht an callum", "Callum Frost · out social sent · now"),
    ("telefonierte mit jo", "Jo Hill · call talked · now · ask how: out:call | in:call"),
    ("jo schrieb", "Jo Hill · in · now · ask how: in:email | in:text | in:social"),
    ("schrieb jo", "Jo Hill · out · now · ask how: out:email | out:text | out:social"),
    ("jo hat nicht angerufen", "Jo Hill · how? · now · rest: hat nicht angerufen · ask how: out:call | in:call | met:meeting"),
    ("jo wollte anrufen", "Jo Hill · how? · now · rest: wollte anrufen · ask how: out:call | in:call | met:meeting"),
    ("bei jo angerufen", "Jo Hill · out call · now · ask came-of-it: talked | voicemail | no-answer"),
    ("kaffee mit tom freitag", "Tom Cole · met meeting talked · freitag? · ask when: Fri 20 Nov 2026 | plan"),
    ("jo hat angebot geschickt", "Jo Hill · in · now · rest: angebot · ask how: in:email | in:text | in:post"),
    ("martin unterwegs, mit sheila gesprochen", "Sheila Dunne · talked · now · rest: martin unterwegs · ask how: out:call | in:call | met:meeting"),
]
NEXT = [
    ("do 15 uhr wegen der torte „ruf mich dann an“", NextKind.TALK, "Thu 03 Dec 15:00 · call · topic: der torte · words: ruf mich dann an"),
    ("in einem monat", NextKind.TALK, "Sat 26 Dec · call · off, rather Mon 28 Dec · ask day-off?: *Mon 28 Dec 2026 | same"),
    ("nächste woche", NextKind.TALK, "Mon 30 Nov to Fri 04 Dec · call"),
    ("bis montag eine zeichnung per mail", NextKind.PROMISE, "Thu 26 Nov to Mon 30 Nov · email · topic: eine zeichnung"),
    ("ich schicke das angebot bis freitag", NextKind.PROMISE, "Thu 26 Nov to Fri 27 Nov · call · topic: ich schicke das angebot"),
    ("sie melden sich", NextKind.THEIR_TURN, "no time · call"),
    ("meldet sich nach weihnachten", NextKind.THEIR_TURN, "no time · call · words: nach weihnachten"),
    ("nein danke", NextKind.NO_THANKS, "no time · call"),
    ("kein interesse „haben schon einen“", NextKind.NO_THANKS, "no time · call · words: haben schon einen"),
    ("nichts", NextKind.NOTHING, "no time · call"),
    ("termin am dienstag 10 uhr bei ihnen", NextKind.TALK, "Tue 01 Dec 10:00 · meeting · topic: termin"),
    ("anruf am 3.12. um 16 uhr", NextKind.TALK, "Thu 03 Dec 16:00 · call"),
    ("ruft an wenn der chef da ist", NextKind.THEIR_TURN, "no time · call · words: wenn der chef da ist"),
    ("ende nächster woche per mail", NextKind.TALK, "Thu 03 Dec to Fri 04 Dec · email"),
]
# fmt: on


@pytest.mark.parametrize(("typed", "meant"), LINES)
def test_a_line_means_this(typed: str, meant: str) -> None:
    assert whole(read_line(typed, GERMAN, Known())) == meant


@pytest.mark.parametrize(("typed", "kind", "meant"), NEXT)
def test_the_line_beneath_an_answer_means_this(typed: str, kind: NextKind, meant: str) -> None:
    assert next_kind(typed, vocabulary_of(("de",))) is kind
    assert whole_next(read_next(typed, kind, GERMAN, Channel.CALL)) == meant


@pytest.mark.parametrize("typed", ["zurückgerufen", "zurueckgerufen", "ZURÜCKGERUFEN"])
def test_umlauts_may_be_written_out(typed: str) -> None:
    assert whole(read_line(f"jo {typed} mailbox", GERMAN, Known())) == "Jo Hill · out call voicemail · now"


def test_what_english_says_is_said_the_same_beside_it() -> None:
    for typed in ("jo call talked", "met martin 10am", "tessa no answer", "jo emailed", "letter to robert", "jo rang"):
        assert whole(read_line(typed, GERMAN, Known())) == whole(read_line(typed, MOMENT, Known()))


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("tessa angerufen, möchte rückruf am montag", "tessa angerufen > rückruf am montag"),
        ("muss jo freitag anrufen", "jo > freitag anrufen"),
        ("jo getroffen, möchte anruf montag", "jo getroffen > anruf montag"),
    ],
)
def test_what_is_still_to_be_done_is_offered_as_what_is_next(typed: str, line: str) -> None:
    step = step_in(read_line(typed, GERMAN, Known()), GERMAN)
    assert step is not None
    assert (step.kind, step.line) == (NextKind.TALK, line)
