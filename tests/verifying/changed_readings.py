"""An invented report that has every kind of record, and ways to change its reading."""

from collections.abc import Callable
from hashlib import sha256
from typing import Any

FULL = (
    "辽宁省党政代表团赴那曲考察\n"
    "西藏日报那曲6月27日电（记者 闵江河）6月26日，辽宁省副省长章若谷率团到那曲市考察，察看那曲市人民医院，"
    "投入援藏资金3.5亿元，实施那曲文化艺术中心项目，并到班戈县走访。西藏自治区副主席次仁央措主持座谈会。\n"
    "章若谷表示，辽宁将在2027年底前为那曲选派60名医生。辽宁省对口支援那曲市。另捐赠数百万元物资。\n"
)

Change = Callable[[dict[str, Any]], object]


def earned(reading: dict[str, Any], kind: str, key: str) -> str:
    """The id that a record of this kind must have."""
    return sha256(f"{reading['document']['id']}\x1f{kind}\x1f{key}".encode()).hexdigest()[:16]


def figure(reading: dict[str, Any], **other: Any) -> dict[str, Any]:
    """A figure like the one of the report, as a new record with its own id."""
    record = {**reading["figures"][0], **other}
    return {**record, "id": earned(reading, "figure", str(record["span"][0]))}


def wounded(reading: dict[str, Any], text: str, stretches: list[list[int]]) -> None:
    """Put a repaired text beside the text."""
    reading["document"]["repaired"] = {"text": text, "map": stretches}
