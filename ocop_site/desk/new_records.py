"""``build.py new``: from a name and a few ``key=value`` pairs to a commented entry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ocop_site.catalogue.classification import load_classification
from ocop_site.catalogue.loader import CHAPTERS_FOLDER, KINDS, Content
from ocop_site.catalogue.models import Chapter, Producer, Product
from ocop_site.catalogue.parts import Recognition
from ocop_site.catalogue.schema import Field, Kind, fields_of
from ocop_site.catalogue.values import Localized
from ocop_site.catalogue.vocabulary import Basis, RecognitionState
from ocop_site.desk.cells import Refused
from ocop_site.desk.desk_words import say
from ocop_site.desk.field_cells import read_field
from ocop_site.desk.findings import Finding, Findings
from ocop_site.desk.identifiers import ShortCodes, free_id
from ocop_site.desk.names import Names, collect_names
from ocop_site.desk.not_begun import NotBegun
from ocop_site.desk.place_names import read_place
from ocop_site.desk.producer_names import read_producer
from ocop_site.desk.scaffold import default_of, missing_fields, write_chapter, write_entry
from ocop_site.desk.set_choice import find_by_word
from ocop_site.desk.yaml_emit import Bare, Value
from ocop_site.text import slugify

# The word of the command line -> the folder of the records.
NEW_KINDS: Mapping[str, str] = {
    word: folder for folder, (_, word) in KINDS.items() if word not in ("source", "series")
}
CHAPTER, CATALOGUE = "chapter", "catalogue"
# By which field two records of one name are told apart.
_APART: Mapping[str, str] = {
    "products": "producers",
    "producers": "place",
    "places": "within",
    "events": "start",
    "candidates": "producer",
}


@dataclass(frozen=True, slots=True)
class NewEntry:
    """The file of a new entry, its text, and what was assumed."""

    file: str
    text: str
    findings: Sequence[Finding] = ()


def begin_entry(
    word: str, name: str, pairs: Sequence[str], content: Content, language: str
) -> NewEntry:
    """The commented entry of a new record.

    Raises:
        NotBegun: if something that is required is missing or wrong.
    """
    if word == CHAPTER:
        return _begin_chapter(name, content, language)
    folder = NEW_KINDS[word]
    record = KINDS[folder][0]
    findings = Findings()
    name = " ".join(name.split())
    full = read_producer(name).name if record is Producer else name
    values: dict[str, Any] = {"name": {"vi": full}}
    names = collect_names(content)
    part = {"recognitions": Recognition} if record is Product else {}
    for pair in pairs:
        _take(pair, record, part, values, names, findings)
    _complete(record, values, findings)
    missing = missing_fields(record, {**values, "id": ""})
    if missing:
        raise _missing(missing[0], language)
    _refuse_known(word, full, values, content)
    taken = {item.id for item in content.records.get(folder, ())}
    short = read_producer(name).short if record is Producer else name
    values["id"] = free_id(short, taken)
    if record is Product and "short" not in values:
        code = ShortCodes(content).choose(values["id"])
        values |= {"short": code} if code else {}
    title = say(f"entry-{word}", language)
    text = write_entry(record, values, title, language)
    return NewEntry(f"{folder}/{values['id']}.yaml", text, findings.items)


def _refuse_known(word: str, name: str, values: Mapping[str, Any], content: Content) -> None:
    """Refuse a name that is there already, unless something given tells the two apart."""
    folder = NEW_KINDS[word]
    field = _APART.get(folder, "")
    given = _as_set(values.get(field))
    for record in content.records.get(folder, ()):
        known: Localized = getattr(record, "name", Localized())
        if slugify(known.get("vi").text) != slugify(name):
            continue
        other = _as_set(getattr(record, field, None))
        if given and other and not given & other:
            continue
        key = "new-known-apart" if field else "new-known"
        raise NotBegun(key, name=name, file=record.origin.file, field=field)


def _as_set(value: object) -> set[str]:
    if isinstance(value, list | tuple):
        return {str(item) for item in value}
    return {str(value)} if value else set()


def _take(
    pair: str,
    record: type,
    parts: Mapping[str, type],
    values: dict[str, Any],
    names: Names,
    findings: Findings,
) -> None:
    """One ``key=value``; what a product's recognition has goes there."""
    key, sign, text = pair.partition("=")
    key, _, language = key.strip().partition(".")
    spec, owner = fields_of(record).get(key), record
    into = values
    if spec is None:
        for field_name, part in parts.items():
            if key in fields_of(part):
                spec, owner = fields_of(part)[key], part
                into = values.setdefault(field_name, [{}])[0]
    if not sign or spec is None or key == "id":
        known = ", ".join(name for name in fields_of(record) if name != "id")
        raise NotBegun("new-key", field=key or pair, known=known)
    try:
        value = _read_pair(owner, spec, text, names, findings)
    except Refused as error:
        finding = Findings()
        finding.refuse(error.key, key, **error.values)
        raise NotBegun(
            "new-value", field=key, vi=finding.items[0].text("vi"), en=finding.items[0].text("en")
        ) from error
    if value is not None and spec.localized:
        into.setdefault(key, {})[language or "vi"] = value
    elif value is not None:
        into[key] = value


