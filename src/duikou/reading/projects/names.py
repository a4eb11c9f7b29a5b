"""Where the name of an undertaking begins and ends, and whether it is a name of its own."""

import re
from typing import Final

from duikou.grammar import Page
from duikou.model.text import Span
from duikou.reading.boundaries import behind_last, clause_start
from duikou.reading.suffixes import Suffix, is_generic, is_indefinite, is_vague, suffixes_in

_UNSETTLED: Final = re.compile(r"将|要|力争|希望|欢迎|推动|加快|努力|拟|计划|争取|支持|探索|建议|请|鼓励|谋划")
_PROMISED: Final = re.compile(r"将|希望|要求|建议|拟|欢迎|鼓励|计划在")
_CALLED_SO: Final = re.compile(r"(?:[为叫是]|(?<![完建落])成)[^，。；]*的\Z")  # 成为乡里的“江南小镇”
_PROGRAMMES: Final = ("工程", "计划", "行动", "平台")
_COUNT_BEHIND: Final = re.compile(
    r"[约近共]?[0-9一二两三四五六七八九十百千余多]+[余多]?[万亿]?(?:[个家所座条处支名项期间栋亩米]|平方|公里)"
)
_LOCAL: Final = re.compile(
    r"[州市县区](?:人民|第[一二三四五六七八九]|[一二三四]中|职业|妇幼|中医|藏医|维吾尔医)|县城|市区|[一二三四五六七八九十百0-9]+[团连](?!队)"
    r"|(?!城镇|乡镇|集镇|各|本|全|该)[^，、的“”]{1,4}(?<!城)(?<!乡)(?<!村)[乡镇](?![乡镇村])(?=.{3})"
)
_FOUNDED: Final = frozenset({"school", "hospital", "museum", "park", "other", "place", "works"})
_PLACED: Final = _FOUNDED - {"works"}
_SMALL: Final = frozenset(
    ["工作室", "工作站", "工作组", "工作队", "委员会", "联合会", "合作社", "办公室", "课题组", "书屋", "门店", "店"]
)
_TITLES: Final = ("示范", "先行", "模范", "试验", "试点")  # what a place may call itself
_LINES: Final = ("公路", "高速公路", "铁路", "大桥", "特大桥", "隧道", "快速路")
_IN_BEING: Final = frozenset({"school", "hospital"})
_NEW: Final = ("分院", "分园", "新校区", "校区")
_CITIES: Final = ("工业城", "商贸城", "文化城", "科技城")
_DIVISIONS: Final = re.compile(r"(?:[DC][dc]*)*")
_SEVERAL_REGIONS: Final = re.compile(r"(?:[DC][dc]*)+(?:[^DCdc（）](?:[DC][dc]*)+)+")  # 甲县和乙县
_PROPER: Final = re.compile(r"[DCUX“]")
_PLACES: Final = frozenset({"ns"})
_NAMES: Final = frozenset({"ns", "nz", "nt"})
_NO_PROJECTS: Final = frozenset({"government", "party", "congress", "military", "enterprise", "association", "media"})
_AREAS: Final = frozenset(
    ["新区", "开发区", "经济开发区", "高新区", "经开区", "保税区", "综合保税区", "自贸区", "自贸试验区", "合作区"]
).union(["村", "社区", "城", "灾区", "库区", "草原", "牧区"])
_BOUGHT: Final = re.compile(r"(?:购置|采购|补助|培训)\Z")
_TELLING: Final = re.compile(r"[NGRVZTQ]")
_NO_NAME: Final = re.compile(
    r"《|[了着]|\A[0-9.]+[万余多]*户|[这那][个一]|\A[一二三四五六七八九十两]大|\A[二三][甲乙级]医院|“[一二三四五六七八九十两][大项个张]|[两三四五六七八九十]个|类项目\Z|的(?:项目|工程)\Z|一([个座条所处栋])\1|[抓上跑谋]项目\Z|(?:标杆|样板|标志性|民心|德政|重点|重大|龙头|骨干)(?:工程|项目)\Z|(?:援[藏疆青建]|第.{1,3}批[^，]{0,6})(?:项目|工程)\Z|[0-9]个|“(?:十[一二三四五六]五|一带一路|鲁班奖|半拉子|交钥匙|交支票|组团式|三甲|二甲)”"
    r"|各[级地类县乡族]|”[两三四五六七八九十]大|\A(?:国家|全国|全省|全区|自治区|省级|国家级|省|市)[^，、]*?(?:示范区|先行区|模范区|示范点|(?:教育|示范|实践|试点)(?:基地|单位|城市|园|县))\Z"
)
_SHORTEST: Final = 4
_SHORTEST_PROGRAMME: Final = 6
_LONG_WORKS: Final = 9
_SHORT_WHAT: Final = 4
_SHORTEST_ITEM: Final = 5
_SHORTEST_OWN: Final = 2  # characters before the suffix of a name in quotes
_SHORTEST_TYPE: Final = 5  # of a name that says what a thing is for


