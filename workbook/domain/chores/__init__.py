"""Households and chore weeks: the values, how a household is filled in and read, how heavy a chore is for whom.

Who does what when is found in `planning`. For planning, store, export, widgets, screens and verbs.
"""
