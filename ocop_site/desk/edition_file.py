"""The file of a released edition: composed from a catalogue and its handbooks, written, compared.

One line to a product, so that two editions can be laid side by side, and two branches that
release different days never touch the same file.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence

from ocop_site.catalogue.catalogue import Catalogue, Entry
from ocop_site.catalogue.editions import (
    EDITIONS_FOLDER,
    Released,
    ReleasedFile,
    ReleasedProduct,
    order_editions,
    plain_values,
    seal_of,
)
from ocop_site.catalogue.record import Record
from ocop_site.catalogue.values import Localized, Origin
from ocop_site.desk.yaml_emit import emit_flow

_HEAD = """\
# Ấn bản đã phát hành, do lệnh  build.py release  ghi. Không sửa, không xóa tệp này:
# địa chỉ in trên giấy dựa vào đây.
# A released edition, written by  build.py release. Never edit or delete this file:
# addresses on paper rest on it.
"""
_LISTS = ("books", "products")


def edition_path(edition: Released) -> str:
    """Where the file of an edition lies, below the content folder."""
    return f"{EDITIONS_FOLDER}/{edition.id}.yaml"


def compose_edition(
    catalogue: Catalogue, released: Sequence[Released], books: Mapping[str, str]
) -> Released:
    """The edition that a catalogue is now.

    Args:
        catalogue: the edition to be.
        released: all editions there are.
        books: the SHA-256 of each handbook by the name of its file.
    """
    settings = catalogue.settings
    before = [item for item in order_editions(released) if item.as_of < settings.edition.as_of]
    edition = Released(
        id=str(settings.edition.as_of),
        number=settings.edition.number,
        as_of=settings.edition.as_of,
        after=before[-1].id if before else "",
        base_url=settings.base_url,
        books=tuple(ReleasedFile(name=name, sha256=sha) for name, sha in sorted(books.items())),
        products=tuple(
            _release_product(catalogue, catalogue.entries[key]) for key in sorted(catalogue.entries)
        ),
        origin=Origin(),
    )
    return dataclasses.replace(edition, seal=seal_of(edition))


def _release_product(catalogue: Catalogue, entry: Entry) -> ReleasedProduct:
    product, recognition = entry.product, entry.recognition
    return ReleasedProduct(
        id=entry.id,
        short=entry.short,
        name=product.name,
        producers=product.producers,
        maker=_name_makers(catalogue, product.producers),
        set=product.set,
        code=product.code,
        stars=entry.stars,
        basis=entry.basis,
        status=entry.status,
        recognised=recognition.date if recognition else None,
        decision=recognition.decision if recognition else "",
        printed=entry.printed,
    )


def _name_makers(catalogue: Catalogue, ids: Sequence[str]) -> Localized:
    makers = [catalogue.producers[key] for key in ids if key in catalogue.producers]
    names = [maker.short_name or maker.name for maker in makers]
    if not names:
        return Localized()
    main = catalogue.languages[0]
    return Localized.of(
        **{
            code: ", ".join(name.get(code, main).text for name in names)
            for code in catalogue.languages
            if all(name.has(code) for name in names)
        }
    )


def write_edition(edition: Released) -> str:
    """The text of the file of an edition."""
    lines: list[str] = []
    for key, value in plain_values(edition).items():
        if key in _LISTS:
            lines += [f"{key}:", *(f"  - {emit_flow(item)}" for item in value)]
        else:
            lines.append(f"{key}: {emit_flow(value)}")
    return _HEAD + "\n".join([*lines, f"seal: {emit_flow(edition.seal)}"]) + "\n"


def differences(old: Released, new: Released) -> Iterator[tuple[str, str]]:
    """What two versions of an edition say differently: pairs of a kind and what it is about.

    Kinds: ``added``, ``gone`` and ``changed`` products by id with the fields that differ, ``book``
    a handbook by its file name, ``value`` a value of the edition itself by its key.
    """
    before = {item.id: item for item in old.products}
    after = {item.id: item for item in new.products}
    yield from (("added", key) for key in after if key not in before)
    yield from (("gone", key) for key in before if key not in after)
    for key in after:
        if key in before and (fields := _differ(before[key], after[key])):
            yield "changed", f"{key} ({', '.join(fields)})"
    books = [{item.name: item.sha256 for item in edition.books} for edition in (old, new)]
    for name in sorted(books[0].keys() | books[1].keys()):
        if books[0].get(name) != books[1].get(name):
            yield "book", name
    for key in ("number", "as_of", "after", "base_url"):
        if getattr(old, key) != getattr(new, key):
            yield "value", key


def _differ(old: Record | ReleasedProduct, new: Record | ReleasedProduct) -> list[str]:
    first, second = plain_values(old), plain_values(new)
    return [key for key in {**first, **second} if first.get(key) != second.get(key)]
