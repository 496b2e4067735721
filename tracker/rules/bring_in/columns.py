"""What columns are called in the tables of other programs, in English, German, French and Spanish; what each is to us.

Data; `mapping_of` reads it.
"""

from __future__ import annotations

from tracker.rules.bring_in.mapping import Field
from tracker.rules.channel import Channel

SIMPLE: dict[Field, str] = {
    Field.NAME: "name, full name, fullname, display name, contact, contact name, client, client name, customer, "
    "customer name, person, who, kunde, kundin, kundenname, vollständiger name, voller name, anzeigename, "
    "ansprechpartner, "
    "ansprechpartnerin, kontakt, kontaktname, file as name, "
    "nom complet, nom et prénom, nom prénom, interlocuteur, nom du client, nom affiché, nombre completo, "
    "nombre y apellidos, cliente, nombre del cliente",
    Field.GIVEN_NAME: "first name, firstname, first, given name, givenname, forename, christian name, vorname, "
    "rufname, "
    "prénom, nombre",
    Field.MIDDLE_NAME: "middle name, middlename, additional name, second name, weitere vornamen, zweiter vorname, "
    "deuxième prénom, autres prénoms, segundo nombre",
    Field.FAMILY_NAME: "last name, lastname, last, surname, family name, familyname, nachname, familienname, zuname, "
    "nom, nom de famille, apellidos, apellido, primer apellido, segundo apellido",
    Field.SUFFIX: "suffix, name suffix, namenszusatz, namenssuffix, suffixe, sufijo",
    Field.GREETING: "greeting, salutation, addressed as, briefanrede, grußformel, begrüßung",
    Field.ORGANISATION: "organisation, organization, company, company name, firm, business, employer, account name, "
    "organization name, associated company, firma, firmenname, unternehmen, betrieb, arbeitgeber, "
    "société, entreprise, raison sociale, empresa, organización, razón social, compañía",
    Field.HOUSEHOLD: "household, family, haushalt, familie, foyer, hogar",
    Field.ADDRESS: "address, full address, mailing address, postal address, adresse, anschrift, postanschrift, "
    "adresse complète, adresse postale, dirección, dirección completa",
    Field.PO_BOX: "po box, p o box, postfach",
    Field.STREET: "street, street address, address 1, address line 1, address line 2, street 2, street 3, straße, "
    "strasse, straße 2, straße und hausnummer, straße hausnummer, "
    "rue, voie, calle",
    Field.CITY: "city, town, town city, ort, stadt, wohnort, ville, commune, localité, ciudad, población, localidad",
    Field.REGION: "state, county, region, province, state province, state region, bundesland, kanton, "
    "bundesland kanton, "
    "région, département, dép région, provincia",
    Field.POSTCODE: "postcode, post code, postal code, zip, zip code, zipcode, zip postal code, plz, postleitzahl, "
    "code postal, cp, código postal",
    Field.COUNTRY: "country, country region, land, land region, pays, pays région, país, país o región",
    Field.ZONE: "time zone, timezone, zone, zeitzone, fuseau horaire, zona horaria",
    Field.BIRTHDAY: "birthday, birth date, birthdate, date of birth, dob, born, geburtstag, geburtsdatum, "
    "geboren am, geboren, "
    "anniversaire, date de naissance, cumpleaños, fecha de nacimiento",
    Field.TAGS: "tags, tag, labels, categories, category, groups, group, group membership, kategorien, kategorie, "
    "schlagwörter, stichwörter, gruppe, gruppen, keywords, "
    "catégories, catégorie, étiquettes, groupes, mots clés, categorías, etiquetas, grupos",
    Field.NOTES: "notes, note, comments, comment, remarks, remark, notizen, notiz, bemerkung, bemerkungen, kommentar, "
    "kommentare, anmerkung, anmerkungen, "
    "remarques, remarque, commentaires, commentaire, observations, notas, nota, comentarios, observaciones",
    Field.EXTERNAL_ID: "id, contact id, record id, customer id, client id, external id, uid, uuid, kundennummer, "
    "kunden nr, kundennr, kontakt id, customer no, customer number, client no, client number, "
    "identifiant, numéro client, id client, n° client",
    Field.LAST_CONTACTED: "last contacted, last contact, last contact date, last contacted on, date last contacted, "
    "last spoken, last spoke, last call, last called, last meeting, last touch, last activity date, last activity, "
    "zuletzt kontaktiert, letzter kontakt, letzter kontakt am, letzter anruf, letztes gespräch, letztes treffen, "
    "kontaktiert am, "
    "dernier contact, dernier appel, dernière relance, dernier rendez vous, último contacto, última llamada",
    Field.NEXT_FOLLOW_UP: "next follow up, follow up, followup, follow up due, follow up date, next follow up date, "
    "next contact, next call, next step date, next activity date, call back, callback on, call again, due, due date, "
    "next meeting, next appointment, appointment, reminder, nächster kontakt, nächster anruf, nächster termin, "
    "wiedervorlage, wiedervorlage am, nachfassen, nachfassen am, rückruf, rückruf am, fällig, fällig am, "
    "erinnerung, termin, "
    "prochain contact, prochain appel, prochaine relance, relance, à rappeler, à rappeler le, rappel, "
    "prochain rendez vous, échéance, próximo contacto, próxima llamada, seguimiento, volver a llamar",
    Field.STATUS: "status, stage, lead status, lead stage, contact status, lifecycle stage, client status, "
    "customer status, kundenstatus, kontaktstatus, stand, "
    "statut, état, étape, estado",
    Field.THEIR_WORDS: "their words, what they said, what they agreed, agreed words, agreed, agreement, "
    "was vereinbart, "
    "vereinbarung, vereinbart, ihre worte, wortlaut, "
    "ce qui a été convenu, convenu, lo acordado, acordado",
    Field.THEY_AGREED: "they agreed, they agreed to this, agreed yes no, agreed to follow up, hat zugestimmt, "
    "zugestimmt, "
    "zugesagt, einverstanden, "
    "d'accord, a accepté, de acuerdo",
}

