"""Builds the showcase site and the handbook: ``python build.py --help``."""

import sys

from ocop_site.cli import main

if __name__ == "__main__":
    sys.exit(main())
