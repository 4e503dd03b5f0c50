"""The open data of an edition: which files there are, what each holds, and its bytes.

Addresses are stable: the files of the next edition take the places of these. No file holds
personal data beyond the public contacts of producers.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ocop_site.catalogue.models import Place, Producer, Product, Source
from ocop_site.render.artefacts import File
from ocop_site.site import export_maps, export_records, export_tables
from ocop_site.site.context import Site
from ocop_site.site.workbooks import read_cells, write_workbook

_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Export:
    """A data file; ``key`` names what the page says of it, ``language`` is empty for all."""

    file: File
    key: str
    type: str
    language: str = ""

    @property
    def name(self) -> str:
        """Its name without the folder."""
        return self.file.path.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class FieldLine:
    """A field of the data as the page tells it."""

    name: str
    meaning: str


def workbook_path(language: str) -> str:
    """The path of a language's workbook below the site's folder."""
    return f"data/catalogue.{language}.xlsx"


def make_exports(site: Site) -> tuple[Export, ...]:
    """All data files; those for maps only where coordinates are known."""
    found = [
        _export(export_records.JSON_PATH, _json(export_records.make_document(site)), "json"),
        _export(export_records.SCHEMA_PATH, _write_schema(site), "schema"),
        _export(
            export_tables.PRODUCTS_CSV,
            export_tables.write_csv(export_tables.make_product_table(site)),
            "products",
        ),
        _export(
            export_tables.PRODUCERS_CSV,
            export_tables.write_csv(export_tables.make_producer_table(site)),
            "producers",
        ),
    ]
    for language in site.languages:
        data = write_workbook(export_tables.make_sheets(site, language))
        found.append(_export(workbook_path(language), data, "workbook", language))
    if export_maps.mapped_places(site):
        found.append(
            _export(export_maps.GEOJSON_PATH, _json(export_maps.make_geojson(site)), "geojson")
        )
        found.append(_export(export_maps.KML_PATH, export_maps.make_kml(site), "kml"))
    return tuple(found)


_TYPES: Mapping[str, str] = {
    "json": "application/json",
    "schema": "application/schema+json",
    "products": "text/csv",
    "producers": "text/csv",
    "workbook": _SHEET_TYPE,
    "geojson": "application/geo+json",
    "kml": "application/vnd.google-earth.kml+xml",
}


def _export(path: str, data: bytes, key: str, language: str = "") -> Export:
    return Export(File(path, data), key, _TYPES[key], language)


def _json(value: Mapping[str, Any]) -> bytes:
    """A document with a line for each field, and for each item of its lists."""
    lines = []
    for key, item in value.items():
        if isinstance(item, list | Iterator):
            items = ",\n".join(_one_line(each) for each in item)
            text = f"[\n{items}\n]" if items else "[]"
        else:
            text = _one_line(item)
        lines.append(f"{_one_line(key)}: {text}")
    return ("{\n" + ",\n".join(lines) + "\n}\n").encode()


def _write_schema(site: Site) -> bytes:
    """The schema is read by people as well."""
    schema = export_records.make_schema(site)
    return (json.dumps(schema, ensure_ascii=False, indent=1) + "\n").encode()


def _one_line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def list_fields(site: Site, language: str) -> tuple[tuple[str, tuple[FieldLine, ...]], ...]:
    """The fields of the JSON document by its lists, in words of the language."""
    spoken = "vi" if language == "vi" else "en"
    computed = tuple(
        FieldLine(item.name, item.vi if spoken == "vi" else item.en)
        for item in export_records.COMPUTED
    )
    lists: tuple[tuple[str, type, tuple[FieldLine, ...]], ...] = (
        ("products", Product, computed),
        ("producers", Producer, ()),
        ("places", Place, ()),
        ("sources", Source, ()),
    )
    return tuple(
        (
            name,
            (
                *more,
                *(
                    FieldLine(spec.name, spec.label[spoken])
                    for spec in export_records.given_fields(record)
                ),
            ),
        )
        for name, record, more in lists
    )


def readers(languages: tuple[str, ...]) -> Mapping[str, Callable[[bytes], frozenset[str]]]:
    """How the ids of all products are read back from each file that should hold them all."""
    return {
        export_records.JSON_PATH: _read_json,
        export_tables.PRODUCTS_CSV: export_tables.read_csv,
        **{workbook_path(code): lambda data: read_cells(data, "id") for code in languages},
    }


def _read_json(data: bytes) -> frozenset[str]:
    return frozenset(product["id"] for product in json.loads(data)["products"])
