"""Measure how fast sites are built: this project and other generators, on equal catalogues.

    python benchmarks/site.py --sizes 500,2000,10000 --runs 3

For each size a catalogue is made and written out for each generator. A run builds each of them
cold, again with nothing changed, after an edit of one product's story and after an edit of the
template of product pages; each edit is looked for in the built page. Runs of the generators
take turns, so that a busy minute of the machine hits them all; the results are medians.

With ``--photos N`` only Hugo and this project are measured, since the others do not resize.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from benchmarks.builders import EDITED, Builder, Unavailable
from benchmarks.catalogue import write_catalogue
from benchmarks.measure import Measurement, RunFailed, measure
from benchmarks.ours import PROJECT, Ours
from benchmarks.peers.eleventy import Eleventy
from benchmarks.peers.hugo import Hugo
from benchmarks.peers.mkdocs import MkDocs
from benchmarks.peers.pelican import Pelican
from benchmarks.report import FLOOR, SCENARIOS, Outcome, Tool, Yield, write_report

BUILDERS: Mapping[str, Callable[[], Builder]] = {
    "hugo": Hugo,
    "ours": lambda: Ours(bare=True),
    "own-templates": lambda: Ours(bare=False),
    "eleventy": Eleventy,
    "pelican": Pelican,
    "mkdocs": MkDocs,
}
RESIZING = ("hugo", "ours", "own-templates")
_LONG = frozenset(BUILDERS[name]().title for name in RESIZING)
_RESULTS = Path(__file__).resolve().parent / "RESULTS.md"


def main() -> int:
    """Measure what the command line asks for, and write the results."""
    options = _read_options()
    cache: Path = options.cache.expanduser().absolute()
    builders: list[Builder] = []
    tools: list[Tool] = []
    for name in options.tools:
        builder = BUILDERS[name]()
        try:
            version = builder.install(cache)
        except Unavailable as error:
            tools.append(Tool(builder.title, f"could not be installed: {error}", ""))
            continue
        builders.append(builder)
        tools.append(Tool(builder.title, version, _show_command(builder, cache)))
    outcomes: dict[int, list[Outcome]] = {}
    asked = _say_options(options)
    for place, size in enumerate(options.sizes):
        folder = cache / "work" / f"{size}-{options.photos}"
        runs = options.runs[min(place, len(options.runs) - 1)]
        chosen = [item for item in builders if size <= options.others_up_to or item.title in _LONG]
        outcomes[size] = _measure_size(chosen, folder, size, runs, options)
        write_report(options.results, outcomes, tools, options.runs, options.photos, asked)
        if not options.keep:
            shutil.rmtree(folder)
    print(f"Results: {options.results}")
    return 0


def _read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument(
        "--sizes",
        type=_read_sizes,
        default=(500, 2000, 10000),
        metavar="N,N",
        help="numbers of products (default: 500,2000,10000)",
    )
    parser.add_argument(
        "--runs",
        type=_read_sizes,
        default=(3,),
        metavar="N,N",
        help="for each size; the last one is that of all further sizes (default: 3)",
    )
    parser.add_argument(
        "--others-up-to",
        type=int,
        default=10**6,
        metavar="N",
        help="above this size only Hugo and this project are measured",
    )
    parser.add_argument(
        "--tools",
        type=_read_tools,
        metavar="NAME,NAME",
        help=f"of {', '.join(BUILDERS)} (default: all)",
    )
    parser.add_argument(
        "--photos", type=int, default=0, metavar="N", help="give the first N products a photo each"
    )
    parser.add_argument(
        "--cache",
        type=Path,
        default=Path("~/.cache/ocop-benchmarks"),
        metavar="FOLDER",
        help="generators and sites (default: %(default)s)",
    )
    parser.add_argument(
        "--limit",
        type=float,
        default=900,
        metavar="SECONDS",
        help="give up a build after this time (default: 900)",
    )
    parser.add_argument(
        "--results",
        type=Path,
        default=_RESULTS,
        metavar="FILE",
        help="default: benchmarks/RESULTS.md",
    )
    parser.add_argument("--keep", action="store_true", help="keep the sites for a look at them")
    options = parser.parse_args()
    options.tools = options.tools or (RESIZING if options.photos else tuple(BUILDERS))
    return options


def _read_sizes(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(","))


def _read_tools(text: str) -> tuple[str, ...]:
    names = tuple(text.split(","))
    if unknown := sorted(set(names) - BUILDERS.keys()):
        raise argparse.ArgumentTypeError(f"unknown: {', '.join(unknown)}")
    return names


def _show_command(builder: Builder, cache: Path) -> str:
    """The command as a reader would type it, free of where things lie on this machine."""
    command = " ".join(builder.command(Path("SITE")))
    for long, short in (
        (sys.executable, "python"),
        (f"{PROJECT}/", ""),
        (str(cache), "CACHE"),
    ):
        command = command.replace(long, short)
    return command


def _say_options(options: argparse.Namespace) -> str:
    """The command line of this run, without where files lie."""
    sizes = ",".join(map(str, options.sizes))
    runs = ",".join(map(str, options.runs))
    parts = ["python benchmarks/site.py", f"--sizes {sizes}", f"--runs {runs}"]
    if options.others_up_to < max(options.sizes):
        parts.append(f"--others-up-to {options.others_up_to}")
    if options.photos:
        parts.append(f"--photos {options.photos}")
    if options.tools not in (RESIZING, tuple(BUILDERS)):
        parts.append(f"--tools {','.join(options.tools)}")
    return " ".join(parts)


def _measure_size(
    builders: Sequence[Builder], folder: Path, size: int, runs: int, options: argparse.Namespace
) -> list[Outcome]:
    print(f"{size} products: writing the sites")
    shutil.rmtree(folder, ignore_errors=True)
    write_catalogue(folder / "content", size, photos=options.photos)
    outcomes = [Outcome(builder.title) for builder in builders]
    places = [folder / f"{index}" for index, _ in enumerate(builders)]
    for builder, place in zip(builders, places, strict=True):
        place.mkdir()
        builder.write(place, folder / "content")
    floor = Outcome(FLOOR)
    for run in range(1, runs + 1):
        for builder, place, outcome in zip(builders, places, outcomes, strict=True):
            if not outcome.failure:
                _measure_run(builder, place, outcome, run, options.limit)
        if outcomes and not outcomes[0].failure:
            made = builders[0].output(places[0])
            _measure_floor(made, folder / "floor", floor, options.limit)
    return [*outcomes, floor]


def _measure_run(builder: Builder, folder: Path, outcome: Outcome, run: int, limit: float) -> None:
    """One turn of a generator through all scenarios."""
    for scenario in SCENARIOS:
        if scenario == "cold":
            builder.clean(folder)
        elif scenario == "product":
            builder.edit_product(folder, run)
        elif scenario == "template":
            builder.edit_template(folder, run)
        try:
            found = _measure_quietly(builder.command(folder), folder, limit)
            _check_edit(builder, folder, scenario, run)
        except RunFailed as error:
            outcome.failure = f"{scenario}: {error}"
            print(f"  {outcome.title}: {outcome.failure}")
            return
        outcome.runs[scenario].append(found)
        print(
            f"  {outcome.title}, {scenario}: {found.wall:.2f} s, {found.cpu:.2f} CPU s, "
            f"{found.memory / 1e6:.0f} MB"
        )
        if scenario == "cold":
            outcome.made = _count(builder.output(folder))


def _measure_quietly(command: Sequence[str], folder: Path, limit: float) -> Measurement:
    """Measure once the disk has taken what earlier builds wrote."""
    os.sync()
    return measure(command, folder, limit)


def _check_edit(builder: Builder, folder: Path, scenario: str, run: int) -> None:
    """A build that does not show the edit was no build."""
    marks = {"product": f"{EDITED} {run}. ", "template": f'data-revision="{run}"'}
    if scenario in marks:
        page = builder.product_page(folder)
        if marks[scenario] not in page.read_text(encoding="utf-8"):
            raise RunFailed(f"the edit is not in {page.name}")


def _measure_floor(source: Path, folder: Path, floor: Outcome, limit: float) -> None:
    """Write files of the sizes that the first generator made, by the shortest program."""
    folder.mkdir(exist_ok=True)
    lines = [
        f"{path.stat().st_size} {path.relative_to(source)}"
        for path in sorted(source.rglob("*"))
        if path.is_file()
    ]
    (folder / "files.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    shutil.rmtree(folder / "public", ignore_errors=True)
    script = Path(__file__).resolve().parent / "write_only.py"
    command = (sys.executable, "-S", str(script), "files.txt", "public")
    floor.runs["cold"].append(_measure_quietly(command, folder, limit))
    floor.made = _count(folder / "public")


def _count(folder: Path) -> Yield:
    sizes = [(path.suffix, path.stat().st_size) for path in folder.rglob("*") if path.is_file()]
    pages = [size for suffix, size in sizes if suffix == ".html"]
    return Yield(len(pages), sum(pages), len(sizes), sum(size for _, size in sizes))


if __name__ == "__main__":
    sys.exit(main())
