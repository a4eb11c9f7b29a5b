"""The gold reports, linked as the reader reads them: their invented people have nothing to do with each other."""

from pathlib import Path

import pytest

import duikou
from duikou.linking.linker import Links, link_readings

GOLD = sorted((Path(__file__).parents[1] / "gold").glob("*.txt"))


@pytest.fixture(scope="module")
def links() -> Links:
    return link_readings(duikou.read(path.read_bytes(), source=path.name) for path in GOLD)


def test_people_of_several_reports_share_a_post(links: Links) -> None:
    joined = [each for each in links.linking.clusters if each.kind == "person" and len(each.members) > 1]
    assert joined, "the general secretary stands in several reports"
    for cluster in joined:
        posts = [{post.office.key for post in links.sighted.people[member].posts} for member in cluster.members]
        assert set.intersection(*(held for held in posts if held)), cluster.name


def test_no_two_gold_reports_tell_one_event(links: Links) -> None:
    assert len(links.linking.episodes) == len(links.sighted.events) > len(GOLD) / 2


def test_every_member_is_in_one_cluster_of_its_kind(links: Links) -> None:
    members = [(each.kind, member) for each in links.linking.clusters for member in each.members]
    assert len(members) == len(set(members))


def test_every_tenure_and_sighting_leads_to_its_record(links: Links) -> None:
    posts = {post.id for person in links.sighted.people.values() for post in person.posts}
    sightings = [seen for tenure in links.linking.tenures for seen in tenure.sightings]
    assert len(sightings) > 100
    assert all(seen.post in posts and seen.person in links.sighted.people for seen in sightings)
