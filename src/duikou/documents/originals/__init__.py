"""Originals: bytes of any format → text in document order, with the place of each stretch. One module a format.

A format is found by content, never by name. `opening.convert` turns one document into its text; `members.find_members`
unfolds what holds several (archives, mails with attachments, web archives, rows of a table) into one document each.
"""
