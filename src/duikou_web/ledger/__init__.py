"""Documents, their records, and the history of every change."""
