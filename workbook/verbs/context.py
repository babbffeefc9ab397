"""What every shell verb gets: its arguments, today's date, a lazily opened Notebook, and where to write."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbook import paths

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from workbook.store.notebook import Notebook

JSON_FORMAT = 1
Run = Callable[["Context"], int]
AddVerb = Callable[..., "ArgumentParser"]  # add(name, help=…, run=…) → the verb's own parser


@dataclass
class Context:
    """One call of one verb. Data goes to standard output (`say`, `json`), talk to standard error (`tell`)."""

    args: Namespace
    today: date
    clock: Callable[[], date]
    _notebook: Notebook | None = field(default=None, repr=False)

    @property
    def data(self) -> Path:
        return paths.data_folder(getattr(self.args, "data", None))

    @property
    def content(self) -> Path:
        return paths.content_folder(getattr(self.args, "content", None))

    @property
    def as_json(self) -> bool:
        return bool(getattr(self.args, "json", False))

    @property
    def may_ask(self) -> bool:
        """True when a question may be put to a person: a terminal, and no --no-input."""
        return not getattr(self.args, "no_input", False) and sys.stdin.isatty()

    @property
    def notebook(self) -> Notebook:
        """The workbook's data, opened at first use; raises a WorkbookError with a sentence when it cannot be."""
        if self._notebook is None:
            from workbook.store.notebook import Notebook

            self._notebook = Notebook.open(self.data)
        return self._notebook

    def close(self) -> None:
        if self._notebook is not None:
            self._notebook.close()
            self._notebook = None

    def say(self, text: str = "") -> None:
        print(text)

    def tell(self, text: str) -> None:
        print(text, file=sys.stderr)

    def json(self, **values: Any) -> None:
        print(json.dumps({"format": JSON_FORMAT, **values}, ensure_ascii=False, indent=1, default=str))
