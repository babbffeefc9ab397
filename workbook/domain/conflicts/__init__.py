"""Conflicts: what triggers them, options and how they are ranked, trials and what came of them.

`conflict` puts them together. For content, store, widgets, screens.
"""
