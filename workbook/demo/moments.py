"""How it was between the two, for each of them apart: low at first, up and down for months, calmer of late."""

from __future__ import annotations

from datetime import date, timedelta
from math import sin
from random import Random

from workbook.domain.promises.promise import ME
from workbook.store.common.people import PARTNER
from workbook.store.notebook import Notebook

NOTES = (
    (338, 2, "We sat in the car in front of the house, and neither got out."),
    (297, 4, "Said it. Alex went for a walk alone. I washed up and did not look at the clock."),
    (251, 6, "We talked by the clock, five minutes each. It was quieter than talking."),
    (199, 3, "The flap of the letter box, and the whole morning was gone."),
    (147, 7, "We laughed about the neighbours' ladder. For a whole minute it was as before."),
    (96, 4, "The electricity bill, in bed. My one-word answers again."),
    (52, 7, "Sunday at ten. It took twelve minutes."),
    (24, 5, "Said aloud that getting up in turn does not work. It was a relief."),
    (5, 8, "Alex put a question off until Sunday and told me that it was easy."),
)
ALEXS = (
    (320, 2, "I read it all again. That helps nobody, and me least."),
    (148, 6, "I forgot for an evening. Then I noticed, and minded less than I thought."),
    (17, 6, "The envelope lay on the table when I came down. Open."),
)


def build(notebook: Notebook, today: date, chance: Random) -> None:
    """A point every few days, and a few notes."""
    for person, notes, gap in ((ME, NOTES, 4), (PARTNER, ALEXS, 9)):
        noted = {today - timedelta(days=ago): (level, note) for ago, level, note in notes}
        ago = 350
        while ago > 0:
            if (day := today - timedelta(days=ago)) not in noted:
                notebook.moments.set_level(person, day, _level(ago, chance))
            ago -= chance.randint(gap - 2, gap + 2)
        for day, (level, note) in noted.items():
            notebook.moments.set_note(person, day, note, level)


def _level(ago: int, chance: Random) -> int:
    """From about 3 to about 7 over the year, with a long wave, a dip after three months, and the luck of the day."""
    gone = 350 - ago
    dip = 1.6 if 80 < gone < 115 else 0.0
    return max(0, min(10, round(3 + 4 * gone / 350 + 1.2 * sin(gone / 17) - dip + chance.uniform(-1.2, 1.2))))
