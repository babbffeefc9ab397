"""The repair script: offered after a miss, never forced."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.widget import Widget

from workbook.domain.promises.mark import Mark
from workbook.screens.common.app_context import AppContext
from workbook.screens.promises.due_dialog import DueDialog
from workbook.widgets.common.facts import Fact, Facts
from workbook.widgets.common.growing_text_area import GrowingTextArea
from workbook.widgets.common.labelled import Labelled
from workbook.widgets.common.safe import one_line, plain
from workbook.words.promises import dialogs as words

LOW = 24


class Repair(DueDialog[Mark]):
    """How to say so and make it good; marks the miss repaired when that is done. Returns the mark, or None."""

    def __init__(self, context: AppContext, key: str) -> None:
        super().__init__(context, key, words.REPAIR_TITLE, draft="repair")

    def parts(self) -> Iterable[Widget]:
        due, today = self.due, self.context.today
        steps, otherwise = words.repair_steps(alone=self.alone)
        facts = [Fact(plain(text), f"{number}") for number, text in enumerate(steps, 1)]
        facts.append(Fact(one_line(due.promise.term_on(due.on).smallest or otherwise, "bold"), indent=3))
        if not self.alone:
            facts += [Fact(), Fact(plain(words.REPAIR_WORDS, "$text-muted"))]
            facts.append(Fact(one_line(words.repair_words(due.act, due.on, today))))
        facts.append(Fact())
        note = words.REPAIR_NOTE_ALONE if self.alone else words.REPAIR_NOTE
        field = Labelled(note, GrowingTextArea(id="note"), hint=words.REPAIR_HINT)
        read = Facts(facts, label=3)
        # In a low window what one types into would lie below the edge: there it stands before what is to be read.
        yield from (field, read) if self.app.size.height < LOW else (read, field)

    def buttons(self) -> Sequence[tuple[str, str]]:
        save = words.REPAIR_SAVE_ALONE if self.alone else words.REPAIR_SAVE
        return (("save", save), ("close", words.REPAIR_LATER))

    def answer(self) -> Mark:
        return self.context.notebook.promises.repair(
            self.due.key, self.context.today, self.text("note"), by=self.person_id
        )
