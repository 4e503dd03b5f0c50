"""Which of the official sets a product of a list belongs to, from its group and its name.

A list seldom names the set. One that its group leaves open is chosen by the words of the
product's name, is marked as inferred, and is put to the reader as a question.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from ocop_site.catalogue.classification import load_classification
from ocop_site.desk.cells import Refused
from ocop_site.desk.list_words import Meaning, load_list_words
from ocop_site.desk.names import key_of
from ocop_site.text import fold, normalise

_LEAD = re.compile(r"^(?:nhom|nganh hang|nganh|phan nhom|bo san pham|bo|san pham)\s+")
_STEPS = re.compile(r"\s*[/>|;\n]\s*|\s+[-–]\s+|:\s*")


@dataclass(frozen=True, slots=True)
class SetChoice:
    """A set, whether it was inferred, and the names of groups that no decision knows."""

    id: str
    inferred: bool
    unknown: tuple[str, ...] = ()


def choose_set(name: str, groups: Sequence[str]) -> SetChoice:
    """The set of a product by what the list says of its group, the narrowest said last.

    Raises:
        Refused: if it stays open.
    """
    every = frozenset(load_classification().sets)
    allowed, official = every, True
    unknown = []
    for text in groups:
        meaning = read_group(text)
        if meaning is None:
            unknown.append(text)
        elif not allowed & meaning.sets:
            raise Refused("group-conflict", groups="; ".join(groups))
        else:
            allowed &= meaning.sets
            official = official and meaning.official
    if len(allowed) == 1:
        return SetChoice(next(iter(allowed)), not official, tuple(unknown))
    found = find_by_word(name, allowed)
    if not found:
        sets = load_classification().sets
        shown = [item for item in sets if item in allowed]
        raise Refused(
            "set-open",
            name=name,
            group="; ".join(groups) or "—",
            sets=" ".join(shown),
        )
    return SetChoice(found, inferred=True, unknown=tuple(unknown))


def read_group(text: str) -> Meaning | None:
    """What the name of a group, a subgroup or a set means; ``None`` if no decision has it."""
    known = load_list_words().groups
    for whole in (key_of(text), _LEAD.sub("", key_of(text))):
        if whole in known:
            return known[whole]
    found: Meaning | None = None
    for part in _STEPS.split(text):
        meaning = known.get(key_of(part)) or known.get(_LEAD.sub("", key_of(part)))
        if meaning is None:
            continue
        if found is None:
            found = meaning
        elif found.sets & meaning.sets:
            found = Meaning(found.sets & meaning.sets, found.official and meaning.official)
    return found


def find_by_word(name: str, allowed: Collection[str]) -> str:
    """The set whose word stands first in a name, the longest of equals; empty for none.

    Accents count, for ``chè`` is tea and ``che`` to cover; a name without any is folded.
    """
    text = normalise(name).lower()
    plain = text.isascii()
    best: tuple[int, int, str] | None = None
    for word, set_id in load_list_words().words.items():
        if set_id not in allowed:
            continue
        wanted = fold(word) if plain else word
        match = re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", text)
        if match:
            rank = (match.start(), -len(wanted), set_id)
            best = rank if best is None else min(best, rank)
    return best[2] if best else ""
