"""A workbook as two have lived with it; what is private in it says one word."""

from __future__ import annotations

from pathlib import Path

from tests import sample
from workbook.content.book import load
from workbook.domain.conflicts.option import Wording
from workbook.domain.promises.drafting import Draft
from workbook.domain.steps.answers import Text
from workbook.paths import content_folder
from workbook.store.notebook import Notebook

TODAY = sample.TODAY
SECRET = "Zauberwort"


def live(folder: Path) -> None:
    """The sample, with what is private of Sam's, and of Alex's."""
    sample.build(folder)
    notebook = Notebook.open(folder, sync=False)
    exercise = load(content_folder()).step("own-it").exercise("fact-line")
    for person in ("rebuilding", "partner"):
        with notebook.acting(person):
            notebook.answers.save("own-it", exercise, person, Text(SECRET))
            notebook.moments.set_note(person, TODAY, SECRET, 3)
            notebook.jots.add(person, SECRET, TODAY)
            notebook.appointments.add(person, SECRET, TODAY)
            notebook.drafts.keep(person, "forge", {"act": SECRET})
            notebook.promises.add(Draft(SECRET, person=person, shown=False), TODAY)
    due = notebook.promises.today(TODAY, "rebuilding").dues[0]
    notebook.promises.note(due.key, SECRET, TODAY, by="rebuilding")
    made = notebook.conflicts.add("The dishes", TODAY, needs={"rebuilding": SECRET})
    for what in ("Take turns", "Buy a machine"):
        option = notebook.conflicts.options.add(made.id, Wording(what, "Sam", "daily"), TODAY)
        notebook.conflicts.ratings.rate(option.id, "rebuilding", wish=5, ability=1)
    notebook.close()
