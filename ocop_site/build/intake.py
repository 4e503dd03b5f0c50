"""What comes in: the content, read and checked for a build."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from ocop_site.build.options import Options
from ocop_site.catalogue.advice import advise
from ocop_site.catalogue.catalogue import Catalogue, build_catalogue, load_catalogue
from ocop_site.catalogue.loader import Content, FileReading
from ocop_site.catalogue.settings import Settings
from ocop_site.files import find_template_root
from ocop_site.problems import ContentError, Position, Problem, Severity, has_errors, sort_problems
from ocop_site.render.images import PhotoInfo
from ocop_site.render.photos import advise_photos, check_photos
from ocop_site.views.chapters import check_chapters
from ocop_site.views.words import Words, known_languages, read_words

# Problems of chapters that are sure once the list they look into was read.
_LISTS_OF = {"E210": "sources.yaml", "E211": "figures.yaml"}


@dataclass(frozen=True, slots=True)
class Workshop:
    """A checked catalogue with everything needed to render it.

    ``digests`` are those of content files that are known already, by their paths.
    """

    catalogue: Catalogue
    content: Content
    folders: tuple[Path, ...]
    words: Mapping[str, Words]
    problems: tuple[Problem, ...]
    digests: Mapping[str, str] = dataclasses.field(default_factory=dict)

    @property
    def assets(self) -> tuple[Path, ...]:
        """The asset folders, the theme's first."""
        return tuple(folder / "assets" for folder in self.folders)


def read_content(
    options: Options,
    readings: Mapping[str, FileReading] = MappingProxyType({}),
    photos: Mapping[str, PhotoInfo] = MappingProxyType({}),
) -> tuple[Catalogue | None, Content, tuple[Problem, ...]]:
    """Load and check the content, its chapters' references and its photos.

    ``readings`` are files that were read already, and ``photos`` those that were looked at.
    """
    catalogue, content, problems = load_catalogue(options.content, options.as_of, readings)
    found = list(problems)
    if catalogue is not None:
        found += check_chapters(catalogue, content.lines)
        found += check_photos(catalogue, photos)
        wanted = options.languages or catalogue.languages
        settings = dataclasses.replace(catalogue.settings, languages=wanted)
        catalogue = dataclasses.replace(catalogue, settings=settings)
    elif content.settings:
        found += _check_chapters_anyway(content, content.settings, found)
    if content.settings:
        late = _find_unknown(content.settings, options)
        # What has no text in a language that there are no words for is no further mistake.
        unknown = {f"@language-{problem.values['value']}" for problem in late}
        found = [item for item in found if item.values.get("language") not in unknown]
        found += late
    return catalogue, content, sort_problems(found)


def _check_chapters_anyway(
    content: Content, settings: Settings, found: Sequence[Problem]
) -> Iterator[Problem]:
    """What is wrong in chapters whatever becomes of the files with errors.

    Links and queries wait: what they name may stand in a file that could not be read.
    """
    broken = {problem.position.file for problem in found if problem.severity is Severity.ERROR}
    if settings.origin.file in broken:
        return
    sound = dataclasses.replace(
        content,
        records={
            kind: tuple(item for item in items if item.origin.file not in broken)
            for kind, items in content.records.items()
        },
        chapters=tuple(item for item in content.chapters if item.origin.file not in broken),
    )
    sure = {code for code, file in _LISTS_OF.items() if file not in broken}
    draft, _ = build_catalogue(sound, settings)
    yield from (item for item in check_chapters(draft, content.lines) if item.code in sure)


def find_advice(catalogue: Catalogue, content: Content) -> tuple[Problem, ...]:
    """What could be better in a catalogue that has no error."""
    from ocop_site.book.formats import FORMATS  # the measuring of faces loads with it

    grid = FORMATS[catalogue.settings.book.format].grid
    found = [*advise(catalogue, content.lines), *advise_photos(catalogue, grid.wide)]
    return sort_problems(found)


def open_workshop(
    options: Options,
    readings: Mapping[str, FileReading] = MappingProxyType({}),
    photos: Mapping[str, PhotoInfo] = MappingProxyType({}),
) -> Workshop:
    """Everything needed for rendering; for ``readings`` and ``photos`` see ``read_content``.

    Raises:
        ContentError: if a problem of the content stands in the way.
    """
    catalogue, content, problems = read_content(options, readings, photos)
    if catalogue is None or has_errors(problems, strict=options.strict):
        raise ContentError(problems)
    folders = template_folders(catalogue, options.content)
    strings = tuple(folder / "strings" for folder in reversed(folders))
    words = {language: read_words(strings, language) for language in catalogue.languages}
    return Workshop(catalogue, content, folders, words, problems)


def template_folders(catalogue: Catalogue, content: Path) -> tuple[Path, ...]:
    """Where templates are looked up: the theme's folder beside the content, then our own."""
    return _folders_of(catalogue.settings, content)


def _folders_of(settings: Settings, content: Path) -> tuple[Path, ...]:
    root = find_template_root()
    theme = settings.theme.folder
    return ((content / theme).resolve(), root) if theme else (root,)


def _find_unknown(settings: Settings, options: Options) -> list[Problem]:
    """Languages without words, those of the command line as such."""
    folders = _folders_of(settings, options.content)
    known = known_languages([folder / "strings" for folder in folders])
    wanted = options.languages or settings.languages
    return [
        Problem(
            "E215",
            Position("--lang") if options.languages else settings.origin.at("languages", index),
            {"value": language, "known": ", ".join(known)},
            len(language),
        )
        for index, language in enumerate(wanted)
        if language not in known
    ]
