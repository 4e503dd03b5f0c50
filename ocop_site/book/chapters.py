"""The pages of prose: covers, imprint, contents, chapters and the openers of the groups."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass

from ocop_site.book.formats import Grid
from ocop_site.book.measure import HANG, Faces, hold_number
from ocop_site.book.overview import DrawnFigure, draw
from ocop_site.book.parts import Part, product_anchor
from ocop_site.book.tables import set_columns
from ocop_site.book.typography import NBSP, bind, bind_end, bind_html, bind_names, bind_phone
from ocop_site.catalogue.classification import Group
from ocop_site.catalogue.models import Chapter
from ocop_site.render.charts import Palette
from ocop_site.render.qr import QrCode, encode_address
from ocop_site.views.addresses import split_address
from ocop_site.views.chapters import chapters_of, make_chapter
from ocop_site.views.labels import short_place
from ocop_site.views.reading import Reading, SourceLine

# What of a page the press wants below its last line, the heading, how far numerals hang.
_BELOW, _HEADING, _NUMERAL = 4.0, 36.0, 28.3
# Fine steps: the last page is the fuller, the less the leading jumps.
_LEADINGS = tuple(12 + step / 4 for step in range(24, -1, -1))


@dataclass(frozen=True, slots=True)
class CoverView:
    """What stands on the covers; ``title`` is one line for each element."""

    title: tuple[str, ...]
    subtitle: str
    edition: str
    publisher: str
    description: str
    qr: QrCode
    host: str


@dataclass(frozen=True, slots=True)
class ImprintView:
    """The counts of the imprint, and its table of labels and texts."""

    paragraphs: tuple[str, ...]
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a chapter: HTML, or a figure, or a list of products by name and anchor."""

    html: str = ""
    figure: DrawnFigure | None = None
    cards: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ChapterPage:
    """A chapter as the book sets it."""

    id: str
    number: str
    title: str
    short: str
    lead: str
    language: str
    fallback: bool
    pieces: tuple[Piece, ...]
    sources: tuple[SourceLine, ...]


@dataclass(frozen=True, slots=True)
class OpenerView:
    """A group's opening page: ``parts`` are its subgroups with their numbers of entries."""

    code: str
    name: str
    other: str
    other_language: str
    counts: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ContentsLine:
    """A line of the contents; ``mark`` is a numeral, ``gap`` sets it off from what is above.

    The page number stands beside the last of ``lines``, or below the text if there are none.
    """

    level: int
    text: str
    anchor: str
    mark: str = ""
    gap: bool = False
    language: str = ""
    last: bool = False
    lines: tuple[str, ...] = ()
    height: int = 1


def split_chapters(
    reading: Reading,
) -> tuple[tuple[tuple[Chapter, str], ...], tuple[tuple[Chapter, str], ...]]:
    """The foreword, and the numbered chapters."""
    chapters = chapters_of(reading)
    return (
        tuple(item for item in chapters if not item[1]),
        tuple(item for item in chapters if item[1]),
    )


def make_cover(reading: Reading) -> CoverView:
    """The words of both covers; the title breaks before the name of the area."""
    settings, words = reading.catalogue.settings, reading.words
    title = reading.text(settings.title).text
    area = reading.text(settings.area.name).text
    lines: tuple[str, ...] = (title,)
    if title.endswith(f" {area}"):
        lines = (title[: -len(area)].rstrip(), area.replace(" ", NBSP))
    edition = words(
        "book.cover.edition",
        edition=reading.text(settings.edition.number).text,
        date=words.date(reading.catalogue.as_of),
    )
    host, path = split_address(settings.base_url)
    return CoverView(
        lines,
        reading.text(settings.subtitle).text,
        bind(edition),
        reading.text(settings.publisher.name).text,
        bind_end(bind(reading.text(settings.description).text)),
        encode_address(settings.base_url.rstrip("/")),
        host + path.rstrip("/"),
    )


