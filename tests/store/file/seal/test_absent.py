"""Without the library: a sentence that says how to get it; with it: not imported before it is needed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

MODULES = "errors", "header", "passphrase", "age", "identity", "identity_files", "inner", "keys", "steps"


def run(program: str) -> str:
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60)
    assert result.returncode == 0, result.stderr
    return result.stdout


def test_nothing_is_imported_before_it_is_needed() -> None:
    imports = "".join(f"import workbook.store.file.seal.{name}\n" for name in MODULES)
    assert run(f"import sys\n{imports}print([n for n in sys.modules if 'pyrage' in n])") == "[]\n"


def test_an_open_workbook_does_not_load_any_of_it(tmp_path: Path) -> None:
    program = (
        "import sys, pathlib\n"
        "from workbook.store.notebook import Notebook\n"
        f"Notebook.open(pathlib.Path({str(tmp_path)!r})).close()\n"
        "print([n for n in sys.modules if 'seal' in n or 'pyrage' in n])"
    )
    assert run(program) == "[]\n"


def test_where_it_is_missing_the_sentence_says_how_to_get_it() -> None:
    program = (
        "import sys\n"
        "sys.modules['pyrage'] = None\n"
        "from workbook.store.file.seal import age\n"
        "from workbook.store.file.seal.errors import NotInstalled\n"
        "from workbook.store.file.seal.identity import Identity\n"
        "assert not age.available()\n"
        "try: Identity.new()\n"
        "except NotInstalled as error: print(error)"
    )
    told = run(program)
    assert "pip install 'workbook[seal]'" in told
    assert "age -d -i identity-NAME.age workbook.json.age" in told
