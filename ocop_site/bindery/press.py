"""The press: one signature becomes one part, without a look at any other.

It runs in workers. What it returns depends on nothing but its arguments and the versions of the
libraries, so a part may come from any process, any machine, or from a cache.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Any, Literal
from urllib.parse import unquote

from ocop_site.bindery.assembly import Assembly
from ocop_site.bindery.edition import Edition, Resource, Sheet, Signature
from ocop_site.bindery.engine import Engine, listening, open_engine, open_whole
from ocop_site.bindery.part import Part, store_part
from ocop_site.bindery.separation import separate
from ocop_site.bindery.sheets import draw
from ocop_site.bindery.styles import slot_attribute

Side = Literal["", "left", "right"]
_DIGITS = 3
_OTHER: dict[Side, Side] = {"left": "right", "right": "left"}
_UNKNOWN = re.compile(r'Image "[^"]*" has no required alt|^No anchor #')


@dataclass(frozen=True, slots=True)
class Landing:
    """What a signature has to know of where it lands.

    The side its first page is on, if sides differ; and how many digits the page number of an
    anchor has: ``widths`` for those that are known, ``usual`` for all others.
    """

    side: Side = ""
    widths: Mapping[str, int] = field(default_factory=dict)
    usual: int = _DIGITS


@dataclass(frozen=True, slots=True)
class Job:
    """A signature with all that a worker needs to set it."""

    signature: Signature
    sheet: Sheet
    resources: Mapping[str, Resource]
    landing: Landing
    blank: bool = False


def make_blank(edition: Edition, side: Side) -> Job:
    """The job of setting an empty page, as the styles of ``@page :blank`` want it.

    It is the page that a forced break leaves between two others.
    """
    other = _OTHER[side]
    signature = Signature("blank", "", f'<p></p><p style="break-before:{other}"></p>')
    return Job(signature, edition.sheet, {}, Landing(other), blank=True)


def make_job(signature: Signature, edition: Edition, landing: Landing) -> Job:
    """The job of setting a signature."""
    return Job(signature, edition.sheet, edition.pick(signature.html), landing)


def press_signature(
    signature: Signature, edition: Edition, landing: Landing | None = None
) -> bytes:
    """Set a signature; return its part as stored bytes."""
    return press(make_job(signature, edition, landing or Landing()))


def press(job: Job) -> bytes:
    """Set a signature; return its part as stored bytes.

    Raises:
        StyleError: if the styles ask for something that a signature cannot know.
        SlotError: if a page number is drawn in a way that cannot be read back.
        SeparationError: if a colour has no inks, for a press.
    """
    was_collecting = gc.isenabled()
    # Layout makes hundreds of thousands of objects that all live until the end; looking for
    # garbage among them again and again finds none.
    gc.disable()
    try:
        return store_part(_press(job))
    finally:
        if was_collecting:
            gc.enable()


def press_single(signatures: tuple[Signature, ...], edition: Edition) -> bytes:
    """The whole book as one document of WeasyPrint: the reference that binding is held to."""
    engine = open_whole(edition.sheet)
    told = edition.metadata
    head = "".join(
        f'<meta name="{name}" content="{escape(value)}">'
        for name, value in (
            ("author", told.author),
            ("description", told.subject),
            ("keywords", ", ".join(told.keywords)),
            ("dcterms.created", told.date.isoformat() if told.date else ""),
        )
        if value
    )
    breaks = {"any": "page", "recto": "recto", "verso": "verso"}
    body = "".join(
        f'<div style="break-before:{breaks[signature.options.opening]}">{signature.html}</div>'
        for signature in signatures
    )
    with listening():
        html = engine.parse(body, edition.resources, head)
        html.etree_element.find(".//title").text = told.title
        return bytes(
            engine.lay_out(html).write_pdf(
                pdf_variant=edition.variant, pdf_identifier=edition.seed.encode()
            )
        )


def _press(job: Job) -> Part:
    engine = open_engine(job.sheet)
    with listening() as heard:
        head = f"<style>html{{break-before:{job.landing.side}}}</style>" if job.landing.side else ""
        html = engine.parse(job.signature.html, job.resources, head)
        widths = _write_digits(html, engine, job.landing)
        document = engine.lay_out(html)
        if job.blank:
            document = document.copy(document.pages[1:2])
        drawing = draw(document)
        if job.sheet.prepress:
            separate(drawing, job.sheet.prepress)
    messages = [(error, text) for error, text in heard.messages if not _UNKNOWN.search(text)]
    return Assembly(job.signature, job.sheet, drawing, engine.attributes, widths, messages).make()


def _write_digits(html: Any, engine: Engine, landing: Landing) -> dict[str, int]:
    """Give each element that prints a page number its zeros; return how many for each anchor."""
    given: dict[str, int] = {}
    for element in html.etree_element.iter():
        for attribute in engine.attributes:
            target = element.get(attribute, "")
            if target.startswith("#") and len(target) > 1:
                anchor = unquote(target[1:])
                given[anchor] = landing.widths.get(anchor, landing.usual)
                element.set(slot_attribute(attribute), "0" * given[anchor])
    return given
