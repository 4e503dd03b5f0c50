"""Units made on all cores: by this process and by workers that inherit all it has read.

A worker costs memory: each thing of the catalogue it looks at becomes its own. So this process
does not wait for workers but makes units too, and there is one worker less than there are cores.
"""

from __future__ import annotations

import gc
import multiprocessing
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import replace

from ocop_site.build.maker import UnitMaker
from ocop_site.build.state import Read, UnitRecord
from ocop_site.site.plan import Unit
from ocop_site.trace import Span

# Below this many units a second process costs more than it saves.
_WORTH_A_WORKER = 120
_CHUNK = 12
# Products for which a large unit takes as long as one small unit.
_PRODUCTS_LIKE_A_PAGE = 10
# Units that take as long as hundreds of others: begun first, so that no process waits for one.
_LARGE = ("data", "search-data", "lists", "timeline", "buyers", "goods", "compare")

# A unit with the reason why it is made.
Task = tuple[Unit, str]
# Units as they were made, what their reads saw that was not told before, and the time they took.
_Made = tuple[list[tuple[str, UnitRecord]], dict[Read, str], list[Span]]


def make_units(
    maker: UnitMaker, todo: Sequence[Task], jobs: int, seen: dict[Read, str]
) -> Iterator[tuple[str, UnitRecord]]:
    """Make units, in the order that chance gives.

    Args:
        maker: makes a unit.
        todo: the units, each with the reason.
        jobs: how many processes may work, this one counted.
        seen: gets what the reads of the units saw.
    """
    order = sorted(range(len(todo)), key=lambda place: _weight(todo[place][0].name))
    large = sum(_weight(unit.name)[0] < len(_LARGE) for unit, _ in todo)
    starts = range(large, len(order), _CHUNK)
    chunks = [[place] for place in order[:large]]
    chunks += [order[start : start + _CHUNK] for start in starts]
    shared: dict[Read, Read] = {}  # thousands of units read the same
    pages = len(todo) + large * maker.products // _PRODUCTS_LIKE_A_PAGE
    for records, saw, spans in _share_out(
        maker, todo, chunks, min(jobs, 1 + pages // _WORTH_A_WORKER)
    ):
        seen.update(saw)
        maker.trace.add(spans)
        for name, record in records:
            reads = tuple(shared.setdefault(read, read) for read in record.reads)
            yield name, replace(record, reads=reads)


def _share_out(
    maker: UnitMaker, todo: Sequence[Task], chunks: Sequence[list[int]], jobs: int
) -> Iterator[_Made]:
    if jobs < 2:
        for chunk in chunks:
            yield _make_chunk(maker, todo, chunk)
        return
    # Pages of memory stay shared with the workers as long as the collector does not write its
    # marks into them.
    gc.freeze()
    context = multiprocessing.get_context("fork")
    try:
        with ProcessPoolExecutor(jobs - 1, context, _begin_work, (maker, todo)) as workers:
            theirs = deque((workers.submit(_make_inherited, chunk), chunk) for chunk in chunks)
            try:
                yield from _work_along(maker, todo, theirs)
            finally:
                for future, _ in theirs:
                    future.cancel()
    finally:
        gc.unfreeze()


def _work_along(
    maker: UnitMaker, todo: Sequence[Task], theirs: deque[tuple[Future[_Made], list[int]]]
) -> Iterator[_Made]:
    """Workers go through the chunks from the front; take from the back what none has begun."""
    while theirs:
        first, last = theirs[0][0], theirs[-1][0]
        if not first.done() and last.cancel():
            yield _make_chunk(maker, todo, theirs.pop()[1])
        else:
            theirs.popleft()
            yield first.result()


def _weight(name: str) -> tuple[int, str]:
    """Units in the order of making: large ones first, languages of a record side by side."""
    language, _, rest = name.partition("/")
    kind = rest or language
    return (_LARGE.index(kind) if kind in _LARGE else len(_LARGE), kind)


def _make_chunk(maker: UnitMaker, todo: Sequence[Task], places: Sequence[int]) -> _Made:
    """Make the units at some places of the list; what they saw is told once by each process."""
    records = [(todo[place][0].name, maker.make(*todo[place])) for place in places]
    saw = maker.ledger.news(read for _, record in records for read in record.reads)
    return records, saw, []


# In a worker process: what it inherited. Never set in the process that builds.
_inherited: list[tuple[UnitMaker, Sequence[Task]]] = []


def _begin_work(maker: UnitMaker, todo: Sequence[Task]) -> None:
    _inherited[:] = [(maker, todo)]
    maker.trace.take()  # what the parent had measured before


def _make_inherited(places: Sequence[int]) -> _Made:
    maker, todo = _inherited[0]
    records, saw, _ = _make_chunk(maker, todo, places)
    return records, saw, maker.trace.take()
