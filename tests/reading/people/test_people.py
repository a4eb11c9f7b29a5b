"""Who is named, and with which posts. All persons are invented."""

import time

import pytest

from duikou.model.records import Person, Reading
from duikou.pipeline import read


def reading_of(body: str) -> Reading:
    return read(f"甲乙两地座谈会召开\n{body}".encode(), source="invented.txt")


def people_of(body: str) -> dict[str, Person]:
    return {person.name: person for person in reading_of(body).people}


NAMES = [
    ("会议由安多县委书记甄远山主持。", ["甄远山"]),
    ("河南省委书记陶望阳、省长凌知川出席会议。", ["陶望阳", "凌知川"]),
    ("自治区领导旦增群培、嘎玛泽登、艾尔肯·吐尼亚孜参加。", ["旦增群培", "嘎玛泽登", "艾尔肯·吐尼亚孜"]),
    ("甄远山指出，要抓好落实。甄远山一行还走访了学校。", ["甄远山"]),
    ("以甄远山同志为核心", ["甄远山"]),
    ("喀什地区行署专员帕尔哈提·肉孜介绍情况。", ["帕尔哈提·肉孜"]),
    ("复姓的欧阳修竹副市长致辞。", ["欧阳修竹"]),
    ("甄毅、闵立峰、何卫民、费清文及有关部门负责同志参加。", ["甄毅", "闵立峰", "何卫民", "费清文"]),
    ("甄沪宁、帕巴拉·格列朗杰、闵江河和费升民出席。", ["甄沪宁", "帕巴拉·格列朗杰", "闵江河", "费升民"]),
    ("走访了次仁央宗、旦增群珠、索朗德吉等四户家庭。", ["次仁央宗", "旦增群珠", "索朗德吉"]),
    ("市政府秘书长闵良才等参加活动。", ["闵良才"]),
    ("县委常委宣传部长甄晶陪同。", ["甄晶"]),
    ("省领导李江河、杭州市领导甄晶参加。", ["李江河", "甄晶"]),
    ("甲集团董事长江毅民作交流发言。", ["江毅民"]),
    ("教师甄若民一开学就带着学生下乡。", ["甄若民"]),
    ("市委书记宋　砚主持会议。", ["宋砚"]),
    ("孟一帆、简东岭、秦玉禾等代表积极发言。", ["孟一帆", "简东岭", "秦玉禾"]),
    ("副市长沈如钢陪同考察。", ["沈如钢"]),
    ("援藏律师汤启和、丁若霜受理此案。", ["汤启和", "丁若霜"]),
    ("旅游部长安尼尔·巴卡致辞。", ["安尼尔·巴卡"]),  # 长安 is a place, and none here
    ("市领导甄远山、宣城、温暖参加。", ["甄远山", "宣城", "温暖"]),
    ("家长们围住阿依努尔古丽老师问个不停。", ["阿依努尔古丽"]),
    ("路口第二户，阿曼别克家的小院格外热闹。", ["阿曼别克"]),
    ("艾力江·买买提开了店。艾力江说，生意很好。", ["艾力江·买买提"]),
    ("来自甲市中医院的甄远朝，唱得一口好秦腔。", ["甄远朝"]),
    ("村民卢大从种了地。卢大从介绍，收成不错。", ["卢大从"]),  # 从 is no function word behind the name
    ("牟清和、闵江河出席会议。", ["牟清和", "闵江河"]),
    ("校长和尹清岚的想法不谋而合，尹清岚留了下来。", ["尹清岚"]),
    ("医生古丽米热·艾山说，老师教得细。", ["古丽米热·艾山"]),
    ("医疗队来了。闵江河2020年来到乌恰。", ["闵江河"]),
]


@pytest.mark.parametrize(("body", "names"), NAMES)
def test_named_people_are_found(body: str, names: list[str]) -> None:
    assert list(people_of(body)) == names


