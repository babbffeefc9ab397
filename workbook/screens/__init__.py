"""Pages and dialogs: each gets the Notebook, shows widgets, and makes one change for what they report.

Built by `app`, which is the only one to import them.
"""
