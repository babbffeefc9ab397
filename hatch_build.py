"""Built with the wheel: what completes `workbook` in bash, zsh and fish, and its manual page, where each is looked for.

Made from the parser by the program itself, which needs none of its dependencies for that, so they are never older
than the verbs.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PLACES = {
    "bash": "share/bash-completion/completions/workbook",
    "zsh": "share/zsh/site-functions/_workbook",
    "fish": "share/fish/vendor_completions.d/workbook.fish",
    "man": "share/man/man1/workbook.1",
}


class ShellFiles(BuildHookInterface[Any]):
    """Writes them to a temporary folder, from which they go into the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        self._folder = TemporaryDirectory()
        sys.path.insert(0, self.root)
        try:
            from workbook.verbs.shell_files import text_of
        finally:
            sys.path.remove(self.root)
        for name, place in PLACES.items():
            file = Path(self._folder.name, name)
            file.write_text(text_of(name), "utf-8")
            build_data["shared_data"][str(file)] = place

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        self._folder.cleanup()
