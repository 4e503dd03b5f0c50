"""Write the reference of fields, values, sets and messages from what the program declares.

    python scripts/write_reference.py [--check]

The pages lie in ``docs/vi/tra-cuu`` and ``docs/en/reference``. ``--check`` writes nothing and
fails where a page is not up to date.
"""

from __future__ import annotations

import argparse
import dataclasses
import re
import sys
from collections.abc import Iterator
from enum import Enum
from pathlib import Path

from reference_messages import cell, list_messages
from reference_texts import FORMS_TEXT, T
from reference_words import FORMS

from ocop_site.catalogue.classification import load_classification
from ocop_site.catalogue.loader import CHAPTERS_FOLDER, KINDS, SETTINGS_FILE
from ocop_site.catalogue.meanings import LISTS, meaning_of
from ocop_site.catalogue.models import Chapter
from ocop_site.catalogue.record_words import RECORDS
from ocop_site.catalogue.schema import Field, Kind, fields_of
from ocop_site.catalogue.settings import Settings
from ocop_site.catalogue.vocabulary import Status
from ocop_site.code_words import WORDS
from ocop_site.files import write_bytes
from ocop_site.views.figures import known_figures
from ocop_site.views.words import read_words

PROJECT = Path(__file__).resolve().parent.parent
FOLDERS = {"vi": PROJECT / "docs" / "vi" / "tra-cuu", "en": PROJECT / "docs" / "en" / "reference"}
FILES = {
    "vi": {"fields": "truong", "values": "gia-tri", "sets": "bo-san-pham", "messages": "thong-bao"},
    "en": {"fields": "fields", "values": "values", "sets": "sets", "messages": "messages"},
}
TARGETS = {word: record for record, word in KINDS.values()}
_LIMIT_SHOWN = 4  # closed lists up to this length are written out in the tables of fields


