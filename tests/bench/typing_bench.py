"""How much typing a kill -9 costs, in every field of every dialog and exercise, and how soon one is gone whatever is at
fault: `python -m tests.bench.typing_bench`."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

from tests.journeys import leaving_lab, typing_lab


def _of(lab: str) -> dict[str, Any]:
    done = subprocess.run([sys.executable, "-m", lab], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def main() -> None:
    lost: dict[str, list[float]] = _of(typing_lab.__name__)
    del lost[typing_lab.MORE[-1].name]  # kept nowhere
    for place, seconds in lost.items():
        if seconds:
            print(f"typing lost to kill -9, {place:<24}", *(f"{one:5.2f} s" for one in seconds))
    print(f"typing lost to kill -9, at most {max(max(seconds, default=0.0) for seconds in lost.values()):5.2f} s")
    left = _of(leaving_lab.__name__)
    for fault, one in left.items():
        print(f"the screen left, {fault:<32} {one['seconds']:6.3f} s, the words in {', '.join(one['holding'])}")


if __name__ == "__main__":
    main()
