"""The form of a record in Decap CMS, from its declared fields.

Each declared field becomes a widget (https://decapcms.org/docs/widgets/), so that the form, the
check and the completion of editors follow from one declaration. What cannot be chosen from a list
is typed as text: the check reads every value as text, and numbers would lose their leading zeros.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from ocop_site.catalogue import reader
from ocop_site.catalogue.choice_words import choice_word
from ocop_site.catalogue.classification import Classification
from ocop_site.catalogue.loader import KINDS
from ocop_site.catalogue.record_words import RECORDS
from ocop_site.catalogue.schema import Field, Kind, fields_of
from ocop_site.code_words import WORDS

Widget = dict[str, Any]

_ONE_LINE = frozenset({"name", "title", "short", "size", "label", "subtitle"})
# A switch is turned on where a file has the word "true".
_FLAG_WORDS: Mapping[str, tuple[str, str]] = {
    "vi": (r"^(?:Ghi )?true khi", "Bật khi"),
    "en": (r"^(?:Write )?true (when|where)", r"On \1"),
}
_PATTERNS: Mapping[Kind, str] = {
    Kind.IDENTIFIER: reader.IDENTIFIER.pattern,
    Kind.EMAIL: reader.EMAIL.pattern,
    Kind.PHONE: reader.PHONE.pattern,
    Kind.URL: r"https?://\S+\.\S+",
    Kind.DATE: r"\d{4}(-\d{2}(-\d{2})?)?",
}
# What tells the items of a list apart while they are folded: the first of these that they have.
_TELLING: Sequence[str] = (
    *("id", "stars", "date", "type", "when", "value", "kind", "name", "text", "size", "label"),
    *("publisher", "title", "place", "file"),
)
_SHOWN = 3


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
        on = {item.name for item in dataclasses.fields(record) if item.default is True}
        return [
            self.field(spec) | ({"default": True} if spec.name in on else {})
            for spec in fields_of(record).values()
        ]

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
        if value["widget"] == "select":
            return head | value | {"multiple": True}
        item = {"name": spec.name, "label": spec.label[self.language], **value}
        return head | {"widget": "list", "allow_add": True, "field": item}

    def items(self, record: type) -> Widget:
        """A list of records, each folded to one line."""
        title, _ = RECORDS[record]
        return {
            "widget": "list",
            "collapsed": True,
            "label_singular": title.get(self.language),
            "summary": self._summary(record),
            "fields": self.fields(record),
        }

    def _hint(self, spec: Field) -> str:
        """The help; what a file says in words of its own is named by what the form shows."""
        text = spec.help[self.language]
        if spec.kind is Kind.FLAG:
            text = re.sub(*_FLAG_WORDS[self.language], text)
        if spec.kind is Kind.CHOICE and spec.choices is not None:
            for value, word in self._words(spec.choices):
                text = re.sub(rf"(?<![\w-]){re.escape(value)}(?![\w-])", f"«{word}»", text)
        typed = spec.kind not in (Kind.RECORD, Kind.CHOICE, Kind.REFERENCE, Kind.FILE, Kind.FLAG)
        if spec.example and typed and not spec.localized:
            text = f"{text} ({spec.example})".lstrip()
        return text

    def _record(self, spec: Field, record: type) -> Widget:
        if spec.many:
            label = spec.label[self.language].removeprefix("Các ")
            one = {"label_singular": label[:1].upper() + label[1:]} if self.language == "vi" else {}
            return self.items(record) | one | {"collapsed": not spec.required}
        fields = self.fields(record)
        if not spec.required:  # else the form would ask for parts of what is not there
            fields = [_loosen(item) for item in fields]
        return {"widget": "object", "collapsed": not spec.required, "fields": fields}

    def _summary(self, record: type) -> str:
        fields = fields_of(record)
        names = [name for name in _TELLING if name in fields][:_SHOWN]
        return "  ".join(self._told(name, fields[name]) for name in names)

    def _told(self, name: str, spec: Field) -> str:
        main = f".{self.languages[0]}" if spec.localized else ""
        sign = f"{{{{fields.{name} | ternary('★', '')}}}}" if name == "stars" else ""
        return f"{{{{fields.{name}{main}}}}}{sign}"

    def _relation(self, spec: Field) -> Widget:
        folder = next(name for name, (_, word) in KINDS.items() if word == spec.target)
        return {
            "widget": "relation",
            "collection": folder,
            "value_field": "id",
            "search_fields": [f"name.{self.languages[0]}", "id"],
            "display_fields": [f"name.{self.languages[0]}", "id"],
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
        return [{"value": value, "label": word} for value, word in self._words(choices)]

    def _words(self, choices: type[Enum]) -> list[tuple[str, str]]:
        return [(item.value, choice_word(choices, item.value, self.language)) for item in choices]

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


def _loosen(widget: Widget) -> Widget:
    """A widget that may stay empty, and so may its parts; items of lists are there or not."""
    loose = widget | {"required": False}
    if widget["widget"] == "object":
        loose["fields"] = [_loosen(item) for item in widget["fields"]]
    return loose


def names_of(fields: Sequence[Widget], path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """The paths of all fields of a form, those of its parts included."""
    found: list[tuple[str, ...]] = []
    for item in fields:
        here = (*path, item["name"])
        found.append(here)
        found += names_of(item.get("fields", ()), here)
    return found
