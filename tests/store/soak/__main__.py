from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

from tests.store.soak.evening import soak
from tests.store.soak.found import Fault


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.store.soak")
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--evening", type=float, default=60, help="seconds of one evening")
    parser.add_argument("--passphrase", action="store_true", help="a sealed workbook, with a key for each")
    given = parser.parse_args()
    until, seed, faults = time.monotonic() + given.minutes * 60, given.seed, 0
    while (left := until - time.monotonic()) > 1:
        with tempfile.TemporaryDirectory() as folder:
            try:
                said = soak(Path(folder), seed, min(left, given.evening), sealed=given.passphrase)
                print(f"seed {seed}: {said}", flush=True)
            except Fault as fault:
                faults += 1
                print(fault, flush=True)
        seed += 1
    print(f"{faults} faults")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
