"""Searching the texts: characters that stand together in a line are found, in the same reports on both databases."""
