"""The workbook's file: typed collections over documents that are changed in transactions and can be undone.

`session` reads, changes and undoes; `notebook` composes the collections on it. Knows `domain` and `words`, never what
shows it. For screens and verbs.
"""
