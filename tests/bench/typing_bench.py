"""How much typing a kill -9 costs, in every field of every dialog: `python -m tests.bench.typing_bench`.

One line a dialog: the seconds that were gone in each of its fields.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from tests.journeys import typing_lab
from tests.journeys.every_dialog import OPENED, WITHOUT_DRAFT, fill


def main() -> None:
    with tempfile.TemporaryDirectory() as place:
        filled = Path(place) / "filled"
        fill(filled)
        most = 0.0
        for kind in OPENED:
            if kind in WITHOUT_DRAFT:
                continue
            seconds: list[float] = []
            while True:
                data = shutil.copytree(filled, Path(place) / f"{kind.__name__}-{len(seconds)}")
                lost = typing_lab.lost(data, kind.__name__, len(seconds))
                if lost is None:
                    break
                seconds.append(lost)
            if seconds:
                most = max(most, *seconds)
                print(f"typing lost to kill -9, {kind.__name__:<20}", *(f"{one:5.2f} s" for one in seconds))
        print(f"typing lost to kill -9, at most {most:5.2f} s")


if __name__ == "__main__":
    main()
