"""The book's style sheet: the written part, and the rules that follow from format and content.

A page cannot take a colour or a number from an element, so each group has named pages of its
own; running heads and feet carry the words of the language. Whatever depends on the paper is
taken from the format.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ocop_site import files
from ocop_site.book.formats import Format, Grid
from ocop_site.book.marks import STAR_HEIGHT, star_width
from ocop_site.catalogue.classification import Group
from ocop_site.render.tokens import Token, print_styles

_SHEETS = ("print/fonts.css", "print/book.css")
_PRESS = "print/press.css"
# Of a thumb mark, in millimetres: where the first begins, from one to the next, its size, and
# how far it runs over the edge so that a cut a little off shows no white.
_THUMB_TOP, _THUMB_STEP, _THUMB, _OVER = 28, 22, (6, 20), 3
_NO_FURNITURE = (
    "@top-left{content:none}@top-right{content:none}"
    "@bottom-left{content:none}@bottom-right{content:none}"
)
_FULL = {
    # name: ground, drawing, its left and top on the page, its size: millimetres on A5
    "cover": ("var(--lacquer)", "cover", -24, 81, 196),
    "back": ("var(--lacquer)", "cover", 124, 81, 196),
    "chapter": ("var(--celadon)", "ring", 42, -40, 176),
}
_OPENER = (37, -23, 172)
_A5_WIDTH = 148


def make_styles(
    folders: Sequence[Path],
    tokens: Sequence[Token],
    groups: Sequence[Group],
    title: str,
    as_of: str,
    format: Format,
) -> str:
    """All styles of one book."""
    grid = format.grid
    sheets = [print_styles(tokens), _measures(format)]
    sheets += [_read_sheet(folders, name) for name in (*_SHEETS, *grid.sheets)]
    sheets.append(_furniture(grid, title, as_of))
    sheets += [_full_page(grid, name, *values) for name, values in _FULL.items()]
    for index, group in enumerate(groups):
        sheets.append(_group_pages(grid, group, index))
    sheets += list(_marks())
    if format.bleed:
        sheets.append(_read_sheet(folders, _PRESS))
    return "\n".join(sheets)


def _measures(format: Format) -> str:
    """The format as custom properties for the written sheets."""
    grid = format.grid
    beside = grid.measure - grid.body
    lengths = {
        "page-w": grid.width,
        "page-h": grid.height,
        "inner": grid.inner,
        "outer": grid.outer,
        "top": grid.top,
        "bottom": grid.bottom,
        "measure": grid.measure,
        "side": grid.side,
        "wide": grid.wide,
        "aside": grid.side + grid.gutter,
        "outdent": -grid.side - grid.gutter,
        "code": grid.code,
        "small-code": grid.small_code,
        "small": grid.small,
        "gutter": grid.gutter,
        "address": grid.small_code + 2.4,
        "plate-w": grid.plate[0],
        "beside": beside,
        "body": grid.body,
        "contents": grid.contents,
        "listed": grid.listed,
        "column": grid.column,
        "key": (grid.measure - 3 * grid.gutter) / 4,
    }
    properties = [f"--{name}:{value:g}mm" for name, value in lengths.items()]
    properties += [
        f"--point:{grid.point:.6g}pt",
        f"--block:{grid.block:g}rem",
        f"--half:{grid.half:g}rem",
        f"--small-photo:{grid.small_photo:g}rem",
        f"--second:{grid.block - grid.half:g}rem",
    ]
    bleed = f"@page{{bleed:{format.bleed:g}mm}}" if format.bleed else ""
    return f":root{{{';'.join(properties)}}}\n{bleed}"


def _read_sheet(folders: Sequence[Path], name: str) -> str:
    for folder in folders:
        if (folder / name).is_file():
            return files.read_text(folder, name)
    raise files.FileProblem(name, "missing")


def _quote(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    return f'"{escaped}"'


def _furniture(grid: Grid, title: str, as_of: str) -> str:
    folio = (
        'vertical-align:top;padding-top:17rem;font:500 8rem/9rem "Be Vietnam Pro";color:var(--ink)'
    )
    date = f"content:{_quote(as_of)};vertical-align:top;padding-top:17.6rem"
    head = f"vertical-align:top;padding-top:{grid.head:g}mm"
    ring = f"{grid.width * 0.3:.4g}mm"
    return (
        f"@page:right{{@top-left{{content:string(run);{head};text-align:left}}"
        f"@bottom-left{{{date};text-align:left}}"
        f"@bottom-right{{content:counter(page);{folio};text-align:right}}}}\n"
        f"@page:left{{@top-right{{content:{_quote(title)};{head};text-align:right}}"
        f"@bottom-right{{{date};text-align:right}}"
        f"@bottom-left{{content:counter(page);{folio};text-align:left}}}}\n"
        # A page that only keeps sides right carries a vignette, so that nobody misses its text.
        "@page:blank{background:var(--paper) url(asset:motifs/ring.svg) 50% 45%"
        f"/{ring} {ring} no-repeat;{_NO_FURNITURE}}}"
    )


def _full_page(
    grid: Grid, name: str, ground: str, drawing: str, left: int, top: int, size: int
) -> str:
    """A page without furniture; drawings are placed from the page's area, so sides differ."""
    rules = [f".pg-{name}{{page:{name}}}"]
    for side, margin in (("right", grid.inner), ("left", grid.outer)):
        placed = _place(grid, drawing, left, top, size, -margin)
        rules.append(
            f"@page {name}:{side}{{margin-top:0;margin-bottom:0;background:{ground} {placed};"
            f"{_NO_FURNITURE}}}"
        )
    return "\n".join(rules)


