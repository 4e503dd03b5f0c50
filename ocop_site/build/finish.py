"""What knows of the whole site: its map, the PDFs beside it, its service worker, the proofs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ocop_site import files
from ocop_site.build import budgets, offline, proofs
from ocop_site.build.intake import Workshop
from ocop_site.build.maker import SITE_FOLDER
from ocop_site.build.publish import Stage
from ocop_site.build.sitework import SiteWork
from ocop_site.build.state import Made
from ocop_site.problems import Position, Problem
from ocop_site.site.context import Site
from ocop_site.site.exports import readers
from ocop_site.site.feeds import make_robots, make_sitemap
from ocop_site.site.goods import goods_path, read_goods
from ocop_site.site.search import data_path, read_products


@dataclass(frozen=True, slots=True)
class WholeSite:
    """Where the file of each path of the site lies, and what the proofs found.

    ``copied`` are copies that lie in the output already, with their digests.
    """

    files: Mapping[str, Path]
    problems: tuple[Problem, ...]
    copied: Mapping[str, str]


def finish_site(
    workshop: Workshop,
    stage: Stage,
    output: Path,
    work: SiteWork,
    site: Site,
    books: Mapping[str, Path],
    leaflets: Mapping[str, Path],
    outputs: Mapping[str, Made],
    intact: frozenset[str],
) -> WholeSite:
    """Add the files that know of all others to the stage, and prove the whole.

    Args:
        workshop: the catalogue and its words.
        stage: where new files lie.
        output: where kept files lie.
        work: the units that were made and kept.
        site: the site with the lines of its map.
        books: where the handbook of each language lies.
        leaflets: where the leaflet of each language and product lies.
        outputs: what is known of the files of the output.
        intact: which of them are as they were left.
    """
    catalogue = workshop.catalogue
    sitemap = make_sitemap(site)
    for file in (sitemap, make_robots(site)):
        stage.write(SITE_FOLDER + file.path, file.data)
    for language, printed in books.items():
        stage.write(f"{SITE_FOLDER}pdf/{site.pdfs[language]}", printed.read_bytes())
    found: dict[str, Path] = {}
    copied: dict[str, str] = {}
    for key, path in site.leaflets.items():
        data = leaflets[key].read_bytes()
        made = outputs.get(SITE_FOLDER + path)
        if made and SITE_FOLDER + path in intact and made.digest == files.digest(data):
            found[path] = output / SITE_FOLDER / path
            copied[SITE_FOLDER + path] = made.digest
        else:
            stage.write(SITE_FOLDER + path, data)
    known: dict[str, offline.Made] = {}
    lasting = output / SITE_FOLDER
    for record in work.kept.values():
        for path in record.pages:
            found[path] = lasting / path
            made = outputs[SITE_FOLDER + path]
            known[path] = offline.Made(made.digest, made.size)
    staged = stage.folder / SITE_FOLDER
    for whole, (size, digest) in stage.files.items():
        path = whole.removeprefix(SITE_FOLDER)
        if path == whole:
            continue
        found[path] = staged / path
        if not path.startswith("pdf/"):
            known[path] = offline.Made(digest, size)
    for file in offline.make_worker(catalogue, known, workshop.assets):
        stage.write(SITE_FOLDER + file.path, file.data)
        found[file.path] = staged / file.path
    proven = _prove(workshop, work, found, sitemap.data.decode())
    sizes = {path: known[path].size if path in known else 0 for path in found}
    weighed = budgets.prove_budgets(
        sizes, lambda path: found[path].read_bytes(), catalogue.languages[0]
    )
    return WholeSite(found, (*proven, *weighed), copied)


def _prove(
    workshop: Workshop, work: SiteWork, found: Mapping[str, Path], sitemap: str
) -> list[Problem]:
    catalogue = workshop.catalogue
    pages: dict[str, proofs.PageLinks] = {}
    unit_paths: list[str] = []
    for record in (*work.made.values(), *work.kept.values()):
        for path, packed in record.pages.items():
            unit_paths.append(path)
            if packed:
                pages[path] = proofs.PageLinks.unpack(packed)
    searched = {
        language: read_products(found[data_path(language)].read_bytes())
        for language in catalogue.languages
    }
    return [
        *_double_paths((*unit_paths, *work.shared)),
        *proofs.prove_links(pages, found),
        *proofs.prove_pairs(pages),
        *proofs.prove_products(catalogue, pages, sitemap, searched),
        *proofs.prove_holdings(catalogue, _holdings(catalogue.languages, work, found)),
    ]


def _holdings(
    languages: tuple[str, ...], work: SiteWork, found: Mapping[str, Path]
) -> dict[str, frozenset[str]]:
    """The products in each data file that was made; kept ones were read when they were made."""
    made = {path for record in work.made.values() for path in record.pages}
    reads = {**readers(languages), **{goods_path(code): read_goods for code in languages}}
    return {
        path: read(found[path].read_bytes())
        for path, read in reads.items()
        if path in made and path in found
    }


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
