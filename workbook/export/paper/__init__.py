"""Sheets of paper: what stands on each (a module a sheet), and how a sheet is written (HTML, text, Markdown, PDF).

For the verb `print` and the keys of the pages. A sheet is a value that says what is on it, so that one look at it as
text is a look at exactly what will be printed.
"""