CONTACT_POINTS: dict[Field, dict[str, str]] = {
    Field.PHONE: {
        "": "phone, phone number, telephone, telephone number, tel, tel no, phones, primary phone, other phone, "
        "contact no, contact number, "
        "telefon, telefonnummer, tel nr, telefon nr, rufnummer, haupttelefon, weiteres telefon, téléphone, tél, "
        "numéro de téléphone, téléphone principal, teléfono, número de teléfono",
        "mobile": "mobile, mobile phone, mobile number, mobile phone number, cell, cell phone, cellphone, "
        "cell number, mobile tel",
        "mobil": "mobil, handy, handynummer, mobiltelefon, mobilnummer, mobil tel nr",
        "work": "work phone, business phone, office phone, phone work",
        "portable": "portable, tél mobile, téléphone mobile, téléphone portable, tél portable",
        "móvil": "móvil, teléfono móvil, celular",
        "bureau": "téléphone bureau, téléphone 2 bureau, tél bureau, téléphone professionnel, tél professionnel",
        "trabajo": "teléfono del trabajo, teléfono trabajo",
        "domicile": "téléphone domicile, téléphone 2 domicile, tél domicile, téléphone personnel",
        "casa": "teléfono particular, teléfono de casa, teléfono casa",
        "geschäftlich": "telefon geschäftlich, tel geschäftlich, tel dienstlich, telefon dienstlich, telefon büro, "
        "büro telefon",
        "home": "home phone, phone home, private phone, house phone",
        "privat": "telefon privat, tel privat, privattelefon, festnetz",
        "company": "company main phone, company phone, telefon firma",
        "assistant": "assistant's phone, assistants phone, telefon assistent",
        "car": "car phone, autotelefon",
        "callback": "callback, rückmeldung",
        "radio": "radio phone",
        "fax": "fax, fax number, business fax, home fax, other fax, work fax, fax nummer, fax geschäftlich, "
        "fax privat, "
        "weiteres fax, telefax, télécopie, télécopie bureau, télécopie domicile, fax del trabajo",
        "pager": "pager, pager number, pager nummer",
        "ISDN": "isdn",
        "TTY": "tty tdd phone, telefon für hörbehinderte",
        "WhatsApp": "whatsapp, whatsapp number",
    },
    Field.EMAIL: {
        "": "email, e mail, email address, e mail address, emails, mail, primary email, email 1, e mail 1, "
        "e mail adresse, "
        "email adresse, mailadresse, primäre e mail adresse, e mail 1 adresse, adresse de messagerie, adresse e mail, "
        "adresse mail, adresse email, adresse électronique, courriel, mél, correo electrónico, correo, "
        "dirección de correo electrónico",
        "second": "secondary email, email 2, e mail 2, email 2 address, e mail 2 address, additional email addresses, "
        "sekundäre e mail adresse, e mail 2 adresse, email 3, e mail 3, e mail 3 address, e mail 3 adresse, "
        "adresse de messagerie 2, adresse de messagerie 3, correo electrónico 2",
        "work": "work email, business email, office email, work e mail, business e mail",
        "home": "home email, personal email, private email, home e mail, personal e mail, private e mail",
        "geschäftlich": "e mail geschäftlich, email geschäftlich, e mail dienstlich",
        "privat": "e mail privat, email privat",
    },
}

DO_NOT: dict[Channel | None, str] = {
    None: "do not contact, do not contact again, dnc, dont contact, don't contact, no contact, opt out, opted out, "
    "blocked, not to be contacted, nicht kontaktieren, kontaktsperre, gesperrt, keine werbung, werbesperre, "
    "nicht mehr kontaktieren, keine kontaktaufnahme, ne pas contacter, ne plus contacter, no contactar",
    Channel.CALL: "do not call, dont call, don't call, no calls, do not phone, call opt out, nicht anrufen, "
    "keine anrufe, ne pas appeler, ne plus appeler, no llamar",
    Channel.EMAIL: "do not email, do not e mail, dont email, don't email, no email, no emails, do not mail, "
    "email opt out, "
    "unsubscribed, unsubscribed from all email, opted out of email, opted out of all email, keine e mail, "
    "keine e mails, "
    "keine mails, abgemeldet, désabonné, désinscrit, dado de baja",
    Channel.TEXT: "do not text, do not sms, sms opt out, no texts, keine sms",
    Channel.POST: "do not post, no post, no letters, keine post, keine briefe",
    Channel.MEETING: "do not visit, no visits, keine besuche, nicht besuchen",
}

