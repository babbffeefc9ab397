"""python -m tests.planning.sentences [count]    the samples and so many random households; prints what is not true"""

from __future__ import annotations

import sys

from tests.planning.households import asked, realistic, sample, tiny
from tests.planning.sentences.plan import untrue, untrue_of_week


def main(count: int = 200) -> int:
    homes = {name: sample(name) for name in ("ana", "eva", "ida")}
    homes |= {f"tiny {seed}": tiny(seed) for seed in range(20_000, 20_000 + count)}
    homes |= {f"2 × 15, {seed}": realistic(2, 15, seed) for seed in range(count // 20)}
    wrong = {name: said for name, top in homes.items() if (said := untrue(top))}
    weeks = {f"asked {seed}": asked(seed) for seed in range(2000, 2000 + count)}
    wrong |= {name: said for name, top in weeks.items() if (said := untrue_of_week(top))}
    homes |= weeks
    for name, said in wrong.items():
        print(name, *said, sep="\n    ")
    print(f"{len(homes) - len(wrong)} of {len(homes)} households: every sentence true")
    return len(wrong)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
