"""What columns are called in the tables of other programs, in English and German, and what each is to us.

Data; `mapping_of` reads it.
"""

from __future__ import annotations

from tracker.rules.bring_in.mapping import Field
from tracker.rules.channel import Channel

SIMPLE: dict[Field, str] = {
    Field.NAME: "name, full name, fullname, display name, contact, contact name, client, client name, customer, "
    "customer name, person, who, kunde, kundin, kundenname, vollständiger name, voller name, anzeigename, "
    "ansprechpartner, "
    "ansprechpartnerin, kontakt, kontaktname, file as name",
    Field.GIVEN_NAME: "first name, firstname, first, given name, givenname, forename, christian name, vorname, rufname",
    Field.MIDDLE_NAME: "middle name, middlename, additional name, second name, weitere vornamen, zweiter vorname",
    Field.FAMILY_NAME: "last name, lastname, last, surname, family name, familyname, nachname, familienname, zuname",
    Field.SUFFIX: "suffix, name suffix, namenszusatz, namenssuffix",
    Field.GREETING: "greeting, salutation, addressed as, briefanrede, grußformel, begrüßung",
    Field.ORGANISATION: "organisation, organization, company, company name, firm, business, employer, account name, "
    "organization name, associated company, firma, firmenname, unternehmen, betrieb, arbeitgeber",
    Field.HOUSEHOLD: "household, family, haushalt, familie",
    Field.ADDRESS: "address, full address, mailing address, postal address, adresse, anschrift, postanschrift",
    Field.PO_BOX: "po box, p o box, postfach",
    Field.STREET: "street, street address, address 1, address line 1, address line 2, street 2, street 3, straße, "
    "strasse, straße 2, straße und hausnummer, straße hausnummer",
    Field.CITY: "city, town, town city, ort, stadt, wohnort",
    Field.REGION: "state, county, region, province, state province, state region, bundesland, kanton, "
    "bundesland kanton",
    Field.POSTCODE: "postcode, post code, postal code, zip, zip code, zipcode, zip postal code, plz, postleitzahl",
    Field.COUNTRY: "country, country region, land, land region",
    Field.ZONE: "time zone, timezone, zone, zeitzone",
    Field.BIRTHDAY: "birthday, birth date, birthdate, date of birth, dob, born, geburtstag, geburtsdatum, "
    "geboren am, geboren",
    Field.TAGS: "tags, tag, labels, categories, category, groups, group, group membership, kategorien, kategorie, "
    "schlagwörter, stichwörter, gruppe, gruppen, keywords",
    Field.NOTES: "notes, note, comments, comment, remarks, remark, notizen, notiz, bemerkung, bemerkungen, kommentar, "
    "kommentare, anmerkung, anmerkungen",
    Field.EXTERNAL_ID: "id, contact id, record id, customer id, client id, external id, uid, uuid, kundennummer, "
    "kunden nr, kundennr, kontakt id",
    Field.LAST_CONTACTED: "last contacted, last contact, last contact date, last contacted on, date last contacted, "
    "last spoken, last spoke, last call, last called, last meeting, last touch, last activity date, last activity, "
    "zuletzt kontaktiert, letzter kontakt, letzter kontakt am, letzter anruf, letztes gespräch, letztes treffen, "
    "kontaktiert am",
    Field.NEXT_FOLLOW_UP: "next follow up, follow up, followup, follow up due, follow up date, next follow up date, "
    "next contact, next call, next step date, next activity date, call back, callback on, call again, due, due date, "
    "next meeting, next appointment, appointment, reminder, nächster kontakt, nächster anruf, nächster termin, "
    "wiedervorlage, wiedervorlage am, nachfassen, nachfassen am, rückruf, rückruf am, fällig, fällig am, "
    "erinnerung, termin",
    Field.STATUS: "status, stage, lead status, lead stage, contact status, lifecycle stage, client status, "
    "customer status, kundenstatus, kontaktstatus, stand",
    Field.THEIR_WORDS: "their words, what they said, what they agreed, agreed words, agreed, agreement, "
    "was vereinbart, "
    "vereinbarung, vereinbart, ihre worte, wortlaut",
    Field.THEY_AGREED: "they agreed, they agreed to this, agreed yes no, agreed to follow up, hat zugestimmt, "
    "zugestimmt, "
    "zugesagt, einverstanden",
}

