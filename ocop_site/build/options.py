"""What a build is asked for."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path

SITE, PDF = "site", "pdf"


@dataclass(frozen=True, slots=True)
class Options:
    """What to build and from where.

    ``languages`` empty means those of the settings; ``as_of`` replaces the settings' date;
    ``parts`` holds ``site``, ``pdf`` or both; ``pack`` asks for the site as one archive as well.
    """

    content: Path
    output: Path
    state: Path
    parts: frozenset[str] = frozenset({SITE, PDF})
    languages: tuple[str, ...] = ()
    as_of: datetime.date | None = None
    strict: bool = False
    pack: bool = False
    jobs: int = 1

    @property
    def signature(self) -> str:
        """The options that shape the output, as text."""
        day = self.as_of.isoformat() if self.as_of else ""
        parts = (*sorted(self.parts), *self.languages, day, str(self.strict), str(self.pack))
        parts = (*parts, str(self.content))
        return "|".join(parts)
