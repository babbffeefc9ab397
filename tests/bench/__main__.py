"""Every figure, one after the other:  python -m tests.bench"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

for path in sorted(Path(__file__).parent.glob("*_bench.py")):
    print(f"== {path.stem.removesuffix('_bench')}")
    sys.stdout.flush()
    importlib.import_module(f"tests.bench.{path.stem}").main()
