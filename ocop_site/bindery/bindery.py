"""The bindery: from signatures to a bound book, through the cache and the workers."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import BinaryIO

from ocop_site import files
from ocop_site.bindery.bind import PartFile, Plan, bind_into, first_pages, side_of
from ocop_site.bindery.cache import PartCache
from ocop_site.bindery.edition import Edition, Opening, Signature, digest
from ocop_site.bindery.fonts import subset_font, subset_key
from ocop_site.bindery.landing import Landings, State, part_key
from ocop_site.bindery.part import (
    Complaint,
    PartError,
    Pointer,
    Record,
    load_part,
    load_record,
)
from ocop_site.bindery.press import Landing, make_blank, make_job
from ocop_site.bindery.workers import Crew, SignatureError, Workers
from ocop_site.progress import Progress, Silence


@dataclass(frozen=True, slots=True)
class Report:
    """What came of binding a book.

    ``complaints`` are pairs of a signature's id and what WeasyPrint had to say about it;
    ``numbers`` tells the first page of each signature. ``pointers`` are the links that a book
    for a press would have, with their targets' names in the book and pages counted from 0.
    """

    changed: bool
    pages: int
    pressed: tuple[str, ...]
    complaints: tuple[tuple[str, Complaint], ...]
    numbers: Mapping[str, int]
    used: frozenset[str] = field(default=frozenset(), repr=False)
    pointers: tuple[Pointer, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Bindery:
    """Binds the books of one edition; ``label`` names them where progress is shown."""

    edition: Edition
    cache: PartCache
    workers: Workers = field(default_factory=Workers)
    blank: Signature | None = None
    progress: Progress = field(default_factory=Silence)
    label: str = "PDF"

    def book_key(self, signatures: Sequence[Signature]) -> str:
        """The digest of all that goes into a book."""
        told = json.dumps(asdict(self.edition.metadata), default=str, sort_keys=True)
        pieces = [self.edition.sheet.key, told, self.edition.seed]
        for signature in (*signatures, *([self.blank] if self.blank else [])):
            pieces += [signature.id, signature.options.opening]
            pieces.append(self.edition.content_key(signature))
        return digest(*pieces)

    def count(self, signatures: Sequence[Signature]) -> int:
        """The pages that a book has, blank ones among them; its parts are set for that.

        Raises:
            SignatureError: if a signature cannot be set.
            StyleError: if the styles ask for something that a signature cannot know.
            EngineUnavailable: if WeasyPrint cannot be loaded.
        """
        landings = Landings.of(self.edition, signatures)
        with self.workers.open() as crew:
            self._settle(landings, crew)
        counts = [state.pages for state in landings.states]
        return (
            first_pages([state.opening for state in landings.states], counts)[-1] + counts[-1] - 1
        )

    def bind(self, signatures: Sequence[Signature]) -> tuple[bytes, Report]:
        """Bind a book; return the file and what there is to say about it.

        Raises:
            SignatureError: if a signature cannot be set.
            BindError: if a link or a page number leads nowhere.
            StyleError: if the styles ask for something that a signature cannot know.
            EngineUnavailable: if WeasyPrint cannot be loaded.
        """
        target = io.BytesIO()
        report = self._bind_into(target, signatures)
        return target.getvalue(), report

    def bind_file(self, path: Path, signatures: Sequence[Signature]) -> Report:
        """Bind a book into a file; one that is up to date is left alone.

        The old file stays in its place until the new one is whole. Otherwise like ``bind``.
        """
        key = self.book_key(signatures)
        if known := self._unchanged(path, key):
            return known
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_name(f".{path.name}.part")
        try:
            with partial.open("w+b") as target:
                bound = self._bind_into(target, signatures)
            content = files.digest(partial.read_bytes())
            partial.replace(path)
        finally:
            partial.unlink(missing_ok=True)
        report = replace(bound, used=bound.used | {key})
        self.cache.note(
            key,
            {
                "digest": content,
                "pages": report.pages,
                "numbers": dict(report.numbers),
                "complaints": [(part, asdict(complaint)) for part, complaint in report.complaints],
                "used": sorted(report.used),
            },
        )
        return report

    def _unchanged(self, path: Path, key: str) -> Report | None:
        note = self.cache.recall(key)
        if note is None or not path.is_file() or files.digest(path.read_bytes()) != note["digest"]:
            return None
        complaints = tuple((part, Complaint(**told)) for part, told in note["complaints"])
        used = frozenset(note["used"])
        return Report(False, note["pages"], (), complaints, note["numbers"], used)

    def _bind_into(self, target: BinaryIO, signatures: Sequence[Signature]) -> Report:
        if not signatures:
            raise ValueError("there is nothing to bind")
        landings = Landings.of(self.edition, signatures)
        with self.workers.open() as crew:
            pressed = self._settle(landings, crew)
            blanks = self._blanks(landings, crew)
        parts = [
            self._file(state.signature, state.key, state.record, state.opening)
            for state in landings.states
        ]
        fonts = _Fonts(self, parts)
        pointers = bind_into(target, parts, Plan(self.edition, fonts.subset, blanks))
        counts = [part.record.pages for part in parts]
        firsts = first_pages([part.opening for part in parts], counts)
        return Report(
            changed=True,
            pages=firsts[-1] + counts[-1] - 1,
            pressed=tuple(pressed),
            complaints=tuple(
                (part.id, complaint) for part in parts for complaint in part.record.complaints
            ),
            numbers={part.id: first for part, first in zip(parts, firsts, strict=True)},
            used=frozenset(
                {state.content_key for state in landings.states}
                | fonts.used
                | {part.key for part in (*parts, *blanks.values())}
            ),
            pointers=tuple(pointers),
        )

    def _settle(self, landings: Landings, crew: Crew) -> list[str]:
        """Set what has to be set until every signature has the part that it needs."""
        pressed: list[str] = []
        for state in landings.states:
            if note := self.cache.recall(state.content_key):
                state.pages, state.asked = note["pages"], tuple(note["asked"])
                state.open_on(note["opening"])
            else:
                crew.prepare()
        while True:
            pending: list[tuple[State, Landing]] = []
            moved = False
            for state, landing, key in landings.next_round():
                if key and key == state.key:
                    continue
                if key and (held := self.cache.load(key)):
                    state.hold(key, held[1])
                    moved = True
                else:
                    pending.append((state, landing))
            if not landings.settles():
                names = ", ".join(state.signature.id for state, _ in pending)
                raise SignatureError(names, "", "page numbers do not settle")
            if moved:
                continue  # parts that were found may move others: see first where all land
            if not pending:
                return pressed
            pressed += self._press(_choose(pending), crew)

    def _press(self, chosen: Sequence[tuple[State, Landing]], crew: Crew) -> Iterator[str]:
        jobs = [make_job(state.signature, self.edition, landing) for state, landing in chosen]
        states = {id(job): state for job, (state, _) in zip(jobs, chosen, strict=True)}
        for job, data, seconds in self.progress.track(crew.run(jobs), self.label, len(jobs)):
            state = states[id(job)]
            record = load_record(data)
            asked = tuple(record.references)
            key = part_key(state.content_key, job.landing, asked)
            self.cache.store(key, data)
            facts = {"pages": record.pages, "asked": list(asked), "opening": record.opening}
            self.cache.note(state.content_key, facts)
            state.hold(key, record)
            self.progress.trace.note(state.signature.id, "signature", seconds)
            self.progress.detail(f"{state.signature.id}: {record.pages} p. {seconds:.2f} s")
            yield state.signature.id

    def _blanks(self, landings: Landings, crew: Crew) -> dict[str, PartFile]:
        """A part for each side on which a page stays empty."""
        openings = [state.opening for state in landings.states]
        counts = [state.pages for state in landings.states]
        ends = [
            first + count
            for first, count in zip(first_pages(openings, counts), counts, strict=True)
        ]
        firsts = first_pages(openings, counts)
        sides = {
            side_of(end) for end, first in zip([1, *ends], firsts, strict=False) if first > end
        }
        found: dict[str, PartFile] = {}
        for side in sorted(sides):
            if self.blank:
                job = make_job(self.blank, self.edition, Landing(side))
            else:
                job = make_blank(self.edition, side)
            key = digest("blank", self.edition.content_key(job.signature), side)
            held = self.cache.load(key)
            if held is None:
                for _, data, _ in crew.run([job]):
                    self.cache.store(key, data)
                    held = data, load_record(data)
            found[side] = self._file(job.signature, key, held[1] if held else None)
        return found

    def _file(
        self, signature: Signature, key: str, record: Record | None, opening: Opening = "any"
    ) -> PartFile:
        if record is None:
            raise SignatureError(signature.id, signature.title, "there is no part of it")

        def read() -> bytes:
            held = self.cache.load(key)
            if held is None:
                raise PartError(key)
            return held[0]

        return PartFile(signature.id, opening, record, read, key)


class _Fonts:
    """Cut-down fonts, from the cache where they are there; ``used`` are their keys."""

    def __init__(self, bindery: Bindery, parts: Sequence[PartFile]) -> None:
        self._cache = bindery.cache
        self._resources = bindery.edition.sheet.resources.values()
        self._parts = parts
        self.used: set[str] = set()

    def subset(self, font: str, glyphs: frozenset[int]) -> bytes:
        """A font, named by its digest, cut down to some glyphs."""
        key = subset_key(font, glyphs)
        self.used.add(key)
        return self._cache.fetch(key, lambda: subset_font(self._find(font), glyphs))

    def _find(self, font: str) -> bytes:
        for resource in self._resources:
            if resource.digest == font:
                return resource.source.read()
        for part in self._parts:
            if any(face.font == font for face in part.record.faces):
                fonts = load_part(part.read()).fonts
                if font in fonts:
                    return fonts[font]
        raise PartError(font)


def _choose(pending: Sequence[tuple[State, Landing]]) -> Sequence[tuple[State, Landing]]:
    """What to set first: that which nobody knows the length of, and then all the rest.

    Lists of page numbers are set with the rest, for expected numbers: that they come out wrong
    is rare, and to wait for all others would leave one worker alone with long contents.
    """
    unknown = [
        (state, landing)
        for state, landing in pending
        if not (state.pages or state.signature.options.pages)
    ]
    return unknown or pending
