"""Coverage: what became of every character of a report."""

from duikou.reading.coverage.builder import Found, cover_text, found_in, unread_notes, unread_sentences

__all__ = ["Found", "cover_text", "found_in", "unread_notes", "unread_sentences"]
