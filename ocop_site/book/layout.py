"""How products share pages: a page of their own where there is much to say, else half of one.

Everything follows from the length of an entry's texts, measured in the book's own faces: the
same content always gives the same pages. All heights are points; the text block is 468 high.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from ocop_site.book.entries import BookEntry
from ocop_site.book.measure import MM, Faces
from ocop_site.render.plates import Dish, design_dish
from ocop_site.views.reading import Line, SourceLine
from ocop_site.views.rows import Row
from ocop_site.views.words import Words

Style = Literal["full", "compact"]

BLOCK = 468.0
HALF = 222.0
_WIDE, _BLOCK_WIDTH, _COMPACT, _COMPACT_VALUE = 83 * MM, 112 * MM, 68 * MM, 50 * MM
_PLATES = (276.0, 216.0, 156.0)
_LOWEST_PLATE = 144.0
_COMPACT_PLATE = (36.0, 55.0)
_SIDE_TAKEN = 24 + 19 * MM + 8 + 18 + 8
_PROSE_LINES = 12
_KEPT_ROWS = 5
_KEPT_FACTS = 2
_TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True, slots=True)
class Setting:
    """An entry as it will stand: what of it is printed, how tall its plate is, how dense it is.

    ``small`` sets a long name one step smaller; ``more`` says that the web page tells more.
    """

    entry: BookEntry
    style: Style
    plate: float
    dish: Dish
    text: tuple[Line, ...]
    prose: tuple[str, ...]
    rows: tuple[Row, ...]
    notes: tuple[Line, ...]
    kinds: tuple[str, ...] = ()
    dense: bool = False
    small: bool = False
    more: bool = False


@dataclass(frozen=True, slots=True)
class ProductPage:
    """One page of products: a full entry, or one or two compact ones."""

    settings: tuple[Setting, ...]

    @property
    def style(self) -> Style:
        """How its entries are set."""
        return self.settings[0].style

    @property
    def ids(self) -> tuple[str, ...]:
        """The products on the page."""
        return tuple(setting.entry.id for setting in self.settings)


@dataclass(frozen=True, slots=True)
class Composer:
    """Counts lines and decides.

    ``salt`` deals the dishes; ``ratio_of`` gives a photo's height by its width.
    """

    faces: Faces
    words: Words
    salt: str
    ratio_of: Callable[[str], float]

    def lay_pages(self, entries: Sequence[BookEntry]) -> tuple[ProductPage, ...]:
        """The pages of one group's products, in their order.

        Neighbours that fit half a page each share one. Where their number is odd, the fullest
        of them takes a page to itself, so that no half page stays empty.
        """
        pages: list[ProductPage] = []
        run: list[BookEntry] = []
        previous = ""
        for entry in [*entries, None]:
            if entry is not None and self.is_thin(entry):
                run.append(entry)
                continue
            for group in self._pair(run):
                page = self._page(group, previous)
                previous = page.settings[-1].dish.signature
                pages.append(page)
            run = []
            if entry is not None:
                page = self._page((entry,), previous)
                previous = page.settings[-1].dish.signature
                pages.append(page)
        return tuple(pages)

    def is_thin(self, entry: BookEntry) -> bool:
        """Whether all there is to print fits half a page."""
        return (
            not entry.prose
            and self.faces.serif.lines(entry.name, 15, _COMPACT) <= 2
            and self.compact_height(entry) <= HALF
        )

    def compact_height(self, entry: BookEntry) -> float:
        """The height of a compact entry with everything in it, its foot included."""
        faces = self.faces
        height = 18.0 * faces.serif.lines(entry.name, 15, _COMPACT)
        height += 12 * faces.serif.lines(self._other(entry), 9, _COMPACT)
        height += 14 + 9 * self._strip_lines(entry, _COMPACT)
        if entry.text:
            height += 5 + 11 * faces.serif.lines(_run_on(entry.text), 7.6, _COMPACT)
        height += 6 + sum(
            11 * self._row_lines(row, 7.6, _COMPACT_VALUE, 17 * MM) + 5
            for row in compact_rows(entry.rows)
        )
        return height + 6 + 9 * self._foot_lines(entry, entry.notes, False, _COMPACT)

    def full_height(self, setting: Setting) -> float:
        """The height of a full entry as set, its foot included."""
        entry, faces = setting.entry, self.faces
        size, lead = (16, 20) if setting.small else (20, 24)
        height = setting.plate + 12
        height += lead * faces.serif.lines(entry.name, size, _BLOCK_WIDTH)
        height += 12 * faces.serif.lines(self._other(entry), 9.4, _BLOCK_WIDTH)
        height += 18
        if not strip_on_line(faces, entry):
            height += 9 * self._strip_lines(entry, _BLOCK_WIDTH)
        lines = faces.serif.lines(_run_on(setting.text), 8.6, _WIDE)
        lines += sum(self._prose_lines(block) for block in setting.prose)
        height += 6 + 12 * lines if lines else 0
        value, line, pad = (7.6, 11, 5) if setting.dense else (8, 12, 6)
        height += 12 + sum(
            line * self._row_lines(row, value, _WIDE, 27 * MM) + pad for row in setting.rows
        )
        return height + 8 + 9 * self._foot_lines(entry, setting.notes, setting.more, _BLOCK_WIDTH)

    def set_full(self, entry: BookEntry, previous: str) -> Setting:
        """A page of its own: the tallest plate that fits, then denser facts, then fewer."""
        small = self.faces.serif.lines(entry.name, 20, _BLOCK_WIDTH) > 2
        dish = self._dish(entry, _PLATES[0] / MM, previous)
        prose = self._cut_prose(entry.prose)
        setting = Setting(
            entry, "full", _PLATES[0], dish, entry.text, prose, entry.rows, entry.notes,
            small=small, more=len(prose) < len(entry.prose),
        )
        setting = self._fit(setting)
        return dataclasses.replace(
            setting,
            dish=self._dish(entry, setting.plate / MM, previous),
            kinds=self._fit_kinds(entry, setting.plate),
            text=_cite_once(setting.text),
        )

    def _fit(self, setting: Setting) -> Setting:
        """The setting with as much as the page holds: white goes first, then words."""
        for plate in self._plates(setting.entry):
            candidate = dataclasses.replace(setting, plate=plate)
            if self.full_height(candidate) <= BLOCK:
                return candidate
        setting = dataclasses.replace(setting, plate=_PLATES[-1], dense=True)
        if self.full_height(setting) <= BLOCK:
            return setting
        for candidate, fewest in _less_and_less(setting):
            texts = self._choose_text(candidate)
            if texts is None:
                continue
            enough = texts == (setting.entry.summary,) or len(texts) >= fewest
            if enough or len(texts) == len(setting.text):
                return dataclasses.replace(candidate, text=texts)
        return dataclasses.replace(candidate, text=())

    def _plates(self, entry: BookEntry) -> tuple[float, ...]:
        """Heights to try, the best first: a photo is not made taller than it is."""
        if entry.photo is None:
            return _PLATES
        wanted = self.ratio_of(entry.photo.file) * _WIDE
        nearest = min(_PLATES, key=lambda height: abs(height - wanted))
        return _PLATES[_PLATES.index(nearest) :]

    def _choose_text(self, setting: Setting) -> tuple[Line, ...] | None:
        """All sentences, else the summary, else those that fit; ``None`` if not even none."""
        if self._fits(setting, setting.text):
            return setting.text
        if not self._fits(setting, ()):
            return None
        summary = setting.entry.summary
        if summary and self._fits(setting, (summary,)):
            return (summary,)
        kept: tuple[Line, ...] = ()
        for line in setting.text:
            if self._fits(setting, (*kept, line)):
                kept = (*kept, line)
        return kept

    def _fits(self, setting: Setting, text: tuple[Line, ...]) -> bool:
        return self.full_height(dataclasses.replace(setting, text=text)) <= BLOCK

    def _cut_prose(self, blocks: Sequence[str]) -> tuple[str, ...]:
        """The first paragraphs of the story, at most twelve lines."""
        kept: list[str] = []
        lines = 0
        for block in blocks:
            lines += self._prose_lines(block)
            if lines > _PROSE_LINES:
                break
            kept.append(block)
        return tuple(kept)

    def _prose_lines(self, block: str) -> int:
        return self.faces.serif.lines(_TAG.sub(" ", block), 8.6, _WIDE)

    def _pair(self, run: Sequence[BookEntry]) -> Iterable[tuple[BookEntry, ...]]:
        alone = -1
        if len(run) % 2:
            alone = max(range(0, len(run), 2), key=lambda i: (self.compact_height(run[i]), -i))
        position = 0
        while position < len(run):
            step = 1 if position == alone else 2
            yield tuple(run[position : position + step])
            position += step

    def _page(self, entries: tuple[BookEntry, ...], previous: str) -> ProductPage:
        if len(entries) == 1:
            return ProductPage((self.set_full(entries[0], previous),))
        settings = []
        for entry in entries:
            dish = self._dish(entry, _COMPACT_PLATE[1], previous, _COMPACT_PLATE[0])
            previous = dish.signature
            settings.append(
                Setting(
                    entry, "compact", _COMPACT_PLATE[1] * MM, dish, _cite_once(entry.text), (),
                    compact_rows(entry.rows), entry.notes,
                )
            )
        return ProductPage(tuple(settings))

    def _dish(
        self, entry: BookEntry, height: float, previous: str, width: float = 83.0
    ) -> Dish:
        return design_dish(
            id=entry.id,
            set_id=entry.set_id,
            group_id=entry.group.id,
            width=width,
            height=height,
            salt=self.salt,
            previous=previous,
            name=entry.search_name,
        )

    def _other(self, entry: BookEntry) -> str:
        if not entry.translated:
            return entry.other
        return f"{entry.other} {self.words('book.entry.translated')}".strip()

    def _strip_lines(self, entry: BookEntry, width: float) -> int:
        return self.faces.sans.lines(_with_refs(entry.strip, entry.strip_refs), 6.6, width)

    def _fit_kinds(self, entry: BookEntry, plate: float) -> tuple[str, ...]:
        """As much of the classification as stands between the number and the QR code."""
        room = int((plate - _SIDE_TAKEN) // 9)
        sans = self.faces.sans
        for kinds in (entry.kinds, entry.kinds[-1:], entry.kinds[:1]):
            if sum(sans.lines(kind, 6.6, 25 * MM) for kind in kinds) <= room:
                return kinds
        return ()

    def _row_lines(self, row: Row, size: float, width: float, label: float) -> int:
        total = 0
        for line in row.lines:
            face = self.faces.serif_bold if line.tone == "now" else self.faces.serif
            total += face.lines(_shown(line), size, width)
        return max(total, self.faces.sans_medium.lines(row.label, 6.8, label))

    def _foot_lines(
        self, entry: BookEntry, notes: Sequence[Line], more: bool, width: float
    ) -> int:
        sans = self.faces.sans
        count = sum(sans.lines(_shown(line), 6.6, width) for line in notes)
        if more:
            pointer = self.words("book.entry.more", address=entry.host + entry.path)
            count += sans.lines(pointer, 6.6, width)
        return count + sans.lines(sources_text(self.words, entry.sources), 6.6, width)


def strip_on_line(faces: Faces, entry: BookEntry) -> bool:
    """Whether rating, state and dates stand on one line of a full page."""
    width = 41 * MM + faces.sans_medium.width(entry.star_word + entry.status_word, 7.2)
    return width + faces.sans.width(_with_refs(entry.strip, entry.strip_refs), 6.6) <= _BLOCK_WIDTH


def compact_rows(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The facts of a half page: who, where and the rest, without the producer's contacts."""
    return tuple(
        dataclasses.replace(row, lines=tuple(line for line in row.lines if line.tone != "old"))
        if row.key == "producers" else row
        for row in rows
    )


