"""Path data written short: relative steps on a grid, without what a reader can supply.

The drawings stand inside every page that shows a plate, so that their size is paid by each reader.
"""

from __future__ import annotations

import re

_PATH = re.compile(r'\bd="([^"]*)"')
_TOKEN = re.compile(r"[MLQCAZHVmlqcazhv]|-?\d*\.?\d+")
_ARGUMENTS = {"M": 2, "L": 2, "Q": 4, "C": 6, "A": 7, "H": 1, "V": 1, "Z": 0}


def shorten_paths(svg: str, grid: int) -> str:
    """The drawing with the data of every path written short."""
    return _PATH.sub(lambda match: f'd="{shorten(match[1], grid)}"', svg)


def shorten(data: str, grid: int) -> str:
    """Path data (SVG 2, chapter 9) in relative commands; places are rounded, never the steps.

    ``grid`` is how far places are apart, in tenths of a unit.
    """
    tokens = _TOKEN.findall(data)
    made: list[str] = []
    here, start, last = (0, 0), (0, 0), ""
    index = 0
    command = "M"
    while index < len(tokens):
        if tokens[index].isalpha():
            command = tokens[index]
            index += 1
        count = _ARGUMENTS[command.upper()]
        values = [float(item) for item in tokens[index : index + count]]
        index += count
        if command.upper() == "Z":
            made.append("z")
            here, last = start, "z"
            continue
        letter, steps, here = _step(command, values, here, grid)
        if letter in "chlqv" and set(steps) == {"0"}:
            continue
        if letter == "m":
            start = here
        # A line after a move needs no letter of its own.
        implied = letter == last or (letter == "l" and last == "m")
        made.append(("" if implied else letter) + _join(steps, implied=implied))
        last = letter
        if command in "Mm":
            command = "L" if command == "M" else "l"
    return "".join(made)


def _step(
    command: str, values: list[float], here: tuple[int, int], grid: int
) -> tuple[str, list[str], tuple[int, int]]:
    """One command as its relative letter and numbers in tenths, and where it ends."""
    upper, absolute = command.upper(), command.isupper()
    # What is drawn in steps, small dots and rings, keeps its form: its steps are fine.
    base, fine = ((0, 0), grid) if absolute else (here, 1)
    if upper == "A":
        shape, values = values[:5], values[5:]
    if upper == "H":
        values = [values[0], here[1] / 10 if absolute else 0]
    if upper == "V":
        values = [here[0] / 10 if absolute else 0, values[0]]
    places = [round(value * 10 / fine) * fine + base[axis % 2] for axis, value in enumerate(values)]
    end = (places[-2], places[-1])
    steps = [place - here[axis % 2] for axis, place in enumerate(places)]
    numbers = [_number(step) for step in steps]
    if upper == "A":
        size = [_number(round(value * 10)) for value in shape[:3]]
        return "a", [*size, *(str(int(flag)) for flag in shape[3:]), *numbers], end
    if upper in "LHV" and steps[1] == 0:
        return "h", numbers[:1], end
    if upper in "LHV" and steps[0] == 0:
        return "v", numbers[1:], end
    return ("l" if upper in "HV" else upper.lower()), numbers, end


def _number(tenths: int) -> str:
    """Tenths as the shortest number."""
    whole, part = divmod(abs(tenths), 10)
    text = f"{whole or ''}.{part}" if part else str(whole)
    return f"-{text}" if tenths < 0 else text


def _join(numbers: list[str], *, implied: bool) -> str:
    """Numbers with a blank only where two would run together."""
    made, before = "", ""
    for item in numbers:
        glued = item.startswith("-") or (item.startswith(".") and "." in before)
        needs = bool(made) or implied
        made += item if glued or not needs else f" {item}"
        before = item
    return made
