"""Indexes: entries under letters in Vietnamese order, dealt to columns before they are set."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from ocop_site.book.layout import ProductPage
from ocop_site.book.measure import MM, Faces
from ocop_site.book.parts import product_anchor
from ocop_site.book.reference import short_producer
from ocop_site.catalogue.catalogue import Catalogue
from ocop_site.catalogue.models import Place
from ocop_site.catalogue.vocabulary import PlaceKind
from ocop_site.text import collation_key, initial
from ocop_site.views.labels import short_place
from ocop_site.views.reading import Reading

_COLUMN = 54 * MM
_PAGE_LINES = 39
_HEAD_LINES = 3
_LETTER_LINES = 2
_PAGE_WIDTH = 14.0
_UNITS = {PlaceKind.PROVINCE, PlaceKind.DISTRICT, PlaceKind.COMMUNE, PlaceKind.CRAFT_VILLAGE}


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """A line of an index: ``targets`` are anchors, each printed as its page number."""

    text: str
    note: str
    targets: tuple[str, ...]
    language: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """Entries under a letter, or under a word such as a rating; no head where it goes on."""

    head: str
    entries: tuple[IndexEntry, ...]
    word: bool = False


@dataclass(frozen=True, slots=True)
class IndexPage:
    """What stands on one page, in two columns."""

    columns: tuple[tuple[Section, ...], tuple[Section, ...]]


@dataclass(frozen=True, slots=True)
class PageSharing:
    """Which products stand on one page, so that an index does not print a number twice."""

    first: Mapping[str, str]

    def targets(self, ids: Iterable[str]) -> tuple[str, ...]:
        """The anchors for a list of products, one for each page."""
        wanted = dict.fromkeys(self.first[key] for key in ids if key in self.first)
        return tuple(product_anchor(key) for key in wanted)


def share_pages(pages: Iterable[ProductPage]) -> PageSharing:
    """Note for every product the first one on its page."""
    return PageSharing({key: page.ids[0] for page in pages for key in page.ids})


def index_products(reading: Reading) -> list[Section]:
    """Every printed product by its name; in other languages the Vietnamese name stands by."""
    catalogue = reading.catalogue
    entries = []
    for key in catalogue.printed:
        name = catalogue.entries[key].product.name
        local = reading.text(name)
        original = name.get("vi").text
        note = original if reading.language != "vi" and original != local.text else ""
        entries.append(IndexEntry(local.text, note, (product_anchor(key),), local.language))
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
        item = IndexEntry(name.text, "", (product_anchor(key),), name.language)
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


def fill_pages(
    faces: Faces, sections: Sequence[Section], *, lead: int = 0, foot: int = 0
) -> tuple[IndexPage, ...]:
    """Deal sections to the columns of as many pages as they need.

    ``lead`` and ``foot`` are lines taken on the first page besides the heading. The last page
    is balanced: its list splits after the letter nearest to half.
    """
    rest = list(sections)
    pages: list[IndexPage] = []
    while rest or not pages:
        room = _PAGE_LINES - (_HEAD_LINES + lead + foot if not pages else 0)
        if not pages or _height(faces, rest) <= 2 * room:
            split = _split_evenly(faces, rest, room)
            if split:
                pages.append(IndexPage(split))
                break
        left, rest = _fill(faces, rest, room)
        right, rest = _fill(faces, rest, room)
        pages.append(IndexPage((left, right)))
    return tuple(pages)


def entry_lines(faces: Faces, entry: IndexEntry) -> int:
    """The lines an entry takes, its leader and numbers included."""
    text = f"{entry.text} {entry.note}".strip()
    numbers = _PAGE_WIDTH * len(entry.targets) + 6
    lines = faces.sans.lines(text, 7.4, _COLUMN)
    used = faces.sans.width(text, 7.4) % _COLUMN if lines > 1 else faces.sans.width(text, 7.4)
    overflow = used + numbers - _COLUMN
    return lines + max(0, -int(-overflow // _COLUMN) if overflow > 0 else 0)


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
    kind = words(f"book.index.kind.{place.kind.value}")
    above = reading.catalogue.gazetteer.chain(place.id)[1:2]
    former = place.ended is not None
    if former and above and above[0].kind is PlaceKind.DISTRICT:
        return words("book.index.former-in", kind=kind, above=short_place(above[0]))
    return words("book.index.former" if former else "book.index.present", kind=kind)


def _lines(faces: Faces, section: Section) -> int:
    head = _LETTER_LINES if section.head else 0
    return head + sum(entry_lines(faces, entry) for entry in section.entries)


def _height(faces: Faces, sections: Sequence[Section]) -> int:
    """Lines of a column: its first head has no space above."""
    total = sum(_lines(faces, section) for section in sections)
    return total - 1 if sections and sections[0].head else total


def _split_evenly(
    faces: Faces, sections: Sequence[Section], room: int
) -> tuple[tuple[Section, ...], tuple[Section, ...]] | None:
    best: tuple[int, int] | None = None
    for cut in range(1, len(sections) + 1):
        heights = _height(faces, sections[:cut]), _height(faces, sections[cut:])
        if max(heights) <= room and (best is None or max(heights) < best[0]):
            best = max(heights), cut
    if best is None:
        return None
    return tuple(sections[: best[1]]), tuple(sections[best[1] :])


def _fill(
    faces: Faces, sections: Sequence[Section], room: int
) -> tuple[tuple[Section, ...], list[Section]]:
    """Fill one column; a section that does not fit goes on in the next without a head."""
    column: list[Section] = []
    used = -1 if sections and sections[0].head else 0
    for position, section in enumerate(sections):
        needed = _lines(faces, section)
        if used + needed <= room:
            column.append(section)
            used += needed
            continue
        kept, rest = _break(faces, section, room - used, force=not column)
        if kept is None:
            return tuple(column), list(sections[position:])
        column.append(kept)
        return tuple(column), [rest, *sections[position + 1 :]]
    return tuple(column), []


def _break(
    faces: Faces, section: Section, room: int, *, force: bool
) -> tuple[Section | None, Section]:
    used = _LETTER_LINES if section.head else 0
    kept: list[IndexEntry] = []
    for entry in section.entries:
        used += entry_lines(faces, entry)
        if used > room:
            break
        kept.append(entry)
    # A letter with a single entry beneath it looks lost at the foot of a column.
    if len(kept) < 2 and not force:
        return None, section
    kept = kept or [section.entries[0]]
    return (
        Section(section.head, tuple(kept), section.word),
        Section("", section.entries[len(kept) :], section.word),
    )

