"""The form of a record in Decap CMS, from its declared fields.

Each declared field becomes a widget (https://decapcms.org/docs/widgets/), so that the form, the
check and the completion of editors follow from one declaration. What cannot be chosen from a list
is typed as text: the check reads every value as text, and numbers would lose their leading zeros.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from ocop_site.catalogue import reader
from ocop_site.catalogue.choice_words import choice_word
from ocop_site.catalogue.classification import Classification
from ocop_site.catalogue.loader import KINDS
from ocop_site.catalogue.schema import Field, Kind, fields_of
from ocop_site.code_words import WORDS

Widget = dict[str, Any]

_ONE_LINE = frozenset({"name", "title", "short", "size", "label", "subtitle"})
_PATTERNS: Mapping[Kind, str] = {
    Kind.IDENTIFIER: reader.IDENTIFIER.pattern,
    Kind.EMAIL: reader.EMAIL.pattern,
    Kind.PHONE: reader.PHONE.pattern,
    Kind.URL: r"https?://\S+\.\S+",
    Kind.DATE: r"\d{4}(-\d{2}(-\d{2})?)?",
}
# What tells the items of a list apart while they are folded.
_TELLING = ("name.vi", "text.vi", "size.vi", "type", "stars", "file", "label.vi")


@dataclass(frozen=True, slots=True)
class FormWriter:
    """Writes forms with labels in the language of the messages.

    ``languages`` are those of the edition: a text gets a field for each of them.
    """

    classification: Classification
    languages: tuple[str, ...]
    language: str

    def fields(self, record: type) -> list[Widget]:
        """The widgets of all fields of a record, in the order of declaration."""
        return [self.field(spec) for spec in fields_of(record).values()]

    def field(self, spec: Field) -> Widget:
        """The widget of one field."""
        head: Widget = {
            "name": spec.name,
            "label": spec.label[self.language],
            "required": spec.required,
        }
        hint = self._hint(spec)
        if hint:
            head["hint"] = hint
        if spec.kind is Kind.RECORD and spec.record is not None:
            return head | self._record(spec, spec.record)
        if spec.kind is Kind.REFERENCE and spec.target != "set":
            return head | self._relation(spec)
        value = self._value(spec)
        if not spec.many:
            return head | value
        if spec.kind is Kind.CHOICE:
            return head | value | {"multiple": True}
        item = {"name": spec.name, "label": spec.label[self.language], **value}
        return head | {"widget": "list", "allow_add": True, "field": item}

    def _hint(self, spec: Field) -> str:
        parts = [spec.help[self.language]]
        if spec.example and spec.kind is not Kind.RECORD and not spec.localized:
            parts.append(f"({spec.example})")
        return " ".join(part for part in parts if part)

    def _record(self, spec: Field, record: type) -> Widget:
        fields = self.fields(record)
        if not spec.many:
            return {"widget": "object", "collapsed": not spec.required, "fields": fields}
        names = {item["name"] for item in fields}
        telling = next((name for name in _TELLING if name.partition(".")[0] in names), "")
        summary = {"summary": f"{{{{fields.{telling}}}}}"} if telling else {}
        return {"widget": "list", "collapsed": True, "fields": fields, **summary}

    def _relation(self, spec: Field) -> Widget:
        folder = next(name for name, (_, word) in KINDS.items() if word == spec.target)
        return {
            "widget": "relation",
            "collection": folder,
            "value_field": "id",
            "search_fields": ["name.vi", "id"],
            "display_fields": ["name.vi", "id"],
            "multiple": spec.many,
            "options_length": 40,
        }

    def _value(self, spec: Field) -> Widget:
        if spec.localized:
            return self._texts(spec)
        match spec.kind:
            case Kind.INTEGER:
                bounds = {"min": spec.minimum, "max": spec.maximum}
                known = {key: bound for key, bound in bounds.items() if bound is not None}
                return {"widget": "number", "value_type": "int", **known}
            case Kind.FLAG:
                return {"widget": "boolean", "default": False}
            case Kind.CHOICE:
                assert spec.choices is not None
                return {"widget": "select", "options": self._options(spec.choices)}
            case Kind.REFERENCE:
                sets = self.classification.sets.items()
                return {
                    "widget": "select",
                    "options": [
                        {"value": key, "label": item.name.get(self.language, "vi").text}
                        for key, item in sets
                    ],
                }
            case Kind.FILE:
                return {"widget": "image", "choose_url": False}
            case Kind.TOKENS:
                return {"widget": "hidden"}
        pattern = _PATTERNS.get(spec.kind, spec.pattern)
        if not pattern:
            return {"widget": "string"}
        return {"widget": "string", "pattern": [f"^(?:{pattern})$", spec.example or pattern]}

    def _tongue(self, code: str) -> str:
        name = WORDS.get(f"language-{code}", {}).get(self.language, code)
        return name[:1].upper() + name[1:]

    def _options(self, choices: type[Enum]) -> list[Widget]:
        return [
            {"value": item.value, "label": choice_word(choices, item.value, self.language)}
            for item in choices
        ]

    def _texts(self, spec: Field) -> Widget:
        """A text with a field per language, the main one first, side by side in the form."""
        shape: Widget = {"widget": "string" if spec.name in _ONE_LINE else "text"}
        if spec.kind is Kind.MARKDOWN:
            shape = {"widget": "markdown", "modes": ["raw"], "buttons": [], "minimal": True}
        return {
            "widget": "object",
            "fields": [
                {
                    "name": code,
                    "label": self._tongue(code),
                    "required": spec.required and code == self.languages[0],
                    **shape,
                }
                for code in self.languages
            ],
        }


def names_of(fields: Sequence[Widget], path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """The paths of all fields of a form, those of its parts included."""
    found: list[tuple[str, ...]] = []
    for item in fields:
        here = (*path, item["name"])
        found.append(here)
        found += names_of(item.get("fields", ()), here)
    return found
