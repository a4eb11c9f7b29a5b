"""Speed and memory of the reader on dense texts of growing size: a text ten times as long may take ten times as long.

    python bench/dense.py [--kind people] [--sizes 50 500 5000]

Every text is invented and made here: one report over and over with other names and days, the same in one long line,
and texts that are all people, all days or all statements. Each is read in a process of its own, in processor time.
Growth is the time for a character against that of the text before; 1.0 is linear.
"""

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from itertools import count, product

import duikou

SIZES = [50, 500, 5000]  # kB
SURNAMES = "赵钱孙周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜"
FIRST = "望若景云书知临怀清远之子思文修予安行谨明"
SECOND = "舒谷川澜亭帆朗岚衡礼松渊棠砚溪尧霖歌远宁"
PLACES = ("安康县", "林周县", "曲水县", "措美县", "加查县", "琼结县", "巴青县", "比如县")
HEAD = "甘肃省党政代表团赴那曲考察\n西藏日报那曲6月27日电（记者 闵江河）"


def names() -> Iterator[str]:
    """Thousands of names of nobody, none twice until all have been."""
    every = ["".join(parts) for parts in product(SURNAMES, FIRST, SECOND)]
    return (every[number * 7919 % len(every)] for number in count())


def paragraph(number: int, name: Callable[[], str]) -> str:
    """A report of one day."""
    first, second, third = name(), name(), name()
    month, day, place = number % 12 + 1, number % 28 + 1, PLACES[number % len(PLACES)]
    return (
        f"{month}月{day}日，甘肃省副省长{first}率团到{place}考察，察看{place}人民医院和第{number}小学。"
        f"自治区副主席{second}主持座谈会。{first}表示，甘肃将在2027年底前为{place}选派{number % 90 + 10}名医生，"
        f"投入资金{number % 7 + 1}.5亿元，实施{place}供水工程。{second}说，感谢甘肃长期以来的无私援助，"
        f"希望双方深化产业合作。{place}县委书记{third}参加。"
    )


def people(number: int, name: Callable[[], str]) -> str:
    """A list of those who came."""
    return f"甘肃省副省长{name()}，{PLACES[number % len(PLACES)]}县长{name()}，教育局局长{name()}、{name()}参加座谈会。"


def dates(number: int, name: Callable[[], str]) -> str:
    """Days, periods and years."""
    year = 1995 + number % 30
    return (
        f"{year}年{number % 12 + 1}月至{year + 1}年，{number % 28 + 1}日上午，同年年底前完成；"
        f"今年以来已开工{number}个。自治区成立{number % 40 + 30}周年。"
    )


def statements(number: int, name: Callable[[], str]) -> str:
    """What one says and promises."""
    return (
        f"{name()}表示，要加强产业合作，在{2026 + number % 5}年底前建成{number % 50 + 2}所学校；"
        f"将继续选派医生，推动就业，希望{PLACES[number % len(PLACES)]}做好服务保障。"
    )


KINDS = {
    "reports": (paragraph, "\n"),
    "one line": (paragraph, ""),
    "people": (people, "\n"),
    "dates": (dates, "\n"),
    "statements": (statements, "\n"),
    "one sentence": (lambda number, name: paragraph(number, name).replace("。", "，"), ""),
    "no sign": (lambda number, name: paragraph(number, name).replace("。", "").replace("，", ""), ""),
    "no sign, no promise": (lambda _, name: f"辽宁省副省长{name()}率团到{PLACES[0]}考察", ""),
}


def text(kind: str, size: int) -> bytes:
    """A text of a kind, about as large as `size`."""
    sentence, joint = KINDS[kind]
    every = names()
    pieces = [HEAD.encode()]
    length = len(pieces[0])
    for number in count():
        piece = (sentence(number, lambda: next(every)) + joint).encode()
        length += len(piece)
        if length > size:
            return b"".join(pieces)
        pieces.append(piece)
    raise AssertionError


def read_alone(kind: str, size: int) -> tuple[float, float, float]:
    """Seconds and peak MB that a reading took in this process, and the MB from before it."""
    data = text(kind, size)
    duikou.read(HEAD.encode(), source="report.txt")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    duikou.to_json(duikou.read(data, source="report.txt"))
    seconds = time.process_time() - start
    return seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, before / 1024


def measure(kind: str, size: int) -> tuple[float, float]:
    """Characters a second, and peak MB."""
    command = [sys.executable, __file__, "--alone", kind, "--sizes", str(size)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True)
    seconds, peak, _ = json.loads(done.stdout)
    return len(text(kind, size * 1000).decode()) / seconds, peak


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kind", choices=KINDS, action="append", help="only this kind of text")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="kB of each text")
    parser.add_argument("--alone", choices=KINDS, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.alone:
        print(json.dumps(read_alone(chosen.alone, chosen.sizes[0] * 1000)))
        return
    print(f"{'':20} {'kB':>6} {'characters/s':>13} {'growth':>7} {'peak MB':>8}")
    for kind in chosen.kind or KINDS:
        before = None
        for size in chosen.sizes:
            rate, peak = measure(kind, size)
            growth = f"{before / rate:7.2f}" if before else ""
            print(f"{kind:20} {size:6,} {rate:13,.0f} {growth:>7} {peak:8.0f}", flush=True)
            before = rate


if __name__ == "__main__":
    main()
