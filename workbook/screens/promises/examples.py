"""What the content gives to the forge: an example promise, another one each day, and the rules of wording."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.domain.common.errors import WorkbookError
from workbook.words.promises import forge as words

if TYPE_CHECKING:
    from workbook.content.book import PromiseExample
    from workbook.domain.promises.act_rules import ActRules
    from workbook.screens.common.app_context import AppContext


def example(context: AppContext) -> PromiseExample | None:
    """One of the book's examples for who sits in front, another one each day; None where there is none, or the book
    cannot be read. Only who is rebuilding is given one of those that answer to what was done."""
    rebuilding = context.role == "rebuilding"
    try:
        found = context.book.promise_examples()
    except WorkbookError:
        return None
    examples = [one for one in found if (one.whose in ("", "rebuilding")) == rebuilding]
    return examples[context.today.toordinal() % len(examples)] if examples else None


def example_hints(context: AppContext) -> dict[str, str]:
    """What stands beneath the forge's first fields while they are empty: one example through all of them."""
    shown = example(context)
    if shown is None:
        return {}
    texts = {"act": shown.act, "cue": shown.cue, "smallest": shown.smallest}
    return {name: words.for_example(name, text) for name, text in texts.items()}


def act_rules(context: AppContext) -> ActRules | None:
    """What the forge notices about an act; None where the rules cannot be read (`workbook content check` says why)."""
    from workbook.content.language import load_act_rules

    try:
        return load_act_rules(context.content)
    except WorkbookError:
        return None