def _read_pair(
    owner: type, spec: Field, text: str, names: Names, findings: Findings
) -> Value | None:
    if spec.kind is Kind.RECORD and spec.record is not None:
        inner = next((item for item in fields_of(spec.record).values() if item.required), None)
        if inner is None or not inner.localized:
            raise Refused("new-part", text=spec.name)
        item: Value = {inner.name: {"vi": " ".join(text.split())}}
        return [item] if spec.many else item
    return read_field(owner, spec, text, spec.name, names, findings)


def _complete(record: type, values: dict[str, Any], findings: Findings) -> None:
    """What a name tells, and the values that closed lists begin with."""
    name = values["name"]["vi"]
    if record is Product:
        if "set" not in values:
            found = find_by_word(name, load_classification().sets)
            if found:
                values["set"], values["set_basis"] = found, Basis.INFERRED.value
                findings.ask("set-inferred", "set", name=name, set=found)
        parts = values.setdefault("recognitions", [{}])
        if "stars" not in parts[0] and "basis" not in parts[0]:
            parts[0].setdefault("state", RecognitionState.PENDING.value)
        parts[0] = {key: parts[0][key] for key in fields_of(Recognition) if key in parts[0]}
    elif record is Producer and "type" not in values:
        values["type"] = read_producer(name).type
    place = read_place(name)
    for spec in missing_fields(record, values):
        if spec.choices is None:
            continue
        kinds = [str(item.value) for item in spec.choices]
        stated = place.kind if place and place.kind in kinds else None
        values[spec.name] = stated or default_of(spec)


def _missing(spec: Field, language: str) -> NotBegun:
    if spec.target == "set":
        sets = load_classification().sets.values()
        lines = [f"  set={item.id:<32} {item.name.get(language).text}" for item in sets]
        return NotBegun("new-set", sets="\n".join(lines))
    return NotBegun("new-missing", field=spec.name, label=spec.label[language])


def _begin_chapter(name: str, content: Content, language: str) -> NewEntry:
    main = (content.settings.languages or ("vi",))[0] if content.settings else "vi"
    order = max((chapter.order for chapter in content.chapters), default=0) + 10
    for chapter in content.chapters:
        if slugify(name) in (slugify(chapter.title), chapter.id):
            raise NotBegun("new-known", name=name, file=chapter.origin.file)
    record_id = free_id(name, {chapter.id for chapter in content.chapters})
    values: dict[str, Value] = {
        "id": record_id,
        "order": Bare(order),
        "title": " ".join(name.split()),
    }
    body = say("chapter-body", language, file=f"{record_id}.en.md").split("\n")
    text = write_chapter(values, Chapter, body)
    return NewEntry(f"{CHAPTERS_FOLDER}/{record_id}.{main}.md", text)
