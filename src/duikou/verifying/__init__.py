"""Check readings against their documents, by code that shares nothing with the reader.

A span that is not where its record says would pass every test that uses the reader's own code to look it up.
So what is here knows only the contract of `duikou read --json`: JSON, the form of records, hashes, and that
`text[start:end] == quote`.
"""

from duikou.verifying.checker import Checker as Checker
from duikou.verifying.checker import verify as verify
from duikou.verifying.failure import Failure as Failure
