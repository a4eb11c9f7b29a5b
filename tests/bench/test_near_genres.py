"""The sieve on whole pages: nearly all of the genre is kept, and most of what is near it is dropped."""

from bench_path import ROOT

import sifting
from damage import own_reports
from duikou.documents.sifting import is_of_genre


def test_reports_pass_and_pages_of_near_genres_do_not() -> None:
    assert ROOT.joinpath("bench", "near_genres.toml").is_file()
    wanted = [is_of_genre(report.text) for report in own_reports() if sifting.is_wanted(report)]
    near = [is_of_genre(text) for text in sifting.near_genres()]
    assert len(wanted) >= 100 and sum(wanted) >= 0.98 * len(wanted)
    assert len(near) >= 39 and sum(near) <= 0.1 * len(near)


def test_the_invented_texts_the_sieve_is_tuned_by_pass_and_most_near_ones_do_not() -> None:
    wanted, near = ([is_of_genre(text) for text in sifting.invented(sifting.TUNED, kind)] for kind in (True, False))
    assert len(wanted) >= 63 and sum(wanted) >= 0.98 * len(wanted)
    assert len(near) >= 66 and sum(near) <= 0.3 * len(near)
