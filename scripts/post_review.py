"""Post what a check found as a review of a proposal on Forgejo or Gitea.

    python scripts/post_review.py FINDINGS.json OWNER/REPOSITORY NUMBER BASE

``FINDINGS.json`` is what ``build.py check --format json`` wrote. Findings at lines that the
proposal changes against ``BASE`` become comments there, errors elsewhere are listed. What an
earlier review said already is not said again; without anything to say nothing is posted. The
address of the API and a token come from the environment: ``FORGE_API``, ``FORGE_TOKEN``.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Mapping
from pathlib import Path
from typing import Any

_HUNK = re.compile(r"@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@")
_MARK = re.compile(r"<!-- ocop ([0-9a-f]+) -->")
_WAIT = 30
_AT_MOST = 50  # comments in one review; whoever has more begins at the top anyway


def main() -> int:
    """Post; the exit code is 1 if the forge refuses."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("findings", type=Path)
    parser.add_argument("repository")
    parser.add_argument("number", type=int)
    parser.add_argument("base")
    given = parser.parse_args()
    findings = json.loads(given.findings.read_text(encoding="utf-8"))
    forge = Forge(
        f"{os.environ['FORGE_API'].rstrip('/')}/repos/{given.repository}/pulls/{given.number}",
        os.environ["FORGE_TOKEN"],
    )
    try:
        review = write_review(findings, changed_lines(given.base), forge.said())
        if review is not None:
            forge.send("/reviews", review)
    except urllib.error.URLError as error:
        print(f"{forge.address}: {error}", file=sys.stderr)
        return 1
    return 0


class Forge:
    """The reviews of one proposal."""

    def __init__(self, address: str, token: str) -> None:
        """Remember where the proposal is, and by which right it is read and written."""
        self.address = address
        self._headers = {"Authorization": f"token {token}", "Content-Type": "application/json"}

    def said(self) -> frozenset[str]:
        """The fingerprints of findings that earlier reviews have named."""
        found: set[str] = set()
        for review in self.send("/reviews?limit=50"):
            found.update(_MARK.findall(str(review.get("body", ""))))
            for comment in self.send(f"/reviews/{review['id']}/comments"):
                found.update(_MARK.findall(str(comment.get("body", ""))))
        return frozenset(found)

    def send(self, path: str, body: Mapping[str, Any] | None = None) -> Any:
        """Ask, or post a body, and read the answer."""
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.address + path, data, self._headers)
        with urllib.request.urlopen(request, timeout=_WAIT) as answer:
            return json.load(answer)


def changed_lines(base: str) -> Mapping[str, frozenset[int]]:
    """The lines that the current commit adds or changes since it left ``base``, by file."""
    command = ["git", "-c", "core.quotePath=false", "diff", "--unified=0", "--no-color"]
    done = subprocess.run(
        [*command, "--no-ext-diff", "--dst-prefix=b/", f"{base}...HEAD"],
        capture_output=True,
        check=True,
    )
    found: dict[str, set[int]] = {}
    file = ""
    for line in done.stdout.decode("utf-8", "replace").split("\n"):
        if line.startswith("+++ "):
            file = line[len("+++ b/") :].rstrip("\t") if line.startswith("+++ b/") else ""
        elif file and (hunk := _HUNK.match(line)):
            first, count = int(hunk[1]), int(hunk[2] or 1)
            found.setdefault(file, set()).update(range(first, first + count))
    return {name: frozenset(lines) for name, lines in found.items()}


def write_review(
    findings: Mapping[str, Any], changed: Mapping[str, frozenset[int]], said: frozenset[str]
) -> Mapping[str, Any] | None:
    """The review of findings that were not told before; ``None`` if there is none."""
    problems = [item for item in findings["problems"] if item["fingerprint"] not in said]
    here = [item for item in problems if item["line"] in changed.get(item["file"], frozenset())]
    elsewhere = [item for item in problems if item["severity"] == "error" and item not in here]
    if not here and not elsewhere:
        return None
    lines = [str(findings["summary"]), *(_listed(item) for item in elsewhere[:_AT_MOST])]
    comments = [
        {"path": item["file"], "new_position": item["line"], "body": _text(item)}
        for item in here[:_AT_MOST]
    ]
    return {"event": "COMMENT", "body": "\n".join(lines), "comments": comments}


def _listed(item: Mapping[str, Any]) -> str:
    place = f"`{item['file']}`" + (f", {item['line']}" if item["line"] else "")
    return f"- {place}: {_text(item)}"


def _text(item: Mapping[str, Any]) -> str:
    """A finding in Markdown: nothing in it is markup, and a mark tells it apart later."""
    message, remedy = (_plain(str(item[key])) for key in ("message", "remedy"))
    return f"**{item['code']}** {message} → {remedy} <!-- ocop {item['fingerprint']} -->"


def _plain(text: str) -> str:
    return re.sub(r"([\\`*_{}\[\]<>()#|~@!])", r"\\\1", " ".join(text.split()))


if __name__ == "__main__":
    sys.exit(main())
