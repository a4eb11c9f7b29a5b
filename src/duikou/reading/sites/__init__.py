"""Sites: what the guests visited, inspected or toured."""

from duikou.reading.sites.builder import read_sites

__all__ = ["read_sites"]
