"""Projects: undertakings with a name of their own."""

from duikou.reading.projects.builder import read_projects

__all__ = ["read_projects"]
