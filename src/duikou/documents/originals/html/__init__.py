"""Pages of the web: their text in document order, and what of it is the report."""
