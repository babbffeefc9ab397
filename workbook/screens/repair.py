"""The repair script: offered after a miss, never forced."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from workbook.domain.dues import Due
from workbook.domain.marks import Mark
from workbook.screens.asking import Asking, Labelled
from workbook.screens.desk import Desk
from workbook.widgets.facts import Fact, Facts
from workbook.widgets.fields import TextBox
from workbook.widgets.safe import one_line, plain
from workbook.words import asking as words


class Repair(Asking[Mark]):
    """How to say so and make it good; marks the miss repaired when that is done. Returns the mark, or None."""

    def __init__(self, desk: Desk, due: Due) -> None:
        super().__init__(desk, words.REPAIR_TITLE, form=f"repair {due.key}")
        self._due = due

    def parts(self) -> Iterable[Widget]:
        due, today = self._due, self.desk.today
        smallest = due.promise.term_on(due.on).smallest or words.REPAIR_SMALLEST
        facts = [Fact(plain(text), f"{number}") for number, text in enumerate(words.REPAIR_STEPS, 1)]
        facts.append(Fact(one_line(smallest, "bold"), indent=3))
        facts += [Fact(), Fact(plain(words.REPAIR_WORDS, "$text-muted"))]
        facts += [Fact(one_line(words.repair_words(due.act, due.on, today))), Fact(Content(""))]
        yield Facts(facts, label=3)
        yield Labelled(words.REPAIR_NOTE, TextBox(id="note"), words.REPAIR_HINT)

    def buttons(self) -> Sequence[tuple[str, str]]:
        return (("save", words.REPAIR_SAVE), ("close", words.REPAIR_LATER))

    def answer(self) -> Mark:
        return self.desk.notebook.promises.repair(self._due.key, self.desk.today, self.text("note"))
