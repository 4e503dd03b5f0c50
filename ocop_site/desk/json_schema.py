"""JSON Schema (2020-12) of the catalogue's files, from the declared fields of the records.

For completion, help and marks while an editor types. The check has the last word: a schema sees
one file alone, and takes everything that the check takes. Editors type plain values themselves,
so texts that can look like a number may be one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from ocop_site.catalogue import reader
from ocop_site.catalogue.classification import load_classification
from ocop_site.catalogue.loader import CHAPTERS_FOLDER, KINDS, SETTINGS_FILE
from ocop_site.catalogue.meanings import meaning_of
from ocop_site.catalogue.models import Chapter
from ocop_site.catalogue.record_words import RECORDS
from ocop_site.catalogue.schema import Field, Kind, fields_of
from ocop_site.catalogue.settings import Settings
from ocop_site.catalogue.values import FIRST_YEAR, LAST_YEAR
from ocop_site.desk.desk_words import say
from ocop_site.problems import Position, Problem

DIALECT = "https://json-schema.org/draft/2020-12/schema"
FOLDER = "schema"
ENDING = ".schema.json"
Schema = dict[str, Any]

_DATE = r"(19|20|21)\d\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?"
_SOURCE = r"https?://\S+\.\S+"
_LANGUAGE = rf"^(?!({'|'.join(sorted(reader.NO_LANGUAGE))})$)[a-z]{{2}}$"
# What the check reports of a value that has not the form of its kind.
_CODES: Mapping[Kind, str] = {
    Kind.DATE: "E107",
    Kind.INTEGER: "E104",
    Kind.DECIMAL: "E113",
    Kind.FLAG: "E114",
    Kind.URL: "E109",
    Kind.EMAIL: "E111",
    Kind.PHONE: "E117",
    Kind.FILE: "E118",
    Kind.IDENTIFIER: "E110",
    Kind.REFERENCE: "E110",
    Kind.SOURCE: "E110",
    Kind.LINE: "E115",
}


def write_schemas(language: str) -> Mapping[str, str]:
    """The text of every schema file by its name."""
    heads: dict[str, type] = {
        "settings": Settings,
        **{folder: record for folder, (record, _) in KINDS.items()},
        CHAPTERS_FOLDER: Chapter,
    }
    return {
        name + ENDING: json.dumps(_document(name, head, language), ensure_ascii=False, indent=2)
        + "\n"
        for name, head in heads.items()
    }


def editor_globs() -> Mapping[str, list[str]]:
    """Which files each schema is for, as the settings of Visual Studio Code name them.

    The front matter of chapters is no YAML file, so their schema is for programs alone.
    """
    globs = {f"./{FOLDER}/settings{ENDING}": [f"**/{SETTINGS_FILE}"]}
    for folder in KINDS:
        globs[f"./{FOLDER}/{folder}{ENDING}"] = [
            f"**/{folder}/**/*.yaml",
            f"**/{folder}/**/*.yml",
            f"**/{folder}.yaml",
        ]
    return globs


def _document(name: str, head: type, language: str) -> Schema:
    writer = _Writer(language)
    record = writer.refer(head)
    title, lead = RECORDS[head]
    document: Schema = {
        "$schema": DIALECT,
        "title": title.get(language),
        "description": lead.get(language),
    }
    if name in KINDS:  # a file holds one record, or a list of them
        document |= {
            "if": {"type": "array"},
            "then": {"type": "array", "items": record},
            "else": record,
        }
    else:
        document |= record
    return document | {"$defs": {key: writer.parts[key] for key in sorted(writer.parts)}}


class _Writer:
    """Writes one document; the records it meets become its definitions."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.parts: dict[str, Schema] = {}

    def refer(self, record: type) -> Schema:
        """A reference to the definition of a record, which is written when it is first met."""
        name = re.sub(r"(?<!^)(?=[A-Z])", "-", record.__name__).lower()
        if name not in self.parts:
            self.parts[name] = {}
            self.parts[name] = self._record(record)
        return {"$ref": f"#/$defs/{name}"}

    def _record(self, record: type) -> Schema:
        title, lead = RECORDS[record]
        fields = fields_of(record)
        required = [name for name, spec in fields.items() if spec.required]
        schema: Schema = {
            "type": "object",
            "title": title.get(self.language),
            "description": lead.get(self.language),
            "properties": {name: self._field(spec) for name, spec in fields.items()},
            "additionalProperties": False,
        }
        return schema | ({"required": required} if required else {})

    def _field(self, spec: Field) -> Schema:
        value = self._value(spec)
        code = _CODES.get(spec.kind, "")
        if "pattern" in value and code and (spec.kind is not Kind.LINE or spec.pattern):
            # Shown by the editor in place of the bare pattern: what the check would say to do.
            values = {"example": reader.example_of(spec), "field": spec.name}
            remedy = Problem(code, Position(""), values).hint(self.language)
            value |= {"patternErrorMessage": remedy}
        if spec.many:
            most = {} if spec.most is None else {"maxItems": spec.most}
            value = {"anyOf": [{"type": "array", "items": value, **most}, value]}
        return {"title": spec.label[self.language], **self._help(spec), **value}

    def _help(self, spec: Field) -> Schema:
        """What is shown of a field while it is written: its help, an example."""
        parts = [spec.help[self.language]] if spec.help[self.language] else []
        if spec.required:
            parts.append(say("schema-required", self.language))
        if spec.example:
            parts.append(say("note-example", self.language, example=spec.example))
        return {"description": " ".join(parts)} if parts else {}

    def _value(self, spec: Field) -> Schema:
        if spec.localized:
            return self._texts()
        match spec.kind:
            case Kind.RECORD:
                assert spec.record is not None
                return self.refer(spec.record)
            case Kind.INTEGER:
                bounds = {"minimum": spec.minimum, "maximum": spec.maximum}
                return {
                    "type": ["integer", "string"],
                    "pattern": r"^\s*-?\d+\s*$",
                    **{key: bound for key, bound in bounds.items() if bound is not None},
                }
            case Kind.DECIMAL:
                bounds = {"minimum": spec.minimum, "maximum": spec.maximum}
                return {
                    "type": ["number", "string"],
                    "pattern": r"^\s*-?\d+(\.\d+)?\s*$",
                    **{key: bound for key, bound in bounds.items() if bound is not None},
                }
            case Kind.FLAG:
                words = "|".join(map(_any_case, sorted(reader.TRUE_WORDS | reader.FALSE_WORDS)))
                return {"type": ["boolean", "string"], "pattern": rf"^({words})$"}
            case Kind.DATE:
                return {
                    "type": ["string", "integer"],
                    "pattern": rf"^\s*{_DATE}\s*$",
                    "minimum": FIRST_YEAR,
                    "maximum": LAST_YEAR,
                }
            case Kind.CHOICE:
                assert spec.choices is not None
                items = list(spec.choices)
                return {
                    "enum": [item.value for item in items],
                    "enumDescriptions": [meaning_of(item, self.language) for item in items],
                }
            case Kind.REFERENCE if spec.target == "set":
                sets = load_classification().sets
                names = [str(item.name.get(self.language)) for item in sets.values()]
                return {"enum": list(sets), "enumDescriptions": names}
            case Kind.TOKENS:
                return {
                    "type": "object",
                    "propertyNames": {"pattern": _whole(reader.TOKEN_NAME.pattern)},
                    "additionalProperties": {
                        "type": ["string", "number"],
                        "pattern": _whole(reader.TOKEN.pattern),
                    },
                }
            case _:
                return {"type": ["string", "number"], "pattern": self._pattern(spec)}

    def _pattern(self, spec: Field) -> str:
        identifier = reader.IDENTIFIER.pattern
        pattern = {
            Kind.IDENTIFIER: identifier,
            Kind.REFERENCE: identifier,
            Kind.SOURCE: f"{identifier}|{_SOURCE}",
            Kind.URL: _SOURCE,
            Kind.EMAIL: reader.EMAIL.pattern,
            Kind.PHONE: reader.PHONE.pattern,
            Kind.FILE: reader.FILE.pattern,
        }.get(spec.kind, spec.pattern)
        return _whole(pattern) if pattern else r"\S"

    def _texts(self) -> Schema:
        """A text per language, or one in Vietnamese alone; defined once in each document."""
        if "texts" not in self.parts:
            text = {"type": ["string", "number", "null"]}
            named = {
                code: {**text, "title": say(f"text-{code}", self.language)} for code in ("vi", "en")
            }
            self.parts["texts"] = {
                "anyOf": [
                    {
                        "type": "object",
                        "properties": named,
                        "propertyNames": {"pattern": _LANGUAGE},
                        "additionalProperties": text,
                        "minProperties": 1,
                    },
                    {"type": ["string", "number"], "pattern": r"\S"},
                ]
            }
        return {"$ref": "#/$defs/texts"}


def _whole(pattern: str) -> str:
    """A pattern that must match the whole value, blanks around it aside."""
    return rf"^\s*(?:{pattern})\s*$"


def _any_case(word: str) -> str:
    """A pattern for a word in capitals and in small letters; JSON Schema has no flag for that."""
    letters: Iterable[str] = (
        f"[{sign}{sign.upper()}]" if sign != sign.upper() else sign for sign in word
    )
    return "".join(letters)
