"""Reads the JSON of each page, and writes the lists and data that MkDocs does not make."""

import json
from pathlib import Path
from typing import Any

SITE = json.loads(Path(__file__).with_name("site.json").read_text(encoding="utf-8"))
FOUND: dict[str, Any] = {"pages": [], "products": [], "facets": {}, "makers": {}, "kinds": {}}
SORTED_BY = {"order-name": "name_rank", "order-date": "date_rank"}


def on_env(env: Any, config: Any, files: Any) -> Any:
    """All pages are read, none is rendered: index them."""
    for file in files.documentation_pages():
        data = json.loads(file.page.meta["data"])
        file.page.meta["data"] = data
        FOUND["pages"].append(data)
    FOUND["pages"].sort(key=lambda item: item["number"])
    for data in FOUND["pages"]:
        language = data["lang"]
        if data["kind"] != "product":
            FOUND["kinds"].setdefault((language, data["kind"]), []).append(data)
            continue
        FOUND["products"].append(data)
        for key in data["facets"]:
            FOUND["facets"].setdefault((language, key), []).append(data)
        for key in data["makers"]:
            FOUND["makers"].setdefault((language, key), []).append(data)
    for (_, key), items in FOUND["facets"].items():
        items.sort(key=lambda item, key=key: item[SORTED_BY.get(key, "number")])
    FOUND["env"] = env
    return env


def on_page_context(context: Any, page: Any, config: Any, nav: Any) -> Any:
    """What the templates of pages see besides MkDocs' own variables."""
    data = page.meta["data"]
    language = data["lang"]
    return {
        **context,
        "p": data,
        "site": SITE,
        "frame": SITE["frames"][language],
        "products": FOUND["facets"].get((language, data.get("lists", "")), ()),
        "own": FOUND["makers"].get((language, data["maker"]), ()),
        "shown": FOUND["kinds"].get((language, data.get("shows", "")), ()),
    }


def on_post_build(config: Any) -> None:
    """Write lists, short addresses, feeds and search data."""
    root, env = Path(config.site_dir), FOUND["env"]

    def write(path: str, text: str) -> None:
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")

    listing, short = env.get_template("list.html"), env.get_template("short.html")
    for (language, key), items in FOUND["facets"].items():
        last = -(-len(items) // SITE["size"])
        for number in range(1, last + 1):
            context: dict[str, Any] = {
                "p": {
                    "lang": language,
                    "path": _list_path(language, key, number),
                    "description": SITE["frames"][language]["facets"][key],
                    "alternates": {code: _list_path(code, key, number) for code in SITE["lists"]},
                },
                "site": SITE,
                "frame": SITE["frames"][language],
                "title": SITE["frames"][language]["facets"][key],
                "items": items[(number - 1) * SITE["size"] : number * SITE["size"]],
                "first": (number - 1) * SITE["size"] + 1,
                "total": len(items),
                "links": [_list_path(language, key, other) for other in range(1, last + 1)],
            }
            write(context["p"]["path"], listing.render(context))
    for item in FOUND["products"]:
        if item["lang"] == SITE["main"]:
            write(f"Q/{item['short']}/index.html", short.render(item=item))
    for language, frame in SITE["frames"].items():
        own = [item for item in FOUND["products"] if item["lang"] == language]
        newest = sorted(own, key=lambda item: item["date_rank"])[:30]
        feed = env.get_template("feed.html")
        write(f"{language}/feed.xml", feed.render(site=SITE, frame=frame, newest=newest))
        search = [
            {
                "name": item["heading"],
                "url": "/" + item["path"],
                **{key: item[key] for key in ("producer", "place", "stars")},
            }
            for item in own
        ]
        write(f"{language}/search.json", json.dumps(search, ensure_ascii=False))


def _list_path(language: str, key: str, number: int) -> str:
    pattern: str = SITE["lists"][language]
    return pattern.replace("ID", key if number == 1 else f"{key}.{number}")
