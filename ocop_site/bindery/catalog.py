"""What a reader's program sees first: bookmarks, names of places, page labels, metadata."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape

from ocop_site.bindery import syntax
from ocop_site.bindery.edition import Edition, digest
from ocop_site.bindery.prepress import Prepress

_LEAF = 200
_PRODUCER = "OCOP bindery"
_REGISTRY = "http://www.color.org"
_NAMESPACES = (
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" '
    'xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" '
    'xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/" '
    'xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"'
)


@dataclass(frozen=True, slots=True)
class Spot:
    """A point on a page; ``page`` is the number of its object."""

    page: int
    x: float
    y: float

    def destination(self) -> bytes:
        """The point as a destination."""
        return b"[%d 0 R/XYZ %s %s 0]" % (self.page, syntax.number(self.x), syntax.number(self.y))


@dataclass(slots=True)
class Entry:
    """A bookmark with those below it."""

    level: int
    title: str
    spot: Spot
    closed: bool
    number: int = 0
    kids: list[Entry] = field(default_factory=list)


def write_outline(writer: syntax.Writer, entries: Sequence[Entry]) -> int:
    """Write bookmarks given in reading order, nested by their levels; 0 if there are none."""
    top = _nest(entries)
    if not top:
        return 0
    root = writer.reserve()
    _number(writer, top)
    _write_entries(writer, top, root)
    writer.write(
        root,
        b"<</Type/Outlines/First %d 0 R/Last %d 0 R/Count %d>>"
        % (top[0].number, top[-1].number, _shown(top)),
    )
    return root


def _nest(entries: Sequence[Entry]) -> list[Entry]:
    top: list[Entry] = []
    path: list[Entry] = []
    for entry in entries:
        while path and path[-1].level >= entry.level:
            path.pop()
        (path[-1].kids if path else top).append(entry)
        path.append(entry)
    return top


def _number(writer: syntax.Writer, entries: Sequence[Entry]) -> None:
    for entry in entries:
        entry.number = writer.reserve()
        _number(writer, entry.kids)


def _shown(entries: Sequence[Entry]) -> int:
    return len(entries) + sum(0 if entry.closed else _shown(entry.kids) for entry in entries)


def _write_entries(writer: syntax.Writer, entries: Sequence[Entry], parent: int) -> None:
    for index, entry in enumerate(entries):
        pieces = [
            b"<</Title%s/Parent %d 0 R/Dest%s"
            % (syntax.string(entry.title), parent, entry.spot.destination())
        ]
        if index:
            pieces.append(b"/Prev %d 0 R" % entries[index - 1].number)
        if index + 1 < len(entries):
            pieces.append(b"/Next %d 0 R" % entries[index + 1].number)
        if entry.kids:
            count = _shown(entry.kids)
            pieces.append(
                b"/First %d 0 R/Last %d 0 R/Count %d"
                % (entry.kids[0].number, entry.kids[-1].number, -count if entry.closed else count)
            )
        writer.write(entry.number, b"".join(pieces) + b">>")
        _write_entries(writer, entry.kids, entry.number)


def write_names(writer: syntax.Writer, spots: Mapping[bytes, Spot]) -> int:
    """Write the tree that finds a destination by its name; keys are strings in PDF syntax."""
    leaves = []
    ordered = sorted((_raw(key), key, spot) for key, spot in spots.items())
    for start in range(0, len(ordered), _LEAF):
        chunk = ordered[start : start + _LEAF]
        body = b" ".join(key + spot.destination() for _, key, spot in chunk)
        leaves.append(
            writer.add(b"<</Limits[%s %s]/Names[%s]>>" % (chunk[0][1], chunk[-1][1], body))
        )
    return writer.add(b"<</Kids%s>>" % syntax.array(syntax.reference(leaf) for leaf in leaves))


def _raw(key: bytes) -> bytes:
    """The bytes that a string in PDF syntax stands for, by which names are sorted."""
    if key.startswith(b"<"):
        return bytes.fromhex(key[1:-1].decode())
    return key[1:-1].replace(b"\\(", b"(").replace(b"\\)", b")").replace(b"\\\\", b"\\")


def write_information(writer: syntax.Writer, edition: Edition) -> int:
    """Write the document information."""
    told = edition.metadata
    date = _date(told.date)
    texts = (
        ("Title", told.title),
        ("Author", told.author),
        ("Subject", told.subject),
        ("Keywords", ", ".join(told.keywords)),
        ("Creator", told.creator),
        ("Producer", _PRODUCER),
        ("CreationDate", date),
        ("ModDate", date),
    )
    entries = [(key, syntax.string(text)) for key, text in texts if text]
    if edition.variant == "pdf/x-4":
        entries.append(("Trapped", b"/False"))
    return writer.add(syntax.dictionary(entries))


def write_metadata(writer: syntax.Writer, edition: Edition) -> int:
    """Write the same as XMP, with the standard that the file keeps to."""
    text = "\n".join(_packet(edition)).encode()
    number = writer.reserve()
    writer.write_stream(number, b"/Type/Metadata/Subtype/XML", text)
    return number


def write_intent(writer: syntax.Writer, prepress: Prepress | None) -> bytes:
    """Write the printing condition with its profile; nothing if there is none."""
    if prepress is None:
        return b""
    profile = writer.reserve()
    writer.compress(profile, b"/N 4", prepress.profile)
    intent = syntax.dictionary(
        (
            ("Type", b"/OutputIntent"),
            ("S", b"/GTS_PDFX"),
            ("OutputConditionIdentifier", syntax.string(prepress.condition)),
            ("OutputCondition", syntax.string(prepress.description)),
            ("RegistryName", syntax.string(_REGISTRY)),
            ("Info", syntax.string(prepress.description)),
            ("DestOutputProfile", syntax.reference(profile)),
        )
    )
    return syntax.array([intent])


def _packet(edition: Edition) -> Iterator[str]:
    told = edition.metadata
    yield '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
    yield '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
    yield '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    yield f'<rdf:Description rdf:about="" {_NAMESPACES}>'
    if edition.variant == "pdf/ua-1":
        yield "<pdfuaid:part>1</pdfuaid:part>"
    else:
        yield "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>"
        yield "<pdf:Trapped>False</pdf:Trapped>"
        yield f"<xmpMM:DocumentID>xmp.did:{digest(edition.seed)}</xmpMM:DocumentID>"
        yield "<xmpMM:RenditionClass>proof:pdf</xmpMM:RenditionClass>"
        yield "<xmpMM:VersionID>1</xmpMM:VersionID>"
    yield _alternatives("title", told.title)
    yield f"<dc:language><rdf:Bag><rdf:li>{edition.language}</rdf:li></rdf:Bag></dc:language>"
    if told.author:
        yield f"<dc:creator><rdf:Seq><rdf:li>{escape(told.author)}</rdf:li></rdf:Seq></dc:creator>"
    if told.subject:
        yield _alternatives("description", told.subject)
    if told.keywords:
        yield f"<pdf:Keywords>{escape(', '.join(told.keywords))}</pdf:Keywords>"
    yield f"<pdf:Producer>{_PRODUCER}</pdf:Producer>"
    if told.creator:
        yield f"<xmp:CreatorTool>{escape(told.creator)}</xmp:CreatorTool>"
    if told.date:
        for name in ("CreateDate", "ModifyDate", "MetadataDate"):
            yield f"<xmp:{name}>{told.date.isoformat()}</xmp:{name}>"
    yield "</rdf:Description></rdf:RDF></x:xmpmeta>"
    yield '<?xpacket end="r"?>'


def _alternatives(name: str, text: str) -> str:
    return (
        f'<dc:{name}><rdf:Alt><rdf:li xml:lang="x-default">{escape(text)}</rdf:li>'
        f"</rdf:Alt></dc:{name}>"
    )


def _date(date: datetime.date | None) -> str:
    return f"D:{date:%Y%m%d}" if date else ""
