"""What lies finished in the output, for one who releases it: proven, of this very content."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from ocop_site.build.asked import SELECTED
from ocop_site.build.bookwork import BOOK
from ocop_site.build.freshness import Glance, is_fresh
from ocop_site.build.intake import Workshop
from ocop_site.build.ledger import Ledger
from ocop_site.build.options import Options
from ocop_site.build.pipeline import base_of, remember
from ocop_site.build.sitework import find_reason
from ocop_site.build.state import State
from ocop_site.site.plan import open_site

_PDF = ".pdf"


@dataclass(frozen=True, slots=True)
class FinishedBooks:
    """The SHA-256 of each PDF by its name, and the names of those of another content."""

    digests: Mapping[str, str]
    stale: tuple[str, ...]


def is_finished(options: Options, state: State, seen: Glance, own: str) -> bool:
    """Whether the last build was a whole one, and there is nothing to do since.

    A build ends by proving what it made, and remembers itself only then. Warnings, and the site
    as an archive, make no difference; nor does ``own``, the file of this very edition below the
    content folder, for an edition does not show its own release.
    """
    path, known = f"{options.content}/{own}", state.inputs()
    stamps = {key: stamp for key, stamp in seen.look.stamps.items() if key != path}
    stamps |= {key: stamp for key, stamp in known.items() if key == path}
    seen = dataclasses.replace(seen, look=dataclasses.replace(seen.look, stamps=stamps))
    kinds = (
        dataclasses.replace(options, strict=strict, pack=pack)
        for strict in (False, True)
        for pack in (False, True)
    )
    return any(is_fresh(seen, state, kind.signature) for kind in kinds)


def find_books(options: Options, workshop: Workshop, state: State, seen: Glance) -> FinishedBooks:
    """The handbooks in the output, print editions and other formats among them.

    Those that were made by a command of their own are counted only if they would come out the
    same now.
    """
    opened = open_site(workshop.catalogue, workshop.words, workshop.assets, {})
    memory = remember(state, seen.intact, base_of(workshop, seen.look, opened))
    digests: dict[str, str] = {}
    stale: list[str] = []
    for unit, record in sorted(memory.units.items()):
        if not unit.startswith(BOOK) or SELECTED in unit:
            continue
        names = [path for path in record.files if path.endswith(_PDF)]
        ledger = _look(workshop, unit.removeprefix(BOOK).partition("-")[0])
        if ledger is None or find_reason(ledger.changed(memory.seen(unit)), memory, unit):
            stale += names
            continue
        for name in names:
            data = (options.output / name).read_bytes()
            digests[name] = hashlib.sha256(data).hexdigest()
    return FinishedBooks(digests, tuple(stale))


def _look(workshop: Workshop, language: str) -> Ledger | None:
    """A ledger over what the book of a language is made from."""
    words = workshop.words.get(language)
    if words is None:
        return None
    ledger = Ledger(workshop.catalogue.root, workshop.folders, workshop.digests)
    ledger.track_catalogue(workshop.catalogue)
    ledger.track_words(words)
    return ledger
