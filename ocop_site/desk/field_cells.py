"""A cell as the value of a declared field, held against the same checks as the YAML files."""

from __future__ import annotations

import dataclasses
import datetime
import re
from functools import cache
from typing import Any

from ocop_site.catalogue.choice_words import choice_word, find_choice
from ocop_site.catalogue.reader import Reader
from ocop_site.catalogue.schema import Field, Kind, fields_of
from ocop_site.catalogue.source import Node
from ocop_site.catalogue.values import Origin
from ocop_site.desk.cells import Refused, read_date, read_decision, read_phones, read_stars
from ocop_site.desk.findings import Findings
from ocop_site.desk.grids import Raw
from ocop_site.desk.names import Names
from ocop_site.desk.yaml_emit import Bare, Value
from ocop_site.problems import Problem
from ocop_site.text import fold, normalise

_YES = frozenset({"co", "x", "v", "yes", "true", "dung", "1", "✓", "✔"})
_NO = frozenset({"", "khong", "no", "false", "sai", "0", "-"})
_ERROR = re.compile(r"#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!|NUM!|NULL!|SPILL!)")
_UNPRINTED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff]")
_SEPARATORS = re.compile("[\x85\u2028\u2029]")


def read_field(
    record: type, spec: Field, raw: Raw, where: str, names: Names, findings: Findings
) -> Value | None:
    """What a cell says of a field, ready to be written; ``None`` for nothing.

    Raises:
        Refused: if the cell cannot be taken over.
    """
    text = cell_text(raw)
    if not text and not isinstance(raw, bool):
        return None
    if _ERROR.fullmatch(text):
        raise Refused("cell-error", text=text)
    value = _convert(record, spec, raw, text, where, names, findings)
    if value is not None:
        check_value(record, spec, value)
    return value


def cell_text(raw: Raw) -> str:
    """A cell as a text with line feeds, without what no text should hold."""
    if raw is None:
        return ""
    if isinstance(raw, float) and raw.is_integer():
        return str(int(raw))
    if isinstance(raw, datetime.date):
        return raw.strftime("%d/%m/%Y")
    text = str(raw).replace("\r\n", "\n").replace("\r", "\n")
    return _UNPRINTED.sub("", _SEPARATORS.sub(" ", normalise(text))).strip()


def _convert(
    record: type, spec: Field, raw: Raw, text: str, where: str, names: Names, findings: Findings
) -> Value | None:
    match spec.kind:
        case Kind.PHONE:
            numbers, mended = read_phones(raw)
            if mended:
                findings.note("phone-zero", where, text=text, read=", ".join(numbers))
            return numbers if spec.many else "; ".join(numbers)
        case Kind.DATE:
            dated = read_date(raw)
            if dated.remark:
                findings.ask(dated.remark, where, text=text, read=str(dated.date))
            return Bare(dated.date)
        case Kind.INTEGER:
            return Bare(_read_integer(record, spec, raw, text))
        case Kind.FLAG:
            return _read_flag(text)
        case Kind.CHOICE:
            return _read_choice(spec, text)
        case Kind.URL if "://" not in text and re.fullmatch(r"[\w.-]+\.[a-z]{2,}(/\S*)?", text):
            findings.note("url-completed", where, text=text, read=f"https://{text}")
            return f"https://{text}"
        case Kind.LINE if spec.name == "decision":
            decision = read_decision(raw)
            if decision.remark:
                findings.ask(decision.remark, where, text=text, read=decision.number)
            return decision.number
    if spec.many:
        items = [_read_one(spec, part, names) for part in split_values(spec, text, names)]
        return list(dict.fromkeys(items)) or None
    return _read_one(spec, text, names)


def _read_one(spec: Field, text: str, names: Names) -> str:
    if spec.kind is Kind.REFERENCE:
        return read_reference(spec.target, text, names)
    if spec.kind is Kind.SOURCE:
        return text if "://" in text else read_reference("source", text, names)
    if spec.kind is Kind.MARKDOWN:
        return re.sub(r"[ \t]+\n", "\n", text)
    return " ".join(text.split())


def read_reference(target: str, text: str, names: Names) -> str:
    """The id of the record that a cell names.

    Raises:
        Refused: if there is none, or more than one.
    """
    found = names[target].find(text)
    if len(found) == 1:
        return found[0]
    if found:
        raise Refused("reference-many", text=text, ids=", ".join(found))
    near = names[target].near(text)
    if near:
        raise Refused("reference-near", text=text, near=near, target=target)
    raise Refused("reference-none", text=text, target=target)


def split_values(spec: Field, text: str, names: Names) -> list[str]:
    """The values of a cell that may hold several: one to a line, or parted by semicolons."""
    if "\n" in text:
        parts = text.split("\n")
    elif spec.kind is Kind.REFERENCE and names[spec.target].find(text):
        parts = [text]
    elif spec.kind in (Kind.REFERENCE, Kind.SOURCE, Kind.LINE):
        parts = text.split(";")
    else:
        parts = [text]
    return [part.strip() for part in parts if part.strip()]


def _read_integer(record: type, spec: Field, raw: Raw, text: str) -> str:
    if spec.name == "stars":
        stars = read_stars(raw)
        if stars is None or stars.count is None:
            raise Refused("stars-wrong", text=text)
        if stars.count in (1, 2):
            raise Refused("stars-low", text=text)
        return str(stars.count)
    if isinstance(raw, float) and not raw.is_integer():
        raise Refused("number-wrong", text=text)
    if not re.fullmatch(r"-?\d+", text):
        raise Refused("number-wrong", text=text)
    return text


def _read_flag(text: str) -> bool | None:
    folded = fold(text)
    if folded in _YES:
        return True
    if folded in _NO:
        return None
    raise Refused("flag-wrong", text=text)


def _read_choice(spec: Field, text: str) -> str:
    assert spec.choices is not None
    value = find_choice(spec.choices, text)
    if not value:
        words = [choice_word(spec.choices, str(item.value)) for item in spec.choices]
        raise Refused("choice-wrong", text=text, known=", ".join(words))
    return value


def check_value(record: type, spec: Field, value: Value) -> None:
    """Hold a value against the checks of the YAML files.

    Raises:
        Refused: with the message those checks would give.
    """
    problems: list[Problem] = []
    Reader("", problems).read(_alone(record, spec.name), _node({spec.name: value}))
    if problems:
        problem = problems[0]
        raise Refused("value-wrong", vi=_say(problem, "vi"), en=_say(problem, "en"))


def _say(problem: Problem, language: str) -> str:
    hint = problem.hint(language)
    return problem.message(language) + (f" → {hint}" if hint else "")


@cache
def _alone(record: type, name: str) -> Any:
    """A record class with one of the fields only, so that the others are not missed."""
    declared = next(item for item in dataclasses.fields(record) if item.name == name)
    only: Any = dataclasses.field(default=None, metadata=declared.metadata)
    origin: Any = dataclasses.field(default_factory=Origin)
    return dataclasses.make_dataclass(
        "Alone", [(name, object, only), ("origin", Origin, origin)], frozen=True
    )


def _node(value: Value) -> Node:
    if isinstance(value, dict):
        node = Node("map", 1, 1)
        node.keys = [_node(key) for key in value]
        node.items = [_node(item) for item in value.values()]
    elif isinstance(value, list):
        node = Node("list", 1, 1)
        node.items = [_node(item) for item in value]
    else:
        node = Node("text", 1, 1)
        node.text = str(value).lower() if isinstance(value, bool) else str(value)
    return node


def spec_of(record: type, name: str) -> Field:
    """The declared field of a record class."""
    return fields_of(record)[name]
