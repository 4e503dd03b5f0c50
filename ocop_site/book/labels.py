"""Shelf labels and table signs: a product's name in both languages, its stars, its place, a code.

They are for products whose certificate is in force alone. The mark of the programme is not drawn:
it belongs to the programme.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ocop_site.book.entries import BookEntry, make_entry
from ocop_site.book.label_sheets import LabelSheet, LabelStyle
from ocop_site.book.leaflet import Dish, choose_dish
from ocop_site.book.measure import MM, Faces, break_address
from ocop_site.book.sheets import Desk, Print
from ocop_site.book.typography import NBSP, bind, bind_names
from ocop_site.catalogue.catalogue import Entry
from ocop_site.views.labels import label_place, short_place
from ocop_site.views.reading import Reading

# Sizes of a name to try, the largest first, and the most lines it may take.
_NAMES: dict[LabelStyle, tuple[tuple[float, float, int], ...]] = {
    "small": ((11, 13, 2), (9.5, 11.5, 2), (8.5, 10, 3), (7.4, 9, 3)),
    "wide": ((15, 18, 1), (13, 15.5, 2), (11, 13, 2), (9.5, 11.5, 3), (8.4, 10, 3)),
    "large": ((20, 24, 2), (17, 20.5, 2), (14.5, 17.5, 3), (12, 14.5, 4)),
    "card": ((16, 20, 2), (13.5, 16.5, 2), (11.5, 14, 3), (10, 12, 3)),
    "tent": ((46, 54, 2), (38, 45, 2), (31, 37, 2), (26, 31, 3), (22, 27, 3)),
}
_A6 = 0.7


@dataclass(frozen=True, slots=True)
class Measures:
    """A label's grid in millimetres: the text's width, the code's size, what else has room."""

    text: float
    code: float
    address: float
    owner: bool = True
    former: bool = True


_MEASURES: dict[LabelStyle, Measures] = {
    "small": Measures(39.5, 17, 5.4, owner=False, former=False),
    "wide": Measures(59, 22, 5.8, former=False),
    "large": Measures(60, 25, 6.2),
    "card": Measures(51.5, 19.5, 5.6),
    "tent": Measures(112, 32, 7.4),
}


@dataclass(frozen=True, slots=True)
class Label:
    """A label as it will stand; ``size`` and ``leading`` are points of its name."""

    entry: BookEntry
    dish: Dish
    size: float
    leading: float
    other_size: float
    owner: str
    owner_language: str
    place: str
    former: str
    short: str
    address: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """A label in its place on a sheet, in millimetres; a tent has a second face behind it."""

    left: float
    top: float
    label: Label
    back: Label | None = None


def make_label(desk: Desk, entry: Entry, sheet: LabelSheet) -> Label:
    """The label of a product in the language of the desk."""
    reading, faces = desk.reading, desk.faces
    scale = _A6 if sheet.name == "tent-a6" else 1.0
    room = _MEASURES[sheet.style]
    printed = make_entry(reading, entry)
    size, leading = _fit(faces, printed.name, sheet.style, room.text * MM * scale, scale)
    owner = _owner(reading, entry) if room.owner else ("", "")
    now, former = _places(reading, entry)
    width = room.code * MM * scale
    face = desk.faces.sans_medium
    address: tuple[str, ...] = (printed.host + printed.path,)
    if face.width(address[0], room.address * scale) > width:
        address = break_address(face, printed.host, printed.path, room.address * scale, width)
    return Label(
        printed,
        choose_dish(reading, entry),
        size,
        leading,
        round(max(6.4 if scale == 1.0 else 8, size * 0.52), 1),
        owner[0],
        owner[1],
        now or former,
        former if room.former and now else "",
        desk.short(entry.short),
        address,
    )


def plan_labels(
    id: str, desk: Desk, other: Desk | None, entries: Sequence[Entry], sheet: LabelSheet
) -> Print:
    """Labels of some products on as many sheets as they take.

    ``other`` is the desk of the language on the back of a table sign.
    """
    title = desk.reading.words("label.title", sheet=sheet.name)
    labels = [
        (
            make_label(desk, entry, sheet),
            make_label(other or desk, entry, sheet) if sheet.fold else None,
        )
        for entry in entries
    ]
    pages = tuple(_impose(labels, sheet))
    template = "sign.html" if sheet.fold else "label.html"
    subject = desk.reading.text(desk.reading.catalogue.settings.title).text
    return desk.make(
        id,
        title,
        subject,
        template,
        len(pages),
        pages=pages,
        sheet=sheet,
        marks=(*sheet.marks(), *sheet.folds()),
        back_words=(other or desk).reading.words,
    )


def _impose(
    labels: Sequence[tuple[Label, Label | None]], sheet: LabelSheet
) -> Iterator[tuple[Placed, ...]]:
    for start in range(0, len(labels), sheet.count):
        chunk = labels[start : start + sheet.count]
        yield tuple(
            Placed(left, top, front, back)
            for (left, top), (front, back) in zip(sheet.places(), chunk, strict=False)
        )


def _fit(
    faces: Faces, name: str, style: LabelStyle, width: float, scale: float
) -> tuple[float, float]:
    """The largest type in which a name has room; the smallest is taken if none has."""
    fitting = (
        (size, leading)
        for size, leading, most in _NAMES[style]
        if max(faces.serif.width(word, size * scale) for word in name.split(" ")) <= width
        and faces.serif.lines(name, size * scale, width) <= most
    )
    size, leading = next(fitting, _NAMES[style][-1][:2])
    return round(size * scale, 2), round(leading * scale, 2)


def _owner(reading: Reading, entry: Entry) -> tuple[str, str]:
    producers = reading.catalogue.producers
    known = [producers[key] for key in entry.product.producers if key in producers]
    if not known:
        return "", ""
    names = [reading.text(item.short_name or item.name) for item in known]
    return reading.words.join([bind(name.text) for name in names]), names[0].language


def _places(reading: Reading, entry: Entry) -> tuple[str, str]:
    """The present unit with what it lies in, and the former one in its short form."""
    label = label_place(reading, entry.product.place)
    if label is None:
        return "", ""
    if not label.former:
        return bind(label.name), ""
    gazetteer = reading.catalogue.gazetteer
    chain = gazetteer.chain(entry.product.place)
    units = (short_place(place, reading.language).replace(" ", NBSP) for place in chain)
    former = ", ".join(units)
    heirs = (heir.place.id for place in chain for heir in gazetteer.heirs(place.id))
    names = {short_place(place) for key in heirs for place in gazetteer.chain(key)}
    former = reading.words("label.former", place=bind(former))
    return bind_names(bind(label.now), names), former