def make_imprint(reading: Reading, grid: Grid) -> ImprintView:
    """What this edition holds and leaves out, who answers for it, and what it is made with."""
    catalogue, words = reading.catalogue, reading.words
    settings = catalogue.settings
    printed = [catalogue.entries[key] for key in catalogue.printed]
    left_out = sum(
        entry.standing.lapsed and not entry.printed for entry in catalogue.entries.values()
    )
    paragraphs = [
        words(
            "book.imprint.holds",
            n=len(printed),
            items=sum(entry.product.items for entry in printed),
        )
    ]
    if left_out:
        paragraphs.append(words("book.imprint.left-out", n=left_out))
    paragraphs.append(words("book.imprint.places"))
    publisher = settings.publisher
    contact = " · ".join(
        filter(
            None,
            (
                reading.text(publisher.address).text,
                bind_phone(publisher.phone),
                publisher.email,
                publisher.website.split("://", 1)[-1].rstrip("/"),
            ),
        )
    )
    lines = [(words("book.imprint.publisher"), reading.text(publisher.name).text)]
    if contact:
        lines.append((words("book.imprint.contact"), contact))
    lines += [
        (reading.text(line.label).text, reading.text(line.text).text) for line in publisher.imprint
    ]
    host, path = split_address(settings.base_url)
    date = words.date(catalogue.as_of)
    lines += [
        (words("book.imprint.edition"), reading.text(settings.edition.number).text),
        (words("book.imprint.as-of"), words("book.imprint.as-of-text", date=date)),
        (
            words("book.imprint.classification"),
            words(
                "book.imprint.classification-text",
                decision=catalogue.classification.decision,
                groups=len(catalogue.classification.groups),
                sets=len(catalogue.classification.sets),
            ),
        ),
        (
            words("book.imprint.format"),
            words("book.imprint.format-text", width=grid.width, height=grid.height),
        ),
        (words("book.imprint.type"), words("book.imprint.type-text")),
        (words("book.imprint.online"), host + path.rstrip("/")),
    ]
    return ImprintView(
        tuple(bind(text) for text in paragraphs),
        tuple((label, bind(text)) for label, text in lines if text),
    )


def make_book_chapter(
    reading: Reading, chapter: Chapter, number: str, palette: Palette, faces: Faces, grid: Grid
) -> ChapterPage:
    """A chapter with its figures drawn and numbered."""
    view = make_chapter(reading, chapter, number)
    pieces: list[Piece] = []
    count = 0
    for part in view.parts:
        if part.html:
            html = set_columns(bind_html(part.html), faces, grid.points(grid.measure))
            pieces.append(Piece(html=html))
        elif part.figure:
            count += 1
            chart = part.figure.chart
            drawing = draw(chart, palette, grid) if chart and chart.bars else ""
            pieces.append(Piece(figure=DrawnFigure(count, part.figure, drawing)))
        elif part.cards:
            cards = [
                (card.name, product_anchor(card.id))
                for card in part.cards
                if reading.link("product", card.id)
            ]
            pieces.append(Piece(cards=tuple(cards)))
    title = bind_names(bind(view.title), _area_names(reading))
    return ChapterPage(
        view.id,
        view.number,
        title,
        view.short,
        bind_names(bind(view.lead), _area_names(reading)),
        view.language,
        view.fallback,
        tuple(pieces),
        view.sources,
    )


def _area_names(reading: Reading) -> list[str]:
    """The area's name with and without its kind, in all languages: no line breaks inside it."""
    catalogue = reading.catalogue
    area = catalogue.settings.area
    place = catalogue.gazetteer.places.get(area.place)
    names = [text for _, text in area.name.values]
    if place:
        names += [short_place(place, code) for code in catalogue.languages]
    return [name for name in names if name]


