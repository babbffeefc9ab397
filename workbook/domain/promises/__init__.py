"""Promises: cadences, dues, marks, steadiness, what Today shows of them, and how one is made carefully.

`promise` and `mark` are the values; `due` is what falls due when, `marking` what may
be said of it. For store, export, widgets, screens and verbs.
"""
