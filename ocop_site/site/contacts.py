"""Public business contacts as links."""

from __future__ import annotations

from dataclasses import dataclass

from ocop_site.catalogue.settings import Publisher


@dataclass(frozen=True, slots=True)
class Contact:
    """A public business contact; ``href`` dials, writes or opens it."""

    text: str
    href: str


def dial(phone: str) -> str:
    """A telephone number for a ``tel:`` link."""
    return "".join(char for char in phone if char.isdigit() or char == "+")


def publisher_contacts(who: Publisher) -> tuple[Contact, ...]:
    """How to reach the publisher."""
    contacts = []
    if who.phone:
        contacts.append(Contact(who.phone, f"tel:{dial(who.phone)}"))
    if who.email:
        contacts.append(Contact(who.email, f"mailto:{who.email}"))
    if who.website:
        contacts.append(Contact(who.website.split("://", 1)[-1].rstrip("/"), who.website))
    return tuple(contacts)
