"""The made-up handbook as a Typst source: the same pages, fonts, tables, pictures and numbers."""

from __future__ import annotations

import random

from benchmarks.sample_book import GROUPS, LABELS, SENTENCES, TITLE, Item, colour_of

_HEAD = """
#set document(title: "{title}")
#set text(font: "Be Vietnam Pro", size: 8.2pt, lang: "vi", fill: rgb("#222"))
#set par(justify: true, leading: 6.2pt, spacing: 11.8pt)
#set page(width: 148mm, height: 210mm, margin: (top: 18mm, x: 18mm, bottom: 16mm),
  fill: rgb("#fffdf8"), numbering: "1", number-align: right)
#show heading.where(level: 1): it => block(below: 8mm,
  text(font: "Noto Serif", size: 20pt, weight: 600, it.body))
#show heading.where(level: 2): it => block(below: 2mm,
  text(font: "Noto Serif", size: 14pt, weight: 600, it.body))
#let thumb(tab, colour) = place(top + right, dy: 18mm + 20mm * tab, rect(width: 6mm,
  height: 18mm, fill: colour, align(center + horizon, text(fill: white, weight: 600,
  str(tab + 1)))))
#let listed(target, body, strong: false) = block(spacing: 0pt, above: 6.2pt, link(target,
  [#if strong {{ text(weight: 600, body) }} else {{ body }}
   #box(width: 1fr, repeat[ .]) #context counter(page).at(target).first()]))
#let facts(rows, code) = grid(columns: (84mm, 22mm), column-gutter: 6mm,
  table(columns: (26mm, 1fr), stroke: (top: .2mm + rgb("#ccc"), rest: none),
    inset: (x: 0pt, y: .8mm),
    ..rows.map(row => (strong(row.at(0)), row.at(1))).flatten()),
  image(code, width: 22mm, alt: "Mã"))
"""


def make_source(items: list[Item]) -> str:
    """The whole book as one source."""
    parts = [_HEAD.format(title=TITLE), _cover(len(items)), _contents(items)]
    parts += [_chapter(number) for number in range(1, 5)]
    for group, name in enumerate(GROUPS):
        members = [item for item in items if item.group == group]
        if members:
            parts.append(_opener(group, name, len(members)))
            parts.append(_head(name, f'thumb({group}, rgb("{colour_of(group)}"))'))
            parts += [_product(item) for item in members]
    parts.append(_index(items))
    return "\n".join(parts)


def _string(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _head(title: str, thumb: str = "none") -> str:
    return (
        f'#set page(header: text(size: 7pt, fill: rgb("#666"), {_string(title)}), '
        f"background: {thumb})"
    )


def _full(colour: str, body: str) -> str:
    return (
        f'#page(fill: rgb("{colour}"), numbering: none, header: none, background: none)'
        f"[#set text(fill: white)\n#v(60mm)\n{body}]"
    )


def _cover(count: int) -> str:
    return _full(colour_of(0), f"= {TITLE}\n{count} mục")


def _opener(group: int, name: str, count: int) -> str:
    return _full(colour_of(group), f"= {name} <group-{group}>\n{count} mục")


def _contents(items: list[Item]) -> str:
    lines = [_head("Mục lục"), "= Mục lục"]
    lines += [f"#listed(<chapter-{n}>, [Chương {n}], strong: true)" for n in range(1, 5)]
    for group, name in enumerate(GROUPS):
        lines.append(f"#listed(<group-{group}>, [{name}], strong: true)")
        lines += [
            f"#listed(<{item.key}>, {_string(item.name)})" for item in items if item.group == group
        ]
    return "\n".join(lines) + "\n#pagebreak()"


def _chapter(number: int) -> str:
    random_ = random.Random(number)
    body = [_head(f"Chương {number}"), f"= Chương {number} <chapter-{number}>"]
    for part in range(4):
        body.append(f"== {number}.{part + 1} Mục mẫu")
        body += [f"{' '.join(random_.sample(SENTENCES, 6))}\n" for _ in range(3)]
        target = f"<mau-{part:04d}>"
        body.append(
            f"#link({target})[Xem mẫu {part} (trang #context counter(page).at({target}).first())]\n"
        )
    rows = ", ".join(f"[{2000 + n}], [{n * 7}], [{n * 3}]" for n in range(12))
    body.append(
        '#table(columns: (1fr, 1fr, 1fr), stroke: .2mm + rgb("#999"), '
        f"table.header([Năm], [Số], [Số]), {rows})"
    )
    return "\n".join(body) + "\n#pagebreak()"


def _product(item: Item) -> str:
    values = (item.producer, *item.facts[1:])
    rows = ", ".join(
        f"({_string(label)}, {_string(fact)})" for label, fact in zip(LABELS, values, strict=True)
    )
    texts = "\n\n".join(item.texts)
    colour = colour_of(item.group)
    return (
        f'#[#set text(fill: rgb("{colour}"))\n== {item.name} <{item.key}>]\n'
        f'#text(style: "italic", fill: rgb("#555"), lang: "en")[{item.english}]\n\n'
        f'#image("photos/{item.photo}", width: 112mm, height: 50mm, fit: "stretch", '
        f'alt: "Ảnh giữ chỗ của {item.key}")\n'
        f'#text(fill: rgb("#a07800"), weight: 600)[{item.stars} sao]\n\n'
        f'#facts(({rows},), "codes/{item.key}.svg")\n\n{texts}\n\n'
        f'#text(style: "italic", fill: rgb("#555"), lang: "en")[{item.summary}]\n\n'
        f"#link(<group-{item.group}>)[{GROUPS[item.group]}] · "
        f'#link("https://example.org/{item.key}")[example.org/{item.key}]\n'
        "#pagebreak()"
    )


def _index(items: list[Item]) -> str:
    ordered = sorted(items, key=lambda item: item.name)
    lines = [f"#listed(<{item.key}>, {_string(item.name)})" for item in ordered]
    return (
        _head("Bảng tra")
        + "\n= Bảng tra\n#set text(size: 7pt)\n#columns(2, gutter: 6mm)[\n"
        + "\n".join(lines)
        + "\n]"
    )
