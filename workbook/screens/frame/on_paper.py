"""`W`: a sheet written to a file, to be printed; and the page for a counsellor, chosen item by item."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from workbook import papers
from workbook.domain.common.errors import UsageError, WorkbookError
from workbook.domain.steps.safety import exercise_is_away
from workbook.papers import Chosen
from workbook.screens.common.app_context import AppContext
from workbook.screens.common.base import Dialog
from workbook.screens.common.form_dialog import FormDialog
from workbook.widgets.common.fields import TextField, Tick
from workbook.widgets.common.key_line import KeyLine
from workbook.widgets.common.row_list import Row, RowList
from workbook.widgets.common.safe import one_line, plain
from workbook.words.common import frame as app_words
from workbook.words.common import paper as words
from workbook.words.common import signs

if TYPE_CHECKING:
    from workbook.export.paper.sheet import Sheet

FORMATS = {".html": "html", ".htm": "html", ".md": "markdown", ".markdown": "markdown", ".pdf": "pdf"}
"""By the end of the file's name; any other is plain text."""


class ToFile(FormDialog[bool]):
    """What the two share: a path, the paper on its side, and a look at what will be on it."""

    AUTO_FOCUS = "RowList"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("v", "look", words.LOOK, id="paper.look", tooltip=words.LOOK_TIP)]

    def sheet(self) -> Sheet:
        """What is to be printed. Raises WorkbookError."""
        raise NotImplementedError

    def rows(self) -> list[Row]:
        raise NotImplementedError

    def parts(self) -> Iterable[Widget]:
        yield RowList(self.rows(), id="sheets")
        yield TextField(placeholder="~/sheet.html", id="path")
        yield Static(Content(words.PATH_HINT), classes="hint")
        yield Tick(words.LYING, id="lying")

    def buttons(self) -> Sequence[tuple[str, str]]:
        return (("save", words.WRITE), ("look", words.LOOK), ("close", app_words.CLOSE))

    @property
    def lying(self) -> bool:
        return self.query_one("#lying", Tick).value

    def answer(self) -> bool:
        name = self.text("path")
        if not name:
            raise UsageError(words.NO_PATH)
        path = Path(name).expanduser()
        data = papers.rendered(self.sheet(), FORMATS.get(path.suffix.lower(), "text"), landscape=self.lying)
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with open(handle, "wb") as file:
                file.write(data)
        except FileExistsError:
            raise UsageError(words.THERE) from None
        except (OSError, ValueError):
            raise WorkbookError(words.FAILED) from None
        self.tell(words.WRITTEN)
        return True

    def pressed(self, button: str) -> None:
        if button == "look":
            self.action_look()
        else:
            super().pressed(button)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "look":
            return not isinstance(self.focused, TextField)
        return super().check_action(action, parameters)

    def action_look(self) -> None:
        try:
            text = papers.rendered(self.sheet(), "text").decode()
        except WorkbookError as error:
            self.problem(str(error))
            return
        self.app.push_screen(Look(text))


class OnPaper(ToFile):
    """The sheets there are for whoever sits here. `step`: the one that stands open, if any."""

    def __init__(self, context: AppContext, step: str = "") -> None:
        super().__init__(context, words.TITLE, form="on paper")
        self.add_class("four-buttons")
        self._step = step

    def rows(self) -> list[Row]:
        hidden = {"review"} if self.context.together_hidden else set[str]()
        hidden |= set() if self._step else {"step", "step with answers"}
        return [Row(plain(title), value=kind, wrap=True) for kind, title in words.SHEETS.items() if kind not in hidden]

    def buttons(self) -> Sequence[tuple[str, str]]:
        return (*super().buttons()[:2], ("counsellor", words.COUNSELLOR), ("close", app_words.CLOSE))

    def sheet(self) -> Sheet:
        notebook, today, person = self.context.notebook, self.context.today, self.person_id
        match self.query_one("#sheets", RowList).value:
            case "promises":
                return papers.promises(notebook, person, today)
            case "review":
                return papers.review(notebook, today)
            case "step" | "step with answers" as kind:
                from workbook.export.paper.step import step_sheet

                answers = notebook.answers.of(person) if kind == "step with answers" else None
                book, help = self.context.book, self.context.places_to_turn()
                step, away = book.step(self._step), self.context.together_hidden
                left = tuple(one for one in step.exercises if not exercise_is_away(one, away))
                return step_sheet(replace(step, exercises=left), answers, help=help, by=book.programme.by(step.id))
            case _:
                return papers.week(notebook, today, landscape=self.lying)

    def pressed(self, button: str) -> None:
        if button == "counsellor":
            self.keep_draft()
            self.app.push_screen(ForCounsellor(self.context))
        else:
            super().pressed(button)


class ForCounsellor(ToFile):
    """A page of what is ticked here, and of nothing else: each thing is one line."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "tick", words.TICK, id="paper.tick", tooltip=words.TICK_TIP),
    ]

    def __init__(self, context: AppContext) -> None:
        super().__init__(context, words.COUNSELLOR_TITLE, form="page for a counsellor")
        found = papers.choices(context.book, context.notebook, self.person_id, context.today)
        self._choices = [one for one in found if not (context.together_hidden and one.kind == "conflicts")]
        self._chosen: set[Chosen] = set()

    def parts(self) -> Iterable[Widget]:
        yield Static(plain(words.COUNSELLOR_HINT), classes="hint")
        yield from super().parts()

    def rows(self) -> list[Row]:
        return [
            Row(
                one_line(one.title),
                plain(" · ".join([words.KIND_NAMES[one.kind], *([words.PRIVATE_MARK] * one.private)]), "$text-muted"),
                mark=plain(f"{signs.TICKED if one in self._chosen else signs.OPEN} "),
                value=one,
            )
            for one in self._choices
        ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "tick":
            return isinstance(self.focused, RowList) and self.focused.current is not None
        return super().check_action(action, parameters)

    def action_tick(self) -> None:
        lines = self.query_one("#sheets", RowList)
        if lines.value is not None:
            self._chosen ^= {lines.value}
            lines.set_rows(self.rows())
            self.problem("")

    def sheet(self) -> Sheet:
        if not self._chosen:
            raise UsageError(words.NOTHING_CHOSEN)
        chosen = [one for one in self._choices if one in self._chosen]
        context = self.context
        return papers.chosen(
            chosen, context.book, context.notebook, self.person_id, context.today, private=True, landscape=self.lying
        )


class Look(Dialog[None]):
    """The sheet as text: all that will be on it, and nothing that will not."""

    AUTO_FOCUS = "#text"

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="sheet", id="text"):
            yield Static(plain(self._text))
        yield KeyLine()
