"""What the preview adds to pages: mistakes above the last good one, the way to the printed one."""

from __future__ import annotations

import re
from html import escape

from ocop_site.cli_words import say
from ocop_site.site.routes import page_path

_POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]*>', re.IGNORECASE)
_BODY = re.compile(rb"<body[^>]*>")
_PAGE = re.compile(r"([a-z]{2})/[a-z-]+/([a-z0-9-]+)\.html")
_FORM = "admin/#/collections/products/entries/"
# What viewers of PDF read from an address: the page alone, as wide as its pane.
_VIEWER = "toolbar=0&amp;navpanes=0&amp;view=FitH"
_STYLE = """<style>
.preview-errors{font:16px/1.6 system-ui,sans-serif;background:#17120F;
color:#FBF3E2;padding:1.5rem 2rem;position:sticky;top:0;z-index:9;max-height:50vh;overflow:auto}
.preview-errors h2{font:400 1.4rem/1.3 system-ui,sans-serif;color:#F0A190;margin:0 0 .5rem}
.preview-errors pre{white-space:pre-wrap;font:14px/1.6 ui-monospace,monospace;margin:0;
border-left:3px solid #C8963E;padding-left:1rem}
.preview-bar{position:fixed;right:1rem;bottom:1rem;z-index:9;display:flex;gap:1px;
font:600 14px/1 system-ui,sans-serif;background:#C8963E;border:1px solid #C8963E}
.preview-bar a{background:#17120F;color:#FBF3E2;padding:.8rem 1rem;text-decoration:none}
@media print{.preview-bar{display:none}}
</style>"""
_BESIDE = """<!doctype html><html lang="{language}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>{title}</title><style>
html,body{{margin:0;height:100%;background:#17120F}}
main{{display:grid;grid-template-columns:1fr 1fr;gap:2px;height:100%}}
iframe{{border:0;width:100%;height:100%;background:#fff}}
@media(max-width:50rem){{main{{grid-template-columns:1fr;grid-template-rows:1fr 1fr}}}}
</style></head><body><main><iframe title="{web}" src="/{page}?pane"></iframe>
<iframe title="{paper}" src="/_print/{product}.pdf?lang={tongue}#{viewer}"></iframe>
</main></body></html>"""


def open_policy(page: bytes) -> bytes:
    """The page without its strict policy: the refreshing script of the preview is inline."""
    return _POLICY.sub(b"", page)


def show_errors(page: bytes, errors: str, language: str) -> bytes:
    """The messages above the last good page, or alone where there is none."""
    title = escape(say("error-page", language))
    panel = (
        f'{_STYLE}<section class="preview-errors" role="alert"><h2>{title}</h2>'
        f"<pre>{escape(errors)}</pre></section>"
    ).encode()
    if not page:
        head = (
            f'<!doctype html><html lang="{language}"><meta charset="utf-8"><title>{title}</title>'
        )
        return head.encode() + b"<body>" + panel
    return _BODY.sub(lambda match: match[0] + panel, page, count=1)


def add_bar(page: bytes, path: str, language: str, *, form: bool) -> bytes:
    """A product's page with the ways to its printed page and, where there is one, to its form."""
    match = _PAGE.fullmatch(path)
    if match is None or path != page_path(match[1], "product", match[2]) or match[2] == "index":
        return page
    ways = [(say("see-print", language), f"/_print/{match[2]}?lang={match[1]}")]
    if form:
        ways.insert(0, (say("see-form", language), f"/{_FORM}{match[2]}"))
    links = "".join(f'<a href="{escape(way)}">{escape(word)}</a>' for word, way in ways)
    bar = f'{_STYLE}<div class="preview-bar">{links}</div>'
    return page.replace(b"</body>", bar.encode() + b"</body>")


def show_beside(product: str, tongue: str, language: str) -> bytes:
    """A product's page and its printed page side by side."""
    tongue = tongue if re.fullmatch("[a-z]{2}", tongue) else "vi"
    return _BESIDE.format(
        language=language,
        title=escape(say("see-print", language)),
        web=escape(say("pane-web", language)),
        paper=escape(say("pane-print", language)),
        page=page_path(tongue, "product", product),
        product=product,
        tongue=tongue,
        viewer=_VIEWER,
    ).encode()
