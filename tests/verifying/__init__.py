"""What `duikou verify` sees, and what it tells."""
