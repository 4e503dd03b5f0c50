"""What is new since the last edition: worked out from what was released and what is there now.

Nobody writes news by hand. A product counts once, under the first of the kinds below that fits;
what only became better known since then (a day instead of a year, a rating where there was
none) is no news.
"""

from __future__ import annotations

import enum
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ocop_site.catalogue.catalogue import Catalogue, Entry
from ocop_site.catalogue.editions import Released, ReleasedProduct
from ocop_site.catalogue.vocabulary import Basis, Status
from ocop_site.text import collation_key
from ocop_site.views.labels import Stars, StatusLabel, label_entry, say_recognised
from ocop_site.views.products import make_cards
from ocop_site.views.reading import Reading

_LAPSED = (Status.EXPIRED, Status.WITHDRAWN)


class ChangeKind(enum.Enum):
    """What can have happened to a product between two editions, in the order it is told."""

    NEW = "new"
    UPGRADED = "upgraded"
    RENEWED = "renewed"
    LAPSED = "lapsed"
    WITHDRAWN = "withdrawn"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Change:
    """A product that changed; ``before`` is what the last edition had, if it had it."""

    kind: ChangeKind
    id: str
    before: ReleasedProduct | None = None


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """A change in words; a product that has left the catalogue has neither number nor status."""

    id: str
    name: str
    name_language: str
    maker: str
    stars: Stars
    detail: str
    number: str = ""
    group: str = ""
    status: StatusLabel | None = None
    printed: bool = False


@dataclass(frozen=True, slots=True)
class ChangeGroup:
    """All changes of a kind."""

    kind: str
    title: str
    lines: tuple[ChangeLine, ...]


@dataclass(frozen=True, slots=True)
class EditionLine:
    """An edition in the list of editions; ``printed`` counts the products in its book."""

    number: str
    date: str
    products: int
    printed: int
    current: bool = False


@dataclass(frozen=True, slots=True)
class Changes:
    """The news of an edition against the one before it."""

    number: str
    date: str
    groups: tuple[ChangeGroup, ...]

    def lines(self, *kinds: ChangeKind) -> tuple[ChangeLine, ...]:
        """The lines of some kinds."""
        wanted = {kind.value for kind in kinds}
        return tuple(line for group in self.groups if group.kind in wanted for line in group.lines)


def previous_edition(catalogue: Catalogue) -> Released | None:
    """The edition released before this one."""
    return next(reversed(tuple(catalogue.editions.values())), None)


def compare_editions(catalogue: Catalogue) -> tuple[Change, ...]:
    """All changes since the edition before, by kind, each kind in the order of the catalogue."""
    edition = previous_edition(catalogue)
    if edition is None:
        return ()
    before = {item.id: item for item in edition.products}
    found = [*_compare_entries(catalogue, before), *_find_gone(catalogue, before)]
    order = list(ChangeKind)
    return tuple(sorted(found, key=lambda change: order.index(change.kind)))


def _compare_entries(
    catalogue: Catalogue, before: Mapping[str, ReleasedProduct]
) -> Iterator[Change]:
    for entry in catalogue.entries.values():
        ids = (entry.id, *entry.product.formerly)
        old = next((before[key] for key in ids if key in before), None)
        kind = _judge(entry, old)
        if kind:
            yield Change(kind, entry.id, old)


def _judge(entry: Entry, old: ReleasedProduct | None) -> ChangeKind | None:
    if entry.status is Status.PENDING:
        return None
    if old is None or old.status is Status.PENDING:
        return None if entry.status in _LAPSED else ChangeKind.NEW
    if entry.status is Status.WITHDRAWN:
        return None if old.status is Status.WITHDRAWN else ChangeKind.WITHDRAWN
    if entry.status is Status.EXPIRED:
        return None if old.status in _LAPSED else ChangeKind.LAPSED
    if entry.stars and old.stars and entry.stars > old.stars:
        return ChangeKind.UPGRADED
    return ChangeKind.RENEWED if _is_later(entry, old) else None


def _is_later(entry: Entry, old: ReleasedProduct) -> bool:
    """Whether the certificate is surely a later one, and not the same with a better known date."""
    date = entry.recognition.date if entry.recognition else None
    return bool(date and old.recognised and date.earliest > old.recognised.latest)


def _find_gone(catalogue: Catalogue, before: Mapping[str, ReleasedProduct]) -> Iterator[Change]:
    gone = [item for key, item in before.items() if key in catalogue.retired]
    gone.sort(key=lambda item: (collation_key(item.name.get("vi").text), item.id))
    yield from (Change(ChangeKind.GONE, item.id, item) for item in gone)


def make_changes(reading: Reading) -> Changes | None:
    """The news in words; ``None`` in a first edition."""
    edition = previous_edition(reading.catalogue)
    if edition is None:
        return None
    changes = compare_editions(reading.catalogue)
    groups = []
    for kind in ChangeKind:
        lines = tuple(_say(reading, change) for change in changes if change.kind is kind)
        if lines:
            title = reading.words(f"changes.{kind.value}", n=len(lines))
            groups.append(ChangeGroup(kind.value, title, lines))
    date = reading.words.date(edition.as_of)
    return Changes(reading.text(edition.number).text, date, tuple(groups))


def _say(reading: Reading, change: Change) -> ChangeLine:
    if change.kind is ChangeKind.GONE and change.before:
        return _say_gone(reading, change.before)
    entry = reading.catalogue.entries[change.id]
    card = make_cards(reading, (entry.id,))[0]
    return ChangeLine(
        entry.id,
        card.name,
        card.name_language,
        card.producer,
        card.stars,
        _detail(reading, entry, change),
        card.number,
        entry.group.id,
        card.status,
        entry.printed,
    )


def _detail(reading: Reading, entry: Entry, change: Change) -> str:
    words = reading.words
    _, status = label_entry(reading, entry)
    when = say_recognised(reading, entry.recognition)
    if change.kind in (ChangeKind.LAPSED, ChangeKind.WITHDRAWN):
        return status.detail
    if change.before and change.before.stars and entry.stars != change.before.stars and entry.stars:
        rise = words("changes.from-to", before=change.before.stars, after=entry.stars)
        return words.join([rise, when])
    return when


def label_released(reading: Reading, item: ReleasedProduct) -> Stars:
    """The rating an edition gave a product."""
    words = reading.words
    if item.stars is None:
        key = "stars.none" if item.status is Status.PENDING else "stars.not-stated"
        return Stars(0, Basis.NOT_STATED.value, words(key))
    return Stars(item.stars, item.basis.value, words("stars.count", n=item.stars))


def _say_gone(reading: Reading, item: ReleasedProduct) -> ChangeLine:
    name = reading.text(item.name)
    maker = reading.text(item.maker).text
    stars = label_released(reading, item)
    state = reading.words(f"status.{item.status.value}").lower()
    detail = reading.words("changes.then", state=state)
    return ChangeLine(item.id, name.text, name.language, maker, stars, detail)


def list_editions(reading: Reading) -> tuple[EditionLine, ...]:
    """This edition and those before it, newest first."""
    catalogue = reading.catalogue
    settings = catalogue.settings
    current = EditionLine(
        reading.text(settings.edition.number).text,
        reading.words.date(catalogue.as_of),
        len(catalogue.entries),
        len(catalogue.printed),
        current=True,
    )
    return (
        current,
        *(
            EditionLine(
                reading.text(item.number).text,
                reading.words.date(item.as_of),
                len(item.products),
                sum(product.printed for product in item.products),
            )
            for item in reversed(tuple(catalogue.editions.values()))
        ),
    )
