"""Why an entry or a catalogue cannot be begun."""

from __future__ import annotations


class NotBegun(Exception):
    """Something that cannot be begun; ``reason`` names the sentence of ``cli_words`` for it."""

    def __init__(self, reason: str, /, **values: str) -> None:
        """Keep the reason and what fills its sentence."""
        super().__init__(reason)
        self.reason = reason
        self.values = values
