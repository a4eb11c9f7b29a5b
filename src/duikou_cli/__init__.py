"""The console script: thin, and without Django until a ledger command needs it."""
