"""Parts of views that many pages share, each made once and told again.

What such a part was made from is not lost: the memory of a build notes with every part what it
read, and counts that as read by each page that is told it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, Protocol, TypeVar

if TYPE_CHECKING:
    from ocop_site.views.reading import Reading

T = TypeVar("T")
P = ParamSpec("P")


class Recall(Protocol):
    """A memory of parts by key."""

    def __call__(self, key: Hashable, make: Callable[[], Any]) -> Any:
        """The part of a key, made now if it was not before."""

    def keep(self, key: str, make: Callable[[], Any]) -> Any:
        """The piece of a key, which may have been made by an earlier build."""


class PlainRecall:
    """A memory that notes nothing."""

    def __init__(self) -> None:
        """Nothing is made yet."""
        self._made: dict[Hashable, Any] = {}

    def __call__(self, key: Hashable, make: Callable[[], Any]) -> Any:
        """The part of a key, made now if it was not before."""
        if key not in self._made:
            self._made[key] = make()
        return self._made[key]

    def keep(self, key: str, make: Callable[[], Any]) -> Any:
        """The piece of a key: nothing lasts."""
        return make()


def lasting(
    make: Callable[[Reading, str], T],
) -> Callable[[Reading, str], T]:
    """Mark a function of a record's id whose answer may be kept from build to build.

    The answer is a tuple of plain values; as for shared parts, links may not be asked for.
    """

    @wraps(make)
    def recalled(reading: Reading, key: str, /) -> T:
        if reading.recall is None:
            return make(reading, key)
        name = f"{make.__qualname__} {reading.language} {key}"
        piece: T = reading.recall.keep(name, lambda: make(reading, key))
        return piece

    return recalled


def shared(
    make: Callable[Concatenate[Reading, P], T],
) -> Callable[Concatenate[Reading, P], T]:
    """Mark a function whose answer is the same on every page of a language.

    It may use neither the links of its reading nor anything that counts along, such as the
    citations of a page; its arguments are keys.
    """

    @wraps(make)
    def recalled(reading: Reading, /, *args: P.args, **options: P.kwargs) -> T:
        if reading.recall is None:
            return make(reading, *args, **options)
        key = (make.__qualname__, reading.language, args, *options.values())
        part: T = reading.recall(key, lambda: make(reading, *args, **options))
        return part

    return recalled
