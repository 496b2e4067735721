"""German: what a line says how it was with, and the small words about it. Knows no grammar.

A participle without "hat" is ours, as it is noted down: "martin angerufen". With it whoever is named did it: "martin
hat angerufen". Words stand as they are written; what is typed with or without umlauts is the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import ContactOutcome
from tracker.rules.line.cutting import squeezed
from tracker.rules.line.line_reading import RefusalReason
from tracker.rules.line.vocabulary import Sense, words_of
from tracker.rules.plain_dates.tongues.german import NAMES as NAMES

_WRITTEN_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"})


def _spellings(phrase: str) -> Iterator[str]:
    """ "zurückgerufen", and "zurueckgerufen"."""
    yield squeezed(phrase)
    yield squeezed(phrase.translate(_WRITTEN_OUT))


def _words(*groups: str) -> frozenset[str]:
    return frozenset(spelt for word in words_of(*groups) for spelt in _spellings(word))


def _ways(table: Mapping[Sense, str]) -> dict[str, Sense]:
    return {
        spelt: sense for sense, phrases in table.items() for phrase in words_of(phrases) for spelt in _spellings(phrase)
    }


_OUT, _IN, _MET = Direction.OUT, Direction.IN, Direction.MET
_TALKED, _VOICEMAIL, _NO_ANSWER = ContactOutcome.TALKED, ContactOutcome.VOICEMAIL, ContactOutcome.NO_ANSWER


def _verb(channel: Channel | None, *, is_sent: bool = False, is_written: bool = False) -> Sense:
    return Sense(channel=channel, by_order=True, happened=True, is_sent=is_sent, is_written=is_written)


def _noun(channel: Channel) -> Sense:
    return Sense(channel=channel, mine=True, is_thing=True)


def _done(channel: Channel | None, *, is_sent: bool = False, is_written: bool = False) -> Sense:
    return Sense(channel=channel, mine=True, happened=True, is_sent=is_sent, is_written=is_written, by_has=True)


_HOW: Mapping[Sense, str] = {
    # by phone
    _verb(Channel.CALL): "rief|rief an|rief zurück|klingelte durch|klingelte an",
    _done(Channel.CALL): "angerufen|zurückgerufen|angeklingelt|durchgeklingelt|angeläutet",
    _noun(Channel.CALL): "anruf|anrufen|rückruf|telefon|anruf bei|kaltakquise|tel",
    Sense(channel=Channel.CALL): "telefonisch|am telefon|per telefon|am apparat",
    Sense(
        channel=Channel.CALL, outcome=_TALKED, happened=True
    ): "telefoniert|telefonat|telefonat mit|telefoniert mit|telefonierte|telefonierte mit",
    Sense(_IN, Channel.CALL, _NO_ANSWER, happened=True): (
        "verpasster anruf|verpasster anruf von|anruf verpasst|anruf in abwesenheit|hat mich nicht erreicht|"
        "hat uns nicht erreicht|hat versucht mich zu erreichen"
    ),
    # in writing
    _done(Channel.EMAIL): "gemailt|angemailt|zurückgemailt",
    _verb(Channel.EMAIL): "mailte",
    _noun(Channel.EMAIL): "mails|eine mail|eine e-mail|rundmail|antwortmail",
    Sense(channel=Channel.EMAIL): "per mail|per e-mail|per email|als mail|via mail",
    _done(Channel.TEXT): "gesimst|getextet|angetextet|gewhatsappt",
    _noun(Channel.TEXT): "nachricht|eine nachricht|eine sms|kurznachricht|sprachnachricht",
    Sense(channel=Channel.TEXT): "per sms|per whatsapp|über whatsapp|auf whatsapp|per nachricht|per signal",
    Sense(channel=Channel.SOCIAL): "auf linkedin|über linkedin|auf instagram|über instagram|auf facebook|auf xing",
    _noun(Channel.POST): "brief|ein brief|karte|eine karte|postkarte|paket|päckchen|weihnachtskarte|prospekt",
    Sense(channel=Channel.POST): "per post|per brief|mit der post|als brief",
    _verb(None, is_written=True): "schrieb|antwortete",
    _done(None, is_written=True): "geschrieben|geantwortet|zurückgeschrieben|angeschrieben|beantwortet",
    _done(None, is_sent=True, is_written=True): (
        "geschickt|gesendet|verschickt|versendet|abgeschickt|rausgeschickt|zugeschickt|weitergeleitet|versandt"
    ),
    _verb(None, is_sent=True, is_written=True): "schickte|sendete|sandte",
    Sense(_IN, happened=True): "erhalten|bekommen|gehört von|antwort von|eine antwort von",
    _done(None): "kontaktiert|gemeldet|nachgefasst|nachgehakt",
    Sense(_IN, by_order=True, happened=True): "hat sich gemeldet|meldete sich|haben sich gemeldet",
    # on a screen
    _noun(Channel.VIDEO): "videoanruf|videokonferenz|videotelefonat|videogespräch|zoom-call|teams-call|videocall",
    Sense(channel=Channel.VIDEO): "per video|per zoom|per teams|über zoom|über teams|via zoom|via teams|am bildschirm",
    # face to face
    Sense(_MET, Channel.MEETING, _TALKED, happened=True): (
        "getroffen|besucht|war bei|waren bei|gewesen bei|war da|war hier|war im laden|kam vorbei|vorbeigekommen|"
        "vorbeigeschaut|schaute vorbei|traf|trafen|persönlich|vor ort|zusammengesessen|gesehen|begegnet|"
        "kaffee getrunken|kaffee getrunken mit|essen gewesen mit|war essen mit|über den weg gelaufen"
    ),
    Sense(_MET, Channel.MEETING, _TALKED, happened=True, is_thing=True): (
        "treffen|termin|besuch|kaffee|mittagessen|abendessen|frühstück|besprechung|gesprächstermin|ortstermin|"
        "hausbesuch|besuch bei|termin bei|termin mit|treffen mit|kundentermin|vor-ort-termin"
    ),
    # what came of it
    Sense(outcome=_TALKED, happened=True): (
        "gesprochen|geredet|gesprochen mit|geredet mit|unterhalten|sprach|sprach mit|sprachen|besprochen|ausgetauscht"
    ),
    Sense(outcome=_TALKED, happened=True, is_thing=True): "gespräch|gespräch mit|unterhaltung",
    Sense(_OUT, Channel.CALL, _TALKED, happened=True): "erreicht|dran gehabt|an den apparat bekommen|ging ran",
    Sense(None, Channel.CALL, _VOICEMAIL, mine=True, happened=True): (
        "anrufbeantworter|auf ab|auf den ab|auf band|auf die mailbox|auf mailbox|nur mailbox|nur ab|"
        "nachricht auf mailbox|nachricht auf ab|nachricht auf dem ab|auf dem anrufbeantworter|ging die mailbox ran"
    ),
    Sense(None, Channel.CALL, _VOICEMAIL, mine=True, happened=True, by_has=True): (
        "ab besprochen|auf ab gesprochen|auf den ab gesprochen|auf band gesprochen|auf die mailbox gesprochen|"
        "auf mailbox gesprochen|mailbox besprochen|nachricht hinterlassen|eine nachricht hinterlassen|"
        "auf den anrufbeantworter gesprochen|auf anrufbeantworter gesprochen"
    ),
    Sense(_OUT, Channel.CALL, _NO_ANSWER, happened=True): (
        "nicht erreicht|niemanden erreicht|niemand erreicht|keinen erreicht|nicht erreichbar|nicht ran|"
        "geht nicht ran|ging nicht ran|nicht rangegangen|ist nicht rangegangen|nimmt nicht ab|nahm nicht ab|"
        "nicht abgenommen|hebt nicht ab|hob nicht ab|besetzt|war besetzt|keiner abgenommen|niemand abgenommen|"
        "versucht|erfolglos angerufen|vergeblich angerufen|vergeblich versucht|zu erreichen versucht|"
        "versucht zu erreichen|angerufen aber nicht erreicht|angerufen nicht erreicht|nicht zu erreichen|"
        "war nicht zu erreichen"
    ),
    # by a call or at the door
    Sense(_OUT, outcome=_NO_ANSWER, happened=True): (
        "nicht da|war nicht da|keiner da|niemand da|niemand zu hause|nicht zu hause|nicht am platz|keiner zu hause|"
        "nie wer da"
    ),
    Sense(_OUT, Channel.CALL, _NO_ANSWER, happened=True, beside_a_call=True): (
        "keine antwort|keine rückmeldung|nicht geantwortet|hat nicht geantwortet|antwortet nicht|noch keine antwort"
    ),
    # nothing came about
    Sense(mishap=RefusalReason.CALLED_OFF, happened=True): (
        "abgesagt|hat abgesagt|haben abgesagt|sagte ab|sagt ab|storniert|hat storniert|termin abgesagt|"
        "hat den termin abgesagt|treffen abgesagt"
    ),
    Sense(mishap=RefusalReason.NO_SHOW, happened=True): (
        "nicht erschienen|ist nicht erschienen|nicht gekommen|ist nicht gekommen|kam nicht|nicht aufgetaucht|"
        "ist nicht aufgetaucht|hat mich versetzt|hat uns versetzt|termin geplatzt"
    ),
}

_NEXT: Mapping[Channel, str] = {
    Channel.CALL: (
        "anruf|anrufen|telefon|telefonat|telefonisch|per telefon|am telefon|ein anruf|rückruf|einen rückruf|"
        "einen anruf|zurückrufen|nochmal anrufen|nochmals anrufen|wieder anrufen|erneut anrufen|noch anrufen|"
        "noch mal anrufen|nochmal versuchen|nochmals versuchen|wieder versuchen|angerufen werden"
    ),
    Channel.EMAIL: "per mail|per e-mail|per email|als mail|eine mail|mailen|mail schicken",
    Channel.TEXT: "per sms|per whatsapp|nachricht|eine nachricht|über whatsapp",
    Channel.VIDEO: "per video|videoanruf|videocall|per zoom|per teams|über zoom|über teams|videokonferenz",
    Channel.POST: "per post|brief|ein brief|per brief|karte|mit der post",
    Channel.MEETING: (
        "treffen|termin|besuch|vor ort|persönlich|kaffee|mittagessen|ein treffen|ein termin|auf einen kaffee|"
        "bei ihm|bei ihr|bei ihnen|bei uns|bei mir|zum kaffee|zum mittagessen|zum essen"
    ),
}

WAYS: Mapping[str, Mapping[str, object]] = {
    "ways": _ways(_HOW),
    "next_ways": {
        spelt: channel
        for channel, phrases in _NEXT.items()
        for phrase in words_of(phrases)
        for spelt in _spellings(phrase)
    },
}
WORDS: Mapping[str, frozenset[str]] = {
    "joins": _words("und|u|sowie"),
    "withs": _words("mit|m|samt|bei|zusammen mit"),
    "froms": _words("von|vom"),
    "tos": _words("an|für|fuer"),
    "bys": _words("durch"),
    "me": _words("mich|mir|uns"),
    "i": _words("ich|wir"),
    "they": _words("er|sie|es"),
    "them": _words("ihn|ihm|ihnen"),
    "fillers": _words(
        "der|die|das|den|dem|des|ein|eine|einen|einem|einer|kurz|lange|lang|gut|nett|schön|gerade|eben|dann|noch|"
        "nochmal|"
        "nochmals|wieder|auch|endlich|nur|schon|im|am|auf|zum|zur|so|mal|heute nur|grad|worden|gewesen|sich|wurde|"
        "wurden"
    ),
    "backs": _words("an|zurück|wieder|nochmal|nochmals|beide|kurz|schon|worden|gewesen|bekommen|gehabt"),
    "abouts": _words("wegen|über|bezüglich|bzgl|betr|betreff|betreffs|zwecks|hinsichtlich|weil|zu"),
    "clauses": _words(
        "sagt|sagte|meint|meinte|will|wollte|wollen|möchte|möchten|mag|wünscht|fragt|fragte|braucht|bräuchte|findet|"
        "fand|"
        "hofft|kann|könnte|konnte|soll|sollte|sollen|muss|müsste|darf|ist|war|sind|waren|wird|werden|würde|bittet|bat|"
        "überlegt|überlegte|plant|bestellt|bestellte|kauft|kaufte|nimmt|nahm|kommt|geht|bekommt|ob|wenn|dass|da|denn|"
        "aber|sobald|interessiert|zufrieden|glücklich|begeistert|einverstanden|unterschreibt|unterschrieben|"
        "ruft|meldet|melden|schickt|schreibt|braucht|hätte|zahlt|bezahlt|zugesagt|versprach|erzählt|erzählte|weiß|weiss"
    ),
    "auxiliaries": _words("soll|sollte|muss|müsste|kann|könnte|darf|werde|wird|möchte|würde"),
    "belongings": _words("ihr|ihre|ihrer|ihrem|ihren|sein|seine|seiner|seinem|seinen|mein|meine|meiner|unser|unsere"),
    "never_names": _words(
        "der|die|das|dem|den|des|ein|eine|einen|einem|einer|eines|und|oder|nicht|kein|keine|keinen|nein|ja|hat|habe|"
        "hab|"
        "haben|hatte|ist|war|sind|waren|wird|werden|ich|du|er|sie|es|wir|ihr|mich|mir|uns|ihn|ihm|ihnen|mit|bei|von|"
        "vom|"
        "zu|zum|zur|an|am|im|in|auf|aus|um|nach|vor|bis|ab|für|über|wegen|ohne|gegen|als|wie|wo|was|wer|wann|warum|"
        "heute|gestern|morgen|vorgestern|übermorgen|jetzt|gleich|bald|später|früh|mittag|nachmittag|abend|woche|wochen|"
        "monat|monate|jahr|tag|tage|stunde|stunden|minute|minuten|uhr|halb|viertel|angebot|preis|preise|rechnung|"
        "auftrag|vertrag|bestellung|lieferung|muster|torte|kuchen|unterlagen|akten|termin|anfrage|rückfrage|frage|"
        "fragen|antwort|danke|bitte|grüße|gruß|gruss|hallo|liebe|lieber|sehr|geehrte|geehrter|freundliche|freundlichen|"
        "neu|neue|neuer|neuen|kunde|kundin|kunden|kontakt|interessent|interessentin|firma|büro|messe|markt|stand|"
        "mutter|vater|mama|papa|frau|mann|ehefrau|ehemann|partner|partnerin|chef|chefin|kollege|kollegin|sekretärin|"
        "assistent|assistentin|schwester|bruder|tochter|sohn|freund|freundin|nachbar|nachbarin|interesse|bedarf|"
        "rückruf|urlaub|krank|unterwegs|wieder|nochmal|schon|noch|auch|nur|mal|dann|sehr|viel|alle|alles|niemand|"
        "keiner|hinterlassen|dagelassen|worden|gewesen|zurückrufen|anrufen|mailen|schreiben|melden|erinnern|"
        "nachfassen|nachhaken|versuchen|quatsch|sorry|moment|halt|stimmt|korrektur|doch|warte|statt|stattdessen"
    ),
    "relations": _words(
        "mutter|vater|mama|papa|frau|mann|ehefrau|ehemann|partner|partnerin|chef|chefin|kollege|kollegin|sekretärin|"
        "assistent|assistentin|schwester|bruder|tochter|sohn|freund|freundin|nachbar|nachbarin|verlobter|verlobte|"
        "steuerberater|anwalt|eltern"
    ),
    "in_firms": _words("und|der|für"),
    "newness": _words("neu|neue|neuer|neuen"),
    "new_as": _words("kunde|kundin|kunden|kontakt|interessent|interessentin|person"),
    "refusing": _words("nicht|nicht mehr|nie|nie wieder|nie mehr|kein|keine|keinen|bitte nicht|bitte nicht mehr|ohne"),
    "refused_on": _words("mehr|wieder|mich|uns|bitte"),
    "not_done": _words("nicht|kein|keine|keinen|ohne"),
    "arranging": _words(
        "vereinbart|ausgemacht|verabredet|geplant|gebucht|bestätigt|verschoben|verlegt|angesetzt|vorgeschlagen|"
        "angeboten|"
        "plane|planen|vereinbaren|ausmachen|bestätigen|verschieben|verlegen|neuer|neuen|nächster|nächstes|nächsten"
    ),
    "arranged": _words(
        "vereinbart|ausgemacht|verabredet|geplant|gebucht|bestätigt|verschoben|verlegt|angesetzt|abgemacht|vorgemerkt"
    ),
    "absent": _words(
        "nicht da|nicht erreicht|unterwegs|im urlaub|krank|außer haus|ausser haus|im termin|nicht im haus|weg|besetzt|"
        "nicht erreichbar"
    ),
    "asides": _words("für|statt|anstatt|nicht"),
    "forbidding": _words(
        "nicht mehr anrufen|bitte nicht mehr anrufen|keine anrufe mehr|nicht mehr kontaktieren|nicht mehr melden|"
        "bitte nicht mehr melden|keine mails mehr|keine e-mails mehr|keine werbung mehr|von der liste streichen|"
        "aus dem verteiler nehmen|aus dem verteiler|lassen sie mich in ruhe|in ruhe lassen|nie wieder anrufen|"
        "nicht mehr schreiben"
    ),
    "declining": _words(
        "kein interesse|kein interesse mehr|keinen bedarf|kein bedarf|nein danke|nicht interessiert|abgelehnt|lehnt ab|"
        "hat abgelehnt|will nicht|will nicht mehr|möchte nicht|hat sich anders entschieden"
    ),
    "telling": _words("sprachnachricht|weihnachtskarte|prospekt|paket|päckchen|kaltakquise|ortstermin|hausbesuch"),
    "telling_words": _words("nochmal|nochmals|wieder|endlich|kurz|lange|lang|gut|nett|schön|schon"),
    "titles": _words("herr|herrn|frau|hr|fr|dr"),
    "looking_back": _words("gestern|heute|vorgestern|vorhin"),
    "deadlines": _words("bis|spätestens"),
    "days": _words("heute|gestern|vorgestern|morgen|übermorgen|letzte|letzten|letzter|vormittag|nachmittag|abend|früh"),
    "openers": _words(
        "heute|gestern|vorgestern|morgen|übermorgen|um|am|im|in|vor|nach|gegen|halb|viertel|dreiviertel|letzte|letzten|"
        "letzter|letztes|diese|diesen|dieser|nächste|nächsten|nächster|nächstes|kommende|kommenden|kommender|ab|vom|"
        "anfang|mitte|ende|ein|eine|einer|einem|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|jetzt|gerade|eben|"
        "mittags|abends|vormittags|nachmittags|früh|in|übernächste|übernächsten|weihnachten|ostern|den|der"
    ),
    "in_times": _words(
        "uhr|vor|nach|halb|viertel|tag|tage|tagen|woche|wochen|monat|monate|monaten|stunde|stunden|minuten|minute|jahr|"
        "früh|mittag|mittags|abend|abends|vormittag|vormittags|nachmittag|nachmittags|morgen|nacht|ein|eine|einer|"
        "einem|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|um|am|bis|und|oder|den|dem|der|des|paar|"
        "anfang|mitte|ende|nächster|nächste|nächsten|nächstes|über"
    ),
    "left": _words("hinterlassen|dagelassen"),
    "messages": _words("nachricht|nachrichten"),
    "messages_with": _words("nachricht|hinterlassen"),
    "ors": _words("oder|und|bis"),
    "next_every": _words("jede|jeden|jeder|jedes|jedem"),
    "next_about": _words("wegen|über|zum thema|bezüglich|bzgl|betreff|betr|zur|zum|um zu besprechen"),
    "next_by": _words("bis|spätestens|vor|bis spätestens"),
    "next_their_turn": _words(
        "sie melden sich|sie meldet sich|er meldet sich|melden sich|meldet sich|melden sich wieder|meldet sich wieder|"
        "sie ruft an|er ruft an|sie rufen an|ruft an|rufen an|ruft zurück|rufen zurück|sie ruft zurück|er ruft zurück|"
        "ruft mich an|sie sind dran|sie ist dran|er ist dran|wir melden uns|ich melde mich|sie schreiben|sie schreibt|"
        "er schreibt|sie geben bescheid|gibt bescheid|geben bescheid|warten auf antwort|wir rufen sie an"
    ),
    "next_no": _words(
        "nein|nein danke|kein interesse|kein bedarf|keinen bedarf|nicht mehr anrufen|nicht mehr melden|lehnt ab|"
        "abgelehnt|"
        "nicht interessiert|nie wieder"
    ),
    "next_nothing": _words(
        "nichts|nichts vereinbart|nichts ausgemacht|passt so|das passt so|nichts weiter|nichts mehr"
    ),
    "next_promise": _words(
        "ich schicke|schicke|ich sende|sende|versprochen|ich habe versprochen|ich kläre|kläre|ich schulde|schulde|"
        "ich besorge|besorge|ich liefere|liefere|ich schreibe|ich maile|maile|ich frage nach"
    ),
    "not_alone": _words("so|do"),
    "besides_then": _words("dann|und|u|danach|später|aber|anschließend|daraufhin|hinterher"),
    "instead": _words("stattdessen|dafür"),
    "in_writing": _words("schriftlich"),
    "wanting": _words(
        "will es|möchte es|will alles|möchte alles|will das|möchte das|braucht es|wünscht es|bitte|lieber"
    ),
    "denying": _words("nicht"),
    "step_leads": _words(
        "will|möchte|wollte|bittet um|bat um|braucht|wünscht|soll|sollen|soll ich|muss|muss ich|ich muss|ich soll|"
        "will einen|möchte einen|bittet um einen|dann|bitte"
    ),
    "correcting": _words(
        "nein warte|nein quatsch|quatsch nein|quatsch|stimmt nicht|korrektur|besser gesagt|vielmehr|nein falsch|falsch|"
        "ich meine|ich meinte|nein ich meine|nein ich meinte|nein moment|moment nein|ach nein|nein doch|nein halt|"
        "nein sorry|sorry nein|beziehungsweise nein"
    ),
    "correcting_beside": _words("nein|ne|nee|sorry|halt|moment|äh"),
    "correcting_on": _words("es|das|war|am|das war|ich|er|sie|der|die"),
    "tills": _words("bis"),
    "hours": _words("eins|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf"),
    "parts_of_hour": _words("halb|viertel nach|viertel vor|dreiviertel|viertel|fünf nach|zehn nach|fünf vor|zehn vor"),
    "roughly": _words("gegen|ca|circa|etwa|ungefähr"),
    "besides": _words("auch|ebenfalls"),
    "leads_to_hours": _words("um|gegen"),
    "to_do": _words("muss|muss noch|ich muss|ich muss noch|soll|soll ich|ich soll|noch|bitte noch"),
    "done_last": _words("anrufen|zurückrufen|mailen|schreiben|treffen|besuchen|antworten|anschreiben"),
    "past": _words("hatte|hatten|war|waren|gehabt|gewesen|letzte|letzten|letzter|letztes|vor|gerade|eben|vorhin|gab"),
    "notes": _words("zettel|notiz|karte|prospekt|flyer"),
    "handing": _words("hinterlassen|eingeworfen|dagelassen"),
    "several": _words("mal|dreimal|viermal|zweimal|mehrmals|fünfmal|die ganze woche|den ganzen tag|täglich|jeden tag"),
    "reminding": _words("erinner mich|erinnere mich|erinnerung|erinner mich an|erinnere mich an|erinnerung an"),
    "machines": _words("mailbox|anrufbeantworter|ab"),
    "ends_no_time": _words("an|auf|zu|bei|mit|von"),
    "they_have": _words("hat|hatte"),
    "i_have": _words("hab|habe|ich habe|hatte ich"),
    "we_have": _words("haben|hatten"),
}
READ = _words(
    "angerufen|zurückgerufen|telefoniert|gesprochen|getroffen|besucht|geschickt|gesendet|geschrieben|gemailt|erreicht|"
    "rief|"
    "ruft|traf|hat|habe|ab|anrufbeantworter|termin|anruf|treffen"
)
"""Of what is told to be foreign elsewhere."""
