"""From a content folder to a finished output: make what changed, prove the whole, put in place."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ocop_site.build.asked import Refused, narrow_workshop, selection_suffix
from ocop_site.build.bookwork import BOOK, make_books, offer_books
from ocop_site.build.finish import finish_site
from ocop_site.build.freshness import Glance, Look, look_at_inputs
from ocop_site.build.intake import Workshop, open_workshop
from ocop_site.build.leafletwork import PRINT, make_prints, offer_leaflets
from ocop_site.build.maker import SITE_FOLDER
from ocop_site.build.offline import make_pack
from ocop_site.build.options import PDF, SCREEN, SITE, Options, book_files
from ocop_site.build.precompress import compress_site, require_brotli
from ocop_site.build.publish import Published, Stage, publish
from ocop_site.build.readings import read_files
from ocop_site.build.sitework import Memory, make_site
from ocop_site.build.state import (
    COMPRESSED_PART,
    PRINT_PART,
    SITE_PART,
    Made,
    Read,
    State,
    UnitRecord,
    part_of,
)
from ocop_site.catalogue.catalogue import Catalogue
from ocop_site.files import digest
from ocop_site.problems import Problem, sort_problems
from ocop_site.progress import Progress
from ocop_site.render.artefacts import File
from ocop_site.render.picture_cache import PictureCache
from ocop_site.site.context import Site
from ocop_site.site.plan import open_site
from ocop_site.text import slugify
from ocop_site.views.words import known_languages


class ProofError(Exception):
    """A finished build that does not hold together; the last output was kept."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        """Carry what was found."""
        super().__init__(f"{len(problems)} problems")
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did, the workshop it was done in, and why each unit was made.

    ``remarks`` are what a print shop would ask about.
    """

    published: Published
    workshop: Workshop
    reasons: Mapping[str, str]
    remarks: tuple[Problem, ...] = ()
    refused: tuple[Refused, ...] = ()


def output_name(catalogue: Catalogue) -> str:
    """How the files of an area's output begin: ``ocop-binh-duong``."""
    return f"ocop-{slugify(catalogue.settings.area.name.get('vi').text)}"


def book_variant(options: Options, catalogue: Catalogue) -> str:
    """What sets a handbook apart from that of the settings for the screen: ``-a4``, ``-print``.

    Raises:
        SelectionError, AskError: if a selection cannot be understood, or named.
    """
    usual = options.format in (None, catalogue.settings.book.format)
    variant = "" if usual or options.format is None else f"-{options.format.value}"
    variant = variant if options.edition == SCREEN else f"{variant}-{options.edition}"
    return variant + selection_suffix(options)


def pdf_name(catalogue: Catalogue, language: str, variant: str = "") -> str:
    """The file name of a handbook: ``ocop-binh-duong-vi.pdf``, ``ocop-binh-duong-vi-a4.pdf``."""
    return f"{output_name(catalogue)}-{language}{variant}.pdf"


def pack_name(catalogue: Catalogue) -> str:
    """The file name of the site as an archive: ``ocop-binh-duong-offline.zip``."""
    return f"{output_name(catalogue)}-offline.zip"


def build(options: Options, state: State, glance: Glance, progress: Progress) -> Built:
    """Build what the options ask for and put it in place.

    Args:
        options: what to build.
        state: what the last build knew; it is brought up to date at the end.
        glance: what was seen of the files before.
        progress: where to report.

    Raises:
        ContentError: the content has errors; nothing was written.
        SelectionError, AskError: what was asked for cannot be made; nothing was written.
        PressUnavailable: the PDF needs system libraries that are missing.
        BrotliMissing: the settings ask for compressed files and its package is not installed.
        ProofError: what was built does not hold together; the last output was kept.
        OSError: the output cannot be written; the last output was kept.
    """
    span = progress.trace.span
    with span("read files"):
        readings = read_files(options.content, glance.look, state, options.jobs)
    with span("check and index"):
        workshop = open_workshop(options, readings.records, readings.photos)
        workshop = replace(workshop, digests=glance.look.below(options.content))
    catalogue = workshop.catalogue
    compressed = catalogue.settings.precompress and SITE in options.parts
    if compressed:
        require_brotli()
    look = glance.look
    if look.roots != (roots := (options.content, *workshop.folders)):
        look = look_at_inputs(roots, look.stamps)
    variant = book_variant(options, catalogue) if PDF in options.parts else ""
    narrowed = narrow_workshop(workshop, options) if PDF in options.parts else workshop
    names = {code: pdf_name(catalogue, code, variant) for code in catalogue.languages}
    outputs, intact = glance.outputs, glance.intact
    pictures = PictureCache(options.state / "pictures")
    with span("compare"):
        opened = open_site(catalogue, workshop.words, workshop.assets, {}, pictures)
        base = base_of(workshop, look, opened)
        memory = remember(state, intact, base)
    stage = Stage(options.state)
    try:
        made: dict[str, UnitRecord] = {}
        kept: dict[str, UnitRecord] = {}
        seen: dict[str, Mapping[Read, str]] = {}
        found: list[Problem] = []
        if PDF in options.parts:
            with span("books"):
                books = make_books(narrowed, options, names, variant, stage, memory, progress)
            found += books.problems
            made.update(books.made)
            kept.update(books.kept)
            seen.update(books.seen)
        else:
            books = offer_books(options, names)
        usual = PDF in options.parts and not variant and catalogue.settings.leaflets
        if options.prints or usual:
            prints = make_prints(workshop, options, stage, memory, progress)
            found += prints.problems
            made.update(prints.made)
            kept.update(prints.kept)
            seen[PRINT_PART] = prints.seen
        else:
            prints = offer_leaflets(workshop, options, outputs, intact)
        copied: Mapping[str, str] = {}
        if SITE in options.parts:
            pdfs = {language: names[language] for language in books.offered}
            leaflets = {key: f"pdf/leaflets/{path.name}" for key, path in prints.offered.items()}
            with span("site"):
                work, site = make_site(
                    workshop,
                    (replace(opened[0], pdfs=pdfs, leaflets=leaflets), opened[1]),
                    stage,
                    pictures,
                    memory,
                    options.jobs,
                    progress,
                )
            made.update(work.made)
            kept.update(work.kept)
            seen[SITE_PART] = work.seen
            with span("finish and prove"):
                whole = finish_site(
                    workshop,
                    stage,
                    options.output,
                    work,
                    site,
                    books.offered,
                    prints.offered,
                    outputs,
                    intact,
                )
            found += whole.problems
            copied = whole.copied
            if compressed and not found:
                with span("compress"):
                    copies = compress_site(
                        stage, whole.files, outputs, memory, options.jobs, progress
                    )
                made.update(copies.made)
                kept.update(copies.kept)
                seen[COMPRESSED_PART] = copies.seen
            if options.pack:
                pack = make_pack(whole.files, output_name(catalogue))
                stage.write(pack_name(catalogue), pack)
        if found:
            raise ProofError(sort_problems(found))
        scopes = (*_scopes(options, workshop, variant), *sorted(prints.answered))
        with span("publish"):
            published = publish(
                stage,
                options.output,
                options.state,
                scopes,
                {**_kept_files(kept, outputs), **copied},
                {path: outputs[path].digest for path in intact},
            )
        meta = {
            "options": options.signature,
            "program": look.program,
            **{f"base {part_of(name)}": base for name in (*made, *kept)},
            "roots": "\n".join(map(str, look.roots)),
            "messages": catalogue.settings.messages,
        }
        outcome = _Outcome(published, made, kept, seen, scopes, variant, prints.forgotten)
        with span("remember"):
            _remember(options, state, look, meta, outcome, outputs)
        reasons = {name: unit.reason for name, unit in made.items()}
        return Built(published, workshop, reasons, tuple(books.remarks), prints.refused)
    finally:
        stage.discard()