def is_own(page: Page, span: Span, suffix: Suffix | None, *, bare: bool, called: bool) -> bool:
    """Whether the words are the name of one undertaking, not of a kind (援藏项目) and not of an area or a firm.

    `bare`: unknown characters at the beginning count as a proper name. `called`: the report calls it a project, so
    that names of things count too (民族团结 is one to the word list, and 建设民族团结示范区 names no project).
    """
    name = page.view[slice(*span)]
    if suffix and suffix.start <= span[0]:
        return False
    if len(name) < _SHORTEST or is_indefinite(name) or _NO_NAME.search(name) or name.count("“") != name.count("”"):
        return False
    # 工业园区 is a zone to the words, and what the name is of all the same: 甲市乙市|工业园区
    divisions = _DIVISIONS.match(page.shapes["words"], span[0], max(suffix.start, span[0] + 1) if suffix else span[1])
    rest = page.view[divisions.end() if divisions else span[0] : span[1]]
    core = name.removesuffix(suffix.row.form) if suffix else name
    several = _SEVERAL_REGIONS.match(page.shapes["words"], *span)
    if several and is_generic(page.view[several.end() : span[1]]):
        return False
    placed = divisions is not None and divisions.end() > span[0]
    if is_vague(rest) or (not placed and (is_generic(name) or is_generic(core))):
        return False
    return _has_proper(page, span, bare, _NAMES if called else _PLACES)


def is_programme(page: Page, span: Span, suffix: Suffix) -> bool:
    """Whether the words name a programme: 健康护航工程, not 安居工程 and not 三年行动计划."""
    name = page.view[slice(*span)]
    return (
        suffix.row.form.endswith(_PROGRAMMES)
        and len(name) >= _SHORTEST_PROGRAMME
        and not is_indefinite(name)
        and not _NO_NAME.search(name)
        and not is_generic(name.removesuffix(name[-2:]))
    )


def is_founded(page: Page, span: Span, suffix: Suffix, *, small: bool = False) -> bool:
    """Whether the words say by what it is for which thing was founded: 新生儿救治中心, not 现代农业产业园.

    `small`: a workshop or a co-operative counts too.
    """
    name = page.view[slice(*span)]
    return (
        (suffix.row.canon in _FOUNDED or name.endswith(_CITIES) or (small and suffix.row.form == "合作社"))
        and suffix.row.form not in _AREAS.difference(["城"])
        and (small or suffix.row.form not in _SMALL)
        and not suffix.row.form.startswith(_TITLES)
        and len(name) >= (_SHORTEST if small else _SHORTEST_TYPE)
        and not is_indefinite(name)
        and not _NO_NAME.search(name)
        and not is_generic(name)
        and not is_generic(name.removesuffix(suffix.row.form))
        and suffix.start - span[0] > 1
    )


def is_settled(page: Page, floor: int, place: int) -> bool:
    """Whether the clause before a verb says that it has come to be: no 将, 力争, 希望."""
    return _UNSETTLED.search(page.view, clause_start(page.view, floor, place), place) is None


def is_promised(page: Page, floor: int, place: int) -> bool:
    """Whether the sentence before a name says what somebody will do or wants: 我们将…，建立“工友之家”."""
    return _PROMISED.search(page.view, behind_last(page.view, "。；！？\n", floor, place), place) is not None


def is_planned(page: Page, stretch: Span) -> bool:
    """Whether the words say that it is yet to come: 将雪莲园区, 推动雪莲园区."""
    return _UNSETTLED.search(page.view, *stretch) is not None


def is_counted(page: Page, span: Span) -> bool:
    """Whether a number behind the words says that they are a kind: 建成示范基地35个."""
    return not in_list(page, span) and _COUNT_BEHIND.match(page.view, span[1]) is not None


def is_long_works(page: Page, span: Span) -> bool:
    """Whether works are named at length by what they are: 可再生能源局域网工程, 雪莲沟景区基础设施建设项目."""
    name = page.view[slice(*span)]
    named = len(name) >= _LONG_WORKS and not is_indefinite(name) and not _NO_NAME.search(name) and not is_generic(name)
    words = page.shapes.get("people", page.shapes["words"])[slice(*span)]
    unknown = (
        len(name) > _LONG_WORKS
        and "hh" in words
        and not _TELLING.search(words)
        and (name.endswith("建设项目") or not is_vague(name[-4:-2]))
    )
    return named and (name.endswith("工程") or unknown)


