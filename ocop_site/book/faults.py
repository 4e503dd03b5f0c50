"""What can go wrong with the press; apart from it, so that a site's build need not load it."""

from __future__ import annotations

from ocop_site.problems import Problem

LIBRARIES = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")


class PressUnavailable(Exception):
    """The libraries that set type are missing; the message names the packages to install."""

    def __init__(self, cause: str) -> None:
        """Say what failed and what to install."""
        packages = " ".join(LIBRARIES)
        super().__init__(f"{cause}\n    sudo apt-get install -y {packages}")
        self.packages = LIBRARIES


class PressError(Exception):
    """The press found fault with a book and nobody asked to hear of it."""

    def __init__(self, problem: Problem) -> None:
        """Carry the first finding."""
        super().__init__(problem.message("en"))
        self.problem = problem
