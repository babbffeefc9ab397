"""A folder in which words have got everywhere they can get, and a search of every byte of it."""

from __future__ import annotations

import json
import os
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from tests.store.support import START, Clock, opened
from workbook.domain.promises.drafting import Draft
from workbook.domain.promises.promise import ME
from workbook.domain.promises.typed_cadence import parse_cadence
from workbook.domain.steps.answers import Text
from workbook.domain.steps.exercises import Write
from workbook.domain.steps.programme import Exercise
from workbook.store.file import files
from workbook.store.notebook import Notebook

STEP, EXERCISE = "own-it", "fact-line"
FACTS = Exercise(EXERCISE, "write", "The facts", "Write.", "Why.", "Like this.", 3, Write())
OTHER = Exercise("other", "write", "Another", "Write.", "Why.", "Like this.", 3, Write())
TODAY = date(2026, 11, 21)
ELSE = "What is to stay, every letter of it: “é 💔 密” and \\ and a line\nend."
SECRET = "the hotel in Ghent"


def promise(notebook: Notebook, act: str, **fields: Any) -> str:
    draft = Draft(act=act, cadence=parse_cadence("daily", TODAY), starts=TODAY - timedelta(days=10), **fields)
    return notebook.promises.add(draft, TODAY - timedelta(days=10)).id


def lived_in(folder: Path, secret: str = SECRET, days: int = 6) -> str:
    """Fill a folder, and return the id of the promise that holds the words."""
    clock = Clock(START - timedelta(days=days))
    notebook = opened(folder, clock=clock)
    notebook.answers.save(STEP, OTHER, ME, Text(ELSE))
    promise(notebook, "Ring at six")
    kept = promise(notebook, f"Tell about {' '.join(secret.split())} to nobody", cue=ELSE)
    for day in range(days):
        clock.now = START - timedelta(days=days - day)
        notebook.daily_backup()
        notebook.answers.save(STEP, FACTS, ME, Text(f"Day {day}. I went to {secret} twice."))
        notebook.answers.leave(STEP, FACTS, ME)
        notebook.promises.mark([notebook.promises.due_on(kept, clock.now.date(), TODAY).key], "kept", TODAY, by=ME,
                               note=f"{day} {secret}")  # fmt: skip
        clock.pass_by(hours=1)
    notebook.undo()
    notebook.redo()
    notebook.answers.save(STEP, OTHER, ME, Text(f"{ELSE} More."))
    notebook.drafts.keep(ME, f"change {kept}", {"act": f"Never again {secret}", "until": "2026-12-01"})
    notebook.drafts.keep(ME, "conflict", {"what": ELSE})
    with notebook.change("As it is today") as change:
        change.put("things", "a", {"text": ELSE})
    notebook.backup()
    notebook.close()
    main = files.main_file(folder)
    whole = main.read_bytes()
    (folder / "workbook.json.new").write_bytes(whole[: len(whole) // 2])
    (folder / "workbook.json.prev.new").write_bytes(whole)
    (folder / "backups" / "daily-2026-11-20.json.new").write_bytes(whole[:-100])
    (folder / "workbook.damaged-2026-11-19-101500.json").write_bytes(whole[:-20])
    (folder / "workbook.damaged-2026-11-18-101500.json").write_bytes(json.dumps(json.loads(whole)).encode()[:-20])
    (folder / "backups" / "hand-2026-11-17-101500.json").write_bytes(whole[:-20])
    (folder / "workbook.json~").write_bytes(whole)
    (folder / "backups" / "daily-2026-11-16.json.bak").write_bytes(whole)
    (folder / "workbook.sync-conflict-20261119-101500-ABC.json").write_bytes(
        json.dumps(json.loads(whole), indent=1).encode()
    )
    (folder / "unsaved-20261119-101500.txt").write_text(
        f"What was typed:\n\n[{EXERCISE}]\nI went to {secret}\n\n[other]\n{ELSE}\n\n", encoding="utf-8"
    )
    (folder / "workbook.unsaved-20261119.json").write_text(
        json.dumps({"texts": [f"Day 5. I went to {secret} twice.", f"5 {secret}", ELSE]})
    )
    faulty = json.loads(whole)
    faulty["answers"][f"{STEP}/torn/{ME}"] = f"no document: {secret}"
    faulty["_set_aside"] = {
        f"answers/{STEP}/{EXERCISE}/{ME}": {
            "table": "answers", "id": f"{STEP}/{EXERCISE}/{ME}", "text": json.dumps([f"torn, {secret}"])
        },
        "things/b": {"table": "things", "id": "b", "document": {"text": ELSE}},
    }  # fmt: skip
    main.write_text(json.dumps(faulty, separators=(",", ":")) + "\n", encoding="utf-8")
    for number, path in enumerate(sorted((folder / "backups").iterdir())):
        os.utime(path, (1_700_000_000 + number, 1_700_000_000 + number))
    return kept


def forms(words: str) -> set[bytes]:
    """The words as they may stand in bytes: as they are, escaped as JSON does, and escaped twice."""
    found: set[bytes] = set()
    for text in {words, " ".join(words.split())}:
        once = {json.dumps(text, ensure_ascii=escaped)[1:-1] for escaped in (True, False)}
        twice = {json.dumps(one, ensure_ascii=escaped)[1:-1] for one in once for escaped in (True, False)}
        found |= {form.lower().encode("utf-8", "surrogatepass") for form in {text, *once, *twice}}
    return found


def holding(folder: Path, words: str) -> list[str]:
    """The names of the files below `folder` in whose bytes the words stand, however they are written."""
    wanted = forms(words)
    return sorted(
        path.name
        for path in folder.rglob("*")
        if path.is_file() and any(form in (data := path.read_bytes().lower()) or form in data for form in wanted)
    )
