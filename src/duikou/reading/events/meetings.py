"""Meetings that have no guest: of all who help a region, of the centre, of a region's own body or all of its people."""

from duikou.grammar import find
from duikou.model.records import Party
from duikou.reading.context import Context
from duikou.reading.events.homes import meant_by
from duikou.reading.events.parties import HELD_IN, Parties, rules_giving
from duikou.reading.events.zones import Zone, is_passed_on
from duikou.reading.regions import party_at

_CAPITAL = "110000"


def about_region(context: Context, zones: list[Zone], parties: Parties) -> None:
    """A meeting of all who help a region has that region for its host, and no one guest; in 北京 it has no host."""
    for rule in rules_giving("about"):
        for zone in zones:
            for match in find(rule, context.page, *zone.span):
                region = party_at(context, match.spans["host"])
                of_supporter = context.page.shapes["words"][match.span[0] - 1 : match.span[0]] in tuple("Dd")
                if of_supporter or is_passed_on(context.page.view, zone.span[0], match.span[0]):
                    continue  # 江苏援藏项目现场会 is of 江苏
                if region is None or (parties.guest and parties.guest_rule != HELD_IN):
                    continue
                parties.alone = True
                if parties.host is not None and parties.host.division == _CAPITAL:
                    parties.forget()
                    parties.nowhere = True
                else:
                    parties.set_host(region, match.span, rule.id)
                return


def of_all(context: Context, zones: list[Zone], parties: Parties) -> None:
    """A national meeting on the help for regions has no one guest; where it is held is at home."""
    for rule in rules_giving("of_all"):
        for zone in zones:
            for match in find(rule, context.page, *zone.span):
                if parties.went is None and not is_passed_on(context.page.view, zone.span[0], match.span[0]):
                    parties.alone = True
                    parties.guest, parties.guest_span, parties.guest_rule = None, None, ""
                    return


def leave_capital(parties: Parties, *, alone: bool) -> None:
    """A meeting of the centre in 北京 has no host, and what others sign there none in 北京."""
    if parties.host is not None and parties.host.division == _CAPITAL and parties.host_rule == HELD_IN:
        parties.forget()
        parties.alone = parties.nowhere = alone


def own_region(context: Context, zones: list[Zone], parties: Parties) -> None:
    """A region whose own body meets is at home, and nobody comes."""
    for rule in rules_giving("own"):
        for zone in zones:
            for match in find(rule, context.page, *zone.span):
                region = party_at(context, match.spans["host"])
                if region is not None and parties.went is None:
                    parties.forget()
                    parties.alone = True
                    parties.set_host(region, match.span, rule.id)
                    return


def own_level(context: Context, zones: list[Zone], parties: Parties, home: Party | None) -> None:
    """A place that calls all of itself together (全市…会议) is at home, and nobody comes; its paper says which."""
    for rule in rules_giving("own_level"):
        for zone in zones:
            for match in find(rule, context.page, *zone.span):
                region = meant_by(context.page.view[match.spans["us"][0] + 1], home)
                if region is not None and parties.went is None:
                    parties.forget()
                    parties.alone = True
                    parties.set_host(region, match.span, rule.id)
                    return
