"""Deadlines of certificates as an iCalendar file (RFC 5545).

The same catalogue gives the same bytes: a deadline's identity comes from what it is about, its
time stamp from the as-of date.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

from ocop_site import files
from ocop_site.desk.desk_words import say
from ocop_site.desk.due import Deadline

_LINE_BYTES = 75


def write_calendar(
    deadlines: Sequence[Deadline], as_of: datetime.date, host: str, title: str, language: str
) -> bytes:
    """The bytes of an .ics file.

    Args:
        deadlines: in the order in which they shall stand.
        as_of: the day the catalogue's statements are true for.
        host: the site's host, which makes identities unique in the world.
        title: the name of the calendar.
        language: the language of its texts.
    """
    stamp = as_of.strftime("%Y%m%dT000000Z")
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//OCOP//{host}//{language.upper()}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_escape(title)}",
    ]
    for item in deadlines:
        lines += _event(item, stamp, host, language)
    lines.append("END:VCALENDAR")
    return "".join(_fold(line) for line in lines).encode()


def _event(item: Deadline, stamp: str, host: str, language: str) -> Iterable[str]:
    product, recognition = item.entry.product, item.entry.recognition
    name = product.name.get(language).text
    identity = files.digest(f"{product.id}\n{item.kind}\n{item.day}".encode())[:20]
    about = ["; ".join(item.producers), recognition.decision if recognition else ""]
    if not item.exact:
        about.append(say("calendar-inexact", language))
    text = "\n".join(part for part in about if part)
    yield "BEGIN:VEVENT"
    yield f"UID:{identity}@{host}"
    yield f"DTSTAMP:{stamp}"
    yield f"DTSTART;VALUE=DATE:{item.day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{item.day + datetime.timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_escape(say(f'calendar-{item.kind}', language, name=name))}"
    if text:
        yield f"DESCRIPTION:{_escape(text)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _escape(text: str) -> str:
    """A text as RFC 5545 section 3.3.11 writes it."""
    for sign, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        text = text.replace(sign, written)
    return text


def _fold(line: str) -> str:
    """A line in pieces of at most 75 bytes, never parting a letter."""
    pieces: list[str] = []
    piece, size = "", 0
    for char in line:
        width = len(char.encode())
        if size + width > _LINE_BYTES:
            pieces.append(piece)
            piece, size = " ", 1
        piece += char
        size += width
    return "\r\n".join([*pieces, piece]) + "\r\n"
