"""Every figure, one after the other:  python -m tests.bench

The start is printed for the newest other Python on the path too, where the workbook is installed for it.
"""

from __future__ import annotations

import importlib
import shutil
import subprocess
import sys
from pathlib import Path

for path in sorted(Path(__file__).parent.glob("*_bench.py")):
    print(f"== {path.stem.removesuffix('_bench')}")
    sys.stdout.flush()
    importlib.import_module(f"tests.bench.{path.stem}").main()

newest = next((found for minor in range(19, 11, -1) if (found := shutil.which(f"python3.{minor}"))), None)
if newest and subprocess.run([newest, "-c", "import workbook, textual"], capture_output=True).returncode == 0:
    subprocess.run([newest, "-m", "tests.bench.start_bench"], check=True)
