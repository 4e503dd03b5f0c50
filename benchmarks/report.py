"""The results as a page: one table for each size, ratios to Hugo, and how it was measured."""

from __future__ import annotations

import datetime
import os
import platform
import re
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.measure import Measurement
from ocop_site.views.products import CARDS_ON_A_PAGE

SCENARIOS: Mapping[str, str] = {
    "cold": "cold",
    "nothing": "nothing changed",
    "product": "one product edited",
    "template": "one template edited",
}
FLOOR = "files written, nothing else"
_BASE = "Hugo"


@dataclass(frozen=True, slots=True)
class Tool:
    """A generator, its version or why it is missing, and its command."""

    title: str
    version: str
    command: str


@dataclass(frozen=True, slots=True)
class Yield:
    """What a cold build made: pages are HTML files."""

    pages: int = 0
    page_bytes: int = 0
    files: int = 0
    bytes: int = 0


@dataclass(slots=True)
class Outcome:
    """The measurements of a generator at one size."""

    title: str
    runs: dict[str, list[Measurement]] = field(
        default_factory=lambda: {scenario: [] for scenario in SCENARIOS}
    )
    made: Yield = field(default_factory=Yield)
    failure: str = ""

    def median(self, scenario: str) -> Measurement | None:
        """The median of each figure; ``None`` if it was not measured."""
        runs = self.runs[scenario]
        if not runs:
            return None
        return Measurement(
            statistics.median(run.wall for run in runs),
            statistics.median(run.cpu for run in runs),
            int(statistics.median(run.memory for run in runs)),
        )


def write_report(
    path: Path,
    outcomes: Mapping[int, Sequence[Outcome]],
    tools: Sequence[Tool],
    runs: Sequence[int],
    photos: int,
    command: str,
) -> None:
    """Write the page; ``command`` is the one that measured."""
    lines = [
        "# How fast the site is built",
        "",
        f"Written by `{command}`; do not edit. Medians of {_say_runs(runs)};",
        f"× is the time on the clock, or of processors, against {_BASE}'s.",
        "",
        _METHOD_PHOTOS if photos else _METHOD,
        "",
        _machine(),
        "",
        "| generator | version | command, run in the folder of its site |",
        "|---|---|---|",
        *(f"| {tool.title} | {tool.version} | {_code(tool.command)} |" for tool in tools),
        "",
        _ABSENT,
        "",
    ]
    for size, found in outcomes.items():
        shown = f"{size:,} products" + (f", {photos:,} photos" if photos else "")
        lines += [f"## {shown}", "", *_yields(found), "", *_times(found), ""]
        lines += _failures(found)
    if len(outcomes) > 1:
        lines += _growth(outcomes)
    path.write_text("\n".join(lines).rstrip() + "\n", encoding="utf-8")


def _say_runs(runs: Sequence[int]) -> str:
    """How many runs: of all sizes, or of each in their order."""
    return f"{runs[0]} runs" if len(runs) == 1 else f"{', '.join(map(str, runs))} runs by size"


_METHOD = f"""\
Equal work: every generator gets the same records (ours as YAML, the others as Markdown with front
matter) and makes the same pages in two languages: products, producers, places, groups, ratings,
events, chapters, short addresses, lists of {CARDS_ON_A_PAGE} products by every facet and in three
orders, a map of the site, feeds and search data, with bare templates that print the same. What a
product page says of a single other record is written into the others' front matter, so that they
look nothing up; ours does look it up, and it also checks the content and proves every link. *Own
templates* is this project as it is published."""
_METHOD_PHOTOS = """\
The same site with photos. Hugo makes each into WebP of 400, 800 and 960 pixels and a JPEG of 800;
this project into the JPEG, four whole WebP files and four cut to the frame of its cards. A cold
build starts without any of them. Generators that do not resize photos are left out."""
_ABSENT = """\
Zola is in none of the registries that this harness installs from (PyPI, npm, Debian), so it was
not measured."""


def _machine() -> str:
    model = "unknown processor"
    for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
        if match := re.fullmatch(r"model name\s*: (.+)", line):
            model = match[1]
            break
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    return f"""\
Machine: {os.cpu_count()} × {model}, {memory:.0f} GiB, Linux {platform.release()}; measured on
{datetime.date.today().isoformat()}, load averages at the end {load} (a build itself counts for one
or two). CPU seconds are user and system time of all processes; memory is the peak of all processes
together. Sources are in the file cache."""


def _code(text: str) -> str:
    return f"`{text}`" if text else ""


def _yields(outcomes: Sequence[Outcome]) -> list[str]:
    base = _base(outcomes)
    lines = ["| generator | pages | kB a page | files | MB |", "|---|--:|--:|--:|--:|"]
    for outcome in outcomes:
        made = outcome.made
        if not made.pages:
            continue
        share = f" ({made.pages / base.made.pages:.2f} ×)" if base and base.made.pages else ""
        lines.append(
            f"| {outcome.title} | {made.pages:,}{share} | "
            f"{made.page_bytes / made.pages / 1000:.1f} | {made.files:,} | {made.bytes / 1e6:.1f} |"
        )
    return lines


def _times(outcomes: Sequence[Outcome]) -> list[str]:
    base = _base(outcomes)
    lines = [
        "| generator | " + " | ".join(SCENARIOS.values()) + " |",
        "|---" * (len(SCENARIOS) + 1) + "|",
    ]
    for outcome in outcomes:
        cells = [_cell(outcome, base, scenario) for scenario in SCENARIOS]
        lines.append(f"| {outcome.title} | {' | '.join(cells)} |")
    return lines


def _cell(outcome: Outcome, base: Outcome | None, scenario: str) -> str:
    found = outcome.median(scenario)
    if found is None:
        return "–"
    other = base.median(scenario) if base else None
    wall = f" **{found.wall / other.wall:.2f} ×**" if other else ""
    cpu = f" ({found.cpu / other.cpu:.2f} ×)" if other else ""
    memory = f"{found.memory / 1e6:,.0f} MB"
    return f"{found.wall:.2f} s{wall}<br>{found.cpu:.2f} CPU s{cpu}<br>{memory}"


def _failures(outcomes: Sequence[Outcome]) -> list[str]:
    lines = [f"{item.title} failed: {item.failure}" for item in outcomes if item.failure]
    return [*lines, ""] if lines else []


def _growth(outcomes: Mapping[int, Sequence[Outcome]]) -> list[str]:
    """CPU seconds of a cold build per product, the largest size against the smallest."""
    small, large = min(outcomes), max(outcomes)
    lines = [
        "## Cost of a product",
        "",
        f"| generator | CPU ms at {small:,} | CPU ms at {large:,} | growth |",
        "|---|--:|--:|--:|",
    ]
    largest = {item.title: item for item in outcomes[large]}
    for first in outcomes[small]:
        low = first.median("cold")
        high = largest[first.title].median("cold") if first.title in largest else None
        if low and high:
            before, after = 1000 * low.cpu / small, 1000 * high.cpu / large
            lines.append(f"| {first.title} | {before:.2f} | {after:.2f} | {after / before:.2f} × |")
    return lines


def _base(outcomes: Sequence[Outcome]) -> Outcome | None:
    return next((item for item in outcomes if item.title == _BASE), None)
