"""What the other pages need is loaded ahead, and all of it: a first visit imports nothing any more."""

from __future__ import annotations

import subprocess
import sys

SCRIPT = """
import sys
import workbook.app, workbook.screens.today.page, workbook.store.notebook
from importlib import import_module
from workbook.screens.frame.ahead import MODULES
from workbook.words.common.frame import MODES
most = 0
for name in MODULES:
    before = len(sys.modules)
    import_module(name)
    most = max(most, len(sys.modules) - before)
known = set(sys.modules)
for mode in MODES:
    import_module(f"workbook.screens.{mode}.page")
print(sorted(set(sys.modules) - known), most <= 30)
"""


def test_no_page_imports_anything_after_what_was_loaded_ahead_and_no_slice_is_a_heap() -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[] True"
