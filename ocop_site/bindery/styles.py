"""From the styles of a whole book to the styles of a signature that knows no page number.

``counter(page)`` becomes a counter with one symbol, three zeros, and
``target-counter(attr(href), page)`` becomes digits that the press writes into the element:
both are slots, found again on the printed page and filled when the book is bound. Custom properties
of the root are written out.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

FOLIO = "000"
_ROOT = re.compile(r":root\s*\{([^{}]*)\}")
_VALUE = re.compile(r"(--[\w-]+)\s*:\s*([^;!]+?)\s*(?:;|$)")
_VAR = re.compile(r"\bvar\(\s*(--[\w-]+)\s*\)")
_SETTINGS = re.compile(r"(--[\w-]+)\s*:")
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


def settle_properties(styles: str) -> str:
    """Replace ``var()`` by its value wherever only ``:root`` gives that property one.

    WeasyPrint looks such a value up and validates it anew for every element that uses it; a
    value that is written out is validated once, when the styles are parsed.
    """
    values: dict[str, str] = {}
    settings = Counter(_SETTINGS.findall(styles))
    for root in _ROOT.finditer(styles):
        before = styles[: root.start()]
        if before.count("{") == before.count("}"):
            values |= dict(_VALUE.findall(root[1]))
            settings -= Counter(_SETTINGS.findall(root[1]))
    settled = {name: value for name, value in values.items() if name not in settings}
    # One property may use another; there is no end only where they use each other.
    for _ in settled:
        replaced = _VAR.sub(lambda match: settled.get(match[1], match[0]), styles)
        if replaced == styles:
            break
        styles = replaced
    return styles


def has_sides(text: str) -> bool:
    """Whether left-hand and right-hand pages differ for a text of styles or HTML."""
    return bool(_SIDED_PAGE.search(text) or _SIDED_BREAK.search(text))
