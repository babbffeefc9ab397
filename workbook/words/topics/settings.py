"""Help on the settings file."""

TITLE = "the settings file: another key, another look"
TEXT = """
It need not exist. `workbook config init` begins one that names every setting and every key; `config path` says
where, `config show` what holds, `config check` finds each mistake with its line.

    day_begins = "3:00"
    lock_after = 10
    theme = "workbook-light"
    quick_exit = "ctrl+g"
    packs = ["~/from-ute"]
    [keys]
    "today.kept" = "k"

`packs` are folders with steps that a counsellor wrote for you; they come after the book's, with the name of who wrote
them. `workbook --content FOLDER` looks at one first, `workbook content check FOLDER` finds its faults.

`?` on the screen, then `i`, shows the name of each key of where you are. Terminals keep some keys to themselves:
`alt`, and `ctrl` with s, j, i, m, h, t, n, w.

Where zellij, tmux or VS Code keep keys for themselves, begin with what is known to collide:

    workbook config init --profile zellij
    workbook config init --profile tmux
    workbook config init --profile vscode
"""
