"""What took place, between whom, and who did what. All persons are invented."""

import pytest

from duikou.model.records import Event, Reading
from duikou.model.text import record_id
from duikou.pipeline import read


def reading_of(text: str) -> Reading:
    return read(text.encode(), source="invented.txt")


def main_of(text: str) -> Event:
    return next(event for event in reading_of(text).events if event.main)


def roles_of(text: str) -> dict[str, tuple[str, ...]]:
    reading = reading_of(text)
    names = {person.id: person.name for person in reading.people}
    return {names[part.person]: part.roles for event in reading.events for part in event.participants}


MAIN = [
    ("吉林省党政代表团来藏考察\n6月26日，吉林省党政代表团来藏考察。", "visit", "吉林", "西藏"),
    ("甄远山率嘉定区党政代表团赴静安区学习考察\n昨天，他们一行考察。", "visit", "嘉定", "静安"),
    ("烟台市总工会赴青海省海晏县开展活动\n8月7日，烟台市总工会赴青海省海晏县开展活动。", "visit", "烟台", "海晏"),
    ("洪不让会见察雅县党政代表团\n昨日，福州市委书记洪不让会见察雅县党政代表团一行。", "reception", "察雅", "福州"),
    ("青浦区与雪莲大学签署协议\n7月19日，青浦区人民政府与雪莲大学签署合作协议。", "signing", "雪莲大学", "青浦"),
    ("省就业援藏招聘会举办\n8月14日，湖南省专场招聘会在西藏山南市举办。湖南提供岗位。", "other", "湖南", "山南"),
    ("泉州市·海原县协作联席会议召开\n3月27日，泉州市·海原县协作联席会议在泉州召开。", "symposium", "海原", "泉州"),
    ("山西教师在团场\n山西援疆教师闵江河在新疆生产建设兵团第六师支教。", "other", "山西", "第六师"),
    ("上海援建江孜县中学竣工\n8月19日，上海援建的江孜县中学竣工仪式举行。", "ceremony", "上海", "江孜"),
]


@pytest.mark.parametrize(("text", "kind", "guest", "host"), MAIN)
def test_the_main_event_has_its_kind_and_parties(text: str, kind: str, guest: str | None, host: str) -> None:
    event = main_of(text)
    assert (event.kind, event.guest and event.guest.name, event.host and event.host.name) == (kind, guest, host)


ROLES = [
    ("援藏干部甄远山：“明年我们将建好水渠。”", {"甄远山": ("speaker",)}),
    ("副市长甄远山调研。闵江河、石一川一同调研。", {"闵江河": ("attendee",), "石一川": ("attendee",)}),
    ("援藏干部甄远山响应号召来到山南，他带领村民修渠。", {}),
    ("省委书记甄远山主持会议并讲话，省长闵江河出席会议并讲话。",
     {"甄远山": ("chair", "speaker"), "闵江河": ("attendee", "speaker")}),
    ("区委书记甄远山率队考察。副区长闵江河陪同。", {"甄远山": ("leader",), "闵江河": ("companion",)}),
    ("市长甄远山会见了县委书记闵江河一行。", {"甄远山": ("receiver",), "闵江河": ("met", "leader")}),
    ("副县长甄远山、副区长闵江河分别介绍了情况。", {"甄远山": ("introducer",), "闵江河": ("introducer",)}),
    ("仪式由县委书记甄远山主持，副县长闵江河致辞。", {"甄远山": ("chair",), "闵江河": ("speaker",)}),
    ("副市长甄远山与集团副总经理闵江河代表双方签约。", {"甄远山": ("signatory",), "闵江河": ("signatory",)}),
    ("县长甄远山听取汇报后说，要抓紧落实。", {"甄远山": ("speaker",)}),
    ("代表团在县委书记甄远山、县长闵江河的陪同下深入乡村。", {"甄远山": ("companion",), "闵江河": ("companion",)}),
    ("参加会见的还有：副市长甄远山，秘书长闵江河。", {"甄远山": ("attendee",), "闵江河": ("attendee",)}),
    ("县长甄远山与区长闵江河签署了《合作协议》。", {"甄远山": ("signatory",), "闵江河": ("signatory",)}),
    ("市长甄远山还会见了企业家代表、集团董事长闵江河。", {"甄远山": ("receiver",), "闵江河": ("met",)}),
    ("甄远山总书记多次强调，要抓好落实。", {}),
]  # fmt: skip


