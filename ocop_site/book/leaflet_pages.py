"""What of a leaflet fits where: an A5 leaf with two sides, or a sheet folded to four pages.

Heights are points, counted by lines in the faces that are set, rather too tall than too low. What
a buyer must know goes in first; what is known around a product fills the room that is left, and
the drawing takes the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from ocop_site.book.leaflet import Contact, LeafletView, Told, make_leaflet
from ocop_site.book.measure import MM, Face, Faces
from ocop_site.book.sheets import Desk, Print
from ocop_site.book.typography import plain
from ocop_site.catalogue.catalogue import Entry
from ocop_site.views.reading import Line
from ocop_site.views.rows import Row

LeafletFormat = Literal["a5", "a4-folded"]
LEAFLETS: tuple[LeafletFormat, ...] = ("a5", "a4-folded")

_WIDTH = 148.0
_HEIGHT, _MEASURE = 210 * MM, 124 * MM
_NAMES = ((29, 36), (25, 31), (21, 26), (17, 22))
_LABEL, _TEXT = 29 * MM, 93 * MM
_BESIDE = 84 * MM
_LEAD, _BODY, _SMALL = (10.4, 15), (8.6, 12), (6.8, 9)
_CODE = 27 * MM + 4.4 * MM + 12
_ART = (74 * MM, 112 * MM)
_TALL_ART = (74 * MM, 142 * MM)
_BAND = (19 * MM, 78 * MM)
_WIDE_BAND = 122 * MM
_FOOT, _AIR = 9 * MM, 17
# Around the entries of a contact: its frame, and the code beside it.
_PANEL, _PANEL_CODE = 30, 22 * MM + 3.6 * MM + 12
_FIRST = {"place": 0, "recognitions": 0, "certificates": 0, "about": 1, "story": 3}
_AROUND = {"maker": 4, "kind": 5, "place-facts": 6}
_ANYWHERE = frozenset({"kind", "place-facts"})
_USUAL = 2


# Left, top and size in millimetres.
Box = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page: the type of the name, the height of the drawing, and what is said."""

    size: float
    leading: float
    art: float
    lead: Line | None
    text: tuple[Line, ...]
    dish: Box


@dataclass(frozen=True, slots=True)
class Panel:
    """A page of facts: the height of its head, its rows, remarks, and whether it left some out."""

    band: float
    dish: Box
    rows: tuple[Row, ...]
    notes: tuple[Line, ...] = ()
    more: bool = False


@dataclass(frozen=True, slots=True)
class LeafletPages:
    """A leaflet as it will stand; ``back`` is a page of its own on a folded sheet alone."""

    format: LeafletFormat
    view: LeafletView
    cover: Cover
    story: Panel | None
    data: Panel
    contact: float


def fit_leaflet(faces: Faces, view: LeafletView, format: LeafletFormat) -> LeafletPages:
    """Choose what of a leaflet is set, and how."""
    fitter = _Fitter(faces, view)
    return fitter.fold() if format == "a4-folded" else fitter.leaf()


def plan_leaflet(id: str, desk: Desk, entry: Entry, format: str) -> Print:
    """The leaflet of a product whose certificate is in force."""
    chosen = next(item for item in LEAFLETS if item == format)
    view = make_leaflet(desk, entry)
    pages = fit_leaflet(desk.faces, view, chosen)
    title = desk.reading.words("leaflet.title", name=plain(view.entry.name))
    subject = view.entry.summary.text if view.entry.summary else view.entry.group.name
    return desk.make(id, title, subject, "leaflet.html", 2, pages=pages, run=is_run)


def fit_name(faces: Faces, name: str, width: float, most: int = 2) -> tuple[float, float]:
    """Size and leading of a name that takes at most so many lines, the largest that do."""
    for size, leading in _NAMES:
        if faces.serif.lines(name, size, width) <= most and _longest(
            faces.serif, name, size, width
        ):
            return size, leading
    return _NAMES[-1]


def _longest(face: Face, name: str, size: float, width: float) -> bool:
    """Whether every unbreakable piece of a name has room on a line."""
    return all(face.width(piece, size) <= width for piece in name.split(" "))


