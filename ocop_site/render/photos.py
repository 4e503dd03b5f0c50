"""Checks of the photos that records name: each must open, before anything is rendered."""

from __future__ import annotations

from collections.abc import Iterator

from ocop_site import files
from ocop_site.catalogue.catalogue import Catalogue
from ocop_site.catalogue.checks import walk_fields
from ocop_site.catalogue.models import Record
from ocop_site.catalogue.schema import Kind
from ocop_site.problems import Problem
from ocop_site.render.images import PhotoProblem, inspect_photo


def check_photos(catalogue: Catalogue) -> Iterator[Problem]:
    """Photos that cannot be used, at the place where they are named (E208)."""
    owners: tuple[Record, ...] = (
        *(entry.product for entry in catalogue.entries.values()),
        *catalogue.producers.values(),
        *catalogue.gazetteer.places.values(),
    )
    for owner in owners:
        if not owner.photos:  # type: ignore[attr-defined]
            continue
        for spec, value, path in walk_fields(owner):
            if spec.kind is not Kind.FILE or not value:
                continue
            position = owner.origin.at(*path)
            try:
                inspect_photo(files.read_bytes(catalogue.root, value))
            except files.FileProblem as error:
                what = {"value": value, "what": f"@file-{error.reason}"}
                yield Problem("E208", position, what, len(value))
            except PhotoProblem as error:
                what = {"value": value, "what": f"@photo-{error.reason}"}
                yield Problem("E208", position, what, len(value))
