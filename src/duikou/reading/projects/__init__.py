"""Projects: undertakings with a name of their own (docs/decisions/0029).

Three questions are asked of every stretch of words. Is it *told of* as an undertaking: built, paid for, opened, pushed
on, handed over, or called a 项目 (`rules.toml`)? Where does its *name* begin and end (`bounds.py`)? And is it the name
of *one* thing and not of a kind, an area or a body (`names.py`)? Only three times yes makes a project; what is seen and
not told of as one is a site, what acts is an organisation, and the rest is nothing.
"""

from duikou.reading.projects.builder import read_projects

__all__ = ["read_projects"]
