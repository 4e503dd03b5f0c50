"""What a build makes: pages from a template and an explicit context, and plain files.

An artefact is a pure value: the same context and template give the same bytes, so that a build
can tell from digests alone what has to be made again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the site: ``path`` below the output, ``context`` all its template may see."""

    path: str
    template: str
    context: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class File:
    """A file with its bytes."""

    path: str
    data: bytes


Artefact = Page | File
