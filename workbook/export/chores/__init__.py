"""A chore week for paper, calendars and other programs.

For the chore verbs and the screens that print or copy a week.
"""