def make_opener(reading: Reading, group: Group) -> OpenerView:
    """The opening page of a group with printed products."""
    catalogue, words = reading.catalogue, reading.words
    entries = [
        catalogue.entries[key]
        for key in catalogue.by_group[group.id]
        if catalogue.entries[key].printed
    ]
    other = next((code for code in catalogue.languages if code != reading.language), "")
    parts = []
    for subgroup in group.subgroups:
        count = sum(entry.product.set in subgroup.sets for entry in entries)
        name = reading.text(subgroup.name).text
        if count and len(group.subgroups) > 1:
            parts.append(words("book.opener.part", name=name, n=count))
    items = sum(entry.product.items for entry in entries)
    key = "book.opener.counts" if items == len(entries) else "book.opener.counts-items"
    return OpenerView(
        group.code,
        reading.text(group.name).text,
        group.name.get(other).text if other and group.name.has(other) else "",
        other,
        words(key, n=len(entries), items=items),
        tuple(bind(part) for part in parts),
    )


def make_contents(
    reading: Reading, parts: Sequence[Part], faces: Faces, grid: Grid
) -> tuple[ContentsLine, ...]:
    """The contents in two levels: chapters and groups, below them products and lists."""
    words, catalogue = reading.words, reading.catalogue
    width = grid.points(grid.contents) - _NUMERAL
    numbers = {f"chapter-{chapter.id}": number for chapter, number in chapters_of(reading)}
    codes = {f"group-{group.id}": group.code for group in catalogue.classification.groups}
    lines: list[ContentsLine] = []
    tail = [part for part in parts if part.kind in ("reference", "index")]
    for part in parts:
        if part in tail:
            if part is tail[0]:
                lines.append(
                    ContentsLine(1, words("book.contents.reference"), part.anchor, gap=True)
                )
            lines.append(ContentsLine(2, part.title, part.anchor))
        elif part.kind == "kinds":
            lines.append(ContentsLine(2, part.title, part.anchor))
        elif part.kind == "products":
            for key in part.products:
                name = reading.text(catalogue.entries[key].product.name)
                lines.append(
                    ContentsLine(2, name.text, product_anchor(key), language=name.language)
                )
        else:
            mark = numbers.get(part.id, "") or codes.get(part.id, "")
            lines.append(
                ContentsLine(
                    1,
                    part.title,
                    part.anchor,
                    mark,
                    gap=part.kind == "opener",
                    last=part.kind != "opener",
                )
            )
    return tuple(_break_line(line, faces, width) for line in lines)


def _break_line(line: ContentsLine, faces: Faces, width: float) -> ContentsLine:
    face, size = (faces.sans_bold, 8.2) if line.level == 1 else (faces.serif, 8.4)
    lines = hold_number(face, line.text, size, width)
    height = len(lines) or face.lines(line.text, size, width - HANG) + 1
    return dataclasses.replace(line, lines=lines, height=height)


def contents_leading(lines: Sequence[ContentsLine], grid: Grid) -> float:
    """The widest leading of the second level that needs no page more than the narrowest."""
    page = grid.block - _BELOW
    fewest = _count_pages(lines, _LEADINGS[-1], page)
    return next(step for step in _LEADINGS if _count_pages(lines, step, page) == fewest)


def _count_pages(lines: Sequence[ContentsLine], leading: float, page: float) -> int:
    pages, used = 1, _HEADING
    for line, after in zip(lines, [*lines[1:], None], strict=True):
        height = _line_height(line, leading)
        # A heading keeps with the line below it.
        kept = after is not None and line.level == 1 and not line.last
        needed = height + (_line_height(after, leading) if after and kept else 0.0)
        if used + needed > page:
            pages, used = pages + 1, 0.0
        used += height
    return pages


def _line_height(line: ContentsLine, leading: float) -> float:
    height = leading if line.level == 2 else 18.0 + (6.0 if line.gap else 0.0)
    return height + 12 * (line.height - 1)
