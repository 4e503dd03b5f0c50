"""The small rules of setting: what must stay on one line, where a title may break."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape

from ocop_site.views.words import Words

NBSP = "\u00a0"
JOINER = "\u2060"
GAP = NBSP + "\u200b"

_NUMBER_UNIT = re.compile(
    r"(?<=\d) (?=(?:sao|ha|kg|g|tấn|tỷ|triệu|ml|l|lít|m²|km²|mm|đồng|USD|stars?|tonnes?|million"
    r"|billion|trillion|products?|hộ|xã|phường)(?![\wÀ-ỹ]))"
)
_SHORT_FORM = re.compile(
    r"(?<![\wÀ-ỹ])(TP\.|TX\.|TT\.|VND|USD|Mr|Mrs|Ms|No\.|tháng|năm|ngày) (?=[\dA-ZÀ-ỸĐ])"
)
_DECISION = re.compile(r"(?<!\S)\d+(?:/\d+)?/(?:QĐ|NQ|KH|TB|NĐ|TT|BC|CT|HD|QD)(?:-[\wĐ.]+)+")
# The last words of a text that is long enough to have a last line, and of a paragraph.
_END, _LEAST = 10, 40
_SPACES = re.compile(r"[ \n]+")
_CLOSE = re.compile(r"([^<>]+)((?:<[^>]*>|\u2060|[\s\d,]|\u00a0)*</(?:p|li)>)")
_TAG = re.compile(r"(<[^>]*>)")
_CITE = re.compile(r"\s*(<sup class=\"cite\">)")
_INLINE = re.compile(r"(?<=[^\s>])\s(?=<(?:a|strong|em|code)[ >])")


def bind(text: str) -> str:
    """Tie numbers to their units, short forms to their names, and the parts of a decision's number.

    No-break spaces tie words; a word joiner holds what stands after a hyphen.
    """
    text = _DECISION.sub(lambda match: match[0].replace("-", f"-{JOINER}"), text)
    return _SHORT_FORM.sub(lambda match: match[1] + NBSP, _NUMBER_UNIT.sub(NBSP, text))


def bind_end(text: str) -> str:
    """Tie the last words of a text, so that no short word stands alone on its last line."""
    return _hold_tail(text) if len(text) >= _LEAST else text


def _hold_tail(text: str) -> str:
    words = _SPACES.split(text)
    tail = words.pop()
    while words and _seen(tail) < _END and _seen(words[-1]) + _seen(tail) <= 2 * _END:
        tail = f"{words.pop()}{NBSP}{tail}"
    return f"{' '.join(words)} {tail}" if words else tail


def _seen(text: str) -> int:
    """How many letters are seen of a piece of HTML text."""
    return len(unescape(text).replace(JOINER, ""))


def bind_html(html: str) -> str:
    """``bind`` for the text of an HTML fragment; a note number stays with its word.

    A space before an inline element becomes a no-break space and a place to break: where a
    plain one falls on the end of a line, WeasyPrint 70 breaks that line at its first word.
    """
    pieces = _TAG.split(_INLINE.sub(GAP, _CITE.sub(rf"{JOINER}\1", html)))
    bound = "".join(piece if piece.startswith("<") else bind(piece) for piece in pieces)
    return _CLOSE.sub(lambda match: _hold_tail(match[1]) + match[2], bound)


def bind_name(name: str, proper_names: Iterable[str]) -> str:
    """A name that breaks before the proper name it ends with, not inside it."""
    bound = bind(name)
    for proper in sorted(proper_names, key=len, reverse=True):
        if proper and " " in proper and bound.endswith(f" {proper}"):
            return bound[: -len(proper)] + proper.replace(" ", NBSP)
    return bound


def bind_names(text: str, names: Iterable[str]) -> str:
    """A text that breaks nowhere inside one of these names."""
    for name in sorted(set(names), key=len, reverse=True):
        if " " in name:
            text = text.replace(name, name.replace(" ", NBSP))
    return text


def bind_phone(number: str) -> str:
    """A telephone number that stays on one line."""
    return number.strip().replace(" ", NBSP).replace("-", f"-{JOINER}").replace("/", f"/{JOINER}")


def name_language(words: Words, language: str) -> str:
    """The remark on a text that is not in the language of the book; empty for one that is."""
    if not language or language == words.language:
        return ""
    key = f"book.in-language.{language}"
    known = words(key) if words.has(key) else words.locale.languages.get(language, language)
    return f"({known})".replace(" ", NBSP)


def plain(text: str) -> str:
    """A text without the spaces and marks that only setting needs."""
    return " ".join(text.replace(NBSP, " ").split())
