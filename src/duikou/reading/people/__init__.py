"""People: who is named, with which posts, under which label. Sides come with the main event."""

from duikou.reading.people.builder import NamedPerson, read_people

__all__ = ["NamedPerson", "read_people"]
