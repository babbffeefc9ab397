"""What is said about the chore week: by the planner, on its page, in the household form, in the shell.

`plan` is what all of these share.
"""
