"""Claims about kinds of lines that people typed who knew nothing of it: each with its whole reading."""

from __future__ import annotations

import pytest

from tests.rules.line.people import MOMENT, PEOPLE, Known
from tests.rules.line.told import parts, whole
from tracker.rules.line import Answer
from tracker.rules.line.reading import read_line
from tracker.rules.prospect import Prospect

# fmt: off
FIRMS = [
    ("Anna Berg, Berg Events 020 7946 0991 called me", "new Anna Berg @ Berg Events <020 7946 0991> · in call talked · now · ask new-person?: *Anna Berg | rest"),
    ("new Bob Stone, Stone & Sons, met at trade fair today, bob@stone.example", "new Bob Stone @ Stone & Sons <bob@stone.example> · met meeting talked · Thu 26 Nov 14:57 · rest: at trade fair · ask new-person?: *Bob Stone | rest"),
    ("met anna berg of berg events", "new Anna Berg @ berg events · met meeting talked · now · ask new-person?: *Anna Berg | rest"),
    ("met anna berg, berg flowers", "new Anna Berg @ berg flowers · met meeting talked · now · ask new-person?: *Anna Berg | rest"),
    ("Anna Berg at Hart Bakery rang", "new Anna Berg @ Hart Bakery · in call talked · now · ask new-person?: *Anna Berg | rest"),
    ("met Anna Berg at Hart Bakery", "new Anna Berg · met meeting talked · now · rest: at Hart Bakery · ask new-person?: *Anna Berg | rest"),
    ("met Anna Berg at the Grand Hotel", "new Anna Berg · met meeting talked · now · rest: at the Grand Hotel · ask new-person?: *Anna Berg | rest"),
    ("anna berg of hart ltd emailed about tiers", "new Anna Berg @ hart ltd · in email received · now · rest: about tiers · ask new-person?: *Anna Berg | rest"),
    ("called Anna Berg with Silver Events no answer", "new Anna Berg @ Silver Events · out call no-answer · now · ask new-person?: *Anna Berg | rest"),
    ("met sara lind, frost & vine", "new Sara Lind @ frost & vine · met meeting talked · now · ask new-person?: *Sara Lind | rest"),
    ("met Anna Berg, Pryce & Dunne Solicitors", "new Anna Berg @ Pryce & Dunne Solicitors · met meeting talked · now · ask new-person?: *Anna Berg | rest"),
    ("Martin Pryce, Pryce & Dunne Solicitors rang", "Martin Pryce · in call talked · now"),
    ("Emma Lind, Lind Studio, e-mailed yesterday", "new Emma Lind @ Lind Studio · in email received · Wed 25 Nov 12:00 · ask new-person?: *Emma Lind | rest"),
    ("Anna Berg, Berg and Sons rang", "new Anna Berg @ Berg and Sons · in call talked · now · ask new-person?: *Anna Berg | rest"),
    ("Anna Berg bei Holz GmbH angerufen", "new Anna Berg @ Holz GmbH · how? · now · rest: angerufen · ask how: out:call | in:call | met:meeting · ask new-person?: *Anna Berg | rest"),
    ("rang Tom Stone, Stone Stores 020 7946 0991, voicemail", "nobody · out call voicemail · now · ask which-person: Tom Cole | Tom Stone"),
    ("Berg Events called", "new Berg Events · in call talked · now · ask new-person?: *Berg Events | rest"),
    ("met Anna Berg, Ben Cole", "new Anna Berg & new Ben Cole · met meeting talked · now · ask new-person?: *Anna Berg | rest · ask new-person?: *Ben Cole | rest"),
    ("met anna berg, ben cole", "new Anna Berg · met meeting talked · now · rest: ben cole · ask new-person?: *Anna Berg | rest · ask with?: Ben Cole"),
    ("met Anna Berg, Ben Berg", "new Anna Berg & new Ben Berg · met meeting talked · now · ask new-person?: *Anna Berg | rest · ask new-person?: *Ben Berg | rest"),
    ("met Sara Lind, Ben Hart & Kim Stone", "new Sara Lind & new Ben Hart & new Kim Stone · met meeting talked · now · ask new-person?: *Sara Lind | rest · ask new-person?: *Ben Hart | rest · ask new-person?: *Kim Stone | rest"),
    ("met Sara, Ben & Tim", "new Sara & new Ben & new Tim · met meeting talked · now · ask new-person?: *Sara | rest · ask new-person?: *Ben | rest · ask new-person?: *Tim | rest"),
    ("met anna berg, nice company", "new Anna Berg · met meeting talked · now · rest: nice company · ask new-person?: *Anna Berg | rest"),
    ("met anna berg, wedding cake", "new Anna Berg · met meeting talked · now · rest: wedding cake · ask new-person?: *Anna Berg | rest"),
    ("met anna berg, priya & tom", "new Anna Berg of Nair and Cole & Priya Nair & Tom Cole · met meeting talked · now · ask new-person?: *Anna Berg | Anna Berg | Anna Berg | rest"),
]
"""Somebody new, and behind a comma or a small word the firm they are of; or somebody else, or a place."""
NEW = [
    ("new person anna berg called", "new Anna Berg · in call talked · now · ask new-person?: *Anna Berg | rest"),
    ("new anna berg called", "new Anna Berg · in call talked · now · ask new-person?: *Anna Berg | rest"),
    ("met new client Bob Stone at the fair", "new Bob Stone · met meeting talked · now · rest: at the fair · ask new-person?: *Bob Stone | rest"),
    ("new lead anna berg from berg events rang", "new Anna Berg @ berg events · in call talked · now · ask new-person?: *Anna Berg | rest"),
    ("met jo and new client bob stone", "Jo Hill & new Bob Stone · met meeting talked · now · ask new-person?: *Bob Stone | rest"),
    ("new contact emma & new contact ben met", "new Emma & new Ben · met meeting talked · now · ask new-person?: *Emma | rest · ask new-person?: *Ben | rest"),
    ("New Mrs Stone rang", "new Mrs Stone · in call talked · now · ask new-person?: *Mrs Stone | rest"),
    ("new jo rang", "nobody · in call talked · now · ask which-person: Jo | Jo Hill | Jörg Müller"),
    ("new customer Jo Hill rang", "nobody · in call talked · now · ask which-person: Jo Hill | Jo Hill"),
    ("jo rang new kitchen", "Jo Hill · in call talked · now · rest: new kitchen"),
    ("jo has a new client", "Jo Hill · how? · now · rest: has a new client · ask how: out:call | in:call | met:meeting"),
    ("new cake order from jo", "Jo Hill · in · now · rest: new cake order · ask how: in:call | in:email | in:text"),
]
"""“New” before a name, and before what is none."""
TELLING = [
    ("sent tessa birthday card", "Tessa Grant · out post sent · now · rest: birthday card"),
    ("sent a thank you card to jo", "Jo Hill · out post sent · now · rest: thank you card"),
    ("brochure to robert", "Robert Ashworth · out post sent · now · rest: brochure"),
    ("posted jo a parcel", "Jo Hill · out post sent · now · rest: a parcel"),
    ("fax to jo", "Jo Hill · out post sent · now · rest: fax"),
    ("cold call jo no answer", "Jo Hill · out call no-answer · now · rest: cold call"),
    ("site visit martin yesterday", "Martin Pryce · met meeting talked · Wed 25 Nov 12:00 · rest: site visit"),
    ("linkedin request to callum", "Callum Frost · out social sent · now · rest: linkedin request"),
    ("rang jo again no answer", "Jo Hill · out call no-answer · now · rest: again"),
    ("had a nice long call with jo", "Jo Hill · out call · now · rest: nice long · ask came-of-it: talked | voicemail | no-answer"),
    ("finally got hold of tom", "Tom Cole · out call talked · now · rest: finally"),
    ("another letter to robert", "Robert Ashworth · out post sent · now · rest: another"),
    ("met jo briefly", "Jo Hill · met meeting talked · now · rest: briefly"),
    ("jo whatsapp call talked", "Jo Hill · out call talked · now · rest: whatsapp call"),
    ("letter to robert", "Robert Ashworth · out post sent · now"),
    ("called jo back", "Jo Hill · out call · now · ask came-of-it: talked | voicemail | no-answer"),
]
"""What says more than the way is for the note as well."""
NO = [
    ("jo hill phone, dont call again", "Jo Hill · out call · now · rest: dont call again · ask came-of-it: talked | voicemail | no-answer · ask said-no?: not:call | no-thanks | never-again"),
    ("jo rang, dont call again", "Jo Hill · in call talked · now · rest: dont call again · ask said-no?: not:call | no-thanks | never-again"),
    ("jo emailed never ring again", "Jo Hill · in email received · now · rest: never ring again · ask said-no?: not:call | no-thanks | never-again"),
    ("jo texted take me off", "Jo Hill · in text received · now · rest: take me off · ask said-no?: no-thanks | never-again"),
    ("called jo, please do not call me again", "Jo Hill · out call · now · rest: please do not call me again · ask came-of-it: talked | voicemail | no-answer · ask said-no?: not:call | no-thanks | never-again"),
    ("jo rang not interested", "Jo Hill · in call talked · now · rest: not interested · ask said-no?: no-thanks"),
    ("jo rang, no more calls please", "Jo Hill · in call talked · now · rest: no more calls please · ask said-how?: not:call | never-again"),
    ("jo emailed, stop emailing me", "Jo Hill · in email received · now · rest: stop emailing me · ask said-no?: not:email | no-thanks | never-again"),
    ("jo texted no thanks", "Jo Hill · in text received · now · rest: no thanks · ask said-no?: no-thanks"),
    ("jo rang: take me off the list", "Jo Hill · in call talked · now · note: take me off the list · ask said-no?: no-thanks | never-again"),
    ("emailed jo no thanks", "Jo Hill · out email sent · now · rest: no thanks"),
    ("jo dont call again", "Jo Hill · how? · now · rest: dont call again · ask how: out:call | in:call | met:meeting · ask said-no?: not:call | no-thanks | never-again"),
    ("jo didnt call", "Jo Hill · how? · now · rest: didnt call · ask how: out:call | in:call | met:meeting"),
    ("never met jo", "Jo Hill · how? · now · rest: never met · ask how: out:call | in:call | met:meeting"),
    ("jo rang not happy", "Jo Hill · in call talked · now · rest: not happy"),
]
"""What was not to be is no contact; where they can have said it, it is asked whether it was a no."""
CALLED_OFF = [
    ("tessa phoned, cancelled tomorow", "Tessa Grant · in call talked · now · rest: cancelled tomorow"),
    ("jo phoned, cancelled thursday", "Jo Hill · in call talked · now · rest: cancelled thursday"),
    ("jo phoned, cancelled yesterday", "Jo Hill · in call talked · Wed 25 Nov 12:00 · rest: cancelled"),
    ("jo rang, called off monday 3pm", "Jo Hill · in call talked · now · rest: called off monday 3pm"),
    ("jo emailed 10am, cancelled tomorrow", "Jo Hill · in email received · Thu 26 Nov 10:00 · rest: cancelled tomorrow"),
    ("jo texted, had to cancel friday", "Jo Hill · in text received · now · rest: had to cancel friday"),
    ("jo rang, pulled out of next week", "Jo Hill · in call talked · now · rest: pulled out of next week"),
    ("jo mailed, cancelled our meeting tomorrow", "Jo Hill · in email received · now · rest: cancelled our meeting tomorrow"),
    ("jo cancelled tomorrow", "Jo Hill · how? · tomorrow? · no: called-off cancelled"),
    ("jo rang 4pm, cancelled", "Jo Hill · in call talked · 4pm? · rest: cancelled · ask when: Wed 25 Nov 2026 16:00"),
    ("jo rang tomorow", "Jo Hill · in call talked · tomorow? · no: not-yet tomorow"),
]
"""What was called off in a contact is for the note, with the time it would have been."""
TITLES = [
    ("Mr Pryce mail this afternoon, answerd by mail", "nobody · out email sent · Thu 26 Nov 14:57 · rest: answerd · ask which-person: Martin Pryce | Mr Pryce · ask word?: answered"),
    ("Mr Pryce rang", "nobody · in call talked · now · ask which-person: Martin Pryce | Mr Pryce"),
    ("Dr Nair emailed", "nobody · in email received · now · ask which-person: Priya Nair | Dr Nair"),
    ("Herr Müller rang", "nobody · in call talked · now · ask which-person: Jörg Müller | Herr Müller"),
    ("Miss Kelly no answer", "nobody · out call no-answer · now · ask which-person: Siobhan Kelly | Miss Kelly"),
    ("called Mr. Hale talked", "nobody · out call talked · now · ask which-person: Dominic Hale | Mr. Hale"),
    ("Mr Ashworth rang", "nobody · in call talked · now · ask which-person: Helen Ashworth | Robert Ashworth | Mr Ashworth"),
    ("Mr Pry rang", "nobody · in call talked · now · ask which-person: Martin Pryce | Mr Pry"),
    ("Ms Martin rang", "nobody · in call talked · now · ask which-person: Martin Pryce | Ms Martin"),
    ("met Mr Smith", "new Mr Smith · met meeting talked · now · ask new-person?: *Mr Smith | rest"),
    ("met Mr and Mrs Ashworth", "nobody · met meeting talked · now · rest: Mr · ask which-person: Helen Ashworth | Robert Ashworth | Mrs Ashworth"),
]
"""A title and a family name that one person has; several, a beginning, a first name and a stranger are asked about."""
FOREIGN = [
    ("called jo by teams", "Jo Hill · out video · now · ask came-of-it: talked | voicemail | no-answer"),
    ("jo by teams talked", "Jo Hill · video talked · now · ask how: out:video | in:video"),
    ("jo on whatsapp", "Jo Hill · text · now · ask how: out:text | in:text"),
    ("called jo on whatsapp", "Jo Hill · out call · now · rest: on whatsapp · ask came-of-it: talked | voicemail | no-answer"),
    ("jo angerufen", "nobody · how? · now · ask which-person: Jo Hill | Jo Angerufen · ask how: out:call | in:call | met:meeting"),
    ("angerufen jo", "Jo Hill · how? · now · rest: angerufen · ask how: out:call | in:call | met:meeting"),
    ("jo getroffen", "nobody · how? · now · ask which-person: Jo Hill | Jo Getroffen · ask how: out:call | in:call | met:meeting"),
    ("anna berg getroffen", "new Anna Berg · how? · now · rest: getroffen · ask how: out:call | in:call | met:meeting · ask new-person?: *Anna Berg | rest"),
    ("martin auf AB gesprochen", "Martin Pryce · how? · now · rest: auf AB gesprochen · ask how: out:call | in:call | met:meeting"),
    ("AB von jo", "Jo Hill · how? · now · rest: AB von · ask how: out:call | in:call | met:meeting"),
]
"""Ways in other words are asked about or noted."""
APART = [
    ("patrick o shea", "Patrick O'Shea · how? · now · ask how: out:call | in:call | met:meeting"),
    ("rang patrick o shea", "Patrick O'Shea · out call · now · ask came-of-it: talked | voicemail | no-answer"),
    ("met o shea", "nobody · met meeting talked · now · ask which-person: Patrick O'Shea | O'Shea"),
    ("rang o brien", "new O'Brien · out call · now · ask came-of-it: talked | voicemail | no-answer · ask new-person?: *O'Brien | rest"),
    ("met sinead o brien", "new Sinead O'Brien · met meeting talked · now · ask new-person?: *Sinead O'Brien | rest"),
    ("tom o connor rang", "nobody · in call talked · now · ask which-person: Tom Cole | Tom O'Connor"),
    ("ian mc donald rang", "new Ian McDonald · in call talked · now · ask new-person?: *Ian McDonald | rest"),
    ("Ian Mc Donald rang", "new Ian Mc Donald · in call talked · now · ask new-person?: *Ian Mc Donald | rest"),
    ("jean d souza emailed", "new Jean D Souza · in email received · now · ask new-person?: *Jean D Souza | rest"),
    ("met rob st john", "nobody · met meeting talked · now · ask which-person: Robert Ashworth | Rob St John"),
    ("pat kelly rang", "nobody · in call talked · now · ask which-person: Patrick O'Shea | Pat Kelly"),
    ("met jo at 3 o clock", "Jo Hill · met meeting talked · at 3 o clock? · ask when: Wed 25 Nov 2026 15:00 | Thu 26 Nov 2026 03:00"),
    ("patrick o rang", "nobody · in call talked · now · ask which-person: Patrick O'Shea | Patrick O"),
    ("met mc and tom", "new Mc of Nair and Cole & Tom Cole · met meeting talked · now · ask new-person?: *Mc | Mc | Mc | rest"),
]
"""Family names of which a part stands apart, whoever bears them; and what is none."""
PERHAPS = [
    ("collin rang", "nobody · in call talked · now · ask which-person: Colin Burrows | Collin | rest"),
    ("met martyn", "nobody · met meeting talked · now · ask which-person: Martin Pryce | Martyn | rest"),
    ("rang siobahn", "nobody · out call · now · ask which-person: Siobhan Kelly | Siobahn | rest · ask came-of-it: talked | voicemail | no-answer"),
    ("met carys beven", "nobody · met meeting talked · now · ask which-person: Carys Bevan | Carys Beven"),
    ("met jo and collin", "Jo Hill · met meeting talked · now · ask which-person: Colin Burrows | Collin | rest"),
    ("call tim", "new Tim · out call · now · ask new-person: Tim | rest · ask came-of-it: talked | voicemail | no-answer"),
    ("new client collin rang", "new Collin · in call talked · now · ask new-person?: *Collin | rest"),
    ("met robertsons", "new Robertsons · met meeting talked · now · ask new-person: Robertsons | rest"),
    ("rang hartwell", "nobody · out call · now · ask which-person: Colin Burrows | Hartwell | rest · ask came-of-it: talked | voicemail | no-answer"),
    ("hartwell academy rang", "nobody · in call talked · now · ask which-person: Colin Burrows | Hartwell Academy | rest"),
    ("pryce & dunne rang", "nobody · in call talked · now · ask which-person: Martin Pryce | Sheila Dunne | Pryce & Dunne"),
    ("left vm at pryce and dunne", "nobody · out call voicemail · now · ask which-person: Martin Pryce | Sheila Dunne | Pryce and Dunne"),
    ("emailed brandt strings", "nobody · out email sent · now · ask which-person: Daniel Brandt | Brandt Strings | rest"),
    ("wilk flooring called", "nobody · in call talked · now · ask which-person: Tomasz Wilk | Wilk Flooring | rest"),
    ("met martin and sheila", "Martin Pryce & Sheila Dunne · met meeting talked · now · ask as-agreed: agreed:101 | now"),
]
"""A letter off somebody here, and a firm in the place of a person: those who may be meant come before somebody new."""
HOURS = [
    ("mtg colin 2-3pm", "Colin Burrows · met meeting talked · Thu 26 Nov 14:00 · rest: 2-3pm"),
    ("met martin 2pm to 3pm", "Martin Pryce · met meeting talked · Thu 26 Nov 14:00 · rest: 2pm to 3pm"),
    ("met colin between 2 and 3pm", "Colin Burrows · met meeting talked · Thu 26 Nov 14:00 · rest: between 2 and 3pm"),
    ("mtg colin 14:00-14:45", "Colin Burrows · met meeting talked · Thu 26 Nov 14:00 · rest: 14:00-14:45"),
    ("yesterday 1-2pm met jo", "Jo Hill · met meeting talked · Wed 25 Nov 13:00 · rest: yesterday 1-2pm"),
    ("met tom 11-1pm", "Tom Cole · met meeting talked · Thu 26 Nov 11:00 · rest: 11-1pm"),
    ("met tom noon-2pm", "Tom Cole · met meeting talked · Thu 26 Nov 12:00 · rest: noon-2pm"),
    ("9.30-11am site visit martin", "Martin Pryce · met meeting talked · Thu 26 Nov 09:30 · rest: 9.30-11am site visit"),
    ("met jo 3-4pm", "Jo Hill · met meeting talked · 15:00? · rest: 3-4pm · ask when: Wed 25 Nov 2026 15:00"),
    ("met jo 10-11 yesterday", "Jo Hill · met meeting talked · Wed 25 Nov 10:00 · rest: 10-11 yesterday"),
    ("met jo from 9 till 11", "Jo Hill · met meeting talked · Thu 26 Nov 09:00 · rest: from 9 till 11"),
    ("mtg colin mon 2-3pm", "Colin Burrows · met meeting talked · mon 14:00? · rest: mon 2-3pm · ask when: Mon 23 Nov 2026 14:00 | plan"),
    ("met tom 3-5 nov", "Tom Cole · met meeting talked · 3-5 nov? · no: unreadable 3-5 nov"),
]
"""From one hour to another: it began with the first, and until when is for the note. Days are no hours."""
# fmt: on


