"""The drawing of a page taken apart: slots found, furniture made artefacts, marks renumbered."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import pydyf  # type: ignore[import-untyped]

from ocop_site.bindery import syntax
from ocop_site.bindery.digits import Digits
from ocop_site.bindery.marks import TEXT, Align, Mark, SlotText

_ARTEFACTS = {
    "header": b"<</Type/Pagination/Subtype/Header>>",
    "footer": b"<</Type/Pagination/Subtype/Footer>>",
    "furniture": b"<</Type/Pagination>>",
    "decoration": b"<</Type/Layout>>",
}
_SHOWN = re.compile(rb"<([0-9a-f]*)>|(-?[0-9.]+)")
_LONG = re.compile(rb"(\.\d{4})\d+")


class SlotError(Exception):
    """A page number cannot be found again in the drawing."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in the drawing for a number: the text of a ``TJ`` around it, in array notation.

    ``advance`` is the width of the digits that stood there, in thousandths of the type size;
    ``digits`` is the table of the ten digits in that face.
    """

    offset: int
    anchor: str
    align: Align
    before: bytes
    after: bytes
    advance: float
    digits: Digits

    def moved(self, distance: int) -> Slot:
        """The same slot at another offset."""
        return replace(self, offset=self.offset + distance)

    def show(self, value: int) -> bytes:
        """The operator that shows a number here; what follows stays where it is."""
        shown, advance = self.digits.show(value)
        slack = self.advance - advance
        lead = {"left": 0.0, "center": slack / 2, "right": slack}[self.align]
        pieces = (_step(-lead), self.before, shown, self.after, _step(lead - slack))
        return b"[%s] TJ" % b" ".join(filter(None, pieces))


@dataclass(frozen=True, slots=True)
class PageContent:
    """A page's drawing; ``numbers`` tells for each old mark its new number, if it kept one."""

    data: bytes
    slots: tuple[Slot, ...]
    numbers: Mapping[int, int]


def read_content(
    stream: list[Any],
    marks: Mapping[int, Mark],
    read_digits: Callable[[Any], Digits],
    *,
    tagged: bool = True,
) -> PageContent:
    """Take a page's operators apart; ``marks`` are those that are not plain text.

    Without ``tagged`` nothing of the marks stays in the drawing.

    Raises:
        SlotError: if a page number is drawn in a way that cannot be read back.
    """
    hidden = {number: mark.slot for number, mark in marks.items() if mark.slot}
    out: list[bytes] = []
    found: list[tuple[int, Slot]] = []
    numbers: dict[int, int] = {}
    waiting: SlotText | None = None
    shown = False
    for item in stream:
        data = pydyf._to_bytes(item)
        if isinstance(item, pydyf.Dictionary) and "MCID" in item:
            mark = marks.get(item["MCID"], TEXT)
            waiting, shown = hidden.pop(item["MCID"], None), False
            if mark.role == "text":
                numbers[item["MCID"]] = len(numbers)
                data = b"<</MCID %d>>" % numbers[item["MCID"]]
            else:
                out[-1] = b"/Artifact"
                data = _ARTEFACTS[mark.role]
            if not tagged:
                continue
        elif data == b"EMC":
            if waiting and shown:  # what is not shown, being hidden, needs no number
                raise SlotError(waiting.box.text)
            waiting = None
            if not tagged:
                continue
        elif data in (b"BDC", b"BMC") and not tagged:
            out.pop()  # the name of the mark
            continue
        elif data.endswith(b"] TJ"):
            data, shown = _tidy(data), True
            if waiting and (slot := _cut(data, waiting, read_digits(waiting.box))):
                found.append((len(out), slot))
                data, waiting = b"", None
        out.append(data)
    for lost in hidden.values():  # drawn in a group of its own, such as opacity makes
        raise SlotError(lost.box.text)
    return _join(out, found, numbers)


def _join(out: list[bytes], found: list[tuple[int, Slot]], numbers: dict[int, int]) -> PageContent:
    slots, offset, done = [], 0, 0
    for index, slot in found:
        offset += sum(len(data) + 1 for data in out[done:index])
        done = index
        slots.append(slot.moved(offset))
    return PageContent(b"\n".join(out) + b"\n", tuple(slots), numbers)


def _tidy(data: bytes) -> bytes:
    """The same text in fewer bytes: no steps of nothing, no empty strings, no long fractions."""
    return _LONG.sub(rb"\1", data.replace(b">0<", b"").replace(b"<>", b" "))


def _cut(data: bytes, text: SlotText, digits: Digits) -> Slot | None:
    """The slot in a ``TJ``, if the whole run of placeholder digits stands in it."""
    glyphs: list[tuple[bytes, float]] = []
    lead = 0.0
    for match in _SHOWN.finditer(data):
        if match[2]:
            if glyphs:
                code, step = glyphs[-1]
                glyphs[-1] = (code, step + float(match[2]))
            else:
                lead += float(match[2])
            continue
        glyphs += [(match[1][at : at + 4], 0.0) for at in range(0, len(match[1]), 4)]
    codes = [code for code, _ in glyphs]
    wanted = [digits.codes[0]] * len(text.digits)
    starts = [at for at in range(len(codes)) if codes[at : at + len(wanted)] == wanted]
    if not starts:
        return None
    if len(starts) > 1:
        raise SlotError(text.box.text)
    end = starts[0] + len(wanted)
    advance = sum(digits.widths[0] - step for _, step in glyphs[starts[0] : end])
    return Slot(
        0,
        text.anchor,
        text.align,
        _step(lead) + _show(glyphs[: starts[0]]),
        _show(glyphs[end:]),
        advance,
        digits,
    )


def _show(glyphs: list[tuple[bytes, float]]) -> bytes:
    """Glyphs and the steps between them in array notation."""
    text = b"".join(b"<%s>%s" % (code, _step(step)) for code, step in glyphs)
    return text.replace(b"><", b"")


def _step(value: float) -> bytes:
    return syntax.number(round(value, 2)) if round(value, 2) else b""
