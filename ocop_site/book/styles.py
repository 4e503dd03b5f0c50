"""The book's style sheet: the written part, and the page rules that follow from the content.

A page cannot take a colour or a number from an element, so each group has named pages of its
own; running heads and feet carry the words of the language.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ocop_site import files
from ocop_site.book.marks import STAR_HEIGHT, star_width
from ocop_site.catalogue.classification import Group
from ocop_site.render.tokens import Token, print_styles

_SHEETS = ("print/fonts.css", "print/book.css")
_THUMB_TOP, _THUMB_STEP, _MARGIN_TOP = 28, 22, 22
_NO_FURNITURE = (
    "@top-left{content:none}@top-right{content:none}"
    "@bottom-left{content:none}@bottom-right{content:none}"
)
_FULL = {
    # name: ground, drawing, its left and top on the page, its size
    "cover": ("var(--lacquer)", "cover", -24, 81, 196),
    "back": ("var(--lacquer)", "cover", 124, 81, 196),
    "chapter": ("var(--celadon)", "ring", 42, -40, 176),
}
_INNER = {"right": 16, "left": 20}


def make_styles(
    folders: Sequence[Path],
    tokens: Sequence[Token],
    groups: Sequence[Group],
    title: str,
    as_of: str,
) -> str:
    """All styles of one book."""
    sheets = [print_styles(tokens)]
    sheets += [_read_sheet(folders, name) for name in _SHEETS]
    sheets.append(_furniture(title, as_of))
    sheets += [_full_page(name, *values) for name, values in _FULL.items()]
    for index, group in enumerate(groups):
        sheets.append(_group_pages(group, index))
    sheets += list(_marks())
    return "\n".join(sheets)


def _read_sheet(folders: Sequence[Path], name: str) -> str:
    for folder in folders:
        if (folder / name).is_file():
            return files.read_text(folder, name)
    raise files.FileProblem(name, "missing")


def _quote(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    return f'"{escaped}"'


def _furniture(title: str, as_of: str) -> str:
    folio = 'vertical-align:top;padding-top:6mm;font:500 8pt/9pt "Be Vietnam Pro";color:var(--ink)'
    date = f"content:{_quote(as_of)};vertical-align:top;padding-top:6.2mm"
    head = "vertical-align:top;padding-top:10.6mm"
    return (
        f"@page:right{{@top-left{{content:string(run);{head};text-align:left}}"
        f"@bottom-left{{{date};text-align:left}}"
        f"@bottom-right{{content:counter(page);{folio};text-align:right}}}}\n"
        f"@page:left{{@top-right{{content:{_quote(title)};{head};text-align:right}}"
        f"@bottom-right{{{date};text-align:right}}"
        f"@bottom-left{{content:counter(page);{folio};text-align:left}}}}\n"
        # A page that only keeps sides right carries a vignette, so that nobody misses its text.
        "@page:blank{background:var(--paper) url(asset:motifs/ring.svg) 50% 45%/44mm 44mm"
        f" no-repeat;{_NO_FURNITURE}}}"
    )


def _full_page(name: str, ground: str, drawing: str, left: int, top: int, size: int) -> str:
    """A page without furniture; drawings are placed from the page's area, so sides differ."""
    rules = [f".pg-{name}{{page:{name}}}"]
    for side, margin in _INNER.items():
        rules.append(
            f"@page {name}:{side}{{margin-top:0;margin-bottom:0;background:{ground}"
            f" url(asset:motifs/{drawing}.svg) {left - margin}mm {top}mm/{size}mm {size}mm"
            f" no-repeat;{_NO_FURNITURE}}}"
        )
    return "\n".join(rules)


def _group_pages(group: Group, index: int) -> str:
    accent = f"var(--{group.id}-accent)"
    top = _THUMB_TOP + _THUMB_STEP * index - _MARGIN_TOP
    thumb = (
        f"content:{_quote(group.code)};background:{accent};margin-top:{top}mm;height:20mm;"
        "width:6mm;vertical-align:middle;text-align:center;color:#fff;"
        'font:600 8pt/9pt "Be Vietnam Pro"'
    )
    opener = _full_page(f"open-{group.id}", accent, f"{group.id}-open", 37, -23, 172)
    return (
        f"@page g-{group.id}:right{{@right-top{{{thumb};margin-left:14mm}}}}\n"
        f"@page g-{group.id}:left{{@left-top{{{thumb};margin-right:14mm}}}}\n"
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
            f"background-size:{width}pt {STAR_HEIGHT}pt;padding-left:{width + 4.5:.2f}pt}}"
        )
    for key in ("valid", "due", "extended", "expired", "withdrawn", "pending", "unknown"):
        rules.append(f".stat-{key}{{background-image:url(asset:marks/status-{key}.svg)}}")
    return rules
