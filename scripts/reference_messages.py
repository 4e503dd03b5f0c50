"""The page of messages: every code with its remedy, what it means, a wrong and a right example."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reference_texts import MESSAGE_GROUPS, T

from ocop_site.code_words import REMEDIES, WORDS
from ocop_site.codes import CODES
from ocop_site.desk.desk_words import say
from ocop_site.desk.explain import Piece, describe, explanations, shown_text

# The reasons that a message may name, by the beginning of their words.
REASONS = {"E001": "file-", "E208": "photo-", "E302": "proof-"}
_FENCES = {"yaml": "yaml", "md": "md", "html": "html"}


def list_messages(language: str) -> Iterator[str]:
    """The lines of the page."""
    yield T["messages-lead"].get(language)
    for start, title in MESSAGE_GROUPS:
        codes = sorted(code for code in CODES if code.startswith(start))
        yield ""
        yield f"## {title.get(language)}"
        yield ""
        yield T["message-columns"].get(language)
        yield "|---|---|---|"
        for code in codes:
            message, hint = CODES[code].message[language], CODES[code].hint[language]
            yield f"| [{code}](#{code.lower()}) | {_plain(message)} | {_plain(hint)} |"
        for code in codes:
            yield from _section(code, language)


def _section(code: str, language: str) -> Iterator[str]:
    item = explanations()[code]
    yield ""
    yield f'<a id="{code.lower()}"></a>'
    yield ""
    yield f"### {code}"
    yield ""
    yield item.means[language]
    for key, pieces in (("code-wrong", item.wrong), ("code-right", item.right)):
        yield ""
        yield f"**{say(key, language)}**"
        yield from _pieces(pieces, language)
    yield from _reasons(code, language)


def _pieces(pieces: Sequence[Piece], language: str) -> Iterator[str]:
    for piece in pieces:
        name, _, remark = describe(piece, language).partition(" (")
        yield ""
        yield f"`{name}`" + (f" ({remark}" if remark else "")
        if piece.text:
            yield ""
            yield f"```{_FENCES.get(piece.file.rpartition('.')[2], 'text')}"
            yield shown_text(piece)
            yield "```"


def _reasons(code: str, language: str) -> Iterator[str]:
    """The reasons that a message may name, each with its own remedy where there is one."""
    start = REASONS.get(code)
    words = [
        word
        for word in WORDS
        if (code, word) in REMEDIES or (start is not None and word.startswith(start))
    ]
    if not words:
        return
    yield ""
    if not any((code, word) in REMEDIES for word in words):
        reasons = "; ".join(_plain(WORDS[word][language]) for word in words)
        yield f"{T['reasons'].get(language)} {code}: {reasons}."
        return
    yield f"{T['reasons'].get(language)} {code}:"
    yield ""
    yield T["reason-columns"].get(language)
    yield "|---|---|"
    for word in words:
        remedy = REMEDIES.get((code, word), CODES[code].hint)
        yield f"| {_plain(WORDS[word][language])} | {_plain(remedy[language])} |"


def _plain(message: str) -> str:
    """A message as a cell, with an ellipsis for every value that is filled in."""
    signs = re.sub(r"([\\*`<])", r"\\\1", re.sub(r"\{\w+\}", "…", message))
    return cell(signs)


def cell(text: str) -> str:
    """A text as a cell of a table."""
    return " ".join(text.split()).replace("|", "\\|")