@pytest.mark.parametrize(("body", "roles"), ROLES)
def test_roles_follow_the_verbs(body: str, roles: dict[str, tuple[str, ...]]) -> None:
    assert roles_of(f"甲乙座谈会召开\n{body}") == roles


def test_sides_follow_region_level_and_label() -> None:
    reading = reading_of(
        "吉林省党政代表团来藏考察\n6月26日，吉林省党政代表团来藏考察。西藏自治区党委书记甄远山主持会议，"
        "吉林省委书记闵江河讲话，自治区主席贺兰山出席。吉林省领导宋砚、隋清参加。"
    )
    assert {person.name: person.side for person in reading.people} == {
        "甄远山": "host",
        "闵江河": "guest",
        "贺兰山": "host",
        "宋砚": "guest",
        "隋清": "guest",
    }


def test_events_inside_the_main_one_have_their_own_day_or_lie_within() -> None:
    reading = reading_of(
        "吉林省党政代表团来藏考察\n2025年6月26日至27日，吉林省党政代表团来藏考察。26日下午，西藏·吉林工作座谈会在拉萨"
        "举行。在藏期间，代表团看望慰问援藏干部人才。"
    )
    inside = {event.kind: event for event in reading.events if not event.main}
    symposium, greeting = inside["symposium"], inside["greeting_visit"]
    assert symposium.name == "西藏·吉林工作座谈会"
    assert symposium.start is not None and symposium.start.value == "2025-06-26"
    assert (symposium.extent, greeting.extent) == ("throughout", "within")


def test_a_text_without_an_event_is_other() -> None:
    assert main_of("秋天的果园\n果子熟了，树叶黄了。").kind == "other"


TWO_EVENTS = (
    "吉林省党政代表团来藏考察\n2025年6月26日，吉林省委书记闵江河率团来藏考察。26日下午，西藏·吉林工作座谈会在拉萨举行，"
    "自治区党委书记甄远山主持会议。闵江河在座谈会上讲话。"
)


def test_a_participant_is_told_by_event_and_person() -> None:
    reading = reading_of(TWO_EVENTS)
    parts = [(event.id, part) for event in reading.events for part in event.participants]
    assert len(parts) == 4
    assert [part.id for _, part in parts] == [
        record_id(reading.document.id, "participant", event + part.person) for event, part in parts
    ]


def test_participants_of_an_inner_event_stand_in_its_printed_order() -> None:
    reading = reading_of(TWO_EVENTS)
    names = {person.id: person.name for person in reading.people}
    visit, symposium = reading.events
    assert [(names[part.person], part.order) for part in visit.participants] == [("闵江河", 1), ("甄远山", 2)]
    assert [(names[part.person], part.order) for part in symposium.participants] == [("甄远山", 1), ("闵江河", 2)]


@pytest.mark.parametrize("verb", ["主持", "率领", "见证"])
def test_a_text_may_end_with_a_verb_that_is_followed_by_under(verb: str) -> None:
    reading = reading_of(f"甲乙座谈会召开\n会议由省委书记甄远山{verb}")
    assert [person.name for person in reading.people] == ["甄远山"]


def test_a_visit_whose_guest_is_not_named_is_noted() -> None:
    noted = [
        [note.code for note in reading_of(text).notes if note.code == "R402"]
        for text in (
            "考察团到拉萨考察\n昨天，考察团到拉萨市考察。拉萨市副市长甄远山陪同。",
            "吉林省党政代表团来藏考察\n6月26日，吉林省党政代表团来藏考察。",
        )
    ]
    assert noted == [["R402"], []]


def sides_of(text: str) -> dict[str, str]:
    return {person.name: person.side for person in reading_of(text).people}