NO_NAMES = [
    "会议指出，要深入贯彻落实，推动高质量发展。",
    "西藏·辽宁工作座谈会在拉萨举行。",
    "为长治久安和高质量发展作出贡献。",
    "市委书记、市长和有关部门负责同志参加。",
    "黄先生和戴律师来到现场。",
    "总书记高度重视，大家认真学习。",
    "书记和群众一起劳动。",
    "记者从会上获悉，各项工作有序推进。",
    "建议双方常走动、多商量。",
    "来的援藏教师本领硬、心肠热。",
    "各位领导和朋友，大家好。",
    "力争让3万学子可以免费试听。",
    "各位援疆教师应坚守“三尺讲台”的初心。",
    "看着孩子们的兴趣越来越浓，校长萌生了新的念头。",
    "村民扶老携幼来咨询。",
    "一项项惠民之举改善了生活。",
    "人均收入从1万元跃升到1.6万元。",
    "牧民们说：“路修好了。”",
    "僧人向总书记敬献哈达。",
    "总书记向全党全国发出号召。",
    "书记任福建省委副书记时来过这里。",
    "国务院建立儿童康复救助制度。",
    "凤岗坚持加大投入。代表团来到凤岗镇。",
]


@pytest.mark.parametrize("body", NO_NAMES)
def test_words_are_no_people(body: str) -> None:
    assert people_of(body) == {}


POSTS = [
    ("西藏自治区党委副书记、自治区主席甄远山出席。", ["西藏自治区党委副书记", "自治区主席"]),
    ("嘉定区委副书记、代区长甄远山出席。", ["嘉定区委副书记", "代区长"]),
    ("长沙第九批援藏干部工作队队员、贡嘎县卫生服务中心副主任甄远山说。",
     ["长沙第九批援藏干部工作队队员", "贡嘎县卫生服务中心副主任"]),
    ("经开区管委会主任助理兼规划建设和财政金融部部长甄远山参加。",
     ["经开区管委会主任助理", "规划建设和财政金融部部长"]),
    ("闽江建设工程（山东）有限公司董事长甄远山捐赠。", ["闽江建设工程（山东）有限公司董事长"]),
    ("甄远山总书记多次过问。", ["总书记"]),
    ("市委常委、比如县委书记甄远山参加。", ["市委常委", "比如县委书记"]),
    ("甲公司党组成员、副总经理，乙公司总裁甄远山一行来访。", ["甲公司党组成员", "副总经理", "乙公司总裁"]),
    ("闵江河、院长（市委会主委）甄远山参加。", ["院长", "市委会主委"]),
    ("县委常委、青田县对口支援安多县前方指挥组副组长甄远山主持。",
     ["县委常委", "青田县对口支援安多县前方指挥组副组长"]),
    ("援疆医生闵江河老师、儿科专家甄远山赴疆。", ["儿科专家"]),
    ("党委常委、副校长闵江河、甄远山参加。", ["党委常委", "副校长"]),
    ("甄远山，长沙市援藏工作组组长，来到贡嘎县。甄远山说，路通了。", ["长沙市援藏工作组组长"]),
    ("市委常委、统战部长，援宁工作队领队，自治区政府副秘书长甄远山出席。",
     ["市委常委", "统战部长", "援宁工作队领队", "自治区政府副秘书长"]),
    ("曾任安多县委常委、副县长的甄远山说，路通了。", ["安多县委常委", "副县长"]),
    ("作为第三批援疆干部，县委副书记甄远山来到和田。", ["第三批援疆干部", "县委副书记"]),
    ("德钦县委常委、副县长甄远山（挂职）汇报。", ["德钦县委常委", "副县长"]),
]  # fmt: skip


@pytest.mark.parametrize(("body", "titles"), POSTS)
def test_posts_are_as_printed(body: str, titles: list[str]) -> None:
    assert [post.title for post in people_of(body)["甄远山"].posts] == titles


def test_a_bare_post_borrows_its_division_and_says_by_which_rule() -> None:
    posts = people_of("西藏自治区党委副书记、自治区主席甄远山出席。")["甄远山"].posts
    assert [(post.division, post.completed_by) for post in posts] == [
        ("540000", None),
        ("540000", "posts.region_of_run"),
    ]
    assert posts[0].organisation == "中国共产党西藏自治区委员会"