@dataclass(frozen=True, slots=True)
class _Fitter:
    faces: Faces
    view: LeafletView

    def leaf(self) -> LeafletPages:
        """Two pages: who it is, then all that a buyer asks, with the contacts."""
        cover = self._cover(_ART, _CODE, wordy=True)
        shown = {line.text for line in (cover.lead, *cover.text) if line}
        contact = self._contact_height(_PANEL_CODE)
        room = _HEIGHT - contact - _AIR
        told = self._told(shown)
        near = [row for row in told if row.key not in _AROUND]
        around = [row for row in told if row.key in _AROUND]
        data = self._panel([*near, *self.view.rows, *around], room, notes=True)
        return LeafletPages("a5", self.view, cover, None, data, contact)

    def fold(self) -> LeafletPages:
        """Four pages: the cover, what is told, what is known, and the contacts."""
        cover = self._cover(_TALL_ART, 0, wordy=False)
        shown = {cover.lead.text} if cover.lead else set()
        room = _HEIGHT - _AIR - _FOOT
        told = self._told(shown)
        left = [row for row in told if row.key not in _ANYWHERE]
        right = list(self.view.rows)
        for row in told:
            if row.key in _ANYWHERE:
                (left if self._sum(left) <= self._sum(right) else right).append(row)
        story = self._panel(left, room, notes=False, most=_WIDE_BAND)
        data = self._panel(right, room, notes=True, most=_WIDE_BAND)
        band = min(story.band, data.band)
        size = min(max(1.45 * band / MM, 96), 176)
        dish = (round(206 - size / 2, 1), round(0.46 * band / MM - size / 2, 1), round(size, 1))
        story, data = (replace(panel, band=band, dish=dish) for panel in (story, data))
        return LeafletPages("a4-folded", self.view, cover, story, data, 0)

    def _cover(self, art: tuple[float, float], code: float, *, wordy: bool) -> Cover:
        entry, faces = self.view.entry, self.faces
        size, leading = fit_name(faces, entry.name, _MEASURE)
        head = 12 + leading * faces.serif.lines(entry.name, size, _MEASURE)
        head += 12 * faces.serif.lines(f"{entry.other} {entry.remark}".strip(), 10, _MEASURE)
        head += 20 + 12 * self._strip_lines() + 2 * _AIR
        foot = self._foot_height() + _FOOT + _AIR
        width = _BESIDE if code else _MEASURE
        own = next((told.lines for told in self.view.facts if told.key == "about"), ())
        lead = replace(entry.summary, refs=(), date="") if entry.summary else None
        room = _HEIGHT - art[0] - head - foot
        used = self._lines(lead.text, _LEAD, width) if lead else 0.0
        if lead and used > max(room, code):
            lead, used = None, 0.0
        rest = [line for line in own if lead is None or line.text != lead.text] if wordy else []
        text, below = self._fill(rest, max(room, code) - used, width)
        free = _HEIGHT - head - foot - max(used + below, code)
        height = min(max(free, art[0]), art[1])
        dish = self.view.dish.box(_WIDTH, height / MM)
        return Cover(size, leading, height, lead, text, dish)

    def _fill(
        self, lines: Sequence[Line], room: float, width: float
    ) -> tuple[tuple[Line, ...], float]:
        """The first sentences that have room as one paragraph, and its height with the gap."""
        kept: tuple[Line, ...] = ()
        height = 0.0
        for line in lines:
            run = " ".join(_with_date(item) for item in (*kept, line))
            needed = self._lines(run, _BODY, width) + 6
            if needed > room:
                break
            kept, height = (*kept, line), needed
        return kept, height

    def _strip_lines(self) -> int:
        """How many lines the rating, the state and the dates take beyond the first."""
        entry = self.view.entry
        marks = f"★★★★★  {entry.star_word}    ●  {entry.status_word}    "
        return max(0, self.faces.sans.lines(marks + entry.strip, 7.2, _MEASURE) - 1)

    def _foot_height(self) -> float:
        height = 6.0
        for contact in self.view.contacts:
            height += 9 * self.faces.sans_bold.lines(contact.name, 7.4, _MEASURE)
            for text in (*(line.text for line in contact.address), reach_line(contact)):
                height += 9 * self.faces.sans.lines(text, 6.8, _MEASURE)
        return height

    def _contact_height(self, code: float) -> float:
        """The panel of contacts with the line below it."""
        width = 88 * MM
        height = 0.0
        for contact in self.view.contacts:
            height += 12 * self.faces.sans_bold.lines(contact.name, 8.6, width) + 6
            height += 10 * self.faces.sans.lines(contact.about, 7, width)
            for line in contact.address:
                height += 10 * self.faces.sans.lines(line.text, 7.2, width)
            height += 10 * len(contact.reach)
        sources = ", ".join(self.view.sources)
        last = 9 * (self.faces.sans.lines(sources, 6.4, _MEASURE - 20) + 1) + 8
        return max(height + 12, code) + _PANEL + last

    def _told(self, shown: set[str]) -> list[Row]:
        """What is told of the product and around it, without what the cover says."""
        rows = []
        for told in self.view.facts:
            lines = tuple(line for line in told.lines if line.text not in shown)
            key = "place-facts" if told.key == "place" else told.key
            if lines:
                rows.append(Row(key, told.label, lines))
        return rows

    def _panel(
        self, rows: Sequence[Row], room: float, *, notes: bool, most: float = _BAND[1]
    ) -> Panel:
        """As many rows as there is room for below the lowest head; the head takes the rest."""
        lowest = self._lowest_band()
        left = room - lowest - _AIR
        remarks = self.view.notes if notes else ()
        left -= self._notes_height(remarks)
        kept: dict[int, Row] = {}
        ranks = {**_FIRST, **_AROUND}
        order = sorted(range(len(rows)), key=lambda at: (ranks.get(rows[at].key, _USUAL), at))
        more = False
        for at in order:
            row = self._cut(rows[at], left)
            if row is None:
                more = more or ranks.get(rows[at].key, _USUAL) <= _USUAL
                continue
            more = more or (len(row.lines) < len(rows[at].lines) and row.key not in _AROUND)
            kept[at] = row
            left -= self._row_height(row)
        band = min(lowest + max(left, 0), max(most, lowest))
        size = min(max(1.3 * band / MM, 74), 112)
        dish = (
            round(_WIDTH - 0.62 * size, 1),
            round(0.42 * band / MM - size / 2, 1),
            round(size, 1),
        )
        return Panel(band, dish, tuple(kept[at] for at in sorted(kept)), tuple(remarks), more)

    def _lowest_band(self) -> float:
        """The head of a page of facts: the name in it may take several lines."""
        lines = self.faces.serif.lines(self.view.entry.name, 13, 78 * MM)
        return max(_BAND[0], 13 + 12 + 16 * lines + 8)

    def _cut(self, row: Row, room: float) -> Row | None:
        """The row, with fewer sentences if it must be; ``None`` if there is no room at all."""
        for count in range(len(row.lines), 0, -1):
            shorter = Row(row.key, row.label, row.lines[:count])
            if self._row_height(shorter) <= room:
                return shorter
        return None

    def _sum(self, rows: Iterable[Row]) -> float:
        return sum(map(self._row_height, rows))

    def _row_height(self, row: Row) -> float:
        label = 12 * self.faces.sans_medium.lines(row.label, 7, _LABEL - 8)
        if row.key in (*_AROUND, "about", "story"):
            text = self._lines(" ".join(map(_with_date, row.lines)), (8.4, 12), _TEXT)
        else:
            text = sum(self._lines(_with_date(line), (8.4, 12), _TEXT) for line in row.lines)
        return max(label, text) + 6.6

    def _notes_height(self, notes: Iterable[Line]) -> float:
        height = sum(self._lines(line.text, _SMALL, _MEASURE) for line in notes)
        return height + 9 if height else 0.0

    def _lines(self, text: str, type: tuple[float, float], width: float) -> float:
        return type[1] * self.faces.serif.lines(text, type[0], width)


def reach_line(contact: Contact) -> str:
    """All ways to reach somebody in one line."""
    return " · ".join(reach.text for reach in contact.reach)


def _with_date(line: Line) -> str:
    return f"{line.text} ({line.date})" if line.date else line.text


def is_run(row: Row | Told) -> bool:
    """Whether the lines of a row run on as one paragraph."""
    return row.key in (*_AROUND, "about", "story")
