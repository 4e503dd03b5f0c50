"""How tall an entry stands: its lines counted in the book's own faces, before it is set.

All heights are points of the design (see ``formats``), and rather a little too tall than too low.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from ocop_site.book.entries import BookEntry
from ocop_site.book.formats import Format
from ocop_site.book.measure import Faces, break_address
from ocop_site.book.typography import bind, name_language
from ocop_site.render.plates import Dish
from ocop_site.views.products import PhotoView
from ocop_site.views.reading import Line, SourceLine
from ocop_site.views.rows import Row
from ocop_site.views.words import Words

Style = Literal["full", "compact"]

# The labels of facts on half a page, as in the style sheet.
_LABEL = 51.0
# Around the code on half a page, in millimetres.
_ROUND_CODE = 6.4
# The number above the code and the space below it; under the classification stays some air.
_AROUND_CODE, _AIR = 24 + 8, 8
_TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True, slots=True)
class Setting:
    """An entry as it will stand: what of it is printed, how tall its plate is, how dense it is.

    ``address`` is the one beneath the code, line by line; ``small`` sets a long name one step
    smaller; ``more`` says that the web page tells more; ``photos`` stand small below the facts.
    """

    entry: BookEntry
    style: Style
    plate: float
    dish: Dish
    text: tuple[Line, ...]
    prose: tuple[str, ...]
    rows: tuple[Row, ...]
    notes: tuple[Line, ...]
    address: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    dense: bool = False
    small: bool = False
    more: bool = False
    photos: tuple[PhotoView, ...] = ()


@dataclass(frozen=True, slots=True)
class Gauge:
    """Counts lines and adds up heights as the style sheet will."""

    faces: Faces
    words: Words
    format: Format

    @property
    def measure(self) -> float:
        """The width of the text block."""
        grid = self.format.grid
        return grid.points(grid.measure)

    @property
    def wide(self) -> float:
        """The width of the wide column."""
        grid = self.format.grid
        return grid.points(grid.wide)

    @property
    def body(self) -> float:
        """The width of the text on half a page."""
        grid = self.format.grid
        return grid.points(grid.body)

    def name_lines(self, entry: BookEntry, style: Style, *, small: bool = False) -> int:
        """How many lines the name takes."""
        size, width = (15.0, self.body) if style == "compact" else (20.0, self.measure)
        return self.faces.serif.lines(entry.name, 16.0 if small else size, width)

    def compact_height(self, setting: Setting) -> float:
        """The height of an entry as set on half a page, its foot included."""
        entry, faces, body = setting.entry, self.faces, self.body
        height = 18.0 * self.name_lines(entry, "compact")
        height += 12 * faces.serif.lines(self._other(entry), 9, body)
        height += 14 + 9 * self._strip_lines(entry, body)
        if setting.text:
            height += 5 + 11 * faces.serif.lines(self._run_on(setting.text), 7.6, body)
        height += 6 + sum(
            11 * self._row_lines(row, 7.6, body - _LABEL, _LABEL - 4) + 5 for row in setting.rows
        )
        return height + 6 + 9 * self._foot_lines(entry, setting.notes, setting.more, body)

    def full_height(self, setting: Setting) -> float:
        """The height of a full entry as set, its foot included."""
        entry, faces = setting.entry, self.faces
        size, lead = (16, 20) if setting.small else (20, 24)
        height = setting.plate + 12
        height += lead * faces.serif.lines(entry.name, size, self.measure)
        height += 12 * faces.serif.lines(self._other(entry), 9.4, self.measure)
        height += 18
        if not self.strip_on_line(entry):
            height += 9 * self._strip_lines(entry, self.measure)
        lines = faces.serif.lines(self._run_on(setting.text), 8.6, self.wide)
        lines += sum(self.prose_lines(block) for block in setting.prose)
        height += 6 + 12 * lines if lines else 0
        value, line, pad = (7.6, 11, 5) if setting.dense else (8, 12, 6)
        height += 12 + sum(
            line * self._row_lines(row, value, self.wide, self._side + 5.6) + pad
            for row in setting.rows
        )
        height += self._photos_height(setting.photos)
        return height + 8 + 9 * self._foot_lines(entry, setting.notes, setting.more, self.measure)

    def caption_lines(self, photo: PhotoView) -> int:
        """The lines below a small photo."""
        return self.faces.sans.lines(caption(photo), 6.6, self._small)

    def _photos_height(self, photos: Sequence[PhotoView]) -> float:
        if not photos:
            return 0.0
        text = max(self.caption_lines(photo) for photo in photos)
        return 12 + self.format.grid.small_photo + (3 + 9 * text if text else 0)

    @property
    def _small(self) -> float:
        return self.format.grid.points(self.format.grid.small)

    def fit_kinds(self, entry: BookEntry, plate: float) -> tuple[str, ...]:
        """As much of the classification as stands between the number and the QR code."""
        room = int((plate - self.side_height(entry) - _AIR) // 9)
        sans = self.faces.sans
        for kinds in (entry.kinds, entry.kinds[-1:], entry.kinds[:1]):
            if sum(sans.lines(kind, 6.6, self._side) for kind in kinds) <= room:
                return kinds
        return ()

    def break_address(self, entry: BookEntry, style: Style) -> tuple[str, ...]:
        """The address beneath the code of a full page, or beside that of half a page."""
        grid = self.format.grid
        beside = grid.measure - grid.body - grid.small_code - _ROUND_CODE
        width = self._side if style == "full" else grid.points(beside)
        return break_address(self.faces.sans_bold, entry.host, entry.path, 6.6, width)

    def side_height(self, entry: BookEntry) -> float:
        """What stands beside the plate of a full page: number, code and address."""
        return (
            _AROUND_CODE
            + self.format.grid.points(self.format.grid.code)
            + 9 * len(self.break_address(entry, "full"))
        )

    def prose_lines(self, block: str) -> int:
        """The lines of a paragraph of the story on a full page."""
        return self.faces.serif.lines(_TAG.sub(" ", block), 8.6, self.wide)

    def strip_on_line(self, entry: BookEntry) -> bool:
        """Whether rating, state and dates stand on one line of a full page."""
        width = 116 + self.faces.sans_medium.width(entry.star_word + entry.status_word, 7.2)
        strip = _with_refs(entry.strip, entry.strip_refs)
        return width + self.faces.sans.width(strip, 6.6) <= self.measure

    @property
    def _side(self) -> float:
        grid = self.format.grid
        return grid.points(grid.side)

    def _other(self, entry: BookEntry) -> str:
        return f"{entry.other} {entry.remark}".strip()

    def _run_on(self, lines: Sequence[Line]) -> str:
        return " ".join(self._shown(line) for line in lines)

    def _shown(self, line: Line) -> str:
        text = f"{line.text} ({line.date})" if line.date else line.text
        if line.fallback:
            text = f"{text} {name_language(self.words, line.language)}"
        return _with_refs(text, line.refs)

    def _strip_lines(self, entry: BookEntry, width: float) -> int:
        return self.faces.sans.lines(_with_refs(entry.strip, entry.strip_refs), 6.6, width)

    def _row_lines(self, row: Row, size: float, width: float, label: float) -> int:
        total = 0
        for line in row.lines:
            face = self.faces.serif_bold if line.tone == "now" else self.faces.serif
            total += face.lines(self._shown(line), size, width)
        return max(total, self.faces.sans_medium.lines(row.label, 6.8, label))

    def _foot_lines(self, entry: BookEntry, notes: Sequence[Line], more: bool, width: float) -> int:
        sans = self.faces.sans
        count = sum(sans.lines(self._shown(line), 6.6, width) for line in notes)
        if more:
            pointer = self.words("book.entry.more", address=entry.host + entry.path)
            count += sans.lines(pointer, 6.6, width)
        return count + sans.lines(_sources_text(self.words, entry.sources), 6.6, width)


def caption(photo: PhotoView) -> str:
    """What stands below a small photo: what it shows, and whose it is."""
    return " · ".join(bind(text) for text in (photo.caption, photo.credit) if text)


def compact_rows(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The facts of a half page: who, where and the rest, without the producer's contacts."""
    return tuple(
        dataclasses.replace(row, lines=tuple(line for line in row.lines if line.tone != "old"))
        if row.key == "producers"
        else row
        for row in rows
    )


def _sources_text(words: Words, sources: Sequence[SourceLine]) -> str:
    """The line of sources as it will run, for counting."""
    # What stands between two of them in the style sheet is a little less than two spaces.
    listed = " ".join(
        f"{source.number}\u00a0{source.id or source.publisher}\u00a0\u00a0" for source in sources
    )
    return f"{words('book.entry.sources')} {listed}" if sources else ""


def _with_refs(text: str, refs: Sequence[int]) -> str:
    return text + "".join(f",{number}" for number in refs)
