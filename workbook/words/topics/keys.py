"""Help on the keys of the screen."""

TITLE = "the keys of the full screen"
TEXT = """
`?` shows the keys of where you are, and there `i` shows the name of each, for the settings file. The line at the
foot names those that matter most now.

- `1` Today, `2` Steps, `3` Promises, `4` Plans, `5` Journey
- arrows or `j` `k` go through a list, `enter` opens, `escape` goes back, `tab` goes to the next field
- `u` takes back your own last change, `U` does it again
- `ctrl+p` finds anything by its name, `/` finds words in all you wrote and in the book
- `J` catches a line in passing, `ctrl+e` takes a text to your own editor
- `P` somebody else sits down, `W` writes a sheet to print, `O` opens the page for the phone, `F` forgets words for
  good
- `ctrl+l` locks a sealed workbook, `ctrl+q` closes, `ctrl+g` leaves at once: everything is saved, the screen
  clears, nothing is printed

On Today: `space` marks kept, `t` late, `m` missed, `n` that it did not come up; `r` moves to another day, `a` makes a
promise.

Every key can be another one: `workbook config init` writes a file with the name of each. `workbook help settings`
tells how, and what to do where the terminal keeps keys for itself.
"""
