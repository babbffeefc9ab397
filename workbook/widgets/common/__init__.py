"""Widgets that every page uses: lists, fields, pickers, lines of keys, prose, themes.

`safe` is the only way from text that people typed to the screen.
"""
