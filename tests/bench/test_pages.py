"""The bench of pages: it sees what is wrong, and what the made pages hold comes out."""

import pytest
from bench_path import ROOT

import pages
from page_samples import Sample, samples, without_names

PAGES = samples()


def test_there_are_forty_pages_of_ten_layouts() -> None:
    assert ROOT.joinpath("bench", "pages").is_dir()
    assert len(PAGES) == 40
    assert len({page.name.partition(":")[0] for page in PAGES}) == 10
    assert all(page.keep and page.drop for page in PAGES)


def test_a_reader_that_gives_all_and_one_that_gives_nothing() -> None:
    everything = pages.score(lambda html: pages.Found(html.decode("utf-8", "replace")), PAGES[:4])
    assert everything.recall == 1 and everything.precision < 0.7 and everything.title == 0
    nothing = pages.score(lambda html: pages.Found(""), PAGES[:4])
    assert (nothing.recall, nothing.f1) == (0, 0)


@pytest.mark.parametrize(("made", "least"), [(PAGES, 0.99), ([without_names(page) for page in PAGES], 0.97)])
def test_the_report_comes_out_and_nothing_else(made: list[Sample], least: float) -> None:
    found = pages.score(pages.with_duikou, made)
    assert found.f1 >= least
    assert min(found.title, found.published) >= 0.95
    assert found.outlet >= 0.95


def test_a_page_without_names_is_the_same_page() -> None:
    bare = without_names(PAGES[0])
    assert b"class=" in PAGES[0].html and b"class=" not in bare.html
    assert bare.keep == PAGES[0].keep
