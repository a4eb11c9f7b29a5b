"""Spun copies are refused, reports are not. The reports are invented."""

import duikou

REPORT = (
    "甲省代表团赴乙州考察\n7月2日，甲省省委书记欧阳采薇率代表团赴乙州考察对口支援工作。"
    "欧阳采薇强调，我们要积极推动项目建设，希望乙州发挥优势，服务农村，支持重要产业合作。\n"
)
SPUN = (
    "甲省代表团赴乙州考察\n7月2日，甲省省委书记欧阳采薇率代表团赴乙州考察对口支援事情。"
    "欧阳采薇夸大，咱们要踊跃鞭策名目扶植，但愿乙州施展上风，办事屯子，撑持首要财产互助。\n"
)


def codes(text: str) -> list[str]:
    return [note.code for note in duikou.read(text.encode(), source="a.txt").notes]


def test_a_spun_copy_is_refused_with_a_note_and_nothing_is_read() -> None:
    reading = duikou.read(SPUN.encode(), source="a.txt")
    assert "R111" in codes(SPUN)
    assert (reading.people, reading.statements, reading.events) == ((), (), ())
    assert reading.document.title == "甲省代表团赴乙州考察"
    assert reading.document.repaired is None


def test_a_report_is_not_refused() -> None:
    assert "R111" not in codes(REPORT)
    assert duikou.read(REPORT.encode(), source="a.txt").people


def test_few_odd_words_in_a_long_report_are_the_author_s() -> None:
    assert "R111" not in codes(REPORT * 6 + "咱们的事情，但愿大家踊跃。")


def test_few_exchanged_words_are_enough_in_a_short_copy() -> None:
    short = "甲省副省长欧阳采薇到乙州考察对口支援工作。她夸大，咱们要建好名目。\n"
    assert "R111" in codes(short)
    assert "R111" not in codes(short.replace("夸大", "强调").replace("咱们", "我们"))


def test_two_exchanged_words_are_enough_where_the_words_of_reports_are_few() -> None:
    short = "甲省医疗队在乙州义诊。队长欧阳采薇说，但愿牧民健康，还要把事情做细。{}\n"
    assert "R111" in codes(short.format(""))
    assert "R111" not in codes(short.format("希望大家支持我们的工作，项目建设要重视服务、合作和产业。"))


def test_two_words_of_one_meaning_put_for_one_tell_a_spun_copy_alone() -> None:
    told = REPORT.replace("强调", "透露表现")
    assert "R111" in codes(told)
    assert "R111" not in codes(told.replace("透露表现", "透露"))
