"""The texts of a promise as they are kept."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbook.store.file import clean

if TYPE_CHECKING:
    from workbook.domain.promises.drafting import Draft


def cleaned_text(text: str) -> str:
    return clean.text(text).strip()


def cleaned_draft(draft: Draft) -> Draft:
    return replace(
        draft,
        act=clean.line(draft.act),
        cue=clean.line(draft.cue),
        smallest=cleaned_text(draft.smallest),
        noticed_by=cleaned_text(draft.noticed_by),
        obstacle=cleaned_text(draft.obstacle),
        plan=cleaned_text(draft.plan),
        need=cleaned_text(draft.need),
    )
