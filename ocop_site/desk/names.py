"""Records by the names people know them by: what a cell shows, and what a cell means."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ocop_site.catalogue.classification import load_classification
from ocop_site.catalogue.loader import KINDS, Content
from ocop_site.catalogue.reader import suggest
from ocop_site.catalogue.values import Localized
from ocop_site.text import fold

_WITH_ID = re.compile(r".*\[(?P<id>[a-z0-9-]+)\]")


@dataclass(slots=True)
class Register:
    """The records of one kind: id -> name as shown, and folded names -> ids."""

    shown: dict[str, str] = field(default_factory=dict)
    ids: dict[str, list[str]] = field(default_factory=dict)

    def add(self, record_id: str, names: Iterable[str]) -> None:
        """Enter a record under its names, the first one being the one that is shown."""
        for index, name in enumerate(names):
            if index == 0:
                self.shown.setdefault(record_id, name)
            known = self.ids.setdefault(key_of(name), [])
            if name and record_id not in known:
                known.append(record_id)

    def show(self, record_id: str) -> str:
        """The name of a record; with its id in brackets where the name is not its alone."""
        name = self.shown.get(record_id, "")
        if not name:
            return record_id
        same = [other for other in self.ids[key_of(name)] if self.shown.get(other)]
        alone = len(same) == 1 and not name.endswith("]")
        return name if alone else f"{name} [{record_id}]"

    def find(self, text: str) -> tuple[str, ...]:
        """The ids that a text can mean: by id, by the id in brackets, by any of the names."""
        stripped = text.strip()
        match = _WITH_ID.fullmatch(stripped)
        for candidate in (stripped, match["id"] if match else ""):
            if candidate in self.shown:
                return (candidate,)
        exact = [record_id for record_id, name in self.shown.items() if name == stripped]
        return tuple(exact) if len(exact) == 1 else tuple(self.ids.get(key_of(stripped), ()))

    def near(self, text: str) -> str:
        """The shown name most like a text; empty if none is."""
        folded = {key_of(name): name for name in self.shown.values()}
        return folded.get(suggest(key_of(text), folded), "")


def key_of(name: str) -> str:
    """The form in which names are compared: folded, without punctuation."""
    return " ".join(re.findall(r"[a-z0-9]+", fold(name)))


class NearNames:
    """Names in which a slip can be noticed: all words but one are the same."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        """Begin with some names."""
        self._by_rest: dict[str, list[str]] = {}
        for name in names:
            self.add(name)

    def add(self, name: str) -> None:
        """Enter one more."""
        for rest in _rests(key_of(name)):
            self._by_rest.setdefault(rest, []).append(name)

    def find(self, name: str) -> str:
        """The name that differs by a slip only; empty if there is none, or if it is known."""
        key = key_of(name)
        best, ratio = "", 0.88
        for rest in _rests(key):
            for other in self._by_rest.get(rest, ()):
                folded = key_of(other)
                if folded == key:
                    return ""
                matcher = difflib.SequenceMatcher(None, key, folded)
                if matcher.real_quick_ratio() <= ratio or matcher.quick_ratio() <= ratio:
                    continue
                found = matcher.ratio()
                if found > ratio:
                    best, ratio = other, found
        return best


def _rests(key: str) -> set[str]:
    """A name, and what is left of it without each of its words."""
    words = key.split()
    return {key, *(" ".join(words[:n] + words[n + 1 :]) for n in range(len(words)))}


Names = Mapping[str, Register]


def collect_names(content: Content) -> dict[str, Register]:
    """The registers of all kinds that a field can refer to."""
    names = {word: Register() for _, word in KINDS.values()}
    for kind, (_, word) in KINDS.items():
        for record in content.records.get(kind, ()):
            names[word].add(record.id, _names_of(record))
    sets = names["set"] = Register()
    for item in load_classification().sets.values():
        name = item.name.get("vi").text
        sets.add(item.id, [f"{item.code} {name}", item.code, name, item.name.get("en").text])
    return names


def _names_of(record: Any) -> list[str]:
    found: list[str] = []
    for field_name in ("name", "label", "short_name", "title"):
        value = getattr(record, field_name, None)
        if isinstance(value, Localized):
            found += [value.get("vi").text, *(text for _, text in value.values)]
        elif value:
            found.append(value)
    return [*dict.fromkeys(found), *getattr(record, "other_names", ())] or [record.id]
