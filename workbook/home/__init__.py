"""The page for the other's phone: a small web page of forms, for one person of the workbook, on the home network.

It knows the Notebook and no screen. `door` says who may come in, `listener` keeps slow and wrong callers off, `views`
draw, `acts` do, `site` brings them together. Nothing of it is imported before somebody opens it.
"""
