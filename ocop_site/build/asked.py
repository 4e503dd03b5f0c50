"""What is asked for by name: a selection for a handbook, or small prints of some products."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from dataclasses import dataclass

from ocop_site.build.intake import Workshop
from ocop_site.build.options import LABEL, LEAFLET, PRODUCER, Options
from ocop_site.catalogue.catalogue import Catalogue
from ocop_site.catalogue.reader import suggest
from ocop_site.catalogue.selection import parse_selection
from ocop_site.catalogue.selection_fields import narrow, select
from ocop_site.catalogue.values import Localized
from ocop_site.files import digest
from ocop_site.text import slugify
from ocop_site.views.reading import Reading
from ocop_site.views.selections import say_selection

# What stands in the name of a file, and of a unit, between a book and its selection.
SELECTED = "-chon-"
_LONGEST_SLUG = 32


class AskError(Exception):
    """Something that cannot be made: ``key`` names the sentence about it."""

    def __init__(self, key: str, **values: str) -> None:
        """Say what stands in the way."""
        super().__init__(f"{key}: {values}")
        self.key = key
        self.values = values


@dataclass(frozen=True, slots=True)
class Refused:
    """A product or producer that gets no print, and why."""

    id: str
    status: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """The records to print, those that were refused, and whether it is all there are."""

    ids: tuple[str, ...]
    refused: tuple[Refused, ...]
    whole: bool


def selection_suffix(options: Options) -> str:
    """What sets the files of a selection apart: ``-chon-stars-4-1f3a9c``; nothing without one.

    The signs of an expression do not go into a file name, so a digest tells apart what they say.
    """
    if not options.select:
        return ""
    if options.name:
        return f"{SELECTED}{name_slug(options.name)}"
    told = str(parse_selection(options.select))
    slug = slugify(told)
    if len(slug) > _LONGEST_SLUG:
        slug = slug[:_LONGEST_SLUG].rsplit("-", 1)[0]
    return f"{SELECTED}{slug}-{digest(told.encode())[:6]}"


def name_slug(name: str) -> str:
    """A given name as part of a file name; raises ``AskError`` if nothing is left of it."""
    slug = slugify(name)
    if not slug:
        raise AskError("bad-name", value=name)
    return slug


def narrow_workshop(workshop: Workshop, options: Options) -> Workshop:
    """The workshop of a handbook that holds no more than the selection.

    Its subtitle says what was selected.

    Raises:
        SelectionError: if the selection cannot be understood.
        AskError: if it names no product that the book prints.
    """
    if not options.select:
        return workshop
    catalogue = workshop.catalogue
    expression = parse_selection(options.select)
    ids = select(catalogue, expression, options.select)
    if not any(catalogue.entries[key].printed for key in ids):
        raise AskError("select-none" if not ids else "select-unprinted", value=options.select)
    said = {
        language: words(
            "selection.title",
            what=say_selection(Reading(catalogue, words, lambda kind, key: None), expression),
        )
        for language, words in workshop.words.items()
    }
    settings = dataclasses.replace(catalogue.settings, subtitle=Localized.of(**said))
    chosen = narrow(dataclasses.replace(catalogue, settings=settings), ids)
    return dataclasses.replace(workshop, catalogue=chosen)


def choose(catalogue: Catalogue, options: Options) -> Chosen:
    """The records that prints are asked for.

    Raises:
        SelectionError: if the selection cannot be understood.
        AskError: if an id is not known, or nothing is left to print.
    """
    wish = options.prints
    assert wish is not None
    if wish.kind == PRODUCER:
        return _choose_producers(catalogue, wish.ids)
    for key in wish.ids:
        if key not in catalogue.entries:
            raise AskError("no-product", value=key, near=suggest(key, catalogue.entries))
    ids: Sequence[str] = wish.ids or tuple(catalogue.entries)
    if options.select:
        found = set(select(catalogue, parse_selection(options.select), options.select))
        ids = [key for key in ids if key in found]
        if not ids:
            raise AskError("select-none", value=options.select)
    held = tuple(key for key in ids if catalogue.entries[key].standing.in_force)
    refused = tuple(
        Refused(key, catalogue.entries[key].status.value) for key in ids if key not in held
    )
    if not held:
        raise AskError(
            "none-in-force",
            value=", ".join(item.id for item in refused),
            status=refused[0].status if refused else "",
        )
    whole = not wish.ids and not options.select
    return Chosen(held, () if whole else refused, whole)


def _choose_producers(catalogue: Catalogue, ids: Sequence[str]) -> Chosen:
    held = []
    for key in ids:
        if key not in catalogue.producers:
            raise AskError("no-producer", value=key, near=suggest(key, catalogue.producers))
        products = catalogue.by_producer.get(key, ())
        if any(catalogue.entries[item].standing.in_force for item in products):
            held.append(key)
    if not held:
        raise AskError("no-goods", value=", ".join(ids))
    refused = tuple(Refused(key, "") for key in ids if key not in held)
    return Chosen(tuple(held), refused, whole=False)


def print_path(options: Options, key: str, language: str) -> str:
    """Where a print lies below the output.

    ``leaflets/mat-ong-vi.pdf``, ``leaflets/mat-ong-vi-a4.pdf`` for a folded sheet,
    ``leaflets/producers/htx-vi.pdf``; labels of all products are ``labels/2x7-vi.pdf``.
    """
    wish = options.prints
    if wish is None or wish.kind == LEAFLET:
        folded = wish is not None and wish.form != "a5"
        return f"leaflets/{key}-{language}{'-a4' if folded else ''}.pdf"
    if wish.kind == PRODUCER:
        return f"leaflets/producers/{key}-{language}.pdf"
    assert wish.kind == LABEL
    return f"labels/{wish.form}-{language}{_label_suffix(options)}.pdf"


def _label_suffix(options: Options) -> str:
    wish = options.prints
    assert wish is not None
    if options.name:
        return f"{SELECTED}{name_slug(options.name)}"
    if wish.ids and not options.select:
        told = " ".join(sorted(wish.ids))
        return f"-{wish.ids[0]}" if len(wish.ids) == 1 else f"{SELECTED}{digest(told.encode())[:6]}"
    return selection_suffix(options)


def is_leaflet(path: str, form: str, languages: Sequence[str]) -> bool:
    """Whether a path below the output is that of a product's leaflet of a form."""
    ending = "-a4" if form != "a5" else ""
    tongues = "|".join(map(re.escape, languages))
    return re.fullmatch(rf"leaflets/[^/]+-(?:{tongues}){ending}\.pdf", path) is not None
