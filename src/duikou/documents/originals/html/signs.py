"""What a line of a page is by its own words: prose, a line on source and day, a credit, the small print of a site."""

import re
from typing import Final

from duikou.documents.originals.html.imprint import DAY, is_imprint
from duikou.documents.originals.html.tree import Line

LONG: Final = 12
"""So many characters beside links make a line with a sign prose."""

LINK_DENSE: Final = 0.6
"""The share of a line in links from which on it is one."""

LINK_TITLE: Final = 9
"""A link of at least so many characters is the title of another report, a shorter one a place of the site."""

_SENTENCE: Final = re.compile(r"[，。；！？“]")
_SMALL_PRINT: Final = re.compile(
    r"ICP备|ICP证|公网安备|版权所有|网站标识码|copyright|all rights reserved|主办单位?[：:]|承办单位?[：:]"
    r"|技术支持[：:]|未经.{0,8}(?:授权|许可|同意)|举报(?:电话|邮箱)|许可证编?号|建议使用.{0,30}(?:浏览器|分辨率)|违法和不良信息|"
    r"本网(?:站)?(?:凡|所有|刊载)|凡(?:本网|注明|署名)|并不代表本(?:网|站|平台)|仅代表作者|(?:cookie|隐私政策)",
    re.IGNORECASE,
)
_ABOUT: Final = re.compile(
    rf"{DAY}|(?:来源|稿源|出处|转自|作者|记者|通讯员|编辑|发布(?:时间|日期|机构)|时间|日期|发文(?:机关|字号)|成文日期|索引号"
    r"|主题分类|公开方式|信息名称|有效性|名称|文号|版次|原载)\s*[:：|/丨]"
)
_CREDIT: Final = re.compile(
    r"^[\s（(【\[]*(?:责任编辑|责编|编辑|编审|作者|记者|文字|图片|本报记者|特约|通讯员|信息来源|稿件来源|来源|稿源|出处|审核|审签|审稿|复审"
    r"|校对|监制|监审|总监制|值班|一审|二审|三审|初审|终审|摄影|供稿|供图|撰稿|文[/丨|：:]|图[/丨|：:]|原标题|原载|转自|附件)"
)
# Possessive: what stands between two buttons could else be taken by either, in all combinations.
_BUTTON: Final = re.compile(
    r"^(?:[\s【\[（(|·]*+(?:打印本页|打印|关闭窗口|关闭|字号|字体|[：:]|大|中|小|T\||A[+-]?|分享(?:到|至)?|收藏|点赞|赞|在看|评论|举报"
    r"|我要纠错|纠错|返回(?:顶部|首页|列表)?|微信|微博|QQ(?:空间)?|扫一扫.{0,24}|播报|语音播报|听新闻|听全文|放大|缩小|复制链接"
    r"|(?:阅读|浏览)(?:次数|量)?[：:\s]*+\d*+次?|点击(?:数|率|量|次数)?[：:\s]*+\d*+次?|推荐|转发|手机版|无障碍|简体|繁體|繁体)"
    r"[\s】\]）)|·]*+)++$"
)
_ATTACHED: Final = re.compile(r"^附件|\.(?:docx?|xlsx?|pdf|ofd|wps|zip|rar)\s*$", re.IGNORECASE)
_OTHERS: Final = re.compile(
    r"^[\s【\[■◆▍|]*(?:相关(?:文章|阅读|链接|新闻|报道|推荐|稿件|内容|专题)|延伸阅读|推荐(?:阅读|文章|新闻)|猜你喜欢|热门.{0,4}|(?:24小时)?热[点文搜榜].{0,4}"
    r"|大家都在看|更多(?:新闻|精彩|推荐|>*)|精彩推荐|最新(?:文章|评论)|点击排行.{0,4}|排行榜?|往期.{0,4}|阅读下一篇|(?:网友|全部|热门|精彩|精选)?(?:评论|留言)(?:[（(]\d*[)）])?"
    r"|发表评论|我来说两句|跟贴.{0,6}|广告|推广)[\s】\]：:>]*$"
)
_NEIGHBOUR: Final = re.compile(r"^(?:上|下)一?(?:篇|条|页|版)|^【?(?:上|下)一篇】?")


def squeeze(words: str) -> str:
    """Words without blanks."""
    return "".join(words.split())


def weight(line: Line) -> float:
    """How much a line counts as prose.

    Characters outside links, a tenth of them where no sign shows a sentence, none in the small print of a site.
    """
    if _SMALL_PRINT.search(line.text):
        return 0
    unlinked = line.unlinked
    if unlinked < LONG or not _SENTENCE.search(line.text) or is_link(line) or is_imprint(line.text):
        return 0.1 * unlinked
    return unlinked


def is_prose(line: Line) -> bool:
    return line.unlinked >= LONG and weight(line) == line.unlinked


def is_link(line: Line) -> bool:
    """Whether a line is a link; one on the source of the report, or to what is attached to it, is none."""
    if line.linked < LINK_DENSE * len(line.text) or _ATTACHED.search(line.text):
        return False
    return not (_ABOUT.match(line.text) and not line.text.startswith(("时间", "日期", "名称")))


def is_about(line: Line) -> bool:
    """Whether a line says where the report comes from, when it came out or who wrote it."""
    return bool(_ABOUT.search(line.text)) and not _BUTTON.match(line.text)


def is_credit(line: Line) -> bool:
    return bool(_CREDIT.search(line.text))


def is_button(line: Line) -> bool:
    return bool(_BUTTON.match(line.text))


def is_neighbour(line: Line) -> bool:
    """Whether a line leads to the report before or after this one."""
    return bool(_NEIGHBOUR.search(line.text))


def opens_others(line: Line) -> bool:
    """Whether a line stands over other reports, or over what readers wrote."""
    return bool(_OTHERS.search(line.text))


def is_small_print(line: Line) -> bool:
    return bool(_SMALL_PRINT.search(line.text))
