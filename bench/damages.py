"""What copying does to a report: every kind of damage that copies of the genre show, done to an undamaged text."""

import random
import re
from collections.abc import Callable
from functools import cache

import opencc

Chance = random.Random
Damage = Callable[[str, Chance], bytes]

HAN = re.compile(r"[\u4e00-\u9fff]")
TONED = [
    "duì",
    "guǎng",
    "huì",
    "zhōng",
    "yuán",
    "zàng",
    "jiàn",
    "fā",
    "zhǎn",
    "shěng",
    "shì",
    "xiàn",
    "lǐng",
    "dǎo",
    "yǔ",
    "lǜ",
    "é",
    "āi",
    "ōu",
]
PLAIN = [
    "dui",
    "guang",
    "hui",
    "zhong",
    "yuan",
    "zang",
    "jian",
    "fa",
    "zhan",
    "sheng",
    "shi",
    "xian",
    "ling",
    "dao",
    "yu",
    "lv",
    "e",
    "ai",
    "ou",
]
TAGS = (
    ("<b>", "</b>"),
    ('<span style="color: #333">', "</span>"),
    ("<strong>", "</strong>"),
    ('<font size="3">', "</font>"),
)
# What converters that know no words make of simplified characters.
OVER = dict(
    zip(
        "里干后只面云发系谷余范于征钟台松斗丰姜沈冲舍吁岳郁升",
        "裡乾後隻麵雲髮係穀餘範於徵鐘臺鬆鬥豐薑瀋衝捨籲嶽鬱昇",
        strict=True,
    )
)
TITLE = re.compile(r"\A\s*([^\n]{1,60})\n")
NAMED = {
    "“": "&ldquo;",
    "”": "&rdquo;",
    "·": "&middot;",
    "—": "&mdash;",
    "…": "&hellip;",
    "《": "&#12298;",
    "》": "&#12299;",
}


def each(text: str, pattern: str, share: float, chance: Chance, change: Callable[[str], str]) -> str:
    """The text with a share of the matches changed."""
    return re.sub(pattern, lambda found: change(found[0]) if chance.random() < share else found[0], text)


def with_pinyin(text: str, chance: Chance, syllables: list[str], share: float = 0.08) -> bytes:
    traditional = convert("s2t", text)
    return each(traditional, HAN.pattern, share, chance, lambda han: f"{han}({chance.choice(syllables)})").encode()


def with_codes(text: str, chance: Chance) -> bytes:
    text = "".join(NAMED.get(letter, letter) for letter in text)
    text = each(text, HAN.pattern, 0.02, chance, lambda han: f"&#{ord(han)};")
    return each(text, r"\n|，", 0.3, chance, lambda place: place + "&nbsp;&nbsp;").encode()


def with_codes_twice(text: str, _: Chance) -> bytes:
    return "".join(NAMED.get(letter, letter).replace("&", "&amp;") for letter in text).encode()


def with_sayings(text: str, _: Chance) -> bytes:
    return re.sub("(?<=[\u4e00-\u9fff])表示(?=[\u4e00-\u9fff，：])", "&&", convert("s2t", text)).encode()


def with_tags(text: str, chance: Chance) -> bytes:
    def tagged(words: str) -> str:
        opens, closes = chance.choice(TAGS)
        return opens + words + closes

    text = each(text, r"[\u4e00-\u9fff]{2}", 0.06, chance, tagged)
    return each(text, r"\n", 0.5, chance, lambda _: "<br/>\n").encode()


def with_unseen(text: str, chance: Chance) -> bytes:
    return each(text, HAN.pattern, 0.05, chance, lambda han: han + chance.choice("\u200b\u200d\ufeff\xad")).encode()


def with_wide_digits(text: str, _: Chance) -> bytes:
    return text.translate({ord("0") + n: chr(0xFF10 + n) for n in range(10)}).encode()


