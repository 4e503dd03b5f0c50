"""From a content folder to a finished output: make what changed, prove the whole, put in place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ocop_site.build.bookwork import BOOK, make_books, offer_books
from ocop_site.build.finish import finish_site
from ocop_site.build.freshness import Look, intact_outputs, look_at_inputs
from ocop_site.build.intake import Workshop, open_workshop
from ocop_site.build.offline import make_pack
from ocop_site.build.options import PDF, SITE, Options
from ocop_site.build.publish import Published, Stage, publish
from ocop_site.build.sitework import SITE_FOLDER, Memory, make_site
from ocop_site.build.state import Made, State, UnitRecord
from ocop_site.catalogue.catalogue import Catalogue
from ocop_site.files import digest
from ocop_site.problems import Problem, sort_problems
from ocop_site.progress import Progress
from ocop_site.render.picture_cache import PictureCache
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
    """What a build did, the workshop it was done in, and why each unit was made."""

    published: Published
    workshop: Workshop
    reasons: Mapping[str, str]


def output_name(catalogue: Catalogue) -> str:
    """How the files of an area's output begin: ``ocop-binh-duong``."""
    return f"ocop-{slugify(catalogue.settings.area.name.get('vi').text)}"


def pdf_name(catalogue: Catalogue, language: str) -> str:
    """The file name of a handbook: ``ocop-binh-duong-vi.pdf``."""
    return f"{output_name(catalogue)}-{language}.pdf"


def pack_name(catalogue: Catalogue) -> str:
    """The file name of the site as an archive: ``ocop-binh-duong-offline.zip``."""
    return f"{output_name(catalogue)}-offline.zip"


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
            work, site = make_site(workshop, stage, pdfs, pictures, memory, options.jobs, progress)
            made.update(work.made)
            kept.update(work.kept)
            whole = finish_site(workshop, stage, options.output, work, site, books.offered, outputs)
            found += whole.problems
            if options.pack:
                pack = make_pack(whole.files, output_name(catalogue))
                stage.write(pack_name(catalogue), pack)
        if found:
            raise ProofError(sort_problems(found))
        scopes = _scopes(options, workshop)
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


def _scopes(options: Options, workshop: Workshop) -> tuple[str, ...]:
    """The parts of the output that this build answers for."""
    scopes: list[str] = []
    if SITE in options.parts:
        # A pack that was not asked for this time would hold another edition of the site.
        scopes += [SITE_FOLDER, pack_name(workshop.catalogue)]
    if PDF in options.parts:
        strings = [folder / "strings" for folder in workshop.folders]
        scopes += [pdf_name(workshop.catalogue, code) for code in known_languages(strings)]
    return tuple(scopes)


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
        site.studio.digest if site.studio else "",
        *(f"{file.path}={digest(file.data)}" for file in shared),
    )
    return digest("\n".join(parts).encode())


def _kept_files(kept: Mapping[str, UnitRecord], outputs: Mapping[str, Made]) -> dict[str, str]:
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
        if unit.startswith(BOOK):
            return any(scope.endswith(".pdf") for scope in self.scopes)
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
        stat = (options.output / path).stat()
        known[path] = Made(stat.st_size, stat.st_mtime_ns, file_digest)
    alive = outcome.made.keys() | outcome.kept.keys()
    dropped = [
        name for name in state.unit_names() if name not in alive and outcome.answers_for(name)
    ]
    state.save(meta, look.stamps, known, outcome.made, dropped)
