"""Making one unit of the site: its pages rendered, its files staged, its reads noted."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ocop_site.build import proofs
from ocop_site.build.intake import Workshop
from ocop_site.build.ledger import TEMPLATE, Ledger
from ocop_site.build.publish import Stage
from ocop_site.build.recollection import Recollection
from ocop_site.build.state import Read, UnitRecord
from ocop_site.render.artefacts import Page
from ocop_site.render.templates import make_environment, render_page
from ocop_site.site.context import Site
from ocop_site.site.plan import Unit
from ocop_site.trace import Trace

SITE_FOLDER = "site/"


class UnitMaker:
    """Makes single units."""

    def __init__(
        self,
        workshop: Workshop,
        ledger: Ledger,
        site: Site,
        stage: Stage,
        compiled: Path,
        trace: Trace,
    ) -> None:
        """Share one environment of templates among all units; ``compiled`` keeps their code."""
        self.ledger = ledger
        self.trace = trace
        self.products = len(workshop.catalogue.entries)
        self.stage = stage
        self._environment = make_environment(workshop.folders, compiled)
        self._site = site

    def recall(self, state: Path, seen: Mapping[Read, str], changed: frozenset[Read]) -> None:
        """Use pieces that earlier builds made, see ``Recollection``."""
        self.ledger.recall.recollection = Recollection(state, seen, changed)

    def make(self, unit: Unit, reason: str) -> UnitRecord:
        """Make a unit, write its files into the stage, and note what it read."""
        with self.trace.span(unit.name, "unit"):
            return self._make(unit, reason)

    def _make(self, unit: Unit, reason: str) -> UnitRecord:
        reads = self.ledger.reads
        reads.take()
        pieces = self.ledger.recall.recollection
        if pieces is not None:
            pieces.begin(unit.name)
        self._site.listed.clear()
        pages: dict[str, bytes] = {}
        made: dict[str, tuple[int, str]] = {}
        for artefact in unit.make(self._site):
            if isinstance(artefact, Page):
                reads.note((TEMPLATE, artefact.template))
                data = render_page(self._environment, artefact)
                found = proofs.scan_page(artefact.path, data.decode(), self._site.base_path)
                pages[artefact.path] = found.pack()
            else:
                data = artefact.data
                pages[artefact.path] = b""
            made[artefact.path] = self.stage.write(SITE_FOLDER + artefact.path, data)
        listed = tuple(self._site.listed)
        self._site.listed.clear()
        changed = pieces.take() if pieces is not None else None
        return UnitRecord(reads.take(), pages, listed, reason, made, changed)
