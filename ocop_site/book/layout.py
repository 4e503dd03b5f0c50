"""How products share pages: a page of their own where there is much to say, else half of one.

Everything follows from the length of an entry's texts, measured in the book's own faces: the
same content always gives the same pages. All heights are points of the design; how many there
are on a page is the format's to say.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from ocop_site.book.entries import BookEntry
from ocop_site.book.formats import Grid
from ocop_site.book.gauge import Gauge, Setting, Style, compact_rows
from ocop_site.book.measure import MM
from ocop_site.render.plates import Dish, design_dish
from ocop_site.views.reading import Line
from ocop_site.views.rows import Row

_COMPACT_GAP = 8
_NAME_LINES = 2
_PLATE_STEP = 12
_PROSE_LINES = 12
_KEPT_ROWS = 5
_KEPT_FACTS = 2
_CAPTION_LINES = 4
_KEPT_PLATE = 0.55


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

    @property
    def grid(self) -> Grid:
        """The page that is laid out."""
        return self.gauge.format.grid

    def lay_pages(self, entries: Sequence[BookEntry]) -> tuple[ProductPage, ...]:
        """The pages of one group's products, in their order.

        Neighbours that fit half a page each share one. Where their number is odd, the fullest
        of them takes a page to itself, so that no half page stays empty.
        """
        pages: list[ProductPage] = []
        run: list[Setting] = []
        previous = ""
        for entry in [*entries, None]:
            half = self.set_half(entry) if entry is not None else None
            if half is not None:
                run.append(half)
                continue
            for group in self._pair(run):
                page = self._page(group, previous)
                previous = page.settings[-1].dish.signature
                pages.append(page)
            run = []
            if entry is not None:
                page = ProductPage((self.set_full(entry, previous),))
                previous = page.settings[-1].dish.signature
                pages.append(page)
        return tuple(pages)

    def set_half(self, entry: BookEntry) -> Setting | None:
        """Half a page, ``None`` where it does not hold the entry.

        It must hold all there is to print; in a format of pairs, what a reader looks for first.
        """
        if self.gauge.name_lines(entry, "compact") > _NAME_LINES:
            return None
        address = self.gauge.break_address(entry, "compact")
        setting = Setting(
            entry,
            "compact",
            self._compact_plate(len(address)),
            self._dish(entry, *self.grid.plate),
            entry.text,
            (),
            compact_rows(entry.rows),
            entry.notes,
            address,
            more=bool(entry.prose),
        )
        if not self.gauge.format.pairs:
            whole = not entry.prose and not entry.more_photos
            return setting if whole and self._fits_half(setting) else None
        return next(filter(self._fits_half, _less_for_half(setting)), None)

    def _fits_half(self, setting: Setting) -> bool:
        return self.gauge.compact_height(setting) <= self.grid.half

    def set_full(self, entry: BookEntry, previous: str) -> Setting:
        """A page of its own: the tallest plate that fits, then denser facts, then fewer."""
        small = self.gauge.name_lines(entry, "full") > _NAME_LINES
        highest = self.grid.plates[0]
        dish = self._full_dish(entry, highest, previous)
        prose = self._cut_prose(entry.prose)
        wanted = len(entry.text)
        setting = Setting(
            entry,
            "full",
            highest,
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
        if len(setting.text) < wanted or setting.prose != prose:
            setting = self._regain(setting, prose)
        setting = self._add_photos(setting)
        return dataclasses.replace(
            setting,
            dish=self._full_dish(entry, setting.plate, previous),
            kinds=self.gauge.fit_kinds(entry, setting.plate),
            text=cite_once(setting.text),
        )

    def _fit(self, setting: Setting) -> Setting:
        """The setting with as much as the page holds: white goes first, then words."""
        for plate in self._plates(setting.entry):
            candidate = dataclasses.replace(setting, plate=plate)
            if self._fits_full(candidate):
                return candidate
        setting = dataclasses.replace(
            setting,
            plate=max(self.grid.plates[-1], self.gauge.side_height(setting.entry)),
            dense=True,
        )
        if self._fits_full(setting):
            return setting
        lowest = max(self.grid.lowest, self.gauge.side_height(setting.entry))
        for candidate, fewest in _less_and_less(setting, min(lowest, setting.plate)):
            texts = self._choose_text(candidate)
            if texts is None:
                continue
            enough = texts == (setting.entry.summary,) or len(texts) >= fewest
            if enough or len(texts) == len(setting.text):
                return dataclasses.replace(candidate, text=texts)
        return dataclasses.replace(candidate, text=())

    def _add_photos(self, setting: Setting) -> Setting:
        """As many of the further photos as there is room for.

        No word gives way to them, and the large one keeps more than half of its height.
        Where not all fit, those with the longest captions go.
        """
        photos = [
            photo
            for photo in setting.entry.more_photos
            if self.gauge.caption_lines(photo) <= _CAPTION_LINES
        ]
        least = max(self.gauge.side_height(setting.entry), setting.plate * _KEPT_PLATE)
        plates = [setting.plate, *(p for p in self.grid.plates if least <= p < setting.plate)]
        shortest = sorted(photos, key=self.gauge.caption_lines)
        for count in range(len(photos), 0, -1):
            kept = tuple(photo for photo in photos if photo in shortest[:count])
            for plate in plates:
                candidate = dataclasses.replace(setting, plate=plate, photos=kept)
                if self._fits_full(candidate):
                    return candidate
        return setting

    def _regain(self, setting: Setting, prose: tuple[str, ...]) -> Setting:
        """Use the room that giving up a text left: for the story, then for air and the picture."""
        tried = [dataclasses.replace(setting, prose=prose[:n]) for n in range(len(prose), 0, -1)]
        setting = next(filter(self._fits_full, tried), setting)
        airy = dataclasses.replace(setting, dense=False)
        setting = airy if self._fits_full(airy) else setting
        heights = range(int(self._plates(setting.entry)[0]), int(setting.plate), -_PLATE_STEP)
        taller = [dataclasses.replace(setting, plate=float(height)) for height in heights]
        return next(filter(self._fits_full, taller), setting)

    def _fits_full(self, setting: Setting) -> bool:
        return self.gauge.full_height(setting) <= self.grid.block

    def _plates(self, entry: BookEntry) -> tuple[float, ...]:
        """Heights to try, the best first: a photo is not made taller than it is."""
        least = self.gauge.side_height(entry)
        highest = self.grid.plates
        plates = tuple(height for height in highest if height >= least) or highest[:1]
        if entry.photo is None:
            return plates
        wanted = self.ratio_of(entry.photo.file) * self.gauge.wide
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
        return self._fits_full(dataclasses.replace(setting, text=text))

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

    def _pair(self, run: Sequence[Setting]) -> Iterable[tuple[Setting, ...]]:
        alone = -1
        if len(run) % 2:
            heights = [self.gauge.compact_height(setting) for setting in run]
            alone = max(range(0, len(run), 2), key=lambda index: (heights[index], -index))
        position = 0
        while position < len(run):
            step = 1 if position == alone else 2
            yield tuple(run[position : position + step])
            position += step

    def _page(self, halves: tuple[Setting, ...], previous: str) -> ProductPage:
        if len(halves) == 1:
            return ProductPage((self.set_full(halves[0].entry, previous),))
        settings = []
        for half in halves:
            dish = self._dish(half.entry, *self.grid.plate, previous)
            previous = dish.signature
            settings.append(dataclasses.replace(half, dish=dish, text=cite_once(half.text)))
        return ProductPage(tuple(settings))

    def _full_dish(self, entry: BookEntry, plate: float, previous: str) -> Dish:
        """The dish for a plate of so many points of the design."""
        return self._dish(entry, self.grid.wide, plate * self.grid.point / MM, previous)

    def _dish(self, entry: BookEntry, width: float, height: float, previous: str = "") -> Dish:
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

    def _compact_plate(self, lines: int) -> float:
        """The plate of half a page, lower where the address beside the code needs the room."""
        grid = self.grid
        beside = 12.0 * (lines + 1) if lines <= 2 else 9.0 * (lines + 1)
        taken = _COMPACT_GAP + max(grid.points(grid.small_code), beside)
        return min(grid.points(grid.plate[1]), grid.half - taken)


def _less_for_half(setting: Setting) -> Iterator[Setting]:
    """Half a page with ever less on it; who, where, and what is doubted always stay.

    What goes can be read on the web page, to which the entry then points.
    """
    yield setting
    setting = dataclasses.replace(setting, more=True)
    rows = tuple(row for row in setting.rows if row.key != "export-markets")
    setting = dataclasses.replace(setting, rows=rows)
    yield setting
    summary = setting.entry.summary
    if summary and setting.text != (summary,):
        setting = dataclasses.replace(setting, text=(summary,))
        yield setting
    setting = dataclasses.replace(setting, rows=tuple(_shorten(row) for row in rows))
    yield setting
    setting = dataclasses.replace(setting, rows=setting.rows[:_KEPT_ROWS])
    yield setting
    setting = dataclasses.replace(setting, notes=setting.notes[: setting.entry.own_notes])
    yield setting
    for kept in range(len(setting.rows) - 1, 1, -1):
        setting = dataclasses.replace(setting, rows=setting.rows[:kept])
        yield setting


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
