"""The ways to print a post: 辽宁省委书记, 省委书记, 中共辽宁省委书记."""

from random import Random

from invented_names import WORLD

from duikou.lexicon.divisions import common_name, full_name, level_word

TITLES: dict[str, str] = {seat["id"]: seat["title"] for seat in WORLD["seat"]}
HEADS = {"自治区": "主席", "地": "专员"}
OF_THE_PARTY = 0.1  # titles of the committee with 中共 before them


def title_of(seat: str, division: str, chance: Random, *, with_region: bool) -> str:
    """One of the ways to print a post."""
    level = level_word(division)[0]
    region = _region(division, level, chance) if with_region else ""
    level_printed = "地区" if level == "地" else level
    title = TITLES[seat].format(
        committee=f"{level}党委" if level == "自治区" else f"{level}委",
        level="" if region.endswith(level_printed) else level_printed,
        head=HEADS.get(level, f"{level}长"),
        office="厅" if level in ("省", "自治区") else "局",
    )
    if "{head}" in TITLES[seat]:
        title = _before_head(level, with_region) + title
    party = "中共" if region and "委" in title[:4] and "发展" not in title and chance.random() < OF_THE_PARTY else ""
    return party + region + title


def _before_head(level: str, with_region: bool) -> str:
    """自治区|主席, 辽宁|省|副省长, 喀什地区|行署|专员, but 那曲|市长."""
    if level == "自治区":
        return level
    if level == "地":
        return "行署"
    return level if with_region and level in ("省", "州") else ""


def _region(division: str, level: str, chance: Random) -> str:
    """A division before a post: 辽宁, 西藏 or 新疆维吾尔, 那曲, 海西."""
    name = full_name(division)
    if level == "自治区":
        return common_name(division) if chance.random() < 0.5 else name.removesuffix(level)
    if level == "州":
        return common_name(division) if common_name(division) != division else name[:2]
    return name.removesuffix("地区" if level == "地" else level)
