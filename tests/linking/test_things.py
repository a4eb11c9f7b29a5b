"""Organisations, sites, posts, places and projects over reports."""

import pytest
from made_sightings import Named, made_reading
from test_people_linking import linked

from duikou.linking.cores import core_of, project_core
from duikou.linking.features import verdict_of
from duikou.linking.seen import SeenThing
from duikou.linking.things import compare_things, link_things
from duikou.model.linking import LinkedKind, Verdict


def organisation(number: int, name: str, division: str | None, *around: str) -> SeenThing:
    core = core_of(name, division)
    return SeenThing(
        "organisation", f"o{number}", f"d{number}", name, core.words, core.reach, core.division, tuple(around)
    )


def project(number: int, name: str, division: str | None, *around: str) -> SeenThing:
    core = project_core(name, division)
    return SeenThing("project", f"p{number}", f"d{number}", name, core.words, core.reach, core.division, tuple(around))


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        (("那曲市人民医院", "540600"), ("市人民医院", "540600"), "same"),
        (("那曲市人民医院", "540600"), ("山南市人民医院", "540500"), "different"),
        (("人民医院", None), ("那曲市人民医院", "540600"), "unsure"),
        (("鞍钢集团", None), ("鞍钢集团", None), "same"),
        (("中国共产党那曲市委员会", "540600"), ("那曲市委", "540600"), "same"),
        (("自治区发展和改革委员会", "540000"), ("西藏自治区发改委", "540000"), "same"),
    ],
)
def test_organisations(left: tuple[str, str | None], right: tuple[str, str | None], verdict: Verdict) -> None:
    one, other = organisation(1, *left), organisation(2, *right)
    assert one.core == other.core
    assert verdict_of("organisation", compare_things(one, other).score) == verdict


def test_a_later_phase_is_another_project() -> None:
    things = [
        project(1, "那曲澜桑文化艺术中心建设项目", "540600"),
        project(2, "澜桑文化艺术中心", None),
        project(3, "澜桑文化艺术中心二期", "540600"),
    ]
    assert link_things("project", things, ()).clustered.clusters == (("p1", "p2"), ("p3",))


def clusters(kind: LinkedKind, *codes: str) -> list[str]:
    readings = [
        made_reading(
            number,
            [Named(f"宋若{name}", (("市委书记", code),))],
            day=f"20{14 + number}-01-01",
            host=code,
            places=(code,),
        )
        for number, (code, name) in enumerate(zip(codes, "谷川舟", strict=False))
    ]
    return [cluster.name for cluster in linked(*readings).clusters if cluster.kind == kind]


def test_a_post_and_a_place_outlive_the_change_of_their_code() -> None:
    assert len(clusters("post", "542400", "540600")) == 1
    assert len(clusters("place", "542400", "540600")) == 1


def test_a_post_and_a_place_of_another_division_are_others() -> None:
    assert len(clusters("post", "540500", "540600")) == 2
    assert len(clusters("place", "540500", "540600")) == 2


def test_a_site_is_one_over_reports() -> None:
    readings = [made_reading(number, [], sites=("西藏博物馆",), day=f"2024-06-0{number}") for number in (1, 2)]
    assert [len(each.members) for each in linked(*readings).clusters if each.kind == "organisation"] == [2]
