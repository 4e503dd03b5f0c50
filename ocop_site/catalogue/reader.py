"""From YAML nodes to typed records, following the declared schema; never raises on content."""

from __future__ import annotations

import difflib
import enum
import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from ocop_site.catalogue.schema import Field, Kind, fields_of
from ocop_site.catalogue.source import Node
from ocop_site.catalogue.values import (
    FIRST_YEAR,
    LAST_YEAR,
    Localized,
    Marks,
    Origin,
    PartialDate,
    PathKey,
)
from ocop_site.problems import Position, Problem

IDENTIFIER = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# Digits are those of ASCII: others look alike and are not found by searching.
_INTEGER = re.compile(r"-?[0-9]+")
_DECIMAL = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
EMAIL = re.compile(r"[^@\s<>\"']+@[^@\s<>\"']+\.[a-zA-Z]{2,}")
PHONE = re.compile(r"[+(]?[0-9][0-9 .()-]{5,20}[0-9]")
FILE = re.compile(r"(?!.*\.\.)[A-Za-z0-9][A-Za-z0-9_./ -]*\.[A-Za-z0-9]{2,5}")
_EXAMPLES = {
    Kind.TEXT: "{vi: …, en: …}",
    Kind.MARKDOWN: "{vi: …, en: …}",
    Kind.INTEGER: "12",
    Kind.DECIMAL: "10.9804",
    Kind.FLAG: "true",
    Kind.DATE: "2024-05-01",
    Kind.SOURCE: "[bao-tinh-mau-2024]",
    Kind.URL: "https://…",
}
_EXAMPLES_OF = {
    "product": "mat-ong-suoi-trong",
    "producer": "htx-suoi-trong",
    "place": "xa-suoi-trong",
}
TRUE_WORDS = frozenset({"true", "yes", "có", "đúng"})
FALSE_WORDS = frozenset({"false", "no", "không", "sai"})
_LANGUAGE = re.compile(r"[a-z]{2}")
# What people write for a language code; ``vn`` is the country.
NO_LANGUAGE = {
    "vn": "vi",
    "viet": "vi",
    "vie": "vi",
    "eng": "en",
    "english": "en",
    "anh": "en",
}
TOKEN_NAME = re.compile(r"[a-z][a-z0-9-]*")
TOKEN = re.compile(r"[#A-Za-z0-9 .,%()'\"-]+")
_GROUPED = re.compile(r"(\d{1,3}(?:[.,\s]\d{3})+|\d+)\D*")


def suggest(word: str, known: Iterable[str]) -> str:
    """The known word most like ``word``, or an empty string."""
    close = difflib.get_close_matches(word.lower(), list(known), 1, 0.55)
    return close[0] if close else ""


