"""Projects: which undertakings have a name of their own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duikou.grammar import Page
from duikou.model.records import Block
from duikou.reading.context import Context
from duikou.reading.places import division_of
from duikou.reading.projects import read_projects


def context_of(text: str) -> Context:
    return Context("sha256:0", Page(text), (Block("paragraph", (0, len(text)), "line 1"),))


def names(text: str) -> list[str]:
    return [project.name for project in read_projects(context_of(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("重点支持林周县引水工程和达孜区医院改扩建。", ["林周县引水工程", "达孜区医院改扩建"]),
        (
            "签约的项目主要包括：扎什机械加工园、年产5万吨饲料、教育、林周县物流城。",
            ["扎什机械加工园", "年产5万吨饲料", "林周县物流城"],
        ),
        ("代表团为“拉萨集团研学基地”进行授牌。", ["拉萨集团研学基地"]),
        ("“暖心微实事”有效打通服务群众的路。", ["暖心微实事"]),
        ("林周县“甲市工业园”全面升级、初具规模。", ["林周县“甲市工业园”"]),
        ("推动拉萨科创中心建设取得进展。", ["拉萨科创中心"]),
        ("双方将合作举办雪莲花附属林周实验学校。", ["雪莲花附属林周实验学校"]),
        ("某市援建的比如县第二小学已经招生。", ["比如县第二小学"]),
        ("考察了嘎雪产业园、喀什快速路等项目。", ["嘎雪产业园", "喀什快速路"]),
        ("继续实施“雪莲花”人才培训计划。", ["“雪莲花”人才培训计划"]),
        ("推出“润泽计划”，惠及群众。", ["润泽计划"]),
        ("《雪域匠心（第二季）》采访活动启动。", ["《雪域匠心（第二季）》"]),
        ("拉萨创新园是双方商定的重点项目之一，", ["拉萨创新园"]),
        ("听取三峡工程进展汇报。", ["三峡工程"]),
        ("代表团还察看了巴青县供水管网改造项目。", ["巴青县供水管网改造项目"]),
        ("县里启动实施健康护航工程。", ["健康护航工程"]),
        ("启动“十三五”3万名乡村工匠培训计划，", ["3万名乡村工匠培训计划"]),
        ("出席拉萨至林周公路河畔段通车仪式。", ["拉萨至林周公路河畔段"]),
        ("出席由甲集团投资30亿元建设的林周县综合开发项目奠基仪式。", ["林周县综合开发项目"]),
        ("今年8月，某市援建的林周县卫生院雪莲分院投用。", ["林周县卫生院雪莲分院"]),
        ("由甲集团投资2亿元建设的新型水泥生产线项目。", ["新型水泥生产线项目"]),
        ("有一个办了十年的援疆项目——雪莲励志班。", ["雪莲励志班"]),
        ("先后组建新生儿救治中心、眼科中心等新学科。", ["新生儿救治中心"]),
        ("甲省在昌吉打造食用菌生产基地。", ["食用菌生产基地"]),
        ("将与学院共建棉花育种联合实验室。", ["棉花育种联合实验室"]),
        ("资金用于林周县供暖工程改造、比如县雪莲新村项目。", ["林周县供暖工程改造", "比如县雪莲新村项目"]),
        ("安排1亿元用于州人民医院扩建。", ["州人民医院扩建"]),
        ("某省援建的清洁能源装备制造基地刚刚投产。", ["清洁能源装备制造基地"]),
        ("石远山来到拉萨凌云酒店，了解项目运营情况。", ["拉萨凌云酒店"]),
        ("俯瞰雪莲大学拉萨校区全貌。该校区由甲市援建。", ["雪莲大学拉萨校区"]),
        ("县里还成立了林周县雪莲名师工作室。", ["林周县雪莲名师工作室"]),
        ("以林周雪莲水电站、丁青水利枢纽为代表的一大批工程建成。", ["林周雪莲水电站", "丁青水利枢纽"]),
        ("推进扎拉水电、八宿光伏、阿里储能等重点项目建设。", ["八宿光伏", "阿里储能"]),
        ("6月底，林周雪莲协作产业园正式挂牌。", ["林周雪莲协作产业园"]),
        ("6月底前援建日多乡温泉疗养中心污水处理站；", ["日多乡温泉疗养中心污水处理站"]),
        ("一、关于八十三团幼儿园项目。会议同意追加投资。", ["八十三团幼儿园项目"]),
        ("尤其是青藏铁路的开通，拉近了距离。", ["青藏铁路"]),
        ("连接两地的拉日高等级公路全线通车。", ["拉日高等级公路"]),
        ("我们将建成昌都市卒中中心和危重孕产妇救治中心。", ["昌都市卒中中心", "危重孕产妇救治中心"]),
        (
            "考察了林周县青稞村、拉萨集团雪莲养殖基地，比如县格桑产业园等项目。",
            ["拉萨集团雪莲养殖基地", "比如县格桑产业园"],
        ),
        ("建设拉萨高中新校区。今年拉萨市高中新校区竣工。", ["拉萨高中新校区"]),
    ],
)
def test_a_named_undertaking_is_a_project(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "实施一批重点项目、援藏项目和民生工程。",
        "推动西藏重点援藏项目落地。",
        "项目资金到位，项目部进驻，总工程师到场。",
        "拓展“组团式”援藏项目。",
        "建成牧业示范基地35个。",
        "建设社会主义现代化新西藏。",
        "推动雄安新区建设。",
        "签署《合作框架协议》。",
        "每月5日前报送项目。",
        "建设美丽家园。",
        "加快实施安居工程、民心工程和基础设施工程。",
        "交流了下一步工作计划。",
        "成立新生儿救治中心3个。",
        "将组建新生儿救治中心。",
        "帮助林周县中学建成智慧课堂。",
        "走进遗传育种工程研究中心。",
        "推进企业投资项目承诺制。",
        "参与林周县人民医院建设。",
        "推进产业、教育、医疗等项目。",
        "共建零工市场和劳务服务站。",
        "支持乡镇卫生院建设。",
        "雪莲茶场第二批援藏项目通过验收，今年的援藏工程正式开工。",
        "创建全国民族团结进步教育基地。",
        "农村公路通车里程超过12万公里。",
    ],
)
def test_a_kind_of_undertaking_is_none(text: str) -> None:
    assert names(text) == []


def test_a_project_has_division_and_sector() -> None:
    (project,) = read_projects(context_of("支持林周县引水工程。"))
    assert (project.division, project.sector) == ("540121", None)
    (project,) = read_projects(context_of("建设比如县光伏电站项目。"))
    assert (project.division, project.sector) == (division_of("比如县"), "I3")


def test_every_project_has_its_trace() -> None:
    context = context_of("支持林周县引水工程，推出“润泽计划”。")
    assert {project.span for project in read_projects(context)} == {trace.span for trace in context.traces}


KNOWN = "重点支持林周县引水工程和达孜区医院改扩建。\n"
"""A line in front of the noise of which one thing is read, whatever follows."""

NOISE = st.text(st.sampled_from("项目工程建设拉萨推进、和等，。的“”（）《》计划“援建县\n改扩"), max_size=60)


@given(NOISE | st.text(max_size=40))
def test_quotes_are_the_words_of_their_spans(noise: str) -> None:
    text = KNOWN + noise
    found = read_projects(context_of(text))
    assert "林周县引水工程" in [project.quote for project in found]
    for project in found:
        assert text[slice(*project.span)] == project.quote == project.name