def is_short_works(page: Page, span: Span) -> bool:
    """Whether an item before 等重点项目 says where and what in a few words: 八宿光伏; no mere region."""
    shape = page.shapes["words"]
    where = _DIVISIONS.match(shape, *span)
    what = span[1] - (where.end() if where else span[0])
    return where is not None and where.end() > span[0] and 1 < what <= _SHORT_WHAT


def is_item(page: Page, span: Span) -> bool:
    """Whether an item of a list of projects says which one is meant: 年产5万吨饲料; not 教育 and no region."""
    name = page.view[slice(*span)]
    if len(name) < _SHORTEST_ITEM or not begins_as_name(page, span) or _NO_NAME.search(name) or _BOUGHT.search(name):
        return False
    return not (_DIVISIONS.fullmatch(page.shapes["words"], *span) or is_indefinite(name) or is_generic(name))


def is_quoted(page: Page, span: Span) -> bool:
    """Whether a name in quotes is of a thing that was made: “石榴籽书屋”, “雪莲图书馆”."""
    found = suffixes_in(page.view, span)
    if not found or found[-1].end != span[1] or found[-1].start - span[0] < _SHORTEST_OWN:
        return False
    before = span[0] - 1
    if _CALLED_SO.search(page.view, clause_start(page.view, 0, before), before):
        return False
    counted = page.view[before - 1] in "座所个条间"  # 建了一座“雪莲桥”
    made = counted or found[-1].row.canon in _FOUNDED or found[-1].row.canon == "scheme"
    core = page.view[span[0] : found[-1].start]
    named = not is_generic(core) and not _NO_NAME.search(page.view, *span) and begins_as_name(page, span)
    return made and named and found[-1].row.form not in _AREAS


def is_predicate(page: Page, floor: int, span: Span) -> bool:
    """Whether works without a proper name only say what a thing is: 雪莲酒庄是集种植和酿酒为一体的生态园项目."""
    start = clause_start(page.view, floor, span[0])
    return not _PROPER.search(page.shapes["words"], *span) and _CALLED_SO.search(page.view, start, span[0]) is not None


def is_kind_in_quotes(page: Page, span: Span) -> bool:
    """Whether what stands behind the quotes is a mere kind: “东西协作”重点建设项目."""
    kind = page.view[page.view.find("”", *span) + 1 : span[1]]
    return len(kind) > len("项目") and kind.endswith(("项目", "工程")) and is_vague(kind)


def is_line(page: Page, span: Span, suffix: Suffix) -> bool:
    """Whether a road, a railway or the like is named by its ends, which no table knows: 拉日高等级公路."""
    core = page.view[span[0] : suffix.start]
    return suffix.row.form in _LINES and len(core) > 1 and not is_generic(core) and not _NO_NAME.search(core)


def is_improved(page: Page, span: Span, suffix: Suffix) -> bool:
    """Whether an existing school or hospital is meant, that gets better: 参与格桑县人民医院建设."""
    return suffix.row.canon in _IN_BEING and page.view.startswith("建设", span[1]) and suffix.row.form not in _NEW


def is_undertaking(suffix: Suffix) -> bool:
    """Whether the suffix can end a project: no area, no firm, no public body."""
    return suffix.row.canon not in _NO_PROJECTS and suffix.row.form not in _AREAS


def begins_as_name(page: Page, span: Span) -> bool:
    """Whether the first word is no verb: 报送项目 and 建好项目 name nothing."""
    return page.shapes["words"][span[0]] not in "BRV9"


def in_list(page: Page, span: Span) -> bool:
    """Whether a 、 stands beside the words."""
    return "、" in (page.view[span[0] - 1 : span[0]], page.view[span[1] : span[1] + 1])


def _has_proper(page: Page, span: Span, bare: bool, tags: frozenset[str]) -> bool:
    """Whether a proper name stands in the span.

    That is a division, a country, a quoted name, a name of the word list (三峡), or, where `bare`, unknown characters
    at the beginning.
    """
    shape = page.shapes["words"]
    if (
        _names_place(page, span)
        or _PROPER.search(shape, *span)
        or (bare and shape.startswith("hh", span[0]))
        or _LOCAL.match(page.view, *span)
    ):
        return True
    return any(page.row(piece.form).canon in tags for piece in page.pieces_over(*span))


def _names_place(page: Page, span: Span) -> bool:
    """Whether the works are at a place that the name gives first: 雪莲花园|改造工程."""
    first = suffixes_in(page.view, span)[0:1]
    return (
        bool(first)
        and first[0].row.canon in _PLACED
        and first[0].end < span[1]
        and first[0].start - span[0] > 1
        and not is_generic(page.view[span[0] : first[0].start])
    )
