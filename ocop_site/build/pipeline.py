"""From a content folder to a finished output: plan, render, prove, put in place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from ocop_site import files
from ocop_site.build import proofs
from ocop_site.build.intake import PDF, SITE, Options, Workshop, open_workshop
from ocop_site.build.offline import Made, make_pack, make_worker
from ocop_site.build.publish import Published, Stage, publish
from ocop_site.catalogue.catalogue import Catalogue
from ocop_site.problems import Position, Problem, Severity, sort_problems
from ocop_site.progress import Progress
from ocop_site.render.artefacts import Page
from ocop_site.render.picture_cache import PictureCache
from ocop_site.render.templates import make_environment, render_page
from ocop_site.site.plan import plan_site
from ocop_site.site.search import data_path, read_products
from ocop_site.text import slugify
from ocop_site.views.words import known_languages


class ProofError(Exception):
    """A finished build that does not hold together; the last output was kept."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        """Carry what was found."""
        super().__init__(f"{len(problems)} problems")
        self.problems = tuple(problems)


def output_name(catalogue: Catalogue) -> str:
    """How the files of an area's output begin: ``ocop-binh-duong``."""
    return f"ocop-{slugify(catalogue.settings.area.name.get('vi').text)}"


def pdf_name(catalogue: Catalogue, language: str) -> str:
    """The file name of a handbook: ``ocop-binh-duong-vi.pdf``."""
    return f"{output_name(catalogue)}-{language}.pdf"


def pack_name(catalogue: Catalogue) -> str:
    """The file name of the site as an archive: ``ocop-binh-duong-offline.zip``."""
    return f"{output_name(catalogue)}-offline.zip"


def build(options: Options, progress: Progress) -> tuple[Published, Workshop]:
    """Build what the options ask for and put it in place.

    Raises:
        ContentError: the content has errors; nothing was written.
        PressUnavailable: the PDF needs system libraries that are missing.
        ProofError: what was built does not hold together; the last output was kept.
        OSError: the output cannot be written; the last output was kept.
    """
    workshop = open_workshop(options)
    catalogue = workshop.catalogue
    names = {language: pdf_name(catalogue, language) for language in catalogue.languages}
    stage = Stage(options.state)
    try:
        found: list[Problem] = []
        books: dict[str, bytes] = {}
        if PDF in options.parts:
            books, wrong = _print_books(workshop, options, progress)
            found += wrong
            for language, data in books.items():
                stage.write(names[language], data)
        if SITE in options.parts:
            books = books or _published_books(options.output, names)
            found += _stage_site(workshop, options, stage, books, names, progress)
        if found:
            raise ProofError(sort_problems(found))
        scopes: list[str] = []
        if SITE in options.parts:
            # A pack that was not asked for this time would hold another edition of the site.
            scopes += ["site/", pack_name(catalogue)]
            if options.pack:
                data = make_pack(stage.folder / "site", output_name(catalogue))
                stage.write(pack_name(catalogue), data)
        if PDF in options.parts:
            strings = [folder / "strings" for folder in workshop.folders]
            scopes += [pdf_name(catalogue, language) for language in known_languages(strings)]
        return publish(stage, options.output, options.state, scopes), workshop
    finally:
        stage.discard()


def _published_books(output: Path, names: Mapping[str, str]) -> dict[str, bytes]:
    """The handbooks of the last build, which a build of the site alone goes on offering."""
    return {
        language: (output / name).read_bytes()
        for language, name in names.items()
        if (output / name).is_file()
    }


def _print_books(
    workshop: Workshop, options: Options, progress: Progress
) -> tuple[dict[str, bytes], list[Problem]]:
    from ocop_site.book.outline import plan_book
    from ocop_site.book.press import load_press, print_book
    from ocop_site.book.readback import read_back

    load_press()
    books: dict[str, bytes] = {}
    found: list[Problem] = []
    pictures = PictureCache(options.state / "pictures")
    for language, words in workshop.words.items():
        progress.step(f"PDF {language}")
        book = plan_book(workshop.catalogue, words, workshop.folders, pictures)
        books[language] = print_book(book, found.append)
        found += read_back(books[language], book)
    return books, [problem for problem in found if problem.severity is Severity.ERROR]


def _stage_site(
    workshop: Workshop,
    options: Options,
    stage: Stage,
    books: Mapping[str, bytes],
    names: Mapping[str, str],
    progress: Progress,
) -> list[Problem]:
    catalogue = workshop.catalogue
    environment = make_environment(workshop.folders)
    artefacts = list(
        plan_site(
            catalogue,
            workshop.words,
            workshop.assets,
            {language: names[language] for language in books},
            PictureCache(options.state / "pictures"),
        )
    )
    pages: dict[str, proofs.PageLinks] = {}
    paths = [f"pdf/{names[language]}" for language in books]
    made: dict[str, Made] = {}
    searched = {data_path(language): language for language in catalogue.languages}
    found: dict[str, frozenset[str]] = {}
    sitemap = ""
    for artefact in progress.track(artefacts, "HTML", len(artefacts)):
        if isinstance(artefact, Page):
            data = render_page(environment, artefact)
            pages[artefact.path] = proofs.scan_page(data.decode())
        else:
            data = artefact.data
        if artefact.path == "sitemap.xml":
            sitemap = data.decode()
        if artefact.path in searched:
            found[searched[artefact.path]] = read_products(data)
        paths.append(artefact.path)
        made[artefact.path] = Made(files.digest(data), len(data))
        stage.write(f"site/{artefact.path}", data)
    for file in make_worker(catalogue, made, workshop.assets):
        paths.append(file.path)
        stage.write(f"site/{file.path}", file.data)
    for language, book in books.items():
        stage.write(f"site/pdf/{names[language]}", book)
    base = urlsplit(catalogue.settings.base_url).path.rstrip("/") + "/"
    return [
        *_double_paths(paths),
        *proofs.prove_links(pages, paths, base),
        *proofs.prove_pairs(pages),
        *proofs.prove_products(catalogue, pages, sitemap, found),
    ]


def _double_paths(paths: Sequence[str]) -> list[Problem]:
    seen: set[str] = set()
    doubles = [path for path in paths if path in seen or seen.add(path)]  # type: ignore[func-returns-value]
    return [
        Problem("E302", Position(path), {"value": path, "why": "@proof-double"})
        for path in doubles
    ]
