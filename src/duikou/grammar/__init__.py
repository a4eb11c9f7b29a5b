"""Rules over a shape string: the reading view, the one automaton, rule loading and matching, explain."""

from duikou.grammar.page import Page
from duikou.grammar.rules import Match, Rule, find, find_all, load_rules

__all__ = ["Match", "Page", "Rule", "find", "find_all", "load_rules"]
