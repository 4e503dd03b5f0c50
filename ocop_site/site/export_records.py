"""The catalogue as one JSON document, and the JSON Schema that describes it.

Both follow from the declared fields of the records. Only the fields named here are given out: no
names of representatives or photographers, no texts that belong to pages. A field without a value
is left out; a text is an object by language; a date is as precise as it is known (ISO 8601).
"""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ocop_site.catalogue.catalogue import Entry
from ocop_site.catalogue.models import Place, Producer, Product, Source
from ocop_site.catalogue.schema import Field, Kind, empty_value, fields_of
from ocop_site.catalogue.values import Localized, PartialDate
from ocop_site.catalogue.vocabulary import Basis, Status
from ocop_site.site.context import Site
from ocop_site.site.routes import page_path
from ocop_site.views.addresses import short_link

# The form of the data files; it changes when a field changes its name or its meaning.
VERSION = "1.0"
JSON_PATH, SCHEMA_PATH = "data/catalogue.json", "data/catalogue.schema.json"
_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_DATE = r"^\d{4}(-\d{2}(-\d{2})?)?$"

# What is given out of each record, in this order.
GIVEN: Mapping[type, tuple[str, ...]] = {
    Product: (
        *("name", "name_translated", "other_names", "set", "set_basis", "code", "items"),
        *("producers", "place", "place_basis", "summary", "ingredients", "specification"),
        *("variants", "recognitions", "certificates", "rights", "channels", "packs"),
        *("shelf_life", "shelf_life_days", "storage", "season", "capacity", "minimum_order"),
        *("hs_code", "export_markets", "traceability_url", "awards", "experience", "sources"),
    ),
    Producer: (
        *("name", "short_name", "other_names", "type", "place", "address", "phone", "email"),
        *("website", "channels", "certificates", "sources"),
    ),
    Place: (
        *("kind", "name", "other_names", "within", "code", "since", "ended", "successors"),
        *("latitude", "longitude", "website", "sources"),
    ),
    Source: ("publisher", "url", "title", "date"),
}
_LISTS: Mapping[str, type] = {
    "products": Product,
    "producers": Producer,
    "places": Place,
    "sources": Source,
}
_TEXTS = {"$ref": "#/$defs/texts"}
_PAGES = {"type": "object", "additionalProperties": {"type": "string", "format": "uri"}}


@dataclass(frozen=True, slots=True)
class Computed:
    """A field that is worked out: its schema, and its name for people by language."""

    name: str
    schema: Mapping[str, Any]
    vi: str
    en: str
    required: bool = True


# What is worked out for a product at the as-of date, beside its own fields.
COMPUTED: tuple[Computed, ...] = (
    Computed("number", {"type": "integer", "minimum": 1}, "Số trong ấn bản", "Number"),
    Computed("short", {"type": "string"}, "Mã ngắn", "Short code"),
    Computed("group", {"type": "string"}, "Nhóm", "Group"),
    Computed(
        "stars",
        {"type": ["integer", "null"], "minimum": 3, "maximum": 5},
        "Hạng sao; null khi nguồn không nêu",
        "Stars; null where no source says",
    ),
    Computed(
        "stars_basis", {"enum": [item.value for item in Basis]}, "Căn cứ hạng sao", "Basis of stars"
    ),
    Computed(
        "status",
        {"enum": [item.value for item in Status]},
        "Tình trạng tại ngày chốt số liệu",
        "State at the as-of date",
    ),
    Computed(
        "expires_earliest",
        {"type": "string", "format": "date"},
        "Hết hạn sớm nhất vào",
        "Expires at the earliest",
        required=False,
    ),
    Computed(
        "expires_latest",
        {"type": "string", "format": "date"},
        "Hết hạn chậm nhất vào",
        "Expires at the latest",
        required=False,
    ),
    Computed("short_address", {"type": "string"}, "Địa chỉ ngắn", "Short address"),
)
_EDITION: Mapping[str, Mapping[str, Any]] = {
    "version": {"const": VERSION},
    "title": _TEXTS,
    "area": _TEXTS,
    "edition": _TEXTS,
    "as_of": {"type": "string", "format": "date"},
    "publisher": _TEXTS,
    "languages": {"type": "array", "items": {"type": "string"}, "minItems": 1},
    "homepage": {"type": "string", "format": "uri"},
}


