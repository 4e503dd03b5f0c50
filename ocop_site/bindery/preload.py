"""What workers have in common, loaded once in the process that they are forked from."""

from __future__ import annotations

import contextlib

import ocop_site.bindery.press  # noqa: F401 - loaded for the workers

# Where WeasyPrint's libraries are missing, the first signature says so.
with contextlib.suppress(ImportError, OSError):
    import PIL.JpegImagePlugin
    import PIL.PngImagePlugin  # noqa: F401
    import weasyprint  # noqa: F401