def main() -> int:
    """Write all pages, or compare them; the exit code is 1 where one differs."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing, only compare")
    check = parser.parse_args().check
    differing = 0
    for path, text in make_pages():
        data = text.encode()
        if path.is_file() and path.read_bytes() == data:
            continue
        differing += 1
        if not check:
            write_bytes(path, data)
        print(f"{'differs' if check else 'written'}: {path.relative_to(PROJECT)}")
    return 1 if check and differing else 0


def make_pages() -> Iterator[tuple[Path, str]]:
    """Every page of the reference with its path."""
    makers = {"fields": _fields, "values": _values, "sets": _sets, "messages": list_messages}
    for language, folder in FOLDERS.items():
        for name, make in makers.items():
            lead = [f"<!-- {T['generated'].get(language)} -->", f"# {T[name].get(language)}", ""]
            body = "\n".join([*lead, *make(language)]).rstrip() + "\n"
            yield folder / f"{FILES[language][name]}.md", body


def _fields(language: str) -> Iterator[str]:
    yield T["fields-lead"].get(language)
    yield ""
    yield f"## {T['forms'].get(language)}"
    yield ""
    for example, words in FORMS_TEXT:
        yield f"- {words.get(language)} `{example}`"
    for record in _all_records():
        yield from _record(record, language)


def _all_records() -> tuple[type, ...]:
    """Kinds of record in the order of the folders, then the parts they are made of."""
    heads: list[type] = [Settings, *(record for record, _ in KINDS.values()), Chapter]
    found: dict[type, None] = {}
    for head in heads:
        found.setdefault(head)
    for head in heads:
        for part in _parts(head):
            found.setdefault(part)
    return tuple(found)


def _parts(record: type) -> Iterator[type]:
    for spec in fields_of(record).values():
        if spec.record is not None:
            yield spec.record
            yield from _parts(spec.record)


def _record(record: type, language: str) -> Iterator[str]:
    title, lead = RECORDS[record]
    yield ""
    yield f'<a id="{_anchor(record)}"></a>'
    yield ""
    yield f"## {title.get(language)}"
    yield ""
    yield f"{lead.get(language)} {_where(record, language)}".strip()
    yield ""
    yield T["columns"].get(language)
    yield "|---|---|---|---|"
    defaults = {item.name: item.default for item in dataclasses.fields(record)}
    for name, spec in fields_of(record).items():
        label, text = spec.label[language], spec.help[language]
        key = f"`{name}`" + (" **\\***" if spec.required else "")
        meaning = f"**{label}.** {text}".strip() if text else label
        form = _form(spec, defaults[name], language)
        example = f"`{spec.example}`" if spec.example else ""
        yield f"| {key} | {cell(meaning)} | {cell(form)} | {cell(example)} |"


def _where(record: type, language: str) -> str:
    if record is Settings:
        return f"{T['file'].get(language)}: `{SETTINGS_FILE}`."
    stub = "mã" if language == "vi" else "id"
    if record is Chapter:
        form = f"`{CHAPTERS_FOLDER}/<{stub}>.<vi|en>.md`"
        return f"{T['file'].get(language)}: {form}."
    for folder, (kind, _) in KINDS.items():
        if kind is record:
            one, many = f"`{folder}/<{stub}>.yaml`", f"`{folder}.yaml`"
            return f"{T['file'].get(language)}: {one}, {T['folder'].get(language)} {many}."
    users = [
        f"[{RECORDS[owner][0].get(language)}](#{_anchor(owner)}) `{name}`"
        for owner in _all_records()
        for name, spec in fields_of(owner).items()
        if spec.record is record
    ]
    return f"{T['used'].get(language)}: {', '.join(users)}."


def _form(spec: Field, default: object, language: str) -> str:
    text = FORMS[spec.kind].get(language)
    if spec.kind is Kind.CHOICE and spec.choices is not None:
        text = f"{text} {_choices(spec.choices, language)}"
    elif spec.kind is Kind.REFERENCE:
        text = f"{text} {_target(spec.target, language)}"
    elif spec.kind is Kind.RECORD and spec.record is not None:
        text = f"[{RECORDS[spec.record][0].get(language).lower()}](#{_anchor(spec.record)})"
    if spec.minimum is not None and spec.maximum is not None:
        low, high = _number(spec.minimum, language), _number(spec.maximum, language)
        text += ", " + T["range"].get(language).format(low=low, high=high)
    shown = default.value if isinstance(default, Enum) else default
    if not spec.required and isinstance(shown, str | int) and shown and spec.kind is not Kind.LINE:
        text += f" ({T['default'].get(language)} `{shown}`)"
    return T["list"].get(language) + text if spec.many else text


def _number(value: int, language: str) -> str:
    return f"{value:,}".replace(",", "." if language == "vi" else ",")


def _choices(choices: type[Enum], language: str) -> str:
    page = f"{FILES[language]['values']}.md#{_anchor(choices)}"
    values = [f"`{item.value}`" for item in choices]
    if len(values) > _LIMIT_SHOWN:
        return f"[{LISTS[choices].get(language).lower()}]({page})"
    return f"[{', '.join(values)}]({page})"


def _target(target: str, language: str) -> str:
    name = WORDS[target][language]
    if target == "set":
        return f"[{name}]({FILES[language]['sets']}.md)"
    return f"[{name}](#{_anchor(TARGETS[target])})"


def _values(language: str) -> Iterator[str]:
    yield T["values-lead"].get(language)
    for choices, title in LISTS.items():
        yield ""
        yield f'<a id="{_anchor(choices)}"></a>'
        yield ""
        yield f"## {title.get(language)}"
        yield ""
        if choices is Status:
            yield T["computed"].get(language)
            yield ""
        yield T["value-columns"].get(language)
        yield "|---|---|"
        for item in choices:
            yield f"| `{item.value}` | {meaning_of(item, language)} |"
    yield ""
    yield '<a id="figures"></a>'
    yield ""
    yield f"## {T['figures'].get(language)}"
    yield ""
    yield T["figures-lead"].get(language)
    yield ""
    yield T["figure-columns"].get(language)
    yield "|---|---|"
    words = read_words((PROJECT / "templates" / "strings",), language)
    for name in known_figures({}):
        yield f"| `{name}` | {words(f'figure.{name}.title')} |"


def _sets(language: str) -> Iterator[str]:
    classification = load_classification()
    yield T["sets-lead"].get(language).format(decision=classification.decision)
    for group in classification.groups:
        yield ""
        yield f"## {group.code}. {group.name.get(language)} (`{group.id}`)"
        yield ""
        yield T["set-columns"].get(language)
        yield "|---|---|---|---|---|"
        for key in group.sets:
            item = classification.sets[key]
            bodies = ", ".join(str(body.get(language)) for body in item.authorities)
            name = item.name.get(language)
            yield f"| {item.number} | `{item.id}` | {name} | {item.code} | {bodies} |"


def _anchor(item: type) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "-", item.__name__).lower()


if __name__ == "__main__":
    sys.exit(main())
