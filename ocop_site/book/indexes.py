"""Indexes: entries under letters in Vietnamese order, dealt to columns before they are set."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from ocop_site.book.layout import ProductPage
from ocop_site.book.measure import MM, Faces, hold_number
from ocop_site.book.parts import product_anchor
from ocop_site.book.reference import short_producer
from ocop_site.catalogue.catalogue import Catalogue
from ocop_site.catalogue.models import Place
from ocop_site.catalogue.vocabulary import PlaceKind
from ocop_site.text import collation_key, initial
from ocop_site.views.labels import short_place
from ocop_site.views.reading import Reading

_COLUMN = 54 * MM
_SIZE = 7.4
# Heights in half lines of 6 pt: a letter takes a line with half a line above it.
_GRID = 6
_PAGE_HEIGHT = 78
_HEADING = 6
_LINE, _LETTER, _SPACE = 2, 3, 1
_DIGIT, _COMMA, _LEADER = 4.7, 4.5, 7.0
_SHORTEST_RANGE = 2
_INDENT = 4 * MM
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
class IndexPage:
    """What stands on one page, in two columns."""

    columns: tuple[tuple[Section, ...], tuple[Section, ...]]


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
        entries.append(IndexEntry(local.text, note, (target,), local.language, below=bool(note)))
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
        item = IndexEntry(name.text, "", (Target(product_anchor(key)),), name.language)
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
    faces: Faces, sections: Sequence[Section], *, foot: float = 0.0, digits: int = 3
) -> tuple[IndexPage, ...]:
    """Deal sections to the columns of as many pages as they need.

    ``foot`` is the height of a note on the first page in points, ``digits`` is how many a page
    number has. The last page is balanced: its list splits after the letter nearest to half.
    """
    rest = [_measure(faces, section, digits) for section in sections]
    pages: list[IndexPage] = []
    while rest or not pages:
        room = _PAGE_HEIGHT - (0 if pages else _HEADING + -int(-foot // _GRID))
        split = _split_evenly(faces, rest, room)
        if split:
            pages.append(IndexPage(split))
            break
        left, rest = _fill(faces, rest, room)
        right, rest = _fill(faces, rest, room)
        pages.append(IndexPage((left, right)))
    return tuple(pages)


def _measure(faces: Faces, section: Section, digits: int) -> Section:
    """Mark the entries whose numbers do not fit beside their words."""
    entries = []
    for entry in section.entries:
        if entry.plain:
            lines = hold_number(faces.sans, entry.text, _SIZE, _COLUMN, digits)
            entries.append(dataclasses.replace(entry, lines=lines, apart=not lines))
            continue
        numbers = sum(1 + bool(target.last) for target in entry.targets)
        width = _words_width(faces, entry) + _LEADER
        width += numbers * digits * _DIGIT + (numbers - 1) * _COMMA
        entries.append(dataclasses.replace(entry, apart=width > _COLUMN))
    return dataclasses.replace(section, entries=tuple(entries))


def _words_width(faces: Faces, entry: IndexEntry) -> float:
    """The words before the leader; a note beside them is set smaller."""
    width = faces.sans.width(entry.text, _SIZE)
    if entry.note and not entry.below:
        width += faces.sans.width(f" {entry.note}", 6.6)
    return width


def _entry_height(faces: Faces, entry: IndexEntry) -> int:
    note = "" if entry.below else entry.note
    lines = faces.sans.lines(f"{entry.text} {note}".strip(), _SIZE, _COLUMN)
    if entry.lines:
        lines = len(entry.lines)
    elif _words_width(faces, entry) <= _COLUMN:
        lines = 1
    if entry.below:
        lines += faces.sans.lines(entry.note, 6.6, _COLUMN - _INDENT)
    if entry.apart:
        numbers = sum(1 + bool(target.last) for target in entry.targets)
        lines += max(1, -int(-numbers * (3 * _DIGIT + _COMMA) // _COLUMN))
    return _LINE * lines


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


def _section_height(faces: Faces, section: Section) -> int:
    head = _LETTER if section.head else 0
    return head + sum(_entry_height(faces, entry) for entry in section.entries)


def _height(faces: Faces, sections: Sequence[Section]) -> int:
    """The height of a column: its first head has no space above."""
    total = sum(_section_height(faces, section) for section in sections)
    return total - _SPACE if sections and sections[0].head else total


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
    used = -_SPACE if sections and sections[0].head else 0
    for position, section in enumerate(sections):
        needed = _section_height(faces, section)
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
    used = _LETTER if section.head else 0
    kept: list[IndexEntry] = []
    for entry in section.entries:
        used += _entry_height(faces, entry)
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
