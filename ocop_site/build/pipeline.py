"""From a content folder to a finished output: load, plan, render, prove, put in place."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from ocop_site.build import proofs
from ocop_site.build.publish import Published, Stage, publish
from ocop_site.catalogue.catalogue import Catalogue, load_catalogue
from ocop_site.catalogue.loader import Content
from ocop_site.problems import ContentError, Position, Problem, has_errors, sort_problems
from ocop_site.progress import Progress
from ocop_site.render.artefacts import Page
from ocop_site.render.photos import check_photos
from ocop_site.render.picture_cache import PictureCache
from ocop_site.render.templates import find_template_root, make_environment, render_page
from ocop_site.site.plan import plan_site
from ocop_site.text import slugify
from ocop_site.views.chapters import check_chapters
from ocop_site.views.words import Words, known_languages, read_words

SITE, PDF = "site", "pdf"


@dataclass(frozen=True, slots=True)
class Options:
    """What to build and from where.

    ``languages`` empty means those of the settings; ``as_of`` replaces the settings' date;
    ``parts`` holds ``site``, ``pdf`` or both.
    """

    content: Path
    output: Path
    state: Path
    parts: frozenset[str] = frozenset({SITE, PDF})
    languages: tuple[str, ...] = ()
    as_of: datetime.date | None = None
    strict: bool = False


@dataclass(frozen=True, slots=True)
class Workshop:
    """A checked catalogue with everything needed to render it."""

    catalogue: Catalogue
    content: Content
    folders: tuple[Path, ...]
    words: Mapping[str, Words]
    problems: tuple[Problem, ...]

    @property
    def assets(self) -> tuple[Path, ...]:
        """The asset folders, the theme's first."""
        return tuple(folder / "assets" for folder in self.folders)


class ProofError(Exception):
    """A finished build that does not hold together; the last output was kept."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        """Carry what was found."""
        super().__init__(f"{len(problems)} problems")
        self.problems = tuple(problems)


def read_content(options: Options) -> tuple[Catalogue | None, Content, tuple[Problem, ...]]:
    """Load and check the content, its chapters' references and its photos."""
    catalogue, content, problems = load_catalogue(options.content, options.as_of)
    found = list(problems)
    if catalogue is not None:
        found += check_chapters(catalogue)
        found += check_photos(catalogue)
        catalogue, late = _choose_languages(catalogue, options)
        found += late
    return catalogue, content, sort_problems(found)


def open_workshop(options: Options) -> Workshop:
    """Everything needed for rendering.

    Raises:
        ContentError: if a problem of the content stands in the way.
    """
    catalogue, content, problems = read_content(options)
    if catalogue is None or has_errors(problems, strict=options.strict):
        raise ContentError(problems)
    folders = template_folders(catalogue, options.content)
    strings = tuple(folder / "strings" for folder in reversed(folders))
    words = {language: read_words(strings, language) for language in catalogue.languages}
    return Workshop(catalogue, content, folders, words, problems)


def template_folders(catalogue: Catalogue, content: Path) -> tuple[Path, ...]:
    """Where templates are looked up: the theme's folder beside the content, then our own."""
    root = find_template_root()
    theme = catalogue.settings.theme.folder
    return ((content / theme).resolve(), root) if theme else (root,)


def _choose_languages(
    catalogue: Catalogue, options: Options
) -> tuple[Catalogue, list[Problem]]:
    known = known_languages(
        [folder / "strings" for folder in template_folders(catalogue, options.content)]
    )
    wanted = options.languages or catalogue.languages
    position = catalogue.settings.origin.at("languages")
    problems = [
        Problem("E215", position, {"value": language, "known": ", ".join(known)})
        for language in wanted
        if language not in known
    ]
    settings = dataclasses.replace(catalogue.settings, languages=wanted)
    return dataclasses.replace(catalogue, settings=settings), problems


def pdf_name(catalogue: Catalogue, language: str) -> str:
    """The file name of a handbook: ``ocop-binh-duong-vi.pdf``."""
    return f"ocop-{slugify(catalogue.settings.area.name.get('vi').text)}-{language}.pdf"


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
            books, wrong = _print_books(workshop, progress)
            found += wrong
            for language, data in books.items():
                stage.write(names[language], data)
        if SITE in options.parts:
            books = books or _published_books(options.output, names)
            found += _stage_site(workshop, options, stage, books, names, progress)
        if found:
            raise ProofError(sort_problems(found))
        scopes = ["site/"] if SITE in options.parts else []
        if PDF in options.parts:
            scopes += [f"ocop-{slugify(catalogue.settings.area.name.get('vi').text)}-"]
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
    workshop: Workshop, progress: Progress
) -> tuple[dict[str, bytes], list[Problem]]:
    from ocop_site.book.outline import plan_book
    from ocop_site.book.press import print_book
    from ocop_site.book.readback import read_back

    books: dict[str, bytes] = {}
    problems: list[Problem] = []
    for language, words in workshop.words.items():
        progress.step(f"PDF {language}")
        book = plan_book(workshop.catalogue, words, workshop.folders)
        data = print_book(book)
        problems += read_back(data, book)
        books[language] = data
    return books, problems


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
    sitemap = ""
    for artefact in progress.track(artefacts, "HTML", len(artefacts)):
        if isinstance(artefact, Page):
            data = render_page(environment, artefact)
            pages[artefact.path] = proofs.scan_page(data.decode())
        else:
            data = artefact.data
        if artefact.path == "sitemap.xml":
            sitemap = data.decode()
        paths.append(artefact.path)
        stage.write(f"site/{artefact.path}", data)
    for language, book in books.items():
        stage.write(f"site/pdf/{names[language]}", book)
    base = urlsplit(catalogue.settings.base_url).path.rstrip("/") + "/"
    return [
        *_double_paths(paths),
        *proofs.prove_links(pages, paths, base),
        *proofs.prove_pairs(pages),
        *proofs.prove_products(catalogue, pages, sitemap),
    ]


def _double_paths(paths: Sequence[str]) -> list[Problem]:
    seen: set[str] = set()
    doubles = [path for path in paths if path in seen or seen.add(path)]  # type: ignore[func-returns-value]
    return [
        Problem("E302", Position(path), {"value": path, "why": "@proof-double"})
        for path in doubles
    ]
