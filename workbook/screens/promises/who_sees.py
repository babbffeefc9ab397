"""Who sees a promise that is being made or changed in the forge, and what is asked before the other one reads it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from workbook.domain.promises.draft_form import OWN, SHOWN
from workbook.domain.promises.drafting import TEXTS, shown_at_first
from workbook.screens.common.before_read import BeforeRead, other_name
from workbook.words.promises import forge as words

if TYPE_CHECKING:
    from workbook.domain.promises.drafting import Draft
    from workbook.domain.promises.promise import Promise
    from workbook.screens.common.app_context import AppContext


class WhoSees:
    """`promise`: the one that is changed; None: it is made. `chosen`: somebody chose it by hand."""

    def __init__(self, context: AppContext, person: str, promise: Promise | None) -> None:
        self._context, self._person, self._promise = context, person, promise
        name = other_name(context, person)
        self._reader = name if promise is not None and promise.shown else None
        self.other = None if self._reader else name
        """The name of the other one, where there is one from whom it can be kept: what is shown stays so."""
        self.chosen = False
        self._before_read = BeforeRead(context, lambda: self._reader)

    def begin(self, texts: dict[str, str], origin: str) -> None:
        """Put what is usual for a promise that is made into the texts of the form."""
        if self._promise is None and self.other is not None:
            person = self._context.notebook.people.get(self._person)
            role = person.role if person else self._context.role
            shown = shown_at_first(role, origin, unsafe=self._context.together_hidden)
            texts.setdefault("shown", SHOWN if shown else OWN)

    def usual(self, texts: Mapping[str, str], begun: Mapping[str, str]) -> str:
        """What may be more than wording is one's own, unless one has chosen otherwise; "" where it stays as it is."""
        if self.other is None or self._promise is not None or self.chosen:
            return ""
        own = begun["shown"] == OWN or self._context.wording.goes_unasked(_words_of(texts))
        shown = OWN if own else begun["shown"]
        return shown if shown != texts.get("shown") else ""

    def asks(self, texts: Mapping[str, str], begun: Mapping[str, str]) -> str:
        """What is to be asked before these texts are saved; "" for nothing."""
        return self._before_read.asks(_words_of(texts), _words_of(begun))

    def said(self, draft: Draft) -> str:
        """What stands beneath the choice."""
        if self._promise is not None and draft.shown:
            return words.shown_from_now(self.other or "")
        return words.seen_by(draft.shown, self.other or "")


def _words_of(texts: Mapping[str, str]) -> str:
    return "\n\n".join(text for name, text in texts.items() if name in ("act", *TEXTS) and text.strip())
