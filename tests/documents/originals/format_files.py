"""The made files, which stand with the fuzzer that breaks them."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[3] / "bench"))

from made_files import REPORT, docx, ole, paragraph, pdf, zip_of

__all__ = ["REPORT", "docx", "ole", "paragraph", "pdf", "zip_of"]
