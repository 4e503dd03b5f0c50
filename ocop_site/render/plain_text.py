"""The short way for texts that hold nothing but paragraphs, bold words and citations.

Nearly all texts of a catalogue are such, and converting one costs a hundredth of the full way.
Whatever could mean something else in Markdown is left to the converter; a test holds both ways
to the same HTML.
"""

from __future__ import annotations

import re
from functools import partial

from ocop_site.render.markdown_page import CITATION_RUN, Page

_BOLD = re.compile(r"\*\*([^\s*\[\]](?:[^*\[\]]*[^\s*\[\]])?)\*\*")
# Signs that open markup, and the no-break space, which leaves the sanitiser as an entity.
_SPECIAL = re.compile(r"[\\`*_\[\]<>&|\x00-\x09\x0b-\x1f\x7f-\xa0\u2028\u2029]")
# Lines that begin neither with a letter, a bold word, a number nor an opening mark, or end blank.
_LINE = re.compile(r"(?:[^\W\d_]|\*\*[^\W_]|\d+(?![\d.])|[(“‘\"'])(?:.*[^ ])?")


def render_plain(text: str, page: Page) -> str | None:
    """The HTML of a text of plain paragraphs; ``None`` for any other.

    ``text`` is in normal form with line feeds alone; the sources it cites go to ``page``.
    """
    bare = _BOLD.sub(r"\1", CITATION_RUN.sub("", text))
    if _SPECIAL.search(bare):
        return None
    if not all(_LINE.fullmatch(line) for line in text.split("\n") if line):
        return None
    html = CITATION_RUN.sub(partial(_cite, page), _BOLD.sub(r"<strong>\1</strong>", text))
    paragraphs = (part.strip("\n") for part in html.split("\n\n"))
    return "\n".join(f"<p>{part}</p>" for part in paragraphs if part)


def _cite(page: Page, run: re.Match[str]) -> str:
    """A raised group of numbers, each a link to the list of sources."""
    links = (
        f'<a href="#{page.cite_prefix}s{number}">{number}</a>'
        for number in page.number(run.group())
    )
    return f'<sup class="cite">{",&nbsp;".join(links)}</sup>'
