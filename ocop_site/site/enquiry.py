"""Enquiries about a product: prepared letters and calls to those who make it.

Only public business contacts are used. Where no producer has one, the publisher's stand in, and
the page says whose they are; where there is none at all, the page says that.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from ocop_site.catalogue.catalogue import Entry
from ocop_site.site.contacts import Contact, dial
from ocop_site.views.addresses import short_link
from ocop_site.views.reading import Reading


@dataclass(frozen=True, slots=True)
class Addressee:
    """Whom to ask: ``letter`` opens a prepared e-mail, ``calls`` dial."""

    name: str
    language: str
    letter: Contact | None
    calls: tuple[Contact, ...]


@dataclass(frozen=True, slots=True)
class Enquiry:
    """Whom to ask about a product; ``direct`` says that they make it."""

    addressees: tuple[Addressee, ...]
    direct: bool


def make_enquiry(reading: Reading, entry: Entry) -> Enquiry:
    """The enquiry about one product in the language of the page."""
    producers = reading.catalogue.producers
    found = []
    for key in entry.product.producers:
        maker = producers.get(key)
        if maker and (maker.email or maker.phone):
            name = reading.text(maker.name)
            letter = _letter(reading, entry, name.text, maker.email)
            found.append(Addressee(name.text, name.language, letter, _calls(maker.phone)))
    if found:
        return Enquiry(tuple(found), direct=True)
    publisher = reading.catalogue.settings.publisher
    if publisher.email or publisher.phone:
        name = reading.text(publisher.name)
        letter = _letter(reading, entry, name.text, publisher.email)
        calls = _calls((publisher.phone,) if publisher.phone else ())
        return Enquiry((Addressee(name.text, name.language, letter, calls),), direct=False)
    return Enquiry((), direct=False)


def _calls(phones: tuple[str, ...]) -> tuple[Contact, ...]:
    return tuple(Contact(phone, f"tel:{dial(phone)}") for phone in phones)


def _letter(reading: Reading, entry: Entry, recipient: str, email: str) -> Contact | None:
    """An e-mail with subject and text (RFC 6068: UTF-8, percent-encoded, lines end with CRLF)."""
    if not email:
        return None
    words, name = reading.words, reading.text(entry.product.name).text
    address = short_link(reading.catalogue.settings.base_url, entry.short)
    subject = words("site.enquiry.subject", name=name)
    body = words("site.enquiry.letter", recipient=recipient, name=name, address=address)
    text = body.replace("\n", "\r\n")
    href = f"mailto:{quote(email, '@')}?subject={quote(subject, '')}&body={quote(text, '')}"
    return Contact(email, href)
