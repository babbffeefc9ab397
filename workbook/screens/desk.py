"""What every screen works with: the Notebook, the book's content, today's date, the settings file."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from workbook.config import Config

if TYPE_CHECKING:
    from workbook.domain.people import Person
    from workbook.store.notebook import Notebook


@dataclass
class Desk:
    """One for the whole app. `today` moves when midnight passes; screens read it each time they draw."""

    notebook: Notebook
    content: Path
    today: date
    config: Config = field(default_factory=Config)
    _programme: object = None

    @property
    def person(self) -> Person | None:
        """Who sits in front: the one chosen, else the one who is rebuilding; None before the first run."""
        return self.notebook.people.current()
