"""Puts the modules of bench/, which stand on their own, within reach of its tests."""

import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "bench"))
