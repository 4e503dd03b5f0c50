"""Measure how fast the handbook is printed: the bindery, WeasyPrint alone, Typst and Chromium.

    python -m benchmarks.book --sizes 500,2000 --runs 3 --typst /path/to/python/with/typst

For each size a made-up handbook is written. A run prints it with each engine in turn, then again
with the bindery after an edit that keeps the number of pages, after one that adds pages, and with
nothing changed. Every run is a process of its own; the table shows medians, and ratios to
WeasyPrint printing the same HTML as one document in the same run.
"""

from __future__ import annotations

import argparse
import datetime
import os
import platform
import statistics
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from importlib.metadata import version
from pathlib import Path

import pikepdf

from benchmarks.book_cost import Cost, run_measured
from benchmarks.book_engines import read_pieces, save_pieces, write_book
from benchmarks.sample_book import Piece

RESULTS = Path(__file__).resolve().parent / "BOOK.md"
REFERENCE = "WeasyPrint, one document"
_MORE = "<p>Một đoạn được thêm vào để bài dài ra, cho đến khi nó sang một trang khác.</p>" * 30


@dataclass(slots=True)
class Outcome:
    """What a case took in each run, and what it made."""

    costs: list[Cost] = field(default_factory=list)
    pages: int = 0
    size: int = 0

    def median(self, name: str) -> float:
        """The median of one kind of cost."""
        return float(statistics.median(getattr(cost, name) for cost in self.costs))


@dataclass(frozen=True, slots=True)
class Bench:
    """How to run the engines."""

    folder: Path
    jobs: int
    typst: str
    chromium: bool
    single: bool

    def run(self, outcomes: dict[str, Outcome]) -> None:
        """Run every case once."""
        original = read_pieces(self.folder)
        self._case(outcomes, REFERENCE, "weasyprint", wanted=self.single)
        for path in (self.folder / "cache").glob("*/*"):
            path.unlink()
        self._case(outcomes, f"bindery, cold, {self.jobs} workers", "bindery")
        save_pieces(self.folder, edit(original, 'lang="en">Sample', 'lang="en">A sample'))
        self._case(outcomes, "bindery, one product edited", "bindery")
        save_pieces(self.folder, edit(original, "</article>", f"{_MORE}</article>"))
        self._case(outcomes, "bindery, one product edited, more pages", "bindery")
        self._case(outcomes, "bindery, nothing changed", "bindery")
        save_pieces(self.folder, original)
        self._case(outcomes, "Typst", "typst", wanted=bool(self.typst))
        self._case(
            outcomes, "Chromium (no leaders, no tags of ours)", "chromium", wanted=self.chromium
        )

    def _case(
        self, outcomes: dict[str, Outcome], title: str, engine: str, *, wanted: bool = True
    ) -> None:
        if not wanted:
            return
        python = self.typst if engine == "typst" else sys.executable
        command = [python, "-m", "benchmarks.book_engines", engine, str(self.folder)]
        cost = run_measured([*command, str(self.jobs)])
        outcome = outcomes.setdefault(title, Outcome())
        outcome.costs.append(cost)
        path = self.folder / f"{engine}.pdf"
        outcome.size = path.stat().st_size
        with pikepdf.open(path) as pdf:
            outcome.pages = len(pdf.pages)
        print(f"{title}: {cost.wall:.2f} s, CPU {cost.cpu:.2f} s", flush=True)


def edit(pieces: Sequence[Piece], old: str, new: str) -> list[Piece]:
    """The book with something replaced in a product in the middle of it."""
    goods = [place for place, piece in enumerate(pieces) if piece.id.startswith("products")]
    chosen = goods[len(goods) // 2]
    return [
        replace(piece, html=piece.html.replace(old, new, 1)) if place == chosen else piece
        for place, piece in enumerate(pieces)
    ]


def make_report(outcomes: Mapping[int, Mapping[str, Outcome]], runs: int) -> Iterator[str]:
    """The results as Markdown."""
    yield "# How fast the handbook is printed\n"
    yield (
        "Made by `python -m benchmarks.book`; see there for what is measured. Medians of "
        f"{runs} runs, {datetime.date.today().isoformat()}; {platform.system()} on "
        f"{os.cpu_count()} cores, Python {platform.python_version()}, WeasyPrint "
        f"{version('weasyprint')}. Ratios are to WeasyPrint printing the same HTML as one "
        "document. Processor time is that of all processes. Memory in MB: of the largest process "
        "/ of all together, where pages they share count once.\n"
    )
    for count, cases in outcomes.items():
        yield f"## {count} products\n"
        yield "| | wall s | ratio | CPU s | ratio | memory | pages | MB | ratio |"
        yield "|---|---:|---:|---:|---:|---:|---:|---:|---:|"
        base = cases.get(REFERENCE)
        for title, outcome in cases.items():
            wall, cpu = outcome.median("wall"), outcome.median("cpu")
            cells = (
                title,
                f"{wall:.2f}",
                _ratio(wall, base.median("wall") if base else None),
                f"{cpu:.2f}",
                _ratio(cpu, base.median("cpu") if base else None),
                f"{outcome.median('largest'):.0f} / {outcome.median('together'):.0f}",
                str(outcome.pages),
                f"{outcome.size / 1e6:.2f}",
                _ratio(outcome.size, base.size if base else None),
            )
            yield f"| {' | '.join(cells)} |"
        yield ""


def _ratio(value: float, base: float | None) -> str:
    return f"{value / base:.3f}" if base else "–"


def main() -> int:
    """Measure what the command line asks for, and write the results."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--sizes", default="500", help="numbers of products, such as 500,2000")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--typst", default="", help="a Python that has the package typst")
    parser.add_argument("--chromium", action="store_true", help="print with Chromium too")
    parser.add_argument(
        "--single-up-to",
        type=int,
        default=500,
        help="the largest size that WeasyPrint prints as one document",
    )
    parser.add_argument("--out", type=Path, default=RESULTS)
    options = parser.parse_args()
    outcomes: dict[int, dict[str, Outcome]] = {}
    for count in map(int, options.sizes.split(",")):
        outcomes[count] = {}
        with tempfile.TemporaryDirectory() as name:
            write_book(Path(name), count)
            bench = Bench(
                Path(name),
                options.jobs,
                options.typst,
                options.chromium,
                count <= options.single_up_to,
            )
            for _ in range(options.runs):
                bench.run(outcomes[count])
        options.out.write_text("\n".join(make_report(outcomes, options.runs)), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
