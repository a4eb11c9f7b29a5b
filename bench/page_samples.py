"""Forty invented pages: ten layouts of sites, four reports each, with what must and what must not come out."""

import re
import tomllib
from html import escape
from pathlib import Path
from string import Template
from typing import Any, NamedTuple

FOLDER = Path(__file__).parent / "pages"
REPORTS = 4  # on pages of one layout
LONGEST_TITLE = 60
RELATED = 6  # other reports on one page

_NAMES = re.compile(r"""\s(?:id|class|role)=("[^"]*"|[^\s>]+)""")

Facts = dict[str, Any]


class Sample(NamedTuple):
    """A page, its title, outlet and day, and the words that are the report's and that are not."""

    name: str
    html: bytes
    title: str
    outlet: str
    published: str
    keep: tuple[str, ...]
    drop: tuple[str, ...]


def samples() -> list[Sample]:
    """The pages, always the same."""
    families, articles, noise = (_load(name) for name in ("families", "articles", "noise"))
    return [
        _sample(family, articles["article"][(3 * place + number) % len(articles["article"])], noise, place + number)
        for place, family in enumerate(families["family"])
        for number in range(REPORTS)
    ]


def pages_of(texts: list[bytes]) -> list[bytes]:
    """Reports in plain text, each on a page of one of the layouts: a short first line is the title."""
    families, noise = _load("families")["family"], _load("noise")
    pages = []
    for turn, data in enumerate(texts):
        paragraphs = [line.strip() for line in data.decode("utf-8-sig").splitlines() if line.strip()]
        title = paragraphs.pop(0) if len(paragraphs[0]) <= LONGEST_TITLE else "对口支援动态"
        article: Facts = dict.fromkeys(("kicker", "outlet", "author", "editor"), "")
        article |= {"title": title, "date": "2024-05-06", "captions": [], "table": []}
        article["paragraphs"] = [escape(line) for line in paragraphs]
        pages.append(_sample(families[turn % len(families)], article, noise, turn).html)
    return pages


def without_names(page: Sample) -> Sample:
    """The page without ids, classes and roles: nothing says any more what a part is for."""
    encoding = next(each for each in ("utf-8", "utf-16", "gbk") if _decodes(page.html, each))
    return page._replace(html=_NAMES.sub("", page.html.decode(encoding)).encode(encoding))


def _decodes(data: bytes, encoding: str) -> bool:
    return data.decode(encoding, "ignore").encode(encoding) == data


def _load(name: str) -> Facts:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def _sample(family: Facts, article: Facts, noise: Facts, turn: int) -> Sample:
    year, month, day = map(int, article["date"].split("-"))
    others = [noise["related"][(turn + place) % len(noise["related"])] for place in range(RELATED)]
    fields = {
        **{name: article[name] for name in ("title", "kicker", "outlet", "author", "editor")},
        "date": family["date"].format(y=year, m=month, d=day),
        "isodate": article["date"],
        "paragraphs": _items(family["paragraph"], article["paragraphs"]),
        "captions": _items(family["caption"], article["captions"]),
        "table": _table(family["cell"], article["table"]),
        "menu": _items(family["menu"], noise["menu"]),
        "related": _items(family["related"], others),
        "related0": others[0],
        "related1": others[1],
        **_numbered("summary", noise["summaries"]),
        **_numbered("comment", noise["comments"]),
        **_numbered("advert", noise["adverts"]),
        **_numbered("button", noise["buttons"]),
        **_numbered("foot", noise["foot"]),
        **_numbered("notice", noise["notices"]),
    }
    html = Template(family["html"].lstrip()).substitute(fields)
    cells = [cell for row in article["table"] for cell in row]
    keep = [*article["paragraphs"], *article["captions"], *cells]
    drop = [
        *others,
        *(words for key in ("summaries", "comments", "adverts", "foot", "notices") for words in noise[key]),
    ]
    return Sample(
        f"{family['name']}: {article['title']}",
        _encoded(html, family["encoding"], turn),
        article["title"],
        article["outlet"],
        article["date"],
        tuple(keep),
        tuple(words for words in drop if words in html),
    )


def _items(form: str, items: list[str]) -> str:
    return "\n".join(form.replace("{}", item) for item in items)


def _numbered(name: str, items: list[str]) -> dict[str, str]:
    return {f"{name}{number}": item for number, item in enumerate(items)}


def _table(cell: str, rows: list[list[str]]) -> str:
    if not rows:
        return ""
    return "<table border=1>" + "".join(f"<tr>{_items(cell, row)}</tr>" for row in rows) + "</table>"


def _encoded(html: str, encoding: str, turn: int) -> bytes:
    """The page in its encoding: declared rightly, wrongly or not at all."""
    if encoding == "marked":
        return html.encode("utf-8-sig" if turn % 2 else "utf-16")
    if encoding == "utf-8-gb-declared":
        return html.encode("utf-8")
    return html.encode("gbk" if encoding.startswith(("gb2312", "gbk")) else encoding)
