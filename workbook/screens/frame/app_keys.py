"""The keys that work on every page, and the names by which the settings change them."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from workbook.words.common import copying, editing, find, forget, home, jot, lock, paper, who
from workbook.words.common import frame as words

KEYS: list[BindingType] = [
    *(
        Binding(str(number), f"go('{mode}')", title, show=False, id=f"go.{mode}", tooltip=words.GO_TIP[mode])
        for number, (mode, title) in enumerate(words.MODES.items(), 1)
    ),
    Binding("u", "undo", words.UNDO, id="app.undo", tooltip=words.UNDO_TIP),
    Binding("U", "redo", words.REDO, show=False, id="app.redo", tooltip=words.REDO_TIP),
    Binding("slash", "find", find.KEY, show=False, key_display="/", id="app.find", tooltip=find.TIP),
    Binding("J", "jot", jot.KEY, show=False, id="app.jot", tooltip=jot.TIP),
    Binding("F", "forget", forget.WORDS_KEY, show=False, id="app.forget", tooltip=forget.WORDS_TIP),
    Binding("P", "who", who.PERSON, show=False, id="app.person", tooltip=who.PERSON_TIP),
    Binding("W", "paper", paper.KEY, show=False, id="app.paper", tooltip=paper.TIP),
    Binding("O", "phone", home.KEY, show=False, id="app.phone", tooltip=home.TIP),
    Binding("question_mark", "keys", words.KEYS, key_display="?", id="app.keys", tooltip=words.KEYS_TIP),
    Binding("ctrl+p", "command_palette", words.PALETTE, id="app.palette", tooltip=words.PALETTE_TIP),
    Binding("ctrl+e", "editor", editing.KEY, show=False, priority=True, id="app.editor", tooltip=editing.TIP),
    Binding("y", "copy", copying.KEY, show=False, id="app.copy", tooltip=copying.TIP),
    Binding("ctrl+z", "to_shell", copying.TO_SHELL, show=False, id="app.to-shell", tooltip=copying.TO_SHELL_TIP),
    Binding("ctrl+l", "lock", lock.LOCK, show=False, priority=True, id="app.lock", tooltip=lock.LOCK_TIP),
    Binding("ctrl+q", "quit", words.QUIT, priority=True, id="app.quit", tooltip=words.QUIT_TIP),
    Binding("ctrl+g", "leave_now", words.LEAVE_NOW, show=False, priority=True, id="app.leave-now",
            tooltip=words.LEAVE_NOW_TIP),
]  # fmt: skip
