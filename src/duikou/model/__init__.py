"""Frozen records and nothing else: what a reading is made of (the contract of `duikou read --json`)."""
