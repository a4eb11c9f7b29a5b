"""The words and signs by which the walk over names and verbs (roles.py) tells who does and to whom it is done."""

import re

from duikou.model.records import Role

# A name, or a verb of speaking or of a role, in the layer `people`; a semicolon ends what its subjects did.
TOKEN = re.compile(r"Nn*|[VR][vr]*|[，；：]")
HEADING = ("带领", "率领")
UNDER = ("带领", "率领", "陪同", "主持", "见证")  # followed by 下: what the person named before it did
BY_PRONOUN = ("speaker", "introducer", "chair")
PRONOUN = re.compile(r"(?:他|她|他们|她们)(?:还|也|均|都|表)?(?:简要|详细|亲自)?$")
LISTED = re.compile(r"(?:的还有|的有|还有)：?$")
TALKS = re.compile(r"[^，。；]{0,40}(?P<verb>座谈|会谈)")  # 与某某座谈
NAMES = re.compile(r"Nn*")
HEARD_DOING = re.compile(r"[^，。；]{0,24}?(发言|汇报|介绍)")
# What follows a name that is only invoked: 某某总书记, 以某某同志为核心, 某某新时代…思想, 某某理论.
SOVEREIGN = re.compile(
    r"总书记|同志为核心|(?:(?:新时代|法治|外交|文化|经济|生态|强军|党建)[^，。]{0,12}?)?(?:思想|理论)"
)
TAKES_PERSON = re.compile(r"(?:会见|接见|看望|慰问|听取|陪同|感谢|欢迎|祝贺|拜访|拜会|访问|会见了)$")
# Behind a name: what was done with or to the person, who says nothing: 走进某某家中, 拉着某某的手, 与某某交谈.
DONE_TO = re.compile(r"家(?:中|里|$|，)|的(?:手|肩)|(?:亲切)?(?:交谈|握手|合影|话别|拉起?家常|聊起)")
ALSO = re.compile(r"[、和与及][^，。；：、]{0,8}")
QUOTES = re.compile(r"[，：:]?“")
LEADS = re.compile(
    r"(?<!副)(?:代表团|考察团|慰问团|访问团|服务团|视察团|送行团|陪送团|慰问组)[团组]长$|(?:医疗|义诊|支教|服务)队的?(?<!副)队长$"
)
LABEL = re.compile(
    r"(?:(?P<chair>主持人?)|(?P<attendee>(?:出席|参会|参加|列席)(?:会议)?(?:人员|领导|单位)?)|(?P<signatory>[甲乙丙]方(?:授权)?代表(?:签字)?)"
    r")[ ]?："
)
LABELLED: dict[str, Role] = {"chair": "chair", "attendee": "attendee", "signatory": "signatory"}
RECEIVED = re.compile(r"了?[^，。；\n]{0,24}?(?:代表团|考察团|访问团|慰问团)")
PREDICATE = re.compile(r"[VRZ]")
RECEIVED_BY = re.compile(r"受到(?=[^，。；\n]*\Z)")
STANDS_FOR = "生员民众工师部家户友属商"  # 学生|代表|某某 is one of them; 某某|代表|县委 speaks for it
NO_OBJECT = re.compile(r"[时后]?[，。；]")  # 甲与乙会见，
GROUP_GAP = re.compile(r"[、，]?[PpDdOoWw_、]*")  # between the names of one party: 甲，乙局副局长丙一行
AS_HEAD = re.compile(r"[任为]总?(?:团长|领队|组长|队长)")
OBJECT_SIGN = re.compile(r"(?:对|向|与|同|和|给|为|受|请|在|据|照|以|被|把|致)$")