class Reader:
    """Reads the records of one file and gathers the problems found on the way."""

    def __init__(self, file: str, problems: list[Problem]) -> None:
        """Remember the file's name for positions, and the list problems go to."""
        self.file = file
        self.problems = problems
        self.marks: dict[PathKey, tuple[int, int]] = {}

    def read(self, record: type, node: Node, **extra: object) -> Any:
        """One record of class ``record`` from a mapping node; ``extra`` are undeclared fields.

        A field that cannot be read keeps its empty value, so that later checks go on.
        Returns ``None`` only if the node is no mapping.
        """
        self.marks = {}
        values = self._mapping(record, node, ())
        if values is None:
            return None
        origin = Origin(self.file, Marks(self.marks))
        return record(**values, **extra, origin=origin)

    def report(self, code: str, node: Node, **values: str) -> None:
        """Note a problem at a node."""
        self.problems.append(
            Problem(
                code,
                Position(self.file, node.line, node.column),
                values,
                len(node.text) if node.kind == "text" and "\n" not in node.text else 1,
            )
        )

    def _mapping(self, record: type, node: Node, path: PathKey) -> dict[str, Any] | None:
        self.marks[path] = (node.line, node.column)
        if node.kind != "map":
            self.report("E103", node, expected="@shape-map", found=f"@shape-{node.kind}")
            return None
        specs = fields_of(record)
        values: dict[str, Any] = {}
        for key, item in zip(node.keys, node.items, strict=True):
            spec = specs.get(key.text)
            if spec is None:
                self._unknown(node, key, specs, suggest(key.text, specs))
                continue
            place = (*path, key.text)
            if item.kind == "null" or (item.kind == "list" and not item.items):
                if spec.required:
                    self.report("E112", key, field=key.text, example=example_of(spec))
                continue
            if spec.most is not None and len(item.items) > spec.most:
                counts = {"most": str(spec.most), "n": str(len(item.items))}
                self.report("E120", item.items[spec.most], field=key.text, **counts)
            self.marks[place] = (item.line, item.column)
            value = self._field(spec, item, place)
            if value is not None:
                values[key.text] = value
        written = {key.text for key in node.keys}
        for name, spec in specs.items():
            if spec.required and name not in written:
                own = {"case": "source"} if spec.kind is Kind.SOURCE else {}
                self.report("E102", node, field=name, example=example_of(spec), **own)
        return values

    def _unknown(self, node: Node, key: Node, known: Iterable[str], near: str) -> None:
        """A key that there is not; in braces it may be what a comma cut off a text."""
        values = {"key": key.text, "near": near, "known": ", ".join(known)}
        if key.lone and not near:
            before = node.keys.index(key) - 1
            if before >= 0 and node.items[before].kind == "text":
                text = f"{node.items[before].text}, {key.text}".replace('"', "'")
                shown = f'{node.keys[before].text}: "{text}"'
                values |= {"case": "comma", "example": shown}
        self.report("E101" if near else "E100", key, **values)

    def _field(self, spec: Field, node: Node, path: PathKey) -> Any:
        if not spec.many:
            return self._value(spec, node, path)
        if node.kind == "list":
            kept: list[Any] = []
            for item in node.items:  # marks count the kept ones, as the record does
                value = self._value(spec, item, (*path, len(kept)))
                if value is not None:
                    kept.append(value)
            return tuple(kept)
        if spec.kind is Kind.RECORD and node.kind == "text":
            self.report("E103", node, expected="@shape-list", found="@shape-text")
            return None
        value = self._value(spec, node, path)
        return None if value is None else (value,)

    def _value(self, spec: Field, node: Node, path: PathKey) -> Any:
        self.marks[path] = (node.line, node.column)
        if spec.kind is Kind.RECORD:
            assert spec.record is not None
            values = self._mapping(spec.record, node, path)
            return None if values is None else spec.record(**values)
        if spec.localized:
            return self._localized(spec, node, path)
        if spec.kind is Kind.TOKENS:
            return self._tokens(node)
        if node.kind != "text":
            if node.kind != "null":
                self.report("E103", node, expected="@shape-text", found=f"@shape-{node.kind}")
            elif path and isinstance(path[-1], int):
                self.report("E112", node, field=spec.name, example=example_of(spec))
            return None
        return self._scalar(spec, node)

    def _localized(self, spec: Field, node: Node, path: PathKey) -> Localized | None:
        if node.kind == "text":
            text = _clean(spec, node.text)
            if not text:
                self.report("E112", node, field=spec.name, example=example_of(spec))
            return Localized((("vi", text),)) if text else None
        if node.kind != "map":
            self.report("E103", node, expected="@shape-texts", found=f"@shape-{node.kind}")
            return None
        texts: dict[str, str] = {}
        wrong = False
        for key, item in zip(node.keys, node.items, strict=True):
            self.marks[(*path, key.text)] = (item.line, item.column)
            if key.lone and key.text not in {"vi", "en"}:
                self._unknown(node, key, ("vi", "en"), "")
                wrong = True
            elif key.text in NO_LANGUAGE or not _LANGUAGE.fullmatch(key.text):
                near = NO_LANGUAGE.get(key.text) or suggest(key.text, ("vi", "en"))
                self._unknown(node, key, ("vi", "en"), near)
                wrong = True
            elif item.kind == "text" and item.text.strip():
                texts[key.text] = _clean(spec, item.text)
            elif item.kind not in {"null", "text"}:
                self.report("E103", item, expected="@shape-text", found=f"@shape-{item.kind}")
                wrong = True
        if not texts and not wrong:
            self.report("E112", node, field=spec.name, example=example_of(spec))
        return Localized(tuple(sorted(texts.items()))) if texts and not wrong else None

    def _tokens(self, node: Node) -> Any:
        if node.kind != "map":
            self.report("E103", node, expected="@shape-map", found=f"@shape-{node.kind}")
            return None
        tokens: list[tuple[str, str]] = []
        for key, item in zip(node.keys, node.items, strict=True):
            if not TOKEN_NAME.fullmatch(key.text):
                self.report("E116", key, value=key.text)
            elif item.kind == "null":  # what an unquoted #A8261C comes to
                self.report("E112", key, field=key.text, example='"#A8261C"')
            elif item.kind != "text" or not TOKEN.fullmatch(item.text):
                self.report("E116", item, value=item.text)
            else:
                tokens.append((key.text, item.text))
        return tuple(tokens)

    def _scalar(self, spec: Field, node: Node) -> Any:
        text = node.text.strip()
        if not text:
            self.report("E112", node, field=spec.name, example=example_of(spec))
            return None
        match spec.kind:
            case Kind.INTEGER:
                return self._integer(spec, node, text)
            case Kind.DATE:
                return self._date(node, text)
            case Kind.CHOICE:
                return self._choice(spec, node, text)
            case Kind.FLAG:
                lowered = text.lower()
                if lowered not in TRUE_WORDS | FALSE_WORDS:
                    self.report("E114", node, value=text)
                    return None
                return lowered in TRUE_WORDS
            case Kind.DECIMAL:
                return self._decimal(spec, node, text)
            case Kind.IDENTIFIER:
                return self._matched(IDENTIFIER, "E110", spec, node, text)
            case Kind.EMAIL:
                return self._matched(EMAIL, "E111", spec, node, text)
            case Kind.PHONE:
                return self._matched(PHONE, "E117", spec, node, text)
            case Kind.FILE:
                return self._matched(FILE, "E118", spec, node, text)
            case Kind.SOURCE if "://" not in text:
                return self._matched(IDENTIFIER, "E110", spec, node, text)
            case Kind.URL | Kind.SOURCE:
                return self._url(node, text)
            case _:
                return self._line(spec, node, text)

    def _matched(
        self, pattern: re.Pattern[str], code: str, spec: Field, node: Node, text: str
    ) -> str | None:
        if pattern.fullmatch(text):
            return text
        self.report(code, node, value=text, field=spec.name, example=example_of(spec))
        return None

    def _line(self, spec: Field, node: Node, text: str) -> str | None:
        for written in (text, text.lower(), text.upper()):
            if near := spec.misnamed.get(written):
                known = ", ".join(sorted({*spec.misnamed.values(), *spec.among}))
                values = {"value": text, "near": near, "case": spec.remedy}
                self.report("E106", node, known=known, **values)
                return near  # what is meant, so that nothing else is told on top
        if not spec.pattern:
            return " ".join(text.split())
        pattern = re.compile(spec.pattern, re.ASCII)
        matched = self._matched(pattern, "E115", spec, node, text)
        if matched and spec.among and matched not in spec.among:
            known = ", ".join(sorted(spec.among))
            self.report("E119", node, value=text, known=known, case=spec.remedy)
            return None
        return matched

    def _integer(self, spec: Field, node: Node, text: str) -> int | None:
        if not _INTEGER.fullmatch(text) or len(text) > 15:
            meant = _GROUPED.fullmatch(text)
            digits = [str(int(digit)) for digit in re.findall(r"\d", meant[1])] if meant else []
            shown = "".join(digits) or example_of(spec)
            self.report("E104", node, value=text, example=shown)
            return None
        return int(text) if self._within(spec, node, text) else None

    def _decimal(self, spec: Field, node: Node, text: str) -> str | None:
        number = self._matched(_DECIMAL, "E113", spec, node, text)
        return number if number and self._within(spec, node, number) else None

    def _within(self, spec: Field, node: Node, text: str) -> bool:
        low, high = spec.minimum, spec.maximum
        if (low is None or float(text) >= low) and (high is None or float(text) <= high):
            return True
        bounds = {"minimum": "…" if low is None else str(low)}
        bounds["maximum"] = "…" if high is None else str(high)
        case = {"case": spec.remedy} if spec.remedy else {}
        self.report("E105", node, value=text, **bounds, **case)
        return False

    def _date(self, node: Node, text: str) -> PartialDate | None:
        try:
            return PartialDate.parse(text)
        except ValueError as error:
            if str(error) == "range":
                bounds = {"minimum": str(FIRST_YEAR), "maximum": str(LAST_YEAR)}
                self.report("E105", node, value=text, **bounds)
            else:
                code = "E108" if str(error) == "calendar" else "E107"
                self.report(code, node, value=text, example=_iso_of(text))
            return None

    def _choice(self, spec: Field, node: Node, text: str) -> enum.Enum | None:
        assert spec.choices is not None
        known = {str(item.value): item for item in spec.choices}
        if text in known:
            return known[text]
        near = suggest(text, known)
        code = "E106" if near else "E119"
        self.report(code, node, value=text, near=near, known=", ".join(known))
        return None

    def _url(self, node: Node, text: str) -> str | None:
        try:
            parts = urlsplit(text)
            good = parts.scheme in {"http", "https"} and "." in (parts.hostname or "")
        except ValueError:
            good = False
        if good and not re.search(r"[\s<>\"'`\\]", text):
            return text
        self.report("E109", node, value=text)
        return None


def _clean(spec: Field, text: str) -> str:
    return text.strip() if spec.kind is Kind.MARKDOWN else " ".join(text.split())


def _iso_of(text: str) -> str:
    """What was probably meant by a date written in another way: day first, as in Vietnam."""
    numbers = [int(part) for part in re.findall(r"\d{1,4}", text)]
    if len(numbers) in (2, 3) and numbers[0] < 1000 <= numbers[-1]:
        numbers.reverse()
    for attempt in (numbers, [*numbers[:1], *numbers[:0:-1]]):
        if len(attempt) in (2, 3):
            written = "-".join(f"{number:02}" for number in attempt)
            try:
                return str(PartialDate.parse(written))
            except ValueError:
                continue
    return "2024-05-01"


def example_of(spec: Field) -> str:
    """How a value of the field may be written, for messages and documentation."""
    if spec.example:
        return spec.example
    if spec.choices is not None:
        return " | ".join(str(item.value) for item in spec.choices)
    return _EXAMPLES.get(spec.kind) or _EXAMPLES_OF.get(spec.target, "…")
