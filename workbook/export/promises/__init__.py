"""Promises for other programs, out and back in: JSON, CSV, calendars, Taskwarrior, Loop and Harsh, plain text.

`incoming` is what every reader of foreign files stands on. For the verbs of import and export.
"""
