"""Which short addresses must answer, and with what: no address on paper may ever die.

An address that an edition printed answers with its product, with the product that says it was
``formerly`` that one, or, when the product has left the catalogue, with a page that says so.
What nobody can decide but an editor is an error: an address that now leads to another product,
and a product that looks like a released one under a new id. What happens on a host that is
printed but no longer ours to build cannot be seen from here, so that is a warning.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from ocop_site.catalogue.editions import Released, ReleasedProduct, order_editions
from ocop_site.catalogue.reader import suggest
from ocop_site.catalogue.values import Localized, PartialDate
from ocop_site.problems import Problem
from ocop_site.text import fold

if TYPE_CHECKING:
    from ocop_site.catalogue.catalogue import Entry
    from ocop_site.catalogue.settings import Settings


@dataclass(frozen=True, slots=True)
class Retired:
    """A released product that is no longer in the catalogue, as it was last listed.

    ``codes`` are all its short codes that were ever printed.
    """

    product: ReleasedProduct
    number: Localized
    as_of: PartialDate
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Addresses:
    """What answers beside the products of the catalogue at their own addresses.

    ``forwards`` leads a code to the id of a product, ``moved`` an id that is not used any more;
    ``retired`` is by id.
    """

    forwards: Mapping[str, str] = field(default_factory=dict)
    moved: Mapping[str, str] = field(default_factory=dict)
    retired: Mapping[str, Retired] = field(default_factory=dict)


def resolve_addresses(
    entries: Sequence[Entry], editions: Iterable[Released], code_of: Callable[[str], str]
) -> tuple[Addresses, list[Problem]]:
    """Find out what every address that was ever printed answers with.

    Args:
        entries: the products of the catalogue.
        editions: all released editions.
        code_of: the default short code of an id.
    """
    ordered = order_editions(tuple(editions))
    present = {entry.id: entry for entry in entries}
    owners = {entry.short: entry.id for entry in reversed(entries)}
    problems: list[Problem] = []
    listed = _last_listed(ordered)
    moved = _read_moved(entries, present, listed, problems)
    forwards: dict[str, str] = {}
    # Codes of products that were renamed before their first release may stand on labels.
    for old, new in moved.items():
        if old not in listed and code_of(old) not in owners:
            forwards[code_of(old)] = new
    retired: dict[str, Retired] = {}
    for edition in ordered:
        for item in edition.products:
            heir = item.id if item.id in present else moved.get(item.id, "")
            owner = owners.get(item.short, "")
            if owner and owner != heir:
                problems.append(_taken(present[owner], item, edition))
            elif heir and not owner:
                forwards[item.short] = heir
            elif not heir:
                known = retired[item.id].codes if item.id in retired else ()
                codes = tuple(dict.fromkeys((*known, item.short)))
                retired[item.id] = Retired(item, edition.number, edition.as_of, codes)
    problems += _find_renamed(entries, retired, listed)
    return Addresses(forwards, moved, retired), problems


def check_host(settings: Settings, editions: Iterable[Released]) -> Iterator[Problem]:
    """Codes on paper lead to the address of the last edition, not to the present one (W311).

    An edition released under the new address ends it: the move is known by then.
    """
    ordered = order_editions(tuple(editions))
    if not ordered or not any(item.printed for item in ordered[-1].products):
        return
    value, other = settings.base_url, ordered[-1].base_url
    if _as_printed(value) != _as_printed(other):
        values = {"value": value, "other": f"{other.rstrip('/')}/", "edition": ordered[-1].id}
        yield Problem("W311", settings.origin.at("base_url"), values, len(value))


def _as_printed(address: str) -> tuple[str, str]:
    """Host and path as a code leads to them: the scheme and a last slash make no difference."""
    parts = urlsplit(address)
    return parts.netloc.lower(), parts.path.strip("/")


def _last_listed(ordered: Iterable[Released]) -> Mapping[str, ReleasedProduct]:
    return {item.id: item for edition in ordered for item in edition.products}


def _read_moved(
    entries: Iterable[Entry],
    present: Mapping[str, Entry],
    listed: Mapping[str, ReleasedProduct],
    problems: list[Problem],
) -> Mapping[str, str]:
    """Old ids to new ones; those that cannot be meant are reported (E235)."""
    moved: dict[str, str] = {}
    for entry in entries:
        for index, old in enumerate(entry.product.formerly):
            position = entry.product.origin.at("formerly", index)
            if old in present or old in moved:
                owner = present[old] if old in present else present[moved[old]]
                values = {"value": old, "other": owner.product.origin.file}
                problems.append(Problem("E235", position, values, len(old)))
                continue
            near = suggest(old, listed) if listed and old not in listed else ""
            if near and near not in present:
                values = {"value": old, "near": near}
                problems.append(Problem("E236", position, values, len(old)))
            moved[old] = entry.id
    return moved


def _taken(owner: Entry, item: ReleasedProduct, edition: Released) -> Problem:
    origin = owner.product.origin
    values = {"value": item.short, "old": item.id, "other": owner.id, "edition": edition.id}
    return Problem("E233", origin.at("short" if owner.product.short else "id"), values)


def _find_renamed(
    entries: Iterable[Entry],
    retired: Mapping[str, Retired],
    listed: Mapping[str, ReleasedProduct],
) -> Iterator[Problem]:
    """New products that must be old ones under another id (E234).

    Sure signs only: the same name by the same producer, or the same product code. Anything
    else that has left the catalogue gets its page by itself.
    """
    for entry in entries:
        if entry.id in listed:
            continue
        for old, item in retired.items():
            if _is_same(entry, item.product):
                values = {"value": entry.id, "old": old, "code": item.codes[-1]}
                yield Problem("E234", entry.product.origin.at("id"), values, len(entry.id))


def _is_same(entry: Entry, old: ReleasedProduct) -> bool:
    product = entry.product
    if old.code and product.code == old.code:
        return True
    same_name = fold(product.name.get("vi").text) == fold(old.name.get("vi").text)
    makers, before = {*product.producers}, {*old.producers}
    return same_name and (bool(makers & before) or not makers or not before)
