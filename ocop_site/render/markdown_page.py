"""What every way of converting a text shares: its notation for sources, and what it reports to."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

CITATION = re.compile(r"(?<!\\)\[\^([a-z0-9][a-z0-9_-]*)\]")
CITATION_RUN = re.compile(r"\[\^[a-z0-9][a-z0-9_-]*\](?: ?\[\^[a-z0-9][a-z0-9_-]*\])*")
OPEN_SCHEMES = frozenset({"http", "https", "mailto", "tel"})


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading for a table of contents."""

    level: int
    id: str
    text: str


@dataclass(slots=True)
class Page:
    """What one conversion is given, and what it gathers on the way."""

    link: Callable[[str, str], str | None]
    prefix: str
    shift: int
    sources: list[str]
    cite_prefix: str = ""
    headings: list[Heading] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)
    schemes: set[str] = field(default_factory=set)

    def number(self, citation: str) -> list[int]:
        """The numbers of the sources of ``[^a][^b]``, each once; new sources are added."""
        numbers: list[int] = []
        for source in CITATION.findall(citation):
            if source not in self.sources:
                self.sources.append(source)
            if (number := self.sources.index(source) + 1) not in numbers:
                numbers.append(number)
        return numbers
