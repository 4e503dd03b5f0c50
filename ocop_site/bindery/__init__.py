"""The bindery: a book set in parts, each on its own, and bound into one PDF.

WeasyPrint sets a document page after page in one process, so a long book takes minutes and much
memory, and a changed comma costs all of it again. Here the book is a list of *signatures*. Each
is set alone by a worker, kept under the digest of all that went into it, and bound with the
others: page numbers filled in, links, bookmarks, tags, fonts and pictures joined. An edit costs
the setting of one signature and the binding.

For those who write templates
-----------------------------
A signature is an HTML fragment that begins on a new page. Its styles are plain CSS, the same that
would set the whole book as one document; the bindery takes care of what a part cannot know:

* ``content: counter(page)`` prints the page number, in the margin boxes of ``@page`` or in
  generated content.
* ``a::after { content: target-counter(attr(href), page) }`` prints the page on which the target
  of ``<a href="#anchor">`` stands, wherever in the book that is; any attribute serves, and text
  may stand around the number.
* ``<a href="#anchor">`` leads to an anchor of the same signature if it has one by that name, else
  to the first in the book. One that leads nowhere stops the binding and is named.
* ``:left``, ``:right``, ``:blank`` and ``break-before: recto`` work; where sides differ, a
  signature is set for the side that it lands on.
* Fonts and pictures are asked for as ``asset:NAME``; there is nothing else to be had.
* Bookmarks are ``bookmark-level`` and ``bookmark-label``; ``string-set`` must be set anew in
  each signature.
* An image with an empty ``alt``, and an ``<svg aria-hidden="true">``, is a decoration and stays
  out of the tags. Every other needs an alternative text, an ``<svg>`` its ``<title>``.

``counter(pages)``, ``target-text()``, ``@page :first`` and ``@page :nth()`` cannot be known by a
part and are refused. Text under ``opacity`` cannot hold page numbers.

For those who build
-------------------
``Bindery(edition, cache).bind_file(path, signatures)`` does everything; ``press_signature`` sets
one signature, ``bind`` joins parts, ``press_single`` is the same book as one document of
WeasyPrint, to compare with.
"""

from ocop_site.bindery.bind import BindError, PartFile, Plan, bind
from ocop_site.bindery.bindery import Bindery, Report
from ocop_site.bindery.cache import PartCache
from ocop_site.bindery.edition import (
    BytesSource,
    Edition,
    FileSource,
    Metadata,
    Resource,
    Signature,
    SignatureOptions,
)
from ocop_site.bindery.engine import EngineUnavailable
from ocop_site.bindery.part import Complaint, PartError, Pointer
from ocop_site.bindery.press import Landing, press_signature, press_single
from ocop_site.bindery.styles import StyleError
from ocop_site.bindery.workers import SignatureError, SignatureTimeout, WorkerLost, Workers

__all__ = [
    "BindError",
    "Bindery",
    "BytesSource",
    "Complaint",
    "Edition",
    "EngineUnavailable",
    "FileSource",
    "Landing",
    "Metadata",
    "PartCache",
    "PartError",
    "PartFile",
    "Plan",
    "Pointer",
    "Report",
    "Resource",
    "Signature",
    "SignatureError",
    "SignatureOptions",
    "SignatureTimeout",
    "StyleError",
    "WorkerLost",
    "Workers",
    "bind",
    "press_signature",
    "press_single",
]