CONTACT_POINTS: dict[Field, dict[str, str]] = {
    Field.PHONE: {
        "": "phone, phone number, telephone, telephone number, tel, tel no, phones, primary phone, other phone, "
        "telefon, telefonnummer, tel nr, telefon nr, rufnummer, haupttelefon, weiteres telefon",
        "mobile": "mobile, mobile phone, mobile number, mobile phone number, cell, cell phone, cellphone, "
        "cell number, mobile tel",
        "mobil": "mobil, handy, handynummer, mobiltelefon, mobilnummer, mobil tel nr",
        "work": "work phone, business phone, office phone, phone work",
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
        "weiteres fax, telefax",
        "pager": "pager, pager number, pager nummer",
        "ISDN": "isdn",
        "TTY": "tty tdd phone, telefon für hörbehinderte",
        "WhatsApp": "whatsapp, whatsapp number",
    },
    Field.EMAIL: {
        "": "email, e mail, email address, e mail address, emails, mail, primary email, email 1, e mail 1, "
        "e mail adresse, "
        "email adresse, mailadresse, primäre e mail adresse, e mail 1 adresse",
        "second": "secondary email, email 2, e mail 2, email 2 address, e mail 2 address, additional email addresses, "
        "sekundäre e mail adresse, e mail 2 adresse, email 3, e mail 3, e mail 3 address, e mail 3 adresse",
        "work": "work email, business email, office email, work e mail, business e mail",
        "home": "home email, personal email, private email, home e mail, personal e mail, private e mail",
        "geschäftlich": "e mail geschäftlich, email geschäftlich, e mail dienstlich",
        "privat": "e mail privat, email privat",
    },
}

DO_NOT: dict[Channel | None, str] = {
    None: "do not contact, do not contact again, dnc, dont contact, don't contact, no contact, opt out, opted out, "
    "blocked, not to be contacted, nicht kontaktieren, kontaktsperre, gesperrt, keine werbung, werbesperre, "
    "nicht mehr kontaktieren, keine kontaktaufnahme",
    Channel.CALL: "do not call, dont call, don't call, no calls, do not phone, call opt out, nicht anrufen, "
    "keine anrufe",
    Channel.EMAIL: "do not email, do not e mail, dont email, don't email, no email, no emails, do not mail, "
    "email opt out, "
    "unsubscribed, unsubscribed from all email, opted out of email, opted out of all email, keine e mail, "
    "keine e mails, "
    "keine mails, abgemeldet",
    Channel.TEXT: "do not text, do not sms, sms opt out, no texts, keine sms",
    Channel.POST: "do not post, no post, no letters, keine post, keine briefe",
    Channel.MEETING: "do not visit, no visits, keine besuche, nicht besuchen",
}

ADDRESS_PARTS: dict[Field, str] = {
    Field.ADDRESS: "formatted, address",
    Field.STREET: "street, street 2, street 3, address, address 2, adresse, adresse 2, straße, straße 2, straße 3, "
    "extended address",
    Field.CITY: "city, ort, stadt",
    Field.REGION: "state, region, county, bundesland, bundesland kanton, kanton",
    Field.POSTCODE: "postal code, zipcode, zip code, zip, postcode, postleitzahl, plz",
    Field.COUNTRY: "country, country region, land, land region",
    Field.PO_BOX: "po box, postfach",
}
"""After or before the word for which address it is: "Business Street", "Ort privat"."""

WHICH_ADDRESS: dict[str, tuple[str, ...]] = {
    "work": ("business", "work", "office", "company"),
    "home": ("home", "private"),
    "other": ("other", "mailing", "billing", "shipping"),
    "geschäftlich": ("geschäftlich", "dienstlich"),
    "privat": ("privat",),
    "weitere": ("weitere", "weiterer", "weiteres", "weiteres e", "weitere r"),
}

FAX_AND_SO_ON = ("fax", "pager")

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
    "e mail angezeigter name, e mail 2 angezeigter name, e mail 3 angezeigter name"
)
"""Outlook's word for what kind of address it is, and its own spelling of both name and address."""


def listed(names: str) -> tuple[str, ...]:
    """The names in a list of the tables above."""
    return tuple(name.strip() for name in names.split(","))
