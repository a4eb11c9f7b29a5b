"""People: who is named, with which posts, under which label. Sides come with the main event."""

from duikou.reading.people.builder import NamedPerson, read_people
from duikou.reading.people.records import person_records
from duikou.reading.people.surnames import named_by_surname

__all__ = ["NamedPerson", "named_by_surname", "person_records", "read_people"]
