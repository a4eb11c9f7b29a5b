"""The tree under a place: a step stands under what it led to; table rows are the leaves."""

from duikou.grammar import Page
from duikou.grammar.explain import explain_span
from duikou.model.trace import Trace

TEXT = "西藏自治区主席某某说"
POST, NAME, PERSON = (0, 7), (7, 9), (0, 9)


def tree(span: tuple[int, int], *traces: Trace) -> list[tuple[str, list[str]]]:
    """Each top step with the names of what stands under it."""
    steps = explain_span(Page(TEXT), traces, span)
    return [(step.name, [under.name for under in step.inputs]) for step in steps]


def test_a_step_stands_under_the_one_it_led_to() -> None:
    traces = [
        Trace("people.post", "post", POST),
        Trace("people.name", "name", NAME),
        Trace("people.person", "person", PERSON, (POST, NAME)),
    ]
    assert tree(NAME, *traces)[0] == ("people.person", ["people.post", "people.name"])
    assert [name for name, _ in tree(NAME, *traces)].count("people.name") == 0


def test_words_that_no_step_made_are_told_by_their_table_rows() -> None:
    ((name, under), *_) = tree(NAME, Trace("people.person", "person", PERSON, (POST,)))
    assert name == "people.person"
    assert {"divisions:西藏自治区", "offices:主席"} <= set(under)


def test_the_rows_of_the_place_itself_come_last() -> None:
    names = [name for name, _ in tree((5, 7), Trace("people.post", "post", POST))]
    assert names[0] == "people.post"
    assert "offices:主席" in names[1:]


def test_only_steps_over_the_place_are_shown() -> None:
    assert tree((9, 10), Trace("people.post", "post", POST)) == tree((9, 10))


def test_steps_that_lead_to_each_other_are_shown_once() -> None:
    one, two = Trace("a.one", "x", POST, (NAME,)), Trace("a.two", "y", NAME, (POST,))
    assert tree(PERSON, one, two)[0] == ("a.one", ["a.two"])
    assert "a.two" not in [name for name, _ in tree(PERSON, one, two)]


def test_the_fields_of_a_record_stand_under_it_and_no_other_record_does() -> None:
    traces = [
        Trace("people.x", "person 某某", NAME),
        Trace("sides.x", "person.side: host", NAME, (POST,), ("person.side",)),
        Trace("posts.x", "post 主席", POST, (NAME,)),
        Trace("roles.x", "participant 某某", NAME),
    ]
    assert tree(NAME, *traces)[:2] == [("people.x", ["sides.x"]), ("roles.x", [])]


def test_a_rule_says_why() -> None:
    (step, *_) = explain_span(Page("来源：甲"), [Trace("documents.source_line", "block", (0, 4))], (0, 1))
    assert step.why == "a line that says where and when the report came out"
    assert (step.quote, step.what) == ("来源：甲", "block")
