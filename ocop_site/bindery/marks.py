"""What the pieces of marked content on a page are: text, slots for numbers, or furniture."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import unquote

from ocop_site.bindery.styles import FOLIO, slot_attribute

Role = Literal["text", "header", "footer", "furniture", "decoration"]
Align = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class SlotText:
    """A text that holds a page number: ``digits`` of zeros, for the page of ``anchor``.

    An empty anchor means the page that the text stands on.
    """

    box: Any
    digits: str
    anchor: str
    align: Align


@dataclass(frozen=True, slots=True)
class Mark:
    """What a piece of marked content is."""

    role: Role
    slot: SlotText | None = None


TEXT = Mark("text")
_ROLES: dict[str, Role] = {"top": "header", "bottom": "footer"}


def read_marks(page: Any, boxes: dict[int, Any], attributes: tuple[str, ...]) -> dict[int, Mark]:
    """The marks of a page by their number; plain text is left out."""
    special: dict[Any, Mark] = {}
    for child in page._page_box.children:
        at = getattr(child, "at_keyword", "")
        role = _ROLES.get(at[1:].split("-")[0], "furniture") if at else "text"
        special.update(_walk(child, role, None, attributes))
    return {number: special[box] for number, box in boxes.items() if box in special}


def _walk(
    box: Any, role: Role, slot: tuple[str, str, Align] | None, attributes: tuple[str, ...]
) -> Iterator[tuple[Any, Mark]]:
    from weasyprint.formatting_structure import boxes as kinds

    box = getattr(box, "_box", box)
    if isinstance(box, kinds.TextBox):
        found = _slot_text(box, *slot) if slot else None
        if found or role != "text":
            yield box, Mark(role, found)
        return
    if isinstance(box, kinds.ReplacedBox):
        if role != "text" or is_decorative(box.element):
            yield box, Mark("decoration" if role == "text" else role)
        return
    if box.is_leader:
        role = "decoration"
    elif getattr(box, "at_keyword", "") or "::" in (box.element_tag or ""):
        slot = _slot(box, attributes) or slot
    for child in box.children:
        yield from _walk(child, role, slot, attributes)


def _slot(box: Any, attributes: tuple[str, ...]) -> tuple[str, str, Align] | None:
    """The page number that generated content shows, if it shows one."""
    content = box.style["content"]
    if isinstance(content, str):
        return None
    names = {slot_attribute(name): name for name in attributes}
    for kind, value in content:
        if kind == "counter()" and value == ("page", ("string", FOLIO)):
            align = box.style["text_align_all"]
            ends: dict[str, Align] = {"center": "center", "right": "right", "end": "right"}
            return FOLIO, "", ends.get(align, "left")
        if kind == "attr()" and value[0] in names and box.element is not None:
            digits = box.element.get(value[0], "")
            target = box.element.get(names[value[0]], "")
            if digits and target.startswith("#"):
                return digits, unquote(target[1:]), "right"
    return None


def _slot_text(box: Any, digits: str, anchor: str, align: Align) -> SlotText | None:
    if digits not in box.text:
        return None
    if anchor and box.text.strip() != digits:
        align = "left"
    return SlotText(box, digits, anchor, align)


def is_decorative(element: Any) -> bool:
    """Whether a picture says nothing, by its author's word."""
    if element is None:
        return True
    return bool(element.get("alt") == "") or element.get("aria-hidden") == "true"