def _place(grid: Grid, drawing: str, left: int, top: int, size: int, origin: float) -> str:
    """A drawing as a background, its place counted from ``origin`` millimetres from the left."""
    scale = grid.width / _A5_WIDTH
    across, down, size_mm = (round(value * scale, 2) for value in (left, top, size))
    return (
        f"url(asset:motifs/{drawing}.svg) {across + origin:g}mm {down:g}mm"
        f"/{size_mm:g}mm {size_mm:g}mm no-repeat"
    )


def jacket_page(grid: Grid, width: float, front: float) -> str:
    """The page rule of a cover sheet, in millimetres; its front begins at ``front``."""
    ground, drawing, left, top, size = _FULL["cover"]
    placed = _place(grid, drawing, left, top, size, front)
    return (
        f"@page jacket{{size:{width:g}mm {grid.height:g}mm;margin:0;"
        f"background:{ground} {placed};{_NO_FURNITURE}}}"
    )


def _group_pages(grid: Grid, group: Group, index: int) -> str:
    accent = f"var(--{group.id}-accent)"
    width, height = _THUMB
    scale = grid.height / 210
    top = (_THUMB_TOP + _THUMB_STEP * index) * scale - grid.top
    edge = grid.outer - width
    thumb = (
        f"content:{_quote(group.code)};background:{accent};margin-top:{top:.5g}mm;"
        f"height:{height * scale:.5g}mm;width:{width}mm;vertical-align:middle;"
        'text-align:center;color:#fff;font:600 8rem/9rem "Be Vietnam Pro"'
    )
    opener = _full_page(grid, f"open-{group.id}", accent, f"{group.id}-open", *_OPENER)
    return (
        f"@page g-{group.id}:right{{@right-top{{{thumb};"
        f"margin-left:{edge:g}mm;margin-right:-{_OVER}mm;padding-right:{_OVER}mm}}}}\n"
        f"@page g-{group.id}:left{{@left-top{{{thumb};"
        f"margin-right:{edge:g}mm;margin-left:-{_OVER}mm;padding-left:{_OVER}mm}}}}\n"
        f".g-{group.id}{{page:g-{group.id}}}\n"
        f".g-{group.id} .plate{{background:var(--{group.id}-tint)}}"
        f".g-{group.id} .pc,.g-{group.id} .no,.g-{group.id} .acc{{color:{accent}}}\n"
        f"{opener}"
    )


def _marks() -> Sequence[str]:
    rules = []
    for key in ("5", "4", "3", "5-inferred", "4-inferred", "3-inferred", "none"):
        width = star_width(key)
        rules.append(
            f".st-{key}{{background-image:url(asset:marks/stars-{key}.svg);"
            f"background-size:{width}rem {STAR_HEIGHT}rem;padding-left:{width + 4.5:.2f}rem}}"
        )
    for key in ("valid", "due", "extended", "expired", "withdrawn", "pending", "unknown"):
        rules.append(f".stat-{key}{{background-image:url(asset:marks/status-{key}.svg)}}")
    return rules
