"""What the preflight found, as a page of text for people and as JSON for a print shop's systems."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from ocop_site.book.preflight import Finding, Order, Photo, Sheet
from ocop_site.views.words import Words

_MOST_PAGES = 12


def write_text(
    sheet: Sheet, order: Order, words: Words, file: str, spine: float | None = None
) -> str:
    """The report as text; ``spine`` is the width of a cover's spine in millimetres."""
    lines = [words("preflight.title", file=file), _verdict(sheet, words), ""]
    lines += _facts(sheet, order, words, spine)
    for title, found in (
        (words("preflight.errors"), sheet.errors),
        (words("preflight.warnings"), sheet.warnings),
    ):
        if found:
            lines += ["", title]
            lines += [f"  - {describe(finding, words)}" for finding in found]
    if sheet.photos:
        lines.append("")
        lines += [f"  {_photo_line(photo, order, words)}" for photo in sheet.photos]
    return "\n".join(lines) + "\n"


def write_json(
    sheet: Sheet, order: Order, words: Words, file: str, spine: float | None = None
) -> str:
    """The same as data; keys are stable, texts are in the language of the book."""
    facts = asdict(sheet)
    findings = [{**asdict(finding), "text": describe(finding, words)} for finding in sheet.findings]
    told = {
        "file": file,
        "standard": "PDF/X-4",
        "sound": not sheet.errors,
        **{key: value for key, value in facts.items() if key not in ("findings", "photos")},
        "spine": spine,
        "limits": {"ink": order.limit, "photo": order.photo_minimum, "bleed": order.bleed},
        "findings": findings,
        "photos": facts["photos"],
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def describe(finding: Finding, words: Words) -> str:
    """A finding in words, with its pages."""
    text = words(f"preflight.finding.{finding.key}", **finding.values)
    if not finding.pages:
        return text
    return f"{text} ({words('preflight.pages-on', pages=_pages(finding.pages))})"


def _verdict(sheet: Sheet, words: Words) -> str:
    if sheet.errors:
        return words("preflight.verdict.failed", n=len(sheet.errors))
    if sheet.warnings:
        return words("preflight.verdict.ask", n=len(sheet.warnings))
    return words("preflight.verdict.sound")


def _facts(sheet: Sheet, order: Order, words: Words, spine: float | None) -> Iterator[str]:
    width, height = sheet.size
    yield words("preflight.fact.pages", n=sheet.pages)
    yield words("preflight.fact.size", width=width, height=height, bleed=sheet.bleed)
    if spine is not None:
        yield words("preflight.fact.spine", spine=spine)
    yield words("preflight.fact.condition", condition=sheet.condition)
    yield words("preflight.fact.ink", ink=sheet.heaviest, limit=order.limit)
    yield words("preflight.fact.fonts", fonts=words.join(sheet.fonts))
    if sheet.photos:
        lowest = min(photo.dpi for photo in sheet.photos)
        yield words("preflight.fact.photos", n=len(sheet.photos), dpi=str(lowest))
    else:
        yield words("preflight.fact.no-photos")


def _photo_line(photo: Photo, order: Order, words: Words) -> str:
    name = order.names.get(photo.product, photo.product or "–")
    page = words("preflight.pages-on", pages=str(photo.page))
    pixels = f"{photo.pixels[0]} × {photo.pixels[1]} px"
    width = f"{words.number(photo.width)} mm"
    return f"{photo.dpi} dpi  {page}  {name}  ({pixels}, {width}, {photo.space}, {photo.ink} %)"


def _pages(pages: Sequence[int]) -> str:
    """Pages as a list with runs drawn together, cut off where it gets long."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][1] + 1:
            runs[-1][1] = page
        else:
            runs.append([page, page])
    shown = [str(first) if first == last else f"{first}–{last}" for first, last in runs]
    return ", ".join(shown[:_MOST_PAGES]) + (" …" if len(shown) > _MOST_PAGES else "")
