"""The book's content files read into domain values, with every fault and its remedy instead of the first one.

`book` is the door; `reading` is how a TOML table is read; `check` is what authors run. Knows `domain` and `words`. For
screens and verbs; the store never reads content.
"""
