"""The made files stand with the fuzzer, which breaks them."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[3] / "bench"))
