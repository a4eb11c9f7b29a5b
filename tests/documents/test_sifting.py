"""What the sieve keeps and what it drops. All texts are invented."""

import pytest

from duikou.documents.sifting import is_of_genre


@pytest.mark.parametrize(
    "text",
    [
        "甲省党政代表团来乙州考察对口支援工作。",
        "甲省黨政代表團來乙州考察對口支援工作，並召開座談會。",
        "援疆干部欧阳采薇在团场的三年",
        "市长麦穗会见丙市客人",
        "乙县引来丙市的支教老师",
        "绍兴来的三位老师在那曲过冬",
        "紹興來的三位老師在那曲過冬",
        "滇沪两地医生同台会诊，沪滇师徒结对",
        "援那曲干部座谈会",
        "京蒙协作促牧民增收",
        "派来的院长期满后再次递交留任申请，卫生院的护士舍不得",
        "六名教师到丙市跟岗，两省区教师传帮带",
        "前方工作部通报援受资金",
    ],
)
def test_what_may_be_of_the_genre_passes(text: str) -> None:
    assert is_of_genre(text)


@pytest.mark.parametrize(
    "text",
    [
        "甲队客场3比1战胜乙队\n昨天下午，联赛第九轮，甲队客场以3比1战胜乙队。",
        "先将青稞洗净，再加水煮熟。",
        "市委书记麦穗主持召开市委常委会会议，市长丁望舒出席会议。",
        "两家企业昨天签约，董事长出席签约仪式并签署合作协议。",
        "总统率代表团来访，外长会见了大使。",
        "法国代表团来访，副省长会见客人。",
        "绍兴和宁波今年多雨",
        "那曲今年多雨",
        "双色球彩票开奖，购买优惠价，参加对接援藏",
        "法律援助中心帮助老人，市长支持",
        "",
    ],
)
def test_what_is_not_is_dropped(text: str) -> None:
    assert not is_of_genre(text)
