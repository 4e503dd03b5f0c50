"""The list of certificates as text, CSV and table, each from the same columns."""

from __future__ import annotations

import csv
import datetime
import io
import unicodedata
from collections.abc import Sequence

from ocop_site.desk.desk_words import say
from ocop_site.desk.due import DueCertificate, Urgency
from ocop_site.desk.sheets import CellValue, as_text, show_date

COLUMNS = (
    "urgency", "days", "ends", "product", "stars", "producer", "place", "decision", "issued",
    "phone", "id",
)  # fmt: skip
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def due_headings(language: str) -> tuple[str, ...]:
    """What the columns are called."""
    return tuple(say(f"due-{name}", language) for name in COLUMNS)


def due_row(item: DueCertificate, language: str) -> tuple[CellValue, ...]:
    """One certificate as a row."""
    product, recognition = item.entry.product, item.entry.recognition
    assert recognition is not None
    issued: CellValue = None
    if recognition.date is not None:
        date = recognition.date
        issued = date.earliest if date.day else show_date(date)
    return (
        say(f"urgency-{item.urgency.value}", language),
        item.days,
        _show_end(item, language),
        product.name.get(language).text,
        recognition.stars,
        "; ".join(item.producers) or None,
        item.place or None,
        recognition.decision or None,
        issued,
        "; ".join(item.phones) or None,
        product.id,
    )


def _show_end(item: DueCertificate, language: str) -> CellValue:
    """The day of expiry; between which days it lies where it is not known exactly."""
    standing = item.standing
    if standing.exact:
        return standing.latest
    if standing.earliest is None and standing.latest is None:
        return None
    if standing.earliest is None:
        return say("due-latest", language, day=_day(standing.latest))
    return f"{_day(standing.earliest)} – {_day(standing.latest)}"


def _day(value: datetime.date | None) -> str:
    return value.strftime("%d/%m/%Y") if value else "…"


def write_csv(items: Sequence[DueCertificate], language: str) -> bytes:
    """The list as CSV with a byte-order mark, which spreadsheets need to see UTF-8."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(due_headings(language))
    for item in items:
        writer.writerow([_guard(as_text(value)) for value in due_row(item, language)])
    return b"\xef\xbb\xbf" + buffer.getvalue().encode()


def _guard(text: str) -> str:
    """A text that no spreadsheet takes for a formula; a plain number is none."""
    harmless = text.lstrip("+-").isdigit() and not text.startswith("+")
    return "'" + text if text.startswith(_FORMULA_SIGNS) and not harmless else text


def write_text(items: Sequence[DueCertificate], as_of: datetime.date, language: str) -> str:
    """The list for a terminal, under a heading per urgency."""
    lines = [say("due-as-of", language, day=_day(as_of))]
    for urgency in Urgency:
        chosen = [item for item in items if item.urgency is urgency]
        if not chosen:
            continue
        title = say(f"urgency-{urgency.value}", language)
        lines += ["", f"{title} ({len(chosen)})"]
        rows = [_text_row(item, language) for item in chosen]
        widths = [max(_width(row[index]) for row in rows) for index in range(len(rows[0]) - 1)]
        for row in rows:
            padded = [
                text + " " * (width - _width(text))
                for text, width in zip(row, widths, strict=False)
            ]
            lines.append("  " + "  ".join([*padded, row[-1]]).rstrip())
    if len(lines) == 1:
        lines.append(say("due-none", language))
    return "\n".join(lines) + "\n"


def _text_row(item: DueCertificate, language: str) -> tuple[str, ...]:
    product = item.entry.product
    stars = item.entry.stars
    return (
        as_text(_show_end(item, language)) or "—",
        _show_days(item.days, language),
        f"{stars}★" if stars else "?★",
        product.name.get(language).text,
        "; ".join(item.producers),
        f"[{product.id}]",
    )


def _show_days(days: int | None, language: str) -> str:
    if days is None:
        return ""
    return say("due-left" if days >= 0 else "due-over", language, n=abs(days))


def _width(text: str) -> int:
    """The columns a text takes on a terminal."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1
        for char in text
    )
