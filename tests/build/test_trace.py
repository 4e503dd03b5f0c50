"""``--profile`` writes where the time of a build went, as trace viewers read it."""

from __future__ import annotations

import json
from pathlib import Path

from ocop_site.cli import main
from ocop_site.trace import Trace
from tests.support import write_catalogue


def test_a_profile_tells_of_stages_and_units_within_them(tmp_path: Path) -> None:
    content = write_catalogue(tmp_path / "content")
    profile = tmp_path / "reports/trace.json"
    command = ["site", "--content", str(content), "--output", str(tmp_path / "output")]
    assert main([*command, "--profile", str(profile)]) == 0
    events = json.loads(profile.read_text(encoding="utf-8"))["traceEvents"]
    spans = {event["name"]: event for event in events if event["ph"] == "X"}
    assert {"read files", "check and index", "site", "finish and prove", "publish"} <= set(spans)
    site, page = spans["site"], spans["vi/product/mat-ong-thu"]
    assert page["cat"] == "unit"
    assert site["ts"] <= page["ts"]
    assert page["ts"] + page["dur"] <= site["ts"] + site["dur"]
    named = {event["pid"]: event["args"]["name"] for event in events if event["ph"] == "M"}
    assert named[site["pid"]] == "build"


def test_a_book_tells_of_its_signatures(tmp_path: Path) -> None:
    content = write_catalogue(tmp_path / "content")
    profile = tmp_path / "trace.json"
    command = ["pdf", "--content", str(content), "--output", str(tmp_path / "output")]
    assert main([*command, "--lang", "vi", "--profile", str(profile)]) == 0
    events = json.loads(profile.read_text(encoding="utf-8"))["traceEvents"]
    signatures = [event for event in events if event.get("cat") == "signature"]
    assert len(signatures) > 3
    lanes: dict[int, int] = {}
    for event in signatures:  # in the order in which they began; none overlaps another on its lane
        assert event["ts"] >= lanes.get(event["tid"], 0) - 1
        lanes[event["tid"]] = event["ts"] + event["dur"]


def test_nothing_is_gathered_unasked() -> None:
    trace = Trace()
    with trace.span("work"):
        pass
    assert trace.take() == []