@pytest.mark.parametrize(
    ("typed", "meant"), [*FIRMS, *NEW, *TELLING, *NO, *CALLED_OFF, *TITLES, *FOREIGN, *HOURS, *PERHAPS, *APART]
)
def test_it_means_this(typed: str, meant: str) -> None:
    assert whole(read_line(typed, MOMENT, Known())) == meant


def test_what_says_more_is_read_as_well() -> None:
    assert (
        parts(read_line("sent tessa birthday card again", MOMENT, Known())) == "[sent] [tessa] [birthday card] [again]"
    )


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ian mc donald rang", "Ian McDonald · in call talked · now"),
        ("jean d souza emailed", "Jean D'Souza · in email received · now"),
        ("met rob st. john", "Rob St John · met meeting talked · now"),
        ("sinead o brien rang", "Sinead O Brien · in call talked · now"),
        (
            "rang mc donald",
            "nobody · out call · now · ask which-person: Ian McDonald | McDonald · ask came-of-it: talked | voicemail | no-answer",
        ),
    ],
)
def test_whoever_is_kept_otherwise_than_typed_is_found(typed: str, meant: str) -> None:
    known = ("Ian McDonald", "Jean D'Souza", "Rob St John", "Sinead O Brien")
    there = Known((*PEOPLE, *(Prospect(41 + n, name) for n, name in enumerate(known))))
    assert whole(read_line(typed, MOMENT, there)) == meant


@pytest.mark.parametrize(
    ("typed", "answer", "meant"),
    [
        ("Mr Pryce rang", Answer("which-person:mr pryce", "new"), "new Mr Pryce · in call talked · now"),
        ("Mr Pryce rang", Answer("which-person:mr pryce", "id:2"), "Martin Pryce · in call talked · now"),
        ("new jo rang", Answer("which-person:jo", "new"), "new Jo · in call talked · now"),
        (
            "rang Tom Stone, Stone Stores, voicemail",
            Answer("which-person:tom stone, stone stores", "new"),
            "new Tom Stone @ Stone Stores · out call voicemail · now",
        ),
        (
            "rang Tom Stone, Stone Stores, voicemail",
            Answer("which-person:tom stone, stone stores", "id:8"),
            "Tom Cole · out call voicemail · now · rest: Stone, Stone Stores",
        ),
        (
            "jo texted no thanks",
            Answer("said-no:no thanks", "no-thanks"),
            "Jo Hill · in text received · now · rest: no thanks",
        ),
    ],
)
def test_an_answer_settles_it(typed: str, answer: Answer, meant: str) -> None:
    assert whole(read_line(typed, MOMENT, Known(), (answer,))) == meant
