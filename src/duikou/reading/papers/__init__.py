"""Papers of the system: minutes, agreed items, agreements, task tables and year summaries."""

from duikou.reading.papers.builder import read_papers
from duikou.reading.papers.numbers import read_number
from duikou.reading.papers.tables import project_cells

__all__ = ["project_cells", "read_number", "read_papers"]
