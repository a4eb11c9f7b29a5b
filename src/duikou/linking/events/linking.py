"""Link events: the machine's judgements, then clusters."""

from collections.abc import Iterable

from duikou.linking.clustering import Linked, cluster
from duikou.linking.events.blocking import event_pairs
from duikou.linking.events.comparing import compare_events
from duikou.linking.features import judge
from duikou.linking.seen import SeenEvent
from duikou.model.linking import Judgement


def link_events(events: list[SeenEvent], by_people: Iterable[Judgement]) -> Linked:
    """Which tellings are of one event. Two events of one report are two."""
    judgements = tuple(
        judge("event", left.id, right.id, compare_events(left, right)) for left, right in event_pairs(events)
    )
    return Linked(cluster((event.id for event in events), by_people, judgements), judgements)
