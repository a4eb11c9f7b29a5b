"""The ledger: readings kept as rows that people review, correct and link. Built on Django."""
