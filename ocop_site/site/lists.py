"""The list of all products and the lists that its facets and orders give."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ocop_site.catalogue.vocabulary import Status
from ocop_site.site.context import Draft, Site, Step
from ocop_site.site.facets import Facet, list_facets, make_panel
from ocop_site.text import collation_key, initial
from ocop_site.views.labels import Stars, StatusLabel
from ocop_site.views.products import CARDS_ON_A_PAGE, make_cards
from ocop_site.views.reading import Reading
from ocop_site.views.recall import shared

# Filters that repeat what the page of a group, a place, a producer or a rating says better are
# for visitors, not for search engines.
_INDEXED = frozenset({"certificate", "status"})
_REGISTER_MOST = 200
_BY_NAME = "order-name"


@dataclass(frozen=True, slots=True)
class PageLink:
    """A page of a long list; ``number`` counts from 1."""

    number: int
    kind: str
    id: str
    current: bool


@dataclass(frozen=True, slots=True)
class Order:
    """An order of the list of all products; the current one is not a link."""

    label: str
    kind: str
    id: str
    current: bool


@dataclass(frozen=True, slots=True)
class Listing:
    """What a list shows: its products in order, and where its pages lie."""

    kind: str
    id: str
    title: str
    products: tuple[str, ...]
    facet: Facet | None = None
    order: str = ""

    def page_of(self, number: int) -> tuple[str, str]:
        """Kind and id of a page; ids of records hold no dot, so ``.2`` is never one of them."""
        if number == 1:
            return self.kind, self.id
        return "facet", f"{self.id or 'all'}.{number}"


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """A product in the alphabetical register."""

    id: str
    name: str
    language: str
    number: str


@dataclass(frozen=True, slots=True)
class RegisterDoor:
    """A letter of a long register, leading to where its products begin in the list by name."""

    letter: str
    count: int
    kind: str
    page_id: str


@dataclass(frozen=True, slots=True)
class Register:
    """All products by the first letters of their names: as entries, or as doors to the list."""

    letters: tuple[tuple[str, tuple[RegisterEntry, ...]], ...] = ()
    doors: tuple[RegisterDoor, ...] = ()


def make_lists(site: Site, language: str) -> Iterator[Draft]:
    """The list of all products, its other orders, and the list of each facet."""
    reading = site.reading(language, "products")
    words = reading.words
    facets = list_facets(reading)
    title = words("site.nav.products")
    everything = tuple(site.catalogue.entries)
    listings = [Listing("products", "", title, everything, order="number")]
    for order, products in (("name", _by_name(reading)), ("date", _by_date(reading))):
        name = words(f"site.order.{order}")
        listings.append(
            Listing("facet", f"order-{order}", f"{title}: {name}", products, order=order)
        )
    listings += [
        Listing("facet", facet.id, facet.title, facet.products, facet)
        for facet in facets
        if facet.products
    ]
    producers = sum(1 for ids in site.catalogue.by_producer.values() if ids)
    for listing in listings:
        yield from _pages(site, language, listing, producers)


def _pages(site: Site, language: str, listing: Listing, producers: int) -> Iterator[Draft]:
    total = len(listing.products)
    last = max(1, -(-total // CARDS_ON_A_PAGE))
    for number in range(1, last + 1):
        kind, page_id = listing.page_of(number)
        reading = site.reading(language, kind, page_id)
        words = reading.words
        shown = listing.products[(number - 1) * CARDS_ON_A_PAGE : number * CARDS_ON_A_PAGE]
        cards = make_cards(reading, shown)
        facet = listing.facet
        kicker = words(f"site.facet.{facet.key}") if facet else ""
        title = f"{kicker}: {listing.title}" if facet else listing.title
        if number > 1:
            title = words("site.list.page-title", title=title, number=number)
        yield Draft(
            kind=kind,
            id=page_id,
            template="site/products.html",
            title=title,
            description=words(
                "site.list.description",
                title=title,
                n=total,
                names=words.join([card.name for card in cards[:6]]),
            ),
            trail=(Step(words("site.nav.products"), "products"),)
            if (kind, page_id) != ("products", "")
            else (),
            crumb=listing.title if facet else "",
            section="products",
            page_type="CollectionPage",
            indexed=number == 1
            and (listing.kind == "products" or bool(facet and facet.key in _INDEXED)),
            context={
                "heading": listing.title,
                "kicker": kicker,
                "facet": (facet.key, facet.value) if facet else None,
                "cards": cards,
                "total": total,
                "first": (number - 1) * CARDS_ON_A_PAGE + 1,
                "last": (number - 1) * CARDS_ON_A_PAGE + len(cards),
                "producers": producers,
                "pages": _page_links(listing, number, last) if last > 1 else (),
                "orders": _orders(reading, listing.order) if listing.order else (),
                "panel": make_panel(reading, facet.id if facet else ""),
                "everything": len(site.catalogue.entries),
                "legend": make_legend(reading),
                "register": make_register(reading)
                if listing.kind == "products" and number == 1 and last > 1
                else None,
            },
        )


def _page_links(listing: Listing, current: int, last: int) -> tuple[PageLink, ...]:
    return tuple(
        PageLink(number, *listing.page_of(number), number == current)
        for number in range(1, last + 1)
    )


def _orders(reading: Reading, current: str) -> tuple[Order, ...]:
    pages = {
        "number": ("products", ""),
        "name": ("facet", "order-name"),
        "date": ("facet", "order-date"),
    }
    return tuple(
        Order(reading.words(f"site.order.{key}"), kind, page_id, key == current)
        for key, (kind, page_id) in pages.items()
    )


def _by_name(reading: Reading) -> tuple[str, ...]:
    entries = reading.catalogue.entries
    return tuple(
        sorted(
            entries,
            key=lambda key: (collation_key(reading.text(entries[key].product.name).text), key),
        )
    )


def _by_date(reading: Reading) -> tuple[str, ...]:
    """Newest recognition first; those without a date at the end."""
    entries = reading.catalogue.entries

    def rank(key: str) -> tuple[bool, int]:
        item = entries[key].recognition
        known = (item.date or item.named_on) if item else None
        return known is None, -(known.latest.toordinal() if known else 0)

    return tuple(sorted(entries, key=rank))


@shared
def make_register(reading: Reading) -> Register:
    """All products by the first letters of their names, for those who read without script.

    Beyond ``_REGISTER_MOST`` products a page with a line for each is slow on a phone: then each
    letter leads to its page of the list by name.
    """
    products = _by_name(reading)
    letters: dict[str, list[RegisterEntry]] = {}
    firsts: dict[str, int] = {}
    for place, key in enumerate(products):
        entry = reading.catalogue.entries[key]
        name = reading.text(entry.product.name)
        letter = initial(name.text)
        firsts.setdefault(letter, place)
        letters.setdefault(letter, []).append(
            RegisterEntry(key, name.text, name.language, f"{entry.number:03}")
        )
    if len(products) <= _REGISTER_MOST:
        return Register(letters=tuple((key, tuple(lines)) for key, lines in letters.items()))
    by_name = Listing("facet", _BY_NAME, "", products)
    return Register(
        doors=tuple(
            RegisterDoor(key, len(lines), *by_name.page_of(firsts[key] // CARDS_ON_A_PAGE + 1))
            for key, lines in letters.items()
        )
    )


@dataclass(frozen=True, slots=True)
class Legend:
    """How ratings and states are drawn, with what they mean."""

    stars: tuple[tuple[Stars, str], ...]
    states: tuple[tuple[StatusLabel, str], ...]


@shared
def make_legend(reading: Reading) -> Legend:
    """The legend under a list."""
    words = reading.words
    return Legend(
        (
            (Stars(4, "stated", words("stars.count", n=4)), words("site.legend.stated")),
            (Stars(3, "inferred", words("stars.count", n=3)), words("site.legend.inferred")),
            (Stars(0, "not-stated", words("stars.not-stated")), words("site.legend.not-stated")),
        ),
        tuple(
            (
                StatusLabel(status.value, words(f"status.{status.value}"), "", False, False),
                words(f"status.meaning.{status.value}"),
            )
            for status in Status
        ),
    )
