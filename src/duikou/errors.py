"""One tree of numbered errors. Each says what happened, where, and the cure.

    DuikouError
    ├── InputError        D1xx  a document that cannot be read
    ├── EvidenceError     D2xx  a reading that does not hold: words, form, ids, document
    ├── DataError         D3xx  a table or a rule of the project that is not well formed
    ├── UsageError        D4xx  a call that asks for something that is not there
    └── LedgerError       D5xx  a ledger that cannot be opened, written or served

The page docs/errors.md is made from `CURES`; a test holds the two together.
"""

CURES: dict[str, tuple[str, str]] = {
    "D101": ("the file is empty", "save the report's text into the file, or leave the file out"),
    "D102": ("the file is not text in a known format", "convert it to plain text (UTF-8, GBK or GB18030) first"),
    "D103": ("the text is larger than the limit", "split it, or raise the limit with --max-size MB"),
    "D104": ("the file cannot be opened", "check that it exists and that you may read it"),
    "D105": ("a folder holds no file to read", "name a folder with text files in it"),
    "D111": ("the text bears a secrecy marking", "it is not stored; keep such texts out of this system"),
    "D112": ("the reader failed on this text", "report it, with the text if that may be shown; the others go on"),
    "D121": ("it unfolds to more than the limits allow", "unpack it by hand and read what you need of it"),
    "D122": ("the file is encrypted", "open it with its password, save it without one, and read that"),
    "D123": ("the file is broken or cut off", "get it again, or open it in its own program and save it anew"),
    "D124": ("a program that this format needs is not installed", "install LibreOffice, or save it as docx or PDF"),
    "D125": ("the pages are pictures without text", "install Tesseract with chi_sim, or run OCR over the file first"),
    "D126": ("a name in the archive leads out of it", "look at the archive by hand: it may be made to do harm"),
    "D127": ("reading the file took too much time or memory", "split it, or save it as plain text"),
    "D128": ("the table has no column of documents", "name the column with --column"),
    "D129": ("a package that this format needs is not installed", "run pip install 'duikou[parquet]'"),
    "D130": ("the file holds several documents", "read it with `duikou read` or read_all, which take them one by one"),
    "D131": ("the row holds no text", "nothing is lost; if it should hold one, name its column with --column"),
    "D132": ("the text is not of this genre", "nothing is lost; to read it all the same, leave out --sift"),
    "D201": ("words are not where the record says", "read the document again with this version of duikou"),
    "D202": (
        "the document of a reading cannot be found",
        "name the folder that holds it with --documents, or let documents be missing with --missing-ok",
    ),
    "D203": ("a line of the file is no reading", "make the file with `duikou read --json`"),
    "D204": ("the file holds no readings", "name a file that `duikou read --json` made, or the URL of a ledger"),
    "D205": ("the document is not the one that was read", "read it again, or put back the file that was read"),
    "D206": (
        "the text of a document could not be compared",
        "read it again with this version of duikou, or let such documents be with --missing-ok",
    ),
    "D207": ("a record has not the form it must have", "make the file with `duikou read --json`, and change nothing"),
    "D208": ("an id or a reference does not hold", "make the file with `duikou read --json`, and change nothing"),
    "D209": ("a line is longer than the limit", "look at who made the file; if it is in order, raise --max-line MB"),
    "D301": ("a table is not well formed", "mend the row; the columns are form,canon,kind,since,until,source"),
    "D302": ("a rule is not well formed", "mend the rule; docs/grammar.md says which fields it has"),
    "D401": ("the date is not understood", "write it as YYYY-MM-DD, YYYY-MM or YYYY"),
    "D402": ("the place asked for is not in the text", "give an offset inside the text, or words that stand in it"),
    "D403": (
        "the two records cannot be compared",
        "give the ids of two records of one kind, of readings that were linked",
    ),
    "D501": ("no ledger can be named like this", "write sqlite:///file.db or postgresql://user@host/database"),
    "D502": ("there is no ledger here", "make one with `duikou load PATH`, or name another with --ledger"),
    "D503": ("this is not a ledger of duikou", "name another file with --ledger; this one is left as it is"),
    "D504": ("the ledger was made by a newer duikou", "install that version or a later one; nothing was changed"),
    "D505": ("the ledger cannot be written", "check that you may write the file and the folder it is in"),
    "D506": ("the disk is full", "free some space and run the command again: whole documents are kept, it goes on"),
    "D507": ("the ledger is in use by another program", "wait until it has finished, then run the command again"),
    "D508": ("the database cannot be reached", "check that the server runs and the URL is right"),
    "D509": ("the records of the reading do not hold together", "read the document again; if it stays, report it"),
    "D510": ("its text would change under facts that people decided", "keep the reader that made them for this report"),
    "D511": ("only this machine may be served without accounts", "leave --bind out, or name a port: 127.0.0.1:8001"),
    "D512": (
        "the port is in use",
        "stop what listens there, or take another: --bind 127.0.0.1:8001 (make demo BIND=127.0.0.1:8001)",
    ),
    "D513": ("the settings do not hold what local mode promises", "undo the change to duikou_web/settings.py"),
    "D514": ("the driver of the database is not installed", "run pip install 'duikou[postgresql]'"),
    "D515": ("what was to be judged is not there, or was taken back already", "open the page again and look"),
    "D516": ("somebody changed it meanwhile", "look at the change, and decide again"),
    "D517": ("that cannot be decided so", "choose other words or another value"),
    "D518": ("the value rests on nothing", "mark the words that tell it, or say how you know"),
    "D519": ("two people read this report apart from each other", "answer each record, and go on when both are done"),
    "D520": ("this is not a backup of a ledger", "name a file that `duikou backup` wrote"),
    "D521": ("the backup is damaged", "take another one: nothing was restored from this"),
    "D522": ("the ledger holds something already", "name a new one with --ledger; this one is left as it is"),
    "D523": ("the file is there already", "name another file, or move that one away: nothing is written over"),
}


class DuikouError(Exception):
    """An error with a number, the place it concerns and its cure.

    >>> str(InputError("D101", "report.txt"))
    'D101 report.txt: the file is empty. Cure: save the report\\'s text into the file, or leave the file out.'
    """

    def __init__(self, number: str, where: str, detail: str = "") -> None:
        what, cure = CURES[number]
        self.number, self.where, self.detail = number, where, detail
        self.what, self.cure = what, cure
        more = f" ({detail})" if detail else ""
        super().__init__(f"{number} {where}: {what}{more}. Cure: {cure}.")


class InputError(DuikouError):
    """A document that cannot be read; the rest of a batch goes on."""


class EvidenceError(DuikouError):
    """A reading that does not hold: words that are not where a record says they are, and what else is wrong."""


class DataError(DuikouError):
    """A table or a rule of the project that is not well formed."""


class UsageError(DuikouError):
    """A call that asks for something that is not there."""


class LedgerError(DuikouError):
    """A ledger that cannot be opened, written or served."""