NOT_TO: dict[Channel | None, str] = {
    None: "dnc, do not contact, do not contact again, don't contact, dont contact, not to be contacted, opt out, "
    "opted out, nicht kontaktieren, nicht mehr kontaktieren, kontaktsperre, keine werbung, werbesperre, "
    "ne pas contacter, ne plus contacter, no contactar",
    Channel.CALL: "do not call, don't call, dont call, do not phone, do not ring, don't ring, nicht anrufen, "
    "ne pas appeler, ne plus appeler, no llamar",
    Channel.EMAIL: "do not email, do not e mail, don't email, dont email, unsubscribed, opted out of email, "
    "abgemeldet, "
    "désabonné, désinscrit, dado de baja",
    Channel.TEXT: "do not text, don't text, keine sms",
    Channel.POST: "do not post, keine post",
}
"""What a cell of any column says of them where it says nothing else. "No contact" may be one that was not reached, and
"no email" somebody who has none: those are not among them."""

A_FIRMS_OR_A_PERSONS = (
    "client, client name, customer, customer name, kunde, kundin, kundenname, nom du client, cliente, "
    "nombre del cliente"
)
"""Names of a column that holds firms where another one names a person."""

TOTALS = frozenset({"total", "totals", "grand total", "subtotal", "sum", "summe", "gesamt", "gesamtsumme", "somme"})
"""What the first cell of a last row says that is a sum, and nobody."""

ADDRESS_PARTS: dict[Field, str] = {
    Field.ADDRESS: "formatted, address",
    Field.STREET: "street, street 2, street 3, address, address 2, adresse, adresse 2, straße, straße 2, straße 3, "
    "rue, rue 2, rue 3, calle, "
    "extended address",
    Field.CITY: "city, ort, stadt, ville, ciudad",
    Field.REGION: "state, region, county, bundesland, bundesland kanton, kanton, région, dép région, provincia",
    Field.POSTCODE: "postal code, zipcode, zip code, zip, postcode, postleitzahl, plz, code postal, código postal",
    Field.COUNTRY: "country, country region, land, land region, pays, pays région, país",
    Field.PO_BOX: "po box, postfach, boîte postale",
}
"""After or before the word for which address it is: "Business Street", "Ort privat"."""

WHICH_ADDRESS: dict[str, tuple[str, ...]] = {
    "work": ("business", "work", "office", "company"),
    "home": ("home", "private"),
    "other": ("other", "mailing", "billing", "shipping"),
    "geschäftlich": ("geschäftlich", "dienstlich"),
    "privat": ("privat",),
    "bureau": ("bureau",),
    "domicile": ("domicile",),
    "autre": ("autre",),
    "trabajo": ("trabajo", "del trabajo"),
    "particular": ("particular",),
    "weitere": ("weitere", "weiterer", "weiteres", "weiteres e", "weitere r"),
}

GOOGLE_THINGS: dict[str, Field] = {
    "phone": Field.PHONE,
    "e mail": Field.EMAIL,
    "email": Field.EMAIL,
    "address": Field.ADDRESS,
}
"""What Google counts ("Phone 1 - Value"); whatever else it counts goes into the notes under its label."""

GOOGLE_ADDRESS: dict[str, Field] = {
    "formatted": Field.ADDRESS,
    "street": Field.STREET,
    "extended address": Field.STREET,
    "city": Field.CITY,
    "po box": Field.PO_BOX,
    "region": Field.REGION,
    "postal code": Field.POSTCODE,
    "country": Field.COUNTRY,
}

SAYS_NOTHING: dict[str, frozenset[str]] = {
    "priority": frozenset({"normal"}),
    "priorität": frozenset({"normal"}),
    "private": frozenset({"false"}),
    "privat": frozenset({"aus", "falsch"}),
    "sensitivity": frozenset({"normal"}),
    "vertraulichkeit": frozenset({"normal"}),
    "gender": frozenset({"unspecified"}),
    "geschlecht": frozenset({"keine angabe", "unbekannt"}),
}
"""What Outlook writes for everybody of whom it knows nothing."""

ONLY_OF_A_PROGRAM = (
    "e mail type, e mail 2 type, e mail 3 type, e mail typ, e mail 2 typ, e mail 3 typ, "
    "e mail display name, e mail 2 display name, e mail 3 display name, "
    "e mail angezeigter name, e mail 2 angezeigter name, e mail 3 angezeigter name, type de messagerie, "
    "type de messagerie 2, nom complet de l'adresse de messagerie, nom complet de l'adresse de messagerie 2"
)
"""Outlook's word for what kind of address it is, and its own spelling of both name and address."""


def listed(names: str) -> tuple[str, ...]:
    """The names in a list of the tables above."""
    return tuple(name.strip() for name in names.split(","))
