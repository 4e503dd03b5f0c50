"""The cards of one language, each made once, when it is first asked for.

Pages that only show a card depend on the card and not on the whole record behind it: a new
sentence in a product's story leaves them as they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ocop_site.catalogue.catalogue import Catalogue
from ocop_site.views.products import Card, make_card
from ocop_site.views.reading import Reading
from ocop_site.views.recall import PlainRecall
from ocop_site.views.words import Words


def _no_link(kind: str, record_id: str) -> None:
    """Cards hold no links."""


class CardRack(Mapping[str, Card]):
    """All cards of a language by product id, in the order of the edition."""

    def __init__(self, catalogue: Catalogue, words: Words) -> None:
        """Nothing is made yet."""
        self._reading = Reading(catalogue, words, _no_link, recall=PlainRecall())
        self._made: dict[str, Card] = {}

    def __getitem__(self, product_id: str) -> Card:
        """The card of a product; raises ``KeyError``."""
        if product_id not in self._made:
            entry = self._reading.catalogue.entries[product_id]
            self._made[product_id] = make_card(self._reading, entry)
        return self._made[product_id]

    def __iter__(self) -> Iterator[str]:
        """The ids of all products."""
        return iter(self._reading.catalogue.entries)

    def __len__(self) -> int:
        """How many products there are."""
        return len(self._reading.catalogue.entries)
