"""The pages: fetch, render."""
