"""From a page and its blocks to records: one folder a kind of record, with its rules and its builder."""
