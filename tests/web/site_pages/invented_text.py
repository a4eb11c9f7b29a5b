"""An invented report with what a page can stumble over, down to the people in it."""

from duikou.model.records import BlockKind

VILLAGER = "麦小穗"
MENTIONED = "韩知远"
SPEAKER = "𠮷庆云"
PLAIN = "会场设在三楼。"
THANKS = "谢谢你们来看我们"
LINK = "雪山脚下的新图书馆"

TITLE = "甲省代表团赴乙州考察𠮷祥工程"
LEAD = (
    "7月2日，甲省副省长周采薇率代表团在乙州考察，走进青禾小学。"
    f"乙州州长{SPEAKER}陪同。村民{VILLAGER}端来酥油茶。{MENTIONED}的批示得到落实。"
)
MARKUP = "屏幕上写着<script>document.title='!'</script>&amp;<b>欢迎</b>。"
FILLER = "".join(
    f"代表团一行在第{number}个展位前停留，听取讲解员对高原特色产品的介绍，并与经营户交谈。" for number in range(40)
)
COMMITMENT = "甲省将投入3亿元建设青禾剧场，三年内建成"
REQUEST = "希望甲省选派50名教师"
SPEECH = f"周采薇表示，{COMMITMENT}。{SPEAKER}说，{REQUEST}。{VILLAGER}说，{THANKS}。今年是乙州建州60周年。{PLAIN}"
BYLINE = "（记者 言午）"
LINES: tuple[tuple[BlockKind, str], ...] = (
    ("title", TITLE), ("paragraph", LEAD), ("paragraph", MARKUP), ("paragraph", FILLER), ("paragraph", SPEECH),
    ("credit", BYLINE), ("related", "相关阅读"), ("related", LINK),
)  # fmt: skip
TEXT = "\n".join(words for _, words in LINES)
