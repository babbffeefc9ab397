"""Pieces of the screen: they get values and post messages that say what happened. They never meet the store.

Knows `domain`, `words` and Textual. For screens only.
"""