def describe_edition(site: Site) -> dict[str, Any]:
    """What stands at the head of every data file: which edition it is, and as of when."""
    settings = site.catalogue.settings
    head: dict[str, Any] = {
        "version": VERSION,
        "title": _value(settings.title),
        "area": _value(settings.area.name),
        "edition": _value(settings.edition.number),
        "as_of": site.catalogue.as_of.isoformat(),
        "publisher": _value(settings.publisher.name),
        "languages": list(site.languages),
        "homepage": site.routes.absolute(""),
    }
    licence = settings.data_licence
    if licence:
        head["licence"] = {"name": _value(licence.name)} | (
            {"url": licence.url} if licence.url else {}
        )
    return head


def make_document(site: Site) -> dict[str, Any]:
    """The whole catalogue as plain values, ready to be written as JSON.

    The long lists are made while they are written: all products at once take a lot of memory.
    """
    catalogue = site.catalogue
    classification = catalogue.classification
    return {
        "$schema": site.routes.absolute(SCHEMA_PATH),
        **describe_edition(site),
        "groups": [
            {
                "id": group.id,
                "code": group.code,
                "name": _value(group.name),
                "sets": [
                    {
                        "id": key,
                        "number": classification.sets[key].number,
                        "name": _value(classification.sets[key].name),
                    }
                    for key in group.sets
                ],
            }
            for group in classification.groups
        ],
        "products": (
            {
                "id": entry.id,
                **compute(site, entry),
                **_record(Product, entry.product),
                "pages": _pages(site, "product", entry.id),
            }
            for entry in catalogue.entries.values()
        ),
        "producers": (
            {
                "id": item.id,
                **_record(Producer, item),
                "pages": _pages(site, "producer", item.id),
            }
            for item in catalogue.producers.values()
        ),
        "places": (
            {"id": item.id, **_record(Place, item), "pages": _pages(site, "place", item.id)}
            for item in catalogue.gazetteer.places.values()
        ),
        "sources": (
            {"id": item.id, **_record(Source, item)} for item in catalogue.sources.values()
        ),
    }


def compute(site: Site, entry: Entry) -> dict[str, Any]:
    """The values of ``COMPUTED`` for a product."""
    standing = entry.standing
    values: dict[str, Any] = {
        "number": entry.number,
        "short": entry.short,
        "group": entry.group.id,
        "stars": entry.stars,
        "stars_basis": entry.basis.value,
        "status": entry.status.value,
    }
    if standing.earliest:
        values["expires_earliest"] = standing.earliest.isoformat()
    if standing.latest:
        values["expires_latest"] = standing.latest.isoformat()
    values["short_address"] = short_link(site.routes.base_url, entry.short)
    return values


def _pages(site: Site, kind: str, page_id: str) -> dict[str, str]:
    return {
        language: site.routes.absolute(page_path(language, kind, page_id))
        for language in site.languages
    }


def given_fields(record: type) -> Iterator[Field]:
    """The fields of a record that are given out; all those of a part."""
    fields = fields_of(record)
    yield from (fields[name] for name in GIVEN.get(record, tuple(fields)))


def _record(kind: type, record: object) -> dict[str, Any]:
    found = {}
    for spec in given_fields(kind):
        value = getattr(record, spec.name)
        if value not in (empty_value(spec), ""):
            found[spec.name] = _typed(spec, value)
    return found


def _typed(spec: Field, value: Any) -> Any:
    if spec.many:
        return [_single(spec, item) for item in value]
    return _single(spec, value)


def _single(spec: Field, value: Any) -> Any:
    if spec.kind is Kind.RECORD and spec.record is not None:
        return _record(spec.record, value)
    if spec.kind is Kind.DECIMAL:
        return float(value)
    return _value(value)


