"""New entries with their explanations: what is required is written, the rest stands ready.

Every line of explanation is the declared label and help of a field; optional fields follow as
examples behind a ``#``, to be used by taking the sign away.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ocop_site.catalogue.choice_words import choice_word
from ocop_site.catalogue.schema import Field, Kind, fields_of
from ocop_site.desk.desk_words import say
from ocop_site.desk.yaml_emit import Bare, Value, emit_entry, fold
from ocop_site.desk.yaml_nodes import compose, data_of

_EXAMPLES: Mapping[Kind, Value] = {
    Kind.LINE: "…",
    Kind.SOURCE: "https://bao.example.vn/bai-viet",
    Kind.URL: "https://htx.example.vn/",
    Kind.EMAIL: "lienhe@htx.example.vn",
    Kind.PHONE: "0274 3822 123",
    Kind.DATE: Bare("2024-05-01"),
    Kind.DECIMAL: Bare("10.9804"),
    Kind.INTEGER: 1,
    Kind.FLAG: True,
    Kind.FILE: "photos/anh.jpg",
}


def write_entry(record: type, values: Mapping[str, Value], title: str, language: str) -> str:
    """The text of a new entry.

    Args:
        record: the class of the record.
        values: what is known, by the names of the fields.
        title: what the entry is, for its first line.
        language: the language of the explanations.
    """
    lines = [*_comment(say("entry-intro", language, title=title)), ""]
    later: list[str] = []
    for spec in fields_of(record).values():
        if spec.name in values:
            lines += _comment(_explain(spec, language))
            lines += emit_entry(spec.name, values[spec.name], 0)
        elif spec.kind is not Kind.TOKENS:
            later += _comment(_explain(spec, language))
            later += [f"# {line}" for line in emit_entry(spec.name, example_of(spec), 0)]
    if later:
        lines += ["", *_comment(say("entry-later", language)), *later]
    return "\n".join(lines) + "\n"


def missing_fields(record: type, values: Mapping[str, Value]) -> list[Field]:
    """The required fields for which there is no value yet."""
    return [
        spec for spec in fields_of(record).values() if spec.required and spec.name not in values
    ]


def default_of(spec: Field) -> Value | None:
    """The value that a required choice begins with; ``None`` if it must be given."""
    if spec.choices is None:
        return None
    values = [str(item.value) for item in spec.choices]
    return "unknown" if "unknown" in values else values[0]


def example_of(spec: Field) -> Value:
    """A value that shows how a field is written."""
    value = _example_item(spec)
    return [value] if spec.many else value


def _example_item(spec: Field) -> Value:
    if spec.kind is Kind.RECORD:
        assert spec.record is not None
        parts = fields_of(spec.record).values()
        return {part.name: example_of(part) for part in parts if part.required or part.example}
    if spec.localized:
        return _texts_of(spec.example)
    if spec.choices is not None:
        return default_of(spec) or ""
    if spec.kind is Kind.REFERENCE:
        return spec.example or f"ma-{spec.target}"
    if spec.example:
        return Bare(spec.example) if spec.kind in (Kind.DATE, Kind.INTEGER) else spec.example
    if spec.kind is Kind.INTEGER:
        return spec.minimum or 0
    return _EXAMPLES.get(spec.kind, "…")


def _texts_of(example: str) -> Value:
    """The texts of an example that is declared as ``{vi: …, en: …}`` or as a bare text."""
    given = data_of(compose(example)) if example.startswith("{") else example
    return given if isinstance(given, dict) else {"vi": given or "…"}


def _explain(spec: Field, language: str) -> str:
    """The label, whether it is required, the help, the values of a closed list."""
    parts = [spec.label[language] + (say("entry-required", language) if spec.required else "")]
    parts[0] += "."
    if spec.help[language]:
        parts.append(spec.help[language])
    if spec.choices is not None:
        shown = [
            f"{item.value} ({choice_word(spec.choices, str(item.value), language)})"
            for item in spec.choices
        ]
        parts.append("; ".join(shown) + ".")
    return " ".join(parts)


def _comment(text: str) -> list[str]:
    return [line for part in text.split("\n") for line in fold(part, 0, "# ")]


def write_chapter(values: Mapping[str, Value], record: type, body: Sequence[str]) -> str:
    """The text of a new chapter: front matter, then Markdown."""
    front = [
        line
        for key in fields_of(record)
        if key in values
        for line in emit_entry(key, values[key], 0)
    ]
    return "\n".join(["---", *front, "---", "", *body]) + "\n"


def ordered(record: type, values: Mapping[str, Any]) -> dict[str, Any]:
    """Values in the order of the declaration."""
    return {name: values[name] for name in fields_of(record) if name in values}
