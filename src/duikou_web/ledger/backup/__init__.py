"""A whole ledger in one file, and back: on the same database or on the other one, every row the same."""
