"""How an open window hears that something was forgotten elsewhere: what it still shows must not be written back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.store.file.errors import StoreError
from workbook.store.file.tables import ABOUT, FORGETTINGS
from workbook.words.common import forget as words

if TYPE_CHECKING:
    from workbook.store.session import Session


class Forgotten(StoreError):
    """What was to be written holds what has been forgotten since it was read. Nothing was written."""

    def __init__(self) -> None:
        super().__init__(words.ELSEWHERE)


def forgettings(session: Session) -> int:
    """How often something has been forgotten in this workbook."""
    count = (session.get(ABOUT, FORGETTINGS) or {}).get("count")
    return count if type(count) is int else 0
