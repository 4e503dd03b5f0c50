"""How products share pages: a page of their own where there is much to say, else half of one.

Everything follows from the length of an entry's texts, measured in the book's own faces: the
same content always gives the same pages. All heights are points; the text block is 468 high.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from ocop_site.book.entries import BookEntry
from ocop_site.book.gauge import BLOCK_WIDTH, COMPACT, WIDE, Gauge, Setting, Style, compact_rows
from ocop_site.book.measure import MM
from ocop_site.render.plates import Dish, design_dish
from ocop_site.views.reading import Line
from ocop_site.views.rows import Row

BLOCK = 468.0
HALF = 222.0
_PLATES = (276.0, 216.0, 156.0)
_LOWEST_PLATE = 144.0
_COMPACT_PLATE = (36.0, 55.0)
_COMPACT_CODE, _COMPACT_GAP = 13 * MM, 8
_PROSE_LINES = 12
_KEPT_ROWS = 5
_KEPT_FACTS = 2


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
    """Decides by the gauge.

    ``salt`` deals the dishes; ``ratio_of`` gives a photo's height by its width.
    """

    gauge: Gauge
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
            and self.gauge.faces.serif.lines(entry.name, 15, COMPACT) <= 2
            and self.gauge.compact_height(entry) <= HALF
        )

    def set_full(self, entry: BookEntry, previous: str) -> Setting:
        """A page of its own: the tallest plate that fits, then denser facts, then fewer."""
        small = self.gauge.faces.serif.lines(entry.name, 20, BLOCK_WIDTH) > 2
        dish = self._dish(entry, _PLATES[0] / MM, previous)
        prose = self._cut_prose(entry.prose)
        setting = Setting(
            entry,
            "full",
            _PLATES[0],
            dish,
            entry.text,
            prose,
            entry.rows,
            entry.notes,
            address=self.gauge.break_address(entry, "full"),
            small=small,
            more=len(prose) < len(entry.prose),
        )
        setting = self._fit(setting)
        return dataclasses.replace(
            setting,
            dish=self._dish(entry, setting.plate / MM, previous),
            kinds=self.gauge.fit_kinds(entry, setting.plate),
            text=cite_once(setting.text),
        )

    def _fit(self, setting: Setting) -> Setting:
        """The setting with as much as the page holds: white goes first, then words."""
        for plate in self._plates(setting.entry):
            candidate = dataclasses.replace(setting, plate=plate)
            if self.gauge.full_height(candidate) <= BLOCK:
                return candidate
        setting = dataclasses.replace(
            setting, plate=max(_PLATES[-1], self.gauge.side_height(setting.entry)), dense=True
        )
        if self.gauge.full_height(setting) <= BLOCK:
            return setting
        lowest = max(_LOWEST_PLATE, self.gauge.side_height(setting.entry))
        for candidate, fewest in _less_and_less(setting, min(lowest, setting.plate)):
            texts = self._choose_text(candidate)
            if texts is None:
                continue
            enough = texts == (setting.entry.summary,) or len(texts) >= fewest
            if enough or len(texts) == len(setting.text):
                return dataclasses.replace(candidate, text=texts)
        return dataclasses.replace(candidate, text=())

    def _plates(self, entry: BookEntry) -> tuple[float, ...]:
        """Heights to try, the best first: a photo is not made taller than it is."""
        least = self.gauge.side_height(entry)
        plates = tuple(height for height in _PLATES if height >= least) or _PLATES[:1]
        if entry.photo is None:
            return plates
        wanted = self.ratio_of(entry.photo.file) * WIDE
        nearest = min(plates, key=lambda height: abs(height - wanted))
        return plates[plates.index(nearest) :]

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
        return self.gauge.full_height(dataclasses.replace(setting, text=text)) <= BLOCK

    def _cut_prose(self, blocks: Sequence[str]) -> tuple[str, ...]:
        """The first paragraphs of the story, at most twelve lines."""
        kept: list[str] = []
        lines = 0
        for block in blocks:
            lines += self.gauge.prose_lines(block)
            if lines > _PROSE_LINES:
                break
            kept.append(block)
        return tuple(kept)

    def _pair(self, run: Sequence[BookEntry]) -> Iterable[tuple[BookEntry, ...]]:
        alone = -1
        if len(run) % 2:
            heights = [self.gauge.compact_height(entry) for entry in run]
            alone = max(range(0, len(run), 2), key=lambda index: (heights[index], -index))
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
            address = self.gauge.break_address(entry, "compact")
            settings.append(
                Setting(
                    entry,
                    "compact",
                    _compact_plate(len(address)),
                    dish,
                    cite_once(entry.text),
                    (),
                    compact_rows(entry.rows),
                    entry.notes,
                    address,
                )
            )
        return ProductPage(tuple(settings))

    def _dish(self, entry: BookEntry, height: float, previous: str, width: float = 83.0) -> Dish:
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


def _compact_plate(lines: int) -> float:
    """The plate of half a page, lower where the address beside the code needs the room."""
    beside = 12.0 * (lines + 1) if lines <= 2 else 9.0 * (lines + 1)
    return min(_COMPACT_PLATE[1] * MM, HALF - _COMPACT_GAP - max(_COMPACT_CODE, beside))


def _less_and_less(setting: Setting, lowest: float) -> Iterator[tuple[Setting, int]]:
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
    setting = dataclasses.replace(setting, plate=lowest)
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


def cite_once(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Sentences of one source that follow one another are cited after the last of them.

    So is the language of sentences that are in one other than the book's.
    """
    cited = []
    for line, after in zip(lines, [*lines[1:], None], strict=False):
        same = after is not None and (line.refs, line.date) == (after.refs, after.date)
        alike = after is not None and after.fallback and after.language == line.language
        shown = dataclasses.replace(line, refs=(), date="") if same else line
        cited.append(dataclasses.replace(shown, fallback=line.fallback and not alike))
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
