"""The parties of a rotation: who sends is the guest, and where they serve is the host, wherever it is told."""

from duikou.grammar import find
from duikou.model.records import Party
from duikou.model.text import Span
from duikou.reading.context import Context
from duikou.reading.events.parties import Parties, related, rules_giving
from duikou.reading.events.zones import Zone
from duikou.reading.places import is_recipient
from duikou.reading.regions import party_at

_AT_HOME = "parties.sees_off"


def settle_rotation(context: Context, zones: list[Zone], parties: Parties) -> None:
    """Turn what was found of a rotation so that the region served is the host, or find that region.

    A home that sees its own people off (我省欢送) stays at home.
    """
    served = _served(context, zones)
    if parties.host_rule == _AT_HOME or (_is_helped(parties.host) and served is None):
        return
    sender = (parties.host, parties.host_span, parties.host_rule)
    if served is None and _is_helped(parties.guest) and parties.guest and parties.guest_span:
        served = (parties.guest, parties.guest_span, parties.guest_rule)
    if served is None or (parties.host is not None and related(served[0], parties.host)):
        return
    named = _sender(context, zones, served[0]) or sender
    parties.forget()
    parties.set_host(*served)
    if named[0] is not None and named[1] is not None:
        parties.set_guest(named[0], named[1], named[2])


def _is_helped(party: Party | None) -> bool:
    return party is not None and party.division is not None and is_recipient(party.division)


def _served(context: Context, zones: list[Zone]) -> tuple[Party, Span, str] | None:
    """Where they serve: 奔赴甲省开展医疗援助, 从甲州载誉归来; said where the report begins, or else further on."""
    for span in (*(zone.span for zone in zones), *(block.span for block in context.proper())):
        for rule in rules_giving("served"):
            for match in find(rule, context.page, *span):
                region = party_at(context, match.spans["host"])
                if _is_helped(region) and region is not None:
                    return region, match.span, rule.id
    return None


def _sender(context: Context, zones: list[Zone], served: Party) -> tuple[Party, Span, str] | None:
    """Whose people they are, by the name of the batch: 甲省第四批援青干部人才."""
    for rule in rules_giving("seconded"):
        for zone in zones:
            for match in find(rule, context.page, *zone.span):
                region = party_at(context, match.spans["guest"])
                if region is not None and not related(region, served):
                    return region, match.span, rule.id
    return None
