"""From a file an official brings to a plan, and from a plan to a checked folder in memory."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ocop_site.catalogue.loader import Content
from ocop_site.desk.decode import decode_grid
from ocop_site.desk.grids import Grid, IntakeProblem
from ocop_site.desk.headings import find_heading
from ocop_site.desk.intake import read_grids
from ocop_site.desk.list_rows import read_rows
from ocop_site.desk.lists import ListReader
from ocop_site.desk.memory import Folder, errors
from ocop_site.desk.own_sheets import own_sheet, read_own_sheets
from ocop_site.desk.plan import Plan, apply_plan
from ocop_site.desk.sheets import Sheet
from ocop_site.problems import Problem


@dataclass(frozen=True, slots=True)
class Request:
    """What to read: one sheet only if ``sheet`` is named; ``source`` registers a list."""

    file: Path
    sheet: str = ""
    source: str = ""


def plan_import(request: Request, content: Content) -> Plan:
    """What a file would change in a catalogue.

    Raises:
        IntakeProblem: if the file cannot be read or holds no list.
    """
    plan = Plan()
    grids = _choose(read_grids(request.file), request.sheet)
    own: list[tuple[Sheet, Grid]] = []
    others: list[Grid] = []
    for grid in grids:
        decode_grid(grid, plan.findings)
        sheet = own_sheet(grid)
        if sheet is None:
            others.append(grid)
        else:
            own.append((sheet, grid))
    if own:
        for grid in others:
            if grid.rows:
                plan.findings.note("sheet-passed-over", grid.name)
        read_own_sheets(own, content, plan)
    else:
        _read_lists(others, content, plan, request.source)
    return plan


def _choose(grids: tuple[Grid, ...], name: str) -> tuple[Grid, ...]:
    if not name:
        return grids
    chosen = tuple(grid for grid in grids if grid.name == name)
    if not chosen:
        raise IntakeProblem("no-sheet", name=name, names=", ".join(grid.name for grid in grids))
    return chosen


def _read_lists(grids: list[Grid], content: Content, plan: Plan, source: str) -> None:
    reader = ListReader(content, plan, source)
    found = False
    for grid in grids:
        heading = find_heading(grid, plan.findings)
        if heading is None:
            if grid.rows:
                plan.findings.note("sheet-passed-over", grid.name)
            continue
        found = True
        for row in read_rows(grid, heading, plan.findings):
            reader.read(row)
    if not found:
        raise IntakeProblem("no-heading", names=", ".join(grid.name for grid in grids) or "—")


def apply_and_check(plan: Plan, folder: Folder, content: Content) -> tuple[Problem, ...]:
    """Write a plan into a folder in memory; the errors the catalogue would then have."""
    apply_plan(plan, folder, content)
    return tuple(errors(folder.read()[1]))
