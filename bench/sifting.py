"""The sieve that drops what is not of the genre: how fast it is on one core, and what it keeps.

    python bench/sifting.py [--reports DIR --gold DIR]

A report is of the genre where its gold says pairing, delegation or programme; the others of the gold speak of the
theme all the same, and near_genres.toml has pages of other kinds with the same offices, meetings and signatures: by
these the sieve was tuned, and by the invented texts of both kinds in tuned_genres.jsonl, which were held out once.
held_out_genres.jsonl has more of them, written before anybody saw what the sieve does with them, that nobody looks at
to mend it. Each is also sifted in traditional characters. Speed counts UTF-8 bytes for each second of processor time.
"""

import argparse
import json
import time
import tomllib
from pathlib import Path

from damage import Report, other_reports, own_reports
from damages import convert
from duikou.documents.sifting import is_of_genre

ROUNDS = 20
NEAR_GENRES = Path(__file__).parent / "near_genres.toml"
TUNED = Path(__file__).parent / "tuned_genres.jsonl"
HELD_OUT = Path(__file__).parent / "held_out_genres.jsonl"
OF_GENRE = ("pairing", "delegation", "programme")


def speed(texts: list[str]) -> float:
    """Megabytes a second."""
    size = sum(len(text.encode()) for text in texts)
    started = time.process_time()
    for _ in range(ROUNDS):
        for text in texts:
            is_of_genre(text)
    return ROUNDS * size / (time.process_time() - started) / 1e6


def is_wanted(report: Report) -> bool:
    return report.gold.get("relevance") in OF_GENRE


def near_genres() -> list[str]:
    """Pages of other genres, invented."""
    return [page["text"] for page in tomllib.loads(NEAR_GENRES.read_text(encoding="utf-8"))["page"]]


def invented(path: Path, of_genre: bool) -> list[str]:
    """The invented texts of a file that are of the genre, or those that are near it."""
    pages = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [page["text"] for page in pages if page["of_genre"] == of_genre]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=Path)
    parser.add_argument("--gold", type=Path)
    args = parser.parse_args()
    reports = other_reports(args.reports, args.gold) if args.reports else own_reports()
    for name in ("simplified", "traditional"):
        sifted = [(is_wanted(report), is_of_genre(form(report.text, name))) for report in reports]
        wanted = [kept for of_genre, kept in sifted if of_genre]
        others = [kept for of_genre, kept in sifted if not of_genre]
        near = [is_of_genre(form(text, name)) for text in near_genres()]
        print(
            f"{name:12} kept {sum(wanted)} of {len(wanted)} of the genre, {sum(others)} of {len(others)} others of the "
            f"gold, {sum(near)} of {len(near)} pages of near genres"
        )
        for what, path in (("tuned-by", TUNED), ("held-out", HELD_OUT)):
            wanted, near = ([is_of_genre(form(text, name)) for text in invented(path, kind)] for kind in (True, False))
            print(
                f"{name:12} kept {sum(wanted)} of {len(wanted)} {what} texts of the genre, "
                f"{sum(near)} of {len(near)} of near genres"
            )
    print(f"{speed([report.text for report in reports]):.0f} MB/s")


def form(text: str, name: str) -> str:
    return convert("s2t", text) if name == "traditional" else text


if __name__ == "__main__":
    main()
