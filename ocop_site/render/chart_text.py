"""Measure and break the words of a chart, which SVG does not do by itself.

The widths are those of Be Vietnam Pro in thousandths of the type size. Tone marks add nothing to
the width of a letter, so a table of base letters serves every Vietnamese word.
"""

from __future__ import annotations

from ocop_site.text import fold

_WIDTHS = {
    **dict.fromkeys("iljI|'`", 265),
    **dict.fromkeys(".,:;!·’‘", 290),
    **dict.fromkeys('frt()[]/"“”-', 430),
    **dict.fromkeys("sz?*", 515),
    **dict.fromkeys("cekvxyhnuJLTYFP<>+", 600),
    **dict.fromkeys("abdgopqEKRSUZVXBHDNA0123456789=#$", 665),
    **dict.fromkeys("CGOQ%&–", 800),
    **dict.fromkeys("mwMW@", 930),
    " ": 230,
    "\u00a0": 230,
}
_USUAL = 640
_BOLD = 1.045


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of ``text`` set at ``size``, rather a little too wide than too narrow."""
    total = 0
    for char in text:
        base = fold(char)
        total += _WIDTHS.get(base.upper() if char.isupper() else base, _USUAL)
    return total * size / 1000 * (_BOLD if bold else 1)


def wrap(text: str, size: float, width: float, lines: int = 2) -> tuple[str, ...]:
    """Break ``text`` into at most ``lines`` lines of ``width``, as even as they can be.

    What does not fit ends in an ellipsis; the table behind the chart has it in full.
    """
    words = text.split(" ")
    broken = _fill(words, size, width)
    if len(broken) > lines:
        kept = broken[:lines]
        last = kept[-1]
        while last and text_width(last + "…", size) > width:
            last = last[:-1].rstrip(" ,;")
        return (*kept[:-1], last + "…")
    if len(broken) == 1:
        return tuple(broken)
    # The narrowest measure that needs no further line leaves no single word behind.
    low, high = 0.0, width
    for _ in range(12):
        middle = (low + high) / 2
        if len(_fill(words, size, middle)) <= len(broken) and _fits(words, size, middle):
            high = middle
        else:
            low = middle
    return tuple(_fill(words, size, high))


def _fits(words: list[str], size: float, width: float) -> bool:
    return all(text_width(word, size) <= width for word in words)


def _fill(words: list[str], size: float, width: float) -> list[str]:
    lines: list[str] = []
    for word in words:
        if lines and text_width(f"{lines[-1]} {word}", size) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
