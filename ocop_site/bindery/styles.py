"""From the styles of a whole book to the styles of a signature that knows no page number.

``counter(page)`` becomes a counter with one symbol, three zeros, and
``target-counter(attr(href), page)`` becomes digits that the press writes into the element:
both are slots, found again on the printed page and filled when the book is bound.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

FOLIO = "000"
_COUNTER = re.compile(r"\bcounter\(\s*page\s*(?:,\s*decimal\s*)?\)")
_TARGET = re.compile(
    r"\btarget-counter\(\s*attr\(\s*([\w-]+)(?:\s+url)?\s*\)\s*,\s*page\s*(?:,\s*decimal\s*)?\)"
)
_SIDED_PAGE = re.compile(r"@page[^{}]*:(?:left|right)\b")
_SIDED_BREAK = re.compile(r"break-(?:before|after)\s*:\s*(?:left|right|recto|verso)\b")
_UNKNOWABLE = (
    (re.compile(r"\bcounters?\(\s*pages\b"), "the number of pages is known when all is bound"),
    (re.compile(r"\bcounters?\(\s*page\b"), "page numbers are decimal and without separators"),
    (re.compile(r"\btarget-(?:counters?|text)\("), "of other signatures only the page is known"),
    (re.compile(r"@page[^{}]*:(?:first|nth\()"), "a signature does not know which pages are first"),
)


class StyleError(Exception):
    """Styles ask for something that a signature cannot know."""


@dataclass(frozen=True, slots=True)
class SlotStyles:
    """The styles of a signature; ``attributes`` are those whose targets' pages are printed."""

    text: str
    attributes: tuple[str, ...]


def slot_attribute(attribute: str) -> str:
    """The attribute that holds the digits standing for the page of ``attribute``'s target."""
    return f"data-bindery-{attribute}"


def make_slots(styles: str) -> SlotStyles:
    """Replace page numbers by slots.

    Raises:
        StyleError: if something cannot be replaced; the message quotes it.
    """
    attributes = dict.fromkeys(match[1] for match in _TARGET.finditer(styles))
    text = _TARGET.sub(lambda match: f"attr({slot_attribute(match[1])})", styles)
    plain = _COUNTER.sub("", text)
    for pattern, reason in _UNKNOWABLE:
        if match := pattern.search(plain):
            quoted = plain[match.start() : match.end() + 30].partition("}")[0]
            raise StyleError(f"{quoted!r}: {reason}")
    return SlotStyles(_COUNTER.sub(f'counter(page, "{FOLIO}")', text), tuple(attributes))


def has_sides(text: str) -> bool:
    """Whether left-hand and right-hand pages differ for a text of styles or HTML."""
    return bool(_SIDED_PAGE.search(text) or _SIDED_BREAK.search(text))
