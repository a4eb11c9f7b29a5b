"""Verbs of a role that give no part where they stand: 参加…期间, 参加会见, 我率团, 带领群众脱贫, 希望工程."""

import re

from duikou.model.records import Role
from duikou.model.text import Span

# What is taken part in as the setting of something else, or is no event: 在参加考察期间, 参加完活动后, 参加援宁工作队.
_NO_PART = re.compile(r"完|(?:了)?[^，。；、]{0,24}?(?:期间|工作队|医疗队|支教队|队伍|招工|招聘|招考|高考|考试)")
# The verb is a noun, or denied: 希望工程, 不抱希望, 响应号召, 没敢告诉家人.
_NO_SPEECH_BEFORE = re.compile(
    r"(?:响应[^，。；：\n]{0,12}|(?:[抱没]|看到|充满)[^，。；：\n]{0,6}|没敢?把[^，。；：\n]{0,8})\Z"
)
_LONGEST_BEFORE = 14
_NO_SPEECH_BEHIND = ("工程", "小学", "学校")
# Whoever leads people to something heads no visit: 带领群众脱贫.
_LED_ON = re.compile(r"[^，。；、]{0,8}?(?:群众|乡亲|村民|牧民|百姓|大家)")
_NO_VERB = re.compile(r"(?:的|热情|参加了?|出席了?)$")  # the verb is a noun: 参加会见, 热情接待
_HEARD = re.compile(r"听取[^，。；]{0,30}$")
# Whoever heads people on a visit goes somewhere with them: 带领…负责人赴某县; not 带领科室完成手术.
_GOES = re.compile(r"[^。；\n]{0,60}?(?:赴|到|来|前往|深入|走进|走访|考察|调研|看望|代表团|考察团|一行)")
# What is witnessed as a part of an event: 见证签约; not 见证巨变.
_WITNESSED = re.compile(r"了?[^，。；\n]{0,24}?(?:签|仪式|揭|启动|捐赠|协议|授牌|交接|开工|发车|颁)|下")


def gives_nothing(view: str, role: Role, span: Span) -> bool:
    """Whether the verb at `span` gives no part here."""
    start, end = span
    match role:
        case "attendee":
            witness = view.startswith("见证", start) and _WITNESSED.match(view, end) is None
            return witness or _NO_PART.match(view, end) is not None
        case "receiver":
            return view.startswith("时在座", end) or _NO_VERB.search(view, max(0, start - 4), start) is not None
        case "leader":
            told = view[start - 1 : start] in ("我", "们") or _LED_ON.match(view, end) is not None
            return told or (view.startswith("带领", start) and not goes_somewhere(view, end))
        case "speaker":
            denied = _NO_SPEECH_BEFORE.search(view, max(0, start - _LONGEST_BEFORE), start)
            return view.startswith(_NO_SPEECH_BEHIND, end) or denied is not None
    return role == "introducer" and _HEARD.search(view, max(0, start - 36), start) is not None


def goes_somewhere(view: str, place: int) -> bool:
    """Whether the sentence tells behind `place` of going somewhere."""
    return _GOES.match(view, place) is not None
