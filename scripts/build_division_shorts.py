"""Which short names of divisions (那曲市 → 那曲) are left out of divisions.csv, and why."""

# Short names that the panel gives wrongly or not at all.
CORRECTED = {
    "东乡族自治县": "东乡",
    "浦东新区": "浦东",
    "滨海新区": "滨海",
    "沈北新区": "沈北",
    "克孜勒苏柯尔克孜自治州": "克孜勒苏",
    "达尔罕茂明安联合旗": "达茂",
    # Each of these would be a people or a common word.
    "鄂伦春自治旗": "",
    "鄂温克族自治旗": "",
    "两江新区": "",
}

# Full names that are common words and mean nothing without the city before them.
BARE_NAMES = frozenset(
    ("东区", "西区", "南区", "北区", "新区", "城区", "郊区", "市区", "矿区", "盐区", "一区", "二区", "工农区", "东矿区")
)

# The short name is, in officialese, an ordinary word, or nearly always something else.
NOT_SHORT = {
    "an ordinary word": (
        "合作 朝阳 和平 友好 友谊 互助 共和 解放 前进 前锋 先锋 向阳 东风 光明 光泽 公安 公园 动力 港口 资源 比如 "
        "平安 安定 安宁 安居 富裕 富民 延长 通道 中方 大方 大名 大兴 大丰 大观 大英 大新 长子 长寿 复兴 振兴 新华 "
        "新民 新兴 新星 新市 宏伟 温泉 清新 清水 清流 同心 同仁 会同 民权 民乐 民主 惠民 惠农 平和 平定 平房 平原 "
        "康乐 太平 三元 四方 四会 二七 二道 万年 天长 天涯 天心 天桥 天等 兴国 兴业 兴隆 宝塔 元宝 小店 小河 "
        "桥头 莲花 芙蓉 凤凰 牡丹 海棠 灯塔 石棉 石门 洞口 渡口 露天 运河 钢城 古城 古塔 钟楼 鼓楼 白云 白杨 武功 "
        "高明 无为 乐业 凌云 威信 全州 金山 金凤 青山 来宾 阳明 回民 神农 建设 爱民 立新 红星 "
        "红旗 东方红 曙光 文明 团结 幸福 自由 胜利 和谐 博爱 丰满 方正"
    ),
    "a direction or a part of a town": (
        "市郊 站前 "
        "城中 城东 城西 城南 城北 城关 东方 东海 南海 西海 海港 海州 东湖 西湖 南湖 北湖 月湖 东山 西山 南山 北山 "
        "南部 南岸 南城 东部 江南 江北 江东 江岸 江城 江海 河东 河西 河口 桥东 桥西 路南 路北 市中 市南 市北 老城 "
        "东郊 西郊 北关 南关 东河 东大 东坡 中原 中站 上街 下关 上高 下城 上城 道外 道里 西乡 东至 朝天 大东 山城 "
        "交口 西工 老边 名山 泰山"
    ),
    "inside commoner words (和安|全, 创|新和, 投|资兴|业, 三江|源, 天|津市)": "新和 和安 和康 资兴 新干 三江 津市 沙市",
    "a dynasty": "西夏",
}

# The short name stands for a greater division of another kind.
NOT_SHORT_OF = frozenset(
    (
        ("prefecture", "海南"),  # Always 海南州; alone it is the province.
        ("county", "海南"),
        ("county", "巴州"),  # Nearly always 巴音郭楞蒙古自治州.
        ("county", "河北"),  # 河北区 of 天津
        ("county", "河南"),  # 河南蒙古族自治县
        ("prefecture", "吉林"),
        ("county", "中山"),
        ("county", "大同"),
        ("county", "白银"),
        ("county", "西安"),
        ("county", "黄山"),
    )
)
EXCLUDED = frozenset(word for words in NOT_SHORT.values() for word in words.split())


def is_short_name(kind: str, name: str, short: str) -> bool:
    """Tell whether a short name may stand for a division.

    >>> is_short_name("prefecture", "那曲市", "那曲")
    True
    >>> is_short_name("county", "合作市", "合作")
    False
    >>> is_short_name("county", "巴林左旗", "巴林左")
    False
    """
    if len(short) < 2 or short == name or short in EXCLUDED or (kind, short) in NOT_SHORT_OF:
        return False
    # 左旗 and its like are never shortened; a mining district is always told from the county of its name.
    return not (name.endswith("旗") and short[-1] in "左右前后中") and not name.endswith(("矿区", "工农区"))
