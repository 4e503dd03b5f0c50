"""Photos that records name: each must open before anything is rendered, and should print well."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from ocop_site import files
from ocop_site.catalogue.catalogue import Catalogue
from ocop_site.catalogue.models import Record
from ocop_site.catalogue.parts import Logo
from ocop_site.catalogue.schema import Kind, walk_fields
from ocop_site.problems import Position, Problem
from ocop_site.render.images import PhotoInfo, PhotoProblem, inspect_photo
from ocop_site.render.logos import read_logo

_MM_PER_INCH = 25.4


def check_photos(
    catalogue: Catalogue, known: Mapping[str, PhotoInfo] = MappingProxyType({})
) -> Iterator[Problem]:
    """Photos that cannot be used, at the place where they are named (E208).

    ``known`` are those that were found to be whole already.
    """
    for value, position in _named_photos(catalogue):
        seen = known.get(value) or _inspect(catalogue, value)
        if isinstance(seen, str):
            yield Problem("E208", position, {"value": value, "what": seen}, len(value))
    yield from _check_logos(catalogue)


def _check_logos(catalogue: Catalogue) -> Iterator[Problem]:
    """Logos that cannot be used, and those that lost something on being made harmless (W310)."""
    owners: tuple[tuple[Record, Logo | None, tuple[str, ...]], ...] = (
        (catalogue.settings, catalogue.settings.publisher.logo, ("publisher", "logo", "file")),
        *((item, item.logo, ("logo", "file")) for item in catalogue.producers.values()),
    )
    for owner, logo, path in owners:
        if logo is None or not logo.file:
            continue
        position, values = owner.origin.at(*path), {"value": logo.file}
        try:
            made = read_logo(files.read_bytes(catalogue.root, logo.file))
        except files.FileProblem as error:
            what = {"what": f"@file-{error.reason}"}
            yield Problem("E208", position, values | what, len(logo.file))
        except PhotoProblem as error:
            what = {"what": f"@photo-{error.reason}"}
            yield Problem("E208", position, values | what, len(logo.file))
        else:
            if made.dropped:
                shown = {"parts": ", ".join(made.dropped[:6])}
                yield Problem("W310", position, values | shown, len(logo.file))


def advise_photos(catalogue: Catalogue, printed_mm: float, dpi: int = 300) -> Iterator[Problem]:
    """Photos too small for a sharp print at their width on paper, and those that tell a place."""
    needed = math.ceil(printed_mm / _MM_PER_INCH * dpi)
    for value, position in _named_photos(catalogue):
        seen = _inspect(catalogue, value)
        if isinstance(seen, str):
            continue
        if seen.width < needed:
            values = {
                "value": value,
                "width": str(seen.width),
                "printed": f"{printed_mm:.0f}",
                "needed": str(needed),
            }
            yield Problem("W402", position, values, len(value))
        if seen.has_location:
            yield Problem("W412", position, {"value": value}, len(value))


def _named_photos(catalogue: Catalogue) -> Iterator[tuple[str, Position]]:
    owners: tuple[Record, ...] = (
        *(entry.product for entry in catalogue.entries.values()),
        *catalogue.producers.values(),
        *catalogue.gazetteer.places.values(),
    )
    for owner in owners:
        if not owner.photos:  # type: ignore[attr-defined]
            continue
        for spec, value, path in walk_fields(owner):
            if spec.kind is Kind.FILE and value and path[0] == "photos":
                yield value, owner.origin.at(*path)


def _inspect(catalogue: Catalogue, file: str) -> PhotoInfo | str:
    """What the file holds, or the word for what is wrong with it."""
    try:
        return inspect_photo(files.read_bytes(catalogue.root, file))
    except files.FileProblem as error:
        return f"@file-{error.reason}"
    except PhotoProblem as error:
        return f"@photo-{error.reason}"
