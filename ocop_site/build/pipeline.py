"""From a content folder to a finished output: make what changed, prove the whole, put in place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from ocop_site.build import proofs
from ocop_site.build.bookwork import BOOK, BookWork, make_books, offer_books
from ocop_site.build.freshness import Look, intact_outputs, look_at_inputs
from ocop_site.build.intake import Workshop, open_workshop
from ocop_site.build.options import PDF, SITE, Options
from ocop_site.build.publish import Published, Stage, publish
from ocop_site.build.sitework import SITE_FOLDER, Memory, SiteWork, make_site
from ocop_site.build.state import Made, State, UnitRecord
from ocop_site.catalogue.catalogue import Catalogue
from ocop_site.files import digest
from ocop_site.problems import Position, Problem, sort_problems
from ocop_site.progress import Progress
from ocop_site.render.picture_cache import PictureCache
from ocop_site.site.context import Site
from ocop_site.site.feeds import make_robots, make_sitemap
from ocop_site.site.plan import open_site
from ocop_site.text import slugify


class ProofError(Exception):
    """A finished build that does not hold together; the last output was kept."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        """Carry what was found."""
        super().__init__(f"{len(problems)} problems")
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did, the workshop it was done in, and why each unit was made."""

    published: Published
    workshop: Workshop
    reasons: Mapping[str, str]


def pdf_name(catalogue: Catalogue, language: str) -> str:
    """The file name of a handbook: ``ocop-binh-duong-vi.pdf``."""
    return f"{_pdf_start(catalogue)}{language}.pdf"


def _pdf_start(catalogue: Catalogue) -> str:
    return f"ocop-{slugify(catalogue.settings.area.name.get('vi').text)}-"


def build(options: Options, state: State, progress: Progress) -> Built:
    """Build what the options ask for and put it in place.

    Args:
        options: what to build.
        state: what the last build knew; it is brought up to date at the end.
        progress: where to report.

    Raises:
        ContentError: the content has errors; nothing was written.
        PressUnavailable: the PDF needs system libraries that are missing.
        ProofError: what was built does not hold together; the last output was kept.
        OSError: the output cannot be written; the last output was kept.
    """
    workshop = open_workshop(options)
    catalogue = workshop.catalogue
    look = look_at_inputs((options.content, *workshop.folders), state)
    names = {language: pdf_name(catalogue, language) for language in catalogue.languages}
    outputs = state.outputs()
    intact = frozenset(intact_outputs(options.output, outputs))
    base = _base(workshop, look)
    memory = Memory(state.units(), intact, state.meta("base") == base)
    pictures = PictureCache(options.state / "pictures")
    stage = Stage(options.state)
    try:
        made: dict[str, UnitRecord] = {}
        kept: dict[str, UnitRecord] = {}
        found: list[Problem] = []
        if PDF in options.parts:
            books = make_books(workshop, options, names, stage, memory, progress)
            found += books.problems
            made.update(books.made)
            kept.update(books.kept)
        else:
            books = offer_books(options, names)
        if SITE in options.parts:
            pdfs = {language: names[language] for language in books.offered}
            work, site = make_site(
                workshop, stage, pdfs, pictures, memory, options.jobs, progress
            )
            made.update(work.made)
            kept.update(work.kept)
            found += _finish_site(workshop, stage, work, site, books, names)
        if found:
            raise ProofError(sort_problems(found))
        scopes = _scopes(options, catalogue)
        published = publish(
            stage,
            options.output,
            options.state,
            scopes,
            _kept_files(kept, outputs),
        )
        roots = "\n".join(str(folder) for folder in (options.content, *workshop.folders))
        meta = {
            "options": options.signature,
            "program": look.program,
            "base": base,
            "roots": roots,
            "messages": catalogue.settings.messages,
        }
        outcome = _Outcome(published, made, kept, scopes)
        _remember(options, state, look, meta, outcome, outputs)
        return Built(published, workshop, {name: unit.reason for name, unit in made.items()})
    finally:
        stage.discard()


def _scopes(options: Options, catalogue: Catalogue) -> tuple[str, ...]:
    scopes = [SITE_FOLDER] if SITE in options.parts else []
    return (*scopes, *((_pdf_start(catalogue),) if PDF in options.parts else ()))


def _base(workshop: Workshop, look: Look) -> str:
    """A digest of what everything depends on: program, settings, day, rules, shared assets."""
    catalogue = workshop.catalogue
    site, shared = open_site(catalogue, workshop.words, workshop.assets, {})
    parts = (
        look.program,
        repr(catalogue.settings),
        catalogue.as_of.isoformat(),
        catalogue.rules.id,
        site.styles,
        *(f"{file.path}={digest(file.data)}" for file in shared),
    )
    return digest("\n".join(parts).encode())


def _finish_site(
    workshop: Workshop,
    stage: Stage,
    work: SiteWork,
    site: Site,
    books: BookWork,
    names: Mapping[str, str],
) -> list[Problem]:
    """The files that know of all pages, and the proofs over all of them."""
    catalogue = workshop.catalogue
    sitemap = make_sitemap(site)
    for file in (sitemap, make_robots(site)):
        stage.write(SITE_FOLDER + file.path, file.data)
    for language, printed in books.offered.items():
        stage.write(f"{SITE_FOLDER}pdf/{names[language]}", printed.read_bytes())
    pages: dict[str, proofs.PageLinks] = {}
    paths = [
        sitemap.path,
        "robots.txt",
        *work.shared,
        *(f"pdf/{names[language]}" for language in books.offered),
    ]
    for record in (*work.made.values(), *work.kept.values()):
        for path, packed in record.pages.items():
            paths.append(path)
            if packed:
                pages[path] = proofs.PageLinks.unpack(packed)
    base = urlsplit(catalogue.settings.base_url).path.rstrip("/") + "/"
    return [
        *_double_paths(paths),
        *proofs.prove_links(pages, paths, base),
        *proofs.prove_pairs(pages),
        *proofs.prove_products(catalogue, pages, sitemap.data.decode()),
    ]


def _kept_files(
    kept: Mapping[str, UnitRecord], outputs: Mapping[str, Made]
) -> dict[str, str]:
    """Files of the output that kept units made, with their digests."""
    paths = (
        path if name.startswith(BOOK) else SITE_FOLDER + path
        for name, record in kept.items()
        for path in record.pages
    )
    return {path: outputs[path].digest for path in paths}


@dataclass(frozen=True, slots=True)
class _Outcome:
    published: Published
    made: Mapping[str, UnitRecord]
    kept: Mapping[str, UnitRecord]
    scopes: tuple[str, ...]

    def answers_for(self, unit: str) -> bool:
        """Whether this build would have made a unit if there still were one of that name."""
        return (SITE_FOLDER in self.scopes) if not unit.startswith(BOOK) else len(
            self.scopes
        ) > (SITE_FOLDER in self.scopes)


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
        stat = (options.output / path).stat()
        known[path] = Made(stat.st_size, stat.st_mtime_ns, file_digest)
    alive = outcome.made.keys() | outcome.kept.keys()
    dropped = [
        name
        for name in state.unit_names()
        if name not in alive and outcome.answers_for(name)
    ]
    state.save(meta, look.stamps, known, outcome.made, dropped)


def _double_paths(paths: Sequence[str]) -> list[Problem]:
    seen: set[str] = set()
    problems = []
    for path in paths:
        if path in seen:
            problems.append(
                Problem("E302", Position(path), {"value": path, "why": "@proof-double"})
            )
        seen.add(path)
    return problems