def sources_text(words: Words, sources: Sequence[SourceLine]) -> str:
    """The line of sources as it will run, for counting."""
    listed = "   ".join(
        f"{source.number}\u00a0{source.id or source.publisher}" for source in sources
    )
    return f"{words('book.entry.sources')} {listed}" if sources else ""


def _less_and_less(setting: Setting) -> Iterator[tuple[Setting, int]]:
    """The setting with ever less of it, and how many sentences it must still hold.

    The story goes first, then what is said elsewhere on the page, then what a reader finds on
    the web page; the remarks that warn of doubts stay longest.
    """
    setting = dataclasses.replace(setting, prose=(), more=True)
    yield setting, _KEPT_FACTS
    rows = tuple(row for row in setting.rows if row.key != "export-markets")
    setting = dataclasses.replace(setting, rows=rows)
    yield setting, _KEPT_FACTS
    notes = setting.notes[: setting.entry.own_notes]
    setting = dataclasses.replace(setting, notes=notes)
    yield setting, _KEPT_FACTS
    shorter = tuple(_shorten(row) for row in rows)
    setting = dataclasses.replace(setting, rows=shorter)
    yield setting, _KEPT_FACTS
    setting = dataclasses.replace(setting, plate=_LOWEST_PLATE)
    yield setting, _KEPT_FACTS
    yield setting, 1
    rows = setting.rows
    while len(rows) > 1 or notes:
        if len(rows) > _KEPT_ROWS or not notes:
            rows = rows[:-1]
        else:
            notes = notes[:-1]
        setting = dataclasses.replace(setting, rows=rows, notes=notes)
        yield setting, 1 if len(rows) > _KEPT_ROWS else 0


def _cite_once(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Sentences of one source that follow one another are cited after the last of them."""
    cited = []
    for line, after in zip(lines, [*lines[1:], None], strict=False):
        same = after is not None and (line.refs, line.date) == (after.refs, after.date)
        cited.append(dataclasses.replace(line, refs=(), date="") if same else line)
    return tuple(cited)


def _shorten(row: Row) -> Row:
    """Certificates by their names alone; what each covers is told on the web page."""
    if row.key != "certificates":
        return row
    names = " · ".join(dict.fromkeys(line.text.split(". ")[0].rstrip(".") for line in row.lines))
    refs = tuple(dict.fromkeys(number for line in row.lines for number in line.refs))
    return dataclasses.replace(
        row, lines=(dataclasses.replace(row.lines[0], text=names, refs=refs, date=""),)
    )


def _shown(line: Line) -> str:
    text = f"{line.text} ({line.date})" if line.date else line.text
    return _with_refs(text, line.refs)


def _with_refs(text: str, refs: Sequence[int]) -> str:
    return text + "".join(f",{number}" for number in refs)


def _run_on(lines: Sequence[Line]) -> str:
    return " ".join(_shown(line) for line in lines)
