"""What kill -9 costs, plain and with a passphrase: `python -m tests.bench.kills_bench [KILLS]`, of each."""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from tests.store.file.kill_lab import PEOPLE, KillLab
from tests.store.file.seal.support import seal


def main() -> None:
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    with tempfile.TemporaryDirectory() as place:
        for name in ("without a passphrase", "with two passphrases"):
            folder = Path(place) / name.replace(" ", "-")
            keys = seal(folder, *PEOPLE) if name.startswith("with ") else None
            started = time.perf_counter()
            tally = KillLab(folder, 20261121, keys).run(kills)
            print(f"kill -9, {name}: {tally} ({time.perf_counter() - started:.0f} s)", flush=True)


if __name__ == "__main__":
    main()