def _value(value: Any) -> Any:
    if isinstance(value, Localized):
        return dict(value.values)
    if isinstance(value, PartialDate):
        return str(value)
    return value.value if isinstance(value, enum.Enum) else value


def make_schema(site: Site) -> dict[str, Any]:
    """The JSON Schema (2020-12) of ``make_document``."""
    parts: dict[str, Any] = {
        "texts": {
            "type": "object",
            "propertyNames": {"pattern": "^[a-z]{2}$"},
            "additionalProperties": {"type": "string"},
        },
        "group": _object(
            {
                "id": {"type": "string"},
                "code": {"type": "string"},
                "name": _TEXTS,
                "sets": {"type": "array", "items": {"$ref": "#/$defs/set"}},
            }
        ),
        "set": _object({"id": {"type": "string"}, "number": {"type": "integer"}, "name": _TEXTS}),
        "licence": _object({"name": _TEXTS, "url": {"type": "string", "format": "uri"}}, {"url"}),
    }
    for record in _LISTS.values():
        _define(record, parts)
    lists = {
        name: {"type": "array", "items": {"$ref": f"#/$defs/{_name(record)}"}}
        for name, record in {"groups": None, **_LISTS}.items()
    }
    properties = {
        "$schema": {"type": "string", "format": "uri"},
        **_EDITION,
        "licence": {"$ref": "#/$defs/licence"},
        **lists,
    }
    return {
        "$schema": _DIALECT,
        "$id": site.routes.absolute(SCHEMA_PATH),
        "title": "Danh mục OCOP / OCOP catalogue",
        "version": VERSION,
        **_object(properties, {"licence"}),
        "$defs": dict(sorted(parts.items())),
    }


def _define(record: type, parts: dict[str, Any]) -> None:
    """Add the definition of a record and of all its parts."""
    name = _name(record)
    if name in parts:
        return
    parts[name] = {}
    properties: dict[str, Any] = {}
    optional: set[str] = set()
    if record in GIVEN:
        properties["id"] = {"type": "string"}
    if record is Product:
        for item in COMPUTED:
            properties[item.name] = {"title": f"{item.vi} / {item.en}", **item.schema}
            if not item.required:
                optional.add(item.name)
    for spec in given_fields(record):
        schema = _schema(spec, parts)
        if spec.many:
            schema = {"type": "array", "items": schema}
        properties[spec.name] = {"title": f"{spec.label['vi']} / {spec.label['en']}", **schema}
        if not spec.required:
            optional.add(spec.name)
    if record in GIVEN and record is not Source:
        properties["pages"] = _PAGES
    parts[name] = _object(properties, optional)


def _schema(spec: Field, parts: dict[str, Any]) -> dict[str, Any]:
    if spec.localized:
        return dict(_TEXTS)
    match spec.kind:
        case Kind.RECORD:
            assert spec.record is not None
            _define(spec.record, parts)
            return {"$ref": f"#/$defs/{_name(spec.record)}"}
        case Kind.INTEGER:
            return _bounded({"type": "integer"}, spec)
        case Kind.DECIMAL:
            return _bounded({"type": "number"}, spec)
        case Kind.FLAG:
            return {"type": "boolean"}
        case Kind.DATE:
            return {"type": "string", "pattern": _DATE}
        case Kind.CHOICE:
            assert spec.choices is not None
            return {"enum": [item.value for item in spec.choices]}
        case Kind.URL:
            return {"type": "string", "format": "uri"}
        case _:
            return {"type": "string"}


def _bounded(schema: dict[str, Any], spec: Field) -> dict[str, Any]:
    bounds = {"minimum": spec.minimum, "maximum": spec.maximum}
    return schema | {key: bound for key, bound in bounds.items() if bound is not None}


def _object(
    properties: Mapping[str, Any], optional: set[str] | frozenset[str] = frozenset()
) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": dict(properties),
        "required": [name for name in properties if name not in optional],
        "additionalProperties": False,
    }


def _name(record: type | None) -> str:
    """``Product`` gives ``product``; ``None`` stands for a group of the classification."""
    return re.sub(r"(?<!^)(?=[A-Z])", "-", record.__name__).lower() if record else "group"
