"""The kinds of table rows, each with the symbol it has in a shape string.

A row whose kind has a symbol goes into the one automaton. Where one form has rows of several kinds, the kind that
stands first here gives the symbol.
"""

from typing import NamedTuple


class Kind(NamedTuple):
    """`symbol` of the first character (its lower-case letter continues it); `cost` weighs against equal covers."""

    symbol: str
    cost: int


KINDS: dict[str, Kind] = {
    "head": Kind("T", 10),  # 书记 省长 董事长: the word that makes a post
    "occupation": Kind("J", 10),  # 医生 村民 律师: a post that is no office
    "person_word": Kind("Q", 10),  # 村民 学生 老人: says who somebody is, gives no post
    "modifier": Kind("M", 10),  # 副 常务 代: part of a post
    "organ": Kind("O", 10),  # 省委 人大常委会 发改委: the body a post belongs to
    "leaders": Kind("L", 10),  # 领导 负责同志: heads a roster
    "delegation": Kind("G", 10),  # 代表团 考察团
    "speech": Kind("V", 10),  # 指出 强调 表示
    "role": Kind("R", 10),  # 主持 出席 陪同
    "motion": Kind("Z", 10),  # 赴 来到 前往: goes somewhere
    "held": Kind("Y", 10),  # 举行 召开
    "event": Kind("E", 10),  # 座谈会 签约仪式
    "byline": Kind("K", 10),  # 记者 通讯员 摄
    "zone": Kind("D", 10),  # 高新区 开发区: part of a region's name
    "province": Kind("D", 10),
    "prefecture": Kind("D", 10),
    "county": Kind("D", 10),
    "alias": Kind("D", 11),
    "province_short": Kind("D", 11),
    "prefecture_short": Kind("D", 11),
    "county_short": Kind("D", 11),
    "country": Kind("C", 11),
    "function": Kind("B", 12),  # 的 在 由: never part of a name or a post
    "unit": Kind("U", 13),  # 扎西 次仁: a unit of a Tibetan name
    "verb": Kind("B", 13),
    "noun": Kind("W", 13),
    # Kinds without a symbol are looked up, not searched for.
    "abbreviation": Kind("", 0),
    "event_cue": Kind("", 0),
    "recipient": Kind("", 0),  # a region that others support
    "surname": Kind("", 0),
    "surname2": Kind("", 0),
    "given": Kind("", 0),
    "given1": Kind("", 0),
    "given2": Kind("", 0),
    "tail": Kind("", 0),
    "uyghur": Kind("", 0),
    "sound_unit": Kind("", 0),  # 其其格 别克: a part of names written by their sound; canon says whose
    "follower": Kind("", 0),  # 携 捧: what somebody does, directly behind the name
    "sector": Kind("", 0),  # 清洁能源: canon is the code of the sector, empty for a word that only looks like one
    "money_unit": Kind("", 0),  # 元 美元: what stands behind a number makes it a figure
    "percent_unit": Kind("", 0),
    "count_unit": Kind("", 0),
    "area_unit": Kind("", 0),
    "length_unit": Kind("", 0),
    "other_unit": Kind("", 0),
    "no_unit": Kind("", 0),  # 人民 个月: begins like a unit and is none
    # What tells the year of a date (reading/dates); canon is a date or a number, see the tables.
    "anniversary": Kind("", 0),  # 西藏自治区成立: canon is its day or year
    "plan": Kind("", 0),  # 十四五: since its first, until its last year
    "year_word": Kind("", 0),  # 脱贫攻坚收官之年: canon is the year
    "session": Kind("", 0),  # 全国人大: canon is a number, since the year of its first session, five years each
    "edition": Kind("", 0),  # 进博会: canon is a number, since the year of it, one a year
    "happening": Kind("", 0),  # 大江截流: canon is its day; 去年…大江截流 tells the year
    "not_before": Kind("", 0),  # 党的二十大: canon is the first day that could speak of it
    "office": Kind("", 0),  # 总理李鹏: canon is the term as from/to
    "outlet": Kind("", 0),  # 西藏日报: canon is the division whose 我省 or 我区 it means, empty for the whole country
    "genre": Kind("", 0),  # 对口支援: canon is what the word weighs for a report of this genre
    "doubled": Kind("", 0),  # 透露表现: two words of like meaning that a machine put in for canon, 表示
    "spun": Kind("", 0),  # 扶植: put in by a machine for canon, 建设
    "organisation_suffix": Kind("", 0),  # 有限公司 人民医院: ends the name of an organisation; canon is its kind
    "central_body": Kind("", 0),  # 教育部: names one organisation by itself; canon is its kind
    "site_suffix": Kind("", 0),  # 村 大厅 基地: ends the name of a place that is no organisation
    "project_suffix": Kind("", 0),  # 项目 计划: ends the name of an undertaking
    "site_word": Kind("", 0),  # 情况 博物馆 工作队: canon says what it means for a site
    "generic": Kind("", 0),  # 重点 企业 当地: a name made of such words alone names nothing
    "programme": Kind("", 0),  # 东西部协作: canon is the code of the programme
    # What statements are read by (reading/statements).
    "both_sides": Kind("", 0),  # 双方 两地: subject of what no side owes alone
    "speaking_body": Kind("", 0),  # 教育局 医疗队: ends a subject that speaks and is no person by name
    "speaking_group": Kind("", 0),  # 队员 干部: the same of people together
    "own_ranks": Kind("", 0),  # 各级各部门 大家: whom a leader directs
    "speaker_self": Kind("", 0),  # 我们 我省: the speaker's own side
    "aid_word": Kind("", 0),  # 援藏 对口支援: help that the supporter gives
    "learning_verb": Kind("", 0),  # 学习借鉴: what a guest promises to do with what he saw
    "past_sign": Kind("", 0),  # 近年来 累计: told as done
    "happening_sign": Kind("", 0),  # 正在: told as going on
    "scene_sign": Kind("", 0),  # 会上 随后: the narrator goes on, nobody speaks
    "outcome_word": Kind("", 0),  # 成为 迎来: behind 将, a forecast and no promise
    "manner": Kind("", 0),  # 进一步 全力: stands before the verb of a deed
    "deed": Kind("", 0),  # 加大 深化: what is promised, asked or ordered
    "helper_body": Kind("", 0),  # 单位 医院: behind 帮扶 or 支援, which is then part of a name and no deed
    "helping_verb": Kind("", 0),  # 给予 支持: what only the other side can do
    "firm_word": Kind("", 0),  # 企业 商会: asked, never ordered
    "praise_word": Kind("", 0),  # 钦佩 丰硕成果: speaks well of somebody
    "principle_word": Kind("", 0),  # 政治责任 精神: says nothing that could later be checked
    "aid_standing": Kind("", 0),  # 西藏: of two provinces the one with the higher canon helps the other
}
