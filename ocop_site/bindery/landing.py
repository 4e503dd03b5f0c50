"""Where each signature lands: on which page, on which side, with how wide page numbers.

A signature is set without knowing its page number. It may have to know on which side it begins,
and how many digits the numbers have that it prints; both follow from how many pages the others
have, so setting goes in rounds until nothing moves any more. Mostly there is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import unquote

from ocop_site.bindery.bind import first_pages, side_of
from ocop_site.bindery.edition import Edition, Opening, Signature, digest
from ocop_site.bindery.part import Record
from ocop_site.bindery.press import Landing
from ocop_site.bindery.styles import has_sides, make_slots

_ID = re.compile(r'\sid="([^"]+)"')
_ROUNDS = 16
_STIFF = 6  # rounds after which numbers only get wider, so that an end is reached


@dataclass(slots=True)
class State:
    """What is known of a signature: the part it has, and what an earlier part told.

    ``asked`` are the anchors whose page numbers it prints, ``None`` as long as nobody knows.
    """

    signature: Signature
    content_key: str
    sided: bool
    pages: int = 0
    asked: tuple[str, ...] | None = None
    opening: Opening = "any"
    key: str = ""
    record: Record | None = None
    guessed: tuple[str, ...] | None = None

    def anchors(self) -> Iterator[tuple[str, int]]:
        """The anchors with the page of the signature that each is on, or seems to be on."""
        if self.record:
            for anchor, (page, _, _) in self.record.anchors.items():
                yield anchor, page
            return
        if self.guessed is None:
            self.guessed = tuple(unescape(name) for name in _ID.findall(self.signature.html))
        pages = self.pages or self.signature.options.pages or 1
        for place, anchor in enumerate(self.guessed):
            yield anchor, pages * place // len(self.guessed)

    def hold(self, key: str, record: Record) -> None:
        """Take a part."""
        self.key, self.record = key, record
        self.asked = tuple(record.references)
        self.pages = record.pages
        self.open_on(record.opening)

    def open_on(self, asked: Opening) -> None:
        """Note what the styles ask for; what the book asks for goes before."""
        wanted = self.signature.options.opening
        self.opening = asked if wanted == "any" else wanted


@dataclass(slots=True)
class Landings:
    """The landings of all signatures, worked out anew in each round."""

    edition: Edition
    states: Sequence[State]
    attributes: tuple[str, ...]
    round: int = 0
    widest: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, edition: Edition, signatures: Sequence[Signature]) -> Landings:
        """Nothing is known yet."""
        sided = has_sides(edition.styles)
        states = [
            State(signature, edition.content_key(signature), sided or has_sides(signature.html))
            for signature in signatures
        ]
        for state in states:
            state.open_on("any")
        return cls(edition, states, make_slots(edition.styles).attributes)

    def next_round(self) -> Iterator[tuple[State, Landing, str]]:
        """Where everything lands as far as is known, and the key of the part that is wanted.

        The key is empty as long as nobody knows what page numbers a signature prints.
        """
        self.round += 1
        firsts = first_pages(
            [state.opening for state in self.states],
            [state.pages or state.signature.options.pages or 1 for state in self.states],
        )
        last = firsts[-1] + max(self.states[-1].pages - 1, 0) if self.states else 1
        widths = dict(self._widths(firsts))
        usual = len(str(last))
        for state, first in zip(self.states, firsts, strict=True):
            side = side_of(first) if state.sided else ""
            asked = self._targets(state.signature.html) if state.asked is None else state.asked
            own = {anchor: widths[anchor] for anchor in asked if anchor in widths}
            landing = Landing(side, own, usual)
            key = "" if state.asked is None else part_key(state.content_key, landing, asked)
            yield state, landing, key

    def settles(self) -> bool:
        """Whether another round makes sense."""
        return self.round < _ROUNDS

    def _widths(self, firsts: Sequence[int]) -> Iterator[tuple[str, int]]:
        seen = set()
        for state, first in zip(self.states, firsts, strict=True):
            for anchor, page in state.anchors():
                if anchor in seen:
                    continue
                seen.add(anchor)
                width = len(str(first + page))
                if self.round > _STIFF:
                    width = max(width, self.widest.get(anchor, 0))
                self.widest[anchor] = width
                yield anchor, width

    def _targets(self, html: str) -> tuple[str, ...]:
        found: dict[str, None] = {}
        for attribute in self.attributes:
            for target in re.findall(rf'{attribute}="#([^"]+)"', html):
                found[unquote(unescape(target))] = None
        return tuple(found)


def part_key(content_key: str, landing: Landing, asked: Sequence[str]) -> str:
    """The digest of all that goes into a part."""
    widths: Mapping[str, int] = landing.widths
    numbers = " ".join(f"{anchor}={widths.get(anchor, landing.usual)}" for anchor in sorted(asked))
    return digest(content_key, landing.side, numbers)