def test_a_post_that_a_list_shares_is_noted_once() -> None:
    reading = reading_of("市长章若谷与副市长闵江河、甄远山、隋清参加座谈。")
    titles = {person.name: [post.title for post in person.posts] for person in reading.people}
    assert titles == {"章若谷": ["市长"], "闵江河": ["副市长"], "甄远山": ["副市长"], "隋清": ["副市长"]}
    assert [note.quote for note in reading.notes if note.code == "R204"] == ["副市长"]


@pytest.mark.parametrize(
    ("body", "code", "quotes"),
    [
        ("村民贺小满说，新房很暖和。副县长甄远山陪同。", "R202", ["贺小满"]),
        ("县领导闵江河参加。副县长甄远山陪同。", "R202", []),
        ("崔主任一行来到林周县，欧阳局长、宋副县长陪同。", "R203", ["崔主任", "欧阳局长", "宋副县长"]),
        ("县教育局局长崔若谷主持会议。崔局长说，要抓好落实。", "R203", []),
        ("县委书记主持会议，原省长出席。", "R203", []),
        ("咱主任说，很好。", "R203", []),
        ("甄远山说，很好。\n相关链接\n·崔主任来访一则", "R203", []),
    ],
)
def test_what_names_nobody_in_full_is_noted(body: str, code: str, quotes: list[str]) -> None:
    assert [note.quote for note in reading_of(body).notes if note.code == code] == quotes


def test_office_holders_are_told_from_ordinary_people() -> None:
    people = people_of("村民贺小满说。副县长甄远山陪同。县领导闵江河参加。")
    assert {name: person.office_holder for name, person in people.items()} == {
        "贺小满": False,
        "甄远山": True,
        "闵江河": True,
    }


def test_a_roster_keeps_its_label() -> None:
    people = people_of("河南省及郑州市领导甄远山、闵江河参加有关活动。")
    assert people["闵江河"].group == "河南省及郑州市领导"


def test_a_run_together_headline_is_read_with_the_names_of_the_body() -> None:
    text = "甲乙座谈会召开\n甄远山闵江河讲话\n7月1日，省委书记甄远山、市长闵江河出席会议。"
    people = {person.name: person for person in read(text.encode(), source="x").people}
    assert {name: len(person.mentions) for name, person in people.items()} == {"甄远山": 2, "闵江河": 2}


def test_traditional_names_are_kept_as_printed() -> None:
    assert list(people_of("常務副省長麥穗成率團考察。")) == ["麥穗成"]


def test_bylines_are_no_people() -> None:
    reading = reading_of("本报讯（记者 甄远山 通讯员 闵江河）7月1日，会议召开。图为会场。何蓝 摄")
    assert reading.people == ()
    assert [(byline.name, byline.kind) for byline in reading.document.bylines] == [
        ("甄远山", "reporter"),
        ("闵江河", "reporter"),
        ("何蓝", "photographer"),
    ]


def test_a_row_of_regions_without_end_is_no_label_that_is_looked_for_again_and_again() -> None:
    start = time.process_time()
    assert people_of("西藏" * 20_000) == {}
    assert time.process_time() - start < 4


SAID_POSTS = [
    ("医生闵清岚来了。闵清岚则是雪莲水稻研究中心的研究员。", "闵清岚", ["医生", "雪莲水稻研究中心的研究员"]),
    ("作为某省第十批援疆干部，闵江河2020年来到乌恰。", "闵江河", ["某省第十批援疆干部"]),
    ("由第三人民医院的业务骨干牟清岚担任县人民医院的副院长。", "牟清岚",
     ["第三人民医院的业务骨干", "县人民医院的副院长"]),
    ("闵江河2015年接来妻儿，成为团场中学的副校长。", "闵江河", ["团场中学的副校长"]),
    ("甄远山是一名援藏干部。", "甄远山", []),
    ("作为果树栽培的青年专家，甄远山申请援疆。", "甄远山", []),
]  # fmt: skip


@pytest.mark.parametrize(("body", "name", "titles"), SAID_POSTS)
def test_posts_are_also_told_in_sentences(body: str, name: str, titles: list[str]) -> None:
    assert [post.title for post in people_of(body)[name].posts] == titles
