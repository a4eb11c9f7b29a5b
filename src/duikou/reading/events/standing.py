"""What the words of a post, or those before a name, say of a person besides the region: seconded, of the place, kin."""

import re
from typing import Final

FIRM: Final = re.compile(
    r"大学|学院|学校|校长|(?<!法院)院长|校党委|我[校院]|集团|公司|总经理|董事长|总裁|银行|研究院|协会|商会|医院"
)
CENTRAL: Final = re.compile(
    r"中共中央|中央|国务院|国务委员|全国人大(?!代表(?!大会))|全国政协(?!委员(?!会))|国家|最高人民|总理|总书记|"
    r"(?:水利|教育|财政|民政|科技|科学技术|工业和信息化|公安|交通运输|农业农村|农业|商务|文化和旅游|文化|司法|"
    r"人力资源和社会保障|自然资源|生态环境|住房和城乡建设|外交|国防|卫生)部(?!队|门)|中组部|中宣部"
)
CENTRAL_BODY: Final = re.compile(r"(?:中共)?中央|国务院|全国|国家")
_SECONDED: Final = re.compile(
    r"援[藏疆青滇黔甘宁桂蒙]|支教|支医|支农|挂职|组团式|前方|驻[^，。]{0,6}工作[组队]|协作工作[组队]|帮扶(?:工作队|专家|干部|教师|医生)"
)
# The offices at home that look after it, and those who only come to see: 援疆办主任, 援藏慰问团团长.
_AT_HOME: Final = re.compile(r"办公室|办(?:副)?主任|领导小组|协调小组|慰问|考察|代表团|访问团|陪送|驻村")
_TEAM_HEAD: Final = re.compile(r"领队|指挥|组长|队长|临时党委|工作队书记")
_OF_THE_PLACE: Final = re.compile(
    r"当地|本地|村民|牧民|农民|农牧民|居民|群众|患者|病人|学生|同学|贫困户|脱贫户|老人|老乡|孩子|农户|养殖户|种植户|徒弟|"
    r"男孩|女孩|小伙|姑娘|大叔|大妈|大娘|阿妈|阿爸|家住"
)
_KIN: Final = re.compile(r"(?:远在|老家|家乡|千里|后方)[^。，；]*(?:妻子|丈夫|爱人|母亲|父亲|女儿|儿子)$")
_SENT: Final = re.compile(
    r"(?:选派|派出|派遣)了?[^，。；]{0,8}$|(?:作为|身为)[^，。；]*(?:援[藏疆青滇黔甘宁桂]|支教|帮扶|挂职)[^，。；]*，"
)
_EXPERT: Final = re.compile(r"医师|医生|护士|教师|老师|专家|队员|队长|教授|律师|农艺师|工程师|志愿者")
_GOES_TO_HELP: Final = re.compile(
    r"(?:(?!说|表示|介绍)[^。！？；\n]){0,16}(?:申请|报名|主动|请缨|志愿|选派|参加)?(?:援[藏疆青滇黔甘宁桂]|支教|进藏|入藏|赴藏|进疆|赴疆|入疆)"
    r"|来自[^。！？；\n]{0,36}?(?:援[藏疆青滇黔甘宁桂]|支教|医疗队|工作队)"
    r"|[^。！？；，\n]{0,12}从[^，。；\n]{2,10}(?:来到|前往|奔赴|远赴)"
    r"|[^。\n]{0,30}。作为[^。，]{0,24}(?:援[藏疆青滇黔甘宁桂]|支教|帮扶|挂职)[^。，]{0,8}，[他她]"
)


_GROUP_GOES: Final = re.compile(r"[^。；！？\n]{0,300}?等[^，。；、]{0,10}(?:深入|走进|来到|前往|走访)")


def goes_in_a_group(view: str, place: int) -> bool:
    """Whether the list that goes on behind a name is of those who come: 某某、某某等运动员深入社区.

    >>> goes_in_a_group("某某、某某等运动员深入社区", 2), goes_in_a_group("某某陪同", 2)
    (True, False)
    """
    return _GROUP_GOES.match(view, place) is not None


def is_seconded(title: str) -> bool:
    """Whether a post is one of those sent to help: 援藏医生, 援疆前方指挥部指挥长; not 援疆办主任.

    >>> is_seconded("某省援疆教师"), is_seconded("省援疆办主任")
    (True, False)
    """
    return _SECONDED.search(title) is not None and _AT_HOME.search(title) is None


def heads_a_team(title: str) -> bool:
    """Whether a seconded person leads the others: 领队, 指挥长, 组长."""
    return _TEAM_HEAD.search(title) is not None


def is_of_the_place(words: str) -> bool:
    """Whether the words before a name call him one who lives there: 村民, 当地医生, 患者."""
    return _OF_THE_PLACE.search(words) is not None


def is_kin(words: str) -> bool:
    """Whether the words before a name call him a relative at home: 远在天津的妻子某某."""
    return _KIN.search(words) is not None


def is_sent(words: str) -> bool:
    """Whether the words before a name say that others sent him: 选派了某某等七名医生, 作为第一批援宁队员，某某.

    >>> is_sent("学校选派了"), is_sent("看望了")
    (True, False)
    """
    return _SENT.search(words) is not None


def is_expert(words: str) -> bool:
    """Whether the words before a name call him what is sent out to help: 医生, 教师, 专家."""
    return _EXPERT.search(words) is not None


def goes_to_help(view: str, place: int) -> bool:
    """Whether the words behind a name say that he went out to help: 某某报名援疆."""
    return _GOES_TO_HELP.match(view, place) is not None
