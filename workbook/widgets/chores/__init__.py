"""Widgets of the chore week: the week grid, the lists of the household form, availability and ratings.

`week_messages` is what they post.
"""
