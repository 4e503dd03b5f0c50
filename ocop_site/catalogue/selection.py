"""Selections: ``stars>=4 and group=food`` names some products of a catalogue.

A small language with a parser of its own; nothing in it is ever executed. Words of the language
are understood in Vietnamese and English, with or without marks. Fields and signs stand in
``selection_terms``, which values a field has in ``selection_fields``.

    expression := all ("or" all)*           all  := each ("and" each)*
    each := "not" each | "(" expression ")" | "has" NAME | FIELD SIGN VALUE
          | FIELD ["not"] "in" "(" VALUE ("," VALUE)* ")"
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from ocop_site.catalogue.reader import suggest
from ocop_site.catalogue.selection_terms import (
    FEATURES,
    FIELDS,
    KEYWORDS,
    NUMBERS,
    SIGNS,
    Expression,
    Has,
    Join,
    Not,
    SelectionError,
    Test,
    Value,
)
from ocop_site.text import fold, normalise

_TOKEN = re.compile(
    r"\s*(?:(?P<sign>!=|<>|>=|<=|=>|=<|==|[=<>~])|(?P<mark>[(),])|(?P<quote>[\"'“”‘’«»])|"
    r"(?P<word>[^\s()=<>~,!\"'“”‘’«»]+)|(?P<other>\S))"
)
# Signs as they are often written.
_SLIPS = {"==": "=", "=>": ">=", "=<": "<=", "<>": "!="}
_CLOSING = {"“": "”", "‘": "’", "«": "»"}
_DEEPEST = 40
N = TypeVar("N", bound=str)


def parse_selection(text: str) -> Expression:
    """Read an expression.

    Raises:
        SelectionError: if it cannot be understood.
    """
    return _Parser(normalise(text)).parse()


@dataclass(frozen=True, slots=True)
class _Token:
    """``kind`` is ``sign``, ``mark``, ``word``, ``text`` (quoted), ``other`` or ``end``."""

    kind: str
    text: str
    at: int
    length: int

    @property
    def keyword(self) -> str:
        """What an unquoted word means to the language; empty for others."""
        return KEYWORDS.get(fold(self.text), "") if self.kind == "word" else ""


def _split(text: str) -> Iterator[_Token]:
    position = 0
    while found := _TOKEN.match(text, position):
        kind = str(found.lastgroup)
        word, at = found[kind], found.start(kind)
        position = found.end()
        if kind == "quote":
            closing = _CLOSING.get(word, word)
            end = text.find(closing, position)
            if end < 0:
                raise SelectionError("unclosed-quote", text, at)
            yield _Token("text", text[position:end].strip(), at, end + 1 - at)
            position = end + 1
        else:
            yield _Token(kind, _SLIPS.get(word, word), at, len(word))
    yield _Token("end", "", len(text.rstrip()), 1)


class _Parser:
    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = list(_split(text))
        self.at = 0
        self.depth = 0

    @property
    def next(self) -> _Token:
        return self.tokens[self.at]

    def take(self) -> _Token:
        token = self.next
        self.at += token.kind != "end"
        return token

    def fail(self, key: str, token: _Token | None = None, **values: str) -> SelectionError:
        token = token or self.next
        return SelectionError(key, self.text, token.at, token.length, **values)

    def parse(self) -> Expression:
        if self.next.kind == "end":
            raise self.fail("empty")
        found = self.any()
        if self.next.kind != "end":
            key = "extra-closing" if self.next.text == ")" else "no-joint"
            raise self.fail(key, value=self.next.text)
        return found

    def any(self) -> Expression:
        return self.joined("or", self.all)

    def all(self) -> Expression:
        return self.joined("and", self.each)

    def joined(self, word: Literal["and", "or"], part: Callable[[], Expression]) -> Expression:
        parts: list[Expression] = [part()]
        while self.next.keyword == word:
            self.take()
            parts.append(part())
        return parts[0] if len(parts) == 1 else Join(word, tuple(parts))

    def each(self) -> Expression:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise self.fail("too-deep")
        try:
            return self.single()
        finally:
            self.depth -= 1

    def single(self) -> Expression:
        if self.next.keyword == "not":
            self.take()
            return Not(self.each())
        if self.next.text == "(" and self.next.kind == "mark":
            opened = self.take()
            inner = self.any()
            if self.next.text != ")":
                if self.next.kind == "end":
                    raise self.fail("unclosed", opened)
                raise self.fail("no-joint", value=self.next.text)
            self.take()
            return inner
        if self.next.keyword == "has":
            self.take()
            return Has(self.known(FEATURES, "feature"))
        return self.test()

    def test(self) -> Expression:
        field = self.known(FIELDS, "field")
        if self.next.kind == "sign":
            token = self.take()
            sign = next(sign for sign in SIGNS if sign == token.text)
            if sign in (">=", "<=", ">", "<") and field not in NUMBERS:
                raise self.fail("no-order", token, field=field, sign=sign)
            if sign == "~" and field in NUMBERS:
                raise self.fail("no-text", token, field=field)
            return Test(field, sign, (self.value(),))
        denied = self.next.keyword == "not" and self.tokens[self.at + 1].keyword == "in"
        if denied:
            self.take()
        if self.next.keyword == "in":
            self.take()
            return Test(field, "!=" if denied else "=", tuple(self.values()))
        raise self.fail("no-sign", field=field)

    def values(self) -> Iterator[Value]:
        if self.next.text != "(":
            raise self.fail("no-list")
        opened = self.take()
        while True:
            yield self.value()
            token = self.take()
            if token.text == ")":
                return
            if token.text != ",":
                if token.kind == "end":
                    raise self.fail("unclosed", opened)
                raise self.fail("no-comma", token, value=token.text)

    def value(self) -> Value:
        token = self.next
        if token.kind not in ("word", "text") or not token.text:
            raise self.fail("no-value")
        self.take()
        return Value(token.text, token.at, token.length)

    def known(self, names: Mapping[N, Sequence[str]], what: str) -> N:
        """The name that stands next, among those that there are."""
        token = self.next
        if token.kind != "word":
            raise self.fail(f"no-{what}", known=", ".join(names))
        written = fold(token.text).replace("_", "-")
        for name, others in names.items():
            if written == name or written in others:
                self.take()
                return name
        spoken = [*map(str, names), *(word for others in names.values() for word in others)]
        near = suggest(written, spoken)
        key = f"unknown-{what}-near" if near else f"unknown-{what}"
        raise self.fail(key, value=token.text, near=near, known=", ".join(names))
