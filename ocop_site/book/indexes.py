"""Indexes: what is looked up, under letters in Vietnamese order, with the pages it stands on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from ocop_site.book.layout import ProductPage
from ocop_site.book.parts import product_anchor
from ocop_site.book.reference import short_producer
from ocop_site.book.typography import name_language
from ocop_site.catalogue.catalogue import Catalogue
from ocop_site.catalogue.models import Place
from ocop_site.catalogue.vocabulary import PlaceKind
from ocop_site.text import collation_key, initial
from ocop_site.views.labels import short_place
from ocop_site.views.reading import Reading

_SHORTEST_RANGE = 2
_UNITS = {PlaceKind.PROVINCE, PlaceKind.DISTRICT, PlaceKind.COMMUNE, PlaceKind.CRAFT_VILLAGE}


@dataclass(frozen=True, slots=True)
class Target:
    """A page by an anchor on it, or a range of pages by the first and the last."""

    anchor: str
    last: str = ""


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """A line of an index; ``targets`` are printed as page numbers.

    ``lines`` is the text as it breaks where a number follows it; ``apart`` says that the
    numbers take a line of their own, ``below`` that the note does.
    """

    text: str
    note: str
    targets: tuple[Target, ...]
    language: str = ""
    apart: bool = False
    below: bool = False
    lines: tuple[str, ...] = ()

    @property
    def plain(self) -> bool:
        """Whether one page number follows the text at once."""
        return len(self.targets) == 1 and not self.targets[0].last and (self.below or not self.note)


@dataclass(frozen=True, slots=True)
class Section:
    """Entries under a letter, or under a word such as a rating; no head where it goes on."""

    head: str
    entries: tuple[IndexEntry, ...]
    word: bool = False


@dataclass(frozen=True, slots=True)
class PageSharing:
    """Which products stand on one page, so that an index does not print a number twice.

    ``places`` gives for each product the position of its page among all pages of products,
    with a gap between groups, and the first product on that page.
    """

    places: Mapping[str, tuple[int, str]]

    def targets(self, ids: Iterable[str]) -> tuple[Target, ...]:
        """The pages of some products, each once; three and more in a row become a range."""
        wanted = sorted({self.places[key] for key in ids if key in self.places})
        runs: list[list[tuple[int, str]]] = []
        for place in wanted:
            if runs and runs[-1][-1][0] + 1 == place[0]:
                runs[-1].append(place)
            else:
                runs.append([place])
        found: list[Target] = []
        for run in runs:
            anchors = [product_anchor(key) for _, key in run]
            if len(run) > _SHORTEST_RANGE:
                found.append(Target(anchors[0], anchors[-1]))
            else:
                found += [Target(anchor) for anchor in anchors]
        return tuple(found)


def share_pages(groups: Iterable[Sequence[ProductPage]]) -> PageSharing:
    """Note for every product its page; an opener stands between two groups."""
    places: dict[str, tuple[int, str]] = {}
    position = 0
    for pages in groups:
        for page in pages:
            position += 1
            places |= dict.fromkeys(page.ids, (position, page.ids[0]))
        position += 1
    return PageSharing(places)


def index_products(reading: Reading) -> list[Section]:
    """Every printed product by its name; in other languages the Vietnamese name stands by."""
    catalogue = reading.catalogue
    entries = []
    for key in catalogue.printed:
        name = catalogue.entries[key].product.name
        local = reading.text(name)
        original = name.get("vi").text
        note = original if reading.language != "vi" and original != local.text else ""
        target = Target(product_anchor(key))
        remark = note or name_language(reading.words, local.language)
        entries.append(IndexEntry(local.text, remark, (target,), local.language, below=bool(note)))
    return by_letter(entries)


def index_producers(reading: Reading, sharing: PageSharing) -> list[Section]:
    """Producers with printed products, by short name, and the brands they go by."""
    entries = []
    for key, producer in reading.catalogue.producers.items():
        targets = sharing.targets(reading.catalogue.by_producer.get(key, ()))
        if not targets:
            continue
        entries.append(IndexEntry(short_producer(reading, producer), "", targets))
    return by_letter(entries)


def index_places(reading: Reading, sharing: PageSharing) -> list[Section]:
    """Places by their former and their present names; each leads to the same products."""
    catalogue = reading.catalogue
    area = catalogue.settings.area.place
    entries = []
    for key, place in catalogue.gazetteer.places.items():
        if place.kind not in _UNITS or key == area or _holds_area(catalogue, key):
            continue
        targets = sharing.targets(catalogue.by_place.get(key, ()))
        if not targets:
            continue
        note = _describe(reading, place)
        entries.append(IndexEntry(short_place(place), note, targets))
    return by_letter(entries)


def index_stars(reading: Reading) -> list[Section]:
    """Products by rating, best first; ratings that are inferred or not stated stand apart."""
    catalogue, words = reading.catalogue, reading.words
    ranked: dict[tuple[int, str], list[IndexEntry]] = {}
    for key in catalogue.printed:
        entry = catalogue.entries[key]
        name = reading.text(entry.product.name)
        rank = (-(entry.stars or 0), entry.basis.value if entry.stars else "")
        remark = name_language(reading.words, name.language)
        item = IndexEntry(name.text, remark, (Target(product_anchor(key)),), name.language)
        ranked.setdefault(rank, []).append(item)
    sections = []
    for stars, basis in sorted(ranked, key=lambda rank: (rank[0], rank[1] == "inferred")):
        if not stars:
            head = words("stars.not-stated")
        else:
            form = "stars.count-inferred" if basis == "inferred" else "stars.count"
            head = words(form, n=-stars)
        sections.append(Section(head, tuple(_sorted(ranked[stars, basis])), word=True))
    return sections


def by_letter(entries: Iterable[IndexEntry]) -> list[Section]:
    """Entries in Vietnamese order under their letters."""
    return [
        Section(letter, tuple(group))
        for letter, group in groupby(_sorted(entries), key=lambda entry: initial(entry.text))
    ]


def _sorted(entries: Iterable[IndexEntry]) -> list[IndexEntry]:
    return sorted(entries, key=lambda entry: (collation_key(entry.text), entry.note))


def _holds_area(catalogue: Catalogue, place_id: str) -> bool:
    area = catalogue.settings.area.place
    around = {place.id for place in catalogue.gazetteer.chain(area)}
    around |= {heir.place.id for heir in catalogue.gazetteer.heirs(area)}
    return place_id in around


def _describe(reading: Reading, place: Place) -> str:
    """What tells equal names apart: the kind, and the district a former unit lay in."""
    words = reading.words
    kind = unit_word(reading, place)
    above = reading.catalogue.gazetteer.chain(place.id)[1:2]
    former = place.ended is not None
    if former and above and above[0].kind is PlaceKind.DISTRICT:
        return words("book.index.former-in", kind=kind, above=short_place(above[0]))
    return words("book.index.former" if former else "book.index.present", kind=kind)


def unit_word(reading: Reading, place: Place) -> str:
    """What a unit calls itself: ``xã``, ``thị trấn``; else the word for its kind."""
    local = reading.text(place.name)
    word = local.text.replace(short_place(place, local.language), "", 1).strip().lower()
    return word or reading.words(f"book.index.kind.{place.kind.value}")