SIDES = [
    ("吉林省党政代表团来藏考察\n6月26日，吉林省副省长闵江河率团来藏考察，叮嘱校长甄远山办好学校。",
     {"闵江河": "guest", "甄远山": "host"}),
    ("吉林省代表团赴那曲考察\n6月26日，吉林省代表团赴那曲市考察，看望援藏教师甄远山。那曲市市长闵江河陪同。",
     {"甄远山": "host", "闵江河": "host"}),
    ("高原上的好医生\n吉林援藏医生甄远山在那曲市工作了三年。那曲市人民医院当地医生闵江河说，他教得好。",
     {"甄远山": "guest", "闵江河": "host"}),
    ("全国对口支援新疆工作会议在喀什召开\n8月1日，会议在新疆喀什召开。江苏省副省长甄远山、自治区副主席闵江河发言。",
     {"甄远山": "guest", "闵江河": "host"}),
    ("清源大学对口支援昆仑学院推进会召开\n6月13日，推进会在昆仑学院召开。清源大学党委书记甄远山、副校长贺兰山，"
     "昆仑学院院长闵江河出席会议。", {"甄远山": "guest", "贺兰山": "guest", "闵江河": "host"}),
    ("长河集团到西吉县调研\n4月11日，长河集团总经理甄远山到西吉县调研。自治区乡村振兴局副局长闵江河参加调研。",
     {"甄远山": "guest", "闵江河": "host"}),
    ("镇江市代表团赴青海省海南州考察\n7月20日，镇江市代表团赴青海省海南州考察。海南州委书记甄远山陪同。",
     {"甄远山": "host"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "sides"), SIDES)
def test_a_side_follows_from_what_a_person_is_in_the_report(text: str, sides: dict[str, str]) -> None:
    assert sides_of(text) == sides


KINDS = [
    ("吉林省第十批援藏干部人才抵达那曲\n7月19日，吉林省第十批援藏干部人才抵达那曲市。座谈会随后举行。", "rotation"),
    ("戈壁上的园丁\n三年前，甄远山来到喀什地区，走访了几十个村庄，看望了许多老人。", "other"),
    ("中铁某局领导到申扎县检查指导援藏工作\n9月1日，中铁某局领导到申扎县看望慰问，检查指导工作。", "visit"),
    ("援疆情深\n6月7日，援疆医生甄远山、闵江河一行来到居民家里回访，屋里很热闹。", "other"),
    ("上虞区教育局到金口河区\n11月1日，上虞区教育局局长甄远山一行来到金口河区开展交流，并签署了协议。", "visit"),
    ("【江南时评】对口支援贵在用心\n座谈会、签约仪式，近日的消息很多。", "other"),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_what_is_only_told_of_makes_no_event(text: str, kind: str) -> None:
    assert main_of(text).kind == kind


PARTIES = [
    ("甄远山率我县党政代表团赴上海市杨浦区考察\n来源：施甸融媒\n6月25日，县委书记甄远山率我县党政代表团赴上海市杨浦区"
     "考察。施甸的客人参观了街道。施甸将学习经验。", "施甸", "杨浦"),
    ("两市座谈\n4月1日，我区与内蒙古自治区太仆寺旗座谈。昌平区将继续帮扶，昌平的企业也会去。", "太仆寺", "昌平"),
    ("代表团到贵州\n7月1日，广东省委常委、广州市委书记甄远山率党政代表团赴贵州省毕节市、安顺市考察。", "广州", "贵州"),
    ("甄远山在西藏调研\n全国政协主席甄远山近日在西藏调研，到了拉萨市。", None, "西藏"),
    ("全国对口支援新疆工作会议召开\n7月14日，全国对口支援新疆工作会议在新疆和田召开。江苏、浙江发了言。", None, "新疆"),
    ("省委常委会召开会议\n9月27日，江西省委常委会召开会议，学习新疆工作座谈会精神，做好援疆工作。新疆很大。",
     None, "江西"),
    ("千里之外的春天\n天津市对口支援的于田县变了样。于田县的枣园连成了片，天津来的技术员走了又来。", "天津", "于田"),
    ("大漠边上的工厂\n上海援建的莎车县纺织园、广东援建的疏附县工业园都已投产，喀什的人在家门口上班。", None, "新疆"),
    ("金口河代表团赴浙考察\n近日，金口河区区长甄远山率该区党政代表团前往浙江省浦江县考察。", "金口河", "浦江"),
    ("律师座谈会举行\n8月17日，山东律师公益宣传工作座谈会在济南举行。", None, "山东"),
    ("爱心书包\n2月26日，白玉县的干部前往金沙乡看望学生。白玉的孩子很高兴，白玉县教育局道了谢。", None, "白玉"),
    ("援疆教师启程\n7月18日，中央单位的援疆教师在首都启程。", None, "新疆"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "guest", "host"), PARTIES)
def test_the_parties_are_who_goes_and_where_or_who_helps_whom(text: str, guest: str | None, host: str) -> None:
    event = main_of(text)
    assert (event.guest and event.guest.name, event.host and event.host.name) == (guest, host)


MORE_SIDES = [
    ("达州市代表团赴舟山市考察\n11月2日，达州市代表团赴舟山市考察。达州市委书记甄远山，市长闵江河，市政协主席贺兰；"
     "舟山市委书记严守信，市长郑正出席会议。",
     {"甄远山": "guest", "闵江河": "guest", "贺兰": "guest", "严守信": "host", "郑正": "host"}),
    ("大学领导慰问援藏医生\n5月30日，学校书记甄远山在林芝市慰问医生。学校选派了闵江河、严守信等医生到林芝市人民医院工作。",
     {"闵江河": "guest", "严守信": "guest"}),
    ("江东大学赴昆仑学院调研\n5月13日，江东大学党委书记甄远山率队赴新疆昆仑学院调研。昆仑学院院长闵江河陪同。",
     {"甄远山": "guest", "闵江河": "host"}),
]  # fmt: skip


MORE_SIDES += [
    ("县委书记甄远山赴黄梅县考察\n6月10日，县委书记甄远山率队赴湖北省黄梅县考察，宿松的客人参观了工厂。黄梅县委书记"
     "闵江河接待一行。县领导严守信参加考察。甄远山说，宿松要学黄梅。",
     {"甄远山": "guest", "闵江河": "host", "严守信": "guest"}),
    ("东西部协作交流活动举行\n5月21日，东莞市中堂镇党委书记甄远山一行来西吉县考察。中堂镇副镇长闵江河参加。",
     {"甄远山": "guest", "闵江河": "guest"}),
    ("考察团走进巴东县\n10月15日，全国对口支援工作考察团走进巴东县。水利部司长甄远山，省水利厅副厅长闵江河，"
     "县长严守信陪同。", {"甄远山": "central", "闵江河": "host", "严守信": "host"}),
    ("省对口支援西藏新疆工作领导小组召开会议\n5月23日，广东省对口支援西藏新疆工作领导小组召开会议。"
     "省委书记、省对口支援西藏新疆工作领导小组组长甄远山主持会议。", {"甄远山": "guest"}),
    ("运动员走进崇义\n11月11日，中心组织运动员到江西省崇义县考察。冠军甄远山、闵江河等运动员深入社区，崇义很热闹。",
     {"甄远山": "guest", "闵江河": "guest"}),
    ("手术室的灯\n甄远山来自南京市鼓楼医院，是江苏省援藏医疗队队员，在墨竹工卡县工作。家里的妻子闵江河在村口等人。",
     {"甄远山": "guest", "闵江河": "host"}),
    ("座谈会在万州召开\n10月15日，全国对口支援三峡库区工作座谈会在万州召开。天津市副市长甄远山，湖北省副省长闵江河"
     "出席会议。", {"甄远山": "guest", "闵江河": "host"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "sides"), MORE_SIDES)
def test_lists_and_institutions_give_sides(text: str, sides: dict[str, str]) -> None:
    found = sides_of(text)
    assert {name: found.get(name) for name in sides} == sides


@pytest.mark.parametrize(
    ("body", "roles"),
    [
        ("自治区领导甄远山、闵江河会见时在座。", {"甄远山": ("attendee",), "闵江河": ("attendee",)}),
        ("省委书记甄远山在会见时说，新疆变化很大。", {"甄远山": ("receiver", "speaker")}),
        ("市委书记甄远山在参加代表团考察期间，看望了干部。", {}),
        ("教师甄远山报名参加了第十二批援宁工作队。", {}),
        ("县委书记甄远山与镇党委书记闵江河、镇长茅怀远座谈交流。",
         {"闵江河": ("attendee",), "茅怀远": ("attendee",)}),
        ("市长甄远山走进牧民闵江河家中，勉励他好好干。", {"甄远山": ("speaker",)}),
        ("市卫健委主任甄远山介绍，“远程会诊已经开通。”", {"甄远山": ("introducer", "speaker")}),
        ("送行团以副省长甄远山为团长抵达。", {"甄远山": ("leader",)}),
        ("市委常委甄远山，副市长闵江河率全体干部参加了会议。",
         {"甄远山": ("attendee",), "闵江河": ("leader", "attendee")}),
        ("自治区副主席甄远山一同参加了会见。", {"甄远山": ("attendee",)}),
        ("甄远山书记对闵江河市长率团来访表示欢迎。", {"甄远山": ("speaker",), "闵江河": ("leader",)}),
        ("市委书记甄远山说，不久前我率团到西藏考察。", {"甄远山": ("speaker",)}),
        ("县委书记甄远山对市里的热情接待表示感谢。", {"甄远山": ("speaker",)}),
        ("甄远山率代表团到安多县考察，安多县委书记闵江河会见了代表团一行。",
         {"甄远山": ("leader", "met"), "闵江河": ("receiver",)}),
        ("甄远山率代表团到安多县考察。甄远山与县委书记闵江河会见。", {"甄远山": ("met",), "闵江河": ("receiver",)}),
        ("在与河北大学闵江河副校长、校长助理步云飞会谈期间，甄远山致辞。",
         {"闵江河": ("attendee",), "步云飞": ("attendee",), "甄远山": ("speaker",)}),
        ("甄远山赴安多县考察，闵江河参加座谈。", {"闵江河": ("attendee",)}),
        ("甄远山赴安多县访问，受到县委书记闵江河会见。", {"甄远山": ("met",), "闵江河": ("receiver",)}),
        ("学生代表甄远山、闵江河先后发言。", {"甄远山": ("speaker",), "闵江河": ("speaker",)}),
        ("甄远山副校长一行来访。", {"甄远山": ("leader",)}),
        ("甄远山主任来访。甄主任介绍，项目已经建成。", {"甄远山": ("introducer",)}),
        ("按照甄远山书记提出的要求，闵江河主持会议。", {"闵江河": ("chair",)}),
        ("甄远山带领科室完成了手术，见证了医院的变化。", {}),
        ("党委书记甄远山、院长闵江河一行到访。", {"甄远山": ("leader",)}),
    ],
)  # fmt: skip
def test_roles_of_lists_settings_and_those_spoken_to(body: str, roles: dict[str, tuple[str, ...]]) -> None:
    assert roles_of(f"甲乙座谈会召开\n{body}") == roles


def test_the_day_after_the_report_is_in_its_month() -> None:
    event = main_of("援疆干部启程\n某某网2月19日讯 我省第八批援疆干部人才于20日启程赴疆。")
    assert event.start is not None and event.start.value == "--02-20"


def test_the_lead_is_the_first_full_sentence() -> None:
    event = main_of(
        "甄远山率广州市代表团赴贵州省考察\n全面提升协作质量\n乡村振兴开新局\n正文\n7月25日至27日，甄远山率广州市代表团赴贵州省考察。"
    )
    assert (event.start and event.start.value, event.end and event.end.value) == ("--07-25", "--07-27")


LISTED = [
    ("吉林省委书记章若谷，闵江河参加。", "guest"),
    ("吉林省委书记章若谷，主持会议的闵江河说，很好。", "host"),
    ("吉林省委书记章若谷。闵江河参加。", "host"),
    ("吉林省委书记章若谷，" + "以及从很远的地方赶来" * 5 + "的闵江河参加。", "host"),
]


@pytest.mark.parametrize(("words", "side"), LISTED)
def test_a_bare_name_has_the_side_of_the_one_listed_before_it(words: str, side: str) -> None:
    reading = reading_of("吉林省党政代表团赴那曲市考察\n6月26日，吉林省党政代表团赴那曲市考察。" + words)
    assert {person.name: person.side for person in reading.people} == {"章若谷": "guest", "闵江河": side}