def _scopes(options: Options, workshop: Workshop, variant: str) -> tuple[str, ...]:
    """The parts of the output that this build answers for."""
    scopes: list[str] = []
    if SITE in options.parts:
        # A pack that was not asked for this time would hold another edition of the site.
        scopes += [SITE_FOLDER, pack_name(workshop.catalogue)]
    if PDF in options.parts:
        strings = [folder / "strings" for folder in workshop.folders]
        known = known_languages(strings)
        for code in known:
            name = pdf_name(workshop.catalogue, code, variant)
            scopes += book_files(name, options.edition)
    return tuple(scopes)


def remember(state: State, intact: frozenset[str], base: str) -> Memory:
    """What earlier builds left, for comparing with what is there now."""
    parts = {part: state.seen(part) for part in state.parts()}
    settled = frozenset(part for part in parts if state.meta(f"base {part}") == base)
    return Memory(state.units(), intact, settled, parts)


def base_of(workshop: Workshop, look: Look, opened: tuple[Site, tuple[File, ...]]) -> str:
    """A digest of what everything depends on: program, settings, day, rules, shared assets.

    ``opened`` is the site with its shared files, see ``open_site``.
    """
    catalogue = workshop.catalogue
    site, shared = opened
    parts = (
        look.program,
        repr(catalogue.settings),
        catalogue.as_of.isoformat(),
        catalogue.rules.id,
        site.styles,
        site.studio.digest if site.studio else "",
        *(f"{file.path}={digest(file.data)}" for file in shared),
    )
    return digest("\n".join(parts).encode())


def _kept_files(kept: Mapping[str, UnitRecord], outputs: Mapping[str, Made]) -> dict[str, str]:
    """Files of the output that kept units made, with their digests."""
    paths = (
        SITE_FOLDER + path if part_of(name) == SITE_PART else path
        for name, record in kept.items()
        for path in record.pages
    )
    return {path: outputs[path].digest for path in paths}


@dataclass(frozen=True, slots=True)
class _Outcome:
    published: Published
    made: Mapping[str, UnitRecord]
    kept: Mapping[str, UnitRecord]
    seen: Mapping[str, Mapping[Read, str]]
    scopes: tuple[str, ...]
    variant: str
    forgotten: frozenset[str]

    def answers_for(self, unit: str) -> bool:
        """Whether this build would have made a unit if there still were one of that name."""
        if unit.startswith(PRINT):
            return unit in self.forgotten
        if unit.startswith(BOOK):
            _, dash, variant = unit.partition("-")
            return dash + variant == self.variant and any(
                scope.endswith(".pdf") for scope in self.scopes
            )
        return SITE_FOLDER in self.scopes


def _remember(
    options: Options,
    state: State,
    look: Look,
    meta: Mapping[str, str],
    outcome: _Outcome,
    outputs: Mapping[str, Made],
) -> None:
    known = {path: item for path, item in outputs.items() if not path.startswith(outcome.scopes)}
    for path, file_digest in outcome.published.files.items():
        stat = os.stat(f"{options.output}/{path}")
        known[path] = Made(stat.st_size, stat.st_mtime_ns, file_digest)
    alive = outcome.made.keys() | outcome.kept.keys()
    dropped = [
        name for name in state.unit_names() if name not in alive and outcome.answers_for(name)
    ]
    state.save(meta, look.stamps, known, outcome.made, outcome.seen, dropped)