def with_lost_bytes(text: str, chance: Chance) -> bytes:
    data = text.encode()
    lost = {chance.randrange(len(data)) for _ in range(max(1, len(text) // 400))}
    return bytes(byte for place, byte in enumerate(data) if place not in lost)


def with_lost_pairs(text: str, chance: Chance) -> bytes:
    return each(text, r"[\u4e00-\u9fff]{2}", 0.004, chance, lambda _: "锟斤拷").encode()


def with_title_glued(text: str, _: Chance) -> bytes:
    return TITLE.sub(lambda found: found[1].strip() * 2, text, count=1).encode()


def with_body_twice(text: str, _: Chance) -> bytes:
    return f"{text.rstrip()}\n{TITLE.sub('', text)}".encode()


def with_text_twice(text: str, _: Chance) -> bytes:
    return (text.replace("\n", " ") * 2).encode()


def with_points_twice(text: str, chance: Chance) -> bytes:
    return each(
        text, "[，。；：]", 0.3, chance, lambda point: point + chance.choice((point, ",.;:"["，。；：".index(point)]))
    ).encode()


def with_breaks(text: str, chance: Chance) -> bytes:
    return each(
        text, r"(?<=[\u4e00-\u9fff，、])[\u4e00-\u9fff](?=[\u4e00-\u9fff，、])", 0.01, chance, lambda han: han + "\n"
    ).encode()


def with_narrow_lines(text: str, _: Chance) -> bytes:
    return "\n".join(re.sub(r"(.{38})(?=.)", "\\1\n", line) for line in text.split("\n")).encode()


# What programs that spin texts put for the words of reports; the reader's table knows about half of these pairs.
PAIRS = """
建设 扶植 推动 鞭策 项目 名目 强调 夸大 表示 透露表现 支持 撑持 服务 办事 问题 题目 重要 首要 精神 精力 目前 今朝
希望 但愿 我们 咱们 国家 国度 广大 泛博 积极 踊跃 优势 上风 农村 屯子 合作 互助 工作 事情 产业 财产 活动 勾当
座谈会 漫谈会 推进 推动 加强 增强 促进 增进 提供 供给 发展 成长 参加 加入 情况 环境 成果 功效 全面 周全 机制 机制化
实施 实行 学习 进修 资源 本钱 交流 交换 帮助 赞助 取得 获得 持续 连续 深入 深切 领导 向导 介绍 先容 进一步 进一步地
""".split()  # noqa: SIM905 - pairs are read more easily so
SPUN = dict(zip(PAIRS[::2], PAIRS[1::2], strict=True))


def spun(text: str, chance: Chance) -> bytes:
    return each(text, "|".join(SPUN), 0.75, chance, SPUN.__getitem__).encode()


@cache
def converter(name: str) -> opencc.OpenCC:
    return opencc.OpenCC(name)


def convert(name: str, text: str) -> str:
    converted: str = converter(name).convert(text)
    return converted


KINDS: dict[str, Damage] = {
    "none": lambda text, _: text.encode(),
    "pinyin": lambda text, chance: with_pinyin(text, chance, TONED),
    "pinyin without tones": lambda text, chance: with_pinyin(text, chance, PLAIN),
    "codes": with_codes,
    "codes twice": with_codes_twice,
    "&& for 表示": with_sayings,
    "tags": with_tags,
    "zero width": with_unseen,
    "wide digits": with_wide_digits,
    "lost bytes": with_lost_bytes,
    "lost pairs": with_lost_pairs,
    "traditional": lambda text, _: convert("s2t", text).encode(),
    "Hong Kong": lambda text, _: convert("s2hk", text).encode(),
    "Taiwan wording": lambda text, _: convert("s2twp", text).encode(),
    "over-converted": lambda text, _: "".join(OVER.get(han, han) for han in text).encode(),
    "title glued": with_title_glued,
    "body twice": with_body_twice,
    "text twice": with_text_twice,
    "points twice": with_points_twice,
    "broken lines": with_breaks,
    "narrow lines": with_narrow_lines,
}
