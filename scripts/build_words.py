"""Build words.csv: general words that show where a name ends, or that are no names at all.

    python scripts/build_words.py jieba-0.42.1.tar.gz

Needs surnames.csv (scripts/build_names.py) and keeps the rows written by hand: words that jieba takes for names
(高峰, 关怀) and words that it lacks.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from build_rows import TABLES, Row, Word, read_hand_rows, read_jieba, read_rows, write_table

# A word this common helps to see where something ends; a rarer one only matters if it could pass for a name.
COMMON, COULD_BE_NAME = 140, 5
# A phrase of four characters that begins like a name would lose its end to the next word: 扶老|携幼.
PHRASE, PHRASE_TAGS, PHRASE_LENGTH = 20, ("i", "l"), 4
# jieba's tags of words that end a name or a post: verbs, adverbs, prepositions, conjunctions, pronouns, particles.
# Nouns, places, times, numerals, phrases and the words that qualify nouns (高新 b) can all be part of a post.
VERB_TAGS = ("v", "d", "p", "c", "u", "r", "y", "e", "o")
# Names of people that jieba tags as something else (梁建国 as a place): in a list of words they would hide real ones.
PEOPLE = (
    "李惟淼 陈璧君 魏联军 梁建国 刘澜涛 刘彦彬 毛庆国 张佑才 朱梦魁 杨萱庭 郑卫国 魏揭飞 周恩来 朱幼棣 沈家本 "
    "周沧海 周坤仁 林兆枢 许立群 郑洞国 韩安国 史静寰 程谋义 龙应台 姜渭渔 林皎明 王言彬 卓不凡 程咬金 舒圣佑 "
    "张坤海 范遥心 关颖珊 苏东坡 余沧海 苏星河 黄蓉连 黄蓉本 金正日 周作人 薄周孔 许多文 寿兴国 韩三国 林丹网 "
    "沈雯 慕庆 柯文 孔融 许栋 徐洋 申仪 宗炎 贺海 岳肃"
)
# Bodies that jieba has with their region, and regions known elsewhere: as one word they would hide the region.
REGIONAL = "北京市政协 北京政府 湖北省人民政府 湖北省委 湖北省政府 湖北省物价局 湖北省财政厅 红河州 文山州 香港特区"
# Rare words that would hide where a name ends before 说.
HIDING_SPEECH = "口说 成说 文说"
# Words that would hide an office before a surname: 董事|长江|毅.
HIDING_OFFICE = "长江 长安"


def read_surnames() -> frozenset[str]:
    """Return the single surnames."""
    return frozenset(row.form for row in read_rows(TABLES / "surnames.csv") if row.kind == "surname")


def kind_of(tag: str) -> str:
    """Return `noun` for 「高度 n」, `verb` for 「强调 v」 and for all that cannot be part of a post."""
    return "verb" if tag.startswith(VERB_TAGS) and tag != "vn" else "noun"


def word_rows(words: Iterator[Word], surnames: frozenset[str]) -> Iterator[Row]:
    """Yield the words worth knowing; those that jieba takes for names, and regional bodies, are left out."""
    left_out = {*PEOPLE.split(), *REGIONAL.split(), *HIDING_SPEECH.split(), *HIDING_OFFICE.split()}
    for word in words:
        if len(word.form) == 1 or word.tag.startswith("nr") or word.form in left_out:
            continue
        could_be_name = len(word.form) <= 3 and word.form[0] in surnames
        begins_like_one = len(word.form) == PHRASE_LENGTH and word.form[0] in surnames and word.tag in PHRASE_TAGS
        if word.frequency >= (COULD_BE_NAME if could_be_name else PHRASE if begins_like_one else COMMON):
            yield Row(word.form, word.tag, kind_of(word.tag), source="jieba")


def main(sdist: str) -> None:
    """Write the table and say how long it is."""
    table = TABLES / "words.csv"
    by_hand = read_hand_rows(table)
    print("words", write_table(table, [*by_hand, *word_rows(read_jieba(Path(sdist)), read_surnames())]))


if __name__ == "__main__":
    main(*sys.argv[1:])
