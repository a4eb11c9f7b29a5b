"""Build surnames.csv and given_characters.csv from the person names among jieba's words.

    python scripts/build_names.py jieba-0.42.1.tar.gz

A weight is 100 times the natural logarithm of how much likelier a character is in its place of a name than in
general text: 刘 opens a name far more often than a word, 和 the other way round.

Needs the rows of words.csv that were written by hand: words that jieba takes for names.
"""

import sys
from collections import Counter
from collections.abc import Iterable
from math import log
from pathlib import Path
from typing import NamedTuple

from build_rows import TABLES, Row, Word, read_hand_rows, read_jieba, write_table

# jieba tags anything that looks like a name, so which characters are surnames is said here, by hand:
# the Hundred Surnames without those that died out, then those of our day that it lacks.
HUNDRED_SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方"
    "俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明"
    "臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫"
    "经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓"
    "牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙"
    "池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古"
    "易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯"
    "相查后荆红游竺权逯盖益桓公"
)
LATER_SURNAMES = (
    "肖闫覃付丘佟佘苟邝冼麦区代原苑芦展铁战岳帅亢况郈商牟墨哈谯笪阳佴仉缑言甯钊寸寻巨归敬晋智普朴来栗楚楼植渠漆火玉由畅税粟粘线续药衣"
    "要迟达才折揭揣剡尕仝亓芈禚綦苌茆尉仵冶初邸隋雒郄鄢银锁门青鹿黑呼候信奎妥孛海淡眭矫种秘盈冮谌郅郇邳妫忻恽禤庹奂辜肇缴伦蚁牙侬岩刀"
    "罕撒买拜喇脱保虎操拓招户睢朗丛凃呙奉官尧涂檀盘腾蹇衢钦闪闭沐但"
)
SURNAMES = frozenset(HUNDRED_SURNAMES + LATER_SURNAMES)
DOUBLE_SURNAMES = (
    "欧阳 司马 上官 诸葛 夏侯 东方 皇甫 尉迟 公孙 慕容 令狐 司徒 宇文 长孙 端木 独孤 南宫 呼延 轩辕 钟离 "
    "申屠 赫连 澹台 万俟 闻人 公冶 太叔 濮阳 淳于 仲孙 司空 鲜于 闾丘 拓跋 西门 东郭 东野 左丘 梁丘 公羊 "
    "完颜 纳兰 羊舌 即墨 亓官 巫马 宰父 谷梁 段干 漆雕"
)

# Second characters that betray a transliterated name (马克思, 高尔基), which says nothing about Han names.
FOREIGN = frozenset("尔克斯特德拉西里迪巴卡普托奥埃莫菲伊姆萨塔洛夫蒂丝耶亚格索贝布勒雷维纳鲁库塞坎赫诺")
# What follows the surname in titles and places that are tagged as names too (程先生, 黄家湖).
NO_GIVEN_NAMES = (
    "先生 夫人 师傅 太太 大侠 公公 婆婆 皇帝 相公 公子 长老 太后 贵妃 政委 大哥 老爷 将军 大夫 庄主 侍郎 香主 姑娘 "
    "小姐 道士 太尉 大爷 大娘 老师 家岭 家湾 家湖 家塘 家桥 家岗 家台 家洲 家冲 家条"
)
PLACE_ENDINGS = frozenset("县市镇村府墩棚沟店坝嘴寨寺殿庙站路馆祠菜")
# A double surname has no measured weight; this is the weight of a usual single one.
DOUBLE_WEIGHT = 300
# Added to each count before a ratio is taken: general text counts in words, names in kinds.
NAME_SMOOTHING, TEXT_SMOOTHING = 0.5, 600.0
LIMIT = 400


class Counts(NamedTuple):
    """How often each character stands in one place."""

    of: Counter[str]

    def share(self, character: str, smoothing: float) -> float:
        """Return the smoothed share of the character among all."""
        return (self.of[character] + smoothing) / self.of.total()


def is_han_name(name: str) -> bool:
    """Tell whether a word tagged as a name is one of a Han person."""
    if len(name) not in (2, 3) or name[0] not in SURNAMES or FOREIGN.intersection(name[1:]):
        return False
    return len(name) == 2 or (name[2] not in PLACE_ENDINGS and name[1:] not in NO_GIVEN_NAMES.split())


def han_names(words: Iterable[Word]) -> list[str]:
    """Keep the names of two or three characters that are not transliterated, nor words after all (高峰)."""
    no_names = {row.form for row in read_hand_rows(TABLES / "words.csv")}
    names = (word.form for word in words if word.tag == "nr")
    return [name for name in names if name not in no_names and is_han_name(name)]


def weigh(name: float, text: float) -> int:
    """Return the weight of the two shares: 0.02 of the names, 0.001 of the text → 300."""
    return round(100 * log(name / text))


def surname_rows(names: list[str], words: list[Word]) -> list[Row]:
    """Weigh each surname against the characters that begin words of general text."""
    firsts = Counts(Counter(name[0] for name in names))
    openings: Counter[str] = Counter()
    for word in words:
        openings[word.form[0]] += word.frequency
    text = Counts(openings)
    rows = [Row(name, str(DOUBLE_WEIGHT), "surname2") for name in DOUBLE_SURNAMES.split()]
    for surname in HUNDRED_SURNAMES + LATER_SURNAMES:
        weight = weigh(firsts.share(surname, NAME_SMOOTHING), text.share(surname, TEXT_SMOOTHING))
        rows.append(Row(surname, str(weight), "surname", source="jieba" if firsts.of[surname] else "duikou"))
    return rows


def given_rows(names: list[str], words: list[Word]) -> list[Row]:
    """Weigh each character of a given name against its share among all characters of general text."""
    anywhere: Counter[str] = Counter()
    for word in words:
        for character in word.form:
            anywhere[character] += word.frequency
    text = Counts(anywhere)
    long_names = [name for name in names if len(name) == 3]
    second = Counter(name[2] for name in long_names)
    # Single given names are few, and their characters are mostly those that close longer ones.
    single = Counter({character: 3 * count for character, count in Counter(n[1] for n in names if len(n) == 2).items()})
    places = {"given1": Counter(name[1] for name in long_names), "given2": second, "given": single + second}
    rows = []
    for kind, counter in places.items():
        counts = Counts(counter)
        for character in counter:
            weight = weigh(counts.share(character, NAME_SMOOTHING), text.share(character, TEXT_SMOOTHING))
            rows.append(Row(character, str(max(-LIMIT, min(LIMIT, weight))), kind, source="jieba"))
    return rows


def main(sdist: str) -> None:
    """Write both tables and say how long they are."""
    everything = list(read_jieba(Path(sdist)))
    names = han_names(everything)
    words = [word for word in everything if not word.tag.startswith("nr")]
    print("surnames", write_table(TABLES / "surnames.csv", surname_rows(names, words)))
    print("given characters", write_table(TABLES / "given_characters.csv", given_rows(names, words)))


if __name__ == "__main__":
    main(*sys.argv[1:])
