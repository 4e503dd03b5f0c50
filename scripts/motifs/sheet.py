"""A sheet of the screen: hairlines, and one layer that the style sheet fills."""

from __future__ import annotations

from motifs.geometry import Point

SIDE = 400.0
MIDDLE: Point = (SIDE / 2, SIDE / 2)


class Sheet:
    """Collects paths; the result inherits every colour from where it is used."""

    def __init__(self) -> None:
        """Begin empty."""
        self._lines: list[str] = []
        self._fills: list[str] = []

    def line(self, path: str) -> None:
        """Add a hairline."""
        self._lines.append(path)

    def fill(self, path: str) -> None:
        """Add to the filled layer."""
        self._fills.append(path)

    def svg(self) -> str:
        """The file; opened by itself it shows black lines on white."""
        fills, lines = "".join(self._fills), "".join(self._lines)
        return (
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400" fill="none"'
            ' stroke="currentColor" stroke-width="1.6" stroke-linejoin="round">'
            f'<path class="mf" d="{fills}"/><path d="{lines}"/></svg>\n'
        )
